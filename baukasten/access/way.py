"""A short way over the ground that somebody of a given width can go, with its length and its slopes.

The passable pieces are cut into triangles whose corners are the corners of the ground
(constrained Delaunay), A* finds the chain of triangles, and the way is pulled tight through it
(the funnel of Lee and Preparata 1984, as Mononen's simple stupid funnel runs it). It bends only
at corners, so it is not staircase-shaped as ways on a raster are.
"""

import heapq
import math
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Spot = tuple[float, float]
DETAIL = 0.02
"""Metres by which the ground's corners are smoothed first: arcs would give thousands of triangles."""


@dataclass(frozen=True)
class Way:
    """Corners of a way in metres, from start to end."""

    points: tuple[Spot, ...]

    @property
    def length(self) -> float:
        """Metres."""
        return sum(math.dist(a, b) for a, b in pairwise(self.points))

    def places(self, step: float) -> NDArray[np.float64]:
        """Places ``step`` metres apart along the way, float64[n, 2]; the last one is its end."""
        line = shapely.LineString(self.points)
        steps = np.append(np.arange(0.0, line.length, step), line.length)
        return shapely.get_coordinates(shapely.line_interpolate_point(line, steps))


@dataclass(frozen=True)
class Net:
    """The triangles of some ground and which of them touch, for many ways over the same ground."""

    room: BaseGeometry

    @cached_property
    def triangles(self) -> NDArray[np.float64]:
        """Corners, float64[n, 3, 2]."""
        smooth = shapely.simplify(self.room, DETAIL)
        cut = shapely.get_parts(shapely.constrained_delaunay_triangles(smooth))
        return shapely.get_coordinates(cut).reshape(-1, 4, 2)[:, :3]

    @cached_property
    def tree(self) -> shapely.STRtree:
        return shapely.STRtree(shapely.polygons(self.triangles))

    @cached_property
    def neighbours(self) -> dict[int, list[tuple[int, Spot, Spot]]]:
        """Triangle → the triangles beside it, each with the two ends of the edge between them."""
        corners = np.round(self.triangles, 6)
        # All sides of all triangles, from the western (or southern) end to the other, one line each.
        sides = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [2, 0]]])
        swap = (sides[:, 0, 0] > sides[:, 1, 0]) | ((sides[:, 0, 0] == sides[:, 1, 0]) & (sides[:, 0, 1] > sides[:, 1, 1]))
        sides[swap] = sides[swap][:, ::-1]
        owner = np.tile(np.arange(len(corners)), 3)
        flat = sides.reshape(-1, 4)
        order = np.lexsort(flat.T[::-1])
        flat, owner = flat[order], owner[order]
        shared = np.flatnonzero((flat[1:] == flat[:-1]).all(axis=1))
        beside: dict[int, list[tuple[int, Spot, Spot]]] = {n: [] for n in range(len(corners))}
        for (ax, ay, bx, by), one, other in zip(
            flat[shared].tolist(), owner[shared].tolist(), owner[shared + 1].tolist(), strict=True
        ):
            beside[one].append((other, (ax, ay), (bx, by)))
            beside[other].append((one, (ax, ay), (bx, by)))
        return beside

    def nearest(self, spot: Spot) -> int:
        return int(self.tree.nearest(shapely.Point(spot)))


def way(net: Net, start: Spot, end: Spot) -> Way | None:
    """A short way from one place to another, metres; None where there is none.

    Places off the ground are tied to it by the straight line to the nearest triangle.
    """
    if not len(net.triangles):
        return None
    first, last = net.nearest(start), net.nearest(end)
    doors = _doors(net, first, last, start, end)
    return None if doors is None else Way(tuple(_pulled(start, end, doors)))


def _doors(net: Net, first: int, last: int, start: Spot, end: Spot) -> list[tuple[Spot, Spot]] | None:
    """The edges crossed on the way from triangle to triangle, A* over the middles of the edges."""
    came: dict[int, tuple[int, Spot, Spot] | None] = {first: None}
    gone = {first: 0.0}
    queue = [(math.dist(start, end), first, start)]
    while queue:
        _, at, place = heapq.heappop(queue)
        if at == last:
            break
        for other, a, b in net.neighbours[at]:
            middle = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
            length = gone[at] + math.dist(place, middle)
            if length < gone.get(other, math.inf):
                gone[other], came[other] = length, (at, a, b)
                heapq.heappush(queue, (length + math.dist(middle, end), other, middle))
    if last not in came:
        return None
    doors = []
    at = last
    while (step := came[at]) is not None:
        at, a, b = step
        doors.append((a, b))
    return doors[::-1]


def _pulled(start: Spot, end: Spot, doors: list[tuple[Spot, Spot]]) -> list[Spot]:
    """The shortest line from start to end through the doors in their order."""
    sides = _left_and_right(start, doors, end)
    way, apex, left, right = [start], start, sides[0][0], sides[0][1]
    at_left = at_right = n = 0
    while n < len(sides):
        new_left, new_right = sides[n]
        if _turn(apex, right, new_right) >= 0:
            if apex == right or _turn(apex, left, new_right) < 0:
                right, at_right = new_right, n
            else:
                way.append(left)
                apex, n = left, at_left + 1
                left = right = apex
                at_left = at_right = n - 1
                continue
        if _turn(apex, left, new_left) <= 0:
            if apex == left or _turn(apex, right, new_left) > 0:
                left, at_left = new_left, n
            else:
                way.append(right)
                apex, n = right, at_right + 1
                left = right = apex
                at_left = at_right = n - 1
                continue
        n += 1
    return [*way, end] if way[-1] != end else way


def _left_and_right(start: Spot, doors: list[tuple[Spot, Spot]], end: Spot) -> list[tuple[Spot, Spot]]:
    """Each door with its left end first, as seen when walking through; the end is a door of no width."""
    sides = []
    before = start
    for a, b in doors:
        sides.append((a, b) if _turn(before, b, a) >= 0 else (b, a))
        before = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    return [*sides, (end, end)]


def _turn(a: Spot, b: Spot, c: Spot) -> float:
    """Positive where c lies to the left of the line from a to b."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
