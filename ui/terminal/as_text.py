"""Answers for people who read them in a terminal."""

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from baukasten.element import UNIT, Catalogue, Element, Form
from baukasten.finding import Finding, Result, Severity, accepted_text
from baukasten.phrase import Language, Length, Money, Phrase, Share, _
from baukasten.plan import Accepted, Brief, Plan
from baukasten.site import Site
from baukasten.source import Source, Status
from baukasten.snapshot import Snapshot
from ui.terminal.table import Side, table

if TYPE_CHECKING:  # loaded by the commands that need them
    from baukasten.cost import CostLine, Estimate, Range
    from baukasten.element import Price
    from baukasten.shade import ItemShade, Sunlight, TypicalDay
    from sites.importers.imported import Imported

LEFT, RIGHT = Side.LEFT, Side.RIGHT

UNITS = {UNIT[Form.PIECE]: _("pcs"), UNIT[Form.SURFACE]: _("m²"), UNIT[Form.LINE]: _("m")}

RESULTS = {
    Result.NOT_KEPT: _("Not kept"),
    Result.CANNOT: _("Cannot be checked"),
    Result.KEPT: _("Kept"),
}
SEVERITIES = {Severity.MUST: _("must"), Severity.SHOULD: _("should"), Severity.HINT: _("hint")}
STATUSES = {
    Status.READ: _("read in the source"),
    Status.REPRODUCTION: _("read in a reproduction"),
    Status.UNVERIFIED: _("to be verified"),
    Status.ESTIMATE: _("estimate"),
    Status.PROPOSAL: _("our own yardstick"),
}


def sites(found: Iterable[Site], say: Language) -> str:
    rows = [(site.slug, say.name(site.names), f"{say.number(site.boundary.area_m2, 0)} m²") for site in found]
    return "\n".join(table((say("Short name"), say("Square"), say("Area")), (LEFT, LEFT, RIGHT), rows))


def catalogue(known: Catalogue, say: Language) -> str:
    """All groups in columns that line up throughout."""
    elements = list(known.elements.values())
    head = (say("Id"), say("Name"), say("Width × depth × height"), say("Price from"), say("Price up to"), "")
    lines = table(head, (LEFT, LEFT, RIGHT, RIGHT, RIGHT, LEFT), [_element(element, say) for element in elements])
    parts = ["\n".join(lines[:2])]
    for group, names in known.groups.items():
        if mine := [line for line, element in zip(lines[2:], elements, strict=True) if element.group == group]:
            parts.append("\n".join((say.name(names), *mine)))
    notes = [say("Prices are net, built in, as of {year}.", year=str(known.price_year)), *known.problems]
    return "\n\n".join([*parts, "\n".join(notes)])


def check(found: Sequence[Finding], plan: Plan, say: Language) -> str:
    counts = {result: sum(f.result is result for f in found) for result in Result}
    head = say(
        "{bad} places do not keep a rule, {open} cannot be checked, {good} rules are kept.",
        bad=counts[Result.NOT_KEPT], open=counts[Result.CANNOT], good=counts[Result.KEPT],
    )
    parts = [_findings(result, [f for f in found if f.result is result], plan, say) for result in RESULTS if counts[result]]
    return "\n\n".join([head, *parts, filled(say("These are hints for the talk with the city. Only the city can permit."), "")])


def cost(costs: "Estimate", whole: Snapshot, say: Language) -> str:
    head = ("DIN 276", say("What"), say("Quantity"), "", say("from"), say("likely"), say("up to"))
    rows = [*(_line(line, say) for line in costs.lines), *_sums(costs, say)]
    lines = table(head, (LEFT, LEFT, RIGHT, LEFT, RIGHT, RIGHT, RIGHT), rows)
    return "\n".join([*lines, "", *(filled(note, "") for note in _cost_notes(costs, whole, say))])


def cost_in_short(costs: "Estimate", brief: Brief, say: Language) -> str:
    """The one line people ask for first."""
    from baukasten.cost import Standing

    standing = {
        Standing.WITHIN: _("within the budget of {budget}", budget=Money(brief.budget)),
        Standing.TIGHT: _("tight for the budget of {budget}", budget=Money(brief.budget)),
        Standing.OVER: _("over the budget of {budget}", budget=Money(brief.budget)),
    }[costs.against(brief.budget)]
    gross = costs.gross
    return say("{low} to {high}, likely {mid} with VAT: {standing}.",
               low=Money(gross.low), mid=Money(gross.mid), high=Money(gross.high), standing=standing)


def shade(
    light: "Sunlight", items: Iterable["ItemShade"], left_out: Iterable[Phrase], say: Language, year: "tuple[TypicalDay, ...]" = ()
) -> str:
    """``left_out``: what cannot shade and why. ``year``: its typical days, where somebody asked for them."""
    lines = [sun_in_short(light, say), *(say.say(item.text) for item in items), *map(say.say, left_out)]
    text = "\n".join(filled(line, "  ") for line in lines)
    return f"{text}\n\n{_year(year, say)}" if year else text


def _year(days: "tuple[TypicalDay, ...]", say: Language) -> str:
    """The ground, month by month."""
    head = (say("Hours of sun on the ground"), say("Least"), say("On average"), say("Most"))
    rows = []
    for day in days:
        known = day.ground
        # A month without sun is told by the dashes and by a line below, and not by hours that look like shade.
        hours = (known.least, known.mean, known.most) if known and not day.note else ()
        rows.append((say.date(day.day), *(say.number(h, 1) for h in hours), *("–" for _missing in range(3 - len(hours)))))
    notes = [say.say(note) for note in dict.fromkeys(day.note for day in days) if note]
    return "\n".join([*table(head, (LEFT, RIGHT, RIGHT, RIGHT), rows), *notes])


def sun_in_short(light: "Sunlight", say: Language) -> str:
    from baukasten.shade import summary

    hours = summary(light)
    if light.note or hours is None:
        return say.say(light.note) if light.note else ""
    return say("Sun on the ground on {day}: {mean} hours on average, from {least} to {most}.",
               day=light.day, least=hours.least, mean=hours.mean, most=hours.most)


def imported(found: "Imported", path: Path, say: Language) -> str:
    """What was read, and what was left out or assumed, line by line."""
    parts = [
        say("{file}: a site of {area} m².", file=str(path), area=round(found.site.boundary.area_m2)),
        *(f"  {say.say(line)}" for line in found.read),
    ]
    if found.left_out:
        parts += [say("Left out or assumed:"), *(filled(say.say(line), "    ", "  ") for line in found.left_out)]
    return "\n".join([*parts, *found.site.attribution])


def findings_in_short(found: Iterable[Finding], say: Language) -> str:
    results = [finding.result for finding in found]
    return say("{bad} not kept, {open} cannot be checked, {good} kept.", bad=results.count(Result.NOT_KEPT),
               open=results.count(Result.CANNOT), good=results.count(Result.KEPT))


def _element(element: Element, say: Language) -> tuple[str, ...]:
    size = " × ".join(say.number(length / 1000, 2) for length in element.size) + " m" if any(element.size) else ""
    unit = say("per {unit}", unit=UNITS[UNIT[element.form]])
    return element.id, say.name(element.names), size, say.money(element.price.low), say.money(element.price.high), unit


def _findings(result: Result, found: Sequence[Finding], plan: Plan, say: Language) -> str:
    lines, accepted = [say.say(RESULTS[result])], plan.accepted
    for finding in found:
        if result is Result.KEPT:
            lines.append(f"  {finding.rule.id:<5}{say.say(finding.rule.title)}")
        else:
            lines += _finding(finding, accepted.get(finding.identity), say)
    return "\n".join(lines)


def _finding(finding: Finding, accepted: Accepted | None, say: Language) -> list[str]:
    rule = finding.rule
    indent = " " * 7
    text = f"{say.say(SEVERITIES[rule.severity])}: {say.say(finding.text)}"
    lines = [filled(text, indent, f"  {rule.id:<5}")]
    if finding.place:
        lines.append(indent + say("at {x} east, {y} north", x=Length(finding.place.x), y=Length(finding.place.y)))
    if accepted:
        lines.append(filled(say.say(accepted_text(accepted)), indent, indent))
    if finding.advice:
        lines.append(filled(" ".join(map(say.say, finding.advice)), indent, indent))
    return [*lines, indent + source_line(rule.source, say)]


def source_line(source: Source, say: Language) -> str:
    """Document, edition and clause, and how far it may be trusted."""
    named = " ".join(part for part in (source.document, source.edition and f"({source.edition})", source.clause) if part)
    return f"{named} – {say.say(STATUSES[source.status])}"


def _line(line: "CostLine", say: Language) -> tuple[str, ...]:
    name = say.name(line.names) + (f" ({say.say(line.note)})" if line.note else "")
    places = 0 if line.unit == UNIT[Form.PIECE] else 1
    return line.group, name, say.number(line.quantity, places), say.say(UNITS[line.unit]), *_amounts(line.total, say)


def _sums(costs: "Estimate", say: Language) -> list[tuple[str, ...]]:
    shares = costs.surcharges
    sums: list[tuple[str, str, "Range"]] = [
        ("591", say("Setting up the site"), costs.setup),
        ("", say("Reserve, {share}", share=Share(shares.contingency)), costs.contingency),
        ("700", say("Planning and permits, {share}", share=Share(shares.fees)), costs.fees),
        ("", say("Net"), costs.net),
        ("", say("VAT, {share}", share=Share(shares.vat)), costs.vat),
        ("", say("With VAT"), costs.gross),
    ]
    return [(group, name, "", "", *_amounts(amounts, say)) for group, name, amounts in sums]


def _amounts(amounts: "Range | Price", say: Language) -> tuple[str, str, str]:
    return say.money(amounts.low), say.money(amounts.mid), say.money(amounts.high)


def _cost_notes(costs: "Estimate", whole: Snapshot, say: Language) -> list[str]:
    notes = [
        cost_in_short(costs, whole.plan.brief, say),
        say("Upkeep: about {upkeep} a year.", upkeep=Money(costs.yearly_upkeep)),
    ]
    if costs.unpriced:
        unknown: tuple[Phrase, ...] = tuple(whole.name(item_id) for item_id in costs.unpriced)
        notes.append(say("Without a known price, and not in the sum: {names}.", names=unknown))
    return [*notes, say("An estimate at prices of {year}. It is there to talk about, not to order by.", year=str(costs.price_year))]


def filled(text: str, indent: str, first: str = "") -> str:
    """Broken into lines that fit the terminal; ``indent`` from the second on, and on the first unless given."""
    width = min(shutil.get_terminal_size((100, 24)).columns, 110)
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=indent or "", break_long_words=False)
