"""No kerb higher than 3 cm and no steps bar the way of wheels."""

from collections.abc import Iterator

from baukasten.access.ground import Obstacle
from baukasten.access.reach import Hindrance
from baukasten.checks.case import Case, broken, no_entrance
from baukasten.checks.sources import DIN_18040_3_UNREAD
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import _
from baukasten.plan import ItemId

RULE = Rule(
    "A33", _("No high kerb and no steps on the way"), Severity.SHOULD, DIN_18040_3_UNREAD,
    (
        Example("yard 20 x 20; entrance 0,10; bench 15,10; kerb 10,0 to 10,20 height 0.12", 1),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; kerb 10,0 to 10,20 height 0.03", 0),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; kerb 10,0 to 10,15 height 0.12", 0),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; steps 10,0 to 10,20 width 1", 1),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; kerb 10,0 to 10,20 height 0.12; ramp 9,8 to 11,12", 0),
    ),
)


def check(case: Case) -> Iterator[Finding]:
    if not case.ground.entrances:
        yield no_entrance(RULE)
        return
    behind: dict[int, tuple[Obstacle | None, Point, list[ItemId]]] = {}
    for way in case.reached:
        if way.hindrance is Hindrance.BARRIER:
            behind.setdefault(id(way.barrier), (way.barrier, way.place, []))[2].append(way.item)
    for barrier, place, found in behind.values():
        items = tuple(dict.fromkeys(found))
        name = barrier.name if barrier else _("steps")
        text = _("Wheels cannot get over: {barrier}. Behind it: {names}.", barrier=name, names=case.names(items))
        yield broken(RULE, items, place, text)
