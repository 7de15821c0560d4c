"""The wishes in the group's own words, and how the numbers came about."""

from baukasten import trees
from baukasten.phrase import Language
from baukasten.plan import Note
from baukasten.snapshot import Snapshot
from exports.pdf import style
from exports.pdf.book import Book
from exports.pdf.proposal import Proposal


def wishes(book: Book, snapshot: Snapshot) -> None:
    """Every wish with the number it has on the plan."""
    say = book.say
    book.portrait()
    book.heading(say("Wishes"))
    notes = sorted(snapshot.plan.of(Note))
    if not notes:
        book.text(say("No wishes were written on the plan."))
        return
    book.text(say("Each wish has the number of the yellow sign on the plan, so that the city can answer it by number."))
    for item_id, note in notes:
        # Who wished it stays in the plan: a proposal that is passed on holds no personal data.
        book.numbered(str(item_id), note.text or say("(no words)"))


def method(book: Book, proposal: Proposal) -> None:
    """What the numbers stand on, what is known of the place, and whose data are used."""
    say, site = book.say, proposal.snapshot.site
    book.gap(18)
    book.room_for(style.PORTRAIT[1] / 2)
    book.heading(say("How the numbers were made"))
    book.items(_how(proposal, say))
    _reasons(book, proposal.snapshot)
    facts = [claim for claim in site.claims if claim.fact]
    assumed = [claim for claim in site.claims if not claim.fact]
    if facts:
        book.heading(say("What is known of the place"), 1)
        book.items([_claim(c.text, c.source, c.licence) for c in facts], style.SHORT_ITEM)
    if assumed:
        book.heading(say("What is assumed of the place"), 1)
        book.items([_claim(c.text, c.source, c.licence) for c in assumed], style.SHORT_ITEM)
    if site.attribution:
        book.heading(say("Whose data are used"), 1)
        book.items(site.attribution, style.SHORT_ITEM)


def _how(proposal: Proposal, say: Language) -> list[str]:
    costs = proposal.estimate
    texts = [
        say("This proposal was made by neighbours with the program Quartiersbaukasten. "
            "It is a draft to talk about, not a plan to build from."),
        say("Costs: the sum of the things by DIN 276 (2018-12), at prices of {year}, "
            "with site set-up, reserve, planning and VAT. "
            "The prices are estimates; no offer was asked for.", year=str(costs.price_year)),
        say("Sun: the position of the sun after NOAA (Meeus), every 10 minutes; buildings, trees and furniture cast shade. "
            "Trees are counted as large as they are when planted, where no later year is named, light through the crown as in the catalogue."),
        say("Trees: {rule} This is a yardstick of our own; how big and how fast each kind grows stands with it in the catalogue.",
            rule=trees.GROWTH),
        say("Access and safety: measured on the plan. Each result names its source and how that source was read. "
            "The paid standards themselves were not read, so the city's planners should check."),
        say("Heights, kerbs and walls are only as good as the data of the place; what is assumed is listed."),
    ]  # fmt: skip
    if proposal.snapshot.site.terrain is None:
        texts.append(say("No heights are known here: the ground is taken as level, and slopes could not be checked."))
    if not proposal.snapshot.site.entrances:
        texts.append(say("No way in is marked on this site, so step-free ways could not be checked."))
    if proposal.snapshot.catalogue.problems:
        count = len(proposal.snapshot.catalogue.problems)
        texts.append(say("Some elements of the catalogue could not be loaded: {count}.", count=count))
    return texts


def _reasons(book: Book, snapshot: Snapshot) -> None:
    """Reasons too long for the list of things."""
    long = [(i, item.reason) for i, item in sorted(snapshot.plan.items.items()) if len(getattr(item, "reason", "")) > 600]
    if long:
        book.heading(book.say("Long reasons in full"), 1)
        for item_id, reason in long:
            book.numbered(str(item_id), reason)


def _claim(text: str, source: str, licence: str) -> str:
    told = ", ".join(part for part in (source, licence) if part)
    return f"{text} ({told})" if told else text
