"""Heights measured from the air, as the surroundings that shade a site: surface model, tree heights, ground heights.

Surveys give them as GeoTIFF files. The surface model (DOM, DSM) holds the tops of everything solid. Trees may come
as heights above the ground (CHM, nDOM of the trees); without them, trees that the surface model holds are solid.
The ground (DGM, DEM) tells how the site slopes where it has no heights of its own.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from baukasten.body import Light, MonthDay
from baukasten.earth import Anchor, datum
from baukasten.geometry import Outline, Point
from baukasten.phrase import Length, Phrase, Share, _
from baukasten.relief import Relief
from baukasten.site import UNKNOWN, Claim, Site, SurfaceModel, Terrain
from baukasten.trouble import Trouble
from baukasten.worker import in_worker
from sites.importers import geotiff
from sites.importers.geotiff import Georaster
from sites.importers.imported import Imported

AROUND = 500
"""Metres beyond the boundary that are kept: from there a house of 20 m reaches the site while the sun is below 2.3°."""
MOST_CELLS = 1_500_000
TRUNK = 0.25
"""Share of a tree's height that is bare trunk: what SOLWEIG assumes (H34)."""
CROWNS = Light(0.10, 0.60, MonthDay(4, 28), MonthDay(10, 20))
"""Trees of unknown kinds: the middle class of what crowns let through (T33)."""
LOWEST_CROWN, HIGHEST_CROWN = 1.0, 70.0
SAME_TREE = 2.0
"""Metres by which two files may differ about the height of one tree."""
SPOTS = 7
"""Spot heights along each side of the site's box."""
APART = 10.0
"""Metres by which the ground of two files may differ before they are taken for different systems of heights."""

Heights = NDArray[np.float32]


@dataclass(frozen=True)
class Files:
    surface: Path
    trees: Path | None
    ground: Path | None

    def given(self) -> tuple[Path, ...]:
        return tuple(path for path in (self.surface, self.trees, self.ground) if path)


@dataclass(frozen=True)
class Cells:
    """Where the kept cells lie, metres of the site's coordinate system: middles from west to east and from south to north."""

    cell: float
    east: NDArray[np.float64]
    north: NDArray[np.float64]


def with_surroundings(
    site: Site, surface: Path, trees: Path | None = None, ground: Path | None = None, progress: Callable[[float], None] | None = None
) -> Imported:
    """The site with a surface model around it, and with the ground's heights where it had none.

    Raises Trouble that names file and reason: also where the files and the site lie in different systems.
    """
    if site.anchor is None:
        raise Trouble(_("The site has no place on earth, so nothing can be laid around it."))
    files = Files(surface, trees, ground)
    for path in files.given():
        if not path.is_file():
            raise Trouble(_("{file}: there is no such file.", file=path.name))
    # The files may be hostile; the process that reads them has limits.
    cells, sheets, datums = in_worker(
        _read, files.given(), site.anchor, site.boundary, progress=progress or _unheard, name=surface.name
    )  # fmt: skip
    rest = iter(sheets[1:])
    solid, crowns, low = sheets[0], next(rest) if trees else None, next(rest) if ground else None
    if site.terrain or low is None:
        return _joined(site, files, cells, solid, crowns, low, tuple(_about_heights(site, files)))
    terrain = _terrain(site, cells, low, ground.name, datum(datums[-1]))
    return _joined(replace(site, terrain=terrain), files, cells, solid, crowns, low, tuple(_about_datum(terrain, ground.name)))


def _unheard(share: float) -> None:
    """Nobody watches the progress."""


def _read(
    files: tuple[Path, ...], anchor: Anchor, boundary: Outline, progress: Callable[[float], None]
) -> tuple[Cells, list[Heights], list[int]]:
    """The part of all files around the boundary, on the cells of the first; and the datum of each."""
    first = _in_system(files[0], anchor)
    cells = _cells(first, anchor, boundary, files[0].name)
    sheets, datums = [_at(first, cells)], [first.datum]
    for n, path in enumerate(files[1:], start=1):
        progress(n / len(files))
        raster = _in_system(path, anchor)
        sheets.append(_at(raster, cells))
        datums.append(raster.datum)
    for path, sheet in zip(files, sheets, strict=True):
        if np.isnan(sheet).all():
            raise Trouble(_away(path.name))
    return cells, sheets, datums


def _in_system(path: Path, anchor: Anchor) -> Georaster:
    raster = geotiff.read(path)
    if f"EPSG:{raster.epsg}" != anchor.crs:
        raise Trouble(
            _("{file}: lies in EPSG:{epsg}, the site in {crs}. Transform the file to {crs} first.",
              file=path.name, epsg=str(raster.epsg), crs=anchor.crs)
        )  # fmt: skip
    return raster


def _away(name: str) -> Phrase:
    return _("{file}: has no heights around the site.", file=name)


def _cells(raster: Georaster, anchor: Anchor, boundary: Outline, name: str) -> Cells:
    """Those around the boundary; every second or third where they would be too many."""
    west, south, east, north = boundary.bounds
    (west, south), (east, north) = anchor.coordinates(Point(west, south)), anchor.coordinates(Point(east, north))
    rows, columns = raster.heights.shape
    left, right = _window(west - AROUND, east + AROUND, raster.west, raster.cell, columns)
    low, high = _window(south - AROUND, north + AROUND, raster.south, raster.cell, rows)
    if right <= left or high <= low:
        raise Trouble(_away(name))
    each = max(1, math.ceil(math.sqrt((right - left) * (high - low) / MOST_CELLS)), math.ceil(0.1 / raster.cell))
    cell = round(raster.cell * each * 1000) / 1000
    counts = (max(1, int((last - start) * raster.cell / cell)) for start, last in ((left, right), (low, high)))
    across, along = (start + (np.arange(count) + 0.5) * cell for start, count in zip(
        (raster.west + left * raster.cell, raster.south + low * raster.cell), counts, strict=True))  # fmt: skip
    return Cells(cell, across, along)


def _window(start: float, end: float, origin: float, cell: float, count: int) -> tuple[int, int]:
    return max(0, math.floor((start - origin) / cell)), min(count, math.ceil((end - origin) / cell))


def _at(raster: Georaster, cells: Cells) -> Heights:
    """The height of the raster's cell in which each middle lies; NaN outside."""
    columns, rows = (
        np.floor((middles - origin) / raster.cell).astype(int)
        for middles, origin in ((cells.east, raster.west), (cells.north, raster.south))
    )
    height, width = raster.heights.shape
    inside = ((rows >= 0) & (rows < height))[:, None] & (columns >= 0) & (columns < width)
    found = raster.heights[np.ix_(np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1))]
    return np.where(inside, found, np.nan).astype(np.float32)


def _joined(
    site: Site, files: Files, cells: Cells, solid: Heights, trees: Heights | None, ground: Heights | None, notes: tuple[Phrase, ...]
) -> Imported:
    """``notes``: what there is to tell about the heights of the site."""
    assert site.anchor
    low = _low(site, cells, solid if ground is None else ground)
    if site.terrain is None:
        level = round(low * 1000)
    else:
        level = Relief(site.terrain).base
        _check_same_heights(site.terrain, low, files.surface.name)
    top, base = _crowns(solid if ground is None else ground, trees, files)
    if ground is not None and trees is not None:
        # A survey's surface model is the trees too, as far as nobody took them out: there the ground is what is solid.
        solid = np.where(np.abs(solid - ground - trees) < SAME_TREE, ground, solid)
    corner = site.anchor.point(cells.east[0] - cells.cell / 2, cells.north[0] - cells.cell / 2)
    sheets = [b"" if sheet is None else _packed(sheet) for sheet in (solid, top, base)]
    model = SurfaceModel(corner, round(cells.cell * 1000), len(cells.east), level, *sheets, CROWNS)
    claims = (*site.claims, Claim("Was rund um den Platz Schatten wirft, steht im Oberflächenmodell.", True, files.surface.name))
    whole = replace(site, surface_model=model, claims=claims)
    return Imported(whole, tuple(_read_lines(cells, solid, top)), tuple(_assumed(site, level, notes, trees)))


def _terrain(site: Site, cells: Cells, ground: Heights, name: str, counted: str | None) -> Terrain:
    """Spot heights on a grid over the site's box. ``name``: of the file; ``counted``: in which system of heights."""
    assert site.anchor
    west, south, east, north = site.boundary.bounds
    spots = []
    for y in np.linspace(south, north, SPOTS):
        for x in np.linspace(west, east, SPOTS):
            point = Point(round(x), round(y))
            height = _height(site.anchor, cells, ground, point)
            if height is not None:
                spots.append((point, round(height * 1000)))
    if len(spots) < 3:
        raise Trouble(_away(name))
    return Terrain(tuple(spots), counted)


def _height(anchor: Anchor, cells: Cells, sheet: Heights, point: Point) -> float | None:
    east, north = anchor.coordinates(point)
    row, column = math.floor((north - cells.north[0]) / cells.cell + 0.5), math.floor((east - cells.east[0]) / cells.cell + 0.5)
    if not (0 <= row < sheet.shape[0] and 0 <= column < sheet.shape[1]) or np.isnan(sheet[row, column]):
        return None
    return float(sheet[row, column])


def _low(site: Site, cells: Cells, sheet: Heights) -> float:
    """The ground of the site: a tenth of the heights in its box are lower, for houses and trees stand among them."""
    assert site.anchor
    west, south, east, north = site.boundary.bounds
    (west, south), (east, north) = (site.anchor.coordinates(Point(*corner)) for corner in ((west, south), (east, north)))
    box = sheet[np.ix_((cells.north >= south) & (cells.north <= north), (cells.east >= west) & (cells.east <= east))]
    there = box[~np.isnan(box)] if not np.isnan(box).all() else sheet[~np.isnan(sheet)]
    return float(np.quantile(there, 0.1))


def _check_same_heights(terrain: Terrain, low: float, name: str) -> None:
    heights = [z / 1000 for _point, z in terrain.spots]
    off = max(min(heights) - low, low - max(heights))
    if off > APART:
        raise Trouble(
            _("{file}: its ground lies {height} from the heights of the site. They do not belong to one system of heights.",
              file=name, height=Length(round(off * 1000)))
        )  # fmt: skip


def _crowns(foot: Heights, trees: Heights | None, files: Files) -> tuple[Heights | None, Heights | None]:
    """Top and base of the leaves above the sea, where trees stand."""
    if trees is None or files.trees is None:
        return None, None
    tall = np.where(trees >= LOWEST_CROWN, trees, np.nan)
    if np.isnan(tall).all():
        raise Trouble(_("{file}: has no trees around the site.", file=files.trees.name))
    if np.nanmedian(tall) > HIGHEST_CROWN:
        raise Trouble(_("{file}: trees of {height}? Heights above the ground are needed, not above the sea.",
                        file=files.trees.name, height=Length(round(float(np.nanmedian(tall)) * 1000))))  # fmt: skip
    return foot + tall, foot + TRUNK * tall


def _packed(sheet: Heights) -> bytes:
    """Whole centimetres, which is finer than is measured from the air, written as millimetres."""
    return np.where(np.isnan(sheet), UNKNOWN, np.round(sheet.astype(float) * 100) * 10).astype("<i4").tobytes()


def _read_lines(cells: Cells, solid: Heights, top: Heights | None) -> Iterator[Phrase]:
    rows, columns = solid.shape
    yield _("Surface model: {columns} × {rows} cells of {cell}", columns=columns, rows=rows, cell=Length(round(cells.cell * 1000)))
    if top is not None:
        yield _("Trees of the surface model: {area} m² of crowns", area=round(float((~np.isnan(top)).sum()) * cells.cell**2))


def _about_heights(site: Site, files: Files) -> Iterator[Phrase]:
    if site.terrain and files.ground:
        yield _("The site has heights of its own; those of {file} only carry the trees.", file=files.ground.name)


def _about_datum(terrain: Terrain, name: str) -> Iterator[Phrase]:
    if terrain.datum is None:
        yield _("{file} does not say from which level its heights are counted; in Germany that is DHHN2016 most often.", file=name)


def _assumed(site: Site, level: int, notes: tuple[Phrase, ...], trees: Heights | None) -> Iterator[Phrase]:
    """``site``: with the heights it has by now."""
    yield _("Inside the boundary the plan's own things shade, not the surface model.")
    yield _("Kept is what lies up to {distance} beyond the boundary.", distance=Length(AROUND * 1000))
    if site.terrain is None:
        yield _("The ground of the site is taken to lie at {height} above the sea, level.", height=Length(level))
    yield from notes
    if trees is None:
        yield _("Trees that the surface model holds shade like houses, in winter too.")
    else:
        yield _("Crowns begin at a quarter of a tree's height and let {leafy} of the sun through with leaves, {bare} without.",
                leafy=Share(CROWNS.leafy), bare=Share(CROWNS.bare))  # fmt: skip
