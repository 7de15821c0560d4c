"""The catalogue with big pictures, in groups, with a search that also knows other words for a thing."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QFontMetrics, QIcon, QMouseEvent, QPixmap
from PySide6.QtWidgets import (
    QApplication, QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QSizePolicy, QToolButton,
    QVBoxLayout, QWidget,
)

from baukasten.element import UNIT, Catalogue, Element, Form
from baukasten.phrase import Language, Money
from ui.canvas.view import MIME
from ui.icons import icon
from ui.panels.search import matches
from ui.sizes import Sizes

COLUMNS = 2


class Tile(QToolButton):
    """One element: tap it, or drag it onto the plan."""

    def __init__(self, element: Element, width: int, say: Language) -> None:
        super().__init__()
        self.element = element
        name = say.name(element.names)
        price = say("about {sum} per {unit}", sum=Money(element.price.mid), unit=_unit(element, say))
        self.setProperty("role", "tile")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(width - 24, round((width - 24) * 0.72)))
        self.setText(f"{_lines(name, self.fontMetrics(), width - 14)}\n{say.money(element.price.mid)}{_per(element)}")
        self.setAccessibleName(f"{name}, {price}")
        self.setToolTip(f"{name}\n{price}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        high = self.iconSize().height() + 3 * self.fontMetrics().height() + 12
        # The sheet's least height for all buttons would squeeze a tile; its own is said in the same words.
        self.setStyleSheet(f"min-height: {high}px; max-height: {high}px;")
        self.setFixedWidth(width)
        self._pressed_at: QPoint | None = None

    def show_picture(self, picture: QPixmap) -> None:
        self.setIcon(QIcon(picture))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = QApplication.startDragDistance() * 2
        if self._pressed_at is None or (event.position().toPoint() - self._pressed_at).manhattanLength() < far:
            return
        self._pressed_at = None
        self.setDown(False)
        data = QMimeData()
        data.setData(MIME, self.element.id.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.icon().pixmap(96, 72))
        drag.exec(Qt.DropAction.CopyAction)


class CataloguePanel(QFrame):
    """``chosen``: the element somebody tapped; ``wanted``: elements whose pictures are not here yet."""

    chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, catalogue: Catalogue, width: int, say: Language, sizes: Sizes) -> None:
        super().__init__()
        self.setObjectName("catalogue")
        self.setFixedWidth(width)
        self._catalogue, self.say, self._sizes = catalogue, say, sizes
        self._tile_width = (width - 2 * 8 - 24 - sizes.gap) // COLUMNS
        self.tiles: dict[str, Tile] = {}
        self._heads: dict[str, QLabel] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 0)
        box.setSpacing(sizes.gap)
        box.addLayout(self._search_line())
        box.addWidget(self._group_choice())
        self._scroll = QScrollArea()
        self._scroll.setObjectName("tiles")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.addWidget(self._scroll, 1)
        self._make_tiles()
        self._arrange()

    def mark(self, element_id: str | None) -> None:
        """The element in hand, so that people see what a tap on the plan will place."""
        for one, tile in self.tiles.items():
            tile.setChecked(one == element_id)

    def show_picture(self, element_id: str, picture: QPixmap) -> None:
        if element_id in self.tiles:
            self.tiles[element_id].show_picture(picture)

    def ask_pictures(self) -> None:
        """Want the pictures of what is in sight."""
        self.wanted.emit([self._catalogue.elements[name] for name in self._found])

    def show_group(self, group: str) -> None:
        """One group only, or all of them with an empty name."""
        self.groups.setCurrentIndex(max(0, self.groups.findData(group)))

    @property
    def shown(self) -> tuple[str, ...]:
        """The elements in sight, in order."""
        return self._found

    def _search_line(self) -> QHBoxLayout:
        self._clear = QPushButton(icon("close"), "")
        self._clear.setAccessibleName(self.say("Clear the search"))
        self._clear.setToolTip(self.say("Clear the search"))
        self._clear.clicked.connect(self._clear_search)
        self._clear.hide()
        line = QHBoxLayout()
        line.setSpacing(self._sizes.gap)
        line.addWidget(self._search_field(), 1)
        line.addWidget(self._clear)
        return line

    def _clear_search(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _search_field(self) -> QLineEdit:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.say("Search"))
        self.search.setAccessibleName(self.say("Search in the catalogue"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._arrange)
        return self.search

    def _group_choice(self) -> QComboBox:
        self.groups = QComboBox()
        self.groups.setAccessibleName(self.say("Group of the catalogue"))
        self.groups.addItem(self.say("Everything"), "")
        for group, names in self._catalogue.groups.items():
            if any(element.group == group for element in self._catalogue.elements.values()):
                self.groups.addItem(self.say.name(names), group)
        self.groups.currentIndexChanged.connect(self._arrange)
        return self.groups

    def _make_tiles(self) -> None:
        body = QWidget()
        self._grid = QGridLayout(body)
        self._grid.setContentsMargins(0, 0, 4, 8)
        self._grid.setSpacing(self._sizes.gap)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for element in self._catalogue.elements.values():
            tile = Tile(element, self._tile_width, self.say)
            tile.setParent(body)
            tile.clicked.connect(self._tell_chosen)
            self.tiles[element.id] = tile
        for group, names in self._catalogue.groups.items():
            head = QLabel(self.say.name(names), body)
            head.setProperty("role", "group")
            self._heads[group] = head
        self._nothing = QLabel(self.say("Nothing found. Try another word."), body)
        self._nothing.setWordWrap(True)
        self._scroll.setWidget(body)

    def _tell_chosen(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self.mark(tile.element.id)
            self.chosen.emit(tile.element)

    def _arrange(self) -> None:
        """Only what the search and the group leave, under its group's name."""
        for widget in (*self.tiles.values(), *self._heads.values(), self._nothing):
            self._grid.removeWidget(widget)
            widget.hide()
        self._clear.setVisible(bool(self.search.text()))
        found = self._search()
        row = 0
        for group in self._catalogue.groups:
            members = [element for element in found if element.group == group]
            if members:
                row = self._lay_group(group, members, row)
        if not found:
            self._grid.addWidget(self._nothing, 0, 0, 1, COLUMNS)
            self._nothing.show()
        self._found = tuple(element.id for element in found)
        self._scroll.verticalScrollBar().setValue(0)
        self.wanted.emit(found)

    def _search(self) -> list[Element]:
        group, words = self.groups.currentData(), self.search.text()
        elements: Iterable[Element] = self._catalogue.elements.values()
        order = {name: n for n, name in enumerate(self._catalogue.groups)}
        # Who searches means the whole catalogue, whatever group was looked at before.
        found = [e for e in elements if matches(e, words) and (words.strip() or not group or e.group == group)]
        return sorted(found, key=lambda element: order.get(element.group, len(order)))

    def _lay_group(self, group: str, members: list[Element], row: int) -> int:
        self._grid.addWidget(self._heads[group], row, 0, 1, COLUMNS)
        self._heads[group].show()
        for n, element in enumerate(members):
            tile = self.tiles[element.id]
            self._grid.addWidget(tile, row + 1 + n // COLUMNS, n % COLUMNS)
            tile.show()
        return row + 1 + (len(members) + COLUMNS - 1) // COLUMNS


def _unit(element: Element, say: Language) -> str:
    return say("piece") if element.form is Form.PIECE else UNIT[element.form]


def _per(element: Element) -> str:
    """What the price is for, where it is not a piece."""
    return "" if element.form is Form.PIECE else f" / {UNIT[element.form]}"


def _lines(name: str, metrics: QFontMetrics, width: int) -> str:
    """At most two lines, broken between words; a button cannot do that itself."""
    first, rest = "", name.split()
    while rest and (not first or metrics.horizontalAdvance(f"{first} {rest[0]}") <= width):
        first = f"{first} {rest.pop(0)}".strip()
    lines = [first, " ".join(rest)] if rest else [first, " "]
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines)
