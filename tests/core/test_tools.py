"""Tools as lists of pointers, each with undo and Escape."""

import pytest

from baukasten.commands import place as place_command
from baukasten.desk import Desk
from baukasten.drawing.primitives import Fill, Stroke
from baukasten.geometry import Point
from baukasten.plan import Line, Note, Path, Placed, Plan, State, Surface
from baukasten.snapshot import Snapshot
from baukasten.tools import (
    Hand, Pointer, carry, draw_line, draw_path, draw_surface, measure, place, reshape, select, turn, write_note,
)
from tests.core.yard import BENCH, CATALOGUE, HEDGE, PAVERS, snapshot, yard


def at(x_m: float, y_m: float, **how) -> Pointer:
    return Pointer(Point(round(x_m * 1000), round(y_m * 1000)), how.pop("down", True), **how)


def up(x_m: float, y_m: float, **how) -> Pointer:
    return at(x_m, y_m, down=False, **how)


def tap(x_m: float, y_m: float, **how) -> list[Pointer]:
    return [at(x_m, y_m, **how), up(x_m, y_m, **how)]


@pytest.fixture
def desk() -> Desk:
    return Desk(Plan())


@pytest.fixture
def hand(desk) -> Hand:
    return Hand(lambda: Snapshot(desk.plan, yard(), CATALOGUE), tolerance=300, snapping=False)


def run(tool, *pointers):
    """Everything the tool shows; a tool that has ended is no error."""
    shown = [next(tool)]
    for pointer in pointers:
        try:
            shown.append(tool.send(pointer))
        except StopIteration:
            break
    return shown


def bench_at(desk, x_m, y_m, state=State.NEW) -> int:
    change = place_command(desk.plan, "bench", Point(round(x_m * 1000), round(y_m * 1000)), state=state)
    desk.do(change)
    return next(iter(change.items))


def where(desk, item_id) -> tuple[float, float]:
    item = desk.plan.items[item_id]
    return item.at.x / 1000, item.at.y / 1000


# Placing


def test_tap_an_element_tap_the_place(desk, hand):
    run(place(desk, hand, BENCH), *tap(10, 8))
    assert desk.plan.items[1] == Placed("bench", Point(10_000, 8_000))
    desk.undo()
    assert list(desk.plan.of(Placed)) == []


def test_the_finger_may_slide_before_it_lets_go(desk, hand):
    run(place(desk, hand, BENCH), at(10, 8), at(11, 8), up(12, 9))
    assert where(desk, 1) == (12, 9)


def test_every_tap_places_one_more_and_each_is_one_step(desk, hand):
    run(place(desk, hand, BENCH), *tap(5, 5), *tap(10, 5), *tap(15, 5))
    assert len(list(desk.plan.of(Placed))) == 3
    desk.undo()
    assert len(list(desk.plan.of(Placed))) == 2


def test_escape_while_the_finger_is_down_places_nothing(desk, hand):
    tool = place(desk, hand, BENCH)
    run(tool, at(10, 8))
    tool.close()
    assert list(desk.plan.of(Placed)) == [] and not desk.can_undo


def test_a_ghost_goes_with_the_pointer_in_the_chosen_direction(desk, hand):
    hand.angle = 900
    *_, shown = run(place(desk, hand, BENCH), up(10, 8))
    body = next(p for p in shown.preview if isinstance(p, Fill))
    west, south, east, north = body.outline.bounds
    assert (east - west, north - south) == (600, 1800)


# Selecting and moving


def test_a_tap_selects_and_moves_nothing(desk, hand):
    bench = bench_at(desk, 10, 10)
    before = desk.plan
    run(select(desk, hand), at(10, 10), at(10.1, 10), up(10.1, 10))
    assert desk.selection == {bench} and desk.plan == before


def test_a_tap_on_the_ground_selects_nothing(desk, hand):
    bench_at(desk, 10, 10)
    run(select(desk, hand), *tap(10, 10), *tap(20, 20))
    assert desk.selection == frozenset()


def test_shift_adds_and_takes_away(desk, hand):
    a, b = bench_at(desk, 10, 10), bench_at(desk, 20, 10)
    tool = select(desk, hand)
    run(tool, *tap(10, 10), *tap(20, 10, more=True))
    assert desk.selection == {a, b}
    for pointer in tap(10, 10, more=True):
        tool.send(pointer)
    assert desk.selection == {b}


def test_a_drag_is_one_step(desk, hand):
    bench = bench_at(desk, 10, 10)
    run(select(desk, hand), at(10, 10), at(12, 10), at(14, 11), at(15, 12), up(15, 12))
    assert where(desk, bench) == (15, 12)
    desk.undo()
    assert where(desk, bench) == (10, 10)
    desk.redo()
    assert where(desk, bench) == (15, 12)


def test_escape_in_a_drag_takes_it_back(desk, hand):
    bench = bench_at(desk, 10, 10)
    tool = select(desk, hand)
    run(tool, at(10, 10), at(15, 12))
    assert where(desk, bench) == (15, 12)
    tool.close()
    assert where(desk, bench) == (10, 10)
    desk.undo()
    assert bench not in desk.plan.items, "the drag left no step behind"


def test_what_stands_there_today_is_set_up_again_when_it_is_moved(desk, hand):
    bench = bench_at(desk, 10, 10, State.KEEP)
    run(select(desk, hand), at(10, 10), at(15, 12), up(15, 12))
    assert desk.plan.items[bench].state is State.MOVE


def test_a_frame_selects_what_lies_in_it(desk, hand):
    a, _, c = bench_at(desk, 10, 10), bench_at(desk, 30, 20), bench_at(desk, 12, 12)
    *_, shown, _ = run(select(desk, hand), at(8, 8), at(14, 14), up(14, 14))
    assert desk.selection == {a, c}
    assert isinstance(shown.preview[0], Fill)


def test_several_things_are_dragged_together(desk, hand):
    a, b = bench_at(desk, 10, 10), bench_at(desk, 20, 10)
    desk.selection = frozenset({a, b})
    run(select(desk, hand), at(10, 10), at(10, 15), up(10, 15))
    assert (where(desk, a), where(desk, b)) == ((10, 15), (20, 15))
    desk.undo()
    assert (where(desk, a), where(desk, b)) == ((10, 10), (20, 10))


def test_tap_tap_moves_as_a_drag_does(desk, hand):
    bench = bench_at(desk, 10, 10)
    desk.selection = frozenset({bench})
    run(carry(desk, hand), *tap(25, 20))
    assert where(desk, bench) == (25, 20)
    desk.undo()
    assert where(desk, bench) == (10, 10)


def test_carrying_nothing_ends_at_once(desk, hand):
    assert list(carry(desk, hand)) == []


# Snapping


def test_a_thing_near_a_row_goes_into_the_row_and_shows_why(desk, hand):
    hand.snapping = True
    bench_at(desk, 10, 10)
    tool = place(desk, hand, BENCH)
    *_, shown = run(tool, up(20, 10.1))
    assert any(isinstance(p, Stroke) and p.points[0] == Point(10_000, 10_000) for p in shown.preview)
    for pointer in tap(20, 10.1):
        tool.send(pointer)
    assert where(desk, 2) == (20, 10)


def test_free_and_far_do_not_snap(desk, hand):
    hand.snapping = True
    bench_at(desk, 10, 10)
    tool = place(desk, hand, BENCH)
    run(tool, *tap(20, 10.1, free=True), *tap(25, 10.9))
    assert (where(desk, 2), where(desk, 3)) == ((20, 10.1), (25, 10.9))


def test_a_corner_snaps_to_the_boundary(desk, hand):
    hand.snapping = True
    tool = draw_surface(desk, hand, PAVERS)
    run(tool, *tap(0.1, 0.1), *tap(10, 0.1), *tap(10, 8), *tap(0.1, 0.05))
    (_, surface), = desk.plan.of(Surface)
    assert surface.outline.ring[:2] == (Point(0, 0), Point(10_000, 0))


def test_what_is_in_the_hand_does_not_attract_itself(desk, hand):
    hand.snapping = True
    bench = bench_at(desk, 10, 10)
    run(select(desk, hand), at(10, 10), at(10.2, 10.2), up(10.2, 10.2))
    assert where(desk, bench) == (10.2, 10.2)


# Drawing


def test_a_surface_is_closed_with_its_first_corner(desk, hand):
    run(draw_surface(desk, hand, PAVERS), *tap(5, 5), *tap(10, 5), *tap(10, 9), *tap(5, 5))
    (_, surface), = desk.plan.of(Surface)
    assert surface.outline.area_m2 == 10
    desk.undo()
    assert not list(desk.plan.of(Surface))


def test_enter_finishes_too(desk, hand):
    run(draw_surface(desk, hand, PAVERS), *tap(5, 5), *tap(10, 5), *tap(10, 9), up(0, 0, finish=True))
    assert len(list(desk.plan.of(Surface))) == 1


def test_two_corners_are_no_surface(desk, hand):
    run(draw_surface(desk, hand, PAVERS), *tap(5, 5), *tap(10, 5), up(0, 0, finish=True))
    assert not desk.can_undo


def test_a_path_ends_where_its_last_point_is_tapped_again(desk, hand):
    run(draw_path(desk, hand, PAVERS, 1500), *tap(5, 5), *tap(10, 5), *tap(10, 9), *tap(10, 9))
    (_, path), = desk.plan.of(Path)
    assert (len(path.points), path.width) == (3, 1500)


def test_a_line_follows_its_points(desk, hand):
    run(draw_line(desk, hand, HEDGE), *tap(5, 5), *tap(10, 5), *tap(10, 5))
    (_, hedge), = desk.plan.of(Line)
    assert hedge == Line("hedge", (Point(5_000, 5_000), Point(10_000, 5_000)))


def test_escape_in_a_drawing_leaves_nothing(desk, hand):
    tool = draw_surface(desk, hand, PAVERS)
    run(tool, *tap(5, 5), *tap(10, 5), *tap(10, 9))
    tool.close()
    assert not desk.can_undo


# Handles


def test_the_handle_turns_in_notches_and_is_one_step(desk, hand):
    hand.snapping = True
    bench = bench_at(desk, 10, 10)
    run(turn(desk, hand, bench), at(15, 15.4), at(15, 9.9), up(15, 9.9))
    assert desk.plan.items[bench].angle == 900
    desk.undo()
    assert desk.plan.items[bench].angle == 0


def test_the_handle_turns_freely_when_asked(desk, hand):
    hand.snapping = True
    bench = bench_at(desk, 10, 10)
    run(turn(desk, hand, bench), at(15, 9.9, free=True), up(15, 9.9))
    assert desk.plan.items[bench].angle == 911


def test_escape_turns_it_back(desk, hand):
    bench = bench_at(desk, 10, 10)
    tool = turn(desk, hand, bench)
    run(tool, at(15, 10))
    tool.close()
    assert desk.plan.items[bench].angle == 0 and desk.can_undo


def test_a_corner_is_carried(desk, hand):
    run(draw_line(desk, hand, HEDGE), *tap(5, 5), *tap(10, 5), *tap(10, 5))
    run(reshape(desk, hand, 1, 1), at(11, 6), at(12, 7), up(12, 7))
    assert desk.plan.items[1].points[1] == Point(12_000, 7_000)
    desk.undo()
    assert desk.plan.items[1].points[1] == Point(10_000, 5_000)


# Measuring and wishes


def test_measuring_changes_nothing_and_says_the_distance(desk, hand):
    *_, shown = run(measure(hand), *tap(0, 0), *tap(3, 4))
    assert shown.hint.values["distance"].mm == 5000
    assert any(getattr(p, "text", "") == "5.00 m" for p in shown.preview)
    assert not desk.can_undo


def test_a_wish_is_left_where_it_was_tapped_and_asks_for_words(desk, hand):
    run(write_note(desk, hand), *tap(7, 7))
    assert desk.plan.items[1] == Note(Point(7_000, 7_000), "")
    assert desk.selection == {1}
    desk.undo()
    assert not list(desk.plan.of(Note))


# Picking


def test_a_thing_is_picked_before_the_surface_under_it():
    paving = Surface("pavers", yard().boundary)
    shot = snapshot(paving, Placed("bench", Point(10_000, 10_000)))
    hand = Hand(lambda: shot, tolerance=300)
    assert hand.under(Point(10_000, 10_000)) == 2
    assert hand.under(Point(20_000, 20_000)) == 1
    assert hand.under(Point(-9_000, -9_000)) is None


def test_a_near_miss_still_picks_a_thing():
    shot = snapshot(Placed("bench", Point(10_000, 10_000)), Placed("ufo", Point(20_000, 10_000)))
    hand = Hand(lambda: shot, tolerance=300)
    assert hand.under(Point(10_000, 10_550)) == 1
    assert hand.under(Point(10_000, 10_650)) is None
    assert hand.under(Point(20_100, 10_000)) == 2, "what the catalogue does not know can be picked too"
