"""Where one person can go: the walkable ground in parts that do not overlap."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Obstacle
from baukasten.access.passable import Passable
from baukasten.access.trip import Trip
from baukasten.geometry import areas, parts_with_area

LITTLE = 0.15
"""Square metres. A smaller part is not shown."""
THIN = 0.1
"""Metres. What is not even twice so wide is a leftover in a corner, not a place."""


class Kind(Enum):
    OPEN = "open"
    """Tied to an entrance by a way that is wide enough and carries this person."""
    NARROW = "narrow"
    """Between things that stand too close together."""
    STEEP = "steep"
    CUT_OFF = "cut off"
    """Room enough, but no way leads there."""
    SOFT = "soft"
    """Ground that does not carry wheels."""


@dataclass(frozen=True)
class Region:
    """``shape`` in metres, one polygon."""

    kind: Kind
    shape: BaseGeometry


def regions(trip: Trip) -> tuple[Region, ...]:
    """All walkable ground of the site. Without an entrance nothing is open: nobody knows where people come from."""
    ground, passable = trip.ground, trip.ways.at(trip.going, trip.width)
    left = areas(shapely.intersection(ground.free, ground.boundary))
    found = []
    for kind, shape in (
        (Kind.SOFT, areas(shapely.difference(left, ground.rolls)) if trip.profile.rolls else shapely.Polygon()),
        (Kind.STEEP, shapely.union_all([b.shape for b in ground.barriers if isinstance(b, Obstacle)])),
        (Kind.OPEN, _stood_on(passable, passable.entered)),
        (Kind.CUT_OFF, _stood_on(passable, ~passable.entered)),
        (Kind.NARROW, left),
    ):
        found.extend(Region(kind, part) for part in _parts(areas(shapely.intersection(left, shape)), kind))
        left = areas(shapely.difference(left, shape))
    return tuple(found)


def _stood_on(passable: Passable, which: NDArray[np.bool_]) -> BaseGeometry:
    """The ground under somebody whose middle is in some of the pieces."""
    pieces = np.array(passable.pieces, object)[which]
    return areas(shapely.union_all(shapely.buffer(pieces, passable.width / 2, quad_segs=4)))


def _parts(shape: BaseGeometry, kind: Kind) -> Iterator[BaseGeometry]:
    if kind is not Kind.OPEN:
        shape = shapely.buffer(shapely.buffer(shape, -THIN, quad_segs=2), THIN, quad_segs=2)
    yield from (part for part in parts_with_area(areas(shapely.simplify(shape, 0.01))) if part.area >= LITTLE)
