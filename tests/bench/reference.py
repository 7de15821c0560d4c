"""Exact rays by other means than the engine's: slow, in numpy and GEOS, for the parts of the bench's scenes.

It shares with the engine what the parts are, and not a line of how they are met.
"""

import math
from collections.abc import Iterator

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.body import Crown, CrownForm, MonthDay, Part, Prism, Rod
from baukasten.geometry import polygon
from baukasten.scene import Scene
from baukasten.shade import Sun

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def light(scene: Scene, places: Floats, sun: Sun, solids_only: bool = False) -> Floats:
    """Share of direct sun at places [n, 3] in metres; what several crowns let through multiplies."""
    day = MonthDay(sun.time.month, sun.time.day)
    result = np.ones(len(places))
    order = np.argsort(places[:, 0])
    for part in _parts(scene, solids_only):
        near = _in_shadow_box(places, order, part, sun)
        met = near[_met(part, places[near], sun)]
        result[met] *= part.light.on(day)
    return result


def _parts(scene: Scene, solids_only: bool) -> Iterator[Part]:
    for body in scene.bodies:
        for part in body.parts:
            if not (solids_only and isinstance(part, Crown)):
                yield part


def _met(part: Part, places: Floats, sun: Sun) -> Bools:
    """Which rays from places to the sun meet the part."""
    match part:
        case Prism():
            return _met_prism(part, places, sun)
        case Rod() if part.start[:2] == part.end[:2]:
            foot, top = sorted((part.start.z, part.end.z))
            return _met_cylinder(part.start.x, part.start.y, foot, top, part.radius, places, sun)
        case Crown(form=CrownForm.ELLIPSOID):
            return _met_ellipsoid(part, places, sun)
        case Crown(form=CrownForm.COLUMN):
            return _met_cylinder(*part.centre, part.bottom, part.top, part.diameter / 2, places, sun)
        case Crown(form=CrownForm.CONE):
            return _met_cone(part, places, sun)
    raise ValueError(f"no reference for {part}")


def _met_prism(prism: Prism, places: Floats, sun: Sun) -> Bools:
    """The stretch of the ray at the prism's height, seen from above, touches the outline."""
    start, end, some = _stretch(prism.bottom / 1000, prism.top / 1000, places, sun)
    lines = shapely.linestrings(np.stack([start, end], axis=1))
    shape = polygon(prism.outline)
    shapely.prepare(shape)
    return some & shapely.intersects(shape, lines)


def _met_cylinder(x: float, y: float, bottom: float, top: float, radius: float, places: Floats, sun: Sun) -> Bools:
    """The stretch of the ray at its height comes within the radius of the axis."""
    start, end, some = _stretch(bottom / 1000, top / 1000, places, sun)
    axis = np.array([x, y]) / 1000
    way = end - start
    length = np.maximum((way**2).sum(axis=1), 1e-18)
    nearest = start + np.clip(((axis - start) * way).sum(axis=1) / length, 0, 1)[:, None] * way
    return some & (np.hypot(*(nearest - axis).T) <= radius / 1000)


def _met_ellipsoid(crown: Crown, places: Floats, sun: Sun) -> Bools:
    """Squeezed to a ball of radius 1: the ray's nearest approach to its middle, ahead of the start."""
    middle = np.array([crown.centre.x, crown.centre.y, (crown.bottom + crown.top) / 2]) / 1000
    half = np.array([crown.diameter, crown.diameter, crown.top - crown.bottom]) / 2000
    start, way = (places - middle) / half, _to_sun(sun) / half
    way /= np.linalg.norm(way)
    ahead = -(start @ way)
    apart = np.linalg.norm(start + np.maximum(ahead, 0)[:, None] * way, axis=1)
    return apart <= 1


def _met_cone(crown: Crown, places: Floats, sun: Sun) -> Bools:
    """Through its base, or through its side between base and tip: the roots of the ray's quadratic."""
    bottom, top, radius = crown.bottom / 1000, crown.top / 1000, crown.diameter / 2000
    start, end, some = _stretch(bottom, top, places, sun)
    axis = np.array([crown.centre.x, crown.centre.y]) / 1000
    lowest = np.maximum(places[:, 2], bottom)
    taper = radius / (top - bottom)
    # Along the stretch, s from 0 to 1: distance from the axis squared less the cone's radius squared.
    out, way, wide = start - axis, end - start, taper * (top - lowest)
    a = (way**2).sum(axis=1) - wide**2
    b = 2 * (out * way).sum(axis=1) + 2 * wide**2
    c = (out**2).sum(axis=1) - wide**2
    root = np.sqrt(np.maximum(b**2 - 4 * a * c, 0))
    with np.errstate(divide="ignore", invalid="ignore"):
        hits = [(s >= 0) & (s <= 1) for s in ((-b - root) / (2 * a), (-b + root) / (2 * a))]
    return some & ((c <= 0) | ((b**2 >= 4 * a * c) & (hits[0] | hits[1])))


def _stretch(bottom: float, top: float, places: Floats, sun: Sun) -> tuple[Floats, Floats, Bools]:
    """Where, seen from above, the rays are between two heights: from, to, and whether they are at all."""
    ahead, slope = _ahead(sun), math.tan(math.radians(sun.elevation))
    near, far = (np.maximum(height - places[:, 2], 0)[:, None] / slope for height in (bottom, top))
    return places[:, :2] + near * ahead, places[:, :2] + far * ahead, places[:, 2] < top


def _in_shadow_box(places: Floats, order: NDArray[np.int64], part: Part, sun: Sun) -> NDArray[np.int64]:
    """Places whose rays may meet the part: those in the upright box around its shadow."""
    west, south, east, north, top = _box(part)
    reach = max(0.0, top - float(places[:, 2].min())) / math.tan(math.radians(sun.elevation))
    x, y = -reach * _ahead(sun)
    first, last = np.searchsorted(places[:, 0], [west + min(x, 0), east + max(x, 0)], sorter=order)
    some = order[first:last]
    away = places[some, 1]
    return some[(away >= south + min(y, 0)) & (away <= north + max(y, 0))]


def _box(part: Part) -> tuple[float, float, float, float, float]:
    """West, south, east, north and top in metres."""
    match part:
        case Prism():
            west, south, east, north = part.outline.bounds
            return west / 1000, south / 1000, east / 1000, north / 1000, part.top / 1000
        case Rod():
            (x, y), radius, top = part.start[:2], part.radius, max(part.start.z, part.end.z)
        case Crown():
            (x, y), radius, top = part.centre, part.diameter / 2, part.top
        case _:
            raise ValueError(f"no reference for {part}")
    return (x - radius) / 1000, (y - radius) / 1000, (x + radius) / 1000, (y + radius) / 1000, top / 1000


def _ahead(sun: Sun) -> Floats:
    """Towards the sun on the plan, one metre."""
    bearing = math.radians(sun.bearing)
    return np.array([math.sin(bearing), math.cos(bearing)])


def _to_sun(sun: Sun) -> Floats:
    elevation = math.radians(sun.elevation)
    return np.append(_ahead(sun) * math.cos(elevation), math.sin(elevation))
