"""The hours of sun over the site as a small map with its scale."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from baukasten.phrase import Language
from ui.canvas.shadow import HOURS_SCALE, HOURS_STEP
from ui.colours import COLOURS


class SunMap(QWidget):
    def __init__(self, height: int, say: Language) -> None:
        super().__init__()
        self._picture: QImage | None = None
        self.say = say
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, picture: QImage | None) -> None:
        """``picture``: north is up; None where nothing can be told."""
        self._picture = picture
        self.setVisible(picture is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None or self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(0, 0, self.width() - 100, self.height())
        size = self._picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, (room.height() - size.height()) / 2, size.width(), size.height()), self._picture)
        self._legend(painter)
        painter.end()

    def _legend(self, painter: QPainter) -> None:
        left, high = self.width() - 92, self.height() / len(HOURS_SCALE)
        for n, colour in enumerate(reversed(HOURS_SCALE)):
            hours = round((len(HOURS_SCALE) - 1 - n) * HOURS_STEP)
            painter.fillRect(QRectF(left, n * high, 22, high), QColor(*colour))
            painter.setPen(QColor(COLOURS["ink"]))
            text = self.say("{hours} h", hours=hours) if n else self.say("{hours} h +", hours=hours)
            painter.drawText(QRectF(left + 28, n * high, 70, high), Qt.AlignmentFlag.AlignVCenter, text)
