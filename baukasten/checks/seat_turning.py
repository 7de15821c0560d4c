"""Beside a bench there is room to turn, so that somebody in a wheelchair comes and goes with ease."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.square import SIDE
from baukasten.access.things import Thing, bounds
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_seat
from baukasten.checks.sources import DIN_18040_1_UNREAD
from baukasten.checks.square_room import FAR, NEAR, carried_to_room, has_room, widest_square
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Outline, Point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A46", _("Beside a bench a wheelchair can turn"), Severity.HINT, DIN_18040_1_UNREAD,
    (
        Example("yard 20 x 20; bench 10,10", 0),
        Example("yard 20 x 20; bench 10,10; bin 11.6,10; bin 8.4,10", 1),
        Example("yard 3.30 x 20; bench 0.9,10", 0),
        Example("yard 3.29 x 20; bench 0.9,10", 1),
    ),
)
concerns = is_seat
REACH = FAR


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        seat = thing.element.seat
        if seat and seat.places >= 2 and case.is_reached(item):
            if not any(has_room(case, thing, end) for end in (at_left, at_right)):
                measured = widest_square(case, thing, at_ends)
                text = _(
                    "A wheelchair cannot turn beside {name}: a free square of {needed} by {needed} at one of its ends "
                    "makes it easy, there is room for one of {measured}.",
                    name=case.name(item), needed=Length(SIDE * 1000), measured=Length(measured * 1000),
                )
                yield broken(RULE, (item,), thing.at, text, measured, SIDE, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The bench is carried to where there is room."""
    for thing in case.by_item[finding.items[0]]:
        yield from carried_to_room(case, thing, at_ends)


def at_ends(thing: Thing, side: float) -> BaseGeometry:
    """Where the middle of a square may lie beside one of the ends, no farther forward or back than the bench."""
    return shapely.union(at_left(thing, side), at_right(thing, side))


def at_left(thing: Thing, side: float) -> BaseGeometry:
    west, _south, _east, _north = bounds(thing.element)
    return _beside(thing, west - round((side + NEAR) * 500))


def at_right(thing: Thing, side: float) -> BaseGeometry:
    _west, _south, east, _north = bounds(thing.element)
    return _beside(thing, east + round((side + NEAR) * 500))


def _beside(thing: Thing, x: Millimetre) -> BaseGeometry:
    _west, south, _east, north = bounds(thing.element)
    return thing.outline(Outline.rectangle(round(NEAR * 1000), north - south, Point(x, (south + north) // 2)))
