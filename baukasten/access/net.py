"""The triangles of some ground and which of them lie beside each other, square by square, for ways over it.

The passable pieces of each square (``tiles``) are cut into triangles whose corners are the corners of the ground
(constrained Delaunay). A square is cut when a way first comes to it; those that a change of the plan leaves as they
are, are taken over, and so is every way that has only looked at such squares.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.tiles import OFF, Key, Shapes, Tile
from baukasten.access.way import Spot, Way

DETAIL = 0.02
"""Metres by which the ground's corners are smoothed first: arcs would give thousands of triangles."""
DIGITS = 6
"""Decimals of a metre to which corners are counted; neighbouring squares know the same corner to less than that."""
ON = 2e-6
"""Metres from a border at which a corner lies on it."""
MOST = 2_000
"""So many ways are remembered."""

Where: TypeAlias = tuple[int, int, int]
"""A triangle: column and row of its square, and its number there."""
Rim: TypeAlias = list[tuple[float, float, int]]
"""From, to along a border, and the triangle that has its edge there."""


class Door(NamedTuple):
    """An edge between two triangles: the one behind it, and its left and right end as one goes through.

    ``bends``: those of the ends that are corners of the ground; only there a short way bends.
    """

    into: Where
    left: Spot
    right: Spot
    bends: tuple[Spot, ...]


@dataclass(frozen=True, eq=False)
class Mesh:
    """The triangles of one square, float64[n, 3, 2], the edges between them, and those on its west, south, east, north border."""

    tile: Tile
    triangles: NDArray[np.float64]
    inner: list[list[Door]]
    rims: tuple[Rim, Rim, Rim, Rim]
    corners: frozenset[Spot]
    """Of the square itself: none of the ground."""


@dataclass(frozen=True, eq=False)
class Hall:
    """All doors of one square, triangle by triangle, and the five squares that they follow from."""

    tiles: tuple[Tile | None, ...]
    doors: list[list[Door]]


@dataclass(frozen=True, eq=False)
class Told:
    """A way that was asked for, the triangles at its ends, and the squares that were looked at."""

    ends: tuple[Where | None, ...]
    way: Way | None
    halls: Mapping[Key, Hall]


@dataclass(frozen=True, eq=False)
class Net:
    """``parts``, ``number``, ``tree``: as ``Passable`` has them. What is remembered is handed on from net to net."""

    side: float
    squares: Mapping[Key, Tile]
    parts: Shapes
    number: NDArray[np.intp]
    tree: shapely.STRtree
    _meshes: dict[Key, Mesh] = field(default_factory=dict, repr=False)
    _halls: dict[Key, Hall] = field(default_factory=dict, repr=False)
    told: dict[tuple[Spot, ...], Told] = field(default_factory=dict, repr=False)

    def over(
        self, side: float, squares: Mapping[Key, Tile], parts: Shapes, number: NDArray[np.intp], tree: shapely.STRtree
    ) -> "Net":
        """The net of a later ground."""
        return Net(side, squares, parts, number, tree, self._meshes, self._halls, self.told)

    def nearest(self, spot: Spot) -> tuple[Where, int] | None:
        """The triangle nearest to a place, and the number of the area it belongs to; None where there is no ground."""
        place = shapely.Point(spot)
        part = self.tree.nearest(place)
        if part is None:
            return None
        west, south, east, north = shapely.bounds(self.parts[part]).tolist()
        key = int(((west + east) / 2 - OFF) // self.side), int(((south + north) / 2 - OFF) // self.side)
        triangles = shapely.polygons(self.mesh(key).triangles)
        return (*key, int(np.argmin(shapely.distance(triangles, place)))), int(self.number[part])

    def mesh(self, key: Key) -> Mesh:
        tile = self.squares[key]
        known = self._meshes.get(key)
        if known is None or known.tile is not tile:
            known = self._meshes[key] = _mesh(tile, key, self.side)
        return known

    def hall(self, key: Key) -> Hall:
        known = self._halls.get(key)
        if known is None or not self.is_still(key, known):
            known = self._halls[key] = Hall(self._around(key), list(self._doors(key)))
        return known

    def is_still(self, key: Key, hall: Hall) -> bool:
        """Whether all squares that some doors follow from are as they were."""
        return all(a is b for a, b in zip(self._around(key), hall.tiles, strict=True))

    def remember(self, asked: tuple[Spot, ...], told: Told) -> None:
        if len(self.told) >= MOST:
            self.told.clear()
        self.told[asked] = told

    def _around(self, key: Key) -> tuple[Tile | None, ...]:
        get = self.squares.get
        return get(key), *map(get, _beside(key))

    def _doors(self, key: Key) -> Iterator[list[Door]]:
        mesh = self.mesh(key)
        leading_out: list[list[Door]] = [[] for _ in mesh.inner]
        for side, beyond in enumerate(_beside(key)):
            if beyond in self.squares:
                for n, door in _over_border(self.side, key, beyond, side, mesh, self.mesh(beyond)):
                    leading_out[n].append(door)
        yield from (inner + outer for inner, outer in zip(mesh.inner, leading_out, strict=True))


def _beside(key: Key) -> tuple[Key, Key, Key, Key]:
    """The squares to the west, south, east and north."""
    i, j = key
    return (i - 1, j), (i, j - 1), (i + 1, j), (i, j + 1)


def _over_border(width: float, key: Key, beyond: Key, side: int, mine: Mesh, theirs: Mesh) -> Iterator[tuple[int, Door]]:
    """The doors from the triangles of one square to those of the one beside it."""
    axis, is_far = side % 2, side >= 2
    line = round((key[axis] + is_far) * width + OFF, DIGITS)
    for start, end, n in mine.rims[side]:
        for begin, stop, m in theirs.rims[(side + 2) % 4]:
            low, high = max(start, begin), min(end, stop)
            if low < high:
                a, b = ((line, low), (line, high)) if axis == 0 else ((low, line), (high, line))
                # Going east, north is to the left; going north, west.
                left, right = (b, a) if is_far == (axis == 0) else (a, b)
                yield n, Door((*beyond, m), left, right, tuple(p for p in (left, right) if p not in mine.corners))


def _mesh(tile: Tile, key: Key, side: float) -> Mesh:
    west, south = (n * side + OFF for n in key)
    lines = tuple(round(v, DIGITS) for v in (west, south, west + side, south + side))
    corners = frozenset((x, y) for x in lines[::2] for y in lines[1::2])
    cut = shapely.get_parts(shapely.constrained_delaunay_triangles(_smooth(tile.pieces, lines)))
    triangles = np.round(shapely.get_coordinates(cut).reshape(-1, 4, 2)[:, :3], DIGITS)
    (ax, ay), (bx, by), (cx, cy) = (triangles[:, n].T for n in range(3))
    clockwise = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) < 0
    triangles[clockwise] = triangles[clockwise][:, ::-1]
    inner: list[list[Door]] = [[] for _ in triangles]
    alone: dict[tuple[Spot, Spot], int] = {}
    for n, (a, b, c) in enumerate([[(x, y) for x, y in three] for three in triangles.tolist()]):
        for one, other in ((a, b), (b, c), (c, a)):
            # Counter-clockwise round a triangle, whoever goes out over an edge has its far end to the left.
            if (m := alone.pop((other, one), None)) is None:
                alone[one, other] = n
                continue
            bends = tuple(p for p in (one, other) if p not in corners)
            inner[n].append(Door((*key, m), other, one, bends))
            inner[m].append(Door((*key, n), one, other, bends))
    return Mesh(tile, triangles, inner, _rims(alone, lines), corners)


def _rims(alone: Mapping[tuple[Spot, Spot], int], lines: tuple[float, ...]) -> tuple[Rim, Rim, Rim, Rim]:
    rims: tuple[Rim, Rim, Rim, Rim] = [], [], [], []
    for (a, b), n in alone.items():
        for side, line in enumerate(lines):
            axis = side % 2
            if abs(a[axis] - line) < ON and abs(b[axis] - line) < ON:
                rims[side].append((min(a[1 - axis], b[1 - axis]), max(a[1 - axis], b[1 - axis]), n))
    return rims


def _smooth(pieces: tuple[BaseGeometry, ...], lines: tuple[float, ...]) -> Shapes:
    """Pieces with fewer corners, but with all that lie on the border of the square."""
    if not pieces:
        return np.zeros(0, object)
    given = np.array(pieces, object)
    rings, piece = shapely.get_rings(given, return_index=True)
    runs, ring = [], []
    for n, corners in enumerate(map(shapely.get_coordinates, rings)):
        for run in _runs(corners, lines):
            runs.append(run)
            ring.append(n)
    run_of = np.repeat(np.arange(len(runs)), [len(run) for run in runs])
    simple = shapely.simplify(shapely.linestrings(np.concatenate(runs), indices=run_of), DETAIL, preserve_topology=False)
    found = [np.concatenate([shapely.get_coordinates(run) for run in some]) for some in _split(simple, np.array(ring))]
    result = given.copy()
    for n, some in enumerate(_split(np.arange(len(rings)), piece)):
        outer, *holes = (found[r] for r in some)
        if len(np.unique(outer, axis=0)) >= 3:
            shape = shapely.Polygon(outer, [hole for hole in holes if len(np.unique(hole, axis=0)) >= 3])
            if shape.is_valid:
                result[n] = shape
    return result


def _split(values: NDArray[np.generic], owner: NDArray[np.intp]) -> list[NDArray[np.generic]]:
    return np.split(values, np.flatnonzero(np.diff(owner)) + 1)


def _runs(corners: NDArray[np.float64], lines: tuple[float, ...]) -> Iterator[NDArray[np.float64]]:
    """The stretches of a closed ring from one corner on the border to the next."""
    on = (np.abs(corners[:-1, [0, 1, 0, 1]] - np.array(lines)) < ON).any(axis=1)
    first = int(np.argmax(on))
    turned = np.concatenate([corners[first:-1], corners[: first + 1]])
    at = np.flatnonzero(np.roll(on, -first)).tolist() if on.any() else [0]
    yield from (turned[a : b + 1] for a, b in pairwise([*at, len(turned) - 1]))
