"""What people can do to a plan: each does what it says, and can be undone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baukasten.commands import (
    accept, align, describe, draw_line, draw_path, draw_surface, duplicate, give_reason, move, no_longer_accept, note, place, remove, reshape,
    set_state, turn, turn_to, widen,
)
from baukasten.geometry import Outline, Point
from baukasten.plan import BRIEF, Accepted, Brief, Line, Note, Path, Placed, Plan, State, Surface, points_of
from tests.core.strategies import angles, near, near_points, outlines, plans, points, runs, states, words

DAY = date(2026, 11, 23)
about = st.lists(st.integers(0, 14), max_size=2).map(tuple)
which = st.lists(st.integers(0, 14), max_size=5)
"""Ids, some of which are not there."""

COMMANDS = {
    "place": lambda plan, d: place(plan, "bench", d(points), d(st.integers(-9999, 9999)), d(states)),
    "note": lambda plan, d: note(plan, d(points), d(words), d(words)),
    "move": lambda plan, d: move(plan, d(which), d(near), d(near)),
    "turn": lambda plan, d: turn(plan, d(which), d(st.integers(-3600, 3600))),
    "turn_to": lambda plan, d: turn_to(plan, d(st.integers(0, 14)), d(angles)),
    "remove": lambda plan, d: remove(plan, d(which)),
    "duplicate": lambda plan, d: duplicate(plan, d(which)),
    "align": lambda plan, d: align(plan, d(which)),
    "draw_surface": lambda plan, d: draw_surface(plan, "lawn", d(outlines)),
    "draw_path": lambda plan, d: draw_path(plan, "paving", d(runs), 1800),
    "draw_line": lambda plan, d: draw_line(plan, "hedge", d(runs)),
    "widen": lambda plan, d: widen(plan, d(which), d(st.integers(-5000, 5000))),
    "reshape": lambda plan, d: reshape(plan, d(st.integers(0, 14)), d(st.integers(0, 7)), d(points)),
    "describe": lambda plan, d: describe(plan, d(st.builds(Brief, words))),
    "set_state": lambda plan, d: set_state(plan, d(which), d(states)),
    "accept": lambda plan, d: accept(plan, "A02", d(about), d(words), d(words), DAY),
    "no_longer_accept": lambda plan, d: no_longer_accept(plan, "bench", d(about)),
    "give_reason": lambda plan, d: give_reason(plan, d(st.integers(0, 14)), d(words)),
}


@pytest.mark.parametrize("name", COMMANDS)
@given(data=st.data())
def test_every_command_fits_its_plan_and_can_be_undone(name, data):
    plan = data.draw(plans())
    change = COMMANDS[name](plan, data.draw)
    after = change.applied(plan)
    assert all(plan.items.get(i) == before and before != now for i, (before, now) in change.items.items())
    assert change.reversed().applied(after) == plan
    assert change.onto(plan) == change
    assert BRIEF in after.items and after.last >= plan.last


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_minds_an_empty_plan(name):
    plan = Plan()
    draw = {which: [1, 2], about: (1,), points: Point(0, 0), near: 5, states: State.NEW, words: "x", outlines: Outline.rectangle(9, 9)}
    change = COMMANDS[name](plan, lambda strategy: draw.get(strategy, 1) if strategy is not runs else (Point(0, 0),))
    assert change.reversed().applied(change.applied(plan)) == plan


BENCH = Placed("bench", Point(1_000, 2_000), 900)
LAWN = Surface("lawn", Outline.rectangle(4_000, 2_000))
WAY = Path("paving", (Point(0, 0), Point(5_000, 0)), 1_800)
HEDGE = Line("hedge", (Point(0, 0), Point(0, 5_000)))
WISH = Note(Point(3, 3), "Wasser")


def plan_of(*things) -> Plan:
    return Plan({BRIEF: Brief(), **dict(enumerate(things, start=1))}, len(things))


def after(change, plan):
    return change.applied(plan).items


# place, note, remove

def test_a_placed_thing_is_new_and_looks_where_it_shall():
    assert after(place(Plan(), "bench", Point(1, 2), 4500), Plan())[1] == Placed("bench", Point(1, 2), 900, State.NEW)
    assert after(place(Plan(), "bench", Point(1, 2), -900), Plan())[1].angle == 2700


def test_numbers_count_on_after_a_removal():
    plan = remove(plan_of(BENCH, BENCH), [2]).applied(plan_of(BENCH, BENCH))
    assert list(place(plan, "bin", Point(0, 0)).items) == [3]


@pytest.mark.parametrize("state", [State.NEW, State.REUSE, State.SELFBUILD])
def test_what_is_only_planned_is_simply_gone(state):
    plan = plan_of(replace(BENCH, state=state))
    assert list(after(remove(plan, [1]), plan)) == [BRIEF]


@pytest.mark.parametrize("state", [State.KEEP, State.MOVE])
@pytest.mark.parametrize("thing", [BENCH, LAWN, WAY, HEDGE])
def test_what_stands_there_today_is_marked_for_removal(thing, state):
    plan = plan_of(replace(thing, state=state))
    assert after(remove(plan, [1]), plan)[1] == replace(thing, state=State.REMOVE)


def test_what_is_marked_for_removal_already_stays_marked():
    assert not remove(plan_of(replace(BENCH, state=State.REMOVE)), [1])


def test_a_wish_goes_and_the_brief_stays():
    plan = plan_of(WISH)
    assert list(after(remove(plan, [BRIEF, 1, 77]), plan)) == [BRIEF]


# move, turn

@given(plans(), near, near)
def test_moved_there_and_back_nothing_has_changed(plan, dx, dy):
    ids = list(plan.items)
    there = move(plan, ids, dx, dy).applied(plan)
    back = move(there, ids, -dx, -dy).applied(there)
    for i in ids:
        assert points_of(there.items[i]) == tuple(p.moved(dx, dy) for p in points_of(plan.items[i]))
        assert points_of(back.items[i]) == points_of(plan.items[i])


CARRIED = {
    "moved": lambda plan: move(plan, [1], 10, 0), "turned": lambda plan: turn(plan, [1], 10),
    "turned to": lambda plan: turn_to(plan, 1, 10), "put in a row": lambda plan: align(plan, [1, 2, 3]),
}


@pytest.mark.parametrize("how", CARRIED)
@pytest.mark.parametrize("state", State)
def test_what_stands_there_today_and_is_carried_off_is_set_up_again(how, state):
    ends = (Placed("bench", Point(-9_000, 0)), Placed("bench", Point(9_000, 0)))
    plan = plan_of(replace(BENCH, state=state), *ends)
    after_it = after(CARRIED[how](plan), plan)
    assert after_it[1] != plan.items[1] and after_it[2] == ends[0]
    assert after_it[1].state is (State.MOVE if state is State.KEEP else state)


@pytest.mark.parametrize("nothing", [
    lambda plan: move(plan, [1], 0, 0), lambda plan: turn(plan, [1], 0), lambda plan: turn(plan, [1], 3600),
    lambda plan: turn_to(plan, 1, 900), lambda plan: turn_to(plan, 1, 4500), lambda plan: align(plan, [1, 2, 3]),
])
def test_what_has_not_moved_is_not_set_up_again(nothing):
    kept = replace(BENCH, state=State.KEEP)
    plan = plan_of(kept, replace(kept, at=kept.at.moved(2_000, 0)), replace(kept, at=kept.at.moved(4_000, 0)))
    assert not nothing(plan)


def test_holes_move_with_their_surface():
    pond = Surface("lawn", Outline(Outline.rectangle(9_000, 9_000).ring, (Outline.rectangle(1_000, 1_000).ring,)))
    moved = after(move(plan_of(pond), [1], 100, 200), plan_of(pond))[1]
    assert moved.outline == pond.outline.moved(100, 200)


def test_one_thing_turns_on_the_spot():
    assert after(turn(plan_of(BENCH), [1], 450), plan_of(BENCH))[1] == replace(BENCH, angle=1350)


def test_several_turn_together_about_their_middle():
    plan = plan_of(Placed("a", Point(0, 0)), Placed("b", Point(2_000, 0), 3000))
    turned = after(turn(plan, [1, 2], 900), plan)
    # A quarter turn clockwise: the western one goes north, the eastern one south.
    assert turned[1] == Placed("a", Point(1_000, 1_000), 900)
    assert turned[2] == Placed("b", Point(1_000, -1_000), 300)


@given(plans())
def test_four_quarter_turns_are_none(plan):
    ids = list(plan.items)
    now = turn(plan, ids, 900).applied(plan)
    for _ in range(3):
        now = turn(now, ids, 900).applied(now)
    for i in ids:
        assert getattr(now.items[i], "angle", 0) == getattr(plan.items[i], "angle", 0)
        # The middle lies on whole millimetres, so each turn may be one off.
        for a, b in zip(points_of(now.items[i]), points_of(plan.items[i]), strict=True):
            assert abs(a.x - b.x) <= 4 and abs(a.y - b.y) <= 4


def test_turn_to_is_for_placed_things_only():
    plan = plan_of(BENCH, LAWN)
    assert after(turn_to(plan, 1, 3700), plan)[1].angle == 100
    assert not turn_to(plan, 2, 900) and not turn_to(plan, 1, 900)


# duplicate, align

def test_a_copy_stands_aside_under_a_new_number():
    plan = plan_of(BENCH, WISH)
    copied = after(duplicate(plan, [1, 2]), plan)
    assert copied[1] == BENCH and copied[3] == replace(BENCH, at=Point(2_000, 1_000))
    assert copied[4].text == "Wasser" and len(copied) == 5


@pytest.mark.parametrize("state, copy", [
    (State.KEEP, State.NEW), (State.MOVE, State.NEW), (State.REMOVE, State.NEW),
    (State.NEW, State.NEW), (State.REUSE, State.REUSE), (State.SELFBUILD, State.SELFBUILD),
])
def test_a_copy_of_what_stands_today_is_a_new_thing(state, copy):
    plan = plan_of(replace(BENCH, state=state))
    assert after(duplicate(plan, [1]), plan)[2].state is copy


def test_the_brief_has_no_copy():
    assert not duplicate(plan_of(), [BRIEF])


def test_a_row_is_straight_with_even_gaps_and_its_ends_stay():
    plan = plan_of(*(Placed("bench", Point(x, y)) for x, y in ((0, 0), (900, 300), (4_000, -200), (6_000, 600))))
    row = after(align(plan, [4, 2, 1, 3]), plan)
    assert [row[i].at for i in (1, 2, 3, 4)] == [Point(0, 0), Point(2_000, 200), Point(4_000, 400), Point(6_000, 600)]


def test_a_row_that_runs_north_keeps_its_order():
    plan = plan_of(*(Placed("bench", Point(x, y)) for x, y in ((0, 5_000), (300, 0), (100, 1_000))))
    row = after(align(plan, [1, 2, 3]), plan)
    assert [row[i].at for i in (2, 3, 1)] == [Point(300, 0), Point(150, 2_500), Point(0, 5_000)]


def test_two_are_a_row_already_and_surfaces_are_none():
    plan = plan_of(BENCH, replace(BENCH, at=Point(0, 0)), LAWN)
    assert not align(plan, [1, 2, 3])


# draw, reshape

def test_drawn_things_need_an_area_or_a_length():
    assert not draw_surface(Plan(), "lawn", Outline((Point(0, 0), Point(5, 5), Point(10, 10))))
    assert not draw_path(Plan(), "paving", (Point(0, 0),), 1_800)
    assert not draw_line(Plan(), "hedge", ())
    assert after(draw_surface(Plan(), "lawn", LAWN.outline), Plan())[1] == LAWN
    assert after(draw_path(Plan(), "paving", WAY.points, 1_800), Plan())[1] == WAY
    assert after(draw_line(Plan(), "hedge", HEDGE.points), Plan())[1] == HEDGE


@given(near_points, st.integers(0, 3))
def test_one_corner_goes_and_the_others_stay(to, corner):
    ring = after(reshape(plan_of(LAWN), 1, corner, to), plan_of(LAWN))[1].outline.ring
    assert ring[corner] == to
    assert [p for n, p in enumerate(ring) if n != corner] == [p for n, p in enumerate(LAWN.outline.ring) if n != corner]


def test_paths_and_lines_bend_and_other_things_do_not():
    plan = plan_of(WAY, HEDGE, BENCH, WISH)
    assert after(reshape(plan, 1, 1, Point(7, 7)), plan)[1].points == (Point(0, 0), Point(7, 7))
    assert after(reshape(plan, 2, 0, Point(7, 7)), plan)[2].points == (Point(7, 7), Point(0, 5_000))
    assert not reshape(plan, 1, 2, Point(7, 7)) and not reshape(plan, 3, 0, Point(7, 7)) and not reshape(plan, 9, 0, Point(0, 0))


# describe, set_state, give_reason

def test_the_brief_changes_in_one_step():
    brief = Brief("Hof für alle", "Hausgemeinschaft", 3_000_000)
    assert after(describe(Plan(), brief), Plan())[BRIEF] == brief
    assert Plan({}).brief == Brief() and describe(Plan({}), brief).items == {BRIEF: (None, brief)}


def test_things_have_a_state_and_wishes_do_not():
    plan = plan_of(BENCH, LAWN, WAY, HEDGE, WISH)
    changed = after(set_state(plan, range(9), State.SELFBUILD), plan)
    assert [changed[i].state for i in (1, 2, 3, 4)] == [State.SELFBUILD] * 4
    assert changed[5] == WISH and changed[BRIEF] == Brief()


def test_a_reason_stays_with_its_thing_and_a_wish_gets_other_words():
    plan = plan_of(BENCH, WISH)
    assert after(give_reason(plan, 1, "Schatten am Mittag"), plan)[1] == replace(BENCH, reason="Schatten am Mittag")
    assert after(give_reason(plan, 2, "Trinkwasser"), plan)[2] == replace(WISH, text="Trinkwasser")
    assert not give_reason(plan, BRIEF, "nothing")


def test_paths_get_wider_and_never_too_narrow_to_be_one():
    path = Path("paving", (Point(0, 0), Point(5000, 0)), 1800)
    plan = Plan({BRIEF: Brief(), 1: path, 2: Placed("bench", Point(0, 0))}, 2)
    assert widen(plan, [1, 2], 100).items == {1: (path, replace(path, width=1900))}
    assert widen(plan, [1], -9000).items[1][1].width == 300


# accept

def test_a_finding_is_accepted_with_a_reason_and_stays_so_when_things_move():
    plan = accept(plan_of(BENCH, BENCH), "B02", (1, 2), " Sie stehen Rücken an Rücken. ", "Anna", DAY).applied(plan_of(BENCH, BENCH))
    said = Accepted("B02", (1, 2), "Sie stehen Rücken an Rücken.", "Anna", DAY)
    assert plan.accepted == {("B02", (1, 2)): said}
    assert move(plan, [1], 5000, 0).applied(plan).accepted == {("B02", (1, 2)): said}


def test_without_a_reason_nothing_is_accepted():
    assert not accept(plan_of(BENCH), "A02", (1,), "  ", "Anna", DAY)


def test_a_reason_can_be_said_anew_and_taken_back():
    plan = accept(plan_of(BENCH), "A02", (1,), "Vorerst.", "Anna", DAY).applied(plan_of(BENCH))
    again = accept(plan, "A02", (1,), "Für immer.", "Ben", DAY).applied(plan)
    assert [a.reason for a in again.accepted.values()] == ["Für immer."] and len(again.items) == len(plan.items)
    assert no_longer_accept(again, "A02", (1,)).applied(again).accepted == {}
    assert not no_longer_accept(again, "A02", (2,))


def test_a_copy_of_everything_copies_only_what_lies_on_the_ground():
    plan = accept(plan_of(BENCH), "A02", (1,), "Vorerst.", "", DAY).applied(plan_of(BENCH))
    assert len(duplicate(plan, plan.items).items) == 1
