"""Before and behind a ramp a wheelchair can turn: 1.50 × 1.50 m of level, free ground."""

import math
from collections.abc import Iterator

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from baukasten.access.square import SIDE, Edges, edges, turning_place, turning_square
from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_ramp
from baukasten.checks.repair import NEARBY, own_shape, searched
from baukasten.checks.room import rolling_near
from baukasten.checks.sources import DIN_18040_1_RAMPS
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point, placed_points
from baukasten.phrase import Length, Phrase, _
from baukasten.plan import ItemId

RULE = Rule(
    "A28", _("Before and behind a ramp a wheelchair can turn"), Severity.SHOULD, DIN_18040_1_RAMPS,
    (
        Example("yard 20 x 20; good ramp 10,10", 0),
        Example("yard 20 x 20; good ramp 10,10; house 0,14.4 to 20,20", 1),
        Example("yard 20 x 20; good ramp 10,10; house 0,14.51 to 20,20", 0),
        Example("yard 20 x 20; good ramp 10,10; bin 10,6; lawn 0,14 to 20,20", 2),
    ),
)
concerns = is_ramp
REACH = 2.5
NEAR = 0.05
"""Metres between the square and the edge of the ramp, at most."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        if (ramp := thing.element.ramp) is not None:
            room = _room(case, thing)
            for end, name in (((ramp.foot, ramp.head), _("lower end")), ((ramp.head, ramp.foot), _("upper end"))):
                middle = beyond(thing, *end)
                if turning_place(room, middle, first=-thing.angle / 10 % 90) is None:
                    yield _finding(case, item, name, middle)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The ramp is carried to where there is room at both ends."""
    item = finding.items[0]
    for thing in case.by_item[item]:
        ramp = thing.element.ramp
        if ramp is None:
            continue
        middles = beyond(thing, ramp.foot, ramp.head), beyond(thing, ramp.head, ramp.foot)
        # A ramp of a stage leads up onto the stage itself.
        room = shapely.union_all([thing.shape, *(rolling_near(case, middle, SIDE + NEARBY) for middle in middles)])
        mine = own_shape(case, item)

        def turns(dx: float, dy: float, middles=middles, room=room, mine=mine) -> bool:
            left = shapely.difference(room, translate(mine, dx, dy))
            return all(turning_square(left, translate(middle, dx, dy)) is not None for middle in middles)

        if (change := searched(case, item, turns)) is not None:
            yield change


def beyond(thing: Thing, edge: tuple[Point, Point], other: tuple[Point, Point]) -> BaseGeometry:
    """Where the middle of a square beyond one end of a ramp may lie."""
    here, there = (np.array(placed_points(ends, thing.at, thing.angle)) / 1000 for ends in (edge, other))
    out = here.mean(axis=0) - there.mean(axis=0)
    out /= math.hypot(*out) or 1.0
    near = shapely.multipoints(np.concatenate([here + out * far for far in (SIDE / 2, SIDE / 2 + NEAR)]))
    return shapely.buffer(shapely.convex_hull(near), 0.002, join_style="mitre")


def _room(case: Case, thing: Thing) -> Edges:
    """A ramp of a stage leads up onto the stage itself: all of it is free."""
    west, south, east, north = shapely.bounds(thing.shape) + np.array([-2, -2, 2, 2]) * SIDE
    floor = shapely.intersection(case.ground.rolls, shapely.box(west, south, east, north))
    stands = case.ground.closed_to_wheels
    near = (stands.boxes[:, :2] < (east, north)).all(axis=1) & (stands.boxes[:, 2:] > (west, south)).all(axis=1)
    return edges([shapely.union(floor, thing.shape), *shapely.difference(stands.shapes[near], thing.shape)])


def _finding(case: Case, item: ItemId, end: Phrase, middle: BaseGeometry) -> Finding:
    text = _(
        "A wheelchair cannot turn onto {name}: at the {end} free, level ground of {needed} by {needed} is missing.",
        name=case.name(item), end=end, needed=Length(SIDE * 1000),
    )
    return broken(RULE, (item,), middle, text, None, SIDE, "m")
