"""From each entrance and from each seat it is at most 100 m to the next seat."""

from collections.abc import Iterator
from functools import lru_cache

from baukasten.access.main_ways import spanning
from baukasten.access.tracing import shortest
from baukasten.access.way import Spot
from baukasten.checks.case import Case, broken
from baukasten.checks.sources import DIN_18024_1
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import Length, Phrase, _
from baukasten.plan import ItemId
from baukasten.units import mm

RULE = Rule(
    "A43", _("It is never far to the next seat"), Severity.HINT, DIN_18024_1,
    (
        Example("yard 500 x 20; bench 0.5,10; bench 90,10; bench 210,10; bench 480,10", 2),
        Example("yard 200 x 20; entrance 0,10; entrance 200,10; bench 99,10", 1),
        Example("yard 190 x 20; entrance 0,10; entrance 190,10; bench 95,10", 0),
        Example("yard 20 x 20", 1),
    ),
)
NEAR = 100.0
"""Metres, DIN 18024-1 (withdrawn, still good practice), rules.md A43."""
CERTAIN = 3.0
"""A walk is taken to be at most this many times the straight line where that is far below what is allowed."""


def check(case: Case) -> Iterator[Finding]:
    yield from gaps(case, RULE, NEAR)


def gaps(case: Case, rule: Rule, allowed: float) -> Iterator[Finding]:
    """What is farther than ``allowed`` metres on foot from the nearest seat that leads on to the others."""
    seats = [thing for thing in case.things if thing.element.seat]
    if not seats:
        middle = Point(*(mm(v) for v in case.ground.boundary.centroid.coords[0])) if case.ground.boundary.area else None
        if middle:
            yield broken(rule, (), middle, _("There is no seat on the plot."), None, allowed, "m")
        return
    between, nearest = _legs(tuple(seat.at for seat in seats), tuple(entrance.at for entrance in case.ground.entrances))
    for (a, b), straight in between:
        one, other = seats[a], seats[b]
        if (length := _walk(case, one.at, other.at, straight, allowed)) > allowed:
            names = (case.name(one.item), case.name(other.item))
            yield _finding(rule, (one.item, other.item), one.at, other.at, names, length, allowed)
    for entrance, (n, straight) in zip(case.ground.entrances, nearest, strict=True):
        seat = seats[n]
        if (length := _walk(case, entrance.at, seat.at, straight, allowed)) > allowed:
            names = (_("entrance {name}", name=entrance.name), case.name(seat.item))
            yield _finding(rule, (seat.item,), entrance.at, seat.at, names, length, allowed)


@lru_cache(maxsize=4)
def _legs(seats: tuple[Point, ...], entrances: tuple[Point, ...]) -> tuple[list[tuple[tuple[int, int], float]], list[tuple[int, float]]]:
    """Which seats follow each other, and to each entrance the nearest seat, with the straight metres between them.

    Three rules ask for it, and it stays the same while other things are moved.
    """
    between = [((a, b), seats[a].distance(seats[b]) / 1000) for a, b in spanning(seats)]
    nearest = (min(range(len(seats)), key=lambda n: seats[n].distance(at)) for at in entrances)
    return between, [(n, seats[n].distance(at) / 1000) for n, at in zip(nearest, entrances, strict=True)]


def _finding(
    rule: Rule, items: tuple[ItemId, ...], a: Point, b: Point, names: tuple[Phrase, ...], length: float, allowed: float
) -> Finding:
    middle = Point((a.x + b.x) // 2, (a.y + b.y) // 2)
    text = _(
        "It is {measured} without a seat between {here} and {there}; {needed} at most are good for people who tire.",
        measured=Length(length * 1000), here=names[0], there=names[1], needed=Length(allowed * 1000),
    )
    return broken(rule, items, middle, text, round(length, 1), allowed, "m")


def _walk(case: Case, a: Point, b: Point, straight: float, allowed: float) -> float:
    """Metres from one place to another on wheels; the straight line where no way is known, or none is needed to tell."""
    if straight > allowed or straight * CERTAIN < allowed:
        return straight
    found = shortest(case.net, [_spot(a)], _spot(b))
    return max(straight, found.length) if found else straight


def _spot(p: Point) -> Spot:
    return p.x / 1000, p.y / 1000
