"""Room to turn: a square of 1.50 × 1.50 m at any angle, as DIN 18040-3 asks (rules.md A04). A circle is not enough."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import rotate
from shapely.geometry.base import BaseGeometry

from baukasten.access.passable import TOLERANCE
from baukasten.geometry import areas, parts_with_area

SIDE = 1.50
ANGLES = range(0, 90, 5)
"""Degrees tried; a square repeats itself every 90."""
BARELY = 1e-6
"""Metres of an edge that barely reach into a square, too few to tell by in a hurry."""


def turning_square(
    room: BaseGeometry, middle: BaseGeometry, side: float = SIDE, first: float = 0.0,
    angles: Sequence[int] = ANGLES,
) -> BaseGeometry | None:
    """A square of ``side`` metres inside ``room`` with its middle in ``middle``, or None if no angle has one.

    ``first``: the angle in degrees that is likeliest to fit; the others of ``angles`` are tried after it.
    """
    if middle.is_empty:
        return None
    local = areas(shapely.intersection(room, _box_around(middle, side)))
    # The middle of a square is half its side away from everything at least, and nothing beyond its corners matters.
    free = shapely.intersection(middle, local.buffer(TOLERANCE - side / 2))
    if free.is_empty:
        return None
    about = middle.centroid
    half = (side - TOLERANCE) / 2
    tried = first, *sorted(angles, key=lambda a: min((a - first) % 90, (first - a) % 90))
    barred = _barred(local, free, half, np.array(tried))
    # The plan is turned instead of the square, so that the square lies straight.
    likely = None if barred[0] else _quick(rotate(local, -first, about), rotate(middle, -first, about), half)
    if likely is not None:
        return rotate(likely.buffer(side / 2, cap_style="square"), first, about)
    local = shapely.intersection(local, _box_around(free, side * 0.71))
    for angle in (angle for angle, no in zip(tried[1:], barred[1:], strict=True) if not no):
        centre = _centre(rotate(local, -angle, about), rotate(free, -angle, about), half)
        if centre is not None:
            return rotate(centre.buffer(side / 2, cap_style="square"), angle, about)
    return None


def _barred(room: BaseGeometry, free: BaseGeometry, half: float, angles: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Angle by angle (degrees): does one edge of the room alone cross every square of twice ``half`` with its middle in ``free``?

    It does where it crosses those with their middles at the corners. Mostly that is why no square fits, and soon told.
    """
    starts, ends = _edges(room)
    turn = np.radians(angles)[:, None, None]
    sin, cos = np.sin(turn), np.cos(turn)

    def straight(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        x, y = points[..., 0], points[..., 1]
        return cos * x + sin * y, cos * y - sin * x

    x, y = straight(((starts + ends) / 2)[:, None] - shapely.get_coordinates(free))
    wide, deep = straight(((ends - starts) / 2)[:, None])
    within = half - BARELY
    crossed = (np.abs(x) < within + np.abs(wide)) & (np.abs(y) < within + np.abs(deep))
    crossed &= np.abs(x * deep - y * wide) < within * (np.abs(wide) + np.abs(deep))
    return crossed.all(axis=2).any(axis=1)


def _box_around(shape: BaseGeometry, far: float) -> BaseGeometry:
    west, south, east, north = shape.bounds
    return shapely.box(west - far, south - far, east + far, north + far)


def _centre(room: BaseGeometry, middle: BaseGeometry, half: float) -> shapely.Point | None:
    """A place in ``middle`` for the centre of a straight square of twice ``half`` inside ``room``."""
    quick = _quick(room, middle, half)
    if quick is not None:
        return quick
    zone = shapely.intersection(room, middle)
    fits = shapely.difference(zone, _grown_edges(room, zone, half)) if not zone.is_empty else zone
    parts = [part for part in parts_with_area(fits) if part.area > 1e-12]
    return parts[0].representative_point() if parts else None


def _quick(room: BaseGeometry, middle: BaseGeometry, half: float) -> shapely.Point | None:
    """A few likely places: most things stand free, and then this is all it takes."""
    west, south, east, north = middle.bounds
    x, y = np.tile(np.linspace(west, east, 5), 5), np.repeat(np.linspace(south, north, 5), 5)
    inside = shapely.intersects_xy(middle, x, y)
    x, y = x[inside], y[inside]
    shapely.prepare(room)
    fits = shapely.covers(room, shapely.box(x - half, y - half, x + half, y + half))
    return shapely.Point(x[n], y[n]) if len(fits) and fits[n := int(np.argmax(fits))] else None


def _grown_edges(room: BaseGeometry, zone: BaseGeometry, half: float) -> BaseGeometry:
    """Where a straight square of twice ``half`` with its middle in a zone would cross the edge of the room."""
    starts, ends = _edges(room)
    west, south, east, north = zone.bounds
    low, high = np.minimum(starts, ends), np.maximum(starts, ends)
    near = ((low <= (east + half, north + half)) & (high >= (west - half, south - half))).all(axis=1)
    edges = np.stack([starts[near], ends[near]], axis=1)
    # Minkowski sum of an edge and a square: the hull of the square at both of its ends.
    corners = np.array([(-half, -half), (half, -half), (half, half), (-half, half)])
    hulls = shapely.convex_hull(shapely.multipoints((edges[:, :, None, :] + corners).reshape(len(edges), 8, 2)))
    return shapely.union_all(hulls)


def _edges(room: BaseGeometry) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where all edges of a room begin and end."""
    coords, ring = shapely.get_coordinates(shapely.get_rings(shapely.get_parts(room)), return_index=True)
    same = ring[1:] == ring[:-1]
    return coords[:-1][same], coords[1:][same]
