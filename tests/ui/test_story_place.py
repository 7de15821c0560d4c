"""Tap an element, tap the place."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from baukasten.geometry import Point
from baukasten.plan import Note, Path, Surface
from ui.canvas.view import MIME
from ui.panels.lights import ICONS, Light

BENCH = "bench"
HERE, THERE = Point(4000, 12000), Point(9000, 6000)


def pieces(table):
    return [item for _, item in table.things]


def test_a_tap_places_what_was_chosen(table):
    table.press("snap")
    table.choose(BENCH)
    table.tap(HERE)
    (bench,) = pieces(table)
    assert bench.element == BENCH
    assert table.near(bench.at, HERE)


def test_the_element_stays_in_hand_until_done(table):
    table.press("snap")
    table.choose(BENCH)
    table.tap(HERE)
    table.tap(THERE)
    assert len(pieces(table)) == 2
    assert table.window.pieces.hint.done_button.isVisible()
    QTest.mouseClick(table.window.pieces.hint.done_button, Qt.MouseButton.LeftButton)
    table.tap(Point(15000, 15000))
    assert len(pieces(table)) == 2
    assert not any(tile.isChecked() for tile in table.window.catalogue_panel.tiles.values())


def test_a_trembling_double_tap_places_one(table):
    table.choose(BENCH)
    port, at = table.view.viewport(), table.pixel(HERE)
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=at)
    assert len(pieces(table)) == 1


def test_undo_takes_it_back_and_redo_brings_it_again(table):
    before = table.desk.plan
    table.choose(BENCH)
    table.tap(HERE)
    table.press("undo")
    assert table.desk.plan == before
    table.press("redo")
    assert len(pieces(table)) == 1


def test_escape_puts_the_element_away(table):
    table.choose(BENCH)
    table.key(Qt.Key.Key_Escape)
    table.tap(HERE)
    assert pieces(table) == []


def test_an_element_is_dropped_from_the_catalogue(table):
    table.press("snap")
    data = QMimeData()
    data.setData(MIME, BENCH.encode())
    at = QPointF(table.pixel(HERE))
    enter = QDragEnterEvent(
        at.toPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(table.view.viewport(), enter)
    assert enter.isAccepted()
    drop = QDropEvent(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(table.view.viewport(), drop)
    (bench,) = pieces(table)
    assert table.near(bench.at, HERE)
    assert table.window.canvas.driver.name == "select"


def test_placing_with_keys_alone(table):
    table.choose(BENCH)
    for _ in range(3):
        table.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    at = table.window.canvas.cursor
    table.press("snap")
    table.key(Qt.Key.Key_Return)
    (bench,) = pieces(table)
    assert bench.at == at


def test_the_thing_in_hand_is_turned_before_it_is_placed(table):
    table.choose(BENCH)
    table.key(Qt.Key.Key_E)
    table.key(Qt.Key.Key_E)
    table.tap(HERE)
    assert pieces(table)[0].angle == 300


def test_the_budget_turns_red_in_colour_word_and_shape(opened):
    table = opened(budget=100_000)
    table.choose(BENCH)
    table.tap(HERE)
    card = table.window.side.money
    table.until(lambda: card._word.text() == "Too expensive")
    assert card.property("light") == "bad"
    assert ICONS[Light.BAD] != ICONS[Light.GOOD]
    assert "€" in card.figure.text()


def test_search_finds_a_bin_by_another_word(opened):
    table = opened(language="de")
    panel = table.window.catalogue_panel
    panel.search.setText("Mülleimer")
    groups = {table.window.session.catalogue[name].group for name in panel.shown}
    assert groups == {"bins"}
    panel.search.setText("muelleimer")
    assert panel.shown
    panel.search.setText("xyzzy")
    assert panel.shown == ()


def test_a_surface_is_drawn_and_done_closes_it(table):
    material = next(n for n, e in table.window.session.catalogue.elements.items() if e.ground is not None)
    table.press("snap")
    table.choose(material)
    for corner in (Point(2000, 2000), Point(8000, 2000), Point(8000, 6000)):
        table.tap(corner)
    QTest.mouseClick(table.window.pieces.hint.done_button, Qt.MouseButton.LeftButton)
    ((_, surface),) = table.desk.plan.of(Surface)
    assert surface.material == material
    assert abs(surface.outline.area_m2 - 12) < 0.7
    assert table.window.canvas.driver.name == "select"


def test_a_path_is_drawn(table):
    table.press("snap")
    table.press("draw_path")
    for corner in (Point(2000, 2000), Point(8000, 2000)):
        table.tap(corner)
    table.press("finish")
    ((_, path),) = table.desk.plan.of(Path)
    assert len(path.points) == 2


def test_a_wish_is_written_at_a_place(table, monkeypatch):
    monkeypatch.setattr("ui.doing.edit.ask_words", lambda *_: "A place to sing")
    table.press("wish")
    table.tap(HERE)
    table.until(lambda: [wish.text for _, wish in table.desk.plan.of(Note)] == ["A place to sing"])
    table.press("undo")
    table.press("undo")
    assert list(table.desk.plan.of(Note)) == []
