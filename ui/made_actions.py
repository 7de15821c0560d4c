"""The table of commands as Qt's actions, in the language that is spoken."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from ui.actions import ACTIONS, Action
from ui.dialogs.help import keys_of
from ui.icons import icon

if TYPE_CHECKING:
    from ui.window import Window

ON_DARK = ("export",)
"""Commands whose button is dark, so that their icon has to be light."""


def made_actions(window: "Window") -> Mapping[str, QAction]:
    """By id. Keys that count on the plan only are given to the plan, all others to the window."""
    made = {action.id: _made(window, action) for action in ACTIONS}
    for action in ACTIONS:
        (window.canvas.view if action.on_plan else window).addAction(made[action.id])
    return made


def refresh(window: "Window", made: Mapping[str, QAction]) -> None:
    """What is possible, and what is switched on."""
    for action in ACTIONS:
        if action.possible is not None:
            made[action.id].setEnabled(action.possible(window))
        if action.on is not None:
            made[action.id].setChecked(action.on(window))


def _made(window: "Window", action: Action) -> QAction:
    say = window.say
    made = QAction(icon(action.icon, "paper" if action.id in ON_DARK else "ink"), say.say(action.text), window)
    keys = keys_of(action)
    about = say.say(action.about)
    made.setToolTip(f"{about} ({keys[0]})" if keys else about)
    made.setShortcuts([QKeySequence(key) for key in action.keys])
    made.setShortcutContext(
        Qt.ShortcutContext.WidgetShortcut if action.on_plan else Qt.ShortcutContext.WindowShortcut
    )
    made.setCheckable(action.on is not None)
    made.setObjectName(action.id)
    made.triggered.connect(partial(_done, window, action))
    return made


def _done(window: "Window", action: Action, _checked: bool = False) -> None:
    action.do(window)
    window.refresh_actions()
