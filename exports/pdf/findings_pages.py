"""Access and safety: what is not kept, what could not be checked, and, shortly, what is kept; and who says so."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from baukasten.drawing.marks import COLOURS, UNCHECKED
from baukasten.finding import Finding, Result, Severity, accepted_text
from baukasten.phrase import Language, Phrase, _
from baukasten.plan import Accepted, Identity
from baukasten.snapshot import Snapshot
from exports.pdf import style
from exports.pdf.book import Book, Drawn
from exports.pdf.kept_rules import kept_rules, source_words
from exports.pdf.tables import Banner, Cell, Column, Row
from exports.pdf.words import Quiet, Strong
from exports.pdf.labels import signed
from exports.pdf.painter import paint
from exports.pdf.proposal import Proposal
from exports.pdf.window import drawn, low, site_bounds

SEVERITIES: Mapping[Severity, Phrase] = {
    Severity.MUST: _("must"), Severity.SHOULD: _("should"), Severity.HINT: _("hint"),
}  # fmt: skip
MAP_HEIGHT = 135 * mm
MOST_PLACES = 8
"""Places shown for one rule; a whole quarter may have a hundred kerbs."""


def findings_pages(book: Book, proposal: Proposal) -> None:
    say = book.say
    found, unknown, kept = (_of(proposal.findings, result) for result in (Result.NOT_KEPT, Result.CANNOT, Result.KEPT))
    book.portrait()
    book.heading(say("Access and safety"))
    book.text(
        say("{bad} places do not keep a rule, {open} cannot be checked, {good} rules are kept.",
            bad=len(found), open=len(unknown), good=len(kept)),
        look=style.LEAD,
    )  # fmt: skip
    if lived_with := sum(finding.identity in proposal.snapshot.plan.accepted for finding in found):
        book.text(say("The group accepts {count} of these places and says why.", count=lived_with))
    shown, more = _first_of_each(found)
    if any(finding.place for finding in shown):
        _map(book, proposal.snapshot, shown)
    _broken(book, shown, more, proposal.snapshot.plan.accepted)
    _unknown(book, unknown)
    kept_rules(book, kept)
    book.text(say("These are hints for the talk with the city. Only the city can permit."), look=style.SMALL)


def _of(findings: Sequence[Finding], result: Result) -> list[Finding]:
    return [finding for finding in findings if finding.result is result]


def _first_of_each(broken: Sequence[Finding]) -> tuple[list[Finding], dict[str, int]]:
    """Some places per rule, and by the rule's number how many more there are."""
    shown: list[Finding] = []
    places: Counter[str] = Counter()
    for finding in broken:
        places[finding.rule.id] += 1
        if places[finding.rule.id] <= MOST_PLACES:
            shown.append(finding)
    return shown, {rule: count - MOST_PLACES for rule, count in places.items() if count > MOST_PLACES}


def _map(book: Book, snapshot: Snapshot, broken: list[Finding]) -> None:
    sheet = low(site_bounds(snapshot), style.TEXT_WIDTH, MAP_HEIGHT)

    def draw(canvas: Canvas) -> None:
        paint(canvas, signed(drawn(snapshot), broken, sheet), sheet)
        canvas.setStrokeColor(style.LINE)
        canvas.setLineWidth(0.5)
        canvas.setDash()
        canvas.rect(0, 0, sheet.width, sheet.height)

    say = book.say
    book.figure(Drawn(sheet.width, sheet.height, draw), say("Plan with the numbers of the places that do not keep a rule."))
    book.caption(say("Where it is. Numbers as in the table, scale 1:{scale}.", scale=str(sheet.scale)))


def _broken(book: Book, broken: list[Finding], more: Mapping[str, int], accepted: Mapping[Identity, Accepted]) -> None:
    say = book.say
    book.heading(say("Not kept"), 1)
    if not broken:
        book.text(say("All rules that could be checked are kept."))
        return
    columns = (
        Column("", 15), Column(say("What was found, and who asks for it"), 93),
        Column(say("Measured"), 15, right=True), Column(say("Needed"), 13, right=True),
    )  # fmt: skip
    book.table(columns, list(_by_rule(broken, accepted, say)))
    if more:
        told = ", ".join(f"{rule}: {count}" for rule, count in more.items())
        book.text(say("More places of the same kind, by rule: {told}. The program shows them all.", told=told))


def _by_rule(broken: list[Finding], accepted: Mapping[Identity, Accepted], say: Language) -> Iterator[Row]:
    """Each rule once, and below it the places with the numbers they have on the map."""
    for _rule, places in groupby(enumerate(broken, start=1), key=lambda place: place[1].rule.id):
        found = list(places)
        rule, sign = found[0][1].rule, _sign(found[0][1], say)
        yield Banner(sign, (Strong(say.say(rule.title)), "\n", Quiet(f"{rule.id} · {source_words(rule.source, say)}")))
        yield from (_row(number, finding, accepted.get(finding.identity), say) for number, finding in found)


def _row(number: int, finding: Finding, accepted: Accepted | None, say: Language) -> tuple[Cell, ...]:
    reason = ("\n", Strong(say.say(accepted_text(accepted)))) if accepted else ()
    advice = ("\n", " ".join(map(say.say, finding.advice))) if finding.advice and not accepted else ()
    measured, needed = (_measure(value, finding.unit, say) for value in (finding.measured, finding.needed))
    return (str(number), (say.say(finding.text), *reason, *advice), measured, needed)


def _measure(value: float | None, unit: str, say: Language) -> str:
    if value is None:
        return "–"
    places = 2 if unit == "m" else 0 if value == int(value) else 1
    return f"{say.number(value, places)} {unit}".strip()


def _sign(finding: Finding, say: Language) -> Drawn:
    """The sign of the plan and the word, so that neither colour nor shape is needed alone."""
    severity = finding.rule.severity
    colour = HexColor(UNCHECKED if finding.result is Result.CANNOT else COLOURS[severity])
    word = say.say(SEVERITIES[severity])

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        path = canvas.beginPath()
        match severity:
            case Severity.MUST:
                corners = [(0, 1.5), (8, 1.5), (4, 9)]
            case Severity.SHOULD:
                corners = [(0, 5), (4, 1), (8, 5), (4, 9)]
            case Severity.HINT:
                corners = []
                canvas.circle(4, 5, 3.6, stroke=0, fill=1)
        if corners:
            path.moveTo(*corners[0])
            for corner in corners[1:]:
                path.lineTo(*corner)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)
        canvas.setFillColor(style.INK)
        canvas.setFont(style.CELL.fontName, 9.5)
        canvas.drawString(11, 1.8, word)

    return Drawn(60, 11, draw)


def _unknown(book: Book, unknown: list[Finding]) -> None:
    """Rules that lack the same thing stand together."""
    say = book.say
    if not unknown:
        return
    book.heading(say("Could not be checked"), 1)
    reasons: dict[str, list[Finding]] = {}
    for finding in unknown:
        reasons.setdefault(say.say(finding.text), []).append(finding)
    rows = [
        (reason, ", ".join(dict.fromkeys(f"{say.say(f.rule.title)} ({f.rule.id})" for f in found)))
        for reason, found in reasons.items()
    ]
    book.table((Column(say("What is missing"), 70), Column(say("Rules that need it"), 50)), rows)
