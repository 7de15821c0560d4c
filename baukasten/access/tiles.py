"""Free ground drawn in by half a width, tile by tile, so that a small change of the plan is worked out where it is.

The site is cut into squares. What is passable in a square follows from the floor and from what stands within
half the width of it, and is exact; squares far from a change are taken over. How they belong together tells ``seams``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.cores import shared

SIDE = 8.0
"""Metres. Smaller squares make a move quicker, larger ones the first look."""
MOST = 40_000
"""Squares at most; a site too large for that gets larger ones."""
OFF = 0.000137
"""Metres by which the borders miss all whole millimetres, so that no edge of the plan lies on one."""
ASKEW = 0.0000618034
"""Metres more to the south than to the west that are known around a square, so that no slanting edge meets a corner of that."""
ON = 1e-7
"""Metres from a border at which a corner lies on it."""
ACROSS, ALONG = np.array([0, 1, 0, 1]), np.array([1, 0, 1, 0])
"""Coordinates across and along the west, south, east and north border."""
WORK = 2000
"""Cells of a map that are as much work as one square."""
WIDTHS = 16
"""For so many widths the floor drawn in is remembered."""
CORNERS, FEW = 1500, 400
"""A floor of so many corners at most, and of so many squares, is cut into these one by one."""
PLAIN = 9
"""Corners of a shape at most, the first counted twice, that may stand in a row with others."""
PRIME = 1_000_000_007
RAGGED = 400
"""Corners of what lies in and about one square, from which on it is drawn in step by step."""
FIRST = (0.01, 0.04, 0.15)
"""Metres of these steps."""

Key: TypeAlias = tuple[int, int]
"""Column and row of a square, counted from the origin of the plan."""
Stretch: TypeAlias = tuple[float, float, int]
"""From, to along a border, and the piece that lies there."""
Shapes: TypeAlias = NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Tile:
    """The passable pieces of one square, and where they lie along its west, south, east and north border."""

    pieces: tuple[BaseGeometry, ...]
    borders: tuple[tuple[Stretch, ...], tuple[Stretch, ...], tuple[Stretch, ...], tuple[Stretch, ...]]


@dataclass(frozen=True, eq=False)
class Cut:
    """A floor cut into squares, each with ``margin`` metres around it; squares without floor are left out."""

    side: float
    margin: float
    floors: Mapping[Key, BaseGeometry]
    _inside: dict[float, dict[Key, BaseGeometry]] = field(default_factory=dict, repr=False)
    """By half a width, those squares drawn in by it."""

    def inside(self, keys: list[Key], half: float) -> Shapes:
        """The floor of each square drawn in by ``half`` metres; worked out once."""
        if half not in self._inside and len(self._inside) >= WIDTHS:
            self._inside.clear()
        known = self._inside.setdefault(half, {})
        if missing := [key for key in keys if key not in known]:
            known.update(zip(missing, _inside(self, missing, half), strict=True))
        found = np.empty(len(keys), object)
        found[:] = [known[key] for key in keys]
        return found

    @property
    def whole(self) -> float:
        """Square metres of floor in a square that has floor all around."""
        wide = self.side + 2 * self.margin
        return wide * (wide + ASKEW)

    def frames(self, keys: Iterable[Key]) -> NDArray[np.float64]:
        """The boxes [n, 4] of some squares with the margin around them."""
        low = np.array(list(keys), float).reshape(-1, 2) * self.side + OFF
        return np.concatenate([low - (self.margin, self.margin + ASKEW), low + (self.side + self.margin)], axis=1)

    def boxes(self, keys: list[Key]) -> Shapes:
        corner = np.array(keys, float).reshape(-1, 2) * self.side + OFF
        return shapely.box(corner[:, 0], corner[:, 1], corner[:, 0] + self.side, corner[:, 1] + self.side)

    def under(self, boxes: NDArray[np.float64], more: float) -> set[Key]:
        """The squares with floor that lie within ``more`` metres of boxes [n, 4] (west, south, east, north)."""
        boxes = boxes[~np.isnan(boxes[:, 0])]  # what is empty lies nowhere
        low = np.floor((boxes[:, :2] - more - OFF) / self.side).astype(int)
        high = np.floor((boxes[:, 2:] + more - OFF) / self.side).astype(int)
        found = {
            (i, j) for (west, south), (east, north) in zip(low.tolist(), high.tolist(), strict=True)
            for i in range(west, east + 1) for j in range(south, north + 1)
        }  # fmt: skip
        return found & self.floors.keys()

    def lying_in(self, shapes: Sequence[BaseGeometry]) -> list[tuple[Key, ...]]:
        """For each shape the squares that its box lies in, with floor or without."""
        corners = np.floor((shapely.bounds(shapes).reshape(-1, 4) - OFF) / self.side)
        corners[np.isnan(corners)] = 0  # an empty shape lies nowhere
        return [
            tuple((i, j) for i in range(west, east + 1) for j in range(south, north + 1))
            for west, south, east, north in corners.astype(int).tolist()
        ]

    def unlike(self, other: "Cut") -> set[Key]:
        """The squares whose floor is another than in an earlier cut."""
        return set() if self is other else _unlike(self, other)


@lru_cache(maxsize=8)
def _unlike(one: Cut, other: Cut) -> set[Key]:
    if (one.side, one.margin) != (other.side, other.margin):
        return set(one.floors)
    both = [key for key in one.floors if key in other.floors]
    mine, theirs = (np.array([of.floors[key] for key in both], object) for of in (one, other))
    same = shapely.equals_exact(mine, theirs, 0.0)
    return (one.floors.keys() - both) | {both[n] for n in np.flatnonzero(~same)}


def cut(floor: BaseGeometry, margin: float) -> Cut:
    """``margin``: metres around each square that are known of the floor, no less than what it is drawn in by."""
    if floor.is_empty:
        return Cut(SIDE, margin, {})
    west, south, east, north = floor.bounds
    side = max(SIDE, ((east - west + SIDE) * (north - south + SIDE) / MOST) ** 0.5)
    low, high = (np.floor((np.array(at) - OFF) / side).astype(np.int64) for at in ((west, south), (east, north)))
    frame = Cut(side, margin, {})
    return Cut(side, margin, dict(_halved(frame, np.array([floor], object), np.append(low, high + 1)[None])))


def _halved(frame: Cut, floors: Shapes, blocks: NDArray[np.int64]) -> Iterator[tuple[Key, BaseGeometry]]:
    """The squares with floor of some blocks of them, [n, 4]: the first column and row, and those after the last.

    Halving again and again cuts a floor of many corners far quicker than square by square, all halves in one go.
    """
    while len(blocks):
        some = ~shapely.is_empty(floors)
        floors, blocks = floors[some], blocks[some]
        squares = np.prod(blocks[:, 2:] - blocks[:, :2], axis=1)
        small = (squares == 1) | (squares <= FEW) & (shapely.get_num_coordinates(floors) <= CORNERS)
        for floor, (west, south, east, north) in zip(floors[small], blocks[small].tolist(), strict=True):
            yield from _single(frame, floor, [*product(range(west, east), range(south, north))])
        blocks = _halves(blocks[~small])
        # Farther than any square of them: no edge may come to lie on the edge of a square.
        low, high = ((blocks[:, n : n + 2] * frame.side + OFF).T for n in (0, 2))
        floors = shapely.intersection(np.tile(floors[~small], 2), shapely.box(*(low - 2 * frame.margin), *(high + 2 * frame.margin)))


def _single(frame: Cut, floor: BaseGeometry, keys: list[Key]) -> Iterator[tuple[Key, BaseGeometry]]:
    """Those of some squares that have floor, cut out one by one."""
    frames = frame.frames(keys)
    found = shapely.box(*frames.T)
    shapely.prepare(floor)
    partly = ~shapely.contains_properly(floor, found)
    found[partly] = clipped(np.full(np.count_nonzero(partly), floor), frames[partly])
    return ((key, there) for key, there in zip(keys, found, strict=True) if not there.is_empty)


def _halves(blocks: NDArray[np.int64]) -> NDArray[np.int64]:
    """The first halves of all, and then the second ones."""
    one, other, each = blocks.copy(), blocks.copy(), np.arange(len(blocks))
    across = np.where(blocks[:, 2] - blocks[:, 0] >= blocks[:, 3] - blocks[:, 1], 0, 1)
    middle = (blocks[each, across] + blocks[each, across + 2]) // 2
    one[each, across + 2] = other[each, across] = middle
    return np.concatenate([one, other])


def clipped(shapes: Shapes, bounds: NDArray[np.float64]) -> Shapes:
    """Each shape within its box [n, 4]. No corner of a shape may lie on the edge of its box, no corner of a box on an edge."""
    result = np.empty(len(shapes), object)
    result[:] = [shapely.clip_by_rect(shape, *box) for shape, box in zip(shapes, bounds.tolist(), strict=True)]
    return result


def tiles(floor: Cut, keys: Iterable[Key], half: float, blocked: Shapes, bounds: NDArray[np.float64]) -> dict[Key, Tile]:
    """The squares ``keys`` drawn in by ``half`` metres; ``blocked``, ``bounds``: all that stands in the way, and its boxes [n, 4]."""
    asked = list(keys)
    found = shared(len(asked), WORK, lambda start, stop: _tiles(floor, asked[start:stop], half, blocked, bounds))
    return {key: tile for some in found for key, tile in some.items()}


def _tiles(floor: Cut, asked: list[Key], half: float, blocked: Shapes, bounds: NDArray[np.float64]) -> dict[Key, Tile]:
    if not asked:
        return {}
    inside = floor.inside(asked, half)
    near, holes = _grown(inside, half, blocked, bounds)
    inside[near] = shapely.difference(inside[near], holes)
    pieces, owner = shapely.get_parts(inside, return_index=True)
    whole = (shapely.get_dimensions(pieces) == 2) & ~shapely.is_empty(pieces)
    return _with_borders(floor, asked, pieces[whole], owner[whole])


def _grown(inside: Shapes, half: float, blocked: Shapes, bounds: NDArray[np.float64]) -> tuple[NDArray[np.intp], Shapes]:
    """The squares that something stands in or near, and for each of them all of that, grown by half the width."""
    west, south, east, north = shapely.total_bounds(inside) + (-half, -half, half, half)
    about = np.flatnonzero((bounds[:, 0] <= east) & (bounds[:, 2] >= west) & (bounds[:, 1] <= north) & (bounds[:, 3] >= south))
    # How near it is, is asked of the shapes themselves: a kerb along a whole street lies in the frame of many squares.
    box, n = shapely.STRtree(blocked[about]).query(inside, predicate="dwithin", distance=half)
    n = about[n]
    # From west to east, so that a square comes out the same in whatever order things stand on the site.
    sorted_by = np.lexsort((n, *bounds[n].T[::-1], box))
    box, n = box[sorted_by], n[sorted_by]
    parts, of = shapely.get_parts(blocked[n], return_index=True)
    areal = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    parts = parts[areal]
    near, which = np.unique(box[of[areal]], return_inverse=True)
    together = shapely.multipolygons(parts, indices=which)
    rows = _in_rows(parts, which)
    if len(rows):
        # GEOS stumbles over edges that lie on each other but for the last digit, and tries again and again.
        same = shapely.transform(together[rows], lambda corners: np.round(corners, 9))
        together[rows] = shapely.union_all(same[:, None], axis=1)
    # Growing all of them in one go is far quicker than one by one and then making them one.
    return near, shapely.buffer(together, half, quad_segs=16)


def _in_rows(parts: Shapes, group: NDArray[np.intp]) -> NDArray[np.intp]:
    """The groups in which two shapes of few corners have one in common: bicycle stands in a row."""
    plain = shapely.get_num_coordinates(parts) <= PLAIN
    parts, group = parts[plain], group[plain]
    # Of each ring the last corner is the first.
    corners, of = shapely.get_coordinates(shapely.get_exterior_ring(parts), return_index=True)
    once = np.flatnonzero(of[1:] == of[:-1])
    at, group = np.round(corners[once] * 1e6).astype(np.int64), group[of[once]]
    key = (group * PRIME + at[:, 0]) * PRIME + at[:, 1]
    order = np.argsort(key)
    return np.unique(group[order[1:][key[order[1:]] == key[order[:-1]]]])


def _inside(floor: Cut, keys: list[Key], half: float) -> Shapes:
    floors, boxes = np.array([floor.floors[key] for key in keys], object), floor.boxes(keys)
    partly = shapely.area(floors) < floor.whole - 1e-9
    boxes[partly] = clipped(shrunk(floors[partly], half), shapely.bounds(boxes[partly]))
    return boxes


def shrunk(shapes: Shapes, half: float) -> Shapes:
    """Each shape drawn in by ``half`` metres on all sides.

    Ragged ones are drawn in a little first: of a comb with thousands of fine teeth nothing but its back is left then,
    where the circles about all its corners would meet each other in millions of places.
    """
    result = shapes.copy()
    gone = np.zeros(len(shapes))
    for step in FIRST:
        ragged = (shapely.get_num_coordinates(result) > RAGGED) & (gone + step < half)
        result[ragged] = shapely.buffer(result[ragged], -step, quad_segs=16)
        gone[ragged] += step
    # 16 steps to the quarter circle: an arc is at most 0.001 of its radius too flat.
    return shapely.buffer(result, gone - half, quad_segs=16)


def _with_borders(floor: Cut, keys: list[Key], pieces: Shapes, owner: NDArray[np.intp]) -> dict[Key, Tile]:
    borders: list[tuple[list[Stretch], list[Stretch], list[Stretch], list[Stretch]]] = [([], [], [], []) for _ in keys]
    first = np.searchsorted(owner, np.arange(len(keys) + 1))
    rings, piece = shapely.get_rings(pieces, return_index=True)
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[:-1] == ring[1:]
    a, b, of = corners[:-1][same], corners[1:][same], piece[ring[:-1][same]]
    low = np.array(keys, float).reshape(-1, 2)[owner[of]] * floor.side + OFF
    lines = np.concatenate([low, low + floor.side], axis=1).T
    on = (np.abs(a.T[ACROSS] - lines) < ON) & (np.abs(b.T[ACROSS] - lines) < ON)
    number, edge = np.nonzero(on)
    along = np.sort(np.stack([a[edge, ALONG[number]], b[edge, ALONG[number]]], axis=1), axis=1)
    tile = owner[of[edge]]
    within = of[edge] - first[tile]
    for (start, end), border, n, at in zip(along.tolist(), number.tolist(), within.tolist(), tile.tolist(), strict=True):
        if end > start:
            borders[at][border].append((start, end, n))
    return {
        key: Tile(tuple(pieces[first[n] : first[n + 1]]), (tuple(w), tuple(s), tuple(e), tuple(north)))
        for n, (key, (w, s, e, north)) in enumerate(zip(keys, borders, strict=True))
    }
