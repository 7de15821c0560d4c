"""The title block of a sheet: the fields of DIN EN ISO 7200, narrowed to the sheet's column."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from baukasten.phrase import Language
from baukasten.site import Terrain
from baukasten.snapshot import Snapshot
from exports.pdf import style
from exports.pdf.words import spans
from exports.pdf.fonts import SANS, SEMIBOLD, printable, register, shortened

LABEL, VALUE = 6.5, 9.0
PADDING = 1.2 * mm
ROW, HIGH_ROW = 8.6 * mm, 11.6 * mm
HEIGHT = 3 * HIGH_ROW + 4 * ROW + 14 * mm


def title_block(
    canvas: Canvas, x: float, y: float, width: float, snapshot: Snapshot, kind: str, scale: int, sheet: str, say: Language
) -> None:
    """From its lower left corner, ``HEIGHT`` high. ``kind``: what the sheet shows; ``sheet``: "1 / 2"."""
    register()
    brief, site = snapshot.plan.brief, snapshot.site
    unnamed = say("not named")
    rows: list[tuple[float, list[tuple[float, str, str, bool]]]] = [
        (HIGH_ROW, [(1, say("Title"), brief.title or say("Proposal"), True)]),
        (HIGH_ROW, [(1, say("Place"), say.name(site.names), False)]),
        (HIGH_ROW, [(1, say("Owner of the proposal"), brief.group or unnamed, False)]),
        (ROW, [(0.62, say("What it shows"), kind, False), (0.38, say("Kind of document"), say("proposal, draft"), False)]),
        (ROW, [(0.38, say("Date"), say.date(brief.day) if brief.day else unnamed, False),
               (0.31, say("Scale"), f"1:{scale}", True), (0.31, say("Sheet"), sheet, True)]),
        (ROW, [(0.62, say("Made with"), "Quartiersbaukasten", False), (0.38, say("Approved by"), "–", False)]),
        (ROW, [(0.62, say("Coordinates"), site.anchor.crs if site.anchor else say("the site's own"), False),
               (0.38, say("Heights"), _heights(site.terrain, say), False)]),
    ]  # fmt: skip
    canvas.saveState()
    canvas.setStrokeColor(style.INK)
    canvas.setDash()
    top = y + HEIGHT
    for height, cells in rows:
        left = x
        for share, label, value, strong in cells:
            _cell(canvas, left, top - height, share * width, height, label, value, strong)
            left += share * width
        top -= height
    _licences(canvas, x, y, width, top - y, site.attribution, say)
    canvas.setLineWidth(0.5 * mm)
    canvas.rect(x, y, width, HEIGHT)
    canvas.restoreState()


def _heights(terrain: Terrain | None, say: Language) -> str:
    """The system they are counted in."""
    if terrain is None:
        return say("unknown")
    return terrain.datum or say("system not named")


def _cell(canvas: Canvas, x: float, y: float, width: float, height: float, label: str, value: str, strong: bool) -> None:
    canvas.setLineWidth(0.18 * mm)
    canvas.rect(x, y, width, height)
    canvas.setFillColor(style.QUIET)
    canvas.setFont(SANS, LABEL)
    canvas.drawString(x + PADDING, y + height - LABEL - 0.6 * mm, printable(label))
    canvas.setFillColor(style.INK)
    face = SEMIBOLD if strong else SANS
    lines = _lines(canvas, value, face, width - 2 * PADDING, 2 if height > ROW else 1)
    for n, line in enumerate(lines):
        canvas.setFont(face, VALUE)
        canvas.drawString(x + PADDING, y + 1.7 * mm + (len(lines) - 1 - n) * (VALUE + 1), line)


def _lines(canvas: Canvas, value: str, face: str, width: float, most: int) -> list[str]:
    """The value in at most so many lines; what is longer is cut with an ellipsis."""
    words, lines = printable(shortened(value, 160)).split(), [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if canvas.stringWidth(longer, face, VALUE) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + "…"]
    return [_cut(canvas, line, face, width) for line in lines]


def _cut(canvas: Canvas, line: str, face: str, width: float) -> str:
    while len(line) > 1 and canvas.stringWidth(line, face, VALUE) > width:
        line = line.rstrip("…")[:-1] + "…"
    return line


def _licences(
    canvas: Canvas, x: float, y: float, width: float, height: float, attribution: tuple[str, ...], say: Language
) -> None:
    canvas.setFillColor(style.QUIET)
    canvas.setFont(SANS, LABEL)
    canvas.drawString(x + PADDING, y + height - LABEL - 0.6 * mm, say("Data"))
    text = shortened(" · ".join(attribution) or say("of the group itself"), 230)
    paragraph = Paragraph(spans((text,)), style.TINY)
    _wide, needed = paragraph.wrap(width - 2 * PADDING, height)
    paragraph.drawOn(canvas, x + PADDING, y + height - LABEL - 1.8 * mm - needed)
