"""The convex cells of some ground and which of them lie beside each other, square by square, for ways over it.

A square (``tiles``) is cut into cells when a way first comes near it; what a change of the plan leaves as it is, is
taken over, and so is every way that has only looked at such squares.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from typing import NamedTuple, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.access import cell_kernels, net_kernels as kernels
from baukasten.access.cells import Cells, border, cut
from baukasten.access.tiles import OFF, Key, Shapes, Tile
from baukasten.access.way import Spot, Way

MOST = 2_000
"""So many ways are remembered."""
AROUND = 2
"""Where one square has to be cut, those up to so many squares away are cut along with it."""

Where: TypeAlias = tuple[int, int, int]
"""A triangle: column and row of its square, and its number there."""


class Nearest(NamedTuple):
    """The square in which the ground nearest to a place lies, the number of its area, and how many metres away that is."""

    key: Key
    area: int
    away: float


@dataclass(frozen=True, eq=False)
class Told:
    """A way that was asked for, and the squares it follows from, None where there was none."""

    way: Way
    looked: Mapping[Key, Tile | None]


@dataclass(frozen=True, eq=False)
class Floor:
    """All squares that are cut, one after the other, as ``net_kernels.search`` has them; ``low``: the first column and row.

    ``fresh``: the edges it was begun with. What came later may be of squares that are no more.
    """

    squares: Mapping[Key, Tile]
    low: Key
    xs: NDArray[np.float64]
    ys: NDArray[np.float64]
    base: NDArray[np.int64]
    rim_first: NDArray[np.int64]
    points: NDArray[np.float64]
    links: NDArray[np.int32]
    rims: NDArray[np.int32]
    fresh: int = 0

    def number(self, key: Key) -> int:
        """Of a square."""
        return (key[0] - self.low[0]) * len(self.ys) + key[1] - self.low[1]

    def key(self, number: int) -> Key:
        """The square that has a number."""
        column, row = divmod(number, len(self.ys))
        return self.low[0] + column, self.low[1] + row

    def is_like(self, squares: Mapping[Key, Tile]) -> bool:
        """Whether it is worth following: later squares lie in the same places, and less than half of it is of some that are no more."""
        return len(self.points) <= 2 * self.fresh and self.squares.keys() == squares.keys()

    def over(self, squares: Mapping[Key, Tile]) -> "Floor":
        """The same over later squares: those that are other ones are not cut."""
        base = self.base.copy()
        base[[self.number(key) for key, tile in squares.items() if self.squares[key] is not tile]] = kernels.UNKNOWN
        return replace(self, squares=squares, base=base)

    def with_cells(self, more: Mapping[Key, Cells]) -> "Floor":
        """The same with more squares cut."""
        cells = list(more.values())
        numbers = [self.number(key) for key in more]
        base, rim_first = self.base.copy(), self.rim_first.copy()
        base[numbers] = len(self.points) + _before([len(one.points) for one in cells])
        counts = np.array([one.rim_count for one in cells], np.int64).reshape(-1, 4)
        rim_first[numbers] = (len(self.rims) + _before(counts.sum(axis=1)))[:, None] + np.cumsum(np.pad(counts, ((0, 0), (1, 0))), axis=1)
        return replace(
            self, base=base, rim_first=rim_first,
            points=np.concatenate([self.points, *(one.points for one in cells)]),
            links=np.concatenate([self.links, *(one.links for one in cells)]),
            rims=np.concatenate([self.rims, *(one.rims for one in cells)]),
        )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Net:
    """``parts``, ``number``, ``tree``: as ``Passable`` has them. What is remembered is handed on from net to net."""

    side: float
    squares: Mapping[Key, Tile]
    parts: Shapes
    number: NDArray[np.intp]
    tree: shapely.STRtree
    _cells: dict[Key, Cells] = field(default_factory=dict, repr=False)
    told: dict[tuple[Spot, ...], Told] = field(default_factory=dict, repr=False)
    _floors: list[Floor] = field(default_factory=list, repr=False)
    """The newest of this net."""

    def over(
        self, side: float, squares: Mapping[Key, Tile], parts: Shapes, number: NDArray[np.intp], tree: shapely.STRtree
    ) -> "Net":
        """The net of a later ground."""
        return Net(side, squares, parts, number, tree, self._cells, self.told, [*self._floors])

    def nearest(self, spot: Spot) -> Nearest | None:
        """None where there is no ground."""
        found, away = self.tree.query_nearest(shapely.Point(spot), return_distance=True, all_matches=False)
        if not len(found):
            return None
        part = int(found[0])
        west, south, east, north = shapely.bounds(self.parts[part]).tolist()
        return Nearest(self.under((west + east) / 2, (south + north) / 2), int(self.number[part]), float(away[0]))

    def triangle(self, key: Key, spot: Spot) -> Where:
        """The triangle of a square that is nearest to a place."""
        return *key, cell_kernels.nearest(self.cells(key).points, *spot) // 3

    def under(self, x: float, y: float) -> Key:
        """The square in which a place lies."""
        return int((x - OFF) // self.side), int((y - OFF) // self.side)

    def along(self, a: Spot, b: Spot) -> Iterator[Key]:
        """Squares on the straight line between two places, but for those where there is no ground."""
        steps = int(math.dist(a, b) / self.side) + 1
        places = ((a[0] + (b[0] - a[0]) * n / steps, a[1] + (b[1] - a[1]) * n / steps) for n in range(steps + 1))
        return (key for place in places if (key := self.under(*place)) in self.squares)

    def about(self, spot: Spot, away: float) -> Iterator[Key]:
        """The squares in which something may lie that is so near to a place, with ground or without."""
        west, south = self.under(spot[0] - away, spot[1] - away)
        east, north = self.under(spot[0] + away, spot[1] + away)
        return product(range(west, east + 1), range(south, north + 1))

    def cells(self, key: Key) -> Cells:
        """Of one square."""
        if not self._is_cut(key):
            self._cut(self._near(key))
        return self._cells[key]

    def floor(self, *keys: Key) -> Floor:
        """All squares that are cut, with some squares and those near them among these."""
        floor = self._followed(self._floors[0] if self._floors else None)
        wanted = {near: None for key in keys if floor.base[floor.number(key)] == kernels.UNKNOWN for near in self._near(key)}
        missing = [key for key in wanted if floor.base[floor.number(key)] == kernels.UNKNOWN]
        if missing:
            self._cut(missing)
            floor = floor.with_cells(self._known(missing))
        self._floors[:] = [floor]
        return floor

    def around(self, key: Key) -> tuple[Key, ...]:
        """The squares that doors of a square lead to, where there are such."""
        i, j = key
        return tuple(one for one in ((i - 1, j), (i, j - 1), (i + 1, j), (i, j + 1)) if one in self.squares)

    def is_still(self, looked: Mapping[Key, Tile | None]) -> bool:
        """Whether some squares are as they were."""
        get = self.squares.get
        return all(get(key) is tile for key, tile in looked.items())

    def remember(self, asked: tuple[Spot, ...], told: Told) -> None:
        if len(self.told) >= MOST:
            self.told.clear()
        self.told[asked] = told

    def _followed(self, before: Floor | None) -> Floor:
        """All squares that are cut so far."""
        if before is None or before.squares is not self.squares and not before.is_like(self.squares):
            floor = self._bare().with_cells(self._known(self.squares))
            return replace(floor, fresh=len(floor.points))
        return before if before.squares is self.squares else before.over(self.squares)

    def _is_cut(self, key: Key) -> bool:
        known = self._cells.get(key)
        return known is not None and known.tile is self.squares[key]

    def _known(self, keys: Iterable[Key]) -> dict[Key, Cells]:
        return {key: self._cells[key] for key in keys if self._is_cut(key)}

    def _near(self, key: Key) -> list[Key]:
        i, j = key
        about = range(-AROUND, AROUND + 1)
        return [one for di in about for dj in about if (one := (i + di, j + dj)) in self.squares]

    def _cut(self, keys: Iterable[Key]) -> None:
        wanted = {key: self.squares[key] for key in keys if not self._is_cut(key)}
        if wanted:
            self._cells.update(cut(wanted, self.side))

    def _bare(self) -> Floor:
        """No square is cut; around all lie some that are nowhere."""
        keys = np.array(list(self.squares), np.int64).reshape(-1, 2)
        west, south = (keys.min(axis=0) - 1).tolist()
        columns, rows = (keys.max(axis=0) - (west, south) + 2).tolist()
        base = np.full(columns * rows, kernels.NOWHERE, np.int64)
        base[(keys[:, 0] - west) * rows + keys[:, 1] - south] = kernels.UNKNOWN
        xs, ys = border(np.arange(west, west + columns), self.side), border(np.arange(south, south + rows), self.side)
        nothing = np.zeros((0, 2)), np.zeros((0, 4), np.int32), np.zeros(0, np.int32)
        return Floor(self.squares, (west, south), xs, ys, base, np.zeros((len(base), 5), np.int64), *nothing)


def _before(counts: Iterable[int]) -> NDArray[np.int64]:
    """How many there are before each."""
    many = np.array(counts, np.int64)
    return np.cumsum(many) - many
