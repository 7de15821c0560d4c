"""On what the fire brigade needs nothing stands, not even what could be carried away."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.things import FLUSH
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.fire_sources import MBO_KEPT_FREE
from baukasten.checks.repair import carried_off
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line
from baukasten.phrase import _
from baukasten.plan import ItemId, Line, State

RULE = Rule(
    "F14", _("The ways of the fire brigade are kept free"), Severity.MUST, MBO_KEPT_FREE,
    (
        Example("yard 30 x 20; path 0,10 to 30,10 width 3.5 of drive; bench 15,13", 0),
        Example("yard 30 x 20; path 0,10 to 30,10 width 3.5 of drive; bench 15,12", 1),
        Example("yard 30 x 20; set up 5,5 to 10.5,16; bin 8,8", 1),
        Example("yard 30 x 20; path 0,10 to 30,10 width 3.5 of drive; hedge 15,0 to 15,20", 1),
        Example("yard 30 x 20; bench 15,10", 0),
    ),
)
REACH = 0.1
LITTLE = 1e-4
"""Square metres that may reach in, by rounding."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for shape in _stands(case, item) if case.kept_free else ():
        for lane, (_use, area) in case.kept_free.items():
            if area.intersects(shape) and shapely.intersection(area, shape).area > LITTLE:
                text = _(
                    "The fire brigade needs {lane} at once and cannot carry things off it first: {name} stands on it.",
                    lane=case.name(lane), name=case.name(item),
                )
                yield broken(RULE, (item, lane), shapely.intersection(area, shape), text)
                return


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What stands there is carried off."""
    item, lane = finding.items
    for thing in case.by_item.get(item, ()):
        if (change := carried_off(case, item, thing.shape, case.kept_free[lane][1], 0.0)) is not None:
            yield change


def _stands(case: Case, item_id: ItemId) -> Iterator[BaseGeometry]:
    """What of an item nobody drives over."""
    yield from (thing.shape for thing in case.by_item.get(item_id, ()))
    item, element = case.snapshot.plan.items[item_id], case.element(item_id)
    if isinstance(item, Line) and item.state is not State.REMOVE and element and element.size[2] > FLUSH:
        yield line(item.points).buffer(max(element.size[1], 20) / 2000, cap_style="flat")
