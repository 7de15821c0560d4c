"""Everything that the ways of one person over one plan are worked out from, each piece once."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Ground, ground
from baukasten.access.narrow import Narrow, narrowest
from baukasten.access.passable import HAIR, TOLERANCE, Going, gate
from baukasten.access.person import going, ground_for, in_use, room_of
from baukasten.access.profile import Profile
from baukasten.access.reach import is_usable, use_zone
from baukasten.access.things import Thing
from baukasten.access.tracing import shortest
from baukasten.access.way import Spot, Way
from baukasten.access.ways import Ways
from baukasten.geometry import Point, parts_with_area, shapely_point
from baukasten.phrase import Phrase, _
from baukasten.plan import ItemId
from baukasten.relief import Relief
from baukasten.site import Entrance
from baukasten.snapshot import Snapshot

WIDE = 1.80
"""Metres. Where two wheelchairs meet (rules.md A01) nobody needs more."""

AISLE = 0.5
"""Metres to each side within which two rooms are one."""

STEP = 0.05
"""Metres, the step in which the widths of ways are told."""

Pieces = frozenset[int]


@dataclass(frozen=True)
class End:
    """Where a way begins or ends: an entrance, counted from 1 as the site has them, or a thing of the plan.

    ``number``: its place among all ends. ``where`` is the entrance or the thing itself.
    """

    number: int
    name: Phrase
    at: Point
    where: Entrance | Thing = field(compare=False, repr=False)
    entrance: int = 0
    item: ItemId | None = None

    def zone(self, width: float) -> BaseGeometry:
        """Where the middle of somebody ``width`` metres wide may be who starts or arrives here."""
        return gate(self.where, width) if isinstance(self.where, Entrance) else use_zone(self.where, width)

    def zone_in_use(self, width: float, rooms: shapely.STRtree) -> BaseGeometry:
        """The same while the thing is used: at the edge of the room before it, and of the rooms that it shares that with."""
        if isinstance(self.where, Entrance) or not (room := room_of(self.where)):
            return self.zone(width)
        shared = rooms.geometries[rooms.query(room, predicate="intersects")]
        return shapely.union_all([room, *shared]).buffer(width / 2 + 0.1, quad_segs=8)


@dataclass(frozen=True)
class Trip:
    """``ways``: over the ground as this person meets it; ``used``: while everything on it is used, taken over from ``ways`` elsewhere."""

    profile: Profile
    snapshot: Snapshot
    ground: Ground
    relief: Relief
    ways: Ways
    used: Ways
    ends: tuple[End, ...]
    _touched: dict[tuple[int, Going, float, bool], Pieces] = field(default_factory=dict, compare=False, repr=False)
    _spots: dict[tuple[int, Going, float, int], shapely.Point] = field(default_factory=dict, compare=False, repr=False)
    _narrow: dict[tuple[float, Pieces, Pieces], Narrow | None] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def rooms(self) -> shapely.STRtree:
        """The rooms that people need to use things; those side by side, as the aisle of many bikes, in one."""
        rooms = [room.buffer(AISLE, join_style="mitre") for thing in self.ground.things if (room := room_of(thing))]
        return shapely.STRtree(parts_with_area(shapely.union_all(rooms)))

    @property
    def going(self) -> Going:
        return going(self.profile)

    @property
    def width(self) -> float:
        """Metres of clear width that the person needs."""
        return self.profile.width / 1000

    @property
    def enough(self) -> float:
        """Metres of clear width beyond which nothing is gained."""
        return max(WIDE, self.width)

    @property
    def entrances(self) -> tuple[End, ...]:
        return tuple(end for end in self.ends if end.entrance)

    @property
    def goals(self) -> tuple[End, ...]:
        """The things people use."""
        return tuple(end for end in self.ends if not end.entrance)

    def touched(self, end: End, going: Going, width: float, used: bool = False) -> Pieces:
        """The pieces of the ground, drawn in by half the width, that an end lies at. ``used``: while everything is used."""
        key = end.number, going, round(width, 4), used
        if key not in self._touched:
            here = self.ways.at(going, width)
            zone = end.zone_in_use(width, self.rooms) if used else end.zone(width)
            self._touched[key] = (self.used.at(going, width) if used else here).touching(zone)
        return self._touched[key]

    def open_from(
        self, starts: Iterable[End], goal: End, going: Going, width: float, used: bool = False
    ) -> tuple[End, ...]:
        """Those starts from which somebody so wide gets to the goal."""
        there = self.touched(goal, going, width, used)
        return tuple(start for start in starts if there & self.touched(start, going, width, used))

    def widest(self, starts: tuple[End, ...], goal: End, low: float, high: float, used: bool = False) -> float:
        """The greatest width in steps over ``low`` that still gets there; ``low`` if none does."""
        most = round((high - low) / STEP)
        if self.open_from(starts, goal, self.going, low + most * STEP, used):
            return low + most * STEP
        begins, end = ([partial(e.zone_in_use, rooms=self.rooms) if used else e.zone for e in ends] for ends in (starts, (goal,)))
        found = narrowest(self.used if used else self.ways, self.going, begins, end, high)
        steps = min(most - 1, math.floor(((found.width if found else 0.0) + TOLERANCE - low) / STEP))
        while steps > 0 and not self.open_from(starts, goal, self.going, low + steps * STEP, used):
            steps -= 1  # by a hair
        return low + max(steps, 0) * STEP

    def narrow(self, start: End, goal: End, width: float) -> Narrow | None:
        """The narrowest place of a way that is open at ``width``, shut a step wider; worked out once for all ways through it."""
        key = width, *(self.touched(end, self.going, width + STEP) for end in (start, goal))
        if not (key[1] and key[2]):
            return self._narrowest(start, goal)
        if key not in self._narrow:
            self._narrow[key] = self._narrowest(start, goal)
        return self._narrow[key]

    def shortest(self, starts: tuple[End, ...], goal: End, going: Going, width: float) -> tuple[End, Way] | None:
        """The shortest way for somebody so wide from whichever start is nearest."""
        there = self.touched(goal, going, width)
        shared = [(piece, start) for start in starts for piece in sorted(there & self.touched(start, going, width))]
        if not shared:
            return None
        arrival = {piece: self._spot(goal, going, width, piece) for piece, _start in shared}
        # Where the goal lies at several pieces, the one that comes nearest to it.
        best = min(arrival, key=lambda piece: (arrival[piece].distance(shapely_point(goal.at)), piece))
        departures = {
            _xy(self._spot(start, going, width, piece)): start for piece, start in shared if piece == best
        }
        found = shortest(self.ways.at(going, width).net, tuple(departures), _xy(arrival[best]))
        if found is None:
            return None
        start = departures[found.points[0]]
        return start, _with_ends(found, start, goal)

    def _spot(self, end: End, going: Going, width: float, piece: int) -> shapely.Point:
        """The place on a piece, inside the end's zone, that is nearest to the end."""
        key = end.number, going, round(width, 4), piece
        if key not in self._spots:
            zone, there = end.zone(width), self.ways.at(going, width)
            near = there.tree.query(zone, predicate="intersects")
            ground = shapely.union_all(there.parts[near[there.number[near] == piece]], grid_size=HAIR)
            meeting = shapely.intersection(ground, zone)
            self._spots[key] = shapely.get_point(shapely.shortest_line(meeting, shapely_point(end.at)), 0)
        return self._spots[key]

    def _narrowest(self, start: End, goal: End) -> Narrow | None:
        return narrowest(self.ways, self.going, [start.zone], [goal.zone], self.enough)


def trip(snapshot: Snapshot, profile: Profile) -> Trip:
    relief = Relief(snapshot.site.terrain)
    floor = ground_for(profile, ground(snapshot), snapshot, relief)
    ways = Ways(floor)
    return Trip(profile, snapshot, floor, relief, ways, ways.over(in_use(floor, snapshot)), tuple(_ends(floor, snapshot)))


def _ends(floor: Ground, snapshot: Snapshot) -> Iterator[End]:
    for n, entrance in enumerate(floor.entrances):
        name = _("{value}", value=entrance.name) if entrance.name.strip() else _("entrance {number}", number=n + 1)
        yield End(n, name, entrance.at, entrance, entrance=n + 1)
    for n, thing in enumerate(filter(is_usable, floor.things), start=len(floor.entrances)):
        yield End(n, snapshot.name(thing.item), thing.at, thing, item=thing.item)


def _with_ends(way: Way, start: End, goal: End) -> Way:
    """From the middle of the door to the middle of the door; to a thing as near as one comes."""
    first = [(start.at.x / 1000, start.at.y / 1000)] if start.entrance else []
    last = [(goal.at.x / 1000, goal.at.y / 1000)] if goal.entrance else []
    points = (*first, *way.points, *last)
    bends = tuple(p for n, p in enumerate(points) if n == 0 or p != points[n - 1])
    # Two entrances may lie in the very same place: a way of no length still has two ends.
    return Way(bends if len(bends) > 1 else bends * 2)


def _xy(point: shapely.Point) -> Spot:
    return point.x, point.y
