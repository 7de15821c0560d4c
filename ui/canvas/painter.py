"""Primitives of the core's drawing as Qt paths, pens, brushes and C++ graphics items.

Scene coordinates are plan millimetres with y to the north; the view turns them upright. Pens and
letters are in millimetres of paper, here ``PIXELS`` each, whatever the zoom.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsItem, QGraphicsPathItem

from baukasten.drawing import Anchor, Circle, Dash, Fill, Hatch, Pen, Primitive, Stroke, Text
from ui.theme import typeface

PIXELS = 4.2
"""Screen pixels for one millimetre of paper."""
SMALLEST_LETTERS = 16
"""Pixels; 12 points at 96 dots per inch."""
SIGN = 17
"""Radius in pixels of a sign that is as large at every zoom."""

DASHES = {Dash.DASHED: (5.0, 3.0), Dash.CHAIN: (9.0, 3.0, 1.5, 3.0)}
HATCHES = {
    Hatch.DIAGONAL: Qt.BrushStyle.BDiagPattern,
    Hatch.CROSS: Qt.BrushStyle.CrossPattern,
    Hatch.DOTS: Qt.BrushStyle.Dense7Pattern,
}


def path_of(primitive: Fill | Stroke | Circle) -> QPainterPath:
    """Its shape in plan millimetres."""
    path = QPainterPath()
    match primitive:
        case Circle():
            path.addEllipse(QPointF(*primitive.centre), primitive.radius, primitive.radius)
        case Stroke():
            path.addPolygon(QPolygonF([QPointF(*p) for p in primitive.points]))
        case Fill():
            for ring in primitive.outline.rings():
                path.addPolygon(QPolygonF([QPointF(*p) for p in ring]))
                path.closeSubpath()
    return path


def pen_of(pen: Pen | None) -> QPen:
    """The same width at every zoom."""
    if pen is None:
        return QPen(Qt.PenStyle.NoPen)
    width = max(1.0, pen.width * PIXELS)
    made = QPen(QColor(pen.colour), width)
    made.setCosmetic(True)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if pen.dash in DASHES:
        made.setDashPattern([length / width * 1.4 for length in DASHES[pen.dash]])
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def brush_of(primitive: Fill | Circle) -> QBrush:
    if primitive.colour is None:
        return QBrush(Qt.BrushStyle.NoBrush)
    colour = QColor(primitive.colour)
    colour.setAlphaF(primitive.opacity)
    return QBrush(colour)


def hatch_of(fill: Fill, scale: float) -> QBrush:
    """A hatch that is equally fine at every zoom. ``scale``: pixels per millimetre of the plan."""
    colour = QColor(fill.pen.colour if fill.pen else "#000000")
    colour.setAlphaF(0.55 if fill.colour is None else 0.22)
    brush = QBrush(colour, HATCHES[fill.hatch])
    brush.setTransform(QTransform.fromScale(1 / scale, -1 / scale))
    return brush


def letters(text: Text) -> QPainterPath:
    """The text about its place, in upright screen pixels."""
    font = QFont(typeface())
    font.setPixelSize(max(SMALLEST_LETTERS, round(text.height * PIXELS / 0.66)))
    font.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    path = QPainterPath()
    # Where letters touch, both are ink.
    path.setFillRule(Qt.FillRule.WindingFill)
    lines = text.text.split("\n")
    for n, line in enumerate(lines):
        width = metrics.horizontalAdvance(line)
        start = {Anchor.LEFT: 0.0, Anchor.CENTRE: -width / 2, Anchor.RIGHT: -width}[text.anchor]
        path.addText(QPointF(start, metrics.capHeight() / 2 + (n - (len(lines) - 1) / 2) * metrics.lineSpacing()), font, line)
    return path


@dataclass(frozen=True)
class Prepared:
    """A primitive made ready once, to be painted many times."""

    bounds: QRectF
    path: QPainterPath
    pen: QPen
    brush: QBrush
    hatched: Fill | None = None
    text: Text | None = None


def prepared(primitives: Iterable[Primitive]) -> tuple[Prepared, ...]:
    return tuple(_prepared(primitive) for primitive in primitives)


def paint(painter: QPainter, drawing: Iterable[Prepared], scale: float, seen: QRectF | None = None) -> None:
    """Onto a painter whose coordinates are plan millimetres. What lies outside ``seen`` is left out."""
    for one in drawing:
        if one.text is not None:
            _paint_text(painter, one.text)
        elif seen is None or one.bounds.intersects(seen):
            painter.setPen(one.pen)
            painter.setBrush(one.brush)
            painter.drawPath(one.path)
            if one.hatched is not None:
                painter.fillPath(one.path, hatch_of(one.hatched, scale))


def _prepared(primitive: Primitive) -> Prepared:
    if isinstance(primitive, Text):
        return Prepared(QRectF(), QPainterPath(), QPen(), QBrush(), text=primitive)
    path = path_of(primitive)
    # A level or upright line has no area, and what has no area meets nothing.
    bounds = path.controlPointRect().adjusted(-1, -1, 1, 1)
    if isinstance(primitive, Stroke):
        return Prepared(bounds, path, pen_of(primitive.pen), QBrush(Qt.BrushStyle.NoBrush))
    hatched = primitive if isinstance(primitive, Fill) and primitive.hatch in HATCHES else None
    return Prepared(bounds, path, pen_of(primitive.pen), brush_of(primitive), hatched)


def graphics(primitives: Iterable[Primitive], scale: float) -> Iterator[QGraphicsItem]:
    """One or two C++ items for each primitive. A hatch item carries its fill, so that it can be made anew on zoom."""
    for primitive in primitives:
        match primitive:
            case Text():
                yield from _text_items(primitive)
            case Stroke():
                item = QGraphicsPathItem(path_of(primitive))
                item.setPen(pen_of(primitive.pen))
                yield item
            case _:
                item = QGraphicsPathItem(path_of(primitive))
                item.setPen(pen_of(primitive.pen))
                item.setBrush(brush_of(primitive))
                yield item
                if isinstance(primitive, Fill) and primitive.hatch in HATCHES:
                    yield _hatched(item.path(), primitive, scale)


def signs(primitives: Iterable[Primitive], scale: float) -> Iterator[QGraphicsItem]:
    """As ``graphics``, but its circles are as large on screen at every zoom, as their letters are."""
    for primitive in primitives:
        if isinstance(primitive, Circle):
            item = QGraphicsEllipseItem(QRectF(-SIGN, -SIGN, 2 * SIGN, 2 * SIGN))
            item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
            item.setPos(*primitive.centre)
            item.setPen(pen_of(primitive.pen))
            item.setBrush(brush_of(primitive))
            yield item
        else:
            yield from graphics((primitive,), scale)


def _hatched(path: QPainterPath, fill: Fill, scale: float) -> QGraphicsPathItem:
    item = QGraphicsPathItem(path)
    item.setPen(QPen(Qt.PenStyle.NoPen))
    item.setBrush(hatch_of(fill, scale))
    item.setData(0, fill)
    return item


def _text_items(text: Text) -> Iterator[QGraphicsItem]:
    path = letters(text)
    for pen, brush in _halo(text):
        item = QGraphicsPathItem(path)
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        item.setPos(*text.at)
        item.setRotation(text.angle / 10)
        item.setPen(pen)
        item.setBrush(brush)
        yield item


def _paint_text(painter: QPainter, text: Text) -> None:
    place = painter.worldTransform().map(QPointF(*text.at))
    painter.save()
    painter.setWorldTransform(QTransform.fromTranslate(place.x(), place.y()).rotate(text.angle / 10))
    path = letters(text)
    for pen, brush in _halo(text):
        painter.setPen(pen)
        painter.setBrush(brush)
        painter.drawPath(path)
    painter.restore()


def _halo(text: Text) -> Iterator[tuple[QPen, QBrush]]:
    """A light rim first, so that letters are read on any ground."""
    if text.halo:
        rim = QPen(QColor(255, 255, 255, 230), 4.0)
        rim.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        yield rim, QBrush(Qt.BrushStyle.NoBrush)
    yield QPen(Qt.PenStyle.NoPen), QBrush(QColor(text.colour))
