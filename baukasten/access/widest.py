"""The widest way from some places to all others, found over cells in one sweep.

Each cell knows how much is clear around its middle (exact), so a way over cells is at most a cell's diagonal narrower
than the true one; how wide it is to the millimetre is measured where it is narrowest (``narrow``).
The sweep takes cells in the order of their clearance, so that the first way that reaches a cell is its widest
(Dial's buckets in the manner of Prim's tree).
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access import kernels
from baukasten.access.clearance import ClearMap

if TYPE_CHECKING:
    from baukasten.access.narrow import Measured

Zone: TypeAlias = Callable[[float], BaseGeometry]
"""Where the middle of somebody so many metres wide may begin or end."""

STEPS = 8
"""Widths, evenly spread, at which a zone that depends on the width is asked for."""
ORDERED = 0.001
"""Metres to which clearances are told apart."""


@dataclass(frozen=True, eq=False)
class Widest:
    """``value`` [rows, cols]: half the width of the widest way to a cell; ``came``: see ``kernels.spread``."""

    clear: ClearMap
    starts: Zone
    high: float
    value: NDArray[np.float32] = field(repr=False)
    came: NDArray[np.uint8] = field(repr=False)
    measured: dict[Hashable, "Measured"] = field(repr=False)
    """What has been measured exactly, here and over earlier grounds, by all that it follows from (``narrow``)."""

    def begins_in(self, row: int, col: int) -> bool:
        """Whether a way that begins in a cell begins in a starting zone, and not where it is as wide as is asked for."""
        return bool(self.clear.clear[row, col] < self.high / 2)

    def to(self, goal: Zone) -> "NDArray[np.int64] | None":
        """The cells [n, 2] of the widest way to a zone, from its end to its start; None where none leads there."""
        best, at = 0.0, None
        for width, rows, cols in _cells(self.clear, goal, self.high):
            value = np.minimum(self.value[rows, cols], width / 2)
            if len(value) and value[n := int(np.argmax(value))] > best:
                best, at = float(value[n]), (int(rows[n]), int(cols[n]))
        return None if at is None else kernels.traced(self.came, *at)


def widest_ways(clear: ClearMap, starts: Zone, high: float, before: Widest | None = None) -> Widest:
    """The widest ways from a zone for anybody up to ``high`` metres wide. ``before``: the same over an earlier ground."""
    rows, cols, start = (np.concatenate(one) for one in zip(*_starts(clear, starts, high), strict=True))
    order = np.argsort(-start, kind="stable")
    value, came = np.empty(clear.clear.shape, np.float32), np.empty(clear.clear.shape, np.uint8)
    kernels.spread(clear.clear, clear.cell, high / 2, rows[order], cols[order], start[order], ORDERED, value, came)
    return Widest(clear, starts, high, value, came, dict(before.measured) if before else {})


def _starts(
    clear: ClearMap, zone: Zone, high: float
) -> list[tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32]]]:
    """Cells and the clearance with which somebody may begin there."""
    return [(rows, cols, np.minimum(clear.clear[rows, cols], width / 2)) for width, rows, cols in _cells(clear, zone, high)]


def _cells(clear: ClearMap, zone: Zone, high: float) -> list[tuple[float, NDArray[np.intp], NDArray[np.intp]]]:
    """The cells of a zone for some widths up to ``high``, the widest first."""
    return [(float(width), *clear.cells(zone(float(width)))) for width in np.linspace(high, high / STEPS, STEPS)]
