"""Looking at the plan: before and after, lists, sun, layers, language, 3D."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from baukasten.commands import place
from baukasten.drawing import Layer
from baukasten.finding import Result
from baukasten.geometry import Point
from baukasten.plan import BRIEF
from ui.panels.sun_bar import SunView
from ui.sizes import sizes

INSIDE, OUTSIDE = Point(4000, 12000), Point(-9000, 12000)


def picture(table) -> np.ndarray:
    """What is seen, rows × columns × red, green and blue."""
    image = table.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGBX8888)
    return np.array(image.constBits()).reshape(image.height(), image.width(), 4)[..., :3].astype(np.int16)


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Nobody sees a difference: only the edges of letters may be a shade lighter when they are set anew."""
    return one.shape == other.shape and np.abs(one - other).max() < 32


def test_before_shows_today_and_after_the_plan_again(table):
    table.desk.do(place(table.desk.plan, "bench", INSIDE))
    table.calm()
    after = picture(table)
    table.press("before")
    today = picture(table)
    assert not alike(today, after)
    table.tap(INSIDE)
    assert table.desk.selection == frozenset(), "what is there today cannot be changed"
    QTest.mouseClick(table.window.pieces.hint.done_button, Qt.MouseButton.LeftButton)
    assert alike(picture(table), after)


def test_a_finding_leads_to_its_place_and_says_why(table):
    table.desk.do(place(table.desk.plan, "bench", OUTSIDE))
    table.calm()
    table.window.side.checks.open(True)
    view = next(v for v in table.window.side.checks.rows.views if 1 in v._row.items)
    QTest.mouseClick(view.show_button, Qt.MouseButton.LeftButton)
    assert table.desk.selection == {1}
    assert table.view.viewport().rect().contains(table.pixel(OUTSIDE))
    assert not view._why.isVisible()
    QTest.mouseClick(view.why_button, Qt.MouseButton.LeftButton)
    assert view._why.isVisible()
    assert "Source:" in view._why.text()


def test_each_card_opens_its_list_and_only_one_is_open(table):
    table.calm()
    for card in table.window.side.cards:
        QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
        assert [c.is_open for c in table.window.side.cards] == [c is card for c in table.window.side.cards]


def test_kept_rules_are_told_too(table):
    table.calm()
    table.window.side.checks.open(True)
    assert "rules are kept" in table.window.side.checks.sentence.text()
    assert any(view._row.word == "Kept" for view in table.window.side.checks.rows.views)
    assert {f.result for f in table.window.canvas._findings} & {Result.KEPT}


def test_the_hour_slider_draws_the_shadows_of_that_moment(table):
    table.calm()
    bright = picture(table)
    table.window.sun_bar.slider.setValue(4)
    assert table.window.sun_bar.view is SunView.MOMENT
    table.until(lambda: not alike(picture(table), bright))
    table.calm()
    morning = picture(table)
    table.window.sun_bar.slider.setValue(40)
    table.until(lambda: not alike(picture(table), morning))


def test_the_hours_of_sun_lie_over_the_ground(table):
    table.calm()
    plain = picture(table)
    QTest.mouseClick(table.window.sun_bar.hours_button, Qt.MouseButton.LeftButton)
    assert not alike(picture(table), plain)
    QTest.mouseClick(table.window.sun_bar.hours_button, Qt.MouseButton.LeftButton)
    assert alike(picture(table), plain)


def test_a_layer_is_switched_off(table):
    table.desk.do(place(table.desk.plan, "bench", INSIDE))
    table.calm()
    table.window.canvas.choose(())
    shown = picture(table)
    table.window.canvas.show_layers(set(Layer) - {Layer.ITEMS})
    assert not alike(picture(table), shown)
    table.window.canvas.show_layers(set(Layer))
    assert alike(picture(table), shown)


def test_zoom_by_buttons_and_keys(table):
    scale = table.view.scale_now
    table.press("zoom_in")
    assert table.view.scale_now > scale
    table.press("zoom_out")
    assert table.view.scale_now == pytest.approx(scale)


def test_cycling_through_things_tells_their_names(table):
    table.desk.do(place(table.desk.plan, "bench", INSIDE))
    table.desk.do(place(table.desk.plan, "lounger", Point(9000, 9000)))
    names = []
    for _ in range(3):
        table.key(Qt.Key.Key_Period)
        names.append(table.view.accessibleDescription())
    assert names == ["Bench with backrest 1", "Lounger 2", "Bench with backrest 1"]


def test_the_other_language_at_once_and_the_plan_stays(table):
    table.desk.do(place(table.desk.plan, "bench", INSIDE))
    table.calm()
    plan, scale = table.desk.plan, table.view.scale_now
    table.press("language")
    assert table.window.settings.language == "de"
    assert "Lehne" in table.window.catalogue_panel.tiles["bench"].accessibleName()
    assert table.desk.plan is plan
    assert table.view.scale_now == scale
    assert "€" in table.window.side.money.figure.text(), "what was worked out is told again"
    table.press("language")
    assert "backrest" in table.window.catalogue_panel.tiles["bench"].accessibleName()


def test_larger_text_makes_larger_targets(table):
    before = table.window.sizes
    table.press("text_size")
    assert table.window.sizes.body > before.body
    assert table.window.sizes.target > before.target
    assert table.window.sizes == sizes(1.25)


def test_three_steps_say_what_to_do_now(table):
    labels = table.window.pieces.hint._labels

    def at() -> int:
        return next(n for n, label in enumerate(labels) if label.text().startswith("▸"))

    assert at() == 0
    table.choose("bench")
    assert at() == 1
    assert "Bench with backrest" in table.window.pieces.hint.text.text()
    table.tap(INSIDE)
    table.press("escape")
    assert at() == 2


def test_title_and_budget_are_changed_in_one_step(table, monkeypatch):
    brief = table.desk.plan.brief
    from dataclasses import replace

    monkeypatch.setattr("ui.doing.file.ask_brief", lambda *_: replace(brief, title="Green corner", budget=100))
    table.press("brief")
    assert table.window.windowTitle().startswith("Green corner")
    table.until(lambda: "€1" in table.window.side.money.sentence.text())
    table.press("undo")
    assert table.desk.plan.items[BRIEF] == brief


def test_the_3d_view_shows_the_scene_and_leaves_again(table):
    table.desk.do(place(table.desk.plan, "bench", INSIDE))
    table.press("view3d")
    assert table.window.shows_3d
    shown = table.window.room3d._view
    table.until(lambda: not picture_of(shown._picture).isNull())
    before = picture_of(shown._picture)
    shown.go(shown.eye.turned(90))
    table.until(lambda: picture_of(shown._picture) != before)
    pixels = picture_of(shown._picture).convertToFormat(QImage.Format.Format_RGB888)
    assert len(np.unique(np.frombuffer(pixels.bits(), np.uint8))) > 20, "a picture, not an empty sheet"
    table.press("view3d")
    assert table.window.pieces.stack.currentWidget() is table.view


def test_the_3d_view_follows_the_hour_and_the_year(table):
    table.desk.do(place(table.desk.plan, "tree_tilia_cordata", INSIDE))
    table.press("view3d")
    shown = table.window.room3d._view
    table.until(lambda: not picture_of(shown._picture).isNull() and not table.window.background.busy("still"))
    noon = picture_of(shown._picture)
    table.window.sun_bar.slider.setValue(56)
    table.until(lambda: picture_of(shown._picture) != noon)
    table.until(lambda: not table.window.background.busy("still"))
    evening = picture_of(shown._picture)
    table.window.sun_bar.years.slider.setValue(2)
    table.until(lambda: picture_of(shown._picture) != evening)


def picture_of(label) -> QImage:
    return label.pixmap().toImage()
