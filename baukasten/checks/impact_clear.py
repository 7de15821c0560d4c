"""Where a child may fall nothing hard stands."""

from collections.abc import Iterator

from baukasten.access.ground import Obstacle, Step
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_fallen_from
from baukasten.checks.repair import carried_off
from baukasten.checks.soft_ground import with_ground
from baukasten.checks.sources import EN_1176_1
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import common
from baukasten.phrase import _
from baukasten.plan import ItemId

RULE = Rule(
    "P04", _("Nothing hard stands where a child may fall"), Severity.MUST, EN_1176_1,
    (
        Example("yard 20 x 20; platform 10,10; bench 10,13", 0),
        Example("yard 20 x 20; platform 10,10; bench 10,12", 1),
        Example("yard 20 x 20; platform 10,10; fence 5,11.5 to 15,11.5", 1),
        Example("yard 20 x 20; platform 10,10; kerb 5,11.5 to 15,11.5 height 0.12", 1),
        Example("yard 20 x 20; platform 10,10; tree 11.5,10", 1),
        Example("yard 20 x 20; platform 10,10; platform 12,10", 0),
    ),
)
DEEP = 0.005
"""Metres: things may touch the edge of the area."""


concerns = is_fallen_from
REACH = 6.0
"""Metres: the impact area of the longest swing."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    if item not in case.playing:
        return
    for obstacle in _hard(case, item):
        yield _finding(case, item, obstacle)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The obstacle steps aside; the play element where the obstacle cannot, with soft ground where it comes to stand."""
    item, *other = finding.items
    for obstacle in _hard(case, item):
        if obstacle.item == (other[0] if other else None):
            yield from _apart(case, item, obstacle)


def _hard(case: Case, item: ItemId) -> Iterator[Obstacle | Step]:
    """What stands in an item's impact area. Other play elements are for P05."""
    area = case.playing[item][2]
    near = [o for o in case.ground.closed_to_wheels.within(area.bounds) if o.item not in case.playing]
    within = area.buffer(-DEEP) if near else area
    return (obstacle for obstacle in near if obstacle.shape.intersects(within))


def _finding(case: Case, item_id: ItemId, obstacle: Obstacle | Step) -> Finding:
    area = case.playing[item_id][2]
    items = (item_id,) if obstacle.item is None else (item_id, obstacle.item)
    text = _(
        "A child who falls from {name} may hit: {obstacle}. The impact area must be clear.",
        name=case.name(item_id), obstacle=obstacle.name,
    )
    stands = common(area, obstacle.shape)
    return broken(RULE, items, stands, text, round(stands.area, 3), 0.0, "m²")


def _apart(case: Case, item: ItemId, obstacle: Obstacle | Step) -> Iterator[Change]:
    area = case.playing[item][2]
    if obstacle.item in case.by_item and obstacle.item is not None:
        if change := carried_off(case, obstacle.item, obstacle.shape, area, 0.0):
            yield change
    if change := carried_off(case, item, area, obstacle.shape, 0.0):
        yield change
        if more := with_ground(case, item, change):
            yield more
