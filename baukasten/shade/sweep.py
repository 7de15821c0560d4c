"""The shade of a surface model: of what stands around a site, known only as heights on a raster.

Method. The raster is walked over once per sun, away from it, and the height under which everything lies in shade
is carried along (Corripio 2003, Dozier & Frew 1990): as many steps as there are cells, however low the sun.
A cell stands for its middle; a ray follows the line of cells nearest to it, as UMEP's do. For places between the
middles an edge of what is solid is taken to run half way between the last middle on it and the next. Crowns are known by
their top and their base, so that the low sun comes in under them; a ray that meets crowns of the raster is
dimmed once, however many it meets. ``sweep_kernels`` does the walking.

What it cannot tell: what hangs over free air other than crowns, and anything finer than its cells.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.geometry import polygon
from baukasten.relief import Relief
from baukasten.shade.rays import CORES, on_all_cores
from baukasten.shade.sun import STEP_MINUTES, Sun
from baukasten.site import UNKNOWN, Site

if TYPE_CHECKING:
    from baukasten.shade.sweep_kernels import Crowns, Walk

Heights = NDArray[np.float32]

SLICES = 4
"""Slices of height for each row that a ray passes; never finer than ``FINEST`` metres."""
FINEST = 0.1
FULL = 1_000_000


@dataclass(frozen=True)
class Raster:
    """Heights in metres at the middle of square cells [rows, cols], row 0 in the south, column 0 in the west.

    ``west``, ``south``: metres of the corner on the plan. NaN: nothing is known there and nothing shades.
    ``crown_top``, ``crown_base``: of the leaves over a cell, NaN where there are none; both or neither.
    """

    cell: float
    west: float
    south: float
    solid: Heights
    crown_top: Heights | None = None
    crown_base: Heights | None = None


def around(site: Site, relief: Relief) -> Raster | None:
    """The surface model of a site, in metres of its scene; None where it has none.

    Inside the boundary it says nothing: there the plan's own things stand, exactly, and may be moved.
    """
    model = site.surface_model
    if model is None:
        return None
    zero = relief.base if relief.known else model.ground
    solid, top, base = (_metres(sheet, zero, model.columns) for sheet in (model.solid, model.crown_top, model.crown_base))
    assert solid is not None
    cell, west, south = model.cell / 1000, model.corner.x / 1000, model.corner.y / 1000
    inside = _inside(site, solid.shape, cell, west, south)
    for sheet in (solid, top, base):
        if sheet is not None:
            sheet[inside] = np.nan
    return Raster(cell, west, south, solid, top, base)


def hidden_cells(raster: Raster, suns: Iterable[Sun], ground: Heights | None = None) -> NDArray[np.uint8]:
    """What hides each sun [suns, rows, cols]: 0 nothing, 1 crowns, 2 something solid.

    It is seen from the ``ground`` [rows, cols], metres; from the top of what is solid where no ground is given.
    """
    from baukasten.shade import sweep_kernels as kernels

    suns = tuple(suns)
    sheets, found = _laid_out(raster, ground, suns), np.empty((len(suns), *raster.solid.shape), np.uint8)

    def piece(n: int) -> None:
        way = _way(suns[n], raster, sheets)
        room = found[n].T if way.sideways else found[n]
        kernels.over_cells(*way.sheet, way.walk, seen := np.empty(room.shape, np.uint8))
        room[:] = seen

    on_all_cores(piece, range(len(suns)), None)
    return found


def hours_on_cells(raster: Raster, suns: Iterable[Sun], through: float, ground: Heights | None = None) -> NDArray[np.float32]:
    """Hours of sun [rows, cols], each sun standing for ``STEP_MINUTES``; ``through``: share that passes crowns."""
    from baukasten.shade import sweep_kernels as kernels

    suns = tuple(suns)
    sheets, shape = _laid_out(raster, ground, suns), raster.solid.shape
    share = np.array([FULL, round(through * FULL)], np.int32)
    # Each core adds up on its own, by rows and by columns; whole numbers come to the same sum in any order.
    totals = [[np.zeros(shape, np.int32), np.zeros(shape[::-1], np.int32)] for _core in range(CORES)]

    def piece(core: int) -> None:
        rooms = [np.empty(shape, np.uint8), np.empty(shape[::-1], np.uint8)]
        for sun in suns[core::CORES]:
            way = _way(sun, raster, sheets)
            kernels.over_cells(*way.sheet, way.walk, rooms[way.sideways])
            kernels.add_light(rooms[way.sideways], share, totals[core][way.sideways])

    on_all_cores(piece, range(CORES), None)
    total = sum(upright for upright, _sideways in totals) + sum(sideways for _upright, sideways in totals).T
    return (total * (STEP_MINUTES / 60 / FULL)).astype(np.float32)


def hidden_places(
    raster: Raster, places: NDArray[np.float64], suns: Iterable[Sun], found: Callable[[int, NDArray[np.uint8]], None]
) -> None:
    """Tell ``found`` for each sun what hides it from places [n, 3] in metres: its number, and [n] as in ``hidden_cells``.

    It is called on several threads at once.
    """
    from baukasten.shade import sweep_kernels as kernels

    suns = tuple(suns)
    sheets = _laid_out(raster, None, suns)
    x, y, z = (np.ascontiguousarray(axis, float) for axis in places.reshape(-1, 3).T)
    ways = (y - raster.south) / raster.cell - 0.5, (x - raster.west) / raster.cell - 0.5
    orders = [np.argsort(way, kind="stable") for way in ways]

    def piece(n: int) -> None:
        way = _way(suns[n], raster, sheets)
        along, across = ways[way.sideways], ways[1 - way.sideways]
        seen = np.empty(len(z), np.uint8)
        kernels.over_places(way.sheet.solid, way.sheet.crowns, way.walk, orders[way.sideways], along, across, z, seen)
        found(n, seen)

    on_all_cores(piece, range(len(suns)), None)


class _Sheet(NamedTuple):
    """A raster as the kernels want it, rows first or columns first."""

    solid: Heights
    ground: Heights
    crowns: "Crowns"


class _Way(NamedTuple):
    """How to walk for one sun: over which sheet, and how. ``sideways``: 1 where columns take the place of rows."""

    sheet: _Sheet
    walk: "Walk"
    sideways: int


def _way(sun: Sun, raster: Raster, sheets: Mapping[int, _Sheet]) -> _Way:
    from baukasten.shade.sweep_kernels import Walk

    sideways, (ahead, aside) = _sideways(sun), _towards(sun)
    drop = raster.cell / abs(ahead) * math.tan(math.radians(sun.elevation))
    slice_ = max(drop / SLICES, FINEST)
    base = sheets[sideways].crowns.base
    low = (float(base.min()) if len(base) else 0.0) - drop - slice_
    return _Way(sheets[sideways], Walk(ahead > 0, -aside / abs(ahead), drop, low, slice_), sideways)


def _sideways(sun: Sun) -> int:
    """Rows lie across the sun's direction, so that a ray moves at most one column a row."""
    east, north = _direction(sun)
    return int(abs(east) > abs(north))


def _towards(sun: Sun) -> tuple[float, float]:
    """Along the walk and to the side of it."""
    east, north = _direction(sun)
    return (east, north) if _sideways(sun) else (north, east)


def _direction(sun: Sun) -> tuple[float, float]:
    return math.sin(math.radians(sun.bearing)), math.cos(math.radians(sun.bearing))


def _laid_out(raster: Raster, ground: Heights | None, suns: Iterable[Sun]) -> Mapping[int, _Sheet]:
    """As it stands and turned on its side, as far as the suns need either."""
    from baukasten.shade.sweep_kernels import SKY, VOID

    solid = np.where(np.isnan(raster.solid), VOID, raster.solid)
    seen_from = raster.solid if ground is None else ground
    # Where nothing is known there is no shade either.
    seen_from = np.where(np.isnan(seen_from), SKY, seen_from)
    upright = solid, seen_from, raster.crown_top, raster.crown_base
    turned = [sheet if sheet is None else sheet.T for sheet in upright]
    return {sideways: _sheet(*(turned if sideways else upright)) for sideways in set(map(_sideways, suns))}


def _sheet(solid: Heights, ground: Heights, top: Heights | None, base: Heights | None) -> _Sheet:
    from baukasten.shade.sweep_kernels import Crowns

    solid, ground = np.ascontiguousarray(solid, np.float32), np.ascontiguousarray(ground, np.float32)
    if top is None or base is None:
        none = np.zeros(0, np.float32)
        return _Sheet(solid, ground, Crowns(np.zeros(len(solid) + 1, np.int64), np.zeros(0, np.int64), none, none))
    row, column = map(np.ascontiguousarray, np.nonzero(top > base))
    first = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(solid)))]).astype(np.int64)
    return _Sheet(solid, ground, Crowns(first, column, *(sheet[row, column].astype(np.float32) for sheet in (base, top))))


def _metres(sheet: bytes, zero: int, columns: int) -> Heights | None:
    """Millimetres above the sea as metres above the scene's zero; None where there are none."""
    if not sheet:
        return None
    heights = np.frombuffer(sheet, "<i4").reshape(-1, columns)
    return np.where(heights == UNKNOWN, np.nan, (heights - np.int64(zero)) / 1000).astype(np.float32)


def _inside(site: Site, shape: tuple[int, int], cell: float, west: float, south: float) -> NDArray[np.bool_]:
    """The cells whose middle lies inside the boundary."""
    inside = np.zeros(shape, bool)
    boundary = polygon(site.boundary)
    x, y = west + (np.arange(shape[1]) + 0.5) * cell, south + (np.arange(shape[0]) + 0.5) * cell
    (left, right), (low, high) = (np.searchsorted(v, ends) for v, ends in ((x, boundary.bounds[::2]), (y, boundary.bounds[1::2])))
    shapely.prepare(boundary)
    inside[low:high, left:right] = shapely.contains_xy(boundary, *np.meshgrid(x[left:right], y[low:high]))
    return inside
