"""Where somebody begins or arrives, and where in such a zone somebody of some width can be."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Ground
from baukasten.access.passable import TOLERANCE, Going, in_the_way
from baukasten.access.ways import Ways
from baukasten.geometry import parts_with_area

Zone: TypeAlias = Callable[[float], BaseGeometry]
"""Where the middle of somebody so many metres wide may be who begins or arrives; who is narrower gets as near at least."""
Zones: TypeAlias = Sequence[Zone]
Places: TypeAlias = NDArray[np.float64]
"""[n, 2], metres."""

BESIDE = 0.1
"""Metres beyond half the width within which the floor is looked at."""


def places(ways: Ways, going: Going, zone: Zone, width: float) -> Places:
    """A place on each piece of ground within a zone that somebody so wide can be on."""
    shape, half = zone(width), max(width - TOLERANCE, 0.0) / 2
    west, south, east, north = shape.bounds
    box = west - half, south - half, east + half, north + half
    return ways.near(going, (id(shape), width), box, lambda: _places(ways.ground, going, shape, half), held=shape)


def _places(ground: Ground, going: Going, zone: BaseGeometry, half: float) -> Places:
    west, south, east, north = zone.bounds
    more = half + BESIDE
    around = shapely.box(west - more, south - more, east + more, north + more)
    floor = shapely.intersection(ground.floor(going is Going.WHEELS), around)
    inside = zone
    if shapely.area(floor) < shapely.area(around) - 1e-9:
        inside = shapely.intersection(shapely.buffer(floor, -half, quad_segs=16), zone)
    blocked = [o.shape for o in in_the_way(ground, going).within((west - half, south - half, east + half, north + half))]
    solid = shapely.multipolygons(np.array([part for shape in blocked for part in parts_with_area(shape)], object))
    pieces = parts_with_area(shapely.difference(inside, shapely.buffer(solid, half, quad_segs=16)))
    return shapely.get_coordinates(shapely.point_on_surface(np.array(pieces, object))).reshape(-1, 2)
