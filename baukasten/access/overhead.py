"""What hangs over the ground so low that people bump into it."""

import math
from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.body import Crown, CrownForm, Part, Point3, Prism, Rod, Sheet
from baukasten.geometry import polygon
from baukasten.units import Millimetre

HEADROOM: Millimetre = 2250
"""Clear height over walking ground, DIN 18040-3 (rules.md A12)."""


def underside(part: Part) -> Millimetre:
    """The lowest point of a part above the ground."""
    match part:
        case Prism(bottom=bottom) | Crown(bottom=bottom):
            return bottom
        case Rod(start, end, radius):
            return min(start.z, end.z) - (radius if start.z == end.z else 0)
        case Sheet(corners):
            return min((c.z for c in corners), default=0)


def low_area(part: Part, below: Millimetre = HEADROOM) -> BaseGeometry:
    """Where a part hangs lower than ``below`` above the ground, in its own system, metres."""
    if underside(part) >= below:
        return shapely.Polygon()
    match part:
        case Prism(outline):
            return polygon(outline)
        case Crown():
            return _low_crown(part, below)
        case Rod():
            return _low_rod(part, below)
        case Sheet(corners):
            return shapely.union_all([_low_triangle(t, below) for t in _fan(corners)])


def _low_crown(crown: Crown, below: Millimetre) -> BaseGeometry:
    middle, half = (crown.bottom + crown.top) / 2, max((crown.top - crown.bottom) / 2, 1)
    radius = crown.diameter / 2
    if crown.form is CrownForm.ELLIPSOID and below < middle:
        radius *= math.sqrt(max(0.0, 1 - ((middle - below) / half) ** 2))
    return shapely.Point(crown.centre.x / 1000, crown.centre.y / 1000).buffer(radius / 1000)


def _low_rod(rod: Rod, below: Millimetre) -> BaseGeometry:
    low, high = sorted((rod.start, rod.end), key=lambda p: p.z)
    if high.z > below:
        share = (below - low.z) / (high.z - low.z)
        high = Point3(round(low.x + share * (high.x - low.x)), round(low.y + share * (high.y - low.y)), below)
    run = shapely.LineString([(low.x / 1000, low.y / 1000), (high.x / 1000, high.y / 1000)])
    return run.buffer(max(rod.radius, 1) / 1000, quad_segs=4)


def _fan(corners: tuple[Point3, ...]) -> Iterator[tuple[Point3, Point3, Point3]]:
    for b, c in zip(corners[1:], corners[2:], strict=False):
        yield corners[0], b, c


def _low_triangle(triangle: tuple[Point3, Point3, Point3], below: Millimetre) -> BaseGeometry:
    """The part of a flat triangle that lies under a height, seen from above."""
    kept: list[tuple[float, float]] = []
    for a, b in zip(triangle, (*triangle[1:], triangle[0]), strict=True):
        if a.z < below:
            kept.append((a.x / 1000, a.y / 1000))
        if (a.z < below) != (b.z < below):
            share = (below - a.z) / (b.z - a.z)
            kept.append(((a.x + share * (b.x - a.x)) / 1000, (a.y + share * (b.y - a.y)) / 1000))
    return shapely.Polygon(kept) if len(kept) >= 3 else shapely.Polygon()
