"""An amount of money that is not known exactly: low, likely, high."""

from collections.abc import Iterable
from dataclasses import dataclass

from baukasten.units import Cent


@dataclass(frozen=True)
class Range:
    """Cents, ``low <= mid <= high``."""

    low: Cent = 0
    mid: Cent = 0
    high: Cent = 0

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.mid + other.mid, self.high + other.high)

    def __mul__(self, factor: float) -> "Range":
        """Times a quantity or a share, to the nearest cent."""
        return Range(round(self.low * factor), round(self.mid * factor), round(self.high * factor))


def total(ranges: Iterable[Range]) -> Range:
    """The sum. Lows add up with lows and highs with highs: the widest the sum can honestly be."""
    return sum(ranges, Range())
