"""The shade lives while a thing is in the hand: map, shadows and sentences follow it, and nothing of it stays behind."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from baukasten.commands import place
from baukasten.geometry import Point
from baukasten.scene import scene
from baukasten.shade import item_shade, shadows, sunlight
from ui.canvas.shadow import changed, hours_picture
from ui.panels.sun_bar import SunView

TREE, BENCH, TABLE = Point(4000, 4000), Point(10000, 12000), Point(14000, 12000)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def square(table):
    """A courtyard with a lime that has grown for 25 years and two seats north of where it will go; snapping off."""
    table.press("snap")
    for element, at in (("tree_tilia_cordata", TREE), ("bench", BENCH), ("bench", TABLE)):
        table.desk.do(place(table.desk.plan, element, at))
    table.window.canvas.choose(())
    table.window.sun_bar.years.slider.setValue(2)
    table.window.side.shade.open(True)
    still(table)
    return table


def still(table):
    """Until the sun that is shown has caught up; the rules may take their time."""
    table.until(lambda: not (table.window.background.busy("sun") or table.window.background.busy("today")))


class Drag:
    """A thing taken by the mouse and not let go yet."""

    def __init__(self, table, start):
        self._table, self._port = table, table.view.viewport()
        QTest.mousePress(self._port, LEFT, pos=table.pixel(start))

    def to(self, at):
        QTest.mouseMove(self._port, self._table.pixel(at))
        return self

    def seen(self):
        """Until the sun has caught up with the hand."""
        self._table.until(lambda: not self._table.window.background.busy("sun"))
        return self

    def let_go(self, at):
        QTest.mouseRelease(self._port, LEFT, pos=self._table.pixel(at))


def sentences(table):
    return {one.item: table.window.say.say(one.text) for one in table.window.sun.shade.items}


def listed(table):
    return [view._row.text for view in table.window.side.shade.rows.views]


def afresh(table):
    """Sun and sentences of the plan as it stands now, worked out from nothing."""
    snapshot, bar = table.window.session.snapshot, table.window.sun_bar
    light = sunlight(scene(snapshot, bar.year), bar.day)
    return light, item_shade(snapshot, light, year=bar.year)


def assert_true(table):
    """What is shown is the very sun of the plan."""
    light, items = afresh(table)
    shown = table.window.sun.shade
    assert np.array_equal(shown.sunlight.hours, light.hours, equal_nan=True)
    assert shown.items == items
    for item, one in light.items.items():
        assert np.array_equal(shown.sunlight.items[item].light, one.light)


def test_the_sentence_changes_before_the_tree_is_let_go(square):
    before, there = sentences(square), Point(10000, 9500)
    drag = Drag(square, TREE).to(Point(8000, 8000)).to(there).seen()
    assert square.desk.in_gesture
    now = sentences(square)
    assert now[2] != before[2] and "shade" in now[2]
    assert listed(square)[0] in (now[2], now[3]), "what has just changed stands first in the list"
    assert now[2] in listed(square) and before[2] not in listed(square)
    assert any(text in square.window.pieces.hint.text.text() for text in now.values()), "and under the plan, where the eye is"
    assert_true(square)
    drag.let_go(there)
    still(square)
    assert_true(square)


def test_escape_restores_it_bit_for_bit(square):
    square.window.sun_bar.show_view(SunView.HOURS)
    still(square)
    before, hours, map_before = sentences(square), square.window.sun.shade.sunlight.hours.copy(), square.window.canvas.shadow.picture
    drag = Drag(square, TREE).to(Point(8000, 8000)).to(Point(10000, 9500)).seen()
    assert sentences(square) != before
    assert changed(map_before, square.window.canvas.shadow.picture) is not None
    square.key(Qt.Key.Key_Escape)
    drag.let_go(TREE)
    still(square)
    assert np.array_equal(square.window.sun.shade.sunlight.hours, hours, equal_nan=True)
    assert sentences(square) == before and square.window.sun.shade.touched == ()
    assert square.window.canvas.shadow.picture == map_before
    assert_true(square)


def test_undo_and_redo_take_the_shade_along(square):
    before = sentences(square)
    square.drag(TREE, Point(10000, 9500))
    still(square)
    moved = sentences(square)
    assert moved != before
    square.press("undo")
    still(square)
    assert sentences(square) == before
    square.press("redo")
    still(square)
    assert sentences(square) == moved
    assert_true(square)


def test_the_map_follows_the_hand_and_only_where_it_differs(square):
    square.window.sun_bar.show_view(SunView.HOURS)
    still(square)
    drag = Drag(square, TREE).to(Point(8000, 8000)).seen()
    first = square.window.canvas.shadow.picture
    drag.to(Point(8600, 8200)).seen()
    patch = changed(first, square.window.canvas.shadow.picture)
    assert patch is not None and patch.width() * patch.height() < 0.8 * first.width() * first.height()
    assert square.window.canvas.shadow.picture == hours_picture(afresh(square)[0].hours)
    drag.let_go(TREE)


def test_the_shadows_of_the_hour_follow_the_hand(square):
    bar = square.window.sun_bar
    bar.show_view(SunView.MOMENT)
    still(square)
    Drag(square, TREE).to(Point(8000, 8000)).to(Point(10000, 9500)).seen()
    shown = square.window.sun.shown.shadows
    there = shadows(scene(square.window.session.snapshot, bar.year), bar.moment)
    assert np.array_equal(shown.light, there.light, equal_nan=True) and (shown.light < 0.5).any()
    square.key(Qt.Key.Key_Escape)
    still(square)


def test_a_seat_tells_its_own_sun_on_its_way(square):
    square.drag(TREE, Point(10000, 9500))
    still(square)
    square.tap(TABLE)
    name = square.window.pieces.chosen.name
    before = name.toolTip()
    assert before == sentences(square)[3]
    drag = Drag(square, TABLE).to(Point(12000, 12000)).to(Point(10000, 10500)).seen()
    assert name.toolTip() == sentences(square)[3] != before
    assert_true(square)
    drag.let_go(Point(10000, 10500))
    still(square)
    assert_true(square)


def test_several_things_in_the_hand_take_their_shade_along(square):
    square.window.canvas.choose({1, 2})
    drag = Drag(square, TREE).to(Point(6000, 5000)).to(Point(8000, 7000)).seen()
    assert square.desk.plan.items[2].at != BENCH
    assert_true(square)
    drag.let_go(Point(8000, 7000))
    still(square)
    assert_true(square)


def test_a_tree_that_is_turned_away_or_taken_out_leaves_no_shade(square):
    square.drag(TREE, Point(10000, 9500))
    square.press("turn_left")
    square.press("remove")
    still(square)
    assert_true(square)
    square.press("undo")
    square.press("duplicate")
    still(square)
    assert_true(square)


def test_many_frames_at_once_end_at_the_newest_place(square):
    told = []
    square.window.sun.told.connect(told.append)
    drag = Drag(square, TREE)
    for step in range(40):
        drag.to(Point(6000 + 100 * step, 6000 + 80 * step))
    drag.seen()
    assert len(told) < 40, "places that nobody sees any more are passed over"
    assert_true(square)
    drag.let_go(Point(9900, 9120))


def test_a_new_drag_before_the_days_of_the_rules_are_there(square):
    for goal in (Point(6000, 6000), Point(8000, 8000), Point(10000, 9500)):
        at = square.desk.plan.items[1].at
        Drag(square, at).to(goal.moved(300, 300)).to(goal).let_go(goal)
    square.until(lambda: not square.window.background.busy("shade"))
    still(square)
    assert_true(square)
    judged = square.window.judge._suns
    for light in judged:
        there = sunlight(scene(square.window.session.snapshot), light.day, light.cell_m)
        assert np.array_equal(light.hours, there.hours, equal_nan=True)
    assert [light.day.month for light in judged][:3] == [6, 3, 8]


def test_words_and_map_are_of_the_day_and_year_that_were_chosen(square):
    bar, side = square.window.sun_bar, square.window.side
    assert all("trees in 25 years" in told for told in sentences(square).values())
    assert "The rules look at June 21" in side.shade.sentence.text() and "as planted" in side.shade.sentence.text()
    bar.days.setCurrentIndex(3)
    still(square)
    assert all("December 21" in told for told in sentences(square).values())
    assert "December 21" in side.shade.sentence.text()
    assert side._map._picture == hours_picture(square.window.sun.shade.sunlight.hours)
    assert_true(square)
    bar.days.setCurrentIndex(0)
    bar.years.slider.setValue(0)
    still(square)
    assert "The rules" not in side.shade.sentence.text()
    assert not any("trees in" in told for told in sentences(square).values())
    assert_true(square)


def test_the_hour_of_a_day_without_hand_is_that_of_the_slider(square):
    bar = square.window.sun_bar
    for value in (12, 30, 12):
        bar.slider.setValue(value)
        still(square)
        shown = square.window.sun.shown.shadows
        assert shown.moment.replace(tzinfo=None) == bar.moment
    assert square.window.sun.shade.day == date(bar.day.year, 6, 21)


def test_the_square_of_today_has_its_own_shadows(square):
    bar = square.window.sun_bar
    bar.show_view(SunView.HOURS)
    still(square)
    planned = square.window.canvas.shadow.picture
    square.press("before")
    still(square)
    assert changed(planned, square.window.canvas.shadow.picture) is not None
    assert sentences(square).keys() == {2, 3}, "the words are still those of the plan"
    square.press("before")
    still(square)
    assert square.window.canvas.shadow.picture == planned


def test_another_language_tells_the_sun_anew(square):
    square.press("language")
    still(square)
    assert square.window.sun.shade.year == square.window.sun_bar.year == 0
    assert_true(square)


def hover(table, at):
    QTest.mouseMove(table.view.viewport(), table.pixel(at))
    table.until(lambda: not table.window.background.busy("sun"))


def assert_true_of(table, would):
    """What is shown is the very sun of a plan that is not made yet."""
    window = table.window
    snapshot = replace(window.session.snapshot, plan=would.applied(table.desk.plan))
    light = sunlight(scene(snapshot, window.sun_bar.year), window.sun_bar.day)
    assert np.array_equal(window.sun.shade.sunlight.hours, light.hours, equal_nan=True)
    assert window.sun.shade.items == item_shade(snapshot, light, year=window.sun_bar.year)


def test_a_tree_out_of_the_catalogue_casts_its_shade_before_it_is_set_down(square):
    square.window.sun_bar.show_view(SunView.HOURS)
    still(square)
    before, hours, plan = sentences(square), square.window.sun.shade.sunlight.hours, square.desk.plan
    map_before = square.window.canvas.shadow.picture
    square.choose("tree_tilia_cordata")
    hover(square, Point(8000, 8000))
    hover(square, Point(10000, 9500))
    assert square.desk.plan is plan, "nothing stands there yet"
    now = sentences(square)
    assert now[2] != before[2] and square.window.say.say(square.window.sun.sentence) in (now[2], now[3])
    assert changed(map_before, square.window.canvas.shadow.picture) is not None
    assert_true_of(square, square.window.hand._would)
    square.key(Qt.Key.Key_Escape)
    still(square)
    assert square.desk.plan is plan and sentences(square) == before and square.window.sun.shade.touched == ()
    assert np.array_equal(square.window.sun.shade.sunlight.hours, hours, equal_nan=True)
    assert square.window.canvas.shadow.picture == map_before
    assert_true(square)


def test_what_hovers_is_set_down_with_its_shade_and_the_next_one_has_its_own(square):
    square.choose("bench")
    hover(square, Point(6000, 9000))
    assert square.window.say.say(square.window.sun.of(4)) in listed(square), "a seat tells its own sun before it stands"
    square.tap(Point(6000, 9000))
    still(square)
    assert_true(square)
    hover(square, Point(8000, 9000))
    square.press("turn_right")
    still(square)
    assert_true_of(square, square.window.hand._would)
    square.press("undo")
    still(square)
    assert_true_of(square, square.window.hand._would)
    square.window.show_3d(True)
    still(square)
    assert_true(square)  # what is not seen in the 3D view casts no shade there
    square.window.show_3d(False)
    square.key(Qt.Key.Key_Escape)
    square.tap(TREE)
    square.press("carry")
    hover(square, Point(10000, 9500))
    assert_true_of(square, square.window.hand._would)


def test_what_is_selected_is_lifted_before_it_moves_and_nothing_of_it_is_seen(square):
    square.window.sun_bar.years.slider.setValue(0)
    still(square)
    before, touched = sentences(square), square.window.sun.shade.touched
    day = square.window.sun.kept._days[0, square.window.sun_bar.day, None]
    port = square.view.viewport()
    QTest.mousePress(port, LEFT, pos=square.pixel(TREE))
    square.until(lambda: not square.window.background.busy("grasp"))
    assert day.in_hand == {1} and day.planes.held is not None and 1 not in day.planes.bodies
    QTest.mouseRelease(port, LEFT, pos=square.pixel(TREE))
    square.calm()
    assert day.planes.held is not None, "the days of the rules have come by and left it in the hand"
    assert sentences(square) == before and square.window.sun.shade.touched == touched
    assert_true(square)
    square.window.canvas.choose(())
    square.calm()
    assert day.planes.held is None and 1 in day.planes.bodies
    assert_true(square)
