"""Bikes can be parked and taken out: hoops long enough, 1.20 m apart, off the wall, with an aisle of 2 m."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Obstacle
from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import ADFC_PARKING
from baukasten.checks.swap import swaps
from baukasten.element import BikeStand, Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Outline, Point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A54", _("Bikes can be parked and taken out"), Severity.HINT, ADFC_PARKING,
    (
        Example("yard 20 x 20; hoop 10,10; hoop 11.2,10", 0),
        Example("yard 20 x 20; hoop 10,10; hoop 11.19,10", 1),
        Example("yard 20 x 20; short hoop 10,10", 1),
        Example("yard 20 x 20; hoop 10,10; house 10.85,0 to 20,20", 0),
        Example("yard 20 x 20; hoop 10,10; house 10.27,0 to 20,20", 1),
        Example("yard 20 x 20; hoop 10,10; house 0,13 to 20,20", 0),
        Example("yard 20 x 20; hoop 10,10; house 0,12.99 to 20,20; house 0,0 to 20,8.9", 1),
        Example("yard 20 x 20; hoop 10,10 kept; hoop 10.5,10 kept", 0),
    ),
)
REACH = 4.5
SHORT, LONG = 800, 1200
SPACING: Millimetre = 1200
WALL: Millimetre = 250
AISLE: Millimetre = 2000
TOLERANCE = 0.001


def concerns(element: Element) -> bool:
    return element.bike_stand is not None


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        if (stand := thing.element.bike_stand) and case.is_chosen(item):
            yield from _length(case, thing, stand)
            yield from _neighbours(case, thing)
            yield from _wall(case, thing, stand)
            yield from _aisle(case, thing)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The hoop goes aside; another hoop where it is too short."""
    item = finding.items[0]
    thing = case.by_item[item][0]
    stand = thing.element.bike_stand
    if stand is None:
        return
    for other in case.ground.near(thing.shape, AISLE / 1000):
        gap = _gap_to(case, thing, stand, other)
        shape = _hoop(thing, stand) if gap and other.item is None else thing.shape
        if gap is not None and (change := carried_off(case, item, shape, other.shape, gap)) is not None:
            yield change
    yield from swaps(case, item, lambda e: bool(e.bike_stand and not e.bike_stand.cargo and SHORT <= e.bike_stand.length <= LONG))


def _gap_to(case: Case, thing: Thing, stand: BikeStand, other: Obstacle) -> float | None:
    """Metres to leave to something near; None to what it may stand beside."""
    if other.item == thing.item:
        return None
    if other.item is None:
        return WALL / 1000 if other.shape.distance(_hoop(thing, stand)) < WALL / 1000 else None
    return 0.0 if _is_stand(case, other.item) else None


def _length(case: Case, thing: Thing, stand: BikeStand) -> Iterator[Finding]:
    if not stand.cargo and not SHORT <= stand.length <= LONG:
        text = _(
            "A bike does not stand well at {name}: the hoop is {measured} long, from {low} to {high} is right.",
            name=case.name(thing.item), measured=Length(stand.length), low=Length(SHORT), high=Length(LONG),
        )
        needed = SHORT if stand.length < SHORT else LONG
        yield broken(RULE, (thing.item,), thing.at, text, stand.length / 1000, needed / 1000, "m")


def _neighbours(case: Case, thing: Thing) -> Iterator[Finding]:
    for other in case.ground.near(thing.shape):
        # Each pair is told of once, by the one that came later.
        if other.item is None or other.item >= thing.item or not _is_stand(case, other.item):
            continue
        there = case.by_item[other.item][0]
        if shapely.intersection(thing.shape.buffer(-TOLERANCE), other.shape).area > 0.001:
            apart = thing.at.distance(there.at)
            text = _(
                "Bikes at {name} and {other} are in each other's way: the hoops are {measured} apart, {needed} are needed.",
                name=case.name(thing.item), other=other.name, measured=Length(apart), needed=Length(SPACING),
            )
            yield broken(RULE, (thing.item, other.item), thing.at, text, round(apart / 1000, 3), SPACING / 1000, "m")


def _wall(case: Case, thing: Thing, stand: BikeStand) -> Iterator[Finding]:
    hoop = _hoop(thing, stand)
    for other in case.ground.near(hoop, WALL / 1000 - TOLERANCE):
        if other.item is None:
            measured = round(other.shape.distance(hoop), 3)
            text = _(
                "A bike cannot lean on {name}: it is {measured} from {other}, {needed} are needed.",
                name=case.name(thing.item), other=other.name, measured=Length(measured * 1000), needed=Length(WALL),
            )
            yield broken(RULE, (thing.item,), thing.at, text, measured, WALL / 1000, "m")
            return


def _aisle(case: Case, thing: Thing) -> Iterator[Finding]:
    """On one of its two sides at least bikes can be wheeled in and out."""
    free = [_free_before(case, thing, turned) for turned in (1, -1)]
    if max(free) < AISLE / 1000 - TOLERANCE:
        text = _(
            "Bikes cannot be wheeled out of {name}: an aisle of {needed} is needed before or behind it, there are {measured}.",
            name=case.name(thing.item), measured=Length(max(free) * 1000), needed=Length(AISLE),
        )
        yield broken(RULE, (thing.item,), thing.at, text, round(max(free), 3), AISLE / 1000, "m")


def _free_before(case: Case, thing: Thing, way: int) -> float:
    """Metres before the front (1) or behind the back (-1) to the first thing in the way."""
    west, south, east, north = thing.element.footprint.bounds
    edge = north if way > 0 else south
    middle = Point((west + east) // 2, edge + way * AISLE // 2)
    zone = thing.outline(Outline.rectangle(2 * WALL, AISLE, middle))
    line = thing.outline(Outline.rectangle(2 * WALL, 2, Point(middle.x, edge)))
    near = [o.shape for o in case.ground.near(zone) if o.item != thing.item and shapely.intersection(o.shape, zone).area > 0.001]
    return min((round(max(0.0, s.distance(line) + TOLERANCE), 3) for s in near), default=AISLE / 1000)


def _hoop(thing: Thing, stand: BikeStand) -> BaseGeometry:
    return thing.outline(Outline.rectangle(max(thing.element.size[0], 20), stand.length))


def _is_stand(case: Case, item: ItemId) -> bool:
    element = case.element(item)
    return bool(element and element.bike_stand)
