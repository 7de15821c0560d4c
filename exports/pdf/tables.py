"""Tables: light stripes, numbers on the right, a head that is repeated on each page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, Union

from reportlab.platypus import Flowable, Paragraph, Table

from exports.pdf import style
from exports.pdf.fonts import markup, shortened
from exports.pdf.words import Words, spans

MOST_LETTERS = 2400
"""Letters that a cell as wide as the page may hold, so that every row fits on a page."""

Cell: TypeAlias = Union[Words, tuple[Words, ...], Flowable]


@dataclass(frozen=True)
class Column:
    """``share`` of the table's width; numbers stand right."""

    title: Union[str, Flowable]
    share: float
    right: bool = False


@dataclass(frozen=True)
class Banner:
    """A row that holds for those below it: a sign in the first column, and words across all the others."""

    sign: Flowable
    words: tuple[Words, ...]


Row: TypeAlias = Union[Banner, Sequence[Cell]]


def table(columns: Sequence[Column], rows: Sequence[Row], sums: int, width: float) -> Table:
    """The last ``sums`` rows stand out; ``width`` in points."""
    head = [_head(column) for column in columns]
    whole = sum(column.share for column in columns)
    shares = [column.share / whole for column in columns]
    body = [_row(row, columns, shares, n >= len(rows) - sums) for n, row in enumerate(rows)]
    laid = Table([head, *body], [share * width for share in shares], repeatRows=1)
    laid.setStyle(_table_style(len(rows), sums))
    laid.setStyle([look for n, row in enumerate(rows, start=1) if isinstance(row, Banner) for look in _banner(n)])
    laid.hAlign = "LEFT"
    laid.spaceAfter = 8
    return laid


def _head(column: Column) -> Flowable:
    if isinstance(column.title, Flowable):
        return column.title
    return Paragraph(markup(column.title), style.HEAD_RIGHT if column.right else style.HEAD)


def _row(row: Row, columns: Sequence[Column], shares: Sequence[float], strong: bool) -> list[Flowable | str]:
    if isinstance(row, Banner):
        return [row.sign, Paragraph(spans(row.words), style.CELL), *[""] * (len(columns) - 2)]
    return [_cell(cell, column, share, strong) for cell, column, share in zip(row, columns, shares, strict=True)]


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
        ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, style.DEEP),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), (style.WHITE, style.ZEBRA)),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, style.LINE),
    ]  # fmt: skip
    if sums:
        look.append(("LINEABOVE", (0, first_sum), (-1, first_sum), 0.8, style.DEEP))
        look.append(("BACKGROUND", (0, first_sum), (-1, -1), style.PALE))
    return look


def _banner(n: int) -> list[tuple]:
    """It stays with the row below it."""
    return [("SPAN", (1, n), (-1, n)), ("BACKGROUND", (0, n), (-1, n), style.PALE), ("NOSPLIT", (0, n), (0, n + 1))]
