"""The widest way from some places to all others, found over cells.

Each cell knows how much is clear around its middle (exact), so a way over cells is at most a cell's diagonal narrower
than the true one; how wide it is to the millimetre is measured where it is narrowest (``narrow``).
Most of the ground is open: tied to a start by cells as clear as is asked for. Only the pockets that are not are swept, from
the widest way on, and each when somebody first asks for a place in it (``pockets``).
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.access import kernels, pockets
from baukasten.access.clearance import ClearMap, Zone, unlike

if TYPE_CHECKING:
    from baukasten.access.narrow import Measured

STEPS = 8
"""Widths, evenly spread, at which a zone that depends on the width is asked for."""
ORDERED = 0.001
"""Metres to which clearances are told apart."""
KEPT = 1000
"""So many necks are remembered."""


@dataclass(frozen=True, eq=False)
class Widest:
    """``came``, ``value`` [rows, cols]: see ``pockets``; ``begin``: cells where a narrower way begins, and its level."""

    clear: ClearMap
    starts: Zone
    high: float
    begin: NDArray[np.int64] = field(repr=False)
    begin_level: NDArray[np.int64] = field(repr=False)
    came: NDArray[np.uint8] = field(repr=False)
    value: NDArray[np.int16] = field(repr=False)
    measured: dict[Hashable, "Measured"] = field(repr=False)
    """The necks that have been measured exactly, here and over earlier grounds, by all that they follow from but what
    stands near them (``narrow``)."""

    def begins_in(self, row: int, col: int) -> bool:
        """Whether a way that begins in a cell begins in a starting zone, and not where it is as wide as is asked for."""
        return bool(self.clear.clear[row, col] < self.high / 2)

    def to(self, goal: Zone) -> "NDArray[np.int64] | None":
        """The cells [n, 2] of the widest way to a zone, from its end to its start; None where none leads there."""
        clear, most = self.clear, round(self.high / 2 / ORDERED)
        cells, room = _room(clear, goal, self.high)
        if not len(cells):
            return None
        level = _levels(room)
        found = self.begin, self.begin_level, cells, level, self.came, self.value
        pockets.settle(clear.clear, clear.cell, ORDERED, most, *found)
        code, value = self.came.ravel()[cells] & pockets.CODE, self.value.ravel()[cells]
        value = np.where(code == pockets.OPEN, most, np.where((code == 0) | (code == pockets.SHUT), 0, value))
        best = int(np.argmax(reached := np.minimum(level, value)))
        return pockets.traced(self.came, *divmod(int(cells[best]), self.came.shape[1])) if reached[best] > 0 else None


def widest_ways(clear: ClearMap, starts: Zone, high: float, before: Widest | None = None) -> Widest:
    """The widest ways from a zone for anybody up to ``high`` metres wide. ``before``: the same over an earlier ground."""
    cells, room = _room(clear, starts, high)
    came, value = np.empty(clear.clear.shape, np.uint8), np.empty(clear.clear.shape, np.int16)
    kernels.tied(clear.clear, high / 2, *np.divmod(cells[room >= high / 2], came.shape[1]), came)
    in_order = np.argsort(cells)
    begin, level, marks = cells[in_order], _levels(room)[in_order], came.reshape(-1)
    marks[begin[marks[begin] == 0]] = pockets.BEGINNING
    return Widest(clear, starts, high, begin, level, came, value, _still_known(clear, before))


def _still_known(clear: ClearMap, before: Widest | None) -> "dict[Hashable, Measured]":
    """The necks of an earlier ground near which nothing stands otherwise."""
    if before is None or clear.floor is not before.clear.floor or len(before.measured) > KEPT:
        return {}
    gone, come = unlike(before.clear.standing.obstacles, clear.standing.obstacles)
    windows = shapely.STRtree([measured.window for measured in before.measured.values()])
    changed = np.array([o.shape for o in (*gone, *come)], object)
    near = set(windows.query(changed, predicate="dwithin", distance=before.high + 1.0)[1].tolist())
    return {key: measured for n, (key, measured) in enumerate(before.measured.items()) if n not in near}


def _levels(room: NDArray[np.float64]) -> NDArray[np.int64]:
    return (room / ORDERED).astype(np.int64)


def _room(clear: ClearMap, zone: Zone, high: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The cells of a zone for some widths up to ``high``, the widest first, and half the width somebody may have there."""
    cells, half = clear.places(zone, tuple(np.linspace(high, high / STEPS, STEPS).tolist()))
    return cells, np.minimum(clear.clear.ravel()[cells], half)
