"""Light and shadow of a moment, or the hours of sun of a day, as one picture over the ground."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from baukasten.drawing import Layer

SHADOW = (28, 40, 72)
DARKEST = 120
"""Opacity of full shade, of 255: what lies in it stays readable."""
HOURS_SCALE: tuple[tuple[int, int, int], ...] = (
    (38, 56, 102), (61, 107, 140), (118, 156, 146), (196, 196, 128), (240, 190, 86), (226, 122, 44),
)
"""Little sun to much sun, dark to bright, so that it also reads without colour; 0, 3, 6 … 15 hours and more."""
HOURS_STEP = 3.0
STEPS = 255
"""Shades of a picture beside "nothing there"."""
BLUR = 1
"""Cells that soft edges reach beyond what has changed."""


@dataclass(frozen=True)
class GroundLight:
    """A picture and where it lies: its south-west corner on the plan, and its cells, in metres."""

    picture: QImage
    west: float
    south: float
    cell: float
    opacity: float


class ShadowLayer:
    """``show`` puts a picture at its place; it is soft-edged, as its cells are a quarter of a metre and more."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._item = _Picture()
        self.lying: GroundLight | None = None
        """What lies over the ground now, for whoever shows the ground in another way."""
        # Shadows fall on what is laid, things stand in them.
        self._item.setZValue(list(Layer).index(Layer.SURFACES) + 0.5)
        scene.addItem(self._item)

    @property
    def picture(self) -> QImage:
        """What is shown, row 0 in the north; a null image for nothing."""
        return self._item.picture

    def show(self, picture: QImage, west_m: float, south_m: float, cell_m: float, opacity: float = 1.0) -> None:
        """``picture``: row 0 in the north. ``west_m``, ``south_m``: its corner on the plan."""
        size = picture.width() * cell_m * 1000, picture.height() * cell_m * 1000
        self.lying = GroundLight(picture, west_m, south_m, cell_m, opacity)
        self._item.setOpacity(opacity)
        self._item.show(picture, QRectF(west_m * 1000, south_m * 1000, *size))

    def clear(self) -> None:
        self.lying = None
        self._item.show(QImage(), QRectF())

    def set_visible(self, visible: bool) -> None:
        self._item.setVisible(visible)


class _Picture(QGraphicsItem):
    """Paints anew only what differs from the picture before: the shade of the tree in the hand, not the whole ground."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage()
        self._place = QRectF()

    def show(self, picture: QImage, place: QRectF) -> None:
        """``place``: on the plan, millimetres."""
        before, self.picture = self.picture, picture
        if place != self._place or picture.size() != before.size():
            self.prepareGeometryChange()
            self._place = place
            self.update()
        elif not picture.isNull() and (patch := changed(before, picture)) is not None:
            self.update(self._on_plan(patch))

    def boundingRect(self) -> QRectF:
        return self._place

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self.picture.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(self._place.left(), self._place.bottom())
        painter.scale(1, -1)
        painter.drawImage(QRectF(0, 0, self._place.width(), self._place.height()), self.picture)

    def _on_plan(self, cells: QRectF) -> QRectF:
        across, along = self._place.width() / self.picture.width(), self._place.height() / self.picture.height()
        return QRectF(
            self._place.left() + cells.left() * across, self._place.bottom() - cells.bottom() * along,
            cells.width() * across, cells.height() * along,
        )


def changed(before: QImage, after: QImage) -> QRectF | None:
    """The cells in which two pictures of one size differ, and those beside them; None where they are the same."""
    differ = _bits(before) != _bits(after)
    rows, columns = np.flatnonzero(differ.any(axis=1)), np.flatnonzero(differ.any(axis=0))
    if not len(rows):
        return None
    left, top = columns[0] - BLUR, rows[0] - BLUR
    return QRectF(left, top, columns[-1] + 1 + BLUR - left, rows[-1] + 1 + BLUR - top)


def shadow_picture(light: NDArray[np.float32]) -> QImage:
    """``light`` [rows, cols], row 0 in the south, 0 … 1, NaN outside: dark where no sun arrives."""
    return _picture(light, STEPS - 1, _SHADOWS)


def hours_picture(hours: NDArray[np.float32]) -> QImage:
    """``hours`` of sun [rows, cols], row 0 in the south, NaN outside."""
    return _picture(hours, (STEPS - 1) / (HOURS_STEP * (len(HOURS_SCALE) - 1)), _HOURS)


def coloured(picture: QImage) -> NDArray[np.uint8]:
    """RGBA [rows, cols, 4], row 0 in the south, colours not multiplied by their opacity."""
    plain = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    # Its own bytes, as those of the picture go with it.
    return pixels[::-1, : plain.width() * 4].reshape(plain.height(), plain.width(), 4).copy()


def _picture(values: NDArray[np.float32], per_unit: float, colours: NDArray[np.uint32]) -> QImage:
    """Row 0 in the north. Looking colours up is quicker than mixing them, and a drag wants a picture each frame."""
    steps = np.where(np.isnan(values), 0, np.clip(values * np.float32(per_unit), 0, STEPS - 1) + np.float32(1.5))
    pixels = colours[steps[::-1].astype(np.uint8)]
    rows, columns = pixels.shape
    # The copy owns its bytes; without it the picture would look at memory that numpy frees.
    return QImage(pixels.data, columns, rows, columns * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()


def _bits(picture: QImage) -> NDArray[np.uint32]:
    return np.frombuffer(picture.constBits(), np.uint32).reshape(picture.height(), picture.bytesPerLine() // 4)


def _packed(rgb: NDArray[np.float64], opacity: NDArray[np.float64]) -> NDArray[np.uint32]:
    """``rgb`` [steps, 3], ``opacity`` [steps], 0 … 255, as Qt packs them; before them what is not there."""
    mixed = np.round(rgb * opacity[:, None] / 255).astype(np.uint32)
    red, green, blue = mixed.T
    packed = np.round(opacity).astype(np.uint32) << 24 | red << 16 | green << 8 | blue
    return np.concatenate([np.zeros(1, np.uint32), packed])


def _hours_colours() -> NDArray[np.uint32]:
    at, known = np.linspace(0, len(HOURS_SCALE) - 1, STEPS), np.arange(len(HOURS_SCALE))
    rgb = np.column_stack([np.interp(at, known, channel) for channel in np.array(HOURS_SCALE, float).T])
    return _packed(rgb, np.full(STEPS, 255.0))


_HOURS = _hours_colours()
_SHADOWS = _packed(np.tile(np.array(SHADOW, float), (STEPS, 1)), np.linspace(DARKEST, 0, STEPS))
