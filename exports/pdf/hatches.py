"""Hatches as tiles that are drawn once for the whole document and laid side by side."""

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from baukasten.drawing import Hatch

TILE = 24.0
"""Millimetres; a multiple of every step, so that tiles meet without a seam."""
DIAGONAL_STEP, CROSS_STEP, DOT_STEP = 2.0, 2.0, 1.5
HATCH_PEN = 0.13
DOT = 0.11


def hatch_tile(canvas: Canvas, hatch: Hatch, colour: str) -> str:
    """The name of the tile's form, drawn when it is needed first."""
    name = f"hatch-{hatch.value}-{colour[1:]}"
    if canvas.hasForm(name):
        return name
    canvas.beginForm(name, 0, 0, TILE * mm, TILE * mm)
    canvas.setStrokeColor(HexColor(colour))
    canvas.setFillColor(HexColor(colour))
    canvas.setLineWidth(HATCH_PEN * mm)
    match hatch:
        case Hatch.DIAGONAL:
            _diagonals(canvas)
        case Hatch.CROSS:
            _grid(canvas)
        case Hatch.DOTS:
            _dots(canvas)
    canvas.endForm()
    return name


def _diagonals(canvas: Canvas) -> None:
    for n in range(-int(TILE / DIAGONAL_STEP), int(TILE / DIAGONAL_STEP) + 1):
        start = n * DIAGONAL_STEP * mm
        canvas.line(start, 0, start + TILE * mm, TILE * mm)


def _grid(canvas: Canvas) -> None:
    for n in range(int(TILE / CROSS_STEP)):
        along = (n + 0.5) * CROSS_STEP * mm
        canvas.line(along, 0, along, TILE * mm)
        canvas.line(0, along, TILE * mm, along)


def _dots(canvas: Canvas) -> None:
    """Every second row stands half a step aside."""
    for row in range(int(TILE / DOT_STEP)):
        for column in range(int(TILE / DOT_STEP)):
            x = (column + 0.25 + 0.5 * (row % 2)) * DOT_STEP * mm
            canvas.circle(x, (row + 0.5) * DOT_STEP * mm, DOT * mm, stroke=0, fill=1)
