"""Room to turn: a square of 1.50 × 1.50 m at any angle, as DIN 18040-3 asks (rules.md A04). A circle is not enough."""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.affinity import rotate
from shapely.geometry.base import BaseGeometry

from baukasten.access.passable import TOLERANCE
from baukasten.geometry import areas, parts_with_area

SIDE = 1.50
ANGLES = range(0, 90, 5)
"""Degrees tried; a square repeats itself every 90."""


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
    # The plan is turned instead of the square, so that the square lies straight.
    likely = _quick(rotate(local, -first, about), rotate(middle, -first, about), half)
    if likely is not None:
        return rotate(likely.buffer(side / 2, cap_style="square"), first, about)
    local = shapely.intersection(local, _box_around(free, side * 0.71))
    for angle in sorted(angles, key=lambda a: min((a - first) % 90, (first - a) % 90)):
        centre = _centre(rotate(local, -angle, about), rotate(free, -angle, about), half)
        if centre is not None:
            return rotate(centre.buffer(side / 2, cap_style="square"), angle, about)
    return None


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
    coords, ring = shapely.get_coordinates(shapely.get_rings(shapely.get_parts(room)), return_index=True)
    same = ring[1:] == ring[:-1]
    starts, ends = coords[:-1][same], coords[1:][same]
    west, south, east, north = zone.bounds
    low, high = np.minimum(starts, ends), np.maximum(starts, ends)
    near = ((low <= (east + half, north + half)) & (high >= (west - half, south - half))).all(axis=1)
    edges = np.stack([starts[near], ends[near]], axis=1)
    # Minkowski sum of an edge and a square: the hull of the square at both of its ends.
    corners = np.array([(-half, -half), (half, -half), (half, half), (-half, half)])
    hulls = shapely.convex_hull(shapely.multipoints((edges[:, :, None, :] + corners).reshape(len(edges), 8, 2)))
    return shapely.union_all(hulls)
