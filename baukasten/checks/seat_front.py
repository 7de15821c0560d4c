"""Before every seat there is room for legs, and a wheelchair gets there: one metre, free of other things."""

from collections.abc import Iterator

import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_seat
from baukasten.checks.repair import carried_off, searched
from baukasten.checks.sources import EFA_2002
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A47", _("Before every seat there is room for legs"), Severity.SHOULD, EFA_2002,
    (
        Example("yard 20 x 20; bench 10,10", 0),
        Example("yard 20 x 20; bench 10,10; bin 10,11.54", 1),
        Example("yard 20 x 20; bench 10,10; bin 10,11.55", 0),
        Example("yard 20 x 20; bench 10,10; table 10,10.7", 0),
        Example("yard 20 x 20; house 0,12 to 20,20; bench 10,10.71", 1),
        Example("yard 20 x 20; bench 10,10 kept; house 0,11.2 to 20,20", 1),
    ),
)
concerns = is_seat
REACH = 2.0
FREE: Millimetre = 1000
LITTLE = 0.002
"""Square metres that may be missing: what is drawn to the norm must pass."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        # At a table one sits with the legs under it.
        if thing.element.seat and thing.element.room and not thing.element.table:
            zone = thing.front(FREE)
            taken = _taken(case, item, zone)
            if taken.area > LITTLE:
                front = thing.front(1)
                measured = front.distance(taken) + 0.001 if not front.intersects(taken) else 0.0
                text = _(
                    "Before {name} there is too little room for legs and for people who come by: {measured}, {needed} "
                    "are needed.",
                    name=case.name(item), measured=Length(measured * 1000), needed=Length(FREE),
                )
                yield broken(RULE, (item,), taken, text, round(measured, 3), FREE / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What stands there goes aside, else the seat itself."""
    item = finding.items[0]
    for thing in case.by_item[item]:
        zone = thing.front(FREE)
        for other in case.ground.near(zone):
            if other.item in case.by_item and _counts(case, item, other.item):
                if (change := carried_off(case, other.item, other.shape, zone, 0.0)) is not None:
                    yield change
        if (change := searched(case, item, lambda dx, dy: _taken(case, item, translate(zone, dx, dy)).area <= LITTLE)):
            yield change


def _taken(case: Case, item: ItemId, zone: BaseGeometry) -> BaseGeometry:
    """What of a zone others stand on; a table is where one sits at."""
    near = [o.shape for o in case.ground.near(zone) if o.item is None or _counts(case, item, o.item)]
    return shapely.intersection(shapely.union_all(near), zone) if near else shapely.Polygon()


def _counts(case: Case, item: ItemId, other: ItemId) -> bool:
    element = case.element(other)
    return other != item and not (element and element.table)
