"""One play element at least has soft ground that wheels roll on: in sand and bark they stop."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.materials import soft_material
from baukasten.checks.repair import laid
from baukasten.checks.sources import PLAY_PRACTICE
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.impact import needs_softening
from baukasten.phrase import _

RULE = Rule(
    "A71", _("One play element has soft ground that wheels roll on"), Severity.HINT, PLAY_PRACTICE,
    (
        Example("yard 20 x 20", 0),
        Example("yard 20 x 20; rocker 10,10", 0),
        Example("yard 20 x 20; sand 5,5 to 15,15; platform 10,10", 1),
        Example("yard 40 x 20; sand 5,5 to 15,15; platform 10,10; rubber 20,0 to 40,20; platform 30,10", 0),
        Example("yard 20 x 20; sandpit 10,10", 0),
    ),
)
MOST = 0.9
"""Share of the impact area that wheels have to roll on."""


def check(case: Case) -> Iterator[Finding]:
    found = [item for item, (_placed, element, _area) in case.playing.items() if element.play and needs_softening(element.play)]
    if not found or any(_rolls(case, item) for item in found):
        return
    text = _(
        "A child in a wheelchair gets stuck around every play element, all stand in loose or soft ground: {names}. Rubber "
        "around one of them helps.",
        names=case.names(found),
    )
    yield broken(RULE, found, case.at(found[0]), text)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Rubber is laid around one of them, the smallest area first."""
    for item in sorted(finding.items, key=lambda item: case.playing[item][2].area):
        _placed, element, area = case.playing[item]
        material = soft_material(case, element.play.fall_height, rolls=True) if element.play else None
        if material and (change := laid(case, material, area)) is not None:
            yield change


def _rolls(case: Case, item: int) -> bool:
    area = case.playing[item][2]
    rolling = sum(cover.shape.intersection(area).area for cover in case.under(area) if cover.ground.walkable and cover.ground.rolls)
    return bool(rolling >= MOST * area.area)
