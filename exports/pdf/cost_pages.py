"""What it costs: against the budget, by DIN 276 group, line by line, and every year."""

from collections.abc import Mapping

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from baukasten.cost import Estimate, Range, Standing
from baukasten.phrase import Language, Money, Phrase, Share, _
from exports.pdf import style
from exports.pdf.book import Book, Drawn
from exports.pdf.tables import Cell, Column
from exports.pdf.words import Quiet
from exports.pdf.fonts import SANS, SEMIBOLD, width
from exports.pdf.legend import runs
from exports.pdf.proposal import Proposal

GROUPS: Mapping[str, Phrase] = {
    "511": _("Earthworks"), "531": _("Paths"), "532": _("Roads"), "533": _("Squares and courtyards"),
    "534": _("Parking"), "535": _("Sports surfaces"), "536": _("Play surfaces"), "541": _("Fences and enclosures"),
    "542": _("Protective structures"), "543": _("Walls"), "544": _("Ramps, stairs, seat steps"),
    "545": _("Roofs and sails"), "546": _("Footbridges"), "548": _("Basins"), "551": _("Drainage"),
    "552": _("Water supply"), "556": _("Electricity and light"), "557": _("Communication"),
    "561": _("Furniture"), "562": _("Play and sports equipment"), "563": _("Signs and information"),
    "571": _("Preparing the soil"), "573": _("Planting"), "574": _("Lawns and meadows"), "581": _("Water's edge"),
    "591": _("Site set-up"), "594": _("Taking down and breaking up"), "596": _("Disposal"),
}  # fmt: skip
"""Groups of DIN 276:2018-12 in plain words (rules.md §5a)."""

UNITS = {"St": _("pcs"), "m²": _("m²"), "m": _("m")}


def cost_pages(book: Book, proposal: Proposal) -> None:
    say, costs = book.say, proposal.estimate
    budget = proposal.snapshot.plan.brief.budget
    book.portrait()
    book.heading(say("What it costs"))
    book.text(_in_words(costs, budget, say), look=style.LEAD)
    bar = Drawn(style.TEXT_WIDTH, 34 * mm, lambda canvas: budget_bar(canvas, costs.gross, budget, say))
    book.figure(bar, _in_words(costs, budget, say))
    _by_group(book, costs)
    _notes(book, proposal)
    _lines(book, costs)


def budget_bar(canvas: Canvas, gross: Range, budget: int, say: Language) -> None:
    """The range from low to high with the likely sum in it, and the budget as a line across."""
    most = max(gross.high, budget, 1) * 1.08
    whole = style.TEXT_WIDTH

    def x(cents: int) -> float:
        return whole * cents / most

    foot, height = 14 * mm, 8 * mm
    over = gross.mid > budget
    canvas.setFillColor(style.ZEBRA)
    canvas.rect(0, foot, whole, height, stroke=0, fill=1)
    canvas.setFillColor(style.DEEP)
    canvas.rect(0, foot, x(gross.low), height, stroke=0, fill=1)
    canvas.setFillColor(style.HAZE)
    canvas.rect(x(gross.low), foot, x(gross.high) - x(gross.low), height, stroke=0, fill=1)
    canvas.setStrokeColor(style.INK)
    canvas.setLineWidth(1.6)
    canvas.line(x(gross.mid), foot - 1.2 * mm, x(gross.mid), foot + height)
    canvas.setStrokeColor(style.BAD if over else style.GOOD)
    canvas.setLineWidth(2.2)
    canvas.setDash([3, 2])
    canvas.line(x(budget), foot, x(budget), foot + height + 3 * mm)
    canvas.setDash()
    _bar_words(canvas, x(budget), foot + height + 4.5 * mm, say("Budget {budget}", budget=Money(budget)), SEMIBOLD)
    _bar_words(canvas, x(gross.mid), foot - 5 * mm, say("likely {sum}", sum=Money(gross.mid)), SEMIBOLD)
    canvas.setFont(SANS, 9)
    canvas.setFillColor(style.QUIET)
    canvas.drawString(0, 1 * mm, say("Dark: costs at least. Light: up to the high end of {high}.", high=Money(gross.high)))


def _bar_words(canvas: Canvas, x: float, y: float, text: str, face: str) -> None:
    """About x, but never beyond the ends of the bar."""
    half = width(text, 10, face) / 2
    canvas.setFont(face, 10)
    canvas.setFillColor(style.INK)
    canvas.drawCentredString(min(max(x, half), style.TEXT_WIDTH - half), y, text)


def _in_words(costs: Estimate, budget: int, say: Language) -> str:
    gross = costs.gross
    likely = say(
        "The proposal is likely to cost {mid} with VAT; it may come to between {low} and {high}.",
        mid=Money(gross.mid), low=Money(gross.low), high=Money(gross.high),
    )
    match costs.against(budget):
        case Standing.WITHIN:
            told = say("Even the high end is within the budget of {budget}.", budget=Money(budget))
        case Standing.TIGHT:
            told = say("That fits the budget of {budget}, but the high end does not.", budget=Money(budget))
        case Standing.OVER:
            told = say("That is {more} more than the budget of {budget}.", more=Money(gross.mid - budget), budget=Money(budget))
    return f"{likely} {told}"


def _by_group(book: Book, costs: Estimate) -> None:
    say = book.say
    book.heading(say("By cost group (DIN 276)"), 1)
    columns = (Column(say("Group"), 10), Column(say("What"), 44), *_range_columns(say))
    rows: list[tuple[Cell, ...]] = [
        (group, say.say(GROUPS.get(group, _("Other works"))), *_amounts(amount, say)) for group, amount in costs.groups.items()
    ]
    s = costs.surcharges
    sums: list[tuple[Cell, ...]] = [
        ("500", say("Works together"), *_amounts(costs.works, say)),
        ("", say("Reserve for the unforeseen, {share}", share=Share(s.contingency)), *_amounts(costs.contingency, say)),
        ("700", say("Planning and permits, {share}", share=Share(s.fees)), *_amounts(costs.fees, say)),
        ("", say("Net"), *_amounts(costs.net, say)),
        ("", say("VAT, {share}", share=Share(s.vat)), *_amounts(costs.vat, say)),
        ("", say("Altogether with VAT"), *_amounts(costs.gross, say)),
    ]
    book.table(columns, [*rows, *sums], sums=len(sums))


def _lines(book: Book, costs: Estimate) -> None:
    say = book.say
    book.heading(say("Line by line"), 1)
    if not costs.lines:
        book.text(say("Nothing in the plan costs money yet."))
        return
    columns = (
        Column(say("Group"), 12), Column(say("What"), 41), Column(say("Quantity"), 13, right=True),
        Column(say("Unit price"), 16, right=True), *_range_columns(say),
    )
    book.table(columns, [_line(costs, n, say) for n in range(len(costs.lines))])


def _line(costs: Estimate, n: int, say: Language) -> tuple[Cell, ...]:
    line = costs.lines[n]
    note = [say.say(line.note)] if line.note else []
    small = "; ".join([*note, say("no. {numbers}", numbers=runs(list(line.items)))])
    places = 0 if line.unit == "St" else 1
    unit = say.say(UNITS[line.unit]) if line.unit in UNITS else line.unit
    quantity = f"{say.number(line.quantity, places)} {unit}"
    what = (f"{say.name(line.names)} ", Quiet(small))
    return (line.group, what, quantity, say.money(line.unit_price.mid), *_amounts(line.total, say))


def _notes(book: Book, proposal: Proposal) -> None:
    say, costs = book.say, proposal.estimate
    book.heading(say("What else to know about the money"), 1)
    low, mid, high = costs.surcharges.setup
    texts = [
        say(
            "Prices are net, delivered and built in, as of {year}. They are estimates; the city's own tenders count.",
            year=str(costs.price_year),
        ),
        say(
            "Site set-up is counted with {low} to {high} of the works, likely {mid}.",
            low=Share(low), mid=Share(mid), high=Share(high),
        ),
        say("A first estimate like this may miss by up to 30 per cent, so a range is shown and never a single figure."),
        say(
            "Upkeep of what is new: about {sum} a year, net, for the city or for those who care for it.",
            sum=Money(costs.yearly_upkeep),
        ),
    ]  # fmt: skip
    if costs.unpriced:
        texts.append(say("No price is known for no. {numbers}; they are not in the sums.", numbers=runs(list(costs.unpriced))))
    book.items(texts)


def _range_columns(say: Language) -> tuple[Column, ...]:
    return Column(say("low"), 14, right=True), Column(say("likely"), 20, right=True), Column(say("high"), 14, right=True)


def _amounts(amount: Range, say: Language) -> tuple[str, str, str]:
    return say.money(amount.low), say.money(amount.mid), say.money(amount.high)
