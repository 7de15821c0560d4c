"""Room for a turning square beside a thing: whether there is any, how big it is, and where the thing would have it."""

import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from baukasten.access.passable import TOLERANCE
from baukasten.access.square import SIDE, turning_square
from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.repair import NEARBY, own_shape, searched
from baukasten.checks.room import free_near
from baukasten.element import Element
from baukasten.geometry import Point, all_carried
from baukasten.plan import BRIEF, Placed

Middle: TypeAlias = Callable[[Thing, float], BaseGeometry]
"""Where the middle of a square of so many metres may lie so that it still belongs to the thing."""

NEAR = 0.30
"""Metres between the square and the thing, at most."""
SMALLER = tuple(n / 10 for n in range(14, 8, -1))
"""Sides in metres of squares there may be room for where the whole one does not fit."""
COARSE = range(0, 90, 15)
"""Degrees tried where it is only told how much room there is: rooms lie as the things in them do, or across."""
FAR = NEAR + math.sqrt(2) * SIDE + 0.05
"""Metres from a thing to the farthest corner of any of its squares, and a little more."""
STEPS = 5
"""Places in a row of the squares that are tried first."""


def on_any_side(thing: Thing, side: float) -> BaseGeometry:
    return thing.outline(thing.element.footprint).buffer(NEAR + side / math.sqrt(2), quad_segs=2)


def in_front(thing: Thing, side: float) -> BaseGeometry:
    return thing.front(round((NEAR + side / math.sqrt(2)) * 1000))


def has_room(case: Case, thing: Thing, middle: Middle) -> bool:
    """Whether a whole square fits. Most things stand free, and then one of a few straight squares beside them does."""
    return any_clear(case, _straight(thing, middle)) or has_square(room_of(case, thing, middle), thing, middle)


def any_clear(case: Case, areas: NDArray[np.object_]) -> bool:
    return len(clear(case, areas)) > 0


def clear(case: Case, areas: NDArray[np.object_]) -> NDArray[np.object_]:
    """Those areas on which nothing stands and all of which wheels roll on."""
    shapely.prepare(case.ground.rolls)
    areas = areas[shapely.covers(case.ground.rolls, areas)]
    areas = np.delete(areas, case.ground.tree.query(areas, predicate="intersects")[0])
    for barrier in case.ground.barriers if len(areas) else ():
        areas = areas[~shapely.intersects(barrier.shape, areas)]
    return areas


def _straight(thing: Thing, middle: Middle) -> NDArray[np.object_]:
    """Squares that lie as the thing does, their middles a few steps apart in the zone."""
    return all_carried(_own_squares(thing.element, middle), thing.at, thing.angle)


@lru_cache(maxsize=4096)
def _own_squares(element: Element, middle: Middle) -> NDArray[np.object_]:
    """In the element's own system."""
    zone = middle(Thing(BRIEF, Placed(element.id, Point(0, 0)), element, Point(0, 0), 0, shapely.Polygon()), SIDE)
    west, south, east, north = zone.buffer(-TOLERANCE).bounds
    x, y = (grid.ravel() for grid in np.meshgrid(np.linspace(west, east, STEPS), np.linspace(south, north, STEPS)))
    inside = shapely.intersects_xy(zone, x, y)
    half = SIDE / 2 - TOLERANCE
    return shapely.box(x[inside] - half, y[inside] - half, x[inside] + half, y[inside] + half)


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
        if turning_square(room, middle(thing, SMALLER[half]), SMALLER[half], -thing.angle / 10 % 90, COARSE) is not None:
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
