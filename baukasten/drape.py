"""Ground laid over the relief: areas cut along one common grid, so that neighbours meet without gaps."""

from collections.abc import Callable, Iterator

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.element import Ground, Texture
from baukasten.geometry import Outline, outlines, parts_with_area, polygon
from baukasten.relief import Relief
from baukasten.site import Site

CELL = 4.0
"""Metres. On slopes as squares have them the ground bends less than a centimetre inside a cell."""

AROUND = 18.0
"""Metres of ground shown beyond the boundary and the buildings round it."""

BEYOND = Ground("#dedacf", Texture.PLAIN, walkable=False, rolls=False)
"""Ground outside the site: shown so that buildings do not float, not planned on."""

Vertices = NDArray[np.float32]
Faces = NDArray[np.int32]
Triangulation = Callable[[NDArray[np.float64], NDArray[np.uint32]], NDArray[np.int64]]


def draped(outline: Outline, relief: Relief, triangulated: Triangulation) -> tuple[Vertices, Faces]:
    """Vertices [n, 3] in metres and faces [m, 3] of an area that follows the ground."""
    shape = polygon(outline)
    inside, rest = _cut(shape) if relief.known else (np.zeros((0, 2)), parts_with_area(shape))
    flats, faces = [_corners(inside)], [_halves(len(inside))]
    start = len(inside) * 4
    for piece in rest:
        rings = [shapely.get_coordinates(ring)[:-1] for ring in (piece.exterior, *piece.interiors)]
        flat = np.concatenate(rings)
        flats.append(flat)
        faces.append(triangulated(flat, np.cumsum([len(r) for r in rings]).astype(np.uint32)) + start)
        start += len(flat)
    whole = np.concatenate(flats)
    return np.column_stack([whole, relief.heights(*whole.T)]).astype(np.float32), np.concatenate(faces).astype(np.int32)


def surroundings(site: Site) -> Iterator[tuple[Outline, Ground]]:
    """The ground round the site, as far as its buildings stand."""
    for outline in outlines(shapely.difference(shown_ground(site), polygon(site.boundary))):
        yield outline, BEYOND


def shown_ground(site: Site) -> shapely.Geometry:
    """The site and the ground round it, metres."""
    built = [polygon(outline) for outline in (site.boundary, *(building.outline for building in site.buildings))]
    return shapely.convex_hull(shapely.union_all(built)).buffer(AROUND, quad_segs=6)


def _cut(shape: shapely.Geometry) -> tuple[NDArray[np.float64], list[shapely.Polygon]]:
    """The shape along the grid: the lower left corners [n, 2] of the cells inside it, and what is left at its edge."""
    if shape.is_empty:
        return np.zeros((0, 2)), []
    west, south, east, north = (np.floor(shape.bounds[:2]) // CELL * CELL).tolist() + list(shape.bounds[2:])
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(west, east, CELL), np.arange(south, north, CELL)))
    cells = shapely.box(x, y, x + CELL, y + CELL)
    shapely.prepare(shape)
    inside = shapely.covers(shape, cells)
    at_the_edge = shapely.intersects(shape, cells) & ~inside
    clipped = shapely.intersection(shape, cells[at_the_edge])
    return np.column_stack([x, y])[inside], [part for piece in clipped for part in parts_with_area(piece)]


def _corners(lower_left: NDArray[np.float64]) -> NDArray[np.float64]:
    return (lower_left[:, None] + np.array([(0, 0), (CELL, 0), (CELL, CELL), (0, CELL)])).reshape(-1, 2)


def _halves(count: int) -> NDArray[np.int64]:
    """Two triangles for each cell of four corners."""
    return (4 * np.arange(count)[:, None, None] + np.array([(0, 1, 2), (0, 2, 3)])).reshape(-1, 3)
