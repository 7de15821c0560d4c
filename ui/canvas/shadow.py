"""Light and shadow of a moment, or the hours of sun of a day, as one picture over the ground."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsScene

from baukasten.drawing import Layer

SHADOW = (28, 40, 72)
DARKEST = 120
"""Opacity of full shade, of 255: what lies in it stays readable."""
HOURS_SCALE: tuple[tuple[int, int, int], ...] = (
    (38, 56, 102), (61, 107, 140), (118, 156, 146), (196, 196, 128), (240, 190, 86), (226, 122, 44),
)
"""Little sun to much sun, dark to bright, so that it also reads without colour; 0, 3, 6 … 15 hours and more."""
HOURS_STEP = 3.0


class ShadowLayer:
    """``show`` puts a picture at its place; it is soft-edged, as its cells are half a metre and more."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._item = QGraphicsPixmapItem()
        # Shadows fall on what is laid, things stand in them.
        self._item.setZValue(list(Layer).index(Layer.SURFACES) + 0.5)
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        scene.addItem(self._item)

    def show(self, picture: QImage, west_m: float, south_m: float, cell_m: float) -> None:
        """``picture``: row 0 in the north. ``west_m``, ``south_m``: its corner on the plan."""
        self._item.setPixmap(QPixmap.fromImage(picture))
        north = south_m + picture.height() * cell_m
        self._item.setTransform(QTransform.fromScale(cell_m * 1000, -cell_m * 1000))
        self._item.setPos(west_m * 1000, north * 1000)

    def clear(self) -> None:
        self._item.setPixmap(QPixmap())

    def set_visible(self, visible: bool) -> None:
        self._item.setVisible(visible)


def shadow_picture(light: NDArray[np.float32]) -> QImage:
    """``light`` [rows, cols], row 0 in the south, 0 … 1, NaN outside: dark where no sun arrives."""
    there = ~np.isnan(light)
    pixels = np.zeros((*light.shape, 4), np.uint8)
    pixels[..., :3] = SHADOW
    pixels[..., 3] = np.where(there, (1 - np.nan_to_num(light)) * DARKEST, 0)
    return image(pixels)


def hours_picture(hours: NDArray[np.float32], opacity: int = 255) -> QImage:
    """``hours`` of sun [rows, cols], row 0 in the south, NaN outside."""
    there = ~np.isnan(hours)
    steps = np.clip(np.nan_to_num(hours) / HOURS_STEP, 0, len(HOURS_SCALE) - 1)
    scale = np.array(HOURS_SCALE, float)
    pixels = np.zeros((*hours.shape, 4), np.uint8)
    for channel in range(3):
        pixels[..., channel] = np.interp(steps, np.arange(len(scale)), scale[:, channel])
    pixels[..., 3] = np.where(there, opacity, 0)
    return image(pixels)


def image(pixels: NDArray[np.uint8]) -> QImage:
    """RGBA [rows, cols, 4] with row 0 in the south as a picture with row 0 in the north."""
    upright = np.ascontiguousarray(pixels[::-1])
    rows, cols = upright.shape[:2]
    # The copy owns its bytes; without it the picture would look at memory that numpy frees.
    return QImage(upright.data, cols, rows, cols * 4, QImage.Format.Format_RGBA8888).copy()
