"""Pictures of elements for the tiles: from the cache, or drawn in the background and kept there."""

import hashlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap

from baukasten.drawing import symbol
from baukasten.element import Element
from ui.background import Background, Progress
from ui.canvas.painter import paint, prepared
from ui.settings import cache_folder

SIZE = 320
"""Pixels; shown at half of it, sharp also on fine screens."""
DRAWN_AS = "1"
"""Counted up when pictures are drawn in another way, so that old ones are not shown."""


class Pictures(QObject):
    """``drawn``: an element's id and its picture. One is drawn at a time, so that the plan keeps a core."""

    drawn = Signal(str, QPixmap)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._have: dict[str, QPixmap] = {}
        self._wanted: list[Element] = []

    def want(self, elements: Iterable[Element]) -> None:
        """Tell what is there at once; draw the rest in this order."""
        self._wanted = []
        for element in elements:
            if element.id in self._have:
                self.drawn.emit(element.id, self._have[element.id])
            else:
                self._wanted.append(element)
        self._next()

    def _next(self) -> None:
        if self._wanted and not self._background.busy("picture"):
            element = self._wanted.pop(0)
            self._background.ask("picture", partial(element_image, element), partial(self._tell, element))

    def _tell(self, element: Element, image: QImage) -> None:
        pixmap = _cut(QPixmap.fromImage(image))
        self._have[element.id] = pixmap
        self.drawn.emit(element.id, pixmap)
        self._next()


def element_image(element: Element, progress: Progress) -> QImage:
    """From the cache, else drawn and put there. Where there is no body, its sign on the plan."""
    kept = _cached(element)
    image = QImage(str(kept))
    if not image.isNull():
        return image
    image = _drawn(element)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(kept), "PNG")
    except OSError:
        pass  # without a cache it is drawn again next time
    return image


def plan_sign(element: Element, size: int = SIZE) -> QImage:
    """The element as it looks on the plan."""
    drawing = prepared(p for group in symbol(element) for p in group.primitives)
    bounds = QRectF()
    for one in drawing:
        bounds = bounds.united(one.bounds)
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    if bounds.isEmpty():
        return image
    scale = 0.9 * size / max(bounds.width(), bounds.height())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(size / 2, size / 2)
    painter.scale(scale, -scale)
    painter.translate(-bounds.center())
    paint(painter, drawing, scale)
    painter.end()
    return image


def _drawn(element: Element) -> QImage:
    from exports.pictures import element_picture

    picture = element_picture(element, SIZE).convert("RGBA")
    image = QImage(picture.tobytes(), picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGBA8888)
    return image.copy()


def _cut(picture: QPixmap) -> QPixmap:
    """Without the empty rows above and below, which a tile has no room for."""
    high = round(picture.height() * 0.76)
    return picture.copy(0, (picture.height() - high) // 2, picture.width(), high)


def _cached(element: Element) -> Path:
    content = hashlib.sha256(f"{DRAWN_AS} {element!r}".encode()).hexdigest()[:24]
    return cache_folder() / "elements" / f"{element.id}-{content}.png"
