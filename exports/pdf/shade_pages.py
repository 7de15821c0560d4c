"""Sun and shade on midsummer day: a map of the hours, and a sentence for each seat and play element."""

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from baukasten import trees
from baukasten.drawing import Circle, Fill, Group, Layer, Pen, Text
from baukasten.geometry import Point
from baukasten.phrase import Language
from baukasten.plan import Placed, State, points_of
from baukasten.shade import Sunlight, summary
from baukasten.shade.sun import STEP_MINUTES
from baukasten.snapshot import Snapshot
from exports.pdf import style
from exports.pdf.book import Book, Drawn
from exports.pdf.fonts import SANS
from exports.pdf.growth_table import growth_table
from exports.pdf.instruments import scale_bar
from exports.pdf.painter import Sheet, paint
from exports.pdf.proposal import Proposal
from exports.pdf.window import low, site_bounds
from exports.shade_map import ShadeClass, classes, raster

MAP_HEIGHT = 135 * mm
ABOVE = 1.9
"""Millimetres on paper from the middle of a thing to its number."""
MOST_NUMBERS = 60
"""More would crowd the map."""
WALL, INK = "#cfc8bd", "#1f2933"
MOST_SENTENCES = 400
"""More seats than that nobody reads; the map still shows them."""


def shade_pages(book: Book, proposal: Proposal) -> None:
    say, light = book.say, proposal.sunlight
    book.portrait()
    book.heading(say("Sun and shade"))
    if light is None:
        book.text(say("The site has no place on earth yet, so nothing can be told about sun and shade. "
                      "Give it a place, and this chapter fills itself."))  # fmt: skip
        return
    book.text(_in_words(light, say), look=style.LEAD)
    _map(book, proposal.snapshot, light)
    if proposal.growth:
        growth_table(book, proposal.snapshot, proposal.growth)
    _sentences(book, proposal)


def _in_words(light: Sunlight, say: Language) -> str:
    if light.note:
        return say.say(light.note)
    hours = summary(light)
    if hours is None:
        return say("No open ground was found to measure.")
    return say(
        "On a clear {day} the ground has {mean} hours of direct sun on average, from {least} to {most}.",
        day=light.day, mean=hours.mean, least=hours.least, most=hours.most,
    )


def _map(book: Book, snapshot: Snapshot, light: Sunlight) -> None:
    say = book.say
    sheet = low(site_bounds(snapshot), style.TEXT_WIDTH, MAP_HEIGHT)
    image = ImageReader(raster(light))
    things = (_outlines(snapshot), _numbers(snapshot, light, sheet.scale))
    shown = classes(len(light.suns) * STEP_MINUTES / 60)

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(0, _LEGEND)
        _ground(canvas, image, light, sheet)
        paint(canvas, things, sheet)
        canvas.setStrokeColor(style.LINE)
        canvas.setLineWidth(0.5)
        canvas.setDash()
        canvas.rect(0, 0, sheet.width, sheet.height)
        canvas.restoreState()
        _legend(canvas, shown, sheet.scale, say)

    told = say("Map of the hours of direct sun on {day}; what it means for seats and play is told below.", day=light.day)
    book.figure(Drawn(sheet.width, sheet.height + _LEGEND, draw), told)
    book.caption(
        say("Hours of direct sun on {day}; what passes through crowns is counted in part. Numbers: seats, tables and play; circles: crowns of trees.",
            day=light.day)
    )


_LEGEND = 15 * mm


def _ground(canvas: Canvas, image: ImageReader, light: Sunlight, sheet: Sheet) -> None:
    rows, columns = light.hours.shape
    canvas.saveState()
    window = canvas.beginPath()
    window.rect(0, 0, sheet.width, sheet.height)
    canvas.clipPath(window, stroke=0, fill=0)
    canvas.drawImage(
        image, sheet.x(light.west * 1000), sheet.y(light.south * 1000),
        sheet.length(columns * light.cell_m * 1000), sheet.length(rows * light.cell_m * 1000), mask="auto",
    )  # fmt: skip
    canvas.restoreState()


def _outlines(snapshot: Snapshot) -> Group:
    """Buildings, boundary and what stands there, in outline over the colours."""
    walls = [Fill(b.outline, WALL, pen=Pen(INK, 0.25)) for b in snapshot.site.buildings]
    edge = Fill(snapshot.site.boundary, None, pen=Pen(INK, 0.35))
    things = []
    for _id, item in snapshot.plan.there(Placed):
        element = snapshot.element(item)
        if element and element.footprint.ring and not element.tree:
            things.append(Fill(element.footprint.placed(item.at, item.angle), "#ffffff", 0.7, Pen(INK, 0.13)))
        elif element and element.tree:
            crown = trees.size(element.tree, 0, item.height, item.spread).crown // 2
            things += [Circle(item.at, crown, None, pen=Pen("#ffffff", 0.5)), Circle(item.at, crown, None, pen=Pen(INK, 0.18))]
    return Group(Layer.SHADE, (*walls, edge, *things))


def _numbers(snapshot: Snapshot, light: Sunlight, scale: int) -> Group:
    """Of the seats and play elements, each above its thing; where there are many, only of those that are planned."""
    shown = [(item_id, snapshot.plan.items[item_id]) for item_id in light.items]
    if len(shown) > MOST_NUMBERS:
        shown = [(item_id, item) for item_id, item in shown if getattr(item, "state", State.KEEP) is not State.KEEP]
    places = ((item_id, points_of(item)[0]) for item_id, item in shown)
    texts = (Text(Point(at.x, at.y + round(ABOVE * scale)), str(item_id), 1.7, INK, halo=True) for item_id, at in places)
    return Group(Layer.MARKS, tuple(texts))


def _legend(canvas: Canvas, shown: tuple[ShadeClass, ...], scale: int, say: Language) -> None:
    """The classes with their hours, and the scale bar."""
    box, foot = 11 * mm, 5.5 * mm
    canvas.setFont(SANS, 8)
    for n, step in enumerate(shown):
        x = n * box
        canvas.setFillColor(HexColor(step.colour))
        canvas.setStrokeColor(style.INK)
        canvas.setLineWidth(0.3)
        canvas.rect(x, foot, box, 4.5 * mm, fill=1)
        canvas.setFillColor(style.INK)
        canvas.drawCentredString(x + box / 2, foot - 3.6 * mm, f"{step.start}–{step.end} h")
    scale_bar(canvas, style.TEXT_WIDTH - 64 * mm, foot, scale, say)


def _sentences(book: Book, proposal: Proposal) -> None:
    """First what is planned, then what is there already."""
    say, plan = book.say, proposal.snapshot.plan
    if not proposal.shades:
        book.text(say("There is no seat, table or play element in the plan."))
        return
    new = [s for s in proposal.shades if getattr(plan.items[s.item], "state", State.KEEP) is not State.KEEP]
    old = [s for s in proposal.shades if s not in new]
    for title, shades in ((say("Seats and play that are planned"), new), (say("Seats and play that are there today"), old)):
        if shades:
            book.heading(title, 1)
            book.items([say.say(shade.text) for shade in shades[:MOST_SENTENCES]], style.SHORT_ITEM)
