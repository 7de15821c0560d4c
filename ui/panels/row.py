"""One entry of a list: a sentence with a light, the way to its place, the repair, and why."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from baukasten.change import Change
from baukasten.geometry import Point
from baukasten.phrase import Language
from baukasten.plan import ItemId
from ui.colours import COLOURS
from ui.icons import icon, picture
from ui.panels.lights import ICONS, Light
from ui.sizes import Sizes


@dataclass(frozen=True)
class Row:
    """What an entry says. ``why``: lines that are shown when somebody asks.

    Without a ``light`` it judges nothing.
    """

    text: str
    light: Light | None = None
    word: str = ""
    why: tuple[str, ...] = ()
    items: tuple[ItemId, ...] = ()
    place: Point | None = None
    repair: Change | None = None


class RowView(QFrame):
    """Shows one ``Row`` after the other; ``sought`` when people want to see the place, ``repair`` to mend it."""

    sought = Signal(object)
    repaired = Signal(object)

    def __init__(self, say: Language, sizes: Sizes) -> None:
        super().__init__()
        self.say, self._sizes = say, sizes
        self._row: Row | None = None
        self.setProperty("role", "entry")
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.setSpacing(4)
        box.addLayout(self._head())
        self._text = _wrapping()
        box.addWidget(self._text)
        self._why = _wrapping()
        self._why.setProperty("role", "quiet")
        self._why.hide()
        box.addWidget(self._why)
        box.addLayout(self._buttons())

    def show_row(self, row: Row) -> None:
        if row == self._row:
            return
        self._row = row
        self._show_light(row.light, row.word)
        self._text.setText(row.text)
        self._why.setText("\n".join(row.why))
        self._why.setVisible(self.why_button.isChecked() and bool(row.why))
        self.show_button.setVisible(bool(row.items or row.place))
        self.repair_button.setVisible(row.repair is not None)
        self.why_button.setVisible(bool(row.why))
        for button, what in self._named.items():
            button.setAccessibleName(f"{what}: {row.text}")

    def _show_light(self, light: Light | None, word: str) -> None:
        self._sign.setVisible(light is not None)
        self._word.setVisible(light is not None)
        if light is not None:
            self._sign.setPixmap(picture(ICONS[light], COLOURS[light.value]).scaled(
                QSize(26, 26), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation))
        self._word.setText(word)
        for widget in (self, self._word):
            widget.setProperty("light", light.value if light else "")
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap anywhere on the entry shows its place: the text is the biggest target."""
        if self._row and (self._row.items or self._row.place) and self.rect().contains(event.position().toPoint()):
            self.sought.emit(self._row)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._sign, self._word = QLabel(), QLabel()
        self._word.setProperty("role", "cardtitle")
        line.addWidget(self._sign)
        line.addWidget(self._word, 1)
        return line

    def _buttons(self) -> QHBoxLayout:
        say = self.say
        self.show_button = self._button(say("Show"), "zoomto", lambda: self.sought.emit(self._row))
        self.repair_button = self._button(say("Repair"), "repair", lambda: self.repaired.emit(self._row))
        self.repair_button.setProperty("role", "main")
        self.repair_button.setIcon(icon("repair", "paper"))
        self.why_button = self._button(say("Why?"), "info", self._toggle_why)
        self.why_button.setCheckable(True)
        self._named = {self.show_button: say("Show"), self.repair_button: say("Repair"), self.why_button: say("Why?")}
        line = QHBoxLayout()
        line.setSpacing(self._sizes.gap)
        for button in self._named:
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _button(self, text: str, sign: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(sign), text)
        button.setIconSize(QSize(22, 22))
        button.clicked.connect(lambda _checked: do())
        return button

    def _toggle_why(self) -> None:
        self._why.setVisible(self.why_button.isChecked())


def _wrapping() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class Rows(QWidget):
    """A list of entries. Only entries that differ are touched; a long list is cut and says so."""

    sought = Signal(object)
    repaired = Signal(object)
    AT_FIRST = 30

    def __init__(self, say: Language, sizes: Sizes) -> None:
        super().__init__()
        self.say, self._sizes = say, sizes
        self._rows: tuple[Row, ...] = ()
        self._limit = self.AT_FIRST
        self._views: list[RowView] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(sizes.gap)
        self._more = QPushButton()
        self._more.clicked.connect(lambda _checked: self._show_more())
        self._box.addWidget(self._more)

    @property
    def views(self) -> tuple[RowView, ...]:
        """The entries in sight."""
        return tuple(self._views[: min(len(self._rows), self._limit)])

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        shown = rows[: self._limit]
        while len(self._views) < len(shown):
            view = RowView(self.say, self._sizes)
            view.sought.connect(self.sought)
            view.repaired.connect(self.repaired)
            self._views.append(view)
            self._box.insertWidget(len(self._views) - 1, view)
        for view, row in zip(self._views, shown, strict=False):
            view.show_row(row)
        for n, view in enumerate(self._views):
            view.setVisible(n < len(shown))
        hidden = len(rows) - len(shown)
        self._more.setVisible(hidden > 0)
        self._more.setText(self.say("Show {count} more", count=hidden))
        self._more.setAccessibleName(self._more.text())

    def _show_more(self) -> None:
        self._limit = len(self._rows)
        self.show_rows(self._rows)
