"""The worked check values V60 to V67 of the fact sheet: who gets through, up, along, and finds the way."""

import re
from pathlib import Path

import pytest
import shapely

from baukasten.access import turning_square
from baukasten.checks import (
    attention_field, bottleneck, contrast, guide_free, guide_use, headroom, meeting, ramp_run, resting, resting_far, says, way_slope,
)
from baukasten.checks import RULES
from baukasten.checks.contrast import FIND, WARN, michelson, reflectance
from baukasten.checks.undecided import UNDECIDED
from baukasten.finding import Result
from tests.core.example_plans import example_case

FACTS = Path(__file__).resolve().parents[3] / "shared" / "docs" / "rules.md"


def broken(rule, plan):
    return [f for f in says(rule, example_case(plan)) if f.result is Result.NOT_KEPT]


@pytest.mark.parametrize(("rise", "slope", "landings", "total"), [
    (0.06, 1.000, 0, 4.000), (0.15, 2.500, 0, 5.500), (0.36, 6.000, 0, 9.000), (0.45, 7.500, 1, 12.000),
    (0.72, 12.000, 1, 16.500), (1.00, 16.667, 2, 22.667), (1.08, 18.000, 2, 24.000),
])
def test_how_long_a_ramp_is(rise, slope, landings, total):
    """V60."""
    needed = ramp_run.needed(rise)
    assert needed.slope == pytest.approx(slope, abs=0.0005)
    assert needed.landings == landings
    assert needed.total == pytest.approx(total, abs=0.0005)


def test_a_circle_is_not_enough_to_turn_in():
    """V61."""
    circle = shapely.Point(0, 0).buffer(0.75, quad_segs=64)
    assert circle.area == pytest.approx(1.767, abs=0.001)
    assert turning_square(circle, circle) is None
    assert turning_square(shapely.box(-0.75, -0.75, 0.75, 0.75), circle) is not None


@pytest.mark.parametrize(("gap", "rule", "narrow"), [
    (1.79, meeting, 1), (1.80, meeting, 0), (0.89, bottleneck, 1), (0.90, bottleneck, 0),
])
def test_the_gap_between_two_benches(gap, rule, narrow):
    """V62: a row of benches across the yard with one gap in it."""
    benches = "; ".join(f"bench {x},10" for x in (0.9, 2.7, 4.5, 6.3, 8.1))
    others = "; ".join(f"bench {9.0 + gap + x},10" for x in (0.9, 2.7, 4.5, 6.3, 8.1))
    entrances = "entrance 9,0; entrance 9,20" if rule is meeting else "entrance 9,0"
    plan = f"yard {18 + gap} x 20; {entrances}; {benches}; {others}; bin 3,18"
    assert len(broken(rule, plan)) == narrow


@pytest.mark.parametrize(("slope", "length", "findings"), [(3.0, 12, 0), (3.1, 12, 1), (5.0, 10, 0)])
def test_a_slope_over_a_length(slope, length, findings):
    """V63 over real ground."""
    plan = f"yard {length} x 20; slope {slope}; path 0,10 to {length},10 width 2"
    assert len(broken(way_slope, plan)) == findings


@pytest.mark.parametrize(("rule", "thing", "findings"), [
    (guide_use, "bench 10,11.55", 1), (guide_use, "bench 10,11.65", 0),
    (guide_free, "bin 10,10.95", 1), (guide_free, "bin 10,11", 0),
])
def test_what_stands_beside_a_guide_strip(rule, thing, findings):
    """V64: bench at 1.10 and 1.20 m, bin at 0.55 and 0.60 m from the edge of the strip."""
    assert len(broken(rule, f"yard 20 x 20; ribs 2,10 to 18,10; {thing}")) == findings


@pytest.mark.parametrize(("one", "other", "contrast_of_them", "finds", "warns"), [
    (60, 20, 0.50, True, False), (80, 10, 0.778, True, True), (50, 30, 0.25, False, False),
])
def test_contrast_of_two_reflectances(one, other, contrast_of_them, finds, warns):
    """V65."""
    measured = michelson(one, other)
    assert measured == pytest.approx(contrast_of_them, abs=0.0005) == pytest.approx(michelson(other, one), abs=0.0005)
    assert (measured >= FIND, measured >= WARN) == (finds, warns)


def test_the_light_that_colours_reflect():
    assert reflectance("#000000") == 0 and reflectance("#ffffff") == pytest.approx(1)
    assert reflectance("#808080") == pytest.approx(0.2159, abs=0.0005)
    assert reflectance("#00ff00") > reflectance("#ff0000") > reflectance("#0000ff")
    assert michelson(0, 0) == 0
    assert contrast.FIND < contrast.WARN


def test_seats_along_a_route():
    """V66: seats at 0, 90, 210 and 480 m."""
    route = "yard 500 x 20; bench 0.95,10; bench 90.95,10; bench 210.95,10; bench 480.95,10"
    assert not broken(resting_far, route)
    assert [round(f.measured, -1) for f in broken(resting, route)] == [120, 270]


@pytest.mark.parametrize(("height", "findings"), [(2.24, 1), (2.25, 0)])
def test_the_underside_of_a_branch(height, findings):
    """V67."""
    assert len(broken(headroom, f"yard 20 x 20; branch at {height} 10,10")) == findings


def test_steps_ask_for_a_field_only_where_strips_lead():
    assert not broken(attention_field, "yard 20 x 20; steps 5,10 to 8,10 width 1")


@pytest.mark.shared
def test_every_row_about_access_is_judged_or_says_why_not():
    if not FACTS.exists():
        pytest.skip(f"the fact sheet is not there: {FACTS}")
    rows = set(re.findall(r"^\| (A\d\d) \|", FACTS.read_text(encoding="utf-8"), re.M))
    judged_here = {rule.RULE.id for rule in RULES if rule.RULE.id.startswith("A")}
    assert len(rows) > 65 and not judged_here & set(UNDECIDED)
    assert rows == judged_here | {row for row in UNDECIDED if row.startswith("A")}
