"""Line icons from ``assets/icons``, drawn in the colour and size they are needed in."""

from functools import lru_cache
from importlib import resources

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.colours import COLOURS


def icon(name: str, colour: str = "ink", checked: str = "paper") -> QIcon:
    """An icon that greys out when disabled, and on a checked button takes the colour ``checked``."""
    made = QIcon()
    made.addPixmap(picture(name, COLOURS[colour]), QIcon.Mode.Normal, QIcon.State.Off)
    made.addPixmap(picture(name, COLOURS[checked]), QIcon.Mode.Normal, QIcon.State.On)
    made.addPixmap(picture(name, COLOURS["line"]), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=256)
def picture(name: str, colour: str, size: int = 64) -> QPixmap:
    """The icon as a picture of ``size`` pixels, its lines in ``colour`` (``#rrggbb``)."""
    drawing = (resources.files("ui") / "assets" / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
