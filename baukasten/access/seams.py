"""How the passable pieces of squares belong together: those of neighbours that share a stretch of the border between them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.tiles import Key, Shapes, Stretch, Tile


@dataclass(frozen=True, eq=False)
class Joined:
    """All pieces of some squares, square by square, and for each the number of the connected area that it belongs to,
    counted from 0. ``first``: where the pieces of each square begin; ``seams``: which pieces of two squares share a
    stretch of the border between them."""

    tiles: Mapping[Key, Tile]
    first: Mapping[Key, int]
    parts: Shapes
    number: NDArray[np.intp]
    seams: Mapping[tuple[Key, Key], tuple[tuple[int, int], ...]]


def joined(known: Mapping[Key, Tile], before: Joined | None = None) -> Joined:
    """``before``: the same of an earlier ground; the seams between squares that are still the same are taken over."""
    if before and (same := _of_same_kind(known, before)):
        return same
    first: dict[Key, int] = {}
    pieces: list[BaseGeometry] = []
    for key in sorted(known):
        first[key] = len(pieces)
        pieces.extend(known[key].pieces)
    seams = _seams(known, before)
    parent = list(range(len(pieces)))
    for (key, beyond), pairs in seams.items():
        here, there = first[key], first[beyond]
        for n, m in pairs:
            one, two = _root(parent, here + n), _root(parent, there + m)
            if one != two:
                parent[one if two < one else two] = two if two < one else one
    number = _numbered(parent)
    gathered = np.empty(len(pieces), object)
    gathered[:] = pieces
    return Joined(known, first, gathered, np.array(number, np.intp), seams)


def _of_same_kind(known: Mapping[Key, Tile], before: Joined) -> Joined | None:
    """All pieces, where the new ones touch each other as those before did: most changes cut nothing off and tie nothing."""
    if known.keys() != before.tiles.keys():
        return None
    parts = before.parts.copy()
    for i, j in [key for key, tile in known.items() if before.tiles[key] is not tile]:
        tile, at = known[i, j], before.first[i, j]
        if len(tile.pieces) != len(before.tiles[i, j].pieces):
            return None
        here = (i, j)
        around = (((i - 1, j), here, 2, 0), ((i, j - 1), here, 3, 1), (here, (i + 1, j), 2, 0), (here, (i, j + 1), 3, 1))
        for one, other, mine, theirs in around:
            if one in known and other in known:
                if _along(known[one].borders[mine], known[other].borders[theirs]) != before.seams.get((one, other), ()):
                    return None
        parts[at : at + len(tile.pieces)] = tile.pieces
    return Joined(known, before.first, parts, before.number, before.seams)


def _numbered(parent: list[int]) -> list[int]:
    """The areas numbered as their first pieces come."""
    number: list[int] = []
    areas = 0
    for n, at in enumerate(parent):
        number.append(areas if at == n else number[at])
        areas += at == n
    return number


def _seams(known: Mapping[Key, Tile], before: Joined | None) -> dict[tuple[Key, Key], tuple[tuple[int, int], ...]]:
    was, seams = (before.tiles, dict(before.seams)) if before else ({}, {})
    anew = [key for key, tile in known.items() if was.get(key) is not tile]
    around = {(i + di, j + dj) for i, j in anew for di, dj in ((0, 0), (-1, 0), (0, -1))} & known.keys()
    for i, j in around | (was.keys() - known.keys()):
        for beyond, mine, theirs in (((i + 1, j), 2, 0), ((i, j + 1), 3, 1)):
            if (i, j) in known and beyond in known and (pairs := _along(known[i, j].borders[mine], known[beyond].borders[theirs])):
                seams[(i, j), beyond] = pairs
            else:
                seams.pop(((i, j), beyond), None)
    gone = was.keys() - known.keys()
    return {of: pairs for of, pairs in seams.items() if of[1] not in gone} if gone else seams


def _along(mine: tuple[Stretch, ...], theirs: tuple[Stretch, ...]) -> tuple[tuple[int, int], ...]:
    """The pieces on both sides of a border that share a stretch of it."""
    return tuple((n, m) for start, end, n in mine for begin, stop, m in theirs if begin < end and start < stop)


def _root(parent: list[int], n: int) -> int:
    while parent[n] != n:
        parent[n] = n = parent[parent[n]]
    return n
