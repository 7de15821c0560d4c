"""Paints the primitives of a drawing onto a page, in vectors and to scale."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from baukasten.drawing import Anchor, Circle, Dash, Fill, Group, Hatch, Pen, Primitive, Stroke, Text
from baukasten.geometry import Outline, Point, Ring
from baukasten.units import Millimetre
from exports.pdf.fonts import CAPITALS, SANS, printable, register, width
from exports.pdf.hatches import TILE, hatch_tile

DASHES = {Dash.SOLID: (), Dash.DASHED: (2.0, 1.2), Dash.CHAIN: (4.0, 1.0, 0.4, 1.0)}
"""On and off, millimetres on paper."""

THINNEST = 0.07
HALO = 0.7
"""Millimetres of white round letters that stand on lines."""

@dataclass(frozen=True)
class Sheet:
    """Where a part of the plan lies on a page.

    ``left``, ``bottom``, ``width``, ``height``: the window on the page, points. ``west``,
    ``south``: the plan's millimetres at its lower left corner. ``scale``: 200 for 1:200.
    """

    left: float
    bottom: float
    width: float
    height: float
    west: Millimetre
    south: Millimetre
    scale: int

    def x(self, east: float) -> float:
        return self.left + (east - self.west) * mm / self.scale

    def y(self, north: float) -> float:
        return self.bottom + (north - self.south) * mm / self.scale

    def at(self, point: Point) -> tuple[float, float]:
        return self.x(point.x), self.y(point.y)

    def length(self, length: float) -> float:
        """A length of the plan in points on the page."""
        return length * mm / self.scale

    @property
    def seen(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the window in plan millimetres."""
        return self.west, self.south, self.west + self.width / mm * self.scale, self.south + self.height / mm * self.scale


def paint(canvas: Canvas, groups: Iterable[Group], sheet: Sheet) -> None:
    """All groups in their order, cut off at the edges of the window."""
    register()
    canvas.saveState()
    window = canvas.beginPath()
    window.rect(sheet.left, sheet.bottom, sheet.width, sheet.height)
    canvas.clipPath(window, stroke=0, fill=0)
    canvas.setLineJoin(1)
    for group in groups:
        for primitive in group.primitives:
            if _in_sight(primitive, sheet):
                _paint(canvas, primitive, sheet)
    canvas.restoreState()


def _paint(canvas: Canvas, primitive: Primitive, sheet: Sheet) -> None:
    match primitive:
        case Fill():
            _fill(canvas, primitive, sheet)
        case Stroke():
            _stroke(canvas, primitive, sheet)
        case Circle():
            _circle(canvas, primitive, sheet)
        case Text():
            _text(canvas, primitive, sheet)


def _in_sight(primitive: Primitive, sheet: Sheet) -> bool:
    """Not wholly beside the window; letters may reach in from a little way off."""
    west, south, east, north = sheet.seen
    match primitive:
        case Fill():
            points: tuple[Point, ...] = primitive.outline.ring
        case Stroke():
            points = primitive.points
        case Circle():
            centre, r = primitive.centre, primitive.radius
            points = (centre.moved(-r, -r), centre.moved(r, r))
        case Text():
            reach = round(30 * sheet.scale)
            points = (primitive.at.moved(-reach, -reach), primitive.at.moved(reach, reach))
    if not points:
        return False
    xs, ys = [p.x for p in points], [p.y for p in points]
    return max(xs) >= west and min(xs) <= east and max(ys) >= south and min(ys) <= north


def _fill(canvas: Canvas, fill: Fill, sheet: Sheet) -> None:
    if len(fill.outline.ring) < 3:
        return
    path = _outline_path(canvas, fill.outline, sheet)
    if fill.colour is not None:
        canvas.setFillColor(HexColor(fill.colour))
        _faintly(canvas, fill.opacity, lambda: canvas.drawPath(path, stroke=0, fill=1, fillMode=0))
    if fill.hatch is not Hatch.NONE:
        _hatch(canvas, fill, sheet)
    if fill.pen is not None:
        _set_pen(canvas, _fitting(fill, sheet))
        canvas.drawPath(_outline_path(canvas, fill.outline, sheet), stroke=1, fill=0)


def _fitting(fill: Fill, sheet: Sheet) -> Pen:
    """The pen for an area: a slat that is half a millimetre on paper would drown in its own outline."""
    if fill.colour is None:
        return fill.pen
    west, south, east, north = fill.outline.bounds
    narrow = min(east - west, north - south) / sheet.scale
    return replace(fill.pen, width=min(fill.pen.width, max(THINNEST, narrow * 0.14)))


def _stroke(canvas: Canvas, stroke: Stroke, sheet: Sheet) -> None:
    if len(stroke.points) < 2:
        return
    _set_pen(canvas, stroke.pen)
    path = canvas.beginPath()
    path.moveTo(*sheet.at(stroke.points[0]))
    for point in stroke.points[1:]:
        path.lineTo(*sheet.at(point))
    canvas.drawPath(path, stroke=1, fill=0)


def _circle(canvas: Canvas, circle: Circle, sheet: Sheet) -> None:
    x, y = sheet.at(circle.centre)
    radius = sheet.length(circle.radius)
    if circle.colour is not None:
        canvas.setFillColor(HexColor(circle.colour))
        _faintly(canvas, circle.opacity, lambda: canvas.circle(x, y, radius, stroke=0, fill=1))
    if circle.pen is not None:
        _set_pen(canvas, circle.pen)
        canvas.circle(x, y, radius, stroke=1, fill=0)


def _text(canvas: Canvas, text: Text, sheet: Sheet) -> None:
    words = printable(text.text).replace("\n", " ")
    size = text.height * mm / CAPITALS
    long = width(words, size)
    start = {Anchor.LEFT: 0.0, Anchor.CENTRE: -long / 2, Anchor.RIGHT: -long}[text.anchor]
    canvas.saveState()
    canvas.translate(*sheet.at(text.at))
    canvas.rotate(-text.angle / 10)
    if text.halo:
        _written(canvas, words, start, -text.height * mm / 2, size, "#ffffff", HALO * mm)
    _written(canvas, words, start, -text.height * mm / 2, size, text.colour, 0)
    canvas.restoreState()


def _written(canvas: Canvas, words: str, x: float, y: float, size: float, colour: str, outline: float) -> None:
    """Letters; with an ``outline`` in points they are drawn fat, as a halo."""
    letters = canvas.beginText(x, y)
    letters.setFont(SANS, size)
    letters.setFillColor(HexColor(colour))
    if outline:
        canvas.setLineWidth(outline)
        canvas.setDash()
        letters.setStrokeColor(HexColor(colour))
        letters.setTextRenderMode(2)
    letters.textOut(words)
    if outline:
        letters.setTextRenderMode(0)
    canvas.drawText(letters)


def _set_pen(canvas: Canvas, pen: Pen) -> None:
    canvas.setStrokeColor(HexColor(pen.colour))
    canvas.setLineWidth(pen.width * mm)
    canvas.setDash([length * mm for length in DASHES[pen.dash]])


def _faintly(canvas: Canvas, opacity: float, draw: Callable[[], None]) -> None:
    if opacity >= 1:
        draw()
        return
    canvas.saveState()
    canvas.setFillAlpha(opacity)
    draw()
    canvas.restoreState()


def _outline_path(canvas: Canvas, outline: Outline, sheet: Sheet) -> PDFPathObject:
    path = canvas.beginPath()
    for ring in outline.rings():
        _add_ring(path, ring, sheet)
    return path


def _add_ring(path: PDFPathObject, ring: Ring, sheet: Sheet) -> None:
    if not ring:
        return
    path.moveTo(*sheet.at(ring[0]))
    for point in ring[1:]:
        path.lineTo(*sheet.at(point))
    path.close()


def _hatch(canvas: Canvas, fill: Fill, sheet: Sheet) -> None:
    """Tiles that are aligned to the page, so that neighbouring areas of a kind run on."""
    form = hatch_tile(canvas, fill.hatch, _hatch_colour(fill))
    west, south, east, north = fill.outline.bounds
    left, right = max(sheet.x(west), sheet.left), min(sheet.x(east), sheet.left + sheet.width)
    bottom, top = max(sheet.y(south), sheet.bottom), min(sheet.y(north), sheet.bottom + sheet.height)
    side = TILE * mm
    canvas.saveState()
    canvas.clipPath(_outline_path(canvas, fill.outline, sheet), stroke=0, fill=0, fillMode=0)
    for column in range(int(left // side), int(right // side) + 1):
        for row in range(int(bottom // side), int(top // side) + 1):
            canvas.saveState()
            canvas.translate(column * side, row * side)
            canvas.doForm(form)
            canvas.restoreState()
    canvas.restoreState()


def _hatch_colour(fill: Fill) -> str:
    """The pen's colour, else the area's own, darkened."""
    if fill.pen is not None:
        return fill.pen.colour
    if fill.colour is None:
        return "#5b6770"
    return "#" + "".join(f"{int(fill.colour[k : k + 2], 16) * 3 // 4:02x}" for k in (1, 3, 5))
