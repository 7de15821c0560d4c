"""The rows of buttons round the plan. Which there are is said here, what they do in ``ui.actions``."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from baukasten.phrase import Language
from ui.icons import icon
from ui.sizes import Sizes

MENU = ("new", "open", "practise", "example", "copy", "brief", "surroundings", "export", "", "where_to_go", "layers", "snap", "align", "wider", "narrower", "repair_all", "",
        "text_size", "language", "help", "quit")
HEAD = ("undo", "redo", "before", "view3d", "export", "help", "language")
TOOLS = ("select", "draw_surface", "draw_path", "draw_line", "wish", "measure")
ZOOM = ("zoom_in", "zoom_out", "fit", "layers", "snap", "where_to_go")
CHOSEN = ("carry", "turn_left", "turn_right", "duplicate", "remove", "reason")
STATES = ("state_new", "state_keep", "state_move", "state_reuse", "state_selfbuild", "state_remove")
ICON = 26

Made = Mapping[str, QAction]


class HeadBar(QFrame):
    """Menu, the plan's title, and the big commands. ``texts``: whether there is room for words under the icons."""

    def __init__(self, made: Made, say: Language, sizes: Sizes, texts: bool) -> None:
        super().__init__()
        self.setObjectName("head")
        line = _line(self, sizes)
        line.addWidget(menu_button(say("Menu"), "menu", menu_of(made, MENU, self), sizes))
        self.title = QPushButton()
        self.title.setProperty("role", "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.clicked.connect(made["brief"].trigger)
        inside = QVBoxLayout(self.title)
        inside.setContentsMargins(8, 4, 8, 4)
        inside.setSpacing(0)
        self._words = (Elided(), Elided())
        self._words[1].setProperty("role", "quiet")
        for words in self._words:
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(words)
        line.addWidget(self.title, 1)
        for name in HEAD:
            button = tool_button(made[name], sizes, texts)
            if name == "export":
                button.setProperty("role", "main")
            line.addWidget(button)

    def tell(self, title: str, group: str, say: Language) -> None:
        shown = title or say("Plan without a title")
        self._words[0].tell(shown)
        self._words[1].tell(group)
        self.title.setAccessibleName(say("Title and budget: {title}", title=shown))
        self.title.setToolTip(" · ".join(part for part in (shown, group) if part))


class ToolColumn(QFrame):
    """The tools, one under the other, beside the plan."""

    def __init__(self, made: Made, sizes: Sizes) -> None:
        super().__init__()
        self.setObjectName("tools")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 6)
        column.setSpacing(sizes.gap)
        for name in TOOLS:
            button = tool_button(made[name], sizes)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            column.addWidget(button)
        column.addStretch(1)


class ZoomColumn(QWidget):
    """Floats over the plan's right edge."""

    def __init__(self, made: Made, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.gap)
        for name in ZOOM:
            column.addWidget(tool_button(made[name], sizes, texts=False))
        self.adjustSize()


class ChosenBar(QFrame):
    """What is selected, and what can be done with it. The buttons stay in place and are grey when nothing is."""

    def __init__(self, made: Made, say: Language, sizes: Sizes, texts: bool) -> None:
        super().__init__()
        self.setObjectName("chosen")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 8, 2)
        column.setSpacing(0)
        self.name = Elided()
        column.addWidget(self.name)
        line = QHBoxLayout()
        line.setSpacing(sizes.gap)
        for name in CHOSEN:
            line.addWidget(tool_button(made[name], sizes, texts))
        self.state = menu_button(say("State"), "state", menu_of(made, STATES, self), sizes, texts)
        line.addWidget(self.state)
        line.addStretch(1)
        column.addLayout(line)


class Elided(QLabel):
    """One line; what does not fit ends in dots, and is told whole to who asks."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "cardtitle")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def tell(self, text: str) -> None:
        self._whole = text.replace("\n", " ")
        self.setToolTip(self._whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


def tool_button(action: QAction, sizes: Sizes, texts: bool = True) -> QToolButton:
    """A button for a command: its icon over its words, or the icon alone."""
    button = QToolButton()
    button.setDefaultAction(action)
    _shape(button, sizes, texts)
    button.setAccessibleName(action.text())
    button.setAccessibleDescription(action.toolTip())
    return button


def menu_button(text: str, sign: str, menu: QMenu, sizes: Sizes, texts: bool = True) -> QToolButton:
    """A button that opens a menu."""
    button = QToolButton()
    button.setIcon(icon(sign))
    button.setText(text)
    _shape(button, sizes, texts)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setAccessibleName(text)
    button.setToolTip(text)
    return button


def menu_of(made: Made, names: Iterable[str], parent: QWidget) -> QMenu:
    """The commands as a menu; an empty name is a line between."""
    menu = QMenu(parent)
    for name in names:
        if name:
            menu.addAction(made[name])
        else:
            menu.addSeparator()
    return menu


def _shape(button: QToolButton, sizes: Sizes, texts: bool) -> None:
    style = Qt.ToolButtonStyle
    button.setToolButtonStyle(style.ToolButtonTextUnderIcon if texts else style.ToolButtonIconOnly)
    button.setIconSize(QSize(ICON, ICON))
    button.setMinimumSize(sizes.target, sizes.target)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _line(frame: QFrame, sizes: Sizes) -> QHBoxLayout:
    frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    line = QHBoxLayout(frame)
    line.setContentsMargins(8, 3, 8, 3)
    line.setSpacing(sizes.gap)
    return line
