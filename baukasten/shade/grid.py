"""The grid of ground cells on which light is counted: open ground inside the site's boundary."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.geometry import Outline, polygon
from baukasten.phrase import _
from baukasten.scene import Scene
from baukasten.site import Site
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
    is_open = _open(scene.site, xs, ys)
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


def _open(site: Site, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Cells inside the boundary and in no building.

    Along each row of middles an area lasts from every odd crossing of its edges to the next, also where its outline
    crosses itself. Asking shapely for each cell, or for the areas together, would take as long as the day's shadows.
    """
    area, (x0, y0), (x1, y1) = _edges([site.boundary, *(building.outline for building in site.buildings)])
    first = np.searchsorted(ys, y0)
    count = np.searchsorted(ys, y1) - first
    edge = np.repeat(np.arange(len(count)), count)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count - first, count)
    crossing = x0[edge] + (ys[row] - y0[edge]) / (y1[edge] - y0[edge]) * (x1[edge] - x0[edge])
    size = len(xs) * len(ys)
    # In the order of areas, rows and columns; the last end of an area is not the first begin of the next.
    place = np.sort(area[edge] * (size + 1) + row * len(xs) + np.searchsorted(xs, crossing))
    step = np.where(place <= size, 1, -1)
    step[1::2] *= -1
    place %= size + 1
    in_order = np.argsort(place)
    is_open = np.concatenate([[False], np.cumsum(step[in_order]) == 1])
    return np.repeat(is_open, np.diff(place[in_order], prepend=0, append=size)).reshape(len(ys), len(xs))


def _edges(areas: list[Outline]) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Of which area each edge is, and its lower and upper end [2, edges]: alike for both who share it."""
    rings = [(n, ring) for n, area in enumerate(areas) for ring in _rings(area)]
    sizes = np.array([len(ring) for _n, ring in rings])
    last = np.cumsum(sizes) - 1
    after = np.arange(1, sizes.sum() + 1)
    after[last] -= sizes
    start = np.array([corner for _n, ring in rings for corner in ring], float).T
    end = start[:, after]
    falls = end[1] < start[1]
    return np.repeat([n for n, _ring in rings], sizes), np.where(falls, end, start), np.where(falls, start, end)


def _rings(area: Outline) -> Iterator[Sequence[tuple[float, float]]]:
    """Corners in metres. Courtyards are asked of shapely: one that crosses the outer ring is no area by itself."""
    if area.holes:
        for ring in shapely.get_rings(shapely.get_parts(polygon(area))):
            yield shapely.get_coordinates(ring)[:-1].tolist()
    elif area.ring:
        yield [(x / 1000, y / 1000) for x, y in area.ring]
