"""The shortest way over some ground: the shortest there is, from whichever of several starts is nearest.

Method: Polyanya (Cui, Harabor, Grastien: Compromise-free Pathfinding on a Navigation Mesh, IJCAI
2017). A* over pairs of the corner where the way last bent and the piece of a triangle's edge that
is seen from there; such a pair holds all ways through that piece, so the first one that reaches
the end is the shortest. The triangles are those of ``net``: their corners are the ground's own.
"""

import heapq
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from baukasten.access.net import Door, Hall, Net, Told, Where
from baukasten.access.tiles import Key
from baukasten.access.way import Spot, Way

SLIGHT = 1e-9
"""Square metres: three places that span less lie on one line."""


def shortest(net: Net, starts: Sequence[Spot], end: Spot) -> Way | None:
    """The shortest way from the nearest of the starts to the end, metres; None where there is none.

    Starts and end lie on the ground, or are tied to it by the straight line to the nearest triangle.
    """
    asked = (*starts, end)
    *found, last = (net.nearest(spot) for spot in asked)
    ends = tuple(one[0] if one and last and one[1] == last[1] else None for one in (*found, last))
    known = net.told.get(asked)
    if known and known.ends == ends and all(net.is_still(key, hall) for key, hall in known.halls.items()):
        return known.way
    search = _Search(net)
    way = search.way([(at, here) for at, here in zip(starts, ends, strict=False) if here], end, ends[-1])
    net.remember(asked, Told(ends, way, search.halls))
    return way


@dataclass(frozen=True, eq=False)
class Trail:
    """The bends so far, the last one first."""

    at: Spot
    before: "Trail | None"


class Seen(NamedTuple):
    """The piece of an edge from ``left`` to ``right`` that is seen from the last bend, ``gone`` metres from the start.

    The edge leads from the triangle ``out_of`` into the triangle ``into``; the way can bend at ``bends``, ends of it.
    """

    gone: float
    left: Spot
    right: Spot
    out_of: Where
    into: Where
    trail: Trail
    bends: tuple[Spot, ...]


@dataclass(frozen=True, eq=False)
class _Search:
    """``halls``: the squares looked at so far."""

    net: Net
    halls: dict[Key, Hall] = field(default_factory=dict)

    def way(self, starts: list[tuple[Spot, Where]], end: Spot, last: Where | None) -> Way | None:
        queue: list[tuple[float, int, Seen | Way]] = []
        nearest: dict[Spot, float] = {}
        for far, seen in (first for start in starts for first in self._first(*start, last, end)):
            heapq.heappush(queue, (far, len(queue), seen))
        count = len(queue)
        while queue:
            _far, _count, seen = heapq.heappop(queue)
            if isinstance(seen, Way):
                return seen
            if seen.gone > nearest.get(seen.trail.at, math.inf) + SLIGHT:
                continue
            for far, further in [_arriving(seen, end)] if seen.into == last else self._further(seen, nearest, end):
                count += 1
                heapq.heappush(queue, (far, count, further))
        return None

    def _doors(self, at: Where) -> list[Door]:
        key = at[:2]
        if key not in self.halls:
            self.halls[key] = self.net.hall(key)
        return self.halls[key].doors[at[2]]

    def _first(self, start: Spot, here: Where, last: Where | None, end: Spot) -> Iterator[tuple[float, Seen | Way]]:
        """What is seen from a start: the edges round its triangle, or the end itself."""
        doors = self._doors(here)
        if here == last:
            yield math.dist(start, end), Way((start, end))
            return
        trail = Trail(start, None)
        for there, left, right, bends in doors:
            yield _at_least(start, left, right, end), Seen(0.0, left, right, here, there, trail, bends)

    def _further(self, seen: Seen, nearest: dict[Spot, float], end: Spot) -> Iterator[tuple[float, Seen]]:
        """What comes to sight behind an edge, unless its bend has been reached on a shorter way."""
        for door in self._doors(seen.into):
            if door.into == seen.out_of:
                continue
            for further in _through(seen, door):
                bend = further.trail.at
                if further.gone <= nearest.get(bend, math.inf) + SLIGHT:
                    nearest[bend] = min(further.gone, nearest.get(bend, math.inf))
                    yield further.gone + _at_least(bend, further.left, further.right, end), further


def _through(seen: Seen, door: Door) -> Iterator[Seen]:
    """The pieces of the next edge: seen straight on, and behind the left and the right corner."""
    gone, left, right, _out_of, here, trail, ends = seen
    there, one, other, bends = door
    bend = trail.at
    # An edge that begins at the bend itself lies where its other end does.
    is_left = bend != left and _turn(bend, left, one if bend == other else other) > -SLIGHT
    is_right = bend != right and _turn(bend, right, other if bend == one else one) < SLIGHT
    partly_left = bend != left and not is_left and _turn(bend, left, one) > SLIGHT
    partly_right = bend != right and not is_right and _turn(bend, right, other) < -SLIGHT
    from_here = _crossing(bend, left, one, other) if partly_left else other if is_left else one
    to_here = _crossing(bend, right, one, other) if partly_right else one if is_right else other
    if not is_left and not is_right and from_here != to_here:
        yield Seen(gone, from_here, to_here, here, there, trail, bends)
    if (is_left or partly_left) and left in ends:
        yield Seen(gone + math.dist(bend, left), one, from_here, here, there, Trail(left, trail), bends)
    if (is_right or partly_right) and right in ends:
        yield Seen(gone + math.dist(bend, right), to_here, other, here, there, Trail(right, trail), bends)


def _at_least(bend: Spot, left: Spot, right: Spot, end: Spot) -> float:
    """The straight length from a bend through a piece of an edge to the end; an end on this side is mirrored."""
    if _turn(left, right, end) < 0:
        end = _mirrored(left, right, end)
    corner = _corner(bend, left, right, end)
    return math.dist(bend, end) if corner is None else math.dist(bend, corner) + math.dist(corner, end)


def _arriving(seen: Seen, end: Spot) -> tuple[float, Way]:
    """The rest of the way, inside the last triangle."""
    corner = _corner(seen.trail.at, seen.left, seen.right, end)
    spots = [end] if corner is None else [end, corner]
    trail: Trail | None = seen.trail
    while trail is not None:
        spots.append(trail.at)
        trail = trail.before
    way = Way(tuple(spot for n, spot in enumerate(reversed(spots)) if n == 0 or spot != spots[-n]))
    return way.length, way


def _corner(bend: Spot, left: Spot, right: Spot, end: Spot) -> Spot | None:
    """The end of the seen piece that the way to the end has to bend at; None where it goes straight."""
    if _turn(bend, left, end) > SLIGHT:
        return left
    return right if _turn(bend, right, end) < -SLIGHT else None


def _crossing(bend: Spot, through: Spot, a: Spot, b: Spot) -> Spot:
    """Where the ray from a bend through a place meets the edge from a to b."""
    one, other = _turn(bend, through, a), _turn(bend, through, b)
    share = one / (one - other)
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def _mirrored(a: Spot, b: Spot, spot: Spot) -> Spot:
    dx, dy = b[0] - a[0], b[1] - a[1]
    share = ((spot[0] - a[0]) * dx + (spot[1] - a[1]) * dy) / max(dx * dx + dy * dy, 1e-18)
    return 2 * (a[0] + share * dx) - spot[0], 2 * (a[1] + share * dy) - spot[1]


def _turn(a: Spot, b: Spot, c: Spot) -> float:
    """Positive where c lies to the left of the line from a to b."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
