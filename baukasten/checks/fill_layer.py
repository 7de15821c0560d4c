"""What softens a fall lies thick enough for its height: the table of fall grounds, by material and layer.

Whether the ground is meant to soften a fall at all is for P03; here it is asked whether so thick a layer can.
"""

from collections.abc import Iterator

import shapely

from baukasten.access.covers import Cover
from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_fallen_from
from baukasten.checks.materials import soft_material
from baukasten.checks.play_sources import FALL_TABLE
from baukasten.checks.repair import laid
from baukasten.element import Play
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.impact import JOINT, LOOSE, layer_for, needs_softening, softened
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P20", _("Soft ground lies thick enough"), Severity.MUST, FALL_TABLE,
    (
        Example("yard 20 x 20; sand 5,5 to 15,15; tower at 2 10,10", 0),
        Example("yard 20 x 20; thin sand 5,5 to 15,15; tower at 2 10,10", 1),
        Example("yard 20 x 20; thin sand 5,5 to 15,15; tower at 0.6 10,10", 0),
        Example("yard 20 x 20; old sand 5,5 to 15,15; tower at 2 10,10", 1),
        Example("yard 20 x 20 of lawn; tower at 1.5 10,10", 0),
        Example("yard 20 x 20; rubber 5,5 to 15,15; tower at 2.5 10,10", 0),
    ),
)
ALSO = ("P21", "P22", "P23", "P24", "P25", "P26", "P27", "P28")
"""The table's other rows, and the volume that loose fill takes."""
concerns = is_fallen_from
REACH = 6.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    if item not in case.playing:
        return
    placed, element, area = case.playing[item]
    play = element.play
    if play is None or not needs_softening(play):
        return
    # What is too hard by its own account has been told of by P03.
    soft = [cover for cover in case.under(area) if cover.known and cover.ground.softens >= max(play.fall_height, 1)]
    for cover in soft:
        part = shapely.intersection(cover.shape, area)
        if part.area > JOINT and (found := _finding(case, item, play, cover, part.area)):
            yield found
            return


def _finding(case: Case, item: ItemId, play: Play, cover: Cover, area: float) -> Finding | None:
    ground, at = cover.ground, case.playing[item][0].at
    if ground.fill is None or (ground.fill in LOOSE and ground.layer is None):
        text = _(
            "The catalogue does not say what the soft ground under {name} is made of and how thick it lies.",
            name=case.name(item),
        )
        return cannot(RULE, text, (item,), at)
    layer: Millimetre = ground.layer or 0
    if softened(ground.fill, layer) >= play.fall_height:
        return None
    if ground.fill not in LOOSE:
        text = _(
            "The ground under {name} is not soft enough: it may lie under a fall of {measured}, a child falls {needed}.",
            name=case.name(item), measured=Length(softened(ground.fill, layer)), needed=Length(play.fall_height),
        )
        return broken(RULE, (item,), at, text, softened(ground.fill, layer) / 1000, play.fall_height / 1000, "m")
    needed = layer_for(play.fall_height)
    text = _(
        "The loose ground under {name} lies {measured} thick; for a fall of {height} {needed} are needed, that "
        "is {missing} m³ more.",
        name=case.name(item), measured=Length(layer), height=Length(play.fall_height), needed=Length(needed),
        missing=round(area * (needed - layer) / 1000, 1),
    )
    return broken(RULE, (item,), at, text, layer / 1000, needed / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Ground whose layer is known to be thick enough."""
    _placed, element, area = case.playing[finding.items[0]]
    if element.play and (material := soft_material(case, element.play.fall_height, element.play.inclusive)):
        if change := laid(case, material, area):
            yield change
