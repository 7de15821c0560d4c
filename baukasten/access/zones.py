"""Where somebody begins or arrives, and where in such a zone somebody of some width can be."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from baukasten.access.passable import TOLERANCE, Going, in_the_way
from baukasten.access.spots import Box, Spots
from baukasten.geometry import parts_with_area

Zone: TypeAlias = Callable[[float], BaseGeometry]
"""Where the middle of somebody so many metres wide may be who begins or arrives; who is narrower gets as near at least."""
Zones: TypeAlias = Sequence[Zone]
Places: TypeAlias = NDArray[np.float64]
"""[n, 2], metres."""

BESIDE = 0.1
"""Metres beyond half the width within which the floor is looked at."""


def places(spots: Spots, zone: Zone, width: float) -> Places:
    """A place on each piece of ground within a zone that somebody so wide can be on."""
    shape = zone(width)
    key = id(shape), width
    if (known := spots.told(key)) is not None:
        return cast(Places, known)
    half = max(width - TOLERANCE, 0.0) / 2
    return spots.note(key, _places(spots, shape, half), _around([shape], half), shape)


def widest_places(spots: Spots, zone: Zone, most: float) -> tuple[float, Places]:
    """The same for somebody as wide as the zone allows but no wider than ``most``; and how wide that is, metres."""
    shape = zone(most)
    key = id(shape), most, "widest"
    if (known := spots.told(key)) is not None:
        return cast(tuple[float, Places], known)
    width, there = most, places(spots, zone, most)
    if not len(there):
        width = halved(lambda width: len(places(spots, zone, width)) > 0, 0.0, most)
        width, there = width - TOLERANCE, places(spots, zone, width)
    return spots.note(key, (width, there), _around([shape, zone(TOLERANCE)], most / 2), shape)


def halved(is_open: Callable[[float], bool], low: float, high: float) -> float:
    """The greatest width between two that is open, to the millimetre."""
    while high - low > TOLERANCE:
        middle = (low + high) / 2
        low, high = (middle, high) if is_open(middle) else (low, middle)
    return low


def _around(shapes: list[BaseGeometry], more: float) -> Box:
    boxes = [shape.bounds for shape in shapes]
    west, south = (min(box[n] for box in boxes) - more for n in (0, 1))
    east, north = (max(box[n] for box in boxes) + more for n in (2, 3))
    return west, south, east, north


def _places(spots: Spots, zone: BaseGeometry, half: float) -> Places:
    pieces = np.array(open_within(spots, zone, half), object)
    return shapely.get_coordinates(shapely.point_on_surface(pieces)).reshape(-1, 2)


def open_within(spots: Spots, zone: BaseGeometry, half: float) -> list[Polygon]:
    """The pieces of a zone in which somebody can be who needs ``half`` metres to all sides."""
    west, south, east, north = zone.bounds
    more = half + BESIDE
    around = shapely.box(west - more, south - more, east + more, north + more)
    floor = shapely.intersection(spots.ground.floor(spots.going is Going.WHEELS), around)
    inside = zone
    if shapely.area(floor) < shapely.area(around) - 1e-9:
        inside = shapely.intersection(shapely.buffer(floor, -half, quad_segs=16), zone)
    blocked = [o.shape for o in in_the_way(spots.ground, spots.going).within((west - half, south - half, east + half, north + half))]
    if inside.is_empty or not blocked:
        return parts_with_area(inside)
    solid = shapely.multipolygons(np.array([part for shape in blocked for part in parts_with_area(shape)], object))
    return parts_with_area(shapely.difference(inside, shapely.buffer(solid, half, quad_segs=16)))
