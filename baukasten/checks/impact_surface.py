"""Under play elements the ground is soft enough for the height a child may fall from."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_fallen_from
from baukasten.checks.materials import soft_material
from baukasten.checks.repair import laid
from baukasten.checks.sources import EN_1176_1_SURFACES
from baukasten.element import Play
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import common
from baukasten.impact import JOINT, needs_softening
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "P03", _("The ground under play elements is soft enough"), Severity.MUST, EN_1176_1_SURFACES,
    (
        Example("yard 20 x 20; tower at 0.6 10,10", 0),
        Example("yard 20 x 20; tower at 0.61 10,10", 1),
        Example("yard 20 x 20; rocker 10,10", 1),
        Example("yard 20 x 20 of lawn; tower at 1.4 10,10", 0),
        Example("yard 20 x 20 of topsoil; tower at 1.4 10,10", 1),
        Example("yard 20 x 20; sand 5,5 to 15,15; tower at 2 10,10", 0),
        Example("yard 20 x 20; sand 5,5 to 15,15; tower at 2.1 10,10", 1),
        Example("yard 20 x 20; chips 5,5 to 15,15; tower at 3 10,10", 0),
        Example("yard 20 x 20; sand 9,9 to 11,11; platform 10,10", 1),
    ),
)
concerns = is_fallen_from
REACH = 6.0
"""Metres: the impact area of the longest swing."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    if item not in case.playing:
        return
    placed, element, area = case.playing[item]
    play = element.play
    if play is None or not needs_softening(play):
        return
    hard, unknown = _hard(case, play, area)
    if hard.area > JOINT:
        text = _(
            "Under {name} the ground is too hard for a fall of {height}: {missing} m² of soft ground are missing.",
            name=case.name(item), height=Length(play.fall_height), missing=round(hard.area, 1),
        )
        # Told as a share, so that the same hard ground is not worse where more of the area lies on the plot.
        within = common(case.ground.boundary, area).area
        yield broken(RULE, (item,), hard, text, round(max(0.0, 100 * (1 - hard.area / within)), 1), 100.0, "%")
    elif unknown.area > JOINT:
        text = _("The site does not say what the ground under {name} is made of.", name=case.name(item))
        yield cannot(RULE, text, (item,), placed.at)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Ground that is soft enough, as large as the impact area; one that wheels roll on where loose ground would be in their way."""
    _placed, element, area = case.playing[finding.items[0]]
    play = element.play
    kinds = [soft_material(case, play.fall_height, rolls) for rolls in (play.inclusive, True)] if play else []
    for material in dict.fromkeys(filter(None, kinds)):
        if change := laid(case, material, area):
            yield change


def _hard(case: Case, play: Play, area: BaseGeometry) -> tuple[BaseGeometry, BaseGeometry]:
    """The part of an area that does not soften the fall, and the part of which nobody knows."""
    hard, unknown = [], []
    for cover in case.under(area):
        if not cover.known:
            unknown.append(common(cover.shape, area))
        elif cover.ground.softens < max(play.fall_height, 1):
            hard.append(common(cover.shape, area))
    return shapely.union_all(hard), shapely.union_all(unknown)
