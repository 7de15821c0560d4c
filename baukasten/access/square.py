"""Room to turn: a square of 1.50 × 1.50 m at any angle, as DIN 18040-3 asks (rules.md A04). A circle is not enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import rotate
from shapely.geometry.base import BaseGeometry

from baukasten.access.passable import TOLERANCE
from baukasten.access.square_kernels import free_spot

SIDE = 1.50
ANGLES = range(0, 90, 5)
"""Degrees tried; a square repeats itself every 90."""


@dataclass(frozen=True, eq=False)
class Edges:
    """The edges of a floor and of what stands on it: float64[n, 4], from x, y to x, y in metres; whose each is, the floor is 0."""

    runs: NDArray[np.float64]
    owner: NDArray[np.int64]


def edges(shapes: Sequence[BaseGeometry]) -> Edges:
    """The floor comes first."""
    given = np.array(shapes, object)
    # Most things are one ring each, and need not be taken apart.
    plain = (shapely.get_type_id(given) == shapely.GeometryType.POLYGON) & (shapely.get_num_interior_rings(given) == 0)
    parts, owner = shapely.get_parts(given[~plain], return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    runs, ring = _runs(rings)
    more, thing = _runs(given[plain])
    owners = np.flatnonzero(~plain)[owner[part[ring]]], np.flatnonzero(plain)[thing]
    return Edges(np.concatenate([runs, more]), np.concatenate(owners))


def _runs(rings: NDArray[np.object_]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Every edge, and the number of its ring."""
    at, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    return np.concatenate([at[:-1], at[1:]], axis=1)[same], ring[:-1][same]


def turning_place(
    room: Edges, middle: BaseGeometry, side: float = SIDE, first: float = 0.0, angles: Sequence[int] = ANGLES
) -> tuple[float, float, float] | None:
    """The middle (metres) and the angle (degrees) of a square of ``side`` metres on a floor, clear of all that stands
    on it, with its middle in ``middle``; None if no angle has one.

    ``first``: the angle that is likeliest to fit; the others of ``angles`` are tried after it.
    """
    if middle.is_empty:
        return None
    tried = _tried(first, angles)
    angle, x, y = free_spot(room.runs, room.owner, edges([middle]).runs, (side - TOLERANCE) / 2, np.radians(tried))
    return (x, y, tried[angle]) if angle >= 0 else None


@lru_cache(maxsize=4096)
def _tried(first: float, angles: Sequence[int]) -> tuple[float, ...]:
    return first, *sorted(angles, key=lambda a: min((a - first) % 90, (first - a) % 90))


def turning_square(
    room: BaseGeometry, middle: BaseGeometry, side: float = SIDE, first: float = 0.0, angles: Sequence[int] = ANGLES
) -> BaseGeometry | None:
    """The same for free ground as one shape (metres): the square itself."""
    place = turning_place(edges([room]), middle, side, first, angles)
    if place is None:
        return None
    x, y, angle = place
    return rotate(shapely.box(x - side / 2, y - side / 2, x + side / 2, y + side / 2), angle, (x, y))
