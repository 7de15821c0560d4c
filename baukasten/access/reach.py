"""Can everybody get there: how wide the way from an entrance to each usable thing is, and what hinders it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import partial

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Obstacle
from baukasten.access.narrow import Narrow, narrowest_each
from baukasten.access.passable import Going, gate
from baukasten.access.things import Thing
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
    """One usable item. ``meet``, ``passes``: a way of 1.80 m, of 0.90 m leads there from an entrance.

    ``narrow``: the narrowest place where the width hinders; ``barrier``: the kerb or steps where one does.
    """

    item: ItemId
    meet: bool
    passes: bool
    hindrance: Hindrance
    narrow: Narrow | None = None
    barrier: Obstacle | None = None
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
    return thing.outline(thing.element.footprint).buffer(near, quad_segs=8)


def reach(ways: Ways, usable: Iterable[Thing]) -> tuple[Reached, ...]:
    """For each usable thing the way to it. The site must have an entrance: without one nothing is reached."""
    targets = [thing for thing in usable if is_usable(thing)]
    passes = _reached(ways, Going.WHEELS, PASS, targets)
    meets = _reached(ways, Going.WHEELS, MEET, targets)
    hindered = [thing for thing, passed in zip(targets, passes, strict=True) if not passed]
    told = {id(thing): found for thing, found in zip(hindered, _hindered(ways, hindered), strict=True)}
    return tuple(
        Reached(thing.item, meet, True, Hindrance.NOTHING, place=thing.at) if passed else told[id(thing)]
        for thing, passed, meet in zip(targets, passes, meets, strict=True)
    )


def _reached(ways: Ways, going: Going, width: float, things: list[Thing]) -> list[bool]:
    """Thing by thing: does somebody so wide get there from an entrance?"""
    return ways.at(going, width).reaches([use_zone(thing, width) for thing in things]) if things else []


def narrow_way(ways: Ways, thing: Thing, low: float = PASS, high: float = MEET) -> Narrow | None:
    """The narrowest place of the widest way to a thing that ``low`` metres reach and ``high`` do not."""
    return _narrowest(ways, [thing], high)[0] if _reached(ways, Going.WHEELS, low, [thing])[0] else None


def _narrowest(ways: Ways, things: Iterable[Thing], high: float) -> list[Narrow | None]:
    gates = gate_zones(ways.ground.entrances)
    return narrowest_each(ways, Going.WHEELS, [(gates, [partial(use_zone, thing)]) for thing in things], high)


def gate_zones(entrances: Iterable[Entrance]) -> list[Zone]:
    """Where somebody begins who comes in through each of some entrances."""
    return [partial(gate, entrance) for entrance in entrances]


def _hindered(ways: Ways, things: list[Thing]) -> list[Reached]:
    """What keeps a wheelchair from getting to each of some things."""
    if not things:
        return []
    by_width = _reached(ways, Going.WHEELS, LEAST, things)
    stepless = _reached(ways, Going.STEPLESS, PASS, things)
    on_foot = _reached(ways, Going.FEET, PASS, things)
    narrow = iter(_narrowest(ways, [thing for thing, narrow in zip(things, by_width, strict=True) if narrow], PASS))
    places = [next(narrow) if by else None for by in by_width]
    return [_hindrance(ways, *each) for each in zip(things, by_width, places, stepless, on_foot, strict=True)]


def _hindrance(ways: Ways, thing: Thing, by_width: bool, narrow: Narrow | None, stepless: bool, on_foot: bool) -> Reached:
    def finding(hindrance: Hindrance, narrow: Narrow | None = None, barrier: Obstacle | None = None) -> Reached:
        return Reached(thing.item, False, False, hindrance, narrow, barrier, narrow.place if narrow else thing.at)

    if by_width:
        # Where only the thing itself and the edge of the paving make it narrow, it stands off the paving.
        if not (stepless and narrow and {o.item for o in narrow.between} <= {thing.item}):
            return finding(Hindrance.WIDTH, narrow)
    if stepless:
        return finding(Hindrance.SURFACE)
    if on_foot:
        return finding(Hindrance.BARRIER, barrier=_barrier(ways, thing))
    return finding(Hindrance.NO_WAY)


def _barrier(ways: Ways, thing: Thing) -> Obstacle | None:
    """The kerb or the steps between the ground of the entrances and the thing."""
    apart = ways.at(Going.STEPLESS, PASS)
    inner = np.isin(apart.number, list(apart.touching(use_zone(thing, PASS))))
    goal = shapely.multipolygons(apart.parts[inner]) if inner.any() else thing.shape
    if apart.entered_parts.is_empty or goal.is_empty:
        return None
    across = shapely.shortest_line(apart.entered_parts, goal)
    return min(ways.ground.barriers, key=lambda b: b.shape.distance(across), default=None)
