"""Where one person can go, over the ground of the plan: coloured and hatched, the narrow places marked with their width.

The colours are told apart with every kind of colour vision (Okabe, Ito 2008), and each has a hatch
of its own besides: solid ground is open, the closer the hatch the more it is shut.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem, QGraphicsScene

from baukasten.drawing import Anchor, Circle, Fill, Hatch, Layer, Pen, Primitive, Text
from baukasten.geometry import Outline, Point
from ui.canvas.painter import graphics, hatch_of, signs


@dataclass(frozen=True)
class Manner:
    """``opacity`` 0 … 1 of the colour; the hatch is drawn in ``ink``."""

    colour: str
    opacity: float
    hatch: Hatch
    ink: str


OPEN = Manner("#009e73", 0.30, Hatch.NONE, "#00553e")
TIGHT = Manner("#e69f00", 0.55, Hatch.DIAGONAL, "#4a3300")
SHUT = Manner("#7a3f6d", 0.45, Hatch.CROSS, "#2e1029")
SOFT = Manner("#6b7a80", 0.40, Hatch.DOTS, "#1b2a33")

BADGE_INK = "#1b2a33"


@dataclass(frozen=True)
class Mark:
    """A narrow place with its width as people read it. ``passes``: this person still fits through."""

    at: Point
    text: str
    passes: bool


class GoingLayer:
    """``show`` paints areas and marks; ``clear`` takes them away."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        # Over what is laid, under what stands; the marks over everything but the signs of findings.
        self._ground = _root(scene, list(Layer).index(Layer.SURFACES) + 0.6)
        self._marks = _root(scene, list(Layer).index(Layer.NOTES) + 0.5)
        self._shown: list[QGraphicsItem] = []

    def show(self, areas: Iterable[tuple[Manner, Outline]], marks: Iterable[Mark], scale: float) -> None:
        """``scale``: pixels per millimetre of the plan."""
        self.clear()
        self._add((p for manner, outline in areas for p in filled(manner, outline)), scale, self._ground)
        for mark in marks:
            for item in signs(_badge(mark), scale):
                self._keep(item, self._marks)

    def clear(self) -> None:
        for item in self._shown:
            self._scene.removeItem(item)
        self._shown.clear()

    def rescale(self, scale: float) -> None:
        """Hatches as fine as before, after a zoom."""
        for item in self._shown:
            if isinstance(item, QGraphicsPathItem) and isinstance(fill := item.data(0), Fill):
                item.setBrush(hatch_of(fill, scale))

    def _add(self, primitives: Iterable[Primitive], scale: float, root: QGraphicsItem) -> None:
        for item in graphics(primitives, scale):
            self._keep(item, root)

    def _keep(self, item: QGraphicsItem, root: QGraphicsItem) -> None:
        item.setParentItem(root)
        self._shown.append(item)


def filled(manner: Manner, outline: Outline) -> tuple[Fill, ...]:
    """The colour, and over it the hatch with a rim."""
    colour = Fill(outline, manner.colour, manner.opacity)
    if manner.hatch is Hatch.NONE:
        return (colour,)
    return colour, Fill(outline, None, 0.0, Pen(manner.ink, 0.2), manner.hatch)


def _badge(mark: Mark) -> tuple[Primitive, ...]:
    """A dark disc where nobody fits through, a light one where this person does; the width beside it."""
    fill = "#ffffff" if mark.passes else "#a8201a"
    sign = "↔" if mark.passes else "×"
    ink = BADGE_INK if mark.passes else "#ffffff"
    return (
        Circle(mark.at, 300, fill, 1.0, Pen("#ffffff" if not mark.passes else BADGE_INK, 0.5)),
        Text(mark.at, sign, 3.2, ink),
        Text(mark.at, f"      {mark.text}", 2.8, BADGE_INK, Anchor.LEFT, halo=True),
    )


def _root(scene: QGraphicsScene, height: float) -> QGraphicsItem:
    root = QGraphicsRectItem()
    root.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
    root.setZValue(height)
    scene.addItem(root)
    return root
