"""What makes a plan measurable: the scale bar and the north arrow. A photocopy shrinks both alike."""

import math

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from baukasten.earth import Anchor
from baukasten.phrase import Language
from exports.pdf import style
from exports.pdf.fonts import SANS, SEMIBOLD, register

ROUND_LENGTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
LONGEST = 62.0
"""Millimetres on paper that a scale bar may have."""
PARTS = 4
BAR = 1.8


def bar_metres(scale: int) -> int:
    """The length a scale bar shows: the longest round one with room on paper."""
    return max((m for m in ROUND_LENGTHS if m * 1000 / scale <= LONGEST), default=1)


def scale_bar(canvas: Canvas, x: float, y: float, scale: int, say: Language) -> None:
    """From its lower left corner; black and white parts with their metres above."""
    register()
    metres = bar_metres(scale)
    long = metres * 1000 * mm / scale
    canvas.saveState()
    canvas.setStrokeColor(style.INK)
    canvas.setLineWidth(0.18 * mm)
    canvas.setDash()
    for n in range(PARTS):
        canvas.setFillColor(style.INK if n % 2 == 0 else style.WHITE)
        canvas.rect(x + n * long / PARTS, y, long / PARTS, BAR * mm, fill=1)
    canvas.setFillColor(style.INK)
    canvas.setFont(SANS, 8)
    for share in (0.0, 0.5, 1.0):
        places = 0 if metres * share == int(metres * share) else 1
        text = say.number(metres * share, places) + (" m" if share == 1 else "")
        canvas.drawCentredString(x + share * long, y + (BAR + 1.2) * mm, text)
    canvas.restoreState()


def north_arrow(canvas: Canvas, x: float, y: float, anchor: Anchor | None, say: Language) -> None:
    """About its foot (x, y), 16 mm high. It points to grid north; a thin line shows true north."""
    register()
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setStrokeColor(style.INK)
    canvas.setFillColor(style.INK)
    canvas.setLineJoin(1)
    canvas.setDash()
    _arrow(canvas)
    canvas.setFont(SEMIBOLD, 10)
    canvas.drawCentredString(0, 16.6 * mm, "N")
    if anchor is not None:
        turn = math.radians(anchor.true_north())
        canvas.setLineWidth(0.18 * mm)
        canvas.setDash([1.2 * mm, 0.7 * mm])
        canvas.setStrokeColor(style.WARM)
        canvas.line(0, 0, 16 * mm * math.sin(turn), 16 * mm * math.cos(turn))
    canvas.restoreState()


def north_words(anchor: Anchor | None, say: Language) -> str:
    if anchor is None:
        return say("Up is the site's own north.")
    turn = anchor.true_north()
    degrees = say.number(abs(turn), 2)
    if turn >= 0:
        return say("Grid north. True north lies {degrees}° clockwise of it (dashed).", degrees=degrees)
    return say("Grid north. True north lies {degrees}° anticlockwise of it (dashed).", degrees=degrees)


def _arrow(canvas: Canvas) -> None:
    for side, fill in ((-1, 1), (1, 0)):
        half = canvas.beginPath()
        half.moveTo(0, 16 * mm)
        half.lineTo(side * 3.2 * mm, 0)
        half.lineTo(0, 2.6 * mm)
        half.close()
        canvas.setLineWidth(0.25 * mm)
        canvas.drawPath(half, stroke=1, fill=fill)
