"""Pictures of elements for the plan, painted once for each look and zoom and shared by all copies.

Moving or turning a thing then costs a new position, not a new painting.
"""

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from baukasten.drawing import Group, Layer, item_group
from baukasten.geometry import Point
from baukasten.plan import Placed, Plan
from baukasten.snapshot import Snapshot
from ui.canvas.painter import Prepared, paint, prepared

LARGEST = 700
"""Pixels. What would be larger is drawn from its lines: then few things are in sight."""
MARGIN = 3


@dataclass(frozen=True)
class Picture:
    """``corner``: where the picture's upper left lies, in its pixels from the thing's own origin."""

    pixmap: QPixmap
    corner: QPointF
    scale: float


class Symbols:
    """The looks of one site and catalogue, kept for the zoom step in use."""

    def __init__(self, pixel_ratio: float, year: int = 0) -> None:
        """``year``: so many years after planting the trees look."""
        self._ratio, self._year = pixel_ratio, year
        self._groups: dict[Placed, tuple[Group, ...]] = {}
        self._drawings: dict[tuple[Placed, Layer], tuple[Prepared, ...]] = {}
        self._pictures: dict[tuple[Placed, Layer, float], Picture | None] = {}

    def groups(self, look: Placed, snapshot: Snapshot) -> tuple[Group, ...]:
        """What is drawn for a thing that stands at the origin and looks north."""
        if look not in self._groups:
            alone = Snapshot(Plan({1: look}), snapshot.site, snapshot.catalogue)
            self._groups[look] = item_group(alone, 1, self._year)
        return self._groups[look]

    def picture(self, look: Placed, group: Group, scale: float) -> Picture | None:
        """The group as a picture at a zoom step, None where it would be too large to be worth it."""
        key = (look, group.layer, scale)
        if key not in self._pictures:
            self._pictures[key] = self._painted(self._drawing(look, group), scale)
        return self._pictures[key]

    def keep_near(self, scale: float) -> None:
        """Forget pictures of zoom steps that are far from this one."""
        kept = (step(scale) / 2, step(scale) * 2)
        self._pictures = {key: one for key, one in self._pictures.items() if kept[0] <= key[2] <= kept[1]}

    def _drawing(self, look: Placed, group: Group) -> tuple[Prepared, ...]:
        if (look, group.layer) not in self._drawings:
            self._drawings[look, group.layer] = prepared(group.primitives)
        return self._drawings[look, group.layer]

    def _painted(self, drawing: tuple[Prepared, ...], scale: float) -> Picture | None:
        bounds = QRectF()
        for one in drawing:
            bounds = bounds.united(one.bounds)
        left, top = bounds.left() * scale - MARGIN, -bounds.bottom() * scale - MARGIN
        width, height = bounds.width() * scale + 2 * MARGIN, bounds.height() * scale + 2 * MARGIN
        if max(width, height) > LARGEST:
            return None
        pixmap = QPixmap(math.ceil(width * self._ratio), math.ceil(height * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-left, -top)
        painter.scale(scale, -scale)
        paint(painter, drawing, scale)
        painter.end()
        return Picture(pixmap, QPointF(left, top), scale)


def look_of(item: Placed) -> Placed:
    """What two things that look alike share."""
    return replace(item, at=Point(0, 0), angle=0, reason="")


def step(scale: float) -> float:
    """The zoom step near a zoom, in pixels per millimetre: half octaves."""
    return 2 ** (round(math.log2(scale) * 2) / 2)


