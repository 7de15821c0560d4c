"""Before and after side by side, and the two pictures."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from baukasten.phrase import Language
from baukasten.plan import Placed, Plan, State
from baukasten.snapshot import Snapshot
from baukasten.today import today
from exports.pdf import style
from exports.pdf.book import Book, Drawn
from exports.pdf.instruments import scale_bar
from exports.pdf.labels import labelled
from exports.pdf.painter import Sheet
from exports.pdf.photo import photo
from exports.pdf.plan_sheet import HEIGHT, WIDTH, framed
from exports.pdf.proposal import Proposal
from exports.pdf.title_page import light_words
from exports.pdf.window import drawn, fitted, planned, planned_bounds, site_bounds, widened

BETWEEN = 8 * mm
FOOT = 27 * mm
"""Room under the two plans for their names, the scale and what changes."""


def before_and_after(book: Book, snapshot: Snapshot) -> None:
    """The same part of the square today and as planned, at one scale."""
    say = book.say
    bounds = planned_bounds(snapshot)
    bounds = widened(bounds, 2000) if bounds else site_bounds(snapshot)
    wide, high = (WIDTH - BETWEEN) / 2, HEIGHT - FOOT
    left = fitted(bounds, 0, FOOT, wide, high)
    right = fitted(bounds, wide + BETWEEN, FOOT, wide, high)
    as_is = Snapshot(today(snapshot.site), snapshot.site, snapshot.catalogue)

    def draw(canvas: Canvas) -> None:
        framed(canvas, labelled(as_is, drawn(as_is), left), left)
        framed(canvas, labelled(snapshot, drawn(snapshot), right), right)
        _under(canvas, snapshot, left, right, say)

    book.sheet()
    book.heading(say("Before and after"), 0, style.SHEET_HEADING)
    book.figure(Drawn(WIDTH, HEIGHT, draw), say("Two plans side by side: on the left the square today, on the right as planned."))


def pictures(book: Book, proposal: Proposal) -> None:
    """From above and at eye height."""
    say = book.say
    light = light_words(proposal, say)
    book.portrait()
    book.heading(say("How it would look"))
    with book.together():
        book.figure(photo(proposal.eye, style.TEXT_WIDTH), say("The square at eye height, as it would look."))
        book.caption(say("Standing on the square, eyes at 1.60 m. {light} The people are there for size.", light=light))
    with book.together():
        book.figure(photo(proposal.bird, style.TEXT_WIDTH), say("The square from above, as it would look."))
        book.caption(say("From above. {light}", light=light))
    book.text(
        say("The pictures are simple models, drawn from the same sizes as the plan. Colours and leaves are only hints; "
            "trees are shown as large as they are when planted."),
        look=style.SMALL,
    )


def _under(canvas: Canvas, snapshot: Snapshot, left: Sheet, right: Sheet, say: Language) -> None:
    y = FOOT - 6 * mm
    for sheet, title, words in (
        (left, say("Today"), _today_words(snapshot, say)),
        (right, say("As planned"), _change_words(snapshot.plan, say)),
    ):
        canvas.setFillColor(style.DEEP)
        canvas.setFont(style.SUBHEADING.fontName, 13)
        canvas.drawString(sheet.left, y, title)
        canvas.setFillColor(style.INK)
        canvas.setFont(style.BODY.fontName, 10.5)
        canvas.drawString(sheet.left, y - 6 * mm, words)
    scale_bar(canvas, 0, 2 * mm, left.scale, say)
    canvas.setFont(style.BODY.fontName, 9)
    canvas.drawString(68 * mm, 2 * mm, say("Scale 1:{scale}, grid north is up", scale=str(left.scale)))


def _today_words(snapshot: Snapshot, say: Language) -> str:
    return say("Things that stand there: {count}.", count=len(snapshot.site.standing))


def _change_words(plan: Plan, say: Language) -> str:
    states = [item.state for _id, item in planned(plan)]
    new = sum(state in (State.NEW, State.REUSE, State.SELFBUILD) for state in states)
    stays = sum(item.state is State.KEEP for _id, item in plan.of(Placed))
    return say(
        "New: {new}. Moved: {moved}. Goes: {gone}. Stays: {stays}.",
        new=new, moved=states.count(State.MOVE), gone=states.count(State.REMOVE), stays=stays,
    )
