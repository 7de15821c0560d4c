"""Whether a rectangle of some size lies in an area, turned any way."""

import numpy as np
import shapely
from shapely.affinity import rotate
from shapely.geometry.base import BaseGeometry

from baukasten.access.passable import TOLERANCE
from baukasten.geometry import parts_with_area

EVERY = 15
"""Degrees tried besides the directions of the area's own edges."""
MOST = 40
"""So many of the longest edges are tried."""


def holds(area: BaseGeometry, long: float, wide: float) -> bool:
    """Whether a rectangle of ``long`` by ``wide`` metres lies in an area."""
    if area.area < long * wide - 2 * TOLERANCE * (long + wide):
        return False
    about = area.centroid
    return any(_lies(rotate(area, -angle, about), long - TOLERANCE, wide - TOLERANCE) for angle in _angles(area))


def sides(area: BaseGeometry) -> tuple[float, float]:
    """Length and width in metres of the smallest rectangle round an area."""
    ring = shapely.get_coordinates(area.minimum_rotated_rectangle)
    if len(ring) < 4:
        return area.length, 0.0
    one, other = (float(np.hypot(*(ring[n + 1] - ring[n]))) for n in (0, 1))
    return max(one, other), min(one, other)


def _angles(area: BaseGeometry) -> list[float]:
    """Directions of the long side, degrees from the x axis: along the longest edges, then all round."""
    ring = np.concatenate([np.asarray(part.exterior.coords) for part in parts_with_area(area)])
    steps = np.diff(ring, axis=0)
    longest = np.argsort(-np.hypot(*steps.T), kind="stable")[:MOST]
    along = np.degrees(np.arctan2(steps[longest, 1], steps[longest, 0])) % 180
    return list(dict.fromkeys(np.round([*along, *((along + 90) % 180), *range(0, 180, EVERY)], 3).tolist()))


def _lies(area: BaseGeometry, long: float, wide: float) -> bool:
    """Whether a straight rectangle lies in an area: whether its middle can be anywhere."""
    corners = np.array([(-long, -wide), (long, -wide), (long, wide), (-long, wide)]) / 2
    grown = []
    for part in parts_with_area(area):
        for ring in (part.exterior, *part.interiors):
            coords = np.asarray(ring.coords)
            edges = np.stack([coords[:-1], coords[1:]], axis=1)
            grown.append(shapely.convex_hull(shapely.multipoints((edges[:, :, None, :] + corners).reshape(len(edges), 8, 2))))
    left = shapely.difference(area, shapely.union_all(np.concatenate(grown)))
    return bool(left.area > 1e-9)
