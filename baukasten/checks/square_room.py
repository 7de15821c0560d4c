"""Room for a turning square beside a thing: whether there is any, how big it is, and where the thing would have it."""

import math
from collections.abc import Callable, Iterator
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from baukasten.access.square import SIDE, turning_place, turning_square
from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.repair import NEARBY, own_shape, searched
from baukasten.checks.room import free_near

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


def on_any_side(thing: Thing, side: float) -> BaseGeometry:
    return thing.outline(thing.element.footprint).buffer(NEAR + side / math.sqrt(2), quad_segs=2)


def in_front(thing: Thing, side: float) -> BaseGeometry:
    return thing.front(round((NEAR + side / math.sqrt(2)) * 1000))


def has_room(case: Case, thing: Thing, middle: Middle) -> bool:
    """Whether a whole square fits."""
    return turning_place(case.rolling_edges, middle(thing, SIDE), SIDE, _own_angle(thing)) is not None


def clear(case: Case, areas: NDArray[np.object_]) -> NDArray[np.object_]:
    """Those areas on which nothing stands and all of which wheels roll on."""
    shapely.prepare(case.ground.rolls)
    areas = areas[shapely.covers(case.ground.rolls, areas)]
    areas = np.delete(areas, case.ground.tree.query(areas, predicate="intersects")[0])
    for barrier in case.ground.barriers if len(areas) else ():
        areas = areas[~shapely.intersects(barrier.shape, areas)]
    return areas


def room_of(case: Case, thing: Thing, middle: Middle, more: float = 0.0) -> BaseGeometry:
    """The free rolling ground that any of its squares can lie on, ``more`` metres farther where it may be carried."""
    return free_near(case, case.ground.rolls, middle(thing, SIDE), SIDE + more)


def has_square(room: BaseGeometry, thing: Thing, middle: Middle, side: float = SIDE, dx: float = 0.0, dy: float = 0.0) -> bool:
    """Whether there is a free square near the thing when it is carried by so many metres."""
    return turning_square(room, translate(middle(thing, side), dx, dy), side, _own_angle(thing)) is not None


def widest_square(case: Case, thing: Thing, middle: Middle) -> float:
    """Side in metres of the greatest square there is room for, in steps of 10 cm; 0 below 0.90 m."""
    low, high = 0, len(SMALLER)
    while low < high:
        half = (low + high) // 2
        if turning_place(case.rolling_edges, middle(thing, SMALLER[half]), SMALLER[half], _own_angle(thing), COARSE) is not None:
            high = half
        else:
            low = half + 1
    return SMALLER[low] if low < len(SMALLER) else 0.0


def _own_angle(thing: Thing) -> float:
    """The angle of a square that lies as the thing does, degrees."""
    return -thing.angle / 10 % 90


def carried_to_room(case: Case, thing: Thing, middle: Middle) -> Iterator[Change]:
    """The thing is carried to the nearest place where a whole square fits."""
    mine = own_shape(case, thing.item)
    room = room_of(case, thing, middle, NEARBY)
    without = shapely.union(room, shapely.intersection(mine, case.ground.rolls))

    def turns(dx: float, dy: float) -> bool:
        return has_square(shapely.difference(without, translate(mine, dx, dy)), thing, middle, SIDE, dx, dy)

    if (change := searched(case, thing.item, turns)) is not None:
        yield change
