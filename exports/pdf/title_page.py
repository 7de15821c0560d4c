"""The first page: where, what, by whom, and the three answers people ask for first."""

from datetime import time

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Table

from baukasten.cost import Standing
from baukasten.finding import Result
from baukasten.phrase import Language, Money
from baukasten.shade import IN_SHADE
from exports.pdf import style
from exports.pdf.book import Book
from exports.pdf.words import spans
from exports.pdf.fonts import shortened
from exports.pdf.photo import photo
from exports.pdf.proposal import HOUR, Proposal

LONGEST_TITLE = 160
LONGEST_GROUP = 200


def title_page(book: Book, proposal: Proposal) -> None:
    say, brief = book.say, proposal.snapshot.plan.brief
    place = say.name(proposal.snapshot.site.names)
    book.text(say("Proposal of a neighbourhood"), look=style.KICKER)
    book.heading(shortened(brief.title, LONGEST_TITLE) or say("Proposal for {place}", place=place), 0, style.TITLE)
    book.text(_by_line(proposal, place, say), look=style.LEAD)
    book.figure(photo(proposal.bird, style.TEXT_WIDTH), say("The square from above, as it would look."))
    book.caption(bird_caption(proposal, say))
    book.add(_cards([_cost_card(proposal, say), _access_card(proposal, say), _shade_card(proposal, say)]))
    book.gap(8)
    book.text(
        say("All numbers are estimates for the talk with the city. Only the city can say what may be built."), look=style.SMALL
    )
    _contents(book)


def bird_caption(proposal: Proposal, say: Language) -> str:
    return say("From above. {light}", light=light_words(proposal, say))


def light_words(proposal: Proposal, say: Language) -> str:
    """Which sun a picture shows."""
    if proposal.sun is None:
        return say("The site has no place on earth yet, so the picture shows no sun.")
    return say("Sun and shadows as on {day} at {time}.", day=proposal.day, time=proposal.sun.time.time())


def _by_line(proposal: Proposal, place: str, say: Language) -> str:
    brief = proposal.snapshot.plan.brief
    parts = [place, shortened(brief.group, LONGEST_GROUP), say.date(brief.day) if brief.day else ""]
    return " · ".join(part for part in parts if part)


def _cards(cards: list[list[Flowable]]) -> Table:
    gap = 4 * mm
    width = (style.TEXT_WIDTH - 2 * gap) / 3
    table = Table([[cards[0], [], cards[1], [], cards[2]]], [width, gap, width, gap, width])
    look: list[tuple] = [
        style.EVERY_CELL, ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 8), ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ]  # fmt: skip
    for column in (0, 2, 4):
        look += [("BACKGROUND", (column, 0), (column, 0), style.PALE), ("LINEABOVE", (column, 0), (column, 0), 2.2, style.DEEP)]
    table.setStyle(look)
    table.hAlign = "LEFT"
    return table


def _card(label: str, number: str, sentence: str) -> list[Flowable]:
    return [
        Paragraph(spans((label,)), style.CARD_LABEL),
        Paragraph(spans((number,)), style.CARD_NUMBER),
        Paragraph(spans((sentence,)), style.CELL),
    ]


def _cost_card(proposal: Proposal, say: Language) -> list[Flowable]:
    gross, budget = proposal.estimate.gross, proposal.snapshot.plan.brief.budget
    standing = {
        Standing.WITHIN: say("This is within the budget of {budget}.", budget=Money(budget)),
        Standing.TIGHT: say("This is tight for the budget of {budget}.", budget=Money(budget)),
        Standing.OVER: say("This is more than the budget of {budget}.", budget=Money(budget)),
    }[proposal.estimate.against(budget)]
    between = say("Likely cost with VAT. It may come to between {low} and {high}.", low=Money(gross.low), high=Money(gross.high))
    return _card(say("Cost"), say.money(gross.mid), f"{between} {standing}")


def _access_card(proposal: Proposal, say: Language) -> list[Flowable]:
    kept, broken, unknown = access_counts(proposal)
    number = say("{kept} of {all} kept", kept=kept, all=kept + broken + unknown)
    words = [say("Rules on getting round without barriers.")]
    if broken:
        words.append(say("Rules not kept: {count}.", count=broken))
    if unknown:
        words.append(say("Rules that could not be checked: {count}.", count=unknown))
    return _card(say("Access for everybody"), number, " ".join(words))


def access_counts(proposal: Proposal) -> tuple[int, int, int]:
    """Rules on accessibility that are kept, not kept, and cannot be checked; a rule broken anywhere is not kept."""
    results: dict[str, set[Result]] = {}
    for finding in proposal.findings:
        if finding.rule.id.startswith("A"):
            results.setdefault(finding.rule.id, set()).add(finding.result)
    broken = sum(Result.NOT_KEPT in found for found in results.values())
    unknown = sum(Result.CANNOT in found and Result.NOT_KEPT not in found for found in results.values())
    return len(results) - broken - unknown, broken, unknown


def _shade_card(proposal: Proposal, say: Language) -> list[Flowable]:
    seats = shaded_seats(proposal, HOUR)
    if proposal.sunlight is None:
        return _card(say("Shade"), "–", say("The site has no place on earth yet, so shade cannot be told."))
    if seats is None or not seats[1]:
        return _card(say("Shade"), "–", say("There is no seat in the plan."))
    words = say("So many seats lie in shade at {time} on a clear {day}.", time=HOUR, day=proposal.day)
    return _card(say("Shade"), say("{shaded} of {all} seats", shaded=seats[0], all=seats[1]), words)


def shaded_seats(proposal: Proposal, hour: time) -> tuple[int, int] | None:
    """How many seats lie in shade at an hour, and how many there are; None without sun."""
    light = proposal.sunlight
    if light is None:
        return None
    at = next((n for n, sun in enumerate(light.suns) if sun.time.time() >= hour), None)
    if at is None:
        return None
    snapshot = proposal.snapshot
    seats = [series for item, series in light.items.items() if (e := snapshot.element(snapshot.plan.items[item])) and e.seat]
    return sum(bool(series.light[at] <= IN_SHADE) for series in seats), len(seats)


def _contents(book: Book) -> None:
    """What is inside, known once the pages have been set a first time."""
    chapters = [part for part in book.contents.values() if part.level == 0][1:]
    rows = [
        [Paragraph(spans((part.title,)), style.CELL), Paragraph(spans((str(part.page),)), style.CELL_RIGHT)]
        for part in chapters
    ]
    if rows:
        table = Table(rows, [style.TEXT_WIDTH - 40, 40])
        table.setStyle([
            style.EVERY_CELL, ("LINEBELOW", (0, 0), (-1, -1), 0.3, style.LINE),
            ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ])  # fmt: skip
        table.hAlign = "LEFT"
        book.add(table)
