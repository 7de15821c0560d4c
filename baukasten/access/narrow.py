"""The narrowest place of the widest way between two zones: where it is, how wide it is, and what makes it narrow.

Which things in the way part the two zones is told by ``chains``. Where a chain ends in a zone itself, because something
stands where somebody would begin or arrive, the width is found by halving.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from baukasten.access.chains import MOST
from baukasten.access.ground import Ground, Obstacle
from baukasten.access.passable import TOLERANCE, Going, standing
from baukasten.access.spots import Places, gathered
from baukasten.access.ways import Ways
from baukasten.geometry import Point, shapely_point
from baukasten.units import mm

Zone: TypeAlias = Callable[[float], BaseGeometry]
"""Where the middle of somebody so many metres wide may be who begins or arrives; who is narrower gets as near at least."""


@dataclass(frozen=True)
class Narrow:
    """``width`` in metres. ``between``: at most two obstacles; fewer where the edge of the ground is the other side."""

    place: Point
    width: float
    between: tuple[Obstacle, ...]


def clear_width(ground: Ground, a: Point, b: Point, going: Going = Going.WHEELS, most: float = MOST) -> float:
    """Greatest width in metres, at most ``most``, that gets from one point to another."""
    here, there = (lambda width, at=shapely_point(p): at.buffer(TOLERANCE) for p in (a, b))
    ways = Ways(ground)
    if is_tied(ways, going, [here], [there], most):
        return most
    found = narrowest(ways, going, [here], [there], most)
    return found.width if found else 0.0


def is_tied(ways: Ways, going: Going, some: Sequence[Zone], others: Sequence[Zone], width: float) -> bool:
    """Whether somebody so wide gets from one of some zones to one of others."""
    starts, goals = (gathered([ways.places(going, zone(width), width) for zone in zones]) for zones in (some, others))
    return bool((ways.chains(going).apart(starts, goals)[0] >= width - TOLERANCE).any())


def ties(ways: Ways, going: Going, zones: Sequence[Zone], width: float) -> NDArray[np.bool_]:
    """Whether somebody so wide gets from each of some zones to each other, [n, n]."""
    places = [ways.places(going, zone(width), width) for zone in zones]
    of = np.repeat(np.arange(len(places)), [len(some) for some in places])
    everywhere = gathered(places)
    tied = np.zeros((len(places), len(places)), bool)
    here, there = np.nonzero(ways.chains(going).apart(everywhere, everywhere)[0] >= width - TOLERANCE)
    tied[of[here], of[there]] = True
    return tied


def narrowest(ways: Ways, going: Going, some: Sequence[Zone], others: Sequence[Zone], most: float) -> Narrow | None:
    """The narrowest place of the widest way from any of some zones to any of others, which ``most`` metres close.

    None where no way leads there, however narrow.
    """
    return narrowest_each(ways, going, some, [others], most)[0]


def narrowest_each(
    ways: Ways, going: Going, starts: Sequence[Zone], goals: Sequence[Sequence[Zone]], most: float
) -> list[Narrow | None]:
    """The same for each of several goals."""
    begin = _spots(ways, going, starts, most)
    ends = [_spots(ways, going, zones, most) for zones in goals]
    gaps, links = ways.chains(going).apart(begin.at, gathered([end.at for end in ends]))
    found, first = list[Narrow | None](), 0
    for zones, end in zip(goals, ends, strict=True):
        of = slice(first, first := first + len(end.at))
        found.append(_sure(ways, going, starts, zones, most, _told(ways, going, begin, end, gaps[of], links[of])))
    return found


@dataclass(frozen=True, eq=False)
class _Spots:
    """Places [n, 2] where somebody begins or arrives, and how wide they may be there at most, metres [n]."""

    at: Places
    width: NDArray[np.float64]


def _spots(ways: Ways, going: Going, zones: Sequence[Zone], most: float) -> _Spots:
    found = [_as_wide_as_fits(ways, going, zone, most) for zone in zones]
    return _Spots(gathered([at for at, _width in found]), np.repeat([width for _at, width in found], [len(at) for at, _width in found]))


def _as_wide_as_fits(ways: Ways, going: Going, zone: Zone, most: float) -> tuple[Places, float]:
    """Where in a zone somebody fits who is as wide as that allows, and how wide that is."""
    there = ways.places(going, zone(most), most)
    if len(there):
        return there, most
    width = _halved(lambda width: len(ways.places(going, zone(width), width)) > 0, 0.0, most)
    return ways.places(going, zone(width), width), width - TOLERANCE


def _halved(is_open: Callable[[float], bool], low: float, high: float) -> float:
    """The greatest width between two that is open, to a quarter of a millimetre."""
    while high - low > TOLERANCE / 4:
        middle = (low + high) / 2
        low, high = (middle, high) if is_open(middle) else (low, middle)
    return low


def _told(
    ways: Ways, going: Going, begin: _Spots, end: _Spots, gaps: NDArray[np.float64], links: NDArray[np.int64]
) -> Narrow | None:
    """``gaps``, ``links`` [ends, begins]: from which gap on which link parts them."""
    wide = np.minimum(np.minimum(gaps, begin.width), end.width[:, None])
    width = float(wide.max(initial=0.0))
    if width <= 0.0:
        return None
    here, there = np.unravel_index(int(np.argmax(wide)), wide.shape)
    if gaps[here, there] <= width:
        x, y = ways.chains(going).middle(int(links[here, there]))
    else:
        x, y = end.at[here] if end.width[here] <= width else begin.at[there]
    return Narrow(Point(mm(x), mm(y)), width, beside(ways.ground, going, shapely.Point(x, y), width))


def _sure(
    ways: Ways, going: Going, starts: Sequence[Zone], goals: Sequence[Zone], most: float, found: Narrow | None
) -> Narrow | None:
    """Who is less wide than was asked for may also get to where nobody so wide gets to, elsewhere in a zone."""
    more = (found.width if found else 0.0) + 2 * TOLERANCE
    if more >= most or all(len(ways.places(going, zone(more), more)) == 1 for zone in (*starts, *goals)):
        return found
    if not is_tied(ways, going, starts, goals, more):
        return found
    width = _halved(lambda width: is_tied(ways, going, starts, goals, width), more, most)
    begin, end = (_spots(ways, going, zones, width) for zones in (starts, goals))
    return _told(ways, going, begin, end, *ways.chains(going).apart(begin.at, end.at))


def beside(ground: Ground, going: Going, place: shapely.Point, width: float) -> tuple[Obstacle, ...]:
    """The obstacles on both sides of a place: the nearest, and the nearest across from it."""
    near = sorted(standing(ground, going, place, width), key=lambda o: (round(o.shape.distance(place), 3), o.item or math.inf))
    if not near or near[0].shape.distance(place) > width / 2 + 0.05:
        return ()
    first, *others = near
    across = [o for o in others if _opposite(place, first.shape, o.shape) and o.shape.distance(place) <= width / 2 + 0.1]
    return first, *across[:1]


def _opposite(place: shapely.Point, one: BaseGeometry, other: BaseGeometry) -> bool:
    (ax, ay), (bx, by) = (
        (nearest.x - place.x, nearest.y - place.y) for nearest in (nearest_points(shape, place)[0] for shape in (one, other))
    )
    return ax * bx + ay * by < 0
