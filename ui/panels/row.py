"""One entry of a list: a sentence with a light, the way to its place, what can be done about it, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from baukasten.finding import Finding
from baukasten.geometry import Point
from baukasten.phrase import Language
from baukasten.plan import ItemId
from ui.colours import COLOURS
from ui.icons import icon, picture
from ui.panels.lights import ICONS, Light
from ui.sizes import Sizes


class Deed(Enum):
    """What people can do about a finding."""

    REPAIR = "repair"
    """Look at what puts it right."""
    LATER = "later"
    """Look at what helps when it has grown."""
    SEARCH = "search"
    """Have a repair searched for."""
    ACCEPT = "accept"
    """Live with it and say why."""
    NO_LONGER = "no longer"
    """Do so no longer."""


@dataclass(frozen=True)
class Row:
    """What an entry says. ``figures``: measured, needed and source. ``why``: lines that are shown when somebody asks.

    Without a ``light`` it judges nothing. ``heading``: stands over the first entry of a group.
    """

    text: str
    light: Light | None = None
    word: str = ""
    why: tuple[str, ...] = ()
    items: tuple[ItemId, ...] = ()
    place: Point | None = None
    figures: str = ""
    deeds: tuple[Deed, ...] = ()
    finding: Finding | None = None
    heading: str = ""


class RowView(QFrame):
    """Shows one ``Row`` after the other; ``sought`` when people want to see the place, ``wished`` with what they want done."""

    sought = Signal(object)
    wished = Signal(object, object)

    def __init__(self, say: Language, sizes: Sizes) -> None:
        super().__init__()
        self.say, self._sizes = say, sizes
        self._row: Row | None = None
        self.setProperty("role", "entry")
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.setSpacing(4)
        box.addLayout(self._head())
        self._text, self._figures = _wrapping(), _wrapping()
        self._figures.setProperty("role", "quiet")
        box.addWidget(self._text)
        box.addWidget(self._figures)
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
        self._figures.setText(row.figures)
        self._figures.setVisible(bool(row.figures))
        self._why.setText("\n".join(row.why))
        self._why.setVisible(self.why_button.isChecked() and bool(row.why))
        self.show_button.setVisible(bool(row.items or row.place))
        self.why_button.setVisible(bool(row.why))
        for deed, button in self.deed_buttons.items():
            button.setVisible(deed in row.deeds)
        for button in self._all:
            button.setAccessibleName(f"{button.text()}: {row.text}")

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """What can be done about what it says now."""
        return self._row.deeds if self._row else ()

    def mark(self, on: bool) -> None:
        """Whether it is the one whose place is shown on the plan."""
        if bool(self.property("current")) != on:
            self.setProperty("current", on)
            self.style().unpolish(self)
            self.style().polish(self)

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

    def _buttons(self) -> QGridLayout:
        say = self.say
        self.show_button = self._button(say("Show"), "zoomto", lambda: self.sought.emit(self._row))
        self.why_button = self._button(say("Why?"), "info", self._toggle_why)
        self.why_button.setCheckable(True)
        self.deed_buttons = {
            Deed.REPAIR: self._doing(say("Repair …"), "repair", Deed.REPAIR),
            Deed.LATER: self._doing(say("Plant for later …"), "tree", Deed.LATER),
            Deed.SEARCH: self._doing(say("Find a repair"), "repair", Deed.SEARCH),
            Deed.ACCEPT: self._doing(say("Live with it …"), "reason", Deed.ACCEPT),
            Deed.NO_LONGER: self._doing(say("No longer accept"), "undo", Deed.NO_LONGER),
        }
        self.deed_buttons[Deed.REPAIR].setProperty("role", "main")
        self.deed_buttons[Deed.REPAIR].setIcon(icon("repair", "paper"))
        self._all = (*self.deed_buttons.values(), self.show_button, self.why_button)
        self._grid = QGridLayout()
        self._grid.setSpacing(self._sizes.gap)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._arrange()
        return self._grid

    def _arrange(self) -> None:
        """What changes something has a line of its own; looking at the place and the reasons share one."""
        for n, button in enumerate(self.deed_buttons.values()):
            self._grid.addWidget(button, n + 1, 0, 1, 2)
        self._grid.addWidget(self.show_button, 0, 0)
        self._grid.addWidget(self.why_button, 0, 1)

    def _doing(self, text: str, sign: str, deed: Deed) -> QPushButton:
        return self._button(text, sign, lambda: self.wished.emit(self._row, deed))

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
    wished = Signal(object, object)
    AT_FIRST = 30

    def __init__(self, say: Language, sizes: Sizes) -> None:
        super().__init__()
        self.say, self._sizes = say, sizes
        self._rows: tuple[Row, ...] = ()
        self._limit = self.AT_FIRST
        self._views: list[RowView] = []
        self._headings: list[QLabel] = []
        self._current: Finding | None = None
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
            view.wished.connect(self.wished)
            heading = QLabel()
            heading.setProperty("role", "group")
            self._box.insertWidget(2 * len(self._views), heading)
            self._box.insertWidget(2 * len(self._views) + 1, view)
            self._views.append(view)
            self._headings.append(heading)
        for view, heading, row in zip(self._views, self._headings, shown, strict=False):
            view.show_row(row)
            view.mark(_same(row.finding, self._current))
            heading.setText(row.heading)
        for n, (view, heading) in enumerate(zip(self._views, self._headings, strict=True)):
            view.setVisible(n < len(shown))
            heading.setVisible(n < len(shown) and bool(shown[n].heading))
        hidden = len(rows) - len(shown)
        self._more.setVisible(hidden > 0)
        self._more.setText(self.say("Show {count} more", count=hidden))
        self._more.setAccessibleName(self._more.text())

    def show_finding(self, finding: Finding) -> RowView | None:
        """The entry of a finding, marked; None where there is none."""
        self._current = finding
        place = next((n for n, row in enumerate(self._rows) if _same(row.finding, finding)), None)
        if place is not None and place >= self._limit:
            self._limit = place + 1
        self.show_rows(self._rows)
        return self._views[place] if place is not None else None

    def _show_more(self) -> None:
        self._limit = len(self._rows)
        self.show_rows(self._rows)


def _same(one: Finding | None, other: Finding | None) -> bool:
    """The same finding, perhaps of another state of the plan."""
    if one is None or other is None or one.identity != other.identity or one.result is not other.result:
        return False
    return bool(one.items) or one.place == other.place
