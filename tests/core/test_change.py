"""The laws of Change: what undo, the journal and working together rest on."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from baukasten.change import Change, between
from baukasten.geometry import Point
from baukasten.plan import BRIEF, Brief, Note, Placed, Plan, State
from tests.core.strategies import changes_of, items, plans

BENCH = Placed("bench", Point(0, 0))


@given(st.data())
def test_reversed_undoes(data):
    plan = data.draw(plans())
    change = data.draw(changes_of(plan))
    assert change.reversed().applied(change.applied(plan)) == plan
    assert change.reversed().reversed() == change


@given(st.data())
def test_then_is_one_after_the_other(data):
    plan = data.draw(plans())
    first = data.draw(changes_of(plan))
    second = data.draw(changes_of(first.applied(plan)))
    both = first.then(second)
    assert both.applied(plan) == second.applied(first.applied(plan))
    assert both.reversed().applied(both.applied(plan)) == plan


@given(st.data())
def test_then_does_not_care_how_three_are_grouped(data):
    plan = data.draw(plans())
    a = data.draw(changes_of(plan))
    b = data.draw(changes_of(a.applied(plan)))
    c = data.draw(changes_of(b.applied(a.applied(plan))))
    assert a.then(b).then(c) == a.then(b.then(c))


@given(st.data())
def test_a_change_and_its_reverse_are_nothing(data):
    change = data.draw(changes_of(data.draw(plans())))
    assert not change.then(change.reversed())
    assert Change().then(change) == change == change.then(Change())


@given(plans(), plans())
def test_between_leads_from_one_plan_to_the_other(before, after):
    assert between(before, after).applied(before) == after
    assert between(before, after).reversed() == between(after, before)
    assert not between(before, before)


@given(st.data())
def test_onto_its_own_plan_a_change_stays_as_it_is(data):
    plan = data.draw(plans())
    change = data.draw(changes_of(plan))
    assert change.onto(plan) == change


@given(st.data())
def test_onto_any_plan_it_fits_that_plan(data):
    """Whatever others did meanwhile: the fitted change starts from what is there, and can be undone."""
    change = data.draw(changes_of(data.draw(plans())))
    now = data.draw(plans())
    fitted = change.onto(now)
    assert all(now.items.get(i) == before for i, (before, _) in fitted.items.items())
    assert fitted.reversed().applied(fitted.applied(now)) == now
    assert fitted.onto(now) == fitted


@given(st.data())
def test_done_twice_is_done_once(data):
    plan = data.draw(plans())
    change = data.draw(changes_of(plan))
    once = change.applied(plan)
    assert not change.onto(once)


def test_what_somebody_else_set_stays():
    plan = Plan({1: BENCH}, 1)
    mine = Change({1: (BENCH, replace(BENCH, at=Point(5, 5)))})
    theirs = Plan({1: replace(BENCH, state=State.REUSE, reason="gebraucht vom Nachbarhof")}, 1)
    assert mine.onto(theirs).applied(theirs).items[1] == Placed(
        "bench", Point(5, 5), state=State.REUSE, reason="gebraucht vom Nachbarhof"
    )
    elsewhere = Plan({1: replace(BENCH, at=Point(9, 9))}, 1)
    assert not mine.onto(elsewhere)
    assert plan.items[1] == BENCH


def test_what_somebody_else_removed_stays_removed():
    mine = Change({1: (BENCH, replace(BENCH, at=Point(5, 5)))})
    assert not mine.onto(Plan({BRIEF: Brief()}, 1))


def test_a_thing_that_is_something_else_by_now_is_let_be():
    mine = Change({1: (BENCH, replace(BENCH, at=Point(5, 5)))})
    assert not mine.onto(Plan({1: Note(Point(0, 0), "Hier war eine Bank")}, 1))


@given(st.data(), items)
def test_a_number_is_never_given_twice(data, item):
    plan = data.draw(plans())
    new = plan.last + 1
    there = Change({new: (None, item)}).applied(plan)
    gone = Change({new: (item, None)}).applied(there)
    assert there.last == gone.last == new and gone == plan


@given(st.data())
def test_a_plan_is_a_value(data):
    plan = data.draw(plans())
    before = dict(plan.items)
    data.draw(changes_of(plan)).applied(plan)
    assert plan.items == before
