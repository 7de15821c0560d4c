"""Select, move, turn, copy, take away: by hand, by two taps, by two fingers, by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from baukasten.commands import draw_surface, place
from baukasten.geometry import Outline, Point
from baukasten.plan import State, Surface

START, GOAL = Point(4000, 12000), Point(10000, 7000)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bench(table):
    """A courtyard with one bench, snapping off."""
    table.press("snap")
    table.desk.do(place(table.desk.plan, "bench", START))
    return table


def the(table):
    ((_, thing),) = table.things
    return thing


def test_tap_selects_and_a_tap_on_the_ground_lets_go(bench):
    bench.tap(START)
    assert bench.desk.selection == {1}
    assert "1" in bench.window.pieces.chosen.name.toolTip()
    bench.tap(GOAL)
    assert bench.desk.selection == frozenset()


def test_drag_moves_and_is_one_undo_step(bench):
    before = bench.desk.plan
    bench.drag(START, GOAL)
    assert bench.near(the(bench).at, GOAL)
    bench.press("undo")
    assert bench.desk.plan == before


def test_escape_in_a_drag_takes_it_back(bench):
    before = bench.desk.plan
    port = bench.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=bench.pixel(START))
    QTest.mouseMove(port, bench.pixel(GOAL))
    assert bench.desk.plan != before
    bench.key(Qt.Key.Key_Escape)
    assert bench.desk.plan == before
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=bench.pixel(GOAL))
    assert bench.desk.plan == before
    assert not bench.desk.can_redo


def test_move_by_two_taps(bench):
    bench.tap(START)
    bench.press("carry")
    bench.tap(GOAL)
    assert bench.near(the(bench).at, GOAL)
    assert bench.window.canvas.driver.name == "select"


def test_arrow_keys_move_by_ten_centimetres_and_by_a_metre(bench):
    bench.key(Qt.Key.Key_Period)
    bench.key(Qt.Key.Key_Right)
    bench.key(Qt.Key.Key_Up, SHIFT)
    assert the(bench).at == START.moved(100, 1000)


def test_keys_turn_by_fifteen_degrees(bench):
    bench.key(Qt.Key.Key_Period)
    bench.key(Qt.Key.Key_E)
    bench.key(Qt.Key.Key_E)
    bench.key(Qt.Key.Key_Q)
    assert the(bench).angle == 150


def test_the_handle_turns_it_towards_the_pointer(bench):
    bench.tap(START)
    knob = bench.window.canvas.overlay.knob
    bench.drag(knob, Point(START.x + 6000, START.y))
    assert abs(the(bench).angle - 900) <= 10
    assert the(bench).at == START
    bench.press("undo")
    assert the(bench).angle == 0


def test_two_fingers_turn_what_is_selected(bench):
    bench.tap(START)
    middle = bench.pixel(START)
    fingers = TwoFingers(bench.view.viewport())
    fingers.to(middle - QPoint(40, 0), middle + QPoint(40, 0))
    fingers.to(middle - QPoint(0, 40), middle + QPoint(0, 40))
    fingers.up()
    assert abs(the(bench).angle - 900) <= 20
    bench.press("undo")
    assert the(bench).angle == 0


def test_two_fingers_elsewhere_zoom_and_change_nothing(bench):
    before, scale = bench.desk.plan, bench.view.scale_now
    middle = bench.view.viewport().rect().center()
    fingers = TwoFingers(bench.view.viewport())
    fingers.to(middle - QPoint(50, 0), middle + QPoint(50, 0))
    fingers.to(middle - QPoint(100, 0), middle + QPoint(100, 0))
    fingers.up()
    assert bench.view.scale_now == pytest.approx(2 * scale, rel=0.02)
    assert bench.desk.plan == before


def test_one_finger_drags(bench):
    device = QTest.createTouchDevice()
    port = bench.view.viewport()
    QTest.touchEvent(port, device).press(1, bench.pixel(START), port).commit()
    QTest.touchEvent(port, device).move(1, bench.pixel(GOAL), port).commit()
    QTest.touchEvent(port, device).release(1, bench.pixel(GOAL), port).commit()
    assert bench.near(the(bench).at, GOAL)


def test_several_are_selected_with_shift_and_by_a_frame(bench):
    bench.desk.do(place(bench.desk.plan, "bench", GOAL))
    bench.tap(START)
    bench.tap(GOAL, SHIFT)
    assert bench.desk.selection == {1, 2}
    bench.tap(Point(2000, 2000))
    bench.drag(Point(1500, 1500), Point(14000, 15000))
    assert bench.desk.selection == {1, 2}


def test_duplicate_selects_the_copy_and_remove_takes_it_out(bench):
    bench.tap(START)
    bench.press("duplicate")
    assert len(bench.things) == 2
    assert bench.desk.selection == {2}
    bench.press("remove")
    assert [i for i, _ in bench.things] == [1]


def test_a_state_is_chosen_in_one_step(bench):
    bench.tap(START)
    bench.press("state_selfbuild")
    assert the(bench).state is State.SELFBUILD
    assert bench.window.made["state_selfbuild"].isChecked()
    bench.press("undo")
    assert the(bench).state is State.NEW


def test_a_reason_is_written_down(bench, monkeypatch):
    monkeypatch.setattr("ui.doing.edit.ask_words", lambda *_: "So that people can rest")
    bench.tap(START)
    bench.press("reason")
    assert the(bench).reason == "So that people can rest"


def test_a_corner_of_a_surface_is_carried(bench):
    ring = (Point(12000, 2000), Point(16000, 2000), Point(16000, 6000))
    bench.desk.do(draw_surface(bench.desk.plan, "gravel", Outline(ring)))
    bench.window.canvas.choose({2})
    bench.drag(ring[2], Point(18000, 8000))
    ((_, surface),) = bench.desk.plan.of(Surface)
    assert bench.near(surface.outline.ring[2], Point(18000, 8000))
    assert surface.outline.ring[:2] == ring[:2]


def test_snapping_puts_it_into_the_row(bench):
    bench.press("snap")
    bench.desk.do(place(bench.desk.plan, "bench", Point(9000, 12000)))
    wanted = Point(9000, 9030)
    bench.tap(START)
    bench.press("carry")
    bench.tap(wanted.moved(round(3 / bench.view.scale_now), 0))
    assert bench.desk.plan.items[1].at.x == 9000


class TwoFingers:
    def __init__(self, port):
        self._port, self._device, self._down = port, QTest.createTouchDevice(), False

    def to(self, one, other):
        event = QTest.touchEvent(self._port, self._device)
        put = event.move if self._down else event.press
        put(1, one, self._port)
        put(2, other, self._port)
        event.commit()
        self._down, self._last = True, (one, other)

    def up(self):
        event = QTest.touchEvent(self._port, self._device)
        event.release(1, self._last[0], self._port)
        event.release(2, self._last[1], self._port)
        event.commit()
