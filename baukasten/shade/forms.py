"""What shape many outlines and sheets have, asked of all at once: one by one would take longer than their shadows."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.body import Prism, Sheet

WARP = 2.0
"""Millimetres that the corners of a sheet may lie off its plane for its shadow to be convex."""
NO_AREA = 1e-6
"""Twice the square metres below which a sheet is none."""


class Planes(NamedTuple):
    """``real``: the sheets (by ``id``) that have an area, of each of which, in order, ``normal`` [n, 3] has length 1.

    ``distance`` [n]: from the origin along the normal, metres. ``convex`` (by ``id``): those whose shadow is.
    """

    real: set[int]
    convex: set[int]
    normal: NDArray[np.float64]
    distance: NDArray[np.float64]


def of_prisms(prisms: list[Prism]) -> tuple[set[int], set[int]]:
    """Which prisms (by ``id``) are convex, and which have an outline that crosses itself or encloses nothing."""
    plain = [prism for prism in prisms if not prism.outline.holes]
    one_way = turn_one_way([prism.outline.ring for prism in plain])
    convex = {id(prism) for prism, is_convex in zip(plain, one_way.tolist(), strict=True) if is_convex}
    others = [prism for prism in prisms if id(prism) not in convex and all(len(ring) >= 3 for ring in prism.outline.rings())]
    sound = shapely.is_valid([shapely.Polygon(prism.outline.ring, prism.outline.holes) for prism in others])
    return convex, {id(p) for p in prisms} - convex - {id(p) for p, is_sound in zip(others, sound, strict=True) if is_sound}


def of_sheets(sheets: list[Sheet]) -> Planes:
    """Their planes by Newell's method."""
    sheets = [sheet for sheet in sheets if len(sheet.corners) >= 3]
    if not sheets:
        return Planes(set(), set(), np.zeros((0, 3)), np.zeros(0))
    sizes = np.array([len(sheet.corners) for sheet in sheets])
    first, after = around(sizes)
    corners = flat([sheet.corners for sheet in sheets], 3) / 1000
    middle = np.add.reduceat(corners, first) / sizes[:, None]
    spokes = corners - np.repeat(middle, sizes, axis=0)
    normal = np.add.reduceat(np.cross(spokes, spokes[after]), first)
    size = np.linalg.norm(normal, axis=1)
    real = size >= NO_AREA
    normal /= np.where(real, size, 1)[:, None]
    distance = (normal * middle).sum(axis=1)
    off = np.abs((corners * np.repeat(normal, sizes, axis=0)).sum(axis=1) - np.repeat(distance, sizes))
    one_way = turn_one_way([[(x, y) for x, y, _z in sheet.corners] for sheet in sheets])
    convex = one_way & (normal[:, 2] != 0) & (np.maximum.reduceat(off, first) * 1000 <= WARP)
    found, even = ({id(sheet) for sheet, is_so in zip(sheets, those.tolist(), strict=True) if is_so} for those in (real, convex))
    return Planes(found, even, normal[real], distance[real])


def turn_one_way(rings: Sequence[Sequence[tuple[int, int]]]) -> NDArray[np.bool_]:
    """Rings of at least three corners, walking round which one only ever turns left, or only right, and goes round once."""
    sizes = np.array([len(ring) for ring in rings], np.int64)
    found = sizes >= 3
    sizes = sizes[found]
    if len(sizes):
        first, after = around(sizes)
        corners = flat([ring for ring in rings if len(ring) >= 3], 2)
        east, north = (corners[after] - corners).T
        turn = east * north[after] - north * east[after]
        backs = np.add.reduceat((east > 0) != (east[after] > 0), first, dtype=np.int64)
        found[found] = (backs <= 2) & ((np.minimum.reduceat(turn, first) > 0) | (np.maximum.reduceat(turn, first) < 0))
    return found


def around(sizes: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rings of so many corners, none without, lie one after the other: the first corner of each ring, and the next of each corner."""
    first = np.cumsum(sizes) - sizes
    after = np.arange(1, sizes.sum() + 1)
    after[first + sizes - 1] = first
    return first, after


def flat(corners: Sequence[Sequence[tuple[int, ...]]], axes: int) -> NDArray[np.float64]:
    """[all corners, ``axes``]."""
    return np.fromiter(chain.from_iterable(chain.from_iterable(corners)), float).reshape(-1, axes)
