"""Outlines that nobody draws on purpose: the answer is right, and comes while somebody waits."""

import time
from dataclasses import replace

import pytest

from baukasten.checks.case import case
from baukasten.geometry import Outline, Point
from baukasten.plan import Path, Placed, Plan, Surface
from tests.core.example_plans import example

YARD = example("yard 120 x 60; entrance 0,30; entrance 120,30; bench 60,40; bin 30,30; table 80,20")
SOON = 20.0
"""Seconds of the processor; most take less than one, and some took minutes."""


def reached(snapshot):
    began = time.process_time()
    here = case(snapshot)
    found = {way.item: way.hindrance.value for way in here.reached}
    assert not here.entered.is_empty or not any(way.passes for way in here.reached)
    assert time.process_time() - began < SOON
    return found


def with_items(*items):
    return replace(YARD, plan=Plan({**YARD.plan.items, **dict(enumerate(items, 200))}, 999))


def test_a_boundary_with_ten_thousand_teeth():
    top = (Point(120_000 - 12 * n, 60_000 if n % 2 else 55_000) for n in range(10_001))
    comb = Outline((Point(0, 0), Point(120_000, 0), *top))
    site = replace(YARD.site, boundary=comb, ground=tuple(replace(area, outline=comb) for area in YARD.site.ground))
    assert set(reached(replace(YARD, site=site)).values()) == {"nothing"}


@pytest.mark.parametrize("item", [
    Surface("lawn", Outline((Point(1000, 1000),) * 5000 + (Point(9000, 1000),) * 5000 + (Point(9000, 9000),))),
    Path("paving", (Point(1000, 1000),) * 5000 + (Point(9000, 1000),) * 5000, 2000),
    Path("paving", tuple(Point(1000 + 20 * n, 1000 + n % 2 * 300) for n in range(4000)), 2000),
    Path("paving", (Point(1000, 1000), Point(9000, 1000)), 0), Path("paving", (Point(5, 5),) * 2, 1000), Path("paving", (), 1000),
], ids=["the same points a surface", "the same points a path", "a path of zigzag", "a path without width", "without length", "without points"])
def test_points_by_the_thousand_and_paths_of_nothing_hinder_nobody(item):
    assert set(reached(with_items(item)).values()) == {"nothing"}


def test_surfaces_over_surfaces():
    layers = (
        Surface(("lawn", "paving")[n % 2], Outline.rectangle(20_000 + n * 50, 9000 + n * 37, Point(40_000 + n * 100, 30_000 + n * 33)))
        for n in range(300)
    )
    assert set(reached(with_items(*layers)).values()) <= {"nothing", "surface"}


def test_things_far_outside_are_not_reached():
    found = reached(with_items(*(Placed("bench", Point(10**9 + 1000 * n, -(10**9)), n) for n in range(50))))
    assert {found[n] for n in range(200, 250)} == {"no way"} and found[1] == found[2] == "nothing"
