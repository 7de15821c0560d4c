"""Separate outlines sewn into one footprint stay as large as they are, at every angle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baukasten.geometry import Outline, Point, polygon
from catalogue.footprint import joined
from catalogue.load import catalogue

angles = st.integers(0, 3599)


@given(angles, st.integers(-50_000, 50_000), st.integers(-50_000, 50_000))
def test_seams_have_no_area(angle: int, x: int, y: int) -> None:
    posts = [Outline.rectangle(120, 120, Point(px, py)) for px in (-2000, 0, 2000) for py in (-1500, 1500)]
    together = polygon(joined(posts).placed(Point(x, y), angle))
    apart = [polygon(post.placed(Point(x, y), angle)) for post in posts]
    assert len(together.geoms) == 6
    assert together.area == pytest.approx(sum(post.area for post in apart), rel=1e-6)


@given(angles)
def test_a_composed_footprint_is_that_of_its_members(angle: int) -> None:
    at = Point(12_345, -6_789)
    for name in ("verweilecke", "multi_generation_play"):
        element = catalogue()[name]
        members = [polygon(catalogue()[m.element].footprint.placed(m.at, m.angle)) for m in element.members]
        assert polygon(element.footprint.placed(at, angle)).area == pytest.approx(sum(m.area for m in members), rel=0.01)


def test_members_stand_beside_each_other() -> None:
    for name in ("verweilecke", "multi_generation_play"):
        shapes = [polygon(catalogue()[m.element].footprint.placed(m.at, m.angle)) for m in catalogue()[name].members]
        assert all(a.disjoint(b) for i, a in enumerate(shapes) for b in shapes[i + 1 :])


def test_a_hole_stays_a_hole() -> None:
    ring = Outline(Outline.circle(2000).ring, (Outline.circle(1000).ring,))
    both = polygon(joined([ring, Outline.rectangle(500, 500, Point(4000, 0))]))
    assert not both.contains(polygon(Outline.circle(900)))
    assert both.area == pytest.approx(polygon(ring).area + 0.25, rel=1e-6)
