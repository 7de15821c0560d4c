"""The money as a bar: from the low to the high end, the likely sum, and the line of the budget."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from baukasten.cost import Range
from baukasten.units import Cent
from ui.colours import COLOURS
from ui.panels.lights import Light


class BudgetBar(QWidget):
    def __init__(self, height: int) -> None:
        super().__init__()
        self._range = Range()
        self._budget: Cent = 0
        self._light = Light.OPEN
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, gross: Range, budget: Cent, light: Light) -> None:
        self._range, self._budget, self._light = gross, budget, light
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(self._range.high, self._budget * 1.25, 1)
        wide, high = self.width() - 8, self.height()
        colour = QColor(COLOURS[self._light.value])

        def at(cents: float) -> float:
            return 4 + wide * cents / most

        bar = QRectF(4, high * 0.3, wide, high * 0.42)
        painter.setPen(QPen(QColor(COLOURS["edge"]), 1))
        painter.setBrush(QColor(COLOURS["table"]))
        painter.drawRoundedRect(bar, 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(QRectF(bar.left(), bar.top() + 1, at(self._range.low) - bar.left(), bar.height() - 2))
        # From the low to the high end nobody knows yet: a hatch, so that it is no promise.
        open_part = QRectF(at(self._range.low), bar.top() + 1, at(self._range.high) - at(self._range.low), bar.height() - 2)
        painter.setBrush(QBrush(colour, Qt.BrushStyle.Dense4Pattern))
        painter.drawRect(open_part)
        painter.setPen(QPen(QColor(COLOURS["ink"]), 3))
        painter.drawLine(round(at(self._range.mid)), round(bar.top() - 1), round(at(self._range.mid)), round(bar.bottom() + 1))
        painter.setPen(QPen(QColor(COLOURS["ink"]), 2.5, Qt.PenStyle.DashLine))
        painter.drawLine(round(at(self._budget)), 0, round(at(self._budget)), high)
        painter.end()
