"""Points and outlines in whole millimetres, and the bridge to shapely."""

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from baukasten.geometry import (
    Outline, Point, areas, length_m, line, outlines, parts_with_area, placed_points, polygon, shapely_point, turned,
)
from tests.core.strategies import angles, near, near_points

rectangles = st.builds(Outline.rectangle, st.integers(1, 50_000), st.integers(1, 50_000), near_points)


def test_angles_turn_clockwise_from_north():
    front = Point(0, 1_000)
    assert turned(front, Point(0, 0), 900) == Point(1_000, 0)
    assert turned(front, Point(0, 0), 1800) == Point(0, -1_000)
    assert turned(front, Point(0, 0), 2700) == Point(-1_000, 0)
    assert turned(front, Point(0, 0), 450) == Point(707, 707)


@pytest.mark.parametrize(
    "to, tenths", [((0, 5), 0), ((5, 5), 450), ((5, 0), 900), ((0, -5), 1800), ((-5, 0), 2700), ((-1, 5_000), 0)]
)
def test_a_bearing_is_read_as_on_a_compass(to, tenths):
    assert Point(0, 0).bearing(Point(*to)) == tenths


@given(near_points, near_points, angles)
def test_turning_keeps_the_distance(point, about, angle):
    assert turned(point, about, angle).distance(about) == pytest.approx(point.distance(about), abs=1)


@given(near_points, angles)
def test_a_front_looks_where_its_angle_says(at, angle):
    (front,) = placed_points((Point(0, 100_000),), at, angle)
    difference = (at.bearing(front) - angle + 1800) % 3600 - 1800
    assert abs(difference) <= 1


@given(st.lists(near_points, max_size=5), near_points, angles)
def test_there_and_back_again(points, at, angle):
    there = placed_points(points, at, angle)
    back = placed_points([p.moved(-at.x, -at.y) for p in there], Point(0, 0), -angle % 3600)
    assert all(a.distance(b) <= 1.5 for a, b in zip(points, back, strict=True))


@given(rectangles, near_points, angles)
def test_an_outline_keeps_its_area_when_placed(outline, at, angle):
    west, south, east, north = outline.bounds
    rounding = (east - west + north - south) * 2 / 1e6 + 1e-6
    assert outline.placed(at, angle).area_m2 == pytest.approx(outline.area_m2, abs=rounding)
    assert outline.placed(at, 0) == outline.moved(*at)


def test_a_rectangle_lies_about_its_centre_with_width_along_x():
    assert Outline.rectangle(4_000, 2_000, Point(100, 200)).bounds == (-1_900, -800, 2_100, 1_200)
    assert Outline.rectangle(4_000, 2_000).area_m2 == 8
    assert Outline.rectangle(1_801, 601).area_m2 == 1.801 * 0.601


def test_a_circle_has_its_corners_on_the_circle():
    circle = Outline.circle(3_000, Point(50, 50))
    assert all(p.distance(Point(50, 50)) == pytest.approx(1_500, abs=1) for p in circle.ring)
    assert circle.area_m2 == pytest.approx(24 / 2 * 1.5**2 * math.sin(2 * math.pi / 24), rel=1e-3)


def test_a_hole_is_no_area_and_moves_along():
    frame = Outline(Outline.rectangle(4_000, 4_000).ring, (Outline.rectangle(2_000, 2_000).ring[::-1],))
    assert frame.area_m2 == 12 == polygon(frame).area
    assert frame.moved(10, 20).holes[0][0] == frame.holes[0][0].moved(10, 20)
    assert list(frame.rings()) == [frame.ring, *frame.holes]


def test_the_way_round_does_not_matter():
    ring = Outline.rectangle(3_000, 2_000).ring
    assert Outline(ring).area_m2 == Outline(ring[::-1]).area_m2 == 6


def test_lengths_are_metres():
    assert length_m([Point(0, 0), Point(3_000, 4_000), Point(3_000, 5_000)]) == 6
    assert length_m([]) == length_m([Point(5, 5)]) == 0


# The bridge

@given(rectangles)
def test_through_shapely_and_back(outline):
    (back,) = outlines(polygon(outline))
    assert back.bounds == outline.bounds and back.area_m2 == outline.area_m2
    assert set(back.ring) == set(outline.ring)


def test_an_outline_with_a_hole_goes_through_shapely_and_back():
    frame = Outline(Outline.rectangle(4_000, 4_000).ring, (Outline.rectangle(2_000, 2_000).ring,))
    (back,) = outlines(polygon(frame))
    assert set(back.ring) == set(frame.ring) and [set(h) for h in back.holes] == [set(h) for h in frame.holes]


def test_a_bow_tie_is_repaired_into_its_two_areas():
    bow_tie = Outline((Point(0, 0), Point(2_000, 2_000), Point(2_000, 0), Point(0, 2_000)))
    shape = polygon(bow_tie)
    assert shape.is_valid and shape.area == pytest.approx(2.0)
    assert len(outlines(shape)) == 2


def test_a_corner_too_many_back_on_itself_leaves_no_line_behind():
    spike = Outline((Point(0, 0), Point(2_000, 0), Point(2_000, 2_000), Point(2_000, 9_000), Point(2_000, 2_000), Point(0, 2_000)))
    shape = polygon(spike)
    assert shape.is_valid and shape.area == pytest.approx(4.0) and shape.geom_type == "Polygon"


@pytest.mark.parametrize(
    "ring", [(), (Point(0, 0),), (Point(0, 0), Point(5, 5)), (Point(0, 0), Point(5, 5), Point(10, 10)), (Point(1, 1),) * 4]
)
def test_what_has_no_area_is_empty(ring):
    assert polygon(Outline(ring)).area == 0
    assert outlines(polygon(Outline(ring))) == ()


def test_a_hole_of_two_corners_is_no_hole():
    assert polygon(Outline(Outline.rectangle(2_000, 2_000).ring, ((Point(0, 0), Point(1, 1)),))).area == 4


@given(st.lists(st.builds(Point, near, near), min_size=3, max_size=8))
def test_no_outline_breaks_the_bridge(ring):
    shape = polygon(Outline(tuple(ring)))
    assert shape.is_valid
    assert all(part.area > 0 for part in parts_with_area(shape))
    assert shape.area == pytest.approx(sum(o.area_m2 for o in outlines(shape)), abs=0.01 + shape.length * 2e-3)


def test_only_areas_are_kept_of_what_a_cut_leaves():
    left = shapely.GeometryCollection([shapely.Point(0, 0), shapely.LineString([(0, 0), (1, 1)]), shapely.box(0, 0, 2, 1)])
    assert areas(left).equals(shapely.box(0, 0, 2, 1))
    assert areas(shapely.Point(0, 0)).is_empty
    assert areas(shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)])).area == 2


def test_points_and_lines_are_metres_for_shapely():
    assert shapely_point(Point(1_500, -2_000)).coords[0] == (1.5, -2.0)
    assert line((Point(0, 0), Point(3_000, 4_000))).length == 5
    assert line((Point(0, 0),)).is_empty and line(()).is_empty
