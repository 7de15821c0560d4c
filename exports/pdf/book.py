"""The proposal while it is written: headings, text, tables and figures, in reading order.

Everything that comes in is plain text, never markup: what people write cannot break a page.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.lib.units import mm
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BalancedColumns, CondPageBreak, Flowable, KeepTogether, NextPageTemplate, PageBreak, Paragraph, Spacer,
)

from baukasten.phrase import Language
from exports.pdf import style
from exports.pdf.fonts import markup
from exports.pdf.tables import Column, Row, table
from exports.pdf.words import Words, spans

PORTRAIT_PAGE, SHEET_PAGE = "portrait", "sheet"

BETWEEN = 14
"""Points between two columns."""

HEADING_ROOM = 38 * mm
"""A heading goes on to the next page rather than stand alone at the foot of one."""


@dataclass(frozen=True)
class Part:
    """A heading with the page it came to stand on."""

    key: str
    title: str
    level: int
    page: int


class Drawn(Flowable):
    """A figure that a function draws with the lower left corner of its box at the origin.

    ``told`` says it in words for those who cannot see it; without it, what is written in it is read.
    """

    def __init__(self, width: float, height: float, draw: Callable[[Canvas], None], told: str = "") -> None:
        super().__init__()
        self.width, self.height, self._draw, self.told = width, height, draw, told

    def draw(self) -> None:
        self._draw(self.canv)


def _nothing(canvas: Canvas) -> None:
    """An empty figure."""


class _Heading(Paragraph):
    """A heading that leaves a bookmark behind and tells on which page it is."""

    def __init__(self, text: str, look: ParagraphStyle, key: str, title: str, level: int, tell: Callable[[Part], None]) -> None:
        super().__init__(text, look)
        self.role = f"H{level + 1}"
        self._key, self._title, self._level, self._tell = key, title, level, tell

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self._key, 0, self.height)
        self.canv.addOutlineEntry(self._title, self._key, self._level, closed=self._level > 0)
        self._tell(Part(self._key, self._title, self._level, self.canv.getPageNumber()))
        super().draw()


@dataclass
class Book:
    """``contents``: where the headings stood when it was set the last time, empty the first time.

    A ``draft`` leaves figures empty: it is only set to learn where everything comes to stand.
    """

    say: Language
    contents: Mapping[str, Part] = field(default_factory=dict)
    draft: bool = False
    story: list[Flowable] = field(default_factory=list)
    parts: dict[str, Part] = field(default_factory=dict)
    _headings: int = 0

    def heading(self, text: str, level: int = 0, look: ParagraphStyle | None = None) -> None:
        """Level 0 for a chapter, 1 for what is inside it."""
        key = f"part-{self._headings}"
        self._headings += 1
        look = look or (style.HEADING if level == 0 else style.SUBHEADING)
        if level > 0:
            self.room_for(HEADING_ROOM)
        self.add(_Heading(markup(text), look, key, text, level, self._came_to_stand))

    def text(self, *words: Words, look: ParagraphStyle = style.BODY) -> None:
        self.add(Paragraph(spans(words), look))

    def items(self, texts: Sequence[str], look: ParagraphStyle = style.ITEM) -> None:
        """A list with bullets."""
        for text in texts:
            self.add(Paragraph(markup(text), look, bulletText="•"))

    def numbered(self, number: str, *words: Words, look: ParagraphStyle = style.NUMBERED) -> None:
        """Text with a number standing out on its left."""
        self.add(Paragraph(spans(words), look, bulletText=number))

    def caption(self, text: str) -> None:
        self.text(text, look=style.CAPTION)

    def table(
        self, columns: Sequence[Column], rows: Sequence[Row], sums: int = 0, width: float = style.TEXT_WIDTH,
    ) -> None:
        """A table with a head that is repeated on each page; the last ``sums`` rows stand out."""
        self.add(table(columns, rows, sums, width))

    def figure(self, flowable: Drawn, told: str) -> None:
        """A picture or a plan; ``told`` says it in words for those who cannot see it."""
        shown = Drawn(flowable.width, flowable.height, _nothing) if self.draft else flowable
        shown.hAlign, shown.told = "LEFT", told
        self.add(shown)

    def gap(self, points: float) -> None:
        self.add(Spacer(1, points))

    def room_for(self, points: float) -> None:
        """Go on to the next page if less than that is left."""
        self.add(CondPageBreak(points))

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added inside stays on one page where it fits on one."""
        with self._apart() as inner:
            yield
        self.add(KeepTogether(inner))

    @contextmanager
    def two_columns(self) -> Iterator[None]:
        """What is added inside is set in two columns of the same height."""
        with self._apart() as inner:
            yield
        self.add(BalancedColumns(inner, 2, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, innerPadding=BETWEEN))

    @contextmanager
    def _apart(self) -> Iterator[list[Flowable]]:
        """What is added inside, for somebody who puts it into the story as a whole."""
        outer, self.story = self.story, []
        try:
            yield self.story
        finally:
            self.story = outer

    def portrait(self) -> None:
        """Go on on a new A4 page."""
        self._turn(PORTRAIT_PAGE)

    def sheet(self) -> None:
        """Go on on a new A3 sheet."""
        self._turn(SHEET_PAGE)

    def add(self, flowable: Flowable) -> None:
        self.story.append(flowable)

    def _turn(self, template: str) -> None:
        self.story += [NextPageTemplate(template), PageBreak()]

    def _came_to_stand(self, part: Part) -> None:
        self.parts[part.key] = part
