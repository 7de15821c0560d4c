"""The gap between pieces of ground that a way does not tie: where it is, how wide, and what makes it narrow.

Its width is the greatest that still ties the pieces in a window around the place where they are nearest to each
other, to a quarter of a millimetre. What has been measured is kept for later grounds, by all that it follows from.
"""

import math
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Ground, Obstacle, Step
from baukasten.access.narrow import AROUND, Narrow, beside, middle_between
from baukasten.access.passable import BESIDE, TOLERANCE, Going, Passable, Surroundings, standing, surroundings
from baukasten.access.tiles import Shapes
from baukasten.geometry import Point
from baukasten.units import mm

MOST_GAPS = 1000
"""So many gaps are remembered."""
SEEN = 0.8
"""Times the width that is known to be too much: so far to all sides what stands on both sides of a gap is looked for."""

Pieces: TypeAlias = tuple[BaseGeometry, ...]


@dataclass(frozen=True, eq=False)
class Gap:
    """What a gap was measured between is held, so that nothing else can come to have its identity."""

    narrow: Narrow
    near: tuple[Obstacle | Step, ...] = field(repr=False)


Gaps: TypeAlias = dict[Hashable, Gap]


def side(passable: Passable, areas: frozenset[int], zone: BaseGeometry) -> BaseGeometry:
    """One side of a gap in parts: the numbered areas; the zone where there are none, because nobody even gets in there."""
    those = passable.areas[sorted(areas)]
    return zone if not areas else those[0] if len(areas) == 1 else shapely.multipolygons(shapely.get_parts(those))


def gap(
    ground: Ground, going: Going, one: BaseGeometry, other: BaseGeometry, straight: BaseGeometry, most: float, known: Gaps
) -> Narrow:
    """The gap between two sides that a way of ``most`` metres does not tie. ``straight``: the shortest line between them.

    Width 0 where nothing gets through there. ``known``: what has been measured so far, here and over earlier grounds.
    """
    window = shapely.box(*straight.buffer(AROUND + most).bounds)
    ends = tuple(_in(window, side) for side in (one, other))
    wide = window.buffer(most / 2 + BESIDE, join_style="mitre")
    near = standing(ground, going, wide)
    floor = shapely.intersection(ground.floor(going is Going.WHEELS), wide)
    key = going, most, straight.wkb, *(end.wkb for end in ends), tuple(map(id, near)), floor.wkb
    if key not in known:
        if len(known) >= MOST_GAPS:
            known.clear()
        solids = shapely.get_parts([*(o.shape for o in near), shapely.difference(wide, floor)])
        measuring = _Measuring(ground, going, most, surroundings(ground, going, window, most / 2), *ends, solids)
        known[key] = Gap(_measured(measuring, straight), near)
    return known[key].narrow


def _in(window: BaseGeometry, side: BaseGeometry) -> BaseGeometry:
    """The parts of a side that reach into a window."""
    parts = shapely.get_parts(side)
    return shapely.multipolygons(parts[shapely.intersects(parts, window)])


@dataclass(frozen=True, eq=False)
class _Measuring:
    """``one``, ``other``: the sides as far as they lie in the window. ``solids``: all that nobody can be in, in and about it."""

    ground: Ground
    going: Going
    most: float
    around: Surroundings
    one: BaseGeometry
    other: BaseGeometry
    solids: Shapes

    @property
    def steps(self) -> int:
        """The widths that are told apart, from none to ``most``."""
        return 2 ** math.ceil(math.log2(self.most / TOLERANCE * 4))

    def width(self, step: int) -> float:
        return self.most * step / self.steps

    def free(self, step: int) -> Pieces:
        """Where somebody so wide can be."""
        return self.around.drawn_in(max(self.width(step) - TOLERANCE, 0.0) / 2)

    def ties(self, pieces: Pieces) -> bool:
        return any(piece.intersects(self.one) and piece.intersects(self.other) for piece in pieces)

    def seen(self, place: BaseGeometry, high: int) -> int:
        """The greatest step at which the solids nearest to a place, on two sides of it, leave a way; -1 where there are no two."""
        box = place.buffer(SEEN * self.width(high), cap_style="square")
        parts = shapely.get_parts(shapely.intersection(self.solids[shapely.intersects(self.solids, box)], box))
        parts = parts[shapely.area(parts) > 0]
        away = np.diff(shapely.get_coordinates(shapely.shortest_line(place, parts)).reshape(-1, 2, 2), axis=1)[:, 0]
        first, *others = np.argsort(np.hypot(*away.T), kind="stable").tolist() or [-1]
        across = [n for n in others if away[n] @ away[first] < 0]
        if not across:
            return 0 if len(parts) and not away[first].any() else -1
        return math.ceil((_touching(parts[first], parts[across[0]]) + TOLERANCE) / self.width(1)) - 1


def _measured(of: _Measuring, straight: BaseGeometry) -> Narrow:
    low, high, shut = 0, of.steps, None
    seen = of.seen(straight.interpolate(0.5, normalized=True), high)
    while high - low > 1:
        # What is seen is tried, and the step after it; where it is something else that makes it narrow, the rest is halved.
        step = max(low + 1, seen) if low <= seen < high else (low + high) // 2
        pieces = of.free(step)
        if of.ties(pieces):
            low, seen = step, seen if step == seen else -1
        else:
            high, shut = step, pieces
            place = middle_between(pieces, of.one, of.other)
            seen = of.seen(place, high) if place and high - low > 1 else -1
    place = middle_between(shut or of.free(high), of.one, of.other) or straight.centroid
    width = of.width(low)
    return Narrow(Point(mm(place.x), mm(place.y)), max(width - TOLERANCE, 0.0), beside(of.ground, of.going, place, width))


def _touching(one: BaseGeometry, other: BaseGeometry) -> float:
    """The width by half of which two solids can be grown until they touch.

    Grown corners are rounded by arcs of 16 straight pieces and so a little flatter than round: more than the distance.
    """
    width = one.distance(other)
    for _round in range(2):
        width += shapely.buffer(one, width / 2, quad_segs=16).distance(shapely.buffer(other, width / 2, quad_segs=16))
    return float(width)
