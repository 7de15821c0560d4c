"""Text in columns that line up, for people who read answers in a terminal."""

from collections.abc import Sequence
from enum import Enum

GAP = "  "


class Side(Enum):
    """Words begin at the left, numbers end at the right."""

    LEFT = "left"
    RIGHT = "right"


def table(head: Sequence[str], sides: Sequence[Side], rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines of text: the head, a rule, the rows. Each row has as many cells as the head."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    rule = GAP.join("-" * width for width in widths)
    return [_row(head, sides, widths), rule, *(_row(row, sides, widths) for row in rows)]


def _row(cells: Sequence[str], sides: Sequence[Side], widths: Sequence[int]) -> str:
    padded = (
        cell.rjust(width) if side is Side.RIGHT else cell.ljust(width)
        for cell, side, width in zip(cells, sides, widths, strict=True)
    )
    return GAP.join(padded).rstrip()
