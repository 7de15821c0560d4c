"""Chains of things in the way: which places they keep apart, and for whom.

Somebody of some width gets from one place to another unless the things in the way, each grown by half the width,
close around one of the two. Grown things touch where the gap between them is less than the width. So what decides
is which things come closer to each other than that, and whether a closed chain of such things has one place within
and the other one without. Counting the gaps up from the least, the one that first closes such a chain is the
narrowest place of the widest way: exactly, whatever the width, and without looking for any way.

Things are held as convex pieces: grown, these are convex too, two of them share one piece of ground at most, and a
chain runs through it straight. Whether a chain closes around a place is counted: it does where it runs past to the
north of it an odd number of times. (Edelsbrunner, Harer: Computational Topology, 2010, II.4 and IV on unions of balls
and their nerves; the sides are kept along the links as by Tarjan, Data Structures and Network Algorithms, 1983, ch. 2.)
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access import chain_kernels as kernels
from baukasten.access.ground import Ground, Obstacle
from baukasten.access.passable import Going, in_the_way
from baukasten.access.steps import Step
from baukasten.access.tiles import Shapes

MOST = 3.0
"""Metres. Things farther apart are linked only where somebody wider is asked about: a fire engine needs no more (rules.md F02)."""
STRAIGHT = 1e-9
"""Square metres by which an area may fall short of its convex hull and still count as convex."""
SIDE = 2.0
"""Metres, the side of the cells in which pieces are looked up."""
CELLS = 1_000_000
"""So many at most; on a site too large for that they are larger."""
EVERYWHERE = np.array([[-np.inf, -np.inf, np.inf, np.inf]])
RIM = 0
"""Owner of the edges of the floor."""

Floats: TypeAlias = NDArray[np.float64]
Links: TypeAlias = NDArray[np.int32]
Standing: TypeAlias = Mapping[int, Obstacle | Step]
"""What is in the way, by its identity."""


@dataclass(frozen=True, eq=False)
class Pieces:
    """Convex pieces of what is in the way: ``corners`` [m, 2], those of piece n from ``first[n]`` on; a place within each.

    ``boxes`` [n, 4]: west, south, east, north. ``owner``: the identity of the thing it belongs to.
    """

    corners: Floats
    first: NDArray[np.int64]
    middles: Floats
    boxes: Floats
    owner: NDArray[np.int64]

    def only(self, those: NDArray[np.bool_]) -> "Pieces":
        """Some of them, in their order."""
        count = np.diff(self.first)
        first = np.concatenate([[0], np.cumsum(count[those])])
        return Pieces(self.corners[np.repeat(those, count)], first, self.middles[those], self.boxes[those], self.owner[those])

    def and_also(self, more: "Pieces") -> "Pieces":
        """These, and more after them."""
        first = np.concatenate([self.first, more.first[1:] + self.first[-1]])
        both = (self.corners, more.corners), (self.middles, more.middles), (self.boxes, more.boxes), (self.owner, more.owner)
        corners, *each = map(np.concatenate, both)
        return Pieces(corners, first, *each)


@dataclass(frozen=True, eq=False)
class Chains:
    """``links`` [k, 2] and ``lines`` [k, 5] in ascending order: the two pieces of each, its gap, less than ``most`` metres, and
    both its ends."""

    most: float
    floor: BaseGeometry = field(repr=False)
    standing: Standing = field(repr=False)
    pieces: Pieces = field(repr=False)
    table: tuple[float, float, float, int, int, NDArray[np.int64], Links] = field(repr=False)
    """Where the pieces are looked up: west, south, side, rows and columns, and see ``chain_kernels.looked_up``."""
    links: Links = field(repr=False)
    lines: Floats = field(repr=False)

    def apart(self, starts: Floats, goals: Floats, most: float) -> tuple[Floats, NDArray[np.int64]]:
        """From which gap on, below ``most`` metres, chains part each goal [n, 2] from each start [m, 2], infinite where none
        does, and which link closes the chain, -1 where none does; both [n, m]."""
        places = np.concatenate([starts, goals])
        order = np.argsort(places[:, 0], kind="stable")
        parted, by = np.full((len(places), len(starts)), np.inf), np.full((len(places), len(starts)), kernels.NONE)
        if len(starts) and len(goals) and len(self.lines):
            kernels.apart(self.links, self.lines, self.pieces.middles, places, order, len(starts), most, parted, by)
        return parted[len(starts) :], by[len(starts) :]

    def is_clear(self, places: Floats, half: float) -> NDArray[np.bool_]:
        """Of each place on free ground [n, 2] whether nothing is nearer than ``half`` metres."""
        return kernels.clear(places, half, self.pieces.corners, self.pieces.first, self.pieces.boxes, *self.table)

    def edges(self) -> tuple[Floats, NDArray[np.int64]]:
        """All edges of all pieces [n, 4], and the number of the area that each goes around; those of the floor have 0."""
        first, count = self.pieces.first[:-1], np.diff(self.pieces.first)
        after = np.arange(1, len(self.pieces.corners) + 1)
        # The last corner of an area leads back to its first one, that of an edge of the floor nowhere.
        after[first + count - 1] = first
        of = np.repeat(np.arange(len(count)), count)
        real = np.repeat(count > 2, count)
        real[first[count == 2]] = True
        runs = np.concatenate([self.pieces.corners, self.pieces.corners[after]], axis=1)[real]
        return runs, np.where(self.pieces.owner == RIM, 0, np.arange(1, len(count) + 1))[of[real]]

    def middle(self, link: int) -> tuple[float, float]:
        """Of the gap of a link, metres."""
        _gap, ax, ay, bx, by = self.lines[link].tolist()
        return (ax + bx) / 2, (ay + by) / 2


def chains(ground: Ground, going: Going, before: Chains | None = None, most: float = MOST) -> Chains:
    """All links of less than ``most`` metres on a ground. ``before``: those of an earlier one; between pieces that are still the same they are taken over."""
    floor, standing = ground.floor(going is Going.WHEELS), in_the_way(ground, going).by_id
    if before is None or before.floor is not floor:
        nothing = np.empty((0, 2), np.int32), np.empty((0, 5))
        return _linked(most, floor, standing, _edges_of(floor).and_also(_pieces(standing)), EVERYWHERE, *nothing)
    gone = [before.standing[n] for n in before.standing.keys() - standing.keys()]
    fresh = standing.keys() - before.standing.keys()
    come = {n: o for n, o in standing.items() if n in fresh}
    changed = shapely.bounds(np.array([o.shape for o in (*gone, *come.values())], object)).reshape(-1, 4)
    near = changed + np.array([-most, -most, most, most]) / 2
    x, y = (before.lines[:, 1] + before.lines[:, 3]) / 2, (before.lines[:, 2] + before.lines[:, 4]) / 2
    far = np.ones(len(x), bool)
    for west, south, east, north in near:
        far &= (x < west) | (x > east) | (y < south) | (y > north)
    stays = np.ones(len(before.pieces.owner), bool)
    for thing in gone:
        stays &= before.pieces.owner != id(thing)
    number = np.cumsum(stays, dtype=np.int32) - 1
    pieces = before.pieces.only(stays).and_also(_pieces(come))
    return _linked(most, floor, standing, pieces, near, number[before.links[far]], before.lines[far])


def _linked(
    most: float, floor: BaseGeometry, standing: Standing, pieces: Pieces, near: Floats, links: Links, lines: Floats
) -> Chains:
    """``near``: the boxes [n, 4] in which links are missing."""
    west, south, east, north = (float(of(pieces.boxes[:, n])) for n, of in enumerate((np.min, np.min, np.max, np.max))) if len(pieces.boxes) else (0.0,) * 4
    side = max(SIDE, math.sqrt((east - west + SIDE) * (north - south + SIDE) / CELLS))
    grid = west, south, side, int((north - south) / side) + 1, int((east - west) / side) + 1
    table = *grid, *kernels.looked_up(pieces.boxes, *grid)
    more, through = kernels.linked(pieces.corners, pieces.first, pieces.boxes, most, near, *table)
    # Of gaps that are the same the order must not depend on what was there first.
    order = np.lexsort((through[:, 2] + through[:, 4], through[:, 1] + through[:, 3], through[:, 0]))
    return Chains(most, floor, standing, pieces, table, *kernels.merged(links, lines, more[order], through[order]))


def _edges_of(floor: BaseGeometry) -> Pieces:
    corners, ring = shapely.get_coordinates(shapely.get_rings(shapely.get_parts(floor)), return_index=True)
    same = ring[:-1] == ring[1:]
    ends = np.stack([corners[:-1][same], corners[1:][same]], axis=1)
    boxes = np.hstack([ends.min(axis=1), ends.max(axis=1)])
    return Pieces(ends.reshape(-1, 2), np.arange(0, 2 * len(ends) + 1, 2), ends.mean(axis=1), boxes, np.full(len(ends), RIM))


def _pieces(standing: Standing) -> Pieces:
    """Of things; what is not convex in triangles."""
    parts, of = shapely.get_parts(np.array([o.shape for o in standing.values()], object), return_index=True)
    areal = (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & ~shapely.is_empty(parts)
    parts, owner = parts[areal], np.array(list(standing), np.int64)[of[areal]]
    convex = shapely.area(shapely.convex_hull(parts)) - shapely.area(parts) < STRAIGHT
    triangles, of = shapely.get_parts(shapely.constrained_delaunay_triangles(parts[~convex]), return_index=True)
    return _areas(np.append(parts[convex], triangles), np.append(owner[convex], owner[~convex][of]))


def _areas(parts: Shapes, owner: NDArray[np.int64]) -> Pieces:
    corners, of = shapely.get_coordinates(shapely.get_exterior_ring(parts), return_index=True)
    # The last corner of a ring is its first one.
    inner = np.append(of[1:] == of[:-1], False)[: len(of)]
    first = np.searchsorted(of[inner], np.arange(len(parts) + 1))
    middles = shapely.get_coordinates(shapely.centroid(parts)).reshape(-1, 2)
    return Pieces(corners[inner], first, middles, shapely.bounds(parts).reshape(-1, 4), owner)
