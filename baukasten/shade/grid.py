"""The grid of ground cells on which light is counted: open ground inside the site's boundary."""

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.geometry import polygon
from baukasten.phrase import _
from baukasten.scene import Scene
from baukasten.trouble import Trouble

CELLS = (0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 25.0, 50.0)
"""Cell sizes in metres; a square gets the finest that makes at most ``PLENTY`` cells."""
PLENTY = 120_000
MOST_BYTES = 2 * 1024**3
"""What the light of a grid may take in memory."""
CELL_BYTES = 20
"""What a cell takes whatever the suns: light, hours, ground and whether it is open."""


@dataclass(frozen=True)
class Grid:
    """Square cells, row 0 in the south, column 0 in the west; ``west`` and ``south`` in metres of the plan.

    ``open`` [rows, cols]: the middle of the cell lies inside the boundary and in no building.
    ``ground`` [rows, cols]: metres above the lowest spot of the terrain at the middle of each open cell.
    """

    cell: float
    west: float
    south: float
    ground: NDArray[np.float64]
    open: NDArray[np.bool_]


def grid(scene: Scene, cell_m: float | None = None, bits: int = 0) -> Grid:
    """The cells of a scene's site, for each of which so many ``bits`` will be kept.

    Trouble where the boundary encloses nothing or all that would not fit into ``MOST_BYTES``.
    """
    boundary = polygon(scene.site.boundary)
    if boundary.is_empty:
        raise Trouble(_("The boundary of the site encloses no area, so there is no ground to shade."))
    cell = cell_m or cell_for(boundary)
    if not (cell > 0 and math.isfinite(cell)) or _count(boundary, cell) * (CELL_BYTES + bits / 8) > MOST_BYTES:
        raise Trouble(_("Cells of {cell} m do not suit this site: choose coarser ones.", cell=str(cell)))
    west, south, east, north = boundary.bounds
    west, south = math.floor(west / cell) * cell, math.floor(south / cell) * cell
    xs = west + (np.arange(max(1, math.ceil((east - west) / cell))) + 0.5) * cell
    ys = south + (np.arange(max(1, math.ceil((north - south) / cell))) + 0.5) * cell
    is_open = _open(scene, boundary, xs, ys)
    ground = np.zeros(is_open.shape)
    if scene.relief.known:
        rows, columns = np.nonzero(is_open)
        ground[is_open] = scene.relief.heights(xs[columns], ys[rows])
    return Grid(cell, west, south, ground, is_open)


def cell_for(boundary: shapely.Geometry) -> float:
    """The finest cell size that keeps a day of sun a matter of a second."""
    return next((cell for cell in CELLS if _count(boundary, cell) <= PLENTY), CELLS[-1])


def _count(boundary: shapely.Geometry, cell: float) -> float:
    west, south, east, north = boundary.bounds
    return (east - west) * (north - south) / cell**2


def _open(scene: Scene, boundary: shapely.Geometry, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Cells inside: along each row of middles, from every odd crossing of the edge to the next.

    Asking shapely for each cell would take as long as the day's shadows themselves.
    """
    built = [polygon(building.outline) for building in scene.site.buildings]
    area = shapely.difference(boundary, shapely.union_all([b for b in built if b.intersects(boundary)]))
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(shapely.get_parts(area))]
    start = np.concatenate([ring[:-1] for ring in rings] or [np.zeros((0, 2))])
    end = np.concatenate([ring[1:] for ring in rings] or [np.zeros((0, 2))])
    first = np.searchsorted(ys, np.minimum(start[:, 1], end[:, 1]))
    count = np.searchsorted(ys, np.maximum(start[:, 1], end[:, 1])) - first
    edge = np.repeat(np.arange(len(count)), count)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count - first, count)
    (x0, y0), (x1, y1) = start[edge].T, end[edge].T
    crossing = x0 + (ys[row] - y0) / (y1 - y0) * (x1 - x0)
    in_order = np.lexsort((crossing, row))
    row, column = row[in_order], np.searchsorted(xs, crossing[in_order])
    steps = np.zeros((len(ys), len(xs) + 1), np.int32)
    np.add.at(steps, (row[::2], column[::2]), 1)
    np.add.at(steps, (row[1::2], column[1::2]), -1)
    return np.cumsum(steps[:, :-1], axis=1) > 0
