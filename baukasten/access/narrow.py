"""The narrowest place of the widest way: where it is, how wide it is, and what makes it narrow.

The widest way is found over cells (``widest``). Wherever it is about as narrow as anywhere, the width is then
measured on the outlines themselves, to the millimetre, by halving in a window around the place.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from baukasten.access.clearance import Zone
from baukasten.access.ground import Ground, Obstacle
from baukasten.access.passable import TOLERANCE, Going, Passable, Surroundings, standing, surroundings
from baukasten.access.ways import Ways
from baukasten.access.widest import Widest
from baukasten.geometry import Point, shapely_point
from baukasten.units import mm

STEP = 0.05
"""Metres, the step in which widths are tried where no way is looked for."""
AROUND = 2.5
"""Metres looked at on each side of a narrow place."""

CLOSE = 0.5
"""Metres within which what makes a place narrow is most likely found."""
FITS = 0.05
"""Metres to which the place of a gap must fit its width."""

Tied: TypeAlias = Callable[[Passable], bool]


@dataclass(frozen=True)
class Narrow:
    """``width`` in metres. ``between``: at most two obstacles; fewer where the edge of the ground is the other side."""

    place: Point
    width: float
    between: tuple[Obstacle, ...]


@dataclass(frozen=True, eq=False)
class Measured:
    """What is known of a neck: its width or, where nobody needed more, that it is no narrower than ``least``.

    It holds as long as nothing changes in and about the ``window``. ``tried``: the clearance it was measured from, and
    two widths next to each other, open and shut close by.
    """

    least: float
    narrow: Narrow | None
    window: BaseGeometry = field(repr=False)
    tried: tuple[float, float, float] | None = None


class Stretch(NamedTuple):
    """A narrow stretch of a way: how clear its least clear cell is and which one that is, its first cell and the one after its last."""

    clear: float
    least: int
    first: int
    stop: int


@dataclass(frozen=True, eq=False)
class Neck:
    """A narrow stretch of a way: its cells, the least clear of them, a window around it and one close about it, and the
    zones on both sides."""

    cells: NDArray[np.int64]
    least: int
    clear: float
    window: BaseGeometry
    close: BaseGeometry
    before: Zone
    behind: Zone


def clear_width(ground: Ground, a: Point, b: Point, going: Going = Going.WHEELS, most: float = 6.0) -> float:
    """Greatest width in metres, to the centimetre and at most ``most``, that gets from one point to another."""
    ways = Ways(ground)
    here, there = shapely_point(a), shapely_point(b)

    def tied(passable: Passable) -> bool:
        return bool(passable.touching(here) & passable.touching(there))

    return widest(ways, going, tied, 0.0, most, step=0.01)


def widest(ways: Ways, going: Going, tied: Tied, low: float, high: float, step: float = STEP) -> float:
    """The greatest width, a multiple of ``step`` over ``low``, at which the ends are still tied; ``low`` if at none."""
    good, bad = 0, round((high - low) / step) + 1
    while bad - good > 1:
        middle = (good + bad) // 2
        if tied(ways.at(going, low + middle * step)):
            good = middle
        else:
            bad = middle
    return low + good * step


def narrowest(ground: Ground, found: Widest, goal: Zone) -> Narrow | None:
    """The narrowest place of the widest way to a zone; None where no way leads there."""
    way = found.to(goal)
    if way is None:
        return None
    best: Narrow | None = None
    for stretch in sorted(_stretches(found, way), key=lambda s: s.clear):
        # Somebody fits wherever twice the clearance of the cells is free, and the others may be no narrower.
        if best is None or 2 * stretch.clear < best.width:
            best = _known(ground, found, way, stretch, goal, best)
    return best


def _stretches(found: Widest, way: NDArray[np.int64]) -> Iterator[Stretch]:
    """Where a way may be narrowest: cells tell the width only to about their own."""
    clear = found.clear.clear[way[:, 0], way[:, 1]]
    narrow = np.flatnonzero(clear <= float(clear.min()) + 0.75 * found.clear.cell)
    beyond = max(2, round(AROUND / 2 / found.clear.cell))
    for run in np.split(narrow, np.flatnonzero(np.diff(narrow) > beyond) + 1):
        least = int(run[np.argmin(clear[run])])
        yield Stretch(float(clear[least]), least, max(0, int(run[0]) - beyond), min(len(way), int(run[-1]) + beyond + 1))


def _neck(found: Widest, way: NDArray[np.int64], stretch: Stretch, goal: Zone) -> Neck:
    cells = way[stretch.first : stretch.stop]
    x, y = found.clear.middles(cells[:, 0], cells[:, 1])
    window, close = (shapely.box(x.min() - d, y.min() - d, x.max() + d, y.max() + d) for d in (AROUND, CLOSE))
    return Neck(
        cells, stretch.least - stretch.first, stretch.clear, window, close,
        found.starts if _begins(found, way, stretch) else _about(found, x[-1], y[-1]),
        _about(found, x[0], y[0]) if stretch.first else goal,
    )  # fmt: skip


def _begins(found: Widest, way: NDArray[np.int64], stretch: Stretch) -> bool:
    return stretch.stop == len(way) and found.begins_in(*way[-1])


def _about(found: Widest, x: float, y: float) -> Zone:
    """The way of somebody as wide as can be leads no farther past a cell's middle than this."""
    around = shapely.Point(x, y).buffer(1.5 * found.clear.cell, quad_segs=2)
    return lambda width: around


def _known(
    ground: Ground, found: Widest, way: NDArray[np.int64], stretch: Stretch, goal: Zone, best: Narrow | None
) -> Narrow | None:
    """This neck where it is narrower than the best one so far; what it follows from is asked of the outlines once.

    That is its cells, the zones at the ends of the way if it lies there, and what stands in and about its window.
    """
    zone = () if stretch.first else tuple(goal(width).wkb for width in (found.high, TOLERANCE))
    key = way[stretch.first : stretch.stop].tobytes(), zone, _begins(found, way, stretch)
    known = found.measured.get(key)
    if known is None or (known.narrow is None and (best is None or known.least < best.width)):
        neck = _neck(found, way, stretch, goal)
        if best is not None and _is_wider(ground, found, neck, best.width + TOLERANCE):
            known = Measured(best.width, None, neck.window)
        else:
            known = _measured(ground, found, neck, found.doubted.get(key))
        found.measured[key] = known
    return known.narrow if known.narrow and (best is None or known.least < best.width) else best


def _is_open(around: Surroundings, neck: Neck, width: float) -> bool:
    """Whether somebody so wide gets through a neck."""
    return _tie(around.drawn_in((width - TOLERANCE) / 2), neck, width)


def _tie(pieces: tuple[BaseGeometry, ...], neck: Neck, width: float) -> bool:
    """Whether one of some pieces leads through a neck."""
    before, behind = neck.before(width), neck.behind(width)
    return any(piece.intersects(before) and piece.intersects(behind) for piece in pieces)


def _is_wider(ground: Ground, found: Widest, neck: Neck, width: float) -> bool:
    windows = (surroundings(ground, found.clear.going, window, width / 2) for window in (neck.close, neck.window))
    return any(_is_open(around, neck, width) for around in windows)


def _measured(ground: Ground, found: Widest, neck: Neck, before: Measured | None) -> Measured:
    """The exact width of one neck. ``before``: what was measured before something changed nearby."""
    going, cell = found.clear.going, found.clear.cell
    close, around = (surroundings(ground, going, window, found.high / 2 + 2 * cell) for window in (neck.close, neck.window))
    # Who gets through close by gets through. Only whether a wider way leads round about has to be asked of all around.
    low, high = _as_before(neck, close, before) or _tried(found, neck, close, 2 * neck.clear, 2 * neck.clear + 1.5 * cell)
    tried, pieces = (neck.clear, low, high), around.drawn_in((high - TOLERANCE) / 2)
    if high < _most(found) and _tie(pieces, neck, high):
        low, high = _tried(found, neck, around, high, high + cell)
        pieces = around.drawn_in((high - TOLERANCE) / 2)
    place = middle_between(pieces, neck.before(high), neck.behind(high))
    # Pieces that only lie apart with something between them are not what makes the way narrow.
    if place is None or _stands_near(ground, going, place, low / 2 - FITS):
        place = shapely.Point(*(float(v) for v in found.clear.middles(*neck.cells[neck.least])))
    narrow = Narrow(Point(mm(place.x), mm(place.y)), low - TOLERANCE, beside(ground, going, place, low))
    return Measured(narrow.width, narrow, neck.window, tried)


def _as_before(neck: Neck, close: Surroundings, before: Measured | None) -> tuple[float, float] | None:
    """The widths that were tried last, where the same ones would be come to again."""
    if before is None or before.tried is None:
        return None
    clear, low, high = before.tried
    return (low, high) if clear == neck.clear and _is_open(close, neck, low) and not _is_open(close, neck, high) else None


def _tried(found: Widest, neck: Neck, around: Surroundings, low: float, high: float) -> tuple[float, float]:
    """A width at which a neck is open, and one at which it is shut, close together; from two that are likely to be so."""
    least, cell = 4 * TOLERANCE, found.clear.cell
    low = max(low, least)
    while low > least and not _is_open(around, neck, low):
        low, high = max(low - cell / 2, least), low
    while high < _most(found) and _is_open(around, neck, high):
        low, high = high, high + cell
    while high - low > TOLERANCE / 4:
        middle = (low + high) / 2
        if _is_open(around, neck, middle):
            low = middle
        else:
            high = middle
    return low, high


def _most(found: Widest) -> float:
    """Nobody asks about more, and half a cell aside there may be more than is asked for."""
    return found.high + 2 * found.clear.cell


def _stands_near(ground: Ground, going: Going, place: shapely.Point, distance: float) -> bool:
    return bool(standing(ground, going, place, max(distance, 0.0)))


def middle_between(pieces: tuple[BaseGeometry, ...], before: BaseGeometry, behind: BaseGeometry) -> shapely.Point | None:
    """The middle between the pieces on both sides that have just come apart."""
    here, there = ([piece for piece in pieces if piece.intersects(zone)] for zone in (before, behind))
    pairs = [(a.distance(b), n, m, a, b) for n, a in enumerate(here) for m, b in enumerate(there)]
    if not pairs:
        return None
    *_, a, b = min(pairs, key=lambda pair: pair[:3])
    p, q = nearest_points(a, b)
    return shapely.Point((p.x + q.x) / 2, (p.y + q.y) / 2)


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
