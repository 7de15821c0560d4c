"""The proposal while it is written: headings, text, tables and figures, in reading order.

Everything that comes in is plain text, never markup: what people write cannot break a page.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeAlias, Union

from reportlab.lib.units import mm
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, NextPageTemplate, PageBreak, Paragraph, Spacer, Table

from baukasten.phrase import Language
from exports.pdf import style
from exports.pdf.fonts import SEMIBOLD, markup, shortened

PORTRAIT_PAGE, SHEET_PAGE = "portrait", "sheet"

HEADING_ROOM = 38 * mm
"""A heading goes on to the next page rather than stand alone at the foot of one."""

MOST_LETTERS = 2400
"""Letters that a cell as wide as the page may hold, so that every row fits on a page."""


@dataclass(frozen=True)
class Strong:
    """Text in the heavier face."""

    text: str


@dataclass(frozen=True)
class Quiet:
    """Text that is there for those who look for it."""

    text: str


Words: TypeAlias = Union[str, Strong, Quiet]
Cell: TypeAlias = Union[Words, tuple[Words, ...], Flowable]


@dataclass(frozen=True)
class Column:
    """``share`` of the table's width; numbers stand right."""

    title: str
    share: float
    right: bool = False


@dataclass(frozen=True)
class Part:
    """A heading with the page it came to stand on."""

    key: str
    title: str
    level: int
    page: int


class Drawn(Flowable):
    """A figure that a function draws with the lower left corner of its box at the origin."""

    def __init__(self, width: float, height: float, draw: Callable[[Canvas], None]) -> None:
        super().__init__()
        self.width, self.height, self._draw = width, height, draw

    def draw(self) -> None:
        self._draw(self.canv)


def _nothing(canvas: Canvas) -> None:
    """An empty figure."""


class _Heading(Paragraph):
    """A heading that leaves a bookmark behind and tells on which page it is."""

    def __init__(self, text: str, look: ParagraphStyle, key: str, title: str, level: int, tell: Callable[[Part], None]) -> None:
        super().__init__(text, look)
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

    def items(self, texts: Sequence[str]) -> None:
        """A list with bullets."""
        for text in texts:
            self.add(Paragraph(markup(text), style.ITEM, bulletText="•"))

    def numbered(self, number: str, *words: Words) -> None:
        """Text with a number standing out on its left."""
        self.add(Paragraph(spans(words), style.NUMBERED, bulletText=number))

    def caption(self, text: str) -> None:
        self.text(text, look=style.CAPTION)

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], sums: int = 0, width: float = style.TEXT_WIDTH,
    ) -> None:
        """A table with a head that is repeated on each page; the last ``sums`` rows stand out."""
        head = [Paragraph(markup(c.title), style.HEAD_RIGHT if c.right else style.HEAD) for c in columns]
        whole = sum(column.share for column in columns)
        body = [
            [_cell(cell, column, column.share / whole, n >= len(rows) - sums) for cell, column in zip(row, columns, strict=True)]
            for n, row in enumerate(rows)
        ]
        table = Table([head, *body], [column.share / whole * width for column in columns], repeatRows=1)
        table.setStyle(_table_style(len(rows), sums))
        table.hAlign = "LEFT"
        table.spaceAfter = 8
        self.add(table)

    def figure(self, flowable: Drawn, told: str) -> None:
        """A picture or a plan; ``told`` says it in words for those who cannot see it."""
        shown = Drawn(flowable.width, flowable.height, _nothing) if self.draft else flowable
        shown.hAlign = "LEFT"
        self.add(shown)

    def gap(self, points: float) -> None:
        self.add(Spacer(1, points))

    def room_for(self, points: float) -> None:
        """Go on to the next page if less than that is left."""
        self.add(CondPageBreak(points))

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added inside stays on one page where it fits on one."""
        outer, self.story = self.story, []
        try:
            yield
        finally:
            inner, self.story = self.story, outer
        self.story.append(KeepTogether(inner))

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


def spans(words: Sequence[Words]) -> str:
    """Plain words as ReportLab's paragraph markup; the only place that writes it."""
    return "".join(_span(word) for word in words)


def _span(word: Words) -> str:
    match word:
        case Strong(text):
            return f'<font name="{SEMIBOLD}">{markup(text)}</font>'
        case Quiet(text):
            return f'<font size="8.5" color="{style.QUIET.hexval().replace("0x", "#")}">{markup(text)}</font>'
    return markup(word)


def _cell(cell: Cell, column: Column, share: float, strong: bool) -> Flowable:
    if isinstance(cell, Flowable):
        return cell
    words = cell if isinstance(cell, tuple) else (cell,)
    words = tuple(_kept_short(word, max(60, round(MOST_LETTERS * share))) for word in words)
    look = {
        (False, False): style.CELL, (False, True): style.CELL_RIGHT,
        (True, False): style.STRONG, (True, True): style.STRONG_RIGHT,
    }[strong, column.right]  # fmt: skip
    return Paragraph(spans(words), look)


def _kept_short(words: Words, most: int) -> Words:
    text = words if isinstance(words, str) else words.text
    if len(text) <= most:
        return words
    return shortened(text, most) if isinstance(words, str) else replace(words, text=shortened(text, most))


def _table_style(rows: int, sums: int) -> list[tuple]:
    first_sum = rows - sums + 1
    look: list[tuple] = [
        style.EVERY_CELL, ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 5), ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), 4), ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, style.DEEP),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), (style.WHITE, style.ZEBRA)),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, style.LINE),
    ]  # fmt: skip
    if sums:
        look += [("LINEABOVE", (0, first_sum), (-1, first_sum), 0.8, style.DEEP), ("BACKGROUND", (0, first_sum), (-1, -1), style.PALE)]
    return look
