"""The narrowest place of the widest way: where it is, how wide it is, and what makes it narrow.

The width is found by halving, first over the whole ground in steps of ``STEP``, then to the
millimetre at the places where the ground falls apart once it is asked to be a step wider.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from baukasten.access.ground import Ground, Obstacle
from baukasten.access.passable import TOLERANCE, Going, Passable, Ways, drawn_in
from baukasten.geometry import Point, parts_with_area, shapely_point
from baukasten.units import mm

STEP = 0.05
"""Metres. Where two ways differ by less than this, either may be named as the widest."""
AROUND = 2.5
"""Metres looked at on each side of a narrow place."""

Tied: TypeAlias = Callable[[Passable], bool]
Ends: TypeAlias = Callable[[float], tuple[BaseGeometry, BaseGeometry]]
"""The zones at both ends of a way for somebody so many metres wide."""


@dataclass(frozen=True)
class Narrow:
    """``width`` in metres. ``between``: at most two obstacles; fewer where the edge of the ground is the other side."""

    place: Point
    width: float
    between: tuple[Obstacle, ...]


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


def narrowest(ways: Ways, going: Going, ends: Ends, width: float, step: float = STEP) -> Narrow | None:
    """The narrowest place of a way that is open at ``width`` and shut one ``step`` wider; None where it is not so."""
    tight, wide = ways.at(going, width), ways.at(going, width + step)
    start, goal = ends(width)
    shared = tight.touching(start) & tight.touching(goal)
    if not shared:
        return None
    whole = tight.pieces[min(shared)]
    necks = [_measured(ways.ground, going, neck, sides, width, step) for neck, sides in _necks(whole, wide, start, goal)]
    return min(necks, key=lambda n: n.width, default=None)


def gap(ground: Ground, going: Going, one: BaseGeometry, other: BaseGeometry, most: float) -> Narrow:
    """The gap between two pieces of ground that a way of ``most`` metres does not tie, where they are nearest to each other.

    Width 0 where nothing gets through there.
    """
    here, there = nearest_points(one, other)
    straight = shapely.LineString([here, there]).buffer(0.01)
    window = shapely.box(*straight.bounds).buffer(AROUND + most, join_style="mitre")
    # Only what is near counts, and to ask it a dozen times over the whole ground would take long.
    near = replace(
        ground, walk=shapely.clip_by_rect(ground.walk, *window.bounds), rolls=shapely.clip_by_rect(ground.rolls, *window.bounds),
        obstacles=tuple(ground.near(window)), barriers=tuple(b for b in ground.barriers if b.shape.intersects(window)),
        tree=shapely.STRtree([o.shape for o in ground.near(window)]),
    )
    return _measured(near, going, straight, [one, other], 0.0, most)


def _necks(
    whole: BaseGeometry, wide: Passable, start: BaseGeometry, goal: BaseGeometry
) -> Iterator[tuple[BaseGeometry, list[BaseGeometry]]]:
    """The places along one way where ``whole`` falls apart into wider pieces, with the pieces on both sides."""
    pieces = [wide.pieces[i] for i in wide.tree.query(whole, predicate="intersects").tolist()]
    ends = []
    for zone in (start, goal):
        here = {n for n, piece in enumerate(pieces) if piece.intersects(zone)}
        if not here:
            # The end is itself too narrow for the wider one.
            here = {len(pieces)}
            pieces.append(shapely.intersection(whole, zone))
        ends.append(here)
    grown = shapely.buffer(np.array(pieces, object), STEP / 2 + 0.002, quad_segs=4)
    rest = parts_with_area(shapely.difference(whole, shapely.union_all(grown)))
    if not rest:
        return
    touching: dict[int, set[int]] = {}
    for piece, neck in shapely.STRtree(rest).query(grown, predicate="dwithin", distance=0.002).T.tolist():
        touching.setdefault(neck, set()).add(piece)
    for neck in _along(touching, *ends):
        yield rest[neck], [pieces[n] for n in sorted(touching[neck])]


def _along(touching: dict[int, set[int]], start: set[int], goal: set[int]) -> list[int]:
    """The necks on a shortest chain of pieces from start to goal."""
    came: dict[int, tuple[int, int]] = {}
    seen, wave = set(start), sorted(start)
    while wave and not seen & goal:
        following = []
        for at in wave:
            for neck, pieces in touching.items():
                for other in sorted(pieces - seen) if at in pieces else ():
                    seen.add(other)
                    came[other] = at, neck
                    following.append(other)
        wave = following
    at = next(iter(sorted(seen & goal)), None)
    chain = []
    while at is not None and at in came:
        at, neck = came[at]
        chain.append(neck)
    return chain


def _measured(
    ground: Ground, going: Going, neck: BaseGeometry, sides: list[BaseGeometry], width: float, step: float
) -> Narrow:
    """The exact width of one neck between the pieces on its sides."""
    window = shapely.box(*neck.bounds).buffer(AROUND, join_style="mitre")
    near = [part for side in sides for part in parts_with_area(shapely.intersection(side, window))]
    open_at, shut_at = width, width + step
    apart: tuple[BaseGeometry, ...] = ()
    while shut_at - open_at > TOLERANCE / 4:
        middle = (open_at + shut_at) / 2
        pieces = drawn_in(ground, going, (middle - TOLERANCE) / 2, window)
        if _one_holds_two(pieces, sides, near):
            open_at = middle
        else:
            shut_at, apart = middle, pieces
    place = _gap(apart, near) or neck.representative_point()
    exact = open_at - TOLERANCE
    return Narrow(Point(mm(place.x), mm(place.y)), exact, beside(ground, going, place, exact))


def _one_holds_two(pieces: tuple[BaseGeometry, ...], sides: list[BaseGeometry], near: list[BaseGeometry]) -> bool:
    """Whether one piece reaches parts of two different sides."""
    return any(sum(piece.intersects(side) for side in sides) >= 2 for piece in pieces) if near else False


def _gap(apart: tuple[BaseGeometry, ...], near: list[BaseGeometry]) -> shapely.Point | None:
    """The middle between the two pieces that have just come apart."""
    held = [piece for piece in apart if any(piece.intersects(part) for part in near)]
    pairs = [(a.distance(b), n, a, b) for n, a in enumerate(held) for b in held[n + 1 :]]
    if not pairs:
        return None
    _, _, a, b = min(pairs, key=lambda pair: pair[:2])
    p, q = nearest_points(a, b)
    return shapely.Point((p.x + q.x) / 2, (p.y + q.y) / 2)


def beside(ground: Ground, going: Going, place: shapely.Point, width: float) -> tuple[Obstacle, ...]:
    """The obstacles on both sides of a place: the nearest, and the nearest across from it."""
    barriers = () if going is Going.FEET else tuple(b for b in ground.barriers if b.shape.dwithin(place, width))
    near = sorted((*ground.near(place, width), *barriers), key=lambda o: (round(o.shape.distance(place), 3), o.item or math.inf))
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
