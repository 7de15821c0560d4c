"""How the window is set up: which panel stands where, in one language and one text size."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from baukasten.access.profile import profiles
from baukasten.days import midsummer
from baukasten.phrase import Language
from ui.panels.bars import ChosenBar, HeadBar, Made, ToolColumn, ZoomColumn
from ui.panels.catalogue import CataloguePanel
from ui.panels.going_panel import GoingPanel
from ui.panels.hint import Hint
from ui.panels.message import MessageBar
from ui.panels.repair_panel import RepairPanel
from ui.panels.side import Side
from ui.panels.sun_bar import SunBar
from ui.sizes import Sizes

if TYPE_CHECKING:
    from ui.window import Window

NARROW, LOW = 1500, 900
"""Pixels. In a smaller window the panels are as small as they may be."""
ROOMY = 1200
"""Pixels. In a narrower window, for its text size, buttons show their icon alone."""


@dataclass
class Furniture:
    """What the window has to talk to. Made anew when language or text size change."""

    room: QWidget
    head: HeadBar
    chosen: ChosenBar
    catalogue: CataloguePanel
    message: MessageBar
    repair: RepairPanel
    stack: QStackedWidget
    sun: SunBar
    going: GoingPanel
    side: Side
    hint: Hint
    zoom: ZoomColumn


def furniture(window: "Window", made: Made, say: Language, sizes: Sizes) -> Furniture:
    """All panels, in their places, sized for the window as it is."""
    narrow = window.width() < NARROW * window.settings.text_scale
    roomy = window.width() >= ROOMY * window.settings.text_scale
    low = window.height() < LOW * window.settings.text_scale
    stack = QStackedWidget()
    stack.addWidget(window.canvas.view)
    pieces = Furniture(
        room=QWidget(),
        head=HeadBar(made, say, sizes, roomy),
        chosen=ChosenBar(made, say, sizes, roomy),
        catalogue=CataloguePanel(window.session.catalogue, _scaled(268 if narrow else 320, window), say, sizes),
        message=MessageBar(say, sizes),
        repair=RepairPanel(say, sizes),
        stack=stack,
        sun=SunBar(midsummer(window.session.snapshot), say, sizes, roomy),
        going=GoingPanel(tuple(profiles().known.values()), say, sizes),
        side=Side(92 if low else 150, say, sizes),
        hint=Hint(say, sizes),
        zoom=ZoomColumn(made, sizes, window.canvas.view),
    )
    pieces.side.setFixedWidth(_scaled(330 if narrow else 390, window))
    _arrange(pieces, ToolColumn(made, sizes))
    return pieces


def _scaled(pixels: int, window: "Window") -> int:
    return round(pixels * (1 + (window.settings.text_scale - 1) * 0.7))


def _arrange(pieces: Furniture, tools: ToolColumn) -> None:
    """Catalogue, plan and cards side by side; what to do now under all of them."""
    middle = QVBoxLayout()
    for widget in (pieces.chosen, pieces.repair, pieces.message):
        middle.addWidget(widget)
    table = QHBoxLayout()
    table.addWidget(tools)
    table.addWidget(pieces.stack, 1)
    middle.addLayout(table, 1)
    middle.addWidget(pieces.sun)
    middle.addWidget(pieces.going)
    columns = QHBoxLayout()
    columns.addWidget(pieces.catalogue)
    columns.addLayout(middle, 1)
    columns.addWidget(pieces.side)
    room = QVBoxLayout(pieces.room)
    room.addWidget(pieces.head)
    room.addLayout(columns, 1)
    room.addWidget(pieces.hint)
    for layout in (middle, table, columns, room):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
    pieces.room.setObjectName("room")


class StaysInCorner(QObject):
    """Keeps the zoom buttons in the plan's upper right corner."""

    def __init__(self, column: QWidget, host: QWidget) -> None:
        super().__init__(column)
        self._column, self._host = column, host
        host.installEventFilter(self)
        self._put()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._put()
        return False

    def _put(self) -> None:
        self._column.adjustSize()
        self._column.move(self._host.width() - self._column.width() - 12, 12)
        self._column.raise_()
