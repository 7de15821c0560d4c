"""Points and outlines as plain data."""

from baukasten.geometry import Outline, Point, Ring
from baukasten.phrase import _
from baukasten.plain.reading import Data, Found


def point_data(point: Point) -> Data:
    return [point.x, point.y]


def point_from(found: Found) -> Point:
    pair = found.list()
    if len(pair) != 2:
        found.refuse(_("a point [x, y] in millimetres"))
    return Point(pair[0].whole(), pair[1].whole())


def points_data(points: tuple[Point, ...]) -> Data:
    return [[p.x, p.y] for p in points]


def points_from(found: Found) -> tuple[Point, ...]:
    return tuple(point_from(one) for one in found.list())


def outline_data(outline: Outline) -> Data:
    return {"ring": points_data(outline.ring), "holes": [points_data(hole) for hole in outline.holes]}


def outline_from(found: Found) -> Outline:
    found.keys("ring", "holes")
    return Outline(_ring(found["ring"]), tuple(_ring(hole) for hole in found["holes"].list()))


def _ring(found: Found) -> Ring:
    ring = points_from(found)
    return ring if len(ring) >= 3 else found.refuse(_("at least three corners"))
