"""The window for many hands and eyes: targets, names, contrast, keys, two languages."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton, QAbstractSpinBox, QComboBox, QGraphicsView, QLineEdit, QPlainTextEdit, QScrollBar, QSlider,
    QTextBrowser, QWidget,
)

from baukasten.phrase import Language
from ui.actions import ACTIONS
from ui.colours import COLOURS, SIGNS_ON, TEXT_ON, contrast
from ui.dialogs import brief as brief_dialog
from ui.dialogs.help import help_text
from ui.dialogs.sheet import Sheet
from ui.sizes import sizes

CONTROLS = (
    QAbstractButton, QAbstractSpinBox, QComboBox, QGraphicsView, QLineEdit, QPlainTextEdit, QSlider, QTextBrowser,
)
NINE_MM = 34
"""Pixels at 96 dots per inch."""


def controls(parent: QWidget) -> list[QWidget]:
    """Everything that is tapped or typed into; what Qt puts inside its own controls is theirs."""
    found = []
    for widget in parent.findChildren(QWidget):
        inside = isinstance(widget.parent(), QAbstractSpinBox | QComboBox | QLineEdit | QScrollBar)
        if isinstance(widget, CONTROLS) and not inside and not widget.objectName().startswith("qt_"):
            found.append(widget)
    return found


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_control_has_a_name(opened, language):
    table = opened(language=language)
    table.calm()
    for card in table.window.side.cards:
        card.open(True)
    found = controls(table.window)
    assert len(found) > 100
    assert [widget for widget in found if not widget.accessibleName()] == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_visible_target_is_at_least_nine_millimetres(table, scale):
    table.window.change_settings(type(table.window.settings)("en", scale))
    table.calm()
    table.window.side.checks.open(True)
    table.window.resize(1920, 1200)
    table.qtbot.wait(50)
    small = [
        (type(w).__name__, w.accessibleName(), w.width(), w.height())
        for w in controls(table.window)
        if w.isVisible() and min(w.width(), w.height()) < NINE_MM
    ]
    assert small == []


def test_neighbouring_buttons_have_gaps(table):
    table.qtbot.wait(20)
    gap = sizes(1.0).gap
    assert gap >= math.ceil(2 / 25.4 * 96)
    for bar in (table.window.pieces.head, table.window.pieces.chosen, table.window.pieces.sun):
        boxes = sorted(
            (w.geometry().left(), w.geometry().right())
            for w in bar.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if w.isVisible()
        )
        assert all(b[0] - a[1] > gap - 2 for a, b in zip(boxes, boxes[1:], strict=False)), bar.objectName()


def test_targets_grow_with_the_dots_of_the_screen():
    assert sizes(1.0, 96).target >= NINE_MM
    assert sizes(1.0, 200).target == math.ceil(9 / 25.4 * 200)
    assert sizes(1.0, 200).gap >= math.floor(2 / 25.4 * 200)


def test_text_is_at_least_twelve_points(table):
    assert sizes(1.0).body >= 12
    small = [
        widget for widget in table.window.findChildren(QWidget)
        if widget.isVisible() and widget.font().pointSizeF() > 0 and widget.font().pointSizeF() < 12
    ]
    assert small == []


@pytest.mark.parametrize("pair", TEXT_ON)
def test_text_contrast(pair):
    assert contrast(COLOURS[pair[0]], COLOURS[pair[1]]) >= 4.5


@pytest.mark.parametrize("pair", SIGNS_ON)
def test_contrast_of_signs_and_focus(pair):
    assert contrast(COLOURS[pair[0]], COLOURS[pair[1]]) >= 3


def test_contrast_is_the_one_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_command_is_said_in_both_languages(action):
    english, german = Language("en"), Language("de")
    for phrase in (action.text, action.about):
        assert english.say(phrase).strip()
        assert german.say(phrase).strip()
    assert german.say(action.about) != english.say(action.about)


def test_every_command_is_in_the_help_with_its_keys():
    text = help_text(Language("en"))
    for action in ACTIONS:
        assert Language("en").say(action.text) in text
        for key in action.keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in text


def test_no_key_means_two_things():
    keys = [QKeySequence(key).toString() for action in ACTIONS for key in action.keys]
    assert sorted(keys) == sorted(set(keys))
    assert "" not in keys


def test_every_command_can_be_done_without_a_pointer(table):
    """By a key of its own, or in the menu, which the keyboard reaches."""
    in_menu = {a.objectName() for button in table.window.findChildren(QAbstractButton)
               if (menu := getattr(button, "menu", lambda: None)()) for a in menu.actions()}
    assert [action.id for action in ACTIONS if not action.keys and action.id not in in_menu] == []


def test_the_tab_key_leaves_the_plan(table):
    """Keys of the plan must not hold anybody fast in it."""
    assert all(QKeySequence("Tab") not in action.shortcuts() for action in table.view.actions())


def test_dialogs_have_names_and_big_buttons(table, monkeypatch):
    seen = {}

    def look(sheet: Sheet) -> bool:
        sheet.show()
        table.qtbot.wait(20)
        seen["controls"] = [(w.accessibleName(), min(w.width(), w.height())) for w in controls(sheet)]
        return False

    monkeypatch.setattr(Sheet, "asked", look)
    assert brief_dialog.ask_brief(table.window, table.desk.plan.brief, table.window.say) is None
    assert len(seen["controls"]) == 6
    assert all(name and size >= NINE_MM for name, size in seen["controls"]), seen["controls"]
