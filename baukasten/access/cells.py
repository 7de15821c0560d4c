"""The passable pieces of a square cut into convex cells, whose corners are the corners of the ground.

They are cut into triangles (constrained Delaunay), and triangles that lie side by side are made one cell where that
is convex. Both follow from the square alone, so what is cut once holds as long as the square stays as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.access import cell_kernels as kernels
from baukasten.access.cores import shared
from baukasten.access.tiles import OFF, WORK, Key, Shapes, Tile

DETAIL = 0.02
"""Metres by which the ground's corners are smoothed first: arcs would give thousands of triangles."""
DIGITS = 6
"""Decimals of a metre to which corners are counted; neighbouring squares know the same corner to less than that."""
ON = 2e-6
"""Metres from a border at which a corner lies on it."""


@dataclass(frozen=True, eq=False)
class Cells:
    """``points`` float64[edges, 2], ``links`` int32[edges, 4], ``rims``: the edges on the border, as ``cell_kernels`` has them;
    ``rim_count`` [4]: of them on the west, south, east and north border."""

    tile: Tile
    points: NDArray[np.float64]
    links: NDArray[np.int32]
    rims: NDArray[np.int32]
    rim_count: NDArray[np.int64]

    @property
    def triangles(self) -> NDArray[np.float64]:
        """float64[n, 3, 2]."""
        return self.points.reshape(-1, 3, 2)


def border(number: NDArray[np.int64], side: float) -> NDArray[np.float64]:
    """Where the western (southern) borders of some columns (rows) lie."""
    return np.round(number * side + OFF, DIGITS)


def cut(squares: Mapping[Key, Tile], side: float) -> dict[Key, Cells]:
    """Some squares ``side`` metres wide cut into cells."""
    asked = list(squares.items())
    found = shared(len(asked), WORK, lambda start, stop: _cut(dict(asked[start:stop]), side))
    return {key: cells for some in found for key, cells in some.items()}


def _cut(squares: Mapping[Key, Tile], side: float) -> dict[Key, Cells]:
    """All at once because that is quicker."""
    low = np.array(list(squares), np.int64).reshape(-1, 2)
    lines = np.concatenate([border(low, side), border(low + 1, side)], axis=1)
    owner = np.repeat(np.arange(len(low)), [len(tile.pieces) for tile in squares.values()])
    pieces = np.array([piece for tile in squares.values() for piece in tile.pieces], object)
    corners, piece = shapely.get_coordinates(shapely.constrained_delaunay_triangles(_smooth(pieces, lines[owner])), return_index=True)
    points = _turning_left(np.round(corners.reshape(-1, 4, 2)[:, :3], DIGITS)).reshape(-1, 2)
    first = 3 * np.searchsorted(owner[piece[::4]], np.arange(len(low) + 1))
    links, rims = np.empty((len(points), 4), np.int32), np.empty(len(points), np.int32)
    count = np.zeros((len(low), 4), np.int64)
    kernels.linked(points, first, lines, ON, links, rims, count)
    return {
        key: Cells(tile, points[a:b], links[a:b], rims[a : a + many.sum()], many)
        for (key, tile), a, b, many in zip(squares.items(), first[:-1].tolist(), first[1:].tolist(), count, strict=True)
    }


def _turning_left(triangles: NDArray[np.float64]) -> NDArray[np.float64]:
    (ax, ay), (bx, by), (cx, cy) = (triangles[:, n].T for n in range(3))
    clockwise = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) < 0
    triangles[clockwise] = triangles[clockwise][:, ::-1]
    return triangles


def _smooth(pieces: Shapes, lines: NDArray[np.float64]) -> Shapes:
    """Pieces with fewer corners, but with all that lie on the border of their square, ``lines`` [pieces, 4]."""
    rings, piece = shapely.get_rings(pieces, return_index=True)
    first = np.append(0, np.cumsum(shapely.get_num_coordinates(rings)))
    corners, count = np.empty((2 * first[-1], 2)), np.empty(len(rings), np.int64)
    kernels.smoothed(shapely.get_coordinates(rings), first, lines[piece], DETAIL, ON, corners, count)
    outer = np.searchsorted(piece, np.arange(len(pieces)))
    ring = np.flatnonzero((count > 0) & (count[outer] > 0)[piece])
    result = pieces.copy()
    if len(ring):
        many = count[ring]
        of = np.repeat(np.arange(len(ring)), many)
        within = np.arange(len(of)) - np.repeat(np.cumsum(many) - many, many)
        smooth = shapely.linearrings(corners[2 * first[ring][of] + within], indices=of)
        found, which = np.unique(piece[ring], return_inverse=True)
        shapes = shapely.polygons(smooth, indices=which)
        valid = shapely.is_valid(shapes)
        result[found[valid]] = shapes[valid]
    return result
