"""The estimate in words: against the budget, and line by line."""

from collections.abc import Iterator

from baukasten.cost import CostLine, Estimate, Range
from baukasten.element import Catalogue
from baukasten.phrase import Language, Money, Names, Phrase, Share, _
from baukasten.plan import Brief
from ui.panels.lights import OF_MONEY, Light
from ui.panels.row import Row
from ui.panels.told import told_source


def sentence(estimate: Estimate, brief: Brief, say: Language) -> str:
    """What the card says under its figure."""
    gross = estimate.gross
    return "\n".join((
        say("Between {low} and {high}. The budget is {budget}.",
            low=Money(gross.low), high=Money(gross.high), budget=Money(brief.budget)),
        say("Upkeep each year: {upkeep}.", upkeep=Money(estimate.yearly_upkeep)),
    ))


def figure(estimate: Estimate, say: Language) -> str:
    return say("about {sum}", sum=Money(estimate.gross.mid))


def light(estimate: Estimate, brief: Brief) -> tuple[Light, Phrase]:
    return OF_MONEY[estimate.against(brief.budget)]


def rows(estimate: Estimate, catalogue: Catalogue, say: Language) -> tuple[Row, ...]:
    """The dearest first; then what comes on top, and what nobody knows a price for."""
    lines = sorted(estimate.lines, key=lambda line: -line.total.mid)
    return (*_unpriced(estimate, say), *(_line(line, catalogue, say) for line in lines), *_on_top(estimate, say))


def _line(line: CostLine, catalogue: Catalogue, say: Language) -> Row:
    text = say(
        "{name}: {quantity} {unit}, about {sum}",
        name=Names(line.names), quantity=_amount(line.quantity, say), unit=_unit(line.unit, say),
        sum=Money(line.total.mid),
    )
    element = catalogue.get(line.element)
    why = [
        say("Between {low} and {high} net, built in.", low=Money(line.total.low), high=Money(line.total.high)),
        say("One {unit} costs between {low} and {high}.", unit=_unit(line.unit, say),
            low=Money(line.unit_price.low), high=Money(line.unit_price.high)),
        say("Upkeep each year: {upkeep}.", upkeep=Money(line.upkeep)),
        say("DIN 276 group {group}.", group=line.group),
    ]
    if line.note:
        why.insert(0, say.say(line.note))
    if element:
        why.append(told_source(element.price.source, say))
    return Row(text, why=tuple(why), items=line.items)


def _on_top(estimate: Estimate, say: Language) -> Iterator[Row]:
    """Why the sum is more than its things: what offers by catalogue leave out."""
    tops: tuple[tuple[Phrase, Range, Phrase], ...] = (
        (_("Setting up the site"), estimate.setup, _("Fences, machines, cleaning up: every building site has it.")),
        (_("Reserve"), estimate.contingency, _("For what is found only when the ground is open.")),
        (_("Planning and permits"), estimate.fees, _("Drawings, surveys, supervision.")),
        (_("Value added tax, {share}", share=Share(estimate.surcharges.vat)), estimate.vat, _("On everything above.")),
    )
    for name, amount, reason in tops:
        between = say("Between {low} and {high} net.", low=Money(amount.low), high=Money(amount.high))
        text = say("{name}: about {sum}", name=name, sum=Money(amount.mid))
        yield Row(text, why=(say.say(reason), between))
    indicative = say(
        "All sums are indicative: prices of {year}, and they may miss by a third. The city's own estimate counts.",
        year=str(estimate.price_year),
    )
    yield Row(indicative, Light.OPEN, say("Good to know"))


def _unpriced(estimate: Estimate, say: Language) -> Iterator[Row]:
    if estimate.unpriced:
        unknown = len(estimate.unpriced)
        yield Row(
            say("No price is known for {count} of the things. The sum is too low by them.", count=unknown),
            Light.OPEN, say("Price unknown"), items=estimate.unpriced,
        )


def _amount(quantity: float, say: Language) -> str:
    return say.number(quantity, 0 if float(quantity).is_integer() else 1)


def _unit(unit: str, say: Language) -> str:
    return say("piece(s)") if unit == "St" else unit
