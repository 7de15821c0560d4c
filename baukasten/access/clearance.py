"""How far it is from a place to the nearest thing in the way, in metres: at single places, and over the whole ground.

Distances are taken to the outlines themselves, not to a raster of them, so they are exact; the map only samples
them, at the middle of each cell. It is for colouring and for finding places: whether a norm's width is kept is
decided by ``passable``. When something moves only the cells near it are measured again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access import kernels
from baukasten.access.cores import shared
from baukasten.access.ground import Ground, Obstacle
from baukasten.access.passable import Going, gates, in_the_way
from baukasten.access.tiles import OFF, Shapes

MOST = 3.0
"""Metres. What is farther away hinders nobody."""
CELL = 0.25
"""Metres, the side of a cell where nothing else is said."""
SQUARE = 1.0
"""Metres, the side of the squares in which edges are looked up."""
ASKED = 8192
"""So many shapes are remembered with their cells."""

Cells: TypeAlias = tuple[NDArray[np.intp], NDArray[np.intp]]
"""Rows and columns."""
Edges: TypeAlias = NDArray[np.float64]
"""[n, 4]: from x, y to x, y, metres."""


@dataclass(frozen=True, eq=False)
class Standing:
    """What stands in the way, one line each: the obstacles, their boxes [n, 4] (west, south, east, north) and edges."""

    obstacles: tuple[Obstacle, ...]
    boxes: NDArray[np.float64]
    edges: tuple[Edges, ...]

    def near(self, box: NDArray[np.float64], distance: float) -> Edges:
        """The edges of all whose box lies within a distance of a box."""
        (west, south, east, north), of = box, self.boxes
        hit = (of[:, 0] <= east + distance) & (of[:, 2] >= west - distance)
        hit &= (of[:, 1] <= north + distance) & (of[:, 3] >= south - distance)
        return np.concatenate([np.empty((0, 4)), *(self.edges[n] for n in np.flatnonzero(hit))])

    def changed(self, gone: Iterable[Obstacle], come: Iterable[Obstacle]) -> "Standing":
        left = {id(o) for o in gone}
        stay = [n for n, o in enumerate(self.obstacles) if id(o) not in left]
        more = standing(come)
        return Standing(
            (*(self.obstacles[n] for n in stay), *more.obstacles),
            np.concatenate([self.boxes[stay], more.boxes]),
            (*(self.edges[n] for n in stay), *more.edges),
        )


@dataclass(frozen=True, eq=False)
class ClearMap:
    """``clear`` [rows, cols]: metres from the middle of each cell to the nearest obstacle or edge of the floor, at most
    ``most``; 0 where nobody can be. Row 0 lies in the south. ``west``, ``south``: metres."""

    west: float
    south: float
    cell: float
    most: float
    going: Going
    clear: NDArray[np.float32]
    floor: BaseGeometry = field(repr=False)
    rim: Edges = field(repr=False)
    """The edges of all that is no floor."""
    standing: Standing = field(repr=False)
    _asked: dict[bytes, Cells] = field(default_factory=dict, repr=False)
    """Shapes and their cells, for the maps that follow too: entrances and things are asked for again and again."""

    def cells(self, shape: BaseGeometry) -> Cells:
        """Rows and columns of the cells whose middle lies in a shape; of a part that holds none, the cell it lies in."""
        key = shape.wkb
        if key not in self._asked:
            if len(self._asked) >= ASKED:
                self._asked.clear()
            found = [self._within(part) for part in shapely.get_parts(shape) if not part.is_empty]
            empty = np.empty(0, np.intp)
            self._asked[key] = tuple(np.concatenate([empty, *(cells[n] for cells in found)]) for n in range(2))
        return self._asked[key]

    def _within(self, part: BaseGeometry) -> Cells:
        row0, row1, col0, col1 = _window(self, np.array(part.bounds), 0.0)
        rows, cols = np.arange(row0, row1).repeat(max(0, col1 - col0)), np.tile(np.arange(col0, col1), max(0, row1 - row0))
        inside = shapely.intersects_xy(part, *self.middles(rows, cols))
        if not inside.any() and len(rows):
            x, y = self.middles(rows, cols)
            middle = part.centroid
            inside[np.argmin((x - middle.x) ** 2 + (y - middle.y) ** 2)] = True
        return rows[inside], cols[inside]

    def middles(self, rows: NDArray[np.intp], cols: NDArray[np.intp]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        return self.west + (cols + 0.5) * self.cell, self.south + (rows + 0.5) * self.cell


def clearance(points: NDArray[np.float64], shapes: Iterable[BaseGeometry], most: float = MOST) -> NDArray[np.float64]:
    """Metres from each point [n, 2] to the nearest of some areas, at most ``most``; 0 inside one."""
    result = np.full(len(points), float(most))
    edges, _owner = _edges_of(np.array(list(shapes), object))
    if not len(edges) or not len(points):
        return result
    # Column by column: numpy takes forty times as long for both at once.
    (west, east), (south, north) = ((float(points[:, n].min()), float(points[:, n].max())) for n in range(2))
    corners = edges.reshape(-1, 2)
    low = np.maximum((west, south), corners.min(axis=0) - most) - OFF
    high = np.minimum((east, north), corners.max(axis=0) + most)
    # No more squares than would pay, however far apart the points lie.
    side = max(SQUARE, float(np.sqrt(np.prod(np.maximum(high - low, 0) + 1) / 4e6)))
    cols, rows = (np.maximum(np.floor((high - low) / side), 0).astype(int) + 1).tolist()
    table = kernels.index(edges, low[0], low[1], side, most, rows, cols)

    def some(start: int, stop: int) -> None:
        kernels.away(points, low[0], low[1], side, most, *table, start, stop, result)

    shared(len(points), 1, some)
    return result


def clear_map(ground: Ground, going: Going = Going.FEET, cell: float = CELL, most: float = MOST) -> ClearMap:
    """The map of a ground; over any floor on foot, over what rolls for wheels."""
    floor = ground.floor(going is Going.WHEELS)
    west, south, east, north = floor.bounds if not floor.is_empty else (0.0, 0.0, cell, cell)
    cols, rows = (int(np.ceil((to - start) / cell)) for start, to in ((west, east), (south, north)))
    around = shapely.box(west - 1, south - 1, west + cols * cell + 1, south + rows * cell + 1)
    rim, _owner = _edges_of(np.array([shapely.difference(around, floor)], object))
    there = standing(in_the_way(ground, going).by_id.values())
    edges = np.concatenate([rim, *there.edges])
    clear = np.empty((rows, cols), np.float32)

    def band(start: int, stop: int) -> None:
        kernels.measure(edges, west, south, cell, most, start, stop, 0, cols, clear)

    shared(rows, cols, band)
    return ClearMap(west, south, cell, most, going, clear, floor, rim, there)


def followed(before: ClearMap, ground: Ground) -> ClearMap:
    """The map of a later ground. The earlier map must not be used any more: its cells are taken over and changed."""
    if ground.floor(before.going is Going.WHEELS) is not before.floor:
        return clear_map(ground, before.going, before.cell, before.most)
    return moved(before, *in_the_way(ground, before.going).unlike({id(o): o for o in before.standing.obstacles}))


def moved(before: ClearMap, gone: Iterable[Obstacle], come: Iterable[Obstacle]) -> ClearMap:
    """The map once some obstacles have gone and others come. The earlier map must not be used any more, as above."""
    left, fresh = list(gone), list(come)
    after = replace(before, standing=before.standing.changed(left, fresh))
    for box in _bounds([*left, *fresh]):
        row0, row1, col0, col1 = window = _window(after, box, after.most)
        if row0 < row1 and col0 < col1:
            near = np.concatenate([after.rim, after.standing.near(_box(after, window), after.most)])
            kernels.measure(near, after.west, after.south, after.cell, after.most, row0, row1, col0, col1, after.clear)
    return after


def reachable(of: ClearMap, ground: Ground, width: float) -> NDArray[np.bool_]:
    """The cells [rows, cols] that somebody ``width`` metres wide gets to from an entrance, to the accuracy of the cells."""
    result = np.empty(of.clear.shape, np.uint8)
    kernels.tied(of.clear, width / 2, *of.cells(gates(ground.entrances, width)), result)
    return result.view(bool)


def standing(obstacles: Iterable[Obstacle]) -> Standing:
    there = tuple(obstacles)
    edges, owner = _edges_of(np.array([o.shape for o in there], object))
    first = np.searchsorted(owner, np.arange(len(there) + 1))
    return Standing(there, _bounds(there), tuple(edges[first[n] : first[n + 1]] for n in range(len(there))))


def _bounds(obstacles: Iterable[Obstacle]) -> NDArray[np.float64]:
    return shapely.bounds(np.array([o.shape for o in obstacles], object)).reshape(-1, 4)


def _edges_of(shapes: Shapes) -> tuple[Edges, NDArray[np.intp]]:
    """The edges of areas, solids on their left, and which shape each belongs to."""
    parts, of = shapely.get_parts(shapes, return_index=True)
    areal = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, part = shapely.get_rings(shapely.orient_polygons(parts[areal], exterior_cw=False), return_index=True)
    corners, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[:-1] == ring[1:]
    return np.hstack([corners[:-1][same], corners[1:][same]]), of[areal][part[ring[:-1][same]]]


def _window(of: ClearMap, box: NDArray[np.float64], more: float) -> tuple[int, int, int, int]:
    """First row and the one after the last, and the same for columns, of the cells within ``more`` metres of a box."""
    rows, cols = of.clear.shape
    west, south, east, north = box
    low = np.floor((np.array([south - of.south, west - of.west]) - more) / of.cell).astype(int)
    high = np.ceil((np.array([north - of.south, east - of.west]) + more) / of.cell).astype(int)
    (row0, col0), (row1, col1) = np.maximum(low, 0).tolist(), np.minimum(high, (rows, cols)).tolist()
    return row0, row1, col0, col1


def _box(of: ClearMap, window: tuple[int, int, int, int]) -> NDArray[np.float64]:
    row0, row1, col0, col1 = window
    return np.array([col0, row0, col1, row1]) * of.cell + (of.west, of.south, of.west, of.south)
