"""The desk: one undo step for each thing people did, and nothing half done."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from baukasten.change import Change
from baukasten.commands import describe, move, place, remove, set_state
from baukasten.desk import Desk
from baukasten.geometry import Point
from baukasten.plan import BRIEF, Brief, Placed, Plan, State
from tests.core.strategies import changes_of, plans
from tests.laws import examples


class Mirror:
    """A view that only hears the changes."""

    def __init__(self, desk: Desk) -> None:
        self.plan = desk.plan
        desk.watch(self.follow)

    def follow(self, change: Change) -> None:
        for i, (before, _after) in change.items.items():
            assert self.plan.items.get(i) == before
        self.plan = change.applied(self.plan)


@pytest.fixture
def desk():
    desk = Desk(Plan({BRIEF: Brief()}))
    for n in range(3):
        desk.do(place(desk.plan, "bench", Point(n * 2_000, 0)))
    return desk


@given(st.data())
def test_undo_all_then_redo_all_returns(data):
    start = data.draw(plans())
    desk = Desk(start)
    for _ in range(data.draw(st.integers(1, 5))):
        desk.do(data.draw(changes_of(desk.plan)))
    end = desk.plan
    steps = 0
    while desk.can_undo:
        steps += bool(desk.undo())
    assert desk.plan == start
    for _ in range(steps):
        assert desk.redo()
    assert desk.plan == end and not desk.can_redo


def test_a_drag_is_one_step(desk):
    before = desk.plan
    with desk.gesture():
        for _ in range(20):
            desk.do(move(desk.plan, [1, 2], 50, 50))
    assert desk.plan.items[1].at == Point(1_000, 1_000)
    desk.undo()
    assert desk.plan == before
    desk.redo()
    assert desk.plan.items[2].at == Point(3_000, 1_000)


def test_a_gesture_inside_a_gesture_belongs_to_the_outer_one(desk):
    before = desk.plan
    with desk.gesture():
        desk.do(move(desk.plan, [1], 10, 0))
        with desk.gesture():
            desk.do(move(desk.plan, [2], 10, 0))
        assert desk.in_gesture and not desk.can_undo
        assert not desk.undo()
    desk.undo()
    assert desk.plan == before


def test_a_gesture_that_changes_nothing_is_no_step(desk):
    desk.undo()
    with desk.gesture():
        desk.do(move(desk.plan, [1], 10, 0))
        desk.do(move(desk.plan, [1], -10, 0))
    assert desk.can_redo


def test_an_error_inside_a_gesture_takes_it_back(desk):
    before, mirror = desk.plan, Mirror(desk)
    with pytest.raises(ZeroDivisionError):
        with desk.gesture():
            desk.do(move(desk.plan, [1], 10, 0))
            1 / 0
    assert desk.plan == before == mirror.plan and not desk.in_gesture
    assert desk.undo().items.keys() == {3}


def test_a_closed_tool_takes_its_gesture_back(desk):
    before = desk.plan

    def drag():
        with desk.gesture():
            while True:
                desk.do(move(desk.plan, [1], *(yield)))

    tool = drag()
    next(tool)
    tool.send((100, 0))
    assert desk.plan != before
    tool.close()
    assert desk.plan == before and not desk.in_gesture


def test_another_tables_change_survives_my_undo(desk):
    desk.do(move(desk.plan, [1], 500, 0))
    desk.receive(set_state(desk.plan, [1], State.REUSE))
    desk.receive(place(desk.plan, "bin", Point(7, 7)))
    desk.undo()
    assert desk.plan.items[1] == Placed("bench", Point(0, 0), state=State.REUSE)
    assert desk.plan.items[4].element == "bin"


def test_another_tables_change_is_never_on_my_undo():
    desk = Desk(Plan())
    desk.receive(place(desk.plan, "bin", Point(7, 7)))
    assert not desk.can_undo and not desk.undo()
    assert 1 in desk.plan.items


def test_an_undo_of_what_others_removed_is_skipped(desk):
    desk.do(move(desk.plan, [1], 500, 0))
    desk.do(move(desk.plan, [2], 500, 0))
    desk.receive(remove(desk.plan, [2]))
    assert desk.undo().items.keys() == {1}
    assert desk.plan.items[1].at == Point(0, 0) and 2 not in desk.plan.items


def test_another_tables_change_in_the_middle_of_my_gesture_is_not_on_my_undo(desk):
    with desk.gesture():
        desk.do(move(desk.plan, [1], 100, 0))
        desk.receive(set_state(desk.plan, [1], State.REUSE))
        desk.do(move(desk.plan, [1], 100, 0))
    assert desk.plan.items[1] == Placed("bench", Point(200, 0), state=State.REUSE)
    desk.undo()
    assert desk.plan.items[1] == Placed("bench", Point(0, 0), state=State.REUSE)


def test_the_journal_never_holds_half_a_drag(desk):
    journal = [desk.plan]
    desk.keep(lambda change: journal.append(change.applied(journal[-1])))
    with pytest.raises(KeyboardInterrupt):
        with desk.gesture():
            desk.do(move(desk.plan, [1], 100, 0))
            desk.receive(set_state(desk.plan, [1], State.REUSE))
            assert journal[-1].items[1] == Placed("bench", Point(0, 0), state=State.REUSE)
            raise KeyboardInterrupt
    assert journal[-1] == desk.plan


def test_while_i_drag_a_thing_it_follows_my_hand_and_after_escape_theirs(desk):
    theirs = move(desk.plan, [1], 0, 900)
    with pytest.raises(KeyboardInterrupt):
        with desk.gesture():
            desk.do(move(desk.plan, [1], 100, 0))
            desk.receive(theirs)
            assert desk.plan.items[1].at == Point(100, 0)
            raise KeyboardInterrupt
    assert desk.plan.items[1].at == Point(0, 900)


def test_another_tables_change_in_the_middle_of_my_gesture_survives_its_end(desk):
    with pytest.raises(KeyboardInterrupt):
        with desk.gesture():
            desk.do(move(desk.plan, [1], 100, 0))
            desk.receive(set_state(desk.plan, [1], State.REUSE))
            raise KeyboardInterrupt
    assert desk.plan.items[1] == Placed("bench", Point(0, 0), state=State.REUSE)


def test_a_new_step_ends_what_could_be_redone(desk):
    desk.undo()
    assert desk.can_redo
    desk.do(place(desk.plan, "bin", Point(0, 0)))
    assert not desk.can_redo


def test_nothing_done_is_no_step():
    desk = Desk(Plan())
    desk.do(move(desk.plan, [9], 1, 1))
    desk.do(describe(desk.plan, Brief()))
    assert not desk.can_undo


def test_a_keeper_that_fails_takes_the_step_back(desk):
    before, mirror = desk.plan, Mirror(desk)
    desk.keep(full_disk)
    for step in (
        lambda: desk.do(move(desk.plan, [1], 10, 0)),
        lambda: desk.receive(move(desk.plan, [1], 10, 0)),
        lambda: drag_of_two(desk),
        desk.undo,
    ):
        with pytest.raises(OSError):
            step()
        assert desk.plan == before == mirror.plan and not desk.in_gesture


def test_an_undo_that_could_not_be_kept_can_be_tried_again(desk):
    full = [True]
    desk.keep(lambda change: full_disk(change) if full[0] else None)
    with pytest.raises(OSError):
        desk.undo()
    assert desk.can_undo and not desk.can_redo
    full[0] = False
    desk.undo()
    assert 3 not in desk.plan.items


def test_all_keepers_hold_the_same_when_one_fails(desk):
    """The first keeper has written when the second fails: it is told of the way back."""
    first = Desk(desk.plan)
    desk.keep(lambda change: first.receive(change))
    desk.keep(full_disk)
    with pytest.raises(OSError):
        desk.do(move(desk.plan, [1], 10, 0))
    assert first.plan == desk.plan


def full_disk(change: Change) -> None:
    raise OSError("no room")


def drag_of_two(desk: Desk) -> None:
    with desk.gesture():
        desk.do(move(desk.plan, [1], 5, 0))
        desk.do(move(desk.plan, [1], 5, 0))


def test_keepers_hear_whole_gestures_and_watchers_every_frame(desk):
    seen, kept = [], []
    desk.watch(seen.append)
    desk.keep(kept.append)
    with desk.gesture():
        for _ in range(5):
            desk.do(move(desk.plan, [1], 10, 0))
    assert len(seen) == 5 and len(kept) == 1
    assert kept[0] == Change({1: (Placed("bench", Point(0, 0)), Placed("bench", Point(50, 0)))})


def test_what_is_gone_is_not_selected_any_more(desk):
    desk.selection = frozenset({1, 2})
    desk.do(remove(desk.plan, [1]))
    assert desk.selection == {2}


class AnyDay(RuleBasedStateMachine):
    """Anything people and other tables do in any order: mirror and journal stay true, undo stays mine."""

    @initialize(plan=plans())
    def sit_down(self, plan: Plan) -> None:
        self.desk = Desk(plan)
        self.mirror = Mirror(self.desk)
        self.journal = plan
        self.fails = False
        self.gesture = None
        self.desk.keep(self.write)

    def write(self, change: Change) -> None:
        if self.fails:
            raise OSError("no room")
        self.journal = change.applied(self.journal)

    @rule(data=st.data())
    def do(self, data) -> None:
        self.desk.do(data.draw(changes_of(self.desk.plan)))

    @rule(data=st.data())
    def hear_from_another_table(self, data) -> None:
        self.desk.receive(data.draw(changes_of(self.desk.plan)))

    @rule(data=st.data())
    def hear_something_late(self, data) -> None:
        self.desk.receive(data.draw(changes_of(data.draw(plans()))))

    @rule()
    def undo(self) -> None:
        self.desk.undo()

    @rule()
    def redo(self) -> None:
        self.desk.redo()

    @precondition(lambda self: not self.desk.in_gesture)
    @rule(data=st.data())
    def find_the_disk_full(self, data) -> None:
        before, undo = self.desk.plan, self.desk.can_undo
        step = data.draw(st.sampled_from([self.desk.do, self.desk.receive, lambda _change: self.desk.undo()]))
        self.fails = True
        try:
            step(data.draw(changes_of(before)))
        except OSError:
            pass
        finally:
            self.fails = False
        assert self.desk.plan == before and (undo or not self.desk.can_undo)

    @precondition(lambda self: not self.desk.in_gesture)
    @rule()
    def begin_a_gesture(self) -> None:
        self.gesture = self.desk.gesture()
        self.gesture.__enter__()

    @precondition(lambda self: self.desk.in_gesture)
    @rule()
    def end_it(self) -> None:
        self.gesture.__exit__(None, None, None)

    @precondition(lambda self: self.desk.in_gesture)
    @rule()
    def escape(self) -> None:
        stop = GeneratorExit()
        assert not self.gesture.__exit__(GeneratorExit, stop, None)

    @invariant()
    def the_mirror_shows_the_plan(self) -> None:
        assert self.mirror.plan == self.desk.plan

    @invariant()
    def the_journal_has_every_finished_step(self) -> None:
        if not self.desk.in_gesture:
            assert self.journal == self.desk.plan


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(examples(20), stateful_step_count=20)
