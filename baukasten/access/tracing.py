"""The shortest way over some ground: the shortest there is, from whichever of several starts is nearest.

Method: Polyanya (Cui, Harabor, Grastien: Compromise-free Pathfinding on a Navigation Mesh, IJCAI
2017). A* over pairs of the corner where the way last bent and the piece of a cell's edge that
is seen from there; such a pair holds all ways through that piece, so the first one that reaches
the end is the shortest. The cells are those of ``net``: their corners are the ground's own.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from baukasten.access import net_kernels as kernels
from baukasten.access.net import Floor, Net, Told, Where
from baukasten.access.tiles import Key, Tile
from baukasten.access.way import Spot, Way

ROOM = 1024
"""For so many pieces of edges there is room at first."""


def shortest(net: Net, starts: Sequence[Spot], end: Spot) -> Way | None:
    """The shortest way from the nearest of the starts to the end, metres; None where there is none.

    Starts and end lie on the ground, or are tied to it by the straight line to the nearest triangle.
    """
    asked = (*starts, end)
    known = net.told.get(asked)
    if known and net.is_still(known.looked):
        return known.way
    *found, last = (net.nearest(spot) for spot in asked)
    begins = [(at, here.key) for at, here in zip(starts, found, strict=True) if here and last and here.area == last.area]
    if not begins or not last:
        return None
    way, looked = _searched(net, begins, end, last.key)
    # A start that is not tied to the end may come to be so far away from all that was looked at.
    if way and len(begins) == len(starts):
        about = (key for spot, here in zip(asked, (*found, last), strict=True) if here for key in net.about(spot, here.away))
        net.remember(asked, Told(way, _squares(net, looked, about)))
    return way


@dataclass(frozen=True, eq=False)
class _Search:
    """What a search has seen so far, as ``net_kernels.search`` has it."""

    seen: NDArray[np.float64]
    at: NDArray[np.int64]
    order: NDArray[np.int64]
    far: NDArray[np.float64]
    counted: NDArray[np.int64]
    trails: NDArray[np.float64]
    trail_at: NDArray[np.int64]
    head: NDArray[np.int64]

    def with_more_room(self) -> "_Search":
        *arrays, head = (getattr(self, name) for name in self.__dataclass_fields__)
        return _Search(*(np.concatenate([array, np.empty_like(array)]) for array in arrays), head)

    def points(self, end: Spot) -> list[Spot]:
        """The way that was found, from its start."""
        last = self.order[0]
        spots = [end, *([(float(self.seen[last, 0]), float(self.seen[last, 1]))] if self.at[last, 1] else ())]
        trail = int(self.at[last, 3])
        while trail >= 0:
            spots.append((float(self.trails[trail, 0]), float(self.trails[trail, 1])))
            trail = int(self.trail_at[trail, 0])
        return [spot for n, spot in enumerate(reversed(spots)) if n == 0 or spot != spots[-n]]


def _begun(floor: Floor, starts: list[tuple[Spot, Where]], end: Spot) -> _Search:
    room = max(ROOM, 2 * len(starts))
    numbers = range(len(starts))
    seen, at = np.zeros((room, 4)), np.empty((room, 6), np.int64)
    trails, trail_at = np.zeros((room, 3)), np.full((room, 2), -1, np.int64)
    far, order = np.empty(room), np.arange(room)
    for n, (spot, (*key, triangle)) in zip(numbers, sorted(starts, key=lambda start: math.dist(start[0], end)), strict=True):
        square = floor.number((key[0], key[1]))
        at[n] = floor.base[square] + 3 * triangle, square, -1, n, -1, -1
        trails[n, :2], far[n] = spot, math.dist(spot, end)
    head = np.array([len(starts), len(starts), len(starts), -1, len(starts), -1], np.int64)
    return _Search(seen, at, order, far, np.arange(room), trails, trail_at, head)


def _searched(net: Net, starts: list[tuple[Spot, Key]], end: Spot, last: Key) -> tuple[Way | None, list[Key]]:
    """The way, and the squares that were looked at. Each start and the end with the square in which the ground nearest to it lies."""
    ends = [*(key for _spot, key in starts), last]
    nearest = min((spot for spot, _key in starts), key=lambda spot: math.dist(spot, end))
    # Most ways lead about straight on: these squares are cut in one go.
    floor = net.floor(*ends, *net.along(nearest, end))
    whole = np.ones(len(floor.base), np.bool_)
    # Whoever begins or ends beside the ground is tied to one triangle of it.
    whole[[floor.number(key) for key in ends]] = False
    cell = int(floor.base[floor.number(last)]) + 3 * net.triangle(last, end)[2]
    search, goal = _begun(floor, [(spot, net.triangle(key, spot)) for spot, key in starts], end), np.array(end)
    best, looked = np.full(len(floor.points), np.inf), np.zeros(len(floor.base), np.bool_)
    while True:
        told = kernels.search(
            floor.points, floor.links, floor.rims, floor.base, floor.rim_first, whole, floor.xs, floor.ys, cell, goal, best, looked,
            search.seen, search.at, search.order, search.far, search.counted, search.trails, search.trail_at, search.head,
        )  # fmt: skip
        if told == kernels.FULL:
            search = search.with_more_room()
        elif told == kernels.ASKS:
            floor = net.floor(*net.around(floor.key(int(search.head[5]))))
            best = np.append(best, np.full(len(floor.points) - len(best), np.inf))
        else:
            way = Way(tuple(search.points(end))) if told == kernels.FOUND else None
            return way, [*ends, *map(floor.key, np.flatnonzero(looked).tolist())]


def _squares(net: Net, looked: list[Key], about: Iterable[Key]) -> dict[Key, Tile | None]:
    """What a way follows from: the squares that were looked at, those around them, and those about its ends."""
    around = (one for i, j in looked for one in ((i, j), (i - 1, j), (i, j - 1), (i + 1, j), (i, j + 1)))
    return {one: net.squares.get(one) for one in (*around, *about)}
