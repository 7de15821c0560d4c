"""Ground laid over the relief: areas cut along one common grid, so that neighbours meet without gaps."""

from collections.abc import Callable, Iterator

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.element import Ground, Texture
from baukasten.geometry import Outline, outlines, parts_with_area, polygon
from baukasten.relief import Relief
from baukasten.scene import Scene

CELL = 4.0
"""Metres. On slopes as squares have them the ground bends less than a centimetre inside a cell."""

AROUND = 18.0
"""Metres of ground shown beyond the boundary and the buildings round it."""

BEYOND = Ground("#dedacf", Texture.PLAIN, walkable=False, rolls=False)
"""Ground outside the site: shown so that buildings do not float, not planned on."""

Triangulation = Callable[[NDArray[np.float64], NDArray[np.uint32]], NDArray[np.int64]]


def draped(
    outline: Outline, relief: Relief, triangulated: Triangulation
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int32]]]:
    """Vertices [n, 3] in metres and faces [m, 3] of an area that follows the ground."""
    shape = polygon(outline)
    for piece in _cut(shape) if relief.known else parts_with_area(shape):
        rings = [shapely.get_coordinates(ring)[:-1] for ring in (piece.exterior, *piece.interiors)]
        flat = np.concatenate(rings)
        faces = triangulated(flat, np.cumsum([len(r) for r in rings]).astype(np.uint32))
        yield np.column_stack([flat, relief.heights(*flat.T)]).astype(np.float32), faces.astype(np.int32)


def surroundings(scene: Scene) -> Iterator[tuple[Outline, Ground]]:
    """The ground round the site, as far as its buildings stand."""
    site = polygon(scene.site.boundary)
    buildings = [polygon(b.outline) for b in scene.site.buildings]
    whole = shapely.convex_hull(shapely.union_all([site, *buildings])).buffer(AROUND, quad_segs=6)
    for outline in outlines(shapely.difference(whole, site)):
        yield outline, BEYOND


def _cut(shape: shapely.Geometry) -> list[shapely.Polygon]:
    """The shape along the grid: cells that lie inside stay whole, those on the edge are clipped."""
    if shape.is_empty:
        return []
    west, south, east, north = (np.floor(shape.bounds[:2]) // CELL * CELL).tolist() + list(shape.bounds[2:])
    x, y = np.meshgrid(np.arange(west, east, CELL), np.arange(south, north, CELL))
    cells = shapely.box(x.ravel(), y.ravel(), x.ravel() + CELL, y.ravel() + CELL)
    shapely.prepare(shape)
    cells = cells[shapely.intersects(shape, cells)]
    inside = shapely.covers(shape, cells)
    clipped = [part for piece in shapely.intersection(shape, cells[~inside]) for part in parts_with_area(piece)]
    return [*cells[inside], *clipped]
