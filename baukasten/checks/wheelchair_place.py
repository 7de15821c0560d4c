"""Beside a bench there is room for somebody in a wheelchair to sit with the others."""

import math
from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from baukasten.access.passable import TOLERANCE, Going
from baukasten.access.reach import PASS
from baukasten.access.things import Thing, bounds
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_seat
from baukasten.checks.materials import rolling_material
from baukasten.checks.repair import NEARBY, laid, own_shape, searched
from baukasten.checks.room import free_near, rolling_near
from baukasten.checks.square_room import clear
from baukasten.checks.sources import DIN_18040_1_UNREAD
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A45", _("A wheelchair has a place beside every bench"), Severity.HINT, DIN_18040_1_UNREAD,
    (
        Example("yard 20 x 20; bench 10,10", 0),
        Example("yard 20 x 20; bench 10,10; bin 11.3,10; bin 8.7,10", 1),
        Example("yard 20 x 20; bench 10,10; bin 11.3,10", 0),
        Example("yard 20 x 20; lawn 5,5 to 15,10.2; bench 10,10", 1),
        Example("yard 2.70 x 20; bench 0.9,10", 0),
        Example("yard 2.69 x 20; bench 0.9,10", 1),
    ),
)
WIDE: Millimetre = 900
LONG: Millimetre = 1300
concerns = is_seat
REACH = 1.6
FAR = 2.5
"""Metres around a bench in which its places lie."""
ALONG = (0, 100, -100, 200, -200, 300, -300, 400, -400)
"""Millimetres by which the place may stand forward or back of the bench's front edge."""
ASIDE = (0, 100, 200)
"""Millimetres between bench and place."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        seat = thing.element.seat
        # What no wheelchair gets to at all is told of by A02.
        if seat and seat.places >= 2 and case.is_reached(item):
            if not any(_is_entered(case, place) for place in _free_places(case, thing)):
                text = _(
                    "Beside {name} there is no free, firm place for a wheelchair: {wide} by {long} are needed at one of its ends.",
                    name=case.name(item), wide=Length(WIDE), long=Length(LONG),
                )
                yield broken(RULE, (item,), thing.at, text, None, WIDE / 1000, "m")


def stirred(case: Case, before: Case) -> Iterator[ItemId]:
    """Where a place may have been cut off or tied to an entrance, however far away the change is."""
    seats = case.made(concerns)
    west, south, east, north = shapely.bounds([thing.covers for thing in seats]).reshape(-1, 4).T
    around = shapely.box(west - REACH, south - REACH, east + REACH, north + REACH)
    now, then = (of.ways.at(Going.WHEELS, PASS) for of in (case, before))
    return (thing.item for thing, is_stirred in zip(seats, now.stirred(around, then), strict=True) if is_stirred)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A place is laid beside it where only the ground is wrong; else it is carried to where there is one."""
    for thing in case.by_item[finding.items[0]]:
        for change in (_paved(case, thing), _moved(case, thing)):
            if change is not None:
                yield change


def free_place(case: Case, thing: Thing) -> BaseGeometry | None:
    """A place beside it that is free and firm, None where there is none."""
    return next(_free_places(case, thing), None)


def _free_places(case: Case, thing: Thing) -> Iterator[BaseGeometry]:
    """The nearest first: mostly one of them is free."""
    return (place for aside in ASIDE for place in clear(case, _places(thing, aside)))


def _places(thing: Thing, *asides: Millimetre) -> NDArray[np.object_]:
    """Where a wheelchair may stand beside it, looking the same way, one shape each; a hair smaller than needed."""
    west, _, east, north = bounds(thing.element)
    lefts = [left for aside in asides for left in (east + aside, west - aside - WIDE)]
    lows = [north + along - LONG // 2 for along in ALONG]
    low, left = (grid.ravel() for grid in np.meshgrid(lows, lefts))
    hair = TOLERANCE * 1000
    west, south, east, north = left + hair, low + hair, left + WIDE - hair, low + LONG - hair
    corners = np.stack([(west, south), (east, south), (east, north), (west, north)]).transpose(2, 0, 1)
    turn = math.radians(thing.angle / 10)
    sin, cos = math.sin(turn), math.cos(turn)
    return shapely.polygons((corners @ np.array([(cos, -sin), (sin, cos)]) + thing.at) / 1000)


def _is_entered(case: Case, place: BaseGeometry) -> bool:
    return not case.ground.entrances or bool(case.entered.intersects(place))


def _paved(case: Case, thing: Thing) -> Change | None:
    """Where only the ground is wrong: lay a place that borders on ground wheels roll on."""
    material = rolling_material(case)
    shape = thing.outline(thing.element.footprint)
    free, rolling = free_near(case, case.ground.boundary, shape, FAR), rolling_near(case, shape, FAR)
    for place in _places(thing, *ASIDE):
        if material and free.covers(place):
            whole = place.buffer(TOLERANCE, join_style="mitre")
            shared = shapely.intersection(rolling, whole.buffer(0.05, join_style="mitre"))
            if shared.length / 2 >= WIDE / 1000:
                return laid(case, material, whole)
    return None


def _moved(case: Case, thing: Thing) -> Change | None:
    mine = own_shape(case, thing.item)
    room = rolling_near(case, thing.outline(thing.element.footprint), FAR + NEARBY)
    without = shapely.union(room, shapely.intersection(mine, case.ground.rolls))

    def has_place(dx: float, dy: float) -> bool:
        left = shapely.difference(without, translate(mine, dx, dy))
        places = shapely.transform(_places(thing, *ASIDE), lambda at: at + (dx, dy))
        free = shapely.covers(left, places)
        return any(_is_entered(case, place) for place in places[free])

    return searched(case, thing.item, has_place)
