"""The ways of one person: from the entrances to everything people use, and from entrance to entrance.

Method: of all ways the widest is best, as far as width matters (1.80 m, where two wheelchairs
meet), and of these the shortest. How wide the widest way is follows from the pieces that the free
ground falls into when it is drawn in by half a width (``passable``), its course from the shortest
taut line inside them (``tracing``).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from baukasten.access.hindrance import Hindered, hindered
from baukasten.access.narrow import Narrow
from baukasten.access.passable import Going
from baukasten.access.reach import LEAST
from baukasten.access.square import turning_square
from baukasten.access.trip import End, Trip
from baukasten.access.way import Way


@dataclass(frozen=True)
class Route:
    """The best way from ``start`` to ``goal``; ``way`` is None where there is none, and then ``hindered`` says why.

    ``width``: clear metres, at most what is enough for anybody. ``in_use``: what stays of it while
    people use what stands on the way. ``narrow``: the narrowest place, where it is less than
    enough. ``turns``: whether there is room to turn at the goal; None where nobody needs it.
    """

    start: End
    goal: End
    way: Way | None
    width: float = 0.0
    in_use: float = 0.0
    narrow: Narrow | None = None
    hindered: Hindered | None = None
    turns: bool | None = None


def routes(trip: Trip, start: End | None = None, goal: End | None = None) -> Iterator[Route]:
    """The ways from one entrance to everything, from all entrances to one goal, or of one pair.

    With neither: to each thing the best way from any entrance, and ways that tie the entrances to
    each other. Without an entrance there is no way to tell of.
    """
    if start and goal:
        yield route(trip, (start,), goal)
    elif start:
        yield from (route(trip, (start,), end) for end in trip.ends if end != start)
    elif goal:
        yield from (route(trip, (entrance,), goal) for entrance in trip.entrances if entrance != goal)
    elif trip.entrances:
        yield from (route(trip, (one,), other) for one, other in neighbours(trip))
        yield from (route(trip, trip.entrances, end) for end in trip.goals)


def route(trip: Trip, starts: tuple[End, ...], goal: End) -> Route:
    """The best way to a goal from any of the starts."""
    reaching = trip.open_from(starts, goal, trip.going, trip.width)
    if not reaching:
        start, why = hindered(trip, starts, goal)
        return Route(start, goal, None, hindered=why)
    width = trip.widest(reaching, goal, trip.width, trip.enough)
    found = trip.shortest(trip.open_from(reaching, goal, trip.going, width), goal, trip.going, width)
    assert found is not None, "the pieces say that there is a way"
    start, way = found
    narrow = trip.narrow(start, goal, width) if width < trip.enough else None
    clear = narrow.width if narrow else width
    return Route(start, goal, way, clear, _in_use(trip, start, goal, clear), narrow, turns=_turns(trip, goal))


def reached_from(trip: Trip, goal: End) -> tuple[End, ...]:
    """The entrances from which the person gets there."""
    return trip.open_from((e for e in trip.entrances if e != goal), goal, trip.going, trip.width)


def neighbours(trip: Trip) -> list[tuple[End, End]]:
    """Pairs of entrances that tie all of them together, reachable ones first, each time the nearest two (Kruskal 1956)."""
    ends = trip.entrances
    at = np.array([end.at for end in ends], float).reshape(-1, 2)
    pieces = [trip.touched(end, trip.going, trip.width) for end in ends]
    first, second = np.triu_indices(len(ends), 1)
    far = np.hypot(*(at[first] - at[second]).T)
    pairs = zip(first.tolist(), second.tolist(), far.tolist(), strict=True)
    group = list(range(len(ends)))
    tied = []
    for a, b, _far in sorted(pairs, key=lambda pair: (not pieces[pair[0]] & pieces[pair[1]], pair[2])):
        if group[a] != group[b]:
            tied.append((ends[a], ends[b]))
            group = [group[a] if g == group[b] else g for g in group]
    return tied


def _in_use(trip: Trip, start: End, goal: End, clear: float) -> float:
    """Clear width while everything is used, in steps; 0 where then nobody gets through."""
    if not trip.open_from((start,), goal, trip.going, LEAST, used=True):
        return 0.0
    return min(clear, trip.widest((start,), goal, LEAST, max(clear, LEAST), used=True))


def _turns(trip: Trip, goal: End) -> bool | None:
    side = trip.profile.turning / 1000
    if not side or goal.entrance:
        return None
    room = trip.ground.rolling if trip.going is Going.WHEELS else trip.ground.free
    return turning_square(room, goal.zone(side), side) is not None
