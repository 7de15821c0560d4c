"""Trees grow before people's eyes, the day runs, and each day has its hours of sun."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from baukasten import trees
from baukasten.commands import place
from baukasten.drawing import Layer
from baukasten.geometry import Point
from baukasten.phrase import Language
from ui.canvas.canvas import Canvas
from ui.dialogs.growth import growth_text
from ui.dialogs.sheet import Sheet
from ui.panels import sun_bar
from ui.panels.sun_bar import SunView

TREE = Point(6000, 12000)


def picture(table):
    return table.view.viewport().grab().toImage()


def darkness(table) -> float:
    """How much shadow lies over the ground."""
    shown = table.window.canvas.shadow.picture.convertToFormat(QImage.Format.Format_RGBA8888)
    return float(np.frombuffer(shown.constBits(), np.uint8).reshape(-1, 4)[:, 3].sum())


@pytest.fixture
def planted(table):
    table.desk.do(place(table.desk.plan, "tree_tilia_cordata", TREE))
    table.calm()
    return table


def test_trees_grow_on_the_plan_and_back_again(planted):
    young = picture(planted)
    planted.window.sun_bar.years.slider.setValue(2)
    assert planted.window.canvas.hand.year == 25
    old = picture(planted)
    assert old != young
    preview = planted.window.canvas.overlay._preview
    widths = []
    planted.choose("tree_tilia_cordata")
    QTest.mouseMove(planted.view.viewport(), planted.pixel(TREE.moved(5000, 0)))
    for slid in (2, 0, 2):
        planted.window.sun_bar.years.slider.setValue(slid)
        widths.append(max(item.boundingRect().width() for item in preview))
    assert widths[0] == widths[2] > 1.5 * widths[1], "what hovers is as old as the rest"
    planted.key(Qt.Key.Key_Escape)
    planted.window.sun_bar.years.slider.setValue(0)
    assert picture(planted) == young


def test_older_trees_cast_more_shadow(planted):
    bar = planted.window.sun_bar
    QTest.mouseClick(bar.moment_button, Qt.MouseButton.LeftButton)
    planted.calm()
    young = darkness(planted)
    bar.years.slider.setValue(2)
    planted.calm()
    assert darkness(planted) > 1.2 * young


def test_the_hours_of_sun_follow_the_year_and_the_day(planted):
    window = planted.window
    QTest.mouseClick(window.sun_bar.hours_button, Qt.MouseButton.LeftButton)
    planted.calm()
    shown = window.canvas.shadow.picture
    window.sun_bar.years.slider.setValue(2)
    planted.calm()
    older = window.canvas.shadow.picture
    assert older != shown
    window.sun_bar.days.setCurrentIndex(3)
    planted.calm()
    assert window.canvas.shadow.picture != older


def test_what_is_changed_later_is_drawn_as_old_as_the_rest(planted):
    planted.window.sun_bar.years.slider.setValue(2)
    planted.desk.do(place(planted.desk.plan, "tree_tilia_cordata", Point(12000, 12000)))
    one, other = (planted.window.canvas._sheet._shown[i] for i in (1, 2))
    assert [shown.boundingRect().size() for shown in one] == [shown.boundingRect().size() for shown in other]


def test_layers_switched_off_stay_off_when_trees_grow(planted):
    canvas: Canvas = planted.window.canvas
    canvas.show_layers(set(Layer) - {Layer.CROWNS})
    without = picture(planted)
    planted.window.sun_bar.years.slider.setValue(1)
    canvas.show_layers(set(Layer) - {Layer.CROWNS})
    assert not canvas._sheet._layers[Layer.CROWNS].isVisible()
    assert picture(planted).size() == without.size()


def test_today_stays_today(planted):
    planted.press("before")
    today = picture(planted)
    planted.press("grow")
    assert picture(planted) == today


def test_the_keyboard_lets_trees_grow_round_and_round(planted):
    seen = []
    for _ in range(3):
        planted.key(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
        seen.append(planted.window.sun_bar.years.slider.accessibleDescription())
    assert seen == ["Trees in 10 years", "Trees in 25 years", "Trees as planted"]


def test_another_language_shows_the_trees_as_planted(planted):
    planted.press("grow")
    planted.press("language")
    assert planted.window.sun_bar.year == planted.window.canvas.hand.year == 0


def test_the_days_are_those_people_ask_about(planted):
    days = [planted.window.sun_bar.days.itemData(n) for n in range(planted.window.sun_bar.days.count())]
    assert [(day.month, day.day) for day in days[:4]] == [(6, 21), (8, 15), (3, 21), (12, 21)]
    assert planted.window.sun_bar.days.itemText(len(days) - 1) in ("Today", planted.window.say.date(days[-1]))


def test_the_day_runs_by_itself_and_stops_in_the_evening(planted, monkeypatch):
    bar = planted.window.sun_bar
    bar._clockwork.setInterval(1)
    bar.slider.setValue(bar.slider.maximum() - 4)
    QTest.mouseClick(bar.play_button, Qt.MouseButton.LeftButton)
    assert bar.playing and bar.view is SunView.MOMENT and bar.play_button.accessibleName() == "Stop the day"
    planted.until(lambda: not bar.playing)
    assert bar.slider.value() == bar.slider.maximum() and bar.play_button.accessibleName() == "Let the day run"
    bar.play()
    assert bar.playing and bar.slider.value() < 4, "from the morning again"
    bar.play()
    assert not bar.playing


def test_the_day_waits_for_its_shadows(planted):
    bar = planted.window.sun_bar
    bar.slider.setValue(10)
    bar.busy = lambda: True
    bar._clockwork.setInterval(1)
    bar.play()
    planted.qtbot.wait(60)
    assert bar.slider.value() == 10 and bar.playing
    bar.busy = lambda: False
    planted.until(lambda: bar.slider.value() > 12)
    bar.play()


def test_switching_the_shadows_off_stops_the_day(planted):
    bar = planted.window.sun_bar
    bar._clockwork.setInterval(1)
    planted.press("play_day")
    assert bar.playing
    bar.show_view(SunView.NONE)
    planted.until(lambda: not bar.playing)
    assert sun_bar.PLAY_MS >= 200, "slow enough to follow with the eye"


def test_a_tap_tells_how_trees_grow_and_who_says_so(planted, monkeypatch):
    seen = []
    monkeypatch.setattr(Sheet, "asked", lambda sheet: seen.append(sheet.windowTitle()) or True)
    QTest.mouseClick(planted.window.sun_bar.years.growth_button, Qt.MouseButton.LeftButton)
    assert seen == ["How trees grow"]
    say = Language("en")
    text = growth_text(planted.window.session.snapshot, say)
    assert say.say(trees.GROWTH) in text and "this program&#x27;s own yardstick" in text
    element = planted.window.session.catalogue["tree_tilia_cordata"]
    assert say.name(element.names) in text and element.tree.source.document in text
    assert "4.50 m high, 1.80 m wide" in text


def test_without_a_tree_the_rule_is_told_all_the_same(table):
    assert "There is no tree in this plan yet." in growth_text(table.window.session.snapshot, Language("en"))


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_words_beside_the_slider_have_room(opened, language):
    years = opened(language=language).window.sun_bar.years
    for stop in range(3):
        years.slider.setValue(stop)
        assert years.text.fontMetrics().horizontalAdvance(years.text.text()) <= years.text.width()
