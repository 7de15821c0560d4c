"""The worked check values of the fact sheet that concern the rules: numbers computed independently of the code."""

import math

import numpy as np
import pytest
from shapely.affinity import translate

from baukasten import impact
from baukasten.access.slopes import too_steep
from baukasten.access.way import Way
from baukasten.body import CrownForm
from baukasten.checks import roots, way_slope
from baukasten.checks.repair import ways_apart
from baukasten.element import Play
from baukasten.geometry import Point, shapely_point
from tests.core.example_plans import ELEMENTS, example_case


def found(rule, text):
    return list(rule.check(example_case(text)))


@pytest.mark.parametrize(("fall", "needed"), [
    (0.4, 1.5), (0.6, 1.5), (1.0, 1.5), (1.5, 1.5), (1.6, 1.5667), (1.75, 1.6667), (1.8, 1.7), (2.0, 1.8333),
    (2.1, 1.9), (2.25, 2.0), (2.4, 2.1), (2.5, 2.1667), (2.7, 2.3), (2.75, 2.3333), (3.0, 2.5),
])
def test_the_impact_area_grows_with_the_fall_height(fall, needed):
    """V70, V71."""
    assert impact.reach(Play(round(fall * 1000), False)) / 1000 == pytest.approx(needed, abs=0.00005)


def test_the_impact_area_of_a_platform():
    """V73, and V79 without the device itself."""
    case = example_case("yard 20 x 20; platform 10,10")
    area = case.playing[1][2].area
    assert area == pytest.approx(18.893, abs=0.005)
    sand = area - case.footprint(1).area
    assert sand == pytest.approx(17.893, abs=0.005) and sand * 0.4 == pytest.approx(7.157, abs=0.003)


def test_a_swings_impact_area_is_its_rectangle():
    """V74: half length 4.201 m in loose ground."""
    west, south, east, north = example_case("yard 20 x 20; swing 10,10").playing[1][2].bounds
    assert (north - south) / 2 == pytest.approx(4.201) and east - west == pytest.approx(3.5)


def slopes(*stretches):
    return np.concatenate([np.full(round(length / way_slope.STEP), rise / 100) for rise, length in stretches])


@pytest.mark.parametrize(("stretches", "breaks"), [
    (((3.0, 50),), 0),
    (((3.1, 12),), 1),
    (((5.0, 10), (1.0, 1.5), (5.0, 10)), 0),
    (((5.0, 10), (1.0, 1.0), (5.0, 10)), 1),
    (((5.0, 10.5), (1.0, 5), (4.0, 11)), 2),
    (((6.0, 10),), 0),
    (((6.1, 1),), 1),
    ((), 0),
])
def test_slopes_are_judged_by_rise_and_length(stretches, breaks):
    """V63, rules A20 and A21."""
    run = slopes(*stretches) if stretches else np.zeros(0)
    assert len(too_steep(run, way_slope.STEP, way_slope.GENTLE, way_slope.STEEP, way_slope.RUN)) == breaks


def test_a_way_is_measured_every_half_metre():
    places = Way(((0.0, 0.0), (3.0, 4.0))).places(0.5)
    assert np.allclose(places[-1], (3, 4))
    assert np.allclose(np.hypot(*np.diff(places, axis=0).T)[:9], 0.5)


def test_a_slope_over_a_yard_is_told_in_per_cent():
    (finding,) = found(way_slope, "yard 40 x 20; slope 4; entrance 0,10; entrance 40,10")
    assert (finding.measured, finding.needed, finding.unit) == (4.0, 3.0, "%")


@pytest.mark.parametrize(("kind", "crown", "radius", "area"), [("tree", 8, 5.5, 95.03), ("column", 3, 6.5, 132.73)])
def test_the_root_zone_reaches_beyond_the_crown(kind, crown, radius, area):
    """V85."""
    (thing,) = example_case(f"yard 40 x 40; {kind} 20,20 kept crown {crown}").things
    zone = roots.root_zone(thing)
    assert zone.area == pytest.approx(area, rel=0.001) and zone.bounds[2] - 20 == pytest.approx(radius)


def test_the_column_of_the_examples_is_columnar():
    assert next(e for e in ELEMENTS if e.id == "column").tree.form is CrownForm.COLUMN


@pytest.mark.parametrize("gap", [0.0, 0.9, 2.5])
def test_the_shortest_way_apart_leaves_just_the_gap(gap):
    one, other = shapely_point(Point(5000, 5000)).buffer(0.5), shapely_point(Point(5300, 5200)).buffer(0.8)
    (dx, dy), *_ = ways_apart(one, other, gap)
    assert translate(one, dx, dy).distance(other) == pytest.approx(gap, abs=0.03)
    assert math.hypot(dx, dy) == pytest.approx(1.3 + gap - math.dist((5, 5), (5.3, 5.2)), abs=0.03)
    assert not list(ways_apart(one, translate(other, 20, 0), gap))
