"""Points and outlines in whole millimetres, and the only bridge to shapely (metres, floats).

The plane is the site's own system: x to site east, y to site north, counted from the site's
origin. Angles turn clockwise from north, as a compass does.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import affine_transform
from shapely.geometry import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from baukasten.units import Millimetre, Tenth, mm


class Point(NamedTuple):
    """A place on the plan, millimetres east and north of the site's origin."""

    x: Millimetre
    y: Millimetre

    def moved(self, dx: Millimetre, dy: Millimetre) -> "Point":
        return Point(self.x + dx, self.y + dy)

    def distance(self, other: "Point") -> float:
        """Straight distance in millimetres."""
        return math.hypot(other.x - self.x, other.y - self.y)

    def bearing(self, other: "Point") -> Tenth:
        """The direction towards another point, tenths of a degree clockwise from north."""
        return round(math.degrees(math.atan2(other.x - self.x, other.y - self.y)) * 10) % 3600


Ring = tuple[Point, ...]
"""Corners in order, the first not repeated at the end."""


@dataclass(frozen=True)
class Outline:
    """An area: the outer ring and the holes in it."""

    ring: Ring
    holes: tuple[Ring, ...] = ()

    @classmethod
    def rectangle(cls, width: Millimetre, depth: Millimetre, centre: Point = Point(0, 0)) -> Self:
        """A rectangle about its centre, width along x, depth along y."""
        left, bottom = centre.x - width // 2, centre.y - depth // 2
        right, top = left + width, bottom + depth
        return cls((Point(left, bottom), Point(right, bottom), Point(right, top), Point(left, top)))

    @classmethod
    def circle(cls, diameter: Millimetre, centre: Point = Point(0, 0), corners: int = 24) -> Self:
        """A regular polygon whose corners lie on the circle."""
        r = diameter / 2
        steps = (2 * math.pi * i / corners for i in range(corners))
        return cls(tuple(Point(centre.x + round(r * math.cos(a)), centre.y + round(r * math.sin(a))) for a in steps))

    def moved(self, dx: Millimetre, dy: Millimetre) -> "Outline":
        return Outline(
            tuple(p.moved(dx, dy) for p in self.ring),
            tuple(tuple(p.moved(dx, dy) for p in hole) for hole in self.holes),
        )

    def placed(self, at: Point, angle: Tenth) -> "Outline":
        """Turned clockwise about the origin, then carried to ``at``."""
        return Outline(
            placed_points(self.ring, at, angle),
            tuple(placed_points(hole, at, angle) for hole in self.holes),
        )

    @property
    def bounds(self) -> tuple[Millimetre, Millimetre, Millimetre, Millimetre]:
        """West, south, east, north."""
        xs, ys = [p.x for p in self.ring], [p.y for p in self.ring]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def area_m2(self) -> float:
        return abs(_ring_area(self.ring)) - sum(abs(_ring_area(hole)) for hole in self.holes)

    def rings(self) -> Iterator[Ring]:
        yield self.ring
        yield from self.holes


def placed_points(points: Iterable[Point], at: Point, angle: Tenth) -> tuple[Point, ...]:
    """Points turned clockwise about the origin by ``angle``, then carried to ``at``."""
    if angle == 0:
        return tuple(p.moved(at.x, at.y) for p in points)
    turn = math.radians(angle / 10)
    sin, cos = math.sin(turn), math.cos(turn)
    return tuple(
        Point(at.x + round(p.x * cos + p.y * sin), at.y + round(p.y * cos - p.x * sin)) for p in points
    )


def turned(point: Point, about: Point, angle: Tenth) -> Point:
    """A point turned clockwise about another one."""
    return placed_points((Point(point.x - about.x, point.y - about.y),), about, angle)[0]


def length_m(points: Iterable[Point]) -> float:
    """Length of a run of points in metres."""
    points = tuple(points)
    return sum(a.distance(b) for a, b in zip(points, points[1:], strict=False)) / 1000


def _ring_area(ring: Ring) -> float:
    return sum(a.x * b.y - b.x * a.y for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2e6


def polygon(outline: Outline) -> BaseGeometry:
    """The outline for shapely, in metres; a self-crossing outline is repaired, one without area is empty."""
    if len(outline.ring) < 3:
        return Polygon()
    shape = Polygon(_floats(outline.ring), [_floats(hole) for hole in outline.holes if len(hole) >= 3])
    return shape if shape.is_valid else areas(shapely.make_valid(shape))


def line(points: Iterable[Point]) -> BaseGeometry:
    """A run of points for shapely, in metres; empty where there are fewer than two."""
    floats = _floats(points)
    return LineString(floats) if len(floats) >= 2 else LineString()


def shapely_point(point: Point) -> shapely.Point:
    return shapely.Point(point.x / 1000, point.y / 1000)


def outlines(shape: BaseGeometry) -> tuple[Outline, ...]:
    """The areas of a shapely geometry (metres) as outlines in whole millimetres."""
    return tuple(
        Outline(_ring(part.exterior.coords), tuple(_ring(hole.coords) for hole in part.interiors))
        for part in parts_with_area(shape)
    )


def parts_with_area(shape: BaseGeometry) -> list[Polygon]:
    """The polygons inside any shapely geometry."""
    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    return [p for part in getattr(shape, "geoms", ()) for p in parts_with_area(part)]


def carried(shape: BaseGeometry, at: Point, angle: Tenth) -> BaseGeometry:
    """A shape in metres turned clockwise about the origin and carried, as ``Outline.placed`` does, but unrounded."""
    turn = math.radians(angle / 10)
    sin, cos = math.sin(turn), math.cos(turn)
    return affine_transform(shape, (cos, sin, -sin, cos, at.x / 1000, at.y / 1000))


def each_carried(shapes: Sequence[BaseGeometry], places: Sequence[tuple[Point, Tenth]]) -> NDArray[np.object_]:
    """The same for many shapes, each to its own place."""
    made = np.array(shapes, object)
    if not len(made):
        return made
    turns = {angle: math.radians(angle / 10) for _at, angle in places}
    frame = np.array([(math.cos(turns[angle]), math.sin(turns[angle]), at.x / 1000, at.y / 1000) for at, angle in places])
    points, of = shapely.get_coordinates(made, return_index=True)
    (cos, sin, east, north), (x, y) = frame[of].T, points.T
    return shapely.set_coordinates(made, np.stack([cos * x + sin * y + east, -sin * x + cos * y + north], axis=1))


def areas(shape: BaseGeometry) -> BaseGeometry:
    """Only what has an area: points and lines that repairs and cuts leave behind are dropped."""
    parts = parts_with_area(shape)
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def common(area: BaseGeometry, shape: BaseGeometry) -> BaseGeometry:
    """What of a shape lies in an area: mostly all of it, and that is soon told."""
    shapely.prepare(area)
    return shape if area.covers(shape) else shapely.intersection(area, shape)


def is_deep(shape: BaseGeometry, deep: float) -> bool:
    """Whether any of a shape (metres) lies more than ``deep`` metres from its edge."""
    # So near to its edge lies twice the edge's length times that at most: mostly that is enough to tell.
    return bool(shape.area > 4 * deep * shape.length) or not shape.buffer(-deep).is_empty


def _floats(points: Iterable[Point]) -> list[tuple[float, float]]:
    return [(p.x / 1000, p.y / 1000) for p in points]


def _ring(coords: Iterable[tuple[float, ...]]) -> Ring:
    points = tuple(Point(mm(c[0]), mm(c[1])) for c in coords)
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points
