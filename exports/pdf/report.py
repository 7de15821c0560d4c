"""Writes the proposal: works everything out, sets the pages twice, and puts the file in its place."""

from collections.abc import Mapping
from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from baukasten.phrase import Language, _
from baukasten.snapshot import Snapshot
from baukasten.trouble import Trouble
from exports.pdf import style
from exports.pdf.book import PORTRAIT_PAGE, SHEET_PAGE, Book, Part
from exports.pdf.cost_pages import cost_pages
from exports.pdf.end_pages import method, wishes
from exports.pdf.findings_pages import findings_pages
from exports.pdf.fonts import SANS, printable, register, shortened
from exports.pdf.plan_sheet import item_list, plan_sheets
from exports.pdf.proposal import PICTURE, Progress, Proposal, worked_out
from exports.pdf.shade_pages import shade_pages
from exports.pdf.tagged import TaggedCanvas, tree
from exports.pdf.title_page import title_page
from exports.pdf.view_pages import before_and_after, pictures
from exports.whole_file import write_whole

PROGRAM = "Quartiersbaukasten"


def write(snapshot: Snapshot, path: Path, say: Language, progress: Progress | None = None) -> Proposal:
    """The whole proposal as one PDF; what it tells comes back, so that nobody works it out again.

    The file appears whole or not at all; Trouble names file and reason.
    """
    tell = progress or (lambda share: None)
    proposal = worked_out(snapshot, tell)
    _put(bound(proposal, say), Path(path))
    tell(1.0)
    return proposal


def proposal_pdf(snapshot: Snapshot, say: Language, picture_size: tuple[int, int] = PICTURE) -> bytes:
    """The proposal in memory. ``picture_size``: dots of the two pictures."""
    return bound(worked_out(snapshot, lambda share: None, picture_size), say)


def bound(proposal: Proposal, say: Language) -> bytes:
    """Two drafts teach where everything stands, the second one with its contents; then it is set for good."""
    register()
    parts, pages = _set(BytesIO(), proposal, Book(say, draft=True), 0)
    parts, pages = _set(BytesIO(), proposal, Book(say, parts, draft=True), pages)
    whole = BytesIO()
    _set(whole, proposal, Book(say, parts), pages)
    return whole.getvalue()


def _set(whole: BytesIO, proposal: Proposal, book: Book, pages: int) -> tuple[Mapping[str, Part], int]:
    """Set the pages; where the parts came to stand, and how many pages there are."""
    _chapters(book, proposal)
    document = _document(whole, proposal, book.say, pages)
    # A draft is read by nobody.
    document.build(book.story, canvasmaker=Canvas if book.draft else partial(TaggedCanvas, tree=tree(book.story)))
    return book.parts, document.page


def _chapters(book: Book, proposal: Proposal) -> None:
    snapshot = proposal.snapshot
    title_page(book, proposal)
    plan_sheets(book, snapshot)
    before_and_after(book, snapshot)
    pictures(book, proposal)
    book.portrait()
    item_list(book, snapshot)
    cost_pages(book, proposal)
    findings_pages(book, proposal)
    shade_pages(book, proposal)
    wishes(book, snapshot)
    method(book, proposal)


def _document(whole: BytesIO, proposal: Proposal, say: Language, pages: int) -> BaseDocTemplate:
    brief = proposal.snapshot.plan.brief
    place = say.name(proposal.snapshot.site.names)
    title = shortened(brief.title, 160) or say("Proposal for {place}", place=place)
    document = BaseDocTemplate(
        whole, pagesize=style.PORTRAIT, title=title, author=shortened(brief.group, 160) or PROGRAM,
        subject=say("Proposal for {place}", place=place), creator=PROGRAM, producer=PROGRAM, lang=say.code, invariant=1,
        displayDocTitle=True, initialFontName=SANS,
    )  # fmt: skip

    def foot(canvas: Canvas, document: BaseDocTemplate) -> None:
        _foot(canvas, title, pages, say)

    narrow = Frame(style.MARGIN, style.FOOT, style.TEXT_WIDTH, style.PORTRAIT[1] - style.TOP - style.FOOT, 0, 0, 0, 0, id=PORTRAIT_PAGE)
    wide = Frame(20 * mm, 10 * mm, style.SHEET[0] - 30 * mm, style.SHEET[1] - 17 * mm, 0, 0, 0, 0, id=SHEET_PAGE)
    document.addPageTemplates([
        PageTemplate(PORTRAIT_PAGE, [narrow], onPage=foot, pagesize=style.PORTRAIT),
        PageTemplate(SHEET_PAGE, [wide], onPage=foot, pagesize=style.SHEET),
    ])  # fmt: skip
    return document


def _foot(canvas: Canvas, title: str, pages: int, say: Language) -> None:
    """What it is and which page of how many."""
    canvas.setViewerPreference("PrintScaling", "None")
    wide, _high = canvas._pagesize
    sheet = wide > style.PORTRAIT[0]
    y = 4.5 * mm if sheet else 10 * mm
    right = wide - (10 * mm if sheet else style.MARGIN)
    canvas.saveState()
    canvas.setFont(SANS, 8.5)
    canvas.setFillColor(style.QUIET)
    canvas.drawString(style.MARGIN, y, printable(f"{PROGRAM} · {shortened(title, 80)}"))
    canvas.drawRightString(right, y, say("Page {page} of {pages}", page=canvas.getPageNumber(), pages=pages))
    canvas.restoreState()


def _put(whole: bytes, path: Path) -> None:
    try:
        write_whole(path, whole)
    except OSError as error:
        raise Trouble(_("{file}: cannot be written ({reason}).", file=path.name, reason=error.strerror or str(error))) from None
