"""The widest way from some places to all others, found over cells.

Each cell knows how much is clear around its middle (exact), so a way over cells is at most a cell's diagonal narrower
than the true one; how wide it is to the millimetre is measured where it is narrowest (``narrow``).
Most of the ground is open: tied to a start by cells as clear as is asked for. Only the pockets that are not are swept, from
the widest way on, and each when somebody first asks for a place in it (``pockets``).
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access import kernels, pockets
from baukasten.access.clearance import ClearMap, Zone

if TYPE_CHECKING:
    from baukasten.access.narrow import Measured

STEPS = 8
"""Widths, evenly spread, at which a zone that depends on the width is asked for."""
ORDERED = 0.001
"""Metres to which clearances are told apart."""
KEPT = 1000
"""So many necks are remembered."""


class Box(NamedTuple):
    """Some cells: first row and the one after the last, and the same for columns."""

    row0: int
    row1: int
    col0: int
    col1: int

    def around(self, other: "Box") -> "Box":
        row0, row1, col0, col1 = other
        return Box(min(self.row0, row0), max(self.row1, row1), min(self.col0, col0), max(self.col1, col1))


class Told(NamedTuple):
    """A way that somebody asked for, by the shape of its goal, and the box of all cells that it follows from."""

    goal: BaseGeometry
    way: NDArray[np.int64] | None
    box: Box


@dataclass(frozen=True, eq=False)
class Earlier:
    """What is kept of an earlier ground: how clear it was, what was open, and the ways that were told."""

    clear: NDArray[np.float32]
    came: NDArray[np.uint8]
    told: Mapping[int, Told]


@dataclass(frozen=True, eq=False)
class Widest:
    """``came``, ``value``, ``by`` [rows, cols]: see ``pockets``; ``begin``: cells where a narrower way begins, and its level."""

    clear: ClearMap
    starts: Zone
    high: float
    begin: NDArray[np.int64] = field(repr=False)
    begin_level: NDArray[np.int64] = field(repr=False)
    came: NDArray[np.uint8] = field(repr=False)
    value: NDArray[np.int16] = field(repr=False)
    by: NDArray[np.int32] = field(repr=False)
    measured: dict[Hashable, "Measured"] = field(repr=False)
    """The necks that have been measured exactly, here and over earlier grounds, by all that they follow from but what
    stands near them (``narrow``)."""
    doubted: dict[Hashable, "Measured"] = field(repr=False)
    """Those near which something has changed."""
    earlier: Earlier | None = field(repr=False)
    told: dict[int, Told] = field(default_factory=dict, repr=False)
    """By the identity of the goal's shape."""
    boxes: list[Box] = field(default_factory=list, repr=False)
    """Turn by turn what the ways that were asked for follow from."""

    def begins_in(self, row: int, col: int) -> bool:
        """Whether a way that begins in a cell begins in a starting zone, and not where it is as wide as is asked for."""
        return bool(self.clear.clear[row, col] < self.high / 2)

    def to(self, goal: Zone) -> "NDArray[np.int64] | None":
        """The cells [n, 2] of the widest way to a zone, from its end to its start; None where none leads there."""
        shape = goal(self.high)
        known = self.told.get(id(shape)) or self._still(id(shape))
        if known is None:
            known = Told(shape, *self._found(goal))
        self.told[id(shape)] = known
        return known.way

    def _still(self, goal: int) -> Told | None:
        """A way that was told over an earlier ground, where nothing that it follows from has changed."""
        if self.earlier is None or (known := self.earlier.told.get(goal)) is None:
            return None
        row0, row1, col0, col1 = known.box
        box = slice(row0, row1), slice(col0, col1)
        was_open, is_open = ((came[box] & pockets.CODE) == pockets.OPEN for came in (self.earlier.came, self.came))
        same = np.array_equal(self.earlier.clear[box], self.clear.clear[box]) and np.array_equal(was_open, is_open)
        return known if same else None

    def _found(self, goal: Zone) -> tuple["NDArray[np.int64] | None", Box]:
        clear, most = self.clear, round(self.high / 2 / ORDERED)
        rows, cols = self.came.shape
        cells, room = _room(clear, goal, self.high)
        if not len(cells):
            return None, Box(0, 0, 0, 0)
        level, met = _levels(room), np.zeros(len(self.boxes) + 1, bool)
        row, col = np.divmod(cells, cols)
        extent = np.array([row.min(), row.max(), col.min(), col.max()])
        looked = self.by, len(self.boxes), met, extent
        pockets.settle(clear.clear, clear.cell, ORDERED, most, self.begin, self.begin_level, cells, level, self.came, self.value, *looked)
        row0, row1, col0, col1 = extent.tolist()
        box = Box(max(0, row0 - 1), min(rows, row1 + 2), max(0, col0 - 1), min(cols, col1 + 2))
        for turn in np.flatnonzero(met[:-1]).tolist():
            box = box.around(self.boxes[turn])
        self.boxes.append(box)
        code, value = self.came.ravel()[cells] & pockets.CODE, self.value.ravel()[cells]
        value = np.where(code == pockets.OPEN, most, np.where((code == 0) | (code == pockets.SHUT), 0, value))
        best = int(np.argmax(reached := np.minimum(level, value)))
        return pockets.traced(self.came, row[best], col[best]) if reached[best] > 0 else None, box


def widest_ways(clear: ClearMap, starts: Zone, high: float, before: Widest | None = None) -> Widest:
    """The widest ways from a zone for anybody up to ``high`` metres wide. ``before``: the same over an earlier ground."""
    cells, room = _room(clear, starts, high)
    shape = clear.clear.shape
    came, value, by = np.empty(shape, np.uint8), np.empty(shape, np.int16), np.empty(shape, np.int32)
    kernels.tied(clear.clear, high / 2, *np.divmod(cells[room >= high / 2], came.shape[1]), came)
    in_order = np.argsort(cells)
    begin, level, marks = cells[in_order], _levels(room)[in_order], came.reshape(-1)
    marks[begin[marks[begin] == 0]] = pockets.BEGINNING
    if before is None or clear.floor is not before.clear.floor:
        return Widest(clear, starts, high, begin, level, came, value, by, {}, {}, None)
    earlier = Earlier(before.clear.clear, before.came, before.told)
    return Widest(clear, starts, high, begin, level, came, value, by, *_still_known(clear, before), earlier)


def _still_known(clear: ClearMap, before: Widest) -> "tuple[dict[Hashable, Measured], dict[Hashable, Measured]]":
    """The necks of an earlier ground near which nothing stands otherwise, and the others."""
    if len(before.measured) > KEPT:
        return {}, {}
    was, now = ({id(o): o for o in one.standing.obstacles} for one in (before.clear, clear))
    windows = shapely.STRtree([measured.window for measured in before.measured.values()])
    changed = np.array([(was.get(n) or now[n]).shape for n in was.keys() ^ now.keys()], object)
    near = set(windows.query(changed, predicate="dwithin", distance=before.high + 3 * clear.cell)[1].tolist())
    known: tuple[dict[Hashable, Measured], dict[Hashable, Measured]] = {}, {}
    for n, (key, measured) in enumerate(before.measured.items()):
        known[n in near][key] = measured
    return known


def _levels(room: NDArray[np.float64]) -> NDArray[np.int64]:
    return (room / ORDERED).astype(np.int64)


def _room(clear: ClearMap, zone: Zone, high: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The cells of a zone for some widths up to ``high``, the widest first, and half the width somebody may have there."""
    cells, half = clear.places(zone, tuple(np.linspace(high, high / STEPS, STEPS).tolist()))
    return cells, np.minimum(clear.clear.ravel()[cells], half)
