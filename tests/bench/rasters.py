"""A scene as the rasters that raster programs read: surface, crown tops and crown bottoms."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.body import Crown, CrownForm, Prism, Rod
from baukasten.geometry import polygon
from baukasten.scene import Scene

Heights = NDArray[np.float32]


@dataclass(frozen=True)
class Rasters:
    """Metres at the middle of each cell [rows, cols], row 0 in the south.

    ``surface``: ground with buildings, boxes and trunks (DSM). ``crown_top`` (CDSM) and
    ``crown_bottom`` (TDSM): absolute heights like the surface, 0 where there is no crown; where
    crowns overlap they count as one from the lowest bottom to the highest top.
    """

    cell: float
    surface: Heights
    crown_top: Heights
    crown_bottom: Heights


def rasters(scene: Scene, cell: float) -> Rasters:
    """What stands inside the boundary's box; a trunk thinner than a cell takes the cell it stands in."""
    west, south, east, north = (v / 1000 for v in scene.site.boundary.bounds)
    rows, columns = round((north - south) / cell), round((east - west) / cell)
    x, y = west + (np.arange(columns) + 0.5) * cell, south + (np.arange(rows) + 0.5) * cell
    ground = scene.relief.heights(*np.meshgrid(x, y)).astype(np.float32)
    result = Rasters(cell, ground, np.zeros_like(ground), np.zeros_like(ground))
    for part in (part for body in scene.bodies for part in body.parts):
        match part:
            case Prism():
                _raise_prism(result, part, x, y)
            case Rod():
                _raise_trunk(result, part, x, y)
            case Crown():
                _draw_crown(result, part, x, y)
            case _:
                raise ValueError(f"no raster has a {type(part).__name__}")
    return result


def _raise_prism(rasters: Rasters, prism: Prism, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
    shape = polygon(prism.outline)
    west, south, east, north = shape.bounds
    window = _window(x, west, east), _window(y, south, north)
    xs, ys = np.meshgrid(x[window[0]], y[window[1]])
    patch = rasters.surface[window[1], window[0]]
    patch[shapely.contains_xy(shape, xs, ys) & (patch < prism.top / 1000)] = prism.top / 1000


def _raise_trunk(rasters: Rasters, trunk: Rod, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
    at_x, at_y, radius = trunk.start.x / 1000, trunk.start.y / 1000, trunk.radius / 1000
    columns, rows = _window(x, at_x - radius, at_x + radius), _window(y, at_y - radius, at_y + radius)
    away = np.hypot(x[columns] - at_x, y[rows, None] - at_y)
    covered = away <= max(radius, float(away.min(initial=np.inf)))
    patch = rasters.surface[rows, columns]
    patch[covered & (patch < trunk.end.z / 1000)] = trunk.end.z / 1000


def _draw_crown(rasters: Rasters, crown: Crown, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
    at_x, at_y, radius = crown.centre.x / 1000, crown.centre.y / 1000, crown.diameter / 2000
    columns, rows = _window(x, at_x - radius, at_x + radius), _window(y, at_y - radius, at_y + radius)
    out = np.hypot(x[columns] - at_x, y[rows, None] - at_y) / radius
    low, high = _heights(crown, np.minimum(out, 1))
    top, bottom = rasters.crown_top[rows, columns], rasters.crown_bottom[rows, columns]
    inside = out <= 1
    lowest = np.where(bottom > 0, np.minimum(bottom, low), low)
    bottom[inside] = lowest[inside]
    top[inside] = np.maximum(top, high)[inside]


def _heights(crown: Crown, out: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lowest and highest leaf at a share ``out`` of the radius, in metres."""
    bottom, top = crown.bottom / 1000, crown.top / 1000
    match crown.form:
        case CrownForm.ELLIPSOID:
            half = (top - bottom) / 2 * np.sqrt(1 - out**2)
            return (top + bottom) / 2 - half, (top + bottom) / 2 + half
        case CrownForm.COLUMN:
            return np.full_like(out, bottom), np.full_like(out, top)
        case CrownForm.CONE:
            return np.full_like(out, bottom), top - (top - bottom) * out


def _window(middles: NDArray[np.float64], low: float, high: float) -> slice:
    """The cells between two places, and the one next to either."""
    first, last = np.searchsorted(middles, [low, high])
    return slice(max(0, int(first) - 1), int(last) + 1)
