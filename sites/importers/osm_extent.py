"""Which part of the map becomes the site: what people asked for, else what is mapped in detail."""

from collections.abc import Iterable

import numpy as np
from shapely.geometry import Point as Place
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from baukasten.phrase import Phrase, _
from sites.importers.osm_tags import THINGS, Tags

WIDEST = 600.0
"""Metres. Mapped furniture spread further than this is more than one square."""

USUAL_RADIUS = 150.0
MARGIN = 10.0
"""Metres of ground around the outermost thing."""


def asked_box(corners: list[tuple[float, float]]) -> BaseGeometry:
    """The site inside a box of longitudes and latitudes, its corners given in metres."""
    return Polygon(corners)


def asked_circle(middle: tuple[float, float], radius: float) -> BaseGeometry:
    return Place(middle).buffer(radius, quad_segs=12)


def found(things: list[tuple[float, float]], everything: list[tuple[float, float]]) -> tuple[BaseGeometry, Phrase | None]:
    """The rectangle around the furniture; where that is too wide, a circle about its densest place, and a word on it.

    Where nothing but houses and streets is mapped, the same is done with all nodes.
    """
    places = np.array(things or everything, float)
    west, south = places.min(axis=0) - MARGIN
    east, north = places.max(axis=0) + MARGIN
    if max(east - west, north - south) <= WIDEST:
        return box(west, south, east, north), None
    said = _("The file covers {width} × {height} m. Read was a circle of {radius} m about its densest part.",
             width=round(east - west), height=round(north - south), radius=round(USUAL_RADIUS))
    return asked_circle(_densest(places), USUAL_RADIUS), said


def is_thing(tags: Tags) -> bool:
    return tags.get("natural") == "tree" or any(tags.get(key) == value for key, value, _id, _kind in THINGS)


def _densest(places: np.ndarray) -> tuple[float, float]:
    """The middle of the things within the usual radius of the cell with the most of them around it."""
    cell = USUAL_RADIUS / 2
    cells, counts = np.unique(np.floor(places / cell).astype(np.int64), axis=0, return_counts=True)
    counted: dict[tuple[int, int], int] = {(int(x), int(y)): int(n) for (x, y), n in zip(cells, counts, strict=True)}
    x, y = max(counted, key=lambda at: (sum(counted.get(near, 0) for near in _around(at)), counted[at], at))
    middle = np.array([(x + 0.5) * cell, (y + 0.5) * cell])
    close = places[np.hypot(*(places - middle).T) <= USUAL_RADIUS]
    centre = close.mean(axis=0)
    return float(centre[0]), float(centre[1])


def _around(at: tuple[int, int]) -> Iterable[tuple[int, int]]:
    return ((at[0] + dx, at[1] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
