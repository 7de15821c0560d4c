"""Room for a turning square beside a thing: whether there is any, how big it is, and where the thing would have it."""

import math
from collections.abc import Callable, Iterator
from typing import TypeAlias

import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from baukasten.access.square import SIDE, turning_square
from baukasten.access.things import Thing, bounds
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.repair import NEARBY, own_shape, searched
from baukasten.checks.room import free_near
from baukasten.geometry import Outline, Point

Middle: TypeAlias = Callable[[Thing, float], BaseGeometry]
"""Where the middle of a square of so many metres may lie so that it still belongs to the thing."""

NEAR = 0.30
"""Metres between the square and the thing, at most."""
SMALLER = tuple(n / 10 for n in range(14, 8, -1))
"""Sides in metres of squares there may be room for where the whole one does not fit."""
BESIDE = 0.02
"""Metres off the thing that the squares lie which are tried first."""


def on_any_side(thing: Thing, side: float) -> BaseGeometry:
    return thing.outline(thing.element.footprint).buffer(NEAR + side / math.sqrt(2), quad_segs=2)


def in_front(thing: Thing, side: float) -> BaseGeometry:
    return thing.front(round((NEAR + side / math.sqrt(2)) * 1000))


def has_room(case: Case, thing: Thing, middle: Middle) -> bool:
    """Whether a whole square fits. Most things stand free, and then a straight one right beside them does."""
    zone = middle(thing, SIDE)
    likely = (square for square in _straight(thing) if zone.intersects(square.centroid))
    if any(is_clear(case, square) for square in likely):
        return True
    return has_square(room_of(case, thing, middle), thing, middle)


def is_clear(case: Case, area: BaseGeometry) -> bool:
    """Whether nothing stands on an area that wheels roll on."""
    shapely.prepare(case.ground.rolls)
    return bool(
        case.ground.rolls.covers(area) and not case.ground.near(area)
        and not any(barrier.shape.intersects(area) for barrier in case.ground.barriers)
    )  # fmt: skip


def _straight(thing: Thing) -> Iterator[BaseGeometry]:
    """Squares right before its front, at both of its ends and behind it."""
    west, south, east, north = bounds(thing.element)
    off, (x, y) = round((SIDE / 2 + BESIDE) * 1000), ((west + east) // 2, (south + north) // 2)
    for centre in (Point(x, north + off), Point(east + off, y), Point(west - off, y), Point(x, south - off)):
        yield thing.outline(Outline.rectangle(round(SIDE * 1000), round(SIDE * 1000), centre))


def room_of(case: Case, thing: Thing, middle: Middle, more: float = 0.0) -> BaseGeometry:
    """The free rolling ground that any of its squares can lie on, ``more`` metres farther where it may be carried."""
    return free_near(case, case.ground.rolls, middle(thing, SIDE), SIDE + more)


def has_square(room: BaseGeometry, thing: Thing, middle: Middle, side: float = SIDE, dx: float = 0.0, dy: float = 0.0) -> bool:
    """Whether there is a free square near the thing when it is carried by so many metres."""
    there = translate(middle(thing, side), dx, dy)
    return turning_square(room, there, side, first=-thing.angle / 10 % 90) is not None


def widest_square(room: BaseGeometry, thing: Thing, middle: Middle) -> float:
    """Side in metres of the greatest square there is room for, in steps of 10 cm; 0 below 0.90 m."""
    low, high = 0, len(SMALLER)
    while low < high:
        half = (low + high) // 2
        if has_square(room, thing, middle, SMALLER[half]):
            high = half
        else:
            low = half + 1
    return SMALLER[low] if low < len(SMALLER) else 0.0


def carried_to_room(case: Case, thing: Thing, middle: Middle) -> Iterator[Change]:
    """The thing is carried to the nearest place where a whole square fits."""
    mine = own_shape(case, thing.item)
    room = room_of(case, thing, middle, NEARBY)
    without = shapely.union(room, shapely.intersection(mine, case.ground.rolls))

    def turns(dx: float, dy: float) -> bool:
        return has_square(shapely.difference(without, translate(mine, dx, dy)), thing, middle, SIDE, dx, dy)

    if (change := searched(case, thing.item, turns)) is not None:
        yield change
