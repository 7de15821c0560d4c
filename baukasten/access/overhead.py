"""What hangs over the ground so low that people bump into it."""

import math
from collections.abc import Iterator
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten import trees
from baukasten.access.things import Thing
from baukasten.body import Crown, CrownForm, Part, Point3, Prism, Rod, Sheet
from baukasten.element import Element
from baukasten.geometry import polygon
from baukasten.units import Millimetre

HEADROOM: Millimetre = 2250
"""Clear height over walking ground, DIN 18040-3 (rules.md A12)."""

REACHES_DOWN: Millimetre = 150
"""What begins lower than this a cane finds (rules.md A16), so nobody walks into it unwarned."""
BESIDE = 0.15
"""Metres that a thing may bulge over its own foot."""
BULGE = 1.0
"""Metres that a body may reach beyond its size."""
HIGHEST: Millimetre = 8000
"""No rule asks about what hangs higher than this."""
GROWN_IN = 10
"""Years until the crown of a tree is where it is meant to be (rules.md T36)."""


def hanging(thing: Thing, below: Millimetre = HEADROOM) -> tuple[tuple[Millimetre, BaseGeometry], ...]:
    """Underside and low area of what hangs lower than ``below``, in the element's own system, the lowest first."""
    return _hanging(thing.element, thing.placed.height, thing.placed.spread, below)


@lru_cache(maxsize=4096)
def spread(element: Element, height: Millimetre, width: Millimetre) -> float:
    """Metres from its foot within which an element, or a tree of some height and width, hangs over the ground; 0 where nothing does."""
    if not _hanging(element, height, width, HIGHEST):
        return 0.0
    if element.tree:
        return trees.size(element.tree, GROWN_IN, height, width).crown / 2000
    return math.hypot(*element.size[:2]) / 2000 + BULGE


@lru_cache(maxsize=4096)
def _hanging(
    element: Element, height: Millimetre, spread: Millimetre, below: Millimetre
) -> tuple[tuple[Millimetre, BaseGeometry], ...]:
    if element.tree:
        return _low(trees.parts(element.tree, trees.size(element.tree, GROWN_IN, height, spread)), element, below)
    return _low(element.body, element, below)


def _low(parts: tuple[Part, ...], element: Element, below: Millimetre) -> tuple[tuple[Millimetre, BaseGeometry], ...]:
    over = [part for part in parts if REACHES_DOWN < underside(part) < below]
    if not over:
        return ()
    standing = [low_area(part, below) for part in parts if underside(part) <= REACHES_DOWN]
    foot = shapely.union_all([polygon(element.footprint), *standing]).buffer(BESIDE, quad_segs=4)
    # Corners closer than a millimetre would cross each other once the thing is turned.
    low = [(underside(part), shapely.difference(low_area(part, below), foot, grid_size=0.001)) for part in over]
    return tuple(sorted(((height, shape) for height, shape in low if not shape.is_empty), key=lambda pair: pair[0]))


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
    if high.z > below and high.z > low.z:
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
