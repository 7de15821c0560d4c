"""What stands around a site as it was measured from the air, as a light height mesh: seen in every view, planned on in none.

The same heights shade the site (``baukasten.shade.sweep``). To look at, every second or third of them is enough.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.body import SOLID, Light
from baukasten.drape import BEYOND, shown_ground
from baukasten.geometry import polygon
from baukasten.relief import Relief
from baukasten.shade.sweep import Raster, around
from baukasten.site import Site

REACH = 100.0
"""Metres beyond the boundary that are shown."""
MOST_CELLS = 30_000
"""More are thinned out: machines without a graphics card draw them too."""
CROWNS = "#b7c2a6"
SUNK = 0.1
"""Metres by which the measured ground lies under the ground that is drawn, which both mean the same."""
LOW = 0.5
"""Metres. What is lower is ground."""

Metres = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """Houses with the ground between them, or crowns. ``vertices`` float32[n, 3] metres, ``faces`` int32[m, 3]."""

    vertices: Metres
    faces: NDArray[np.int32]
    colour: str
    light: Light


@lru_cache(maxsize=2)
def neighbourhood(site: Site) -> tuple[Neighbourhood, ...]:
    """What the surface model of a site shows of its surroundings; nothing where it has none."""
    relief = Relief(site.terrain)
    raster = around(site, relief)
    if raster is None:
        return ()
    x, y, rows, columns = _window(site, raster)
    places = np.meshgrid(x, y)
    solid, crowns = _seen(site, relief, places, raster.solid[rows, columns], _tops(raster)[rows, columns])
    crowned = crowns > solid
    heights = np.where(crowned, crowns, solid).astype(np.float32)
    faces = _faces(heights)
    leafy = crowned.ravel()[faces].any(axis=1)
    vertices = np.column_stack([places[0].ravel(), places[1].ravel(), np.nan_to_num(heights).ravel()]).astype(np.float32)
    vertices, faces, above = _closed(vertices, faces, relief)
    leafy = leafy[above]
    light = site.surface_model.crown_light if site.surface_model else SOLID
    kinds = ((faces[~leafy], BEYOND.colour, SOLID), (faces[leafy], CROWNS, light))
    return tuple(Neighbourhood(*_used(vertices, which), colour, through) for which, colour, through in kinds if len(which))


def _window(site: Site, raster: Raster) -> tuple[NDArray[np.float64], NDArray[np.float64], slice, slice]:
    """Middles of the cells that are shown, from west to east and from south to north, and where they lie in the raster."""
    west, south, east, north = (edge / 1000 for edge in site.boundary.bounds)
    ends = (south - REACH - raster.south, north + REACH - raster.south), (west - REACH - raster.west, east + REACH - raster.west)
    spans = [
        (max(0, math.floor(first / raster.cell)), min(count, math.ceil(last / raster.cell)))
        for (first, last), count in zip(ends, raster.solid.shape, strict=True)
    ]
    each = max(1, math.ceil(math.sqrt(math.prod(max(0, last - first) for first, last in spans) / MOST_CELLS)))
    rows, columns = (slice(first, max(first, last), each) for first, last in spans)
    along, across = (np.arange(part.start, part.stop, each) + 0.5 for part in (rows, columns))
    return raster.west + across * raster.cell, raster.south + along * raster.cell, rows, columns


def _tops(raster: Raster) -> Metres:
    return np.full_like(raster.solid, np.nan) if raster.crown_top is None else raster.crown_top


def _seen(site: Site, relief: Relief, places: list[NDArray[np.float64]], solid: Metres, crowns: Metres) -> tuple[Metres, Metres]:
    """Without what is drawn exactly: buildings that are known, and the ground round the site."""
    known = shapely.union_all([polygon(building.outline) for building in site.buildings]).buffer(2.0)
    shown = shown_ground(site)
    for shape in (known, shown):
        shapely.prepare(shape)
    ground, built = relief.heights(*places) - SUNK, shapely.contains_xy(known, *places)
    hidden = built | shapely.contains_xy(shown, *places) & (solid - ground < LOW + SUNK)
    return np.where(hidden & ~np.isnan(solid), ground, solid), np.where(built, np.nan, crowns)


def _faces(heights: Metres) -> NDArray[np.int32]:
    """Two triangles [m, 3] between each four neighbours that are known, split so that edges of roofs stay edges."""
    rows, columns = heights.shape
    corner = np.arange(rows * columns, dtype=np.int32).reshape(rows, columns)
    sw, se, nw, ne = (part.ravel() for part in (corner[:-1, :-1], corner[:-1, 1:], corner[1:, :-1], corner[1:, 1:]))
    z = heights.ravel()
    known = ~np.isnan(z[sw] + z[se] + z[nw] + z[ne])
    sw, se, nw, ne = sw[known], se[known], nw[known], ne[known]
    rising = (np.abs(z[sw] - z[ne]) <= np.abs(z[se] - z[nw]))[:, None]
    one = np.where(rising, np.column_stack([sw, se, ne]), np.column_stack([sw, se, nw]))
    other = np.where(rising, np.column_stack([sw, ne, nw]), np.column_stack([se, ne, nw]))
    return np.concatenate([one, other])


def _closed(vertices: Metres, faces: NDArray[np.int32], relief: Relief) -> tuple[Metres, NDArray[np.int32], NDArray[np.int64]]:
    """With walls down to the ground where the mesh ends: houses that reach to the boundary are not hollow.

    The last array tells the face that each of the new faces goes with.
    """
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]).astype(np.int64)
    sides = edges.min(axis=1) * len(vertices) + edges.max(axis=1)
    _one, first, count = np.unique(sides, return_index=True, return_counts=True)
    rim = first[count == 1]
    top, below = np.unique(edges[rim], return_inverse=True)
    feet = vertices[top]
    feet[:, 2] = np.minimum(feet[:, 2], relief.heights(feet[:, 0], feet[:, 1]) - SUNK)
    (a, b), (c, d) = edges[rim].T, (below.reshape(-1, 2) + len(vertices)).T
    walls = np.concatenate([np.column_stack([a, c, b]), np.column_stack([b, c, d])])
    above = np.concatenate([np.arange(len(faces)), *(2 * [rim % len(faces)])])
    return np.concatenate([vertices, feet]).astype(np.float32), np.concatenate([faces, walls]).astype(np.int32), above


def _used(vertices: Metres, faces: NDArray[np.int32]) -> tuple[Metres, NDArray[np.int32]]:
    """Only the vertices that the faces have."""
    used, numbers = np.unique(faces, return_inverse=True)
    return vertices[used], numbers.reshape(-1, 3).astype(np.int32)
