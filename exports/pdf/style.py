"""Colours, sizes and paragraph styles of the proposal: calm, large enough to read without glasses."""

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from exports.pdf.fonts import SANS, SEMIBOLD

PORTRAIT, SHEET = A4, landscape(A3)

MARGIN = 20 * mm
TOP, FOOT = 18 * mm, 20 * mm
TEXT_WIDTH = PORTRAIT[0] - 2 * MARGIN

DEEP, WARM = HexColor("#0b5563"), HexColor("#b4532e")
"""The Warnow, and brick."""
INK, QUIET = HexColor("#1f2933"), HexColor("#52606d")
PALE, ZEBRA, LINE = HexColor("#e8f0f1"), HexColor("#f5f8f8"), HexColor("#cfd8db")
GOOD, BAD = HexColor("#2f6b4f"), HexColor("#b4261e")
HAZE = HexColor("#9fc3c9")
WHITE = HexColor("#ffffff")


def _style(
    name: str, size: float, leading: float, *, face: str = SANS, colour: Color = INK, right: bool = False,
    before: float = 0, after: float = 0, indent: float = 0, stays: bool = False, bullet: str = "",
) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=face, fontSize=size, leading=leading, textColor=colour, alignment=TA_RIGHT if right else TA_LEFT,
        spaceBefore=before, spaceAfter=after, leftIndent=indent, bulletIndent=2,
        bulletFontName=bullet or face, bulletFontSize=size, keepWithNext=stays, splitLongWords=1,
    )  # fmt: skip


BODY = _style("body", 10.5, 15, after=6)
KICKER = _style("kicker", 10.5, 14, face=SEMIBOLD, colour=WARM, after=2)
CARD_LABEL = _style("card-label", 10, 13, face=SEMIBOLD, colour=DEEP)
CARD_NUMBER = _style("card-number", 18, 24, face=SEMIBOLD, after=2)
LEAD = _style("lead", 12.5, 18, after=8)
SMALL = _style("small", 9, 12.5, colour=QUIET, after=4)
CAPTION = _style("caption", 9.5, 13, colour=QUIET, before=4, after=10)
TITLE = _style("title", 27, 32, face=SEMIBOLD, colour=DEEP, after=5)
HEADING = _style("heading", 20, 25, face=SEMIBOLD, colour=DEEP, after=9, stays=True)
SUBHEADING = _style("subheading", 13, 17, face=SEMIBOLD, before=12, after=5)
ITEM = _style("item", 10.5, 15, indent=14, after=4)
SHORT_ITEM = _style("short-item", 9.5, 12.5, indent=14, after=1.5)
"""For lists that are long and looked up in rather than read."""
DENSE = _style("dense", 9, 11.5, after=1, indent=24, bullet=SEMIBOLD)
DENSE_TEXT = _style("dense-text", 9, 11.5, after=3)
DENSE_HEADING = _style("dense-heading", 9.5, 12.5, face=SEMIBOLD, colour=DEEP, before=6, after=2, stays=True)
LEGEND = _style("legend", 8.5, 10.5)
LEGEND_STRONG = _style("legend-strong", 8.5, 10.5, face=SEMIBOLD)
COLUMN_HEADING = _style("column-heading", 10.5, 14, face=SEMIBOLD, colour=DEEP, after=1)
SHEET_HEADING = _style("sheet-heading", 12, 15, face=SEMIBOLD, colour=DEEP, after=3, stays=True)
TINY = _style("tiny", 7, 8.6, colour=QUIET)
NUMBERED = _style("numbered", 10.5, 15, indent=30, after=5, bullet=SEMIBOLD)
CELL = _style("cell", 9.5, 12.5)
CELL_RIGHT = _style("cell-right", 9.5, 12.5, right=True)
STRONG = _style("strong", 9.5, 12.5, face=SEMIBOLD)
STRONG_RIGHT = _style("strong-right", 9.5, 12.5, face=SEMIBOLD, right=True)
HEAD = _style("head", 9.5, 12.5, face=SEMIBOLD, colour=DEEP)
HEAD_RIGHT = _style("head-right", 9.5, 12.5, face=SEMIBOLD, colour=DEEP, right=True)

EVERY_CELL = ("FONTNAME", (0, 0), (-1, -1), SANS)
"""For every table: without it ReportLab brings its own typeface in for cells that hold nothing."""
