"""The plan to scale on an A3 sheet, with everything a planner looks for round it."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, Paragraph, Spacer, Table

from baukasten.drawing import Group
from baukasten.phrase import Language
from baukasten.snapshot import Snapshot
from exports.pdf import legend, style
from exports.pdf.book import Book, Drawn
from exports.pdf.tables import Column
from exports.pdf.words import Quiet, spans
from exports.pdf.instruments import north_arrow, north_words, scale_bar
from exports.pdf.labels import labelled
from exports.pdf.legend import Entry, collected, entries
from exports.pdf.painter import Sheet, paint
from exports.pdf.title_block import HEIGHT as TITLE_HEIGHT
from exports.pdf.title_block import title_block
from exports.pdf.window import Bounds, drawn, fitted, fitting_scale, planned, planned_bounds, site_bounds

WIDTH, HEIGHT = 388 * mm, 268 * mm
"""The room on an A3 sheet inside its margins; a line of heading stands above."""
COLUMN, GAP = 96 * mm, 4 * mm
DRAWING = WIDTH - COLUMN - GAP


def plan_sheets(book: Book, snapshot: Snapshot) -> None:
    """The whole site, and what is planned at a larger scale where that shows more."""
    whole = site_bounds(snapshot)
    views = [(book.say("Plan of the whole site"), whole)]
    part = planned_bounds(snapshot)
    if part and _scale(part) < _scale(whole):
        views.append((book.say("What is planned, larger"), part))
    for n, (kind, bounds) in enumerate(views):
        book.sheet()
        _sheet(book, snapshot, kind, bounds, f"{n + 1} / {len(views)}", first=n == 0)


def item_list(book: Book, snapshot: Snapshot) -> None:
    """All things by number, for those who do not want to read them off the plan."""
    say = book.say
    columns = (Column(say("No."), 8), Column(say("What"), 37), Column(say("What happens"), 31), Column(say("Why"), 48))
    rows = []
    for item_id, item in planned(snapshot.plan):
        element = snapshot.element(item)
        name = say.name(element.names) if element else say("not in this catalogue")
        rows.append((str(item_id), name, say.say(legend.STATES[item.state]), _reason(item.reason)))
    book.heading(say("What is planned, by number"))
    if rows:
        book.table(columns, rows)
    else:
        book.text(say("Nothing is planned yet."))


def _reason(reason: str) -> str:
    # A cell has to fit on a page; reasons this long are told at the table, not in one.
    return reason if len(reason) <= 600 else reason[:599] + "…"


def _scale(bounds: Bounds) -> int:
    return fitting_scale(bounds, DRAWING, HEIGHT)


def _sheet(book: Book, snapshot: Snapshot, kind: str, bounds: Bounds, number: str, first: bool) -> None:
    say = book.say
    sheet = fitted(bounds, 0, 0, DRAWING, HEIGHT)

    def draw(canvas: Canvas) -> None:
        framed(canvas, labelled(snapshot, drawn(snapshot), sheet), sheet)
        _column(canvas, snapshot, sheet.scale, say)
        title_block(canvas, WIDTH - COLUMN, 0, COLUMN, snapshot, kind, sheet.scale, number, say)

    book.heading(say("{kind}, scale 1:{scale}", kind=kind, scale=str(sheet.scale)), 0 if first else 1, style.SHEET_HEADING)
    told = say("{kind} of {place} at 1:{scale}, north up. All things are listed by number after the plans.",
               kind=kind, place=say.name(snapshot.site.names), scale=str(sheet.scale))
    book.figure(Drawn(WIDTH, HEIGHT, draw), told)


def framed(canvas: Canvas, groups: tuple[Group, ...], sheet: Sheet) -> None:
    """A drawing and the line round it."""
    paint(canvas, groups, sheet)
    canvas.setStrokeColor(style.INK)
    canvas.setLineWidth(0.35 * mm)
    canvas.setDash()
    canvas.rect(sheet.left, sheet.bottom, sheet.width, sheet.height)


def _column(canvas: Canvas, snapshot: Snapshot, scale: int, say: Language) -> None:
    """From above: north and scale, the signs, the numbers; what finds no room is in the list after the plans."""
    left, top = WIDTH - COLUMN, HEIGHT
    north_arrow(canvas, left + 6 * mm, top - 20 * mm, snapshot.site.anchor, say)
    scale_bar(canvas, left + 22 * mm, top - 10 * mm, scale, say)
    words = Paragraph(spans((Quiet(f"1:{scale}. {north_words(snapshot.site.anchor, say)}"),)), style.TINY)
    words.wrap(COLUMN - 22 * mm, 20 * mm)
    words.drawOn(canvas, left + 22 * mm, top - 20 * mm)
    room = top - 24 * mm - TITLE_HEIGHT - 3 * mm
    frame = Frame(left, TITLE_HEIGHT + 3 * mm, COLUMN, room, 0, 0, 0, 0)
    rest = _signs_and_numbers(snapshot, say)
    frame.addFromList(rest, canvas)
    if rest:
        canvas.setFont(style.TINY.fontName, 8)
        canvas.setFillColor(style.QUIET)
        canvas.drawRightString(WIDTH, TITLE_HEIGHT + 1 * mm, say("All numbers: see the list after the plans"))


def _signs_and_numbers(snapshot: Snapshot, say: Language) -> list:
    rows: list = [Paragraph(spans((say("Signs"),)), style.COLUMN_HEADING), _legend_table(entries(snapshot, say))]
    listed = collected(snapshot, say)
    if listed:
        rows += [Spacer(1, 2 * mm), Paragraph(spans((say("Numbers"),)), style.COLUMN_HEADING)]
    for ids, name in listed:
        rows.append(_numbers_row(ids, name))
    return rows


def _legend_table(shown: tuple[Entry, ...]) -> Table:
    """Two columns of swatches and their meaning."""
    cells = [cell for entry in shown for cell in (_swatch(entry), Paragraph(spans((entry.text,)), style.LEGEND))]
    cells += [Spacer(0, 0)] * (-len(cells) % 4)
    rows = [cells[n : n + 4] for n in range(0, len(cells), 4)]
    swatch = (legend.WIDTH + 2) * mm
    table = Table(rows, [swatch, COLUMN / 2 - swatch] * 2)
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *_no_padding(0.2)])
    table.hAlign = "LEFT"
    return table


def _swatch(entry: Entry) -> Drawn:
    return Drawn(legend.WIDTH * mm, legend.HEIGHT * mm, lambda canvas: legend.swatch(canvas, entry, 0, 0))


def _numbers_row(ids: str, name: str) -> Table:
    cells = [Paragraph(spans((text,)), look) for text, look in ((ids, style.LEGEND_STRONG), (name, style.LEGEND))]
    table = Table([cells], [22 * mm, COLUMN - 22 * mm])
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_no_padding(0.4)])
    table.hAlign = "LEFT"
    return table


def _no_padding(between: float) -> list[tuple]:
    return [
        style.EVERY_CELL, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), between), ("BOTTOMPADDING", (0, 0), (-1, -1), between),
    ]  # fmt: skip
