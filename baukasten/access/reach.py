"""Can everybody get there: how wide the way from an entrance to each usable thing is, and what hinders it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from itertools import chain
from typing import NamedTuple, TypeAlias

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Obstacle
from baukasten.access.narrow import Narrow, are_tied, narrowest, narrowest_each
from baukasten.access.passable import Going, Passable, gate
from baukasten.access.steps import Step
from baukasten.access.things import Thing
from baukasten.access.tiles import Key
from baukasten.access.ways import Ways
from baukasten.access.zones import Zone
from baukasten.geometry import Point
from baukasten.impact import impact_area
from baukasten.plan import ItemId
from baukasten.site import Entrance
from baukasten.units import mm

PASS = 0.90
"""Metres. Clear width at a narrow place, DIN 18040-3 (rules.md A02)."""
MEET = 1.80
"""Metres. Clear width where two wheelchairs meet, DIN 18040-3 (rules.md A01)."""
LEAST = 0.30
"""Metres. What is narrower is no gap that anybody would call a way."""


class Hindrance(Enum):
    """What keeps a wheelchair from getting there."""

    NOTHING = "nothing"
    WIDTH = "width"
    SURFACE = "surface"
    BARRIER = "barrier"
    NO_WAY = "no way"


@dataclass(frozen=True)
class Reached:
    """One usable item. ``passes``: a way of 0.90 m leads there from an entrance.

    ``narrow``: the narrowest place where the width hinders; ``barrier``: the kerb or steps where one does.
    """

    item: ItemId
    passes: bool
    hindrance: Hindrance
    narrow: Narrow | None = None
    barrier: Obstacle | Step | None = None
    place: Point = Point(0, 0)


def is_usable(thing: Thing) -> bool:
    """Whether people go there to use it."""
    element = thing.element
    return bool(element.seat or element.table or element.play or element.control_height or element.room)


def use_zone(thing: Thing, width: float) -> BaseGeometry:
    """Where the middle of somebody ``width`` metres wide may be who uses the thing."""
    if width not in thing.use_zones:
        thing.use_zones[width] = _use_zone(thing, width)
    return thing.use_zones[width]


def _use_zone(thing: Thing, width: float) -> BaseGeometry:
    near = width / 2 + 0.10
    if thing.element.play:
        # To the edge of the impact area: sand and bark are part of the game, not of the way.
        return impact_area(thing.placed, thing.element).buffer(near, quad_segs=8)
    if thing.element.room:
        return thing.front(max(thing.element.room, mm(near)))
    return thing.footprint.buffer(near, quad_segs=8)


class Asked(NamedTuple):
    """What was asked about one usable thing, and the squares that follows from.

    ``reached``: where a wheelchair gets there. ``otherwise``: where it is not the width that hinders it; None where it is a
    barrier. ``stepless``: whether it would get there over any ground.
    """

    thing: Thing
    squares: tuple[Key, ...]
    reached: Reached | None = None
    otherwise: Reached | None = None
    stepless: bool = True


Who: TypeAlias = tuple[Going, float]
IF_HINDERED: tuple[Who, ...] = (Going.STEPLESS, PASS), (Going.FEET, PASS)
"""Who else is asked about where a wheelchair does not get to."""


@dataclass(frozen=True, eq=False)
class Told:
    """The way to each usable thing, and what a later ground can take over: what was asked, by the identity of the thing, and where."""

    reached: tuple[Reached, ...]
    asked: Mapping[int, Asked]
    passables: Mapping[Who, Passable]

    def still(self, ways: Ways) -> dict[int, Asked]:
        """What holds on a later ground."""
        pairs = {(ways.at(*who), was) for who, was in self.passables.items()}
        changed = set(chain.from_iterable(now.unlike(was) for now, was in pairs if now is not was))
        return {key: asked for key, asked in self.asked.items() if changed.isdisjoint(asked.squares)}


def reach(ways: Ways, usable: Iterable[Thing]) -> tuple[Reached, ...]:
    """For each usable thing the way to it. The site must have an entrance: without one nothing is reached."""
    return told(ways, usable).reached


def told(ways: Ways, usable: Iterable[Thing], before: Told | None = None) -> Told:
    """The same. ``before``: of an earlier ground."""
    known = before.still(ways) if before else {}
    targets = [thing for thing in usable if id(thing) in known or is_usable(thing)]
    known |= {id(asked.thing): asked for asked in _asked(ways, [thing for thing in targets if id(thing) not in known])}
    asked = {id(thing): known[id(thing)] for thing in targets}
    hindered = [one for one in asked.values() if one.reached is None]
    far = iter(_hindered(ways, hindered))
    reached = tuple(one.reached or next(far) for one in asked.values())
    who = ((Going.WHEELS, PASS), *(IF_HINDERED if hindered else ()))
    return Told(reached, asked, {one: ways.at(*one) for one in who})


def _asked(ways: Ways, things: list[Thing]) -> Iterator[Asked]:
    passes = _reached(ways, (Going.WHEELS, PASS), things)
    inside, outside = ([thing for thing, passed in zip(things, passes, strict=True) if passed is side] for side in (True, False))
    for thing, squares in zip(inside, _squares(ways, inside), strict=True):
        yield Asked(thing, squares, Reached(thing.item, True, Hindrance.NOTHING, place=thing.at))
    # Without barriers everything is stepless.
    others = IF_HINDERED if ways.ground.barriers else (IF_HINDERED[0], IF_HINDERED[0])
    answers = {who: _reached(ways, who, outside) for who in dict.fromkeys(others)}
    for thing, squares, stepless, on_foot in zip(outside, _squares(ways, outside), *(answers[who] for who in others), strict=True):
        hindrance = Hindrance.SURFACE if stepless else Hindrance.NO_WAY
        otherwise = None if on_foot and not stepless else Reached(thing.item, False, hindrance, place=thing.at)
        yield Asked(thing, squares, None, otherwise, stepless)


def _squares(ways: Ways, things: list[Thing]) -> list[tuple[Key, ...]]:
    """Thing by thing, the squares in which a wheelchair uses it."""
    if not things:
        return []
    zones = [use_zone(thing, PASS) for thing in things]
    # Only on very large sites the squares of both floors are not the same ones.
    floors = {floor.side: floor for floor in (ways.at(going, PASS).squares.floor for going in (Going.WHEELS, Going.STEPLESS))}
    return [tuple(chain(*squares)) for squares in zip(*(floor.lying_in(zones) for floor in floors.values()), strict=True)]


def _reached(ways: Ways, who: Who, things: list[Thing]) -> list[bool]:
    """Thing by thing: does somebody get there from an entrance?"""
    return ways.at(*who).reaches([use_zone(thing, who[1]) for thing in things]) if things else []


def gate_zones(entrances: Iterable[Entrance]) -> list[Zone]:
    """Where somebody begins who comes in through each of some entrances."""
    return [partial(gate, entrance) for entrance in entrances]


def narrow_way(ways: Ways, thing: Thing, most: float = MEET) -> Narrow | None:
    """The narrowest place of the widest way to a thing that ``most`` metres do not reach."""
    return narrowest(ways, Going.WHEELS, gate_zones(ways.ground.entrances), [partial(use_zone, thing)], most)


def _hindered(ways: Ways, hindered: list[Asked]) -> list[Reached]:
    """What keeps a wheelchair from getting to each of some things."""
    gates = gate_zones(ways.ground.entrances)
    pairs = [(gates, [partial(use_zone, asked.thing)]) for asked in hindered]
    by_width = are_tied(ways, Going.WHEELS, pairs, LEAST)
    narrow = iter(narrowest_each(ways, Going.WHEELS, [pair for pair, by in zip(pairs, by_width, strict=True) if by], PASS))
    barriers = _Barriers(ways)
    return [_hindrance(asked, next(narrow) if by else None, barriers) for asked, by in zip(hindered, by_width, strict=True)]


def _hindrance(asked: Asked, narrow: Narrow | None, barriers: "_Barriers") -> Reached:
    thing = asked.thing
    # Where only the thing itself and the edge of the paving make it narrow, it stands off the paving.
    if narrow and not (asked.stepless and {o.item for o in narrow.between} <= {thing.item}):
        return Reached(thing.item, False, Hindrance.WIDTH, narrow, place=narrow.place)
    return asked.otherwise or Reached(thing.item, False, Hindrance.BARRIER, barrier=barriers.before(thing), place=thing.at)


@dataclass(frozen=True, eq=False)
class _Barriers:
    """The kerb or the steps between the ground of the entrances and what lies behind it, by the areas that a thing lies at there."""

    ways: Ways
    _known: dict[frozenset[int], Obstacle | Step | None] = field(default_factory=dict)

    def before(self, thing: Thing) -> Obstacle | Step | None:
        apart = self.ways.at(Going.STEPLESS, PASS)
        areas = apart.touching(use_zone(thing, PASS))
        if not areas:
            return self._nearest(apart, thing.shape)
        if areas not in self._known:
            self._known[areas] = self._nearest(apart, shapely.multipolygons(apart.parts[np.isin(apart.number, list(areas))]))
        return self._known[areas]

    def _nearest(self, apart: Passable, goal: BaseGeometry) -> Obstacle | Step | None:
        if apart.entered_parts.is_empty or goal.is_empty:
            return None
        across = shapely.shortest_line(apart.entered_parts, goal)
        return min(self.ways.ground.barriers, key=lambda b: b.shape.distance(across), default=None)
