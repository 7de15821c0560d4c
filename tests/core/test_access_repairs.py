"""Findings about who gets through can be put right with one tap, each in the way the rule promises."""

from dataclasses import replace

import pytest

from baukasten.checks import (
    armrests, attention_field, bike_parking, bollards, bottleneck, bottleneck_length, cane, contrast, control_corner, control_room, controls,
    cycle_separation, finding_strip, guide_blocked, guide_free, guide_use, headroom, in_the_flow, kerb, knee_room, meeting, passing_place,
    play_ground, play_reach, play_transfer, ramp_ends, ramp_run, ramp_slope, ramp_width, room_in_use, says, seat_front, seat_height,
    seat_turning, separate_crossing, setts_strip, side_path, surface, tree_headroom, turning, wheelchair_place,
)
from baukasten.checks.case import case
from baukasten.finding import Result
from baukasten.plan import Line, Path, Placed, State, Surface
from tests.core.example_plans import example_case


def broken(rule, given):
    return [f for f in says(rule, given) if f.result is Result.NOT_KEPT]


def repaired(rule, plan):
    """The plan after the first repair that leaves fewer findings of the rule, and that repair; it fails where there is none."""
    given = example_case(plan)
    findings = broken(rule, given)
    for change in rule.repairs(given, findings[0]):
        after = case(replace(given.snapshot, plan=change.applied(given.snapshot.plan)))
        if len(broken(rule, after)) < len(findings):
            return change, after
    raise AssertionError(f"{rule.RULE.id}: nothing helps")


MOVED = [
    (meeting, "yard 20 x 20; entrance 0,10; entrance 20,10; wall 10,0 to 10,8; wall 10,12 to 10,20; bench 10,10 facing 90"),
    (bottleneck, "yard 20 x 20; entrance 0,10; bin 15,10; wall 10,0 to 10,9; wall 10,10.5 to 10,20; bin 9.6,9.75"),
    (turning, "yard 20 x 20 of lawn; paving 0,0 to 20,10.5; table 10,12"),
    (control_room, "yard 20 x 20; house 0,10.8 to 20,20; bin 10,10"),
    (control_corner, "yard 20 x 20; bin 10,10; wall 10.45,10 to 10.45,15 width 0.02"),
    (seat_turning, "yard 20 x 20; bench 10,10; bin 11.3,10; bin 8.7,10"),
    (seat_front, "yard 20 x 20; bench 10,10; bin 10,11.2"),
    (wheelchair_place, "yard 20 x 20; bench 10,10; bin 11.3,10; bin 8.7,10"),
    (bollards, "yard 20 x 20; bollard 10,10; bollard 10.8,10"),
    (bike_parking, "yard 20 x 20; hoop 10,10; hoop 10.9,10"),
    (guide_free, "yard 20 x 20; ribs 2,10 to 18,10; bin 10,10.8"),
    (guide_use, "yard 20 x 20; ribs 2,10 to 18,10; bench 10,11.2"),
    (guide_blocked, "yard 20 x 20; ribs 2,10 to 18,10; bin 10,10"),
    (in_the_flow, "yard 20 x 20; path 0,10 to 20,10 width 4; bench 10,10.5"),
    (in_the_flow, "yard 20 x 20; entrance 0,10; bin 0.8,10"),
    (headroom, "yard 20 x 20; hedgebed 10.4,8 to 15,12; branch at 2.2 10,10"),
    (tree_headroom, "yard 20 x 20; hedgebed 9.8,5 to 16,15; small tree 10,10"),
    (ramp_ends, "yard 20 x 20; good ramp 10,10; house 0,14.2 to 20,20"),
    (room_in_use, "yard 20 x 20; entrance 0,10; entrance 20,10; house 0,0 to 20,8; house 0,10.7 to 20,20; bench 10,8.4"),
]
SWAPPED = [
    (controls, "yard 20 x 20; high bin 10,10", "bin"),
    (armrests, "yard 20 x 20; stool 5,5; stool 9,9", "bench"),
    (seat_height, "yard 20 x 20; stool 10,10", "bench"),
    (knee_room, "yard 20 x 20; low table 10,10", "table"),
    (cane, "yard 20 x 20; board 10,10", None),
    (contrast, "yard 20 x 20; pale bench 10,10", "bench"),
    (bollards, "yard 20 x 20; low bollard 10,10", "bollard"),
    (ramp_slope, "yard 20 x 20; steep ramp 10,10", None),
    (ramp_width, "yard 20 x 20; narrow ramp 10,10", None),
    (bike_parking, "yard 20 x 20; short hoop 10,10", "hoop"),
]
WIDENED = [
    (bottleneck_length, "yard 40 x 20 of lawn; path 0,10 to 40,10 width 1.5", 1800),
    (passing_place, "yard 40 x 20 of lawn; path 2,10 to 20,10 width 1.5", 1800),
    (passing_place, "yard 40 x 20 of lawn; path 2,10 to 12,10 width 1.2", 1500),
    (side_path, "yard 20 x 20 of lawn; path 2,10 to 18,10 width 0.8", 1500),
    (setts_strip, "yard 20 x 20; hedgebed 0,10 to 20,20; path 0,9.75 to 20,9.75 width 0.5 of setts", 600),
]
LAID = [
    (wheelchair_place, "yard 20 x 20; lawn 5,5 to 15,10.2; bench 10,10", "paving"),
    (attention_field, "yard 20 x 20; ribs 2,10 to 18,10; ribs 10,10 to 10,18", "studs"),
    (finding_strip, "yard 20 x 20; path 0,10 to 20,10 width 3; studs 9,8.9 to 9.9,11.5", "studs"),
    (separate_crossing, "yard 20 x 20; kerb 0,10 to 20,10 height 0.12; flush kerb 5,10 to 6,10", "studs"),
    (play_reach, "yard 20 x 20; entrance 0,10; sand 6,6 to 14,14; platform 10,10", "rubber"),
    (play_ground, "yard 20 x 20; sand 5,5 to 15,15; platform 10,10", "rubber"),
    (play_transfer, "yard 20 x 20; sand 5,5 to 15,15; inclusive platform 10,10", "rubber"),
]


@pytest.mark.parametrize(("rule", "plan"), MOVED)
def test_a_thing_is_carried_or_turned(rule, plan):
    change, _after = repaired(rule, plan)
    for before, after in change.items.values():
        assert isinstance(before, Placed) and isinstance(after, Placed) and before.element == after.element


@pytest.mark.parametrize(("rule", "plan", "wanted"), SWAPPED)
def test_a_thing_is_swapped_for_one_that_everybody_can_use(rule, plan, wanted):
    change, _after = repaired(rule, plan)
    for before, after in change.items.values():
        assert before.at == after.at and before.element != after.element
        assert wanted is None or after.element == wanted


@pytest.mark.parametrize(("rule", "plan", "width"), WIDENED)
def test_a_path_is_made_wider(rule, plan, width):
    change, _after = repaired(rule, plan)
    ((_before, after),) = change.items.values()
    assert isinstance(after, Path) and after.width == width


@pytest.mark.parametrize(("rule", "plan", "material"), LAID)
def test_ground_is_laid(rule, plan, material):
    change, _after = repaired(rule, plan)
    laid = [after for before, after in change.items.values() if before is None]
    assert [surface.material for surface in laid if isinstance(surface, Surface)] == [material]


def test_a_kerb_is_lowered_where_the_way_is_shortest():
    change, _after = repaired(kerb, "yard 20 x 20; entrance 0,10; bench 15,10; kerb 10,0 to 10,20 height 0.12")
    ((_before, after),) = change.items.values()
    assert isinstance(after, Line) and after.element == "lowered kerb"
    assert all(abs(point.x - 10_000) < 20 and abs(point.y - 10_000) < 2_000 for point in after.points)


def test_a_path_is_laid_to_what_stands_in_the_lawn():
    change, _after = repaired(surface, "yard 20 x 20; entrance 0,10; lawn 8,0 to 20,20; bench 15,10")
    ((before, after),) = change.items.values()
    assert before is None and isinstance(after, Path) and after.material == "paving"


def test_small_setts_are_laid_where_no_other_kind_is_found_by_a_cane():
    given = example_case("yard 20 x 20; board 10,10 moved")
    (finding,) = broken(cane, given)
    (change,) = cane.repairs(given, finding)
    assert [after.material for _before, after in change.items.values()] == ["setts"]


def test_setts_are_laid_under_a_cycle_path():
    change, after = repaired(cycle_separation, "yard 20 x 20; path 0,5 to 20,5 width 2 of red asphalt")
    assert any(surface.material == "setts" for _id, surface in after.snapshot.plan.of(Surface)) and change


@pytest.mark.parametrize("rule", [controls, bollards, cane, ramp_run, turning])
def test_what_stands_there_today_is_not_swapped(rule):
    things = "high bin 5,5 kept; low bollard 8,8 kept; long ramp 15,10 kept"
    given = example_case(f"yard 20 x 20; {things}")
    for finding in broken(rule, given):
        for change in rule.repairs(given, finding):
            assert all(before is None or before.state is not State.KEEP for before, _after in change.items.values())
