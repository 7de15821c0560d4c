"""The gap between pieces of ground that a way does not tie: where it is, how wide, and what makes it narrow.

Its width is the greatest that still ties the pieces in a window around the place where they are nearest to each
other, to a quarter of a millimetre. What has been measured is kept for later grounds, by all that it follows from:
what stays as it is on a later ground is the very same object there.
"""

import math
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Ground
from baukasten.access.narrow import AROUND, Narrow, beside, middle_between
from baukasten.access.passable import BESIDE, TOLERANCE, Going, Passable, Surroundings, in_the_way, surroundings
from baukasten.access.tiles import Shapes
from baukasten.geometry import Point
from baukasten.units import mm

MOST_GAPS = 1000
"""So much of each kind is remembered."""
SEEN = 0.8
"""Times the width that is known to be too much: so far to all sides what stands on both sides of a gap is looked for."""

Pieces: TypeAlias = tuple[BaseGeometry, ...]


class Straight(NamedTuple):
    """The shortest line between two sides. These are held, so that nothing else can come to have their identity."""

    line: BaseGeometry
    sides: tuple[Shapes, Shapes]


class Gap(NamedTuple):
    """A gap and what it was measured between, held likewise."""

    narrow: Narrow
    between: tuple[object, ...]


class Clip(NamedTuple):
    """So much of a floor as lies about a gap, the same in bytes, and the whole of it, held likewise."""

    floor: BaseGeometry
    wkb: bytes
    whole: BaseGeometry


@dataclass(frozen=True, eq=False)
class Gaps:
    """What is known of gaps, here and over earlier grounds, by what it follows from."""

    gaps: dict[Hashable, Gap] = field(default_factory=dict)
    straights: dict[Hashable, Straight] = field(default_factory=dict)
    clips: dict[Hashable, Clip] = field(default_factory=dict)

    def straight(self, one: Shapes, other: Shapes) -> BaseGeometry:
        """The shortest line between two sides, in parts."""
        key = _ids(one), _ids(other)
        if key not in self.straights:
            _keep_short(self.straights)
            line = shapely.shortest_line(_together(one), _together(other))
            self.straights[key] = Straight(line, (one, other))
        return self.straights[key].line

    def clip(self, whole: BaseGeometry, wide: BaseGeometry) -> Clip:
        """So much of a floor as lies in a box."""
        key = id(whole), wide.bounds
        if key not in self.clips:
            _keep_short(self.clips)
            floor = shapely.intersection(whole, wide)
            self.clips[key] = Clip(floor, floor.wkb, whole)
        return self.clips[key]


class _Frame(NamedTuple):
    """A window around a gap, and all about it that matters to what fits in there."""

    window: BaseGeometry
    wide: BaseGeometry


def side(passable: Passable, areas: Iterable[int], zone: BaseGeometry) -> Shapes:
    """One side of a gap in parts: the numbered areas; the zone where there are none, because nobody even gets in there."""
    parts = passable.parts[np.isin(passable.number, list(areas))]
    return parts if len(parts) else np.array([zone], object)


def gap(ground: Ground, going: Going, one: Shapes, other: Shapes, most: float, known: Gaps) -> Narrow:
    """The gap between two sides, each in parts, that a way of ``most`` metres does not tie, where they are nearest to each other.

    Width 0 where nothing gets through there. ``known``: what has been measured so far, here and over earlier grounds.
    """
    straight = known.straight(one, other)
    corners = tuple(shapely.get_coordinates(straight).ravel().tolist())
    frame = _frame(corners, most)
    stands = in_the_way(ground, going)
    ends = [parts[_over(shapely.bounds(parts), frame.window)] for parts in (one, other)]
    near = stands.shapes[_over(stands.boxes, frame.wide)]
    floor = known.clip(ground.floor(going is Going.WHEELS), frame.wide)
    key = going, most, corners, *map(_ids, (*ends, near)), floor.wkb
    if key not in known.gaps:
        _keep_short(known.gaps)
        solids = shapely.get_parts([*near, shapely.difference(frame.wide, floor.floor)])
        around = surroundings(ground, going, frame.window, most / 2)
        measuring = _Measuring(ground, going, most, around, *map(_together, ends), solids)
        known.gaps[key] = Gap(_measured(measuring, straight), (*ends, near))
    return known.gaps[key].narrow


@lru_cache(maxsize=MOST_GAPS)
def _frame(straight: tuple[float, ...], most: float) -> _Frame:
    """About the line between two places, x and y of each."""
    window = shapely.box(*shapely.LineString(np.reshape(straight, (2, 2))).buffer(AROUND + most).bounds)
    return _Frame(window, window.buffer(most / 2 + BESIDE, join_style="mitre"))


def _over(boxes: NDArray[np.float64], window: BaseGeometry) -> NDArray[np.bool_]:
    """Which of some boxes [n, 4] reach into a window."""
    west, south, east, north = window.bounds
    return (boxes[:, 0] <= east) & (boxes[:, 1] <= north) & (boxes[:, 2] >= west) & (boxes[:, 3] >= south)


def _ids(shapes: Shapes) -> tuple[int, ...]:
    return tuple(map(id, shapes))


def _together(parts: Shapes) -> BaseGeometry:
    return shapely.multipolygons(shapely.get_parts(parts))


def _keep_short(known: dict[Hashable, Straight] | dict[Hashable, Gap] | dict[Hashable, Clip]) -> None:
    if len(known) >= MOST_GAPS:
        known.clear()


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
