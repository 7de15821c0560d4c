"""A wheelchair can turn in front of tables and of what is operated by hand: a square of 1.50 m, not a circle."""

import math
from collections.abc import Iterator

import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from baukasten.access.square import SIDE, turning_square
from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.repair import NEARBY, own_shape, searched
from baukasten.checks.sources import DIN_18040_3_WIDTHS
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "A04", _("A wheelchair can turn where it is used"), Severity.SHOULD, DIN_18040_3_WIDTHS,
    (
        Example("yard 20 x 20; table 10,10", 0),
        Example("yard 20 x 20; bin 10,10; wall 8,11.79 to 12,11.79 height 1 width 0.02", 0),
        Example("yard 20 x 20; bin 10,10; house 8,11.6 to 12,15; house 0,0 to 8,15; house 12,0 to 20,15", 1),
        Example("yard 1.49 x 20; bin 0.7,10", 1),
        Example("yard 1.50 x 20; bin 0.7,10", 0),
    ),
)
NEAR = 0.30
"""Metres between the square and the side the thing is used from, at most."""


REACH = 3.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        wanted = thing.element.table or thing.element.control_height
        # What no wheelchair gets to at all is told of by A02.
        if wanted and case.is_reached(item) and _square(_room(case, thing), thing) is None:
            yield _finding(case, thing)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The thing is carried to where there is room."""
    for thing in case.by_item[finding.items[0]]:
        if (change := _moved(case, thing)) is not None:
            yield change


def _square(room: BaseGeometry, thing: Thing, dx: float = 0.0, dy: float = 0.0, side: float = SIDE) -> BaseGeometry | None:
    far = NEAR + side / math.sqrt(2)
    if thing.element.table:
        middle = thing.outline(thing.element.footprint).buffer(far, quad_segs=2)
    else:
        middle = thing.front(round(far * 1000))
    return turning_square(room, translate(middle, dx, dy), side, first=-thing.angle / 10 % 90)


def _room(case: Case, thing: Thing) -> BaseGeometry:
    """The open ground about a thing, as far as a square before it can reach."""
    return case.ground.open_around(shapely.union(thing.covers, thing.front(1)), REACH)


def _finding(case: Case, thing: Thing) -> Finding:
    sides = (n / 20 for n in range(29, 17, -1))
    room = _room(case, thing)
    widest = next((side for side in sides if _square(room, thing, side=side) is not None), 0.0)
    text = _(
        "A wheelchair cannot turn in front of {name}: a free square of {needed} by {needed} is missing, there is room "
        "for one of {measured}.",
        name=case.name(thing.item), needed=Length(SIDE * 1000), measured=Length(widest * 1000),
    )
    return broken(RULE, (thing.item,), thing.at, text, widest, SIDE, "m")


def _moved(case: Case, thing: Thing) -> Change | None:
    mine = own_shape(case, thing.item)
    around = case.ground.open_around(thing.covers, REACH + NEARBY)
    without = shapely.union(around, shapely.intersection(mine, case.ground.rolls))

    def turns(dx: float, dy: float) -> bool:
        room = shapely.difference(without, translate(mine, dx, dy))
        return _square(room, thing, dx, dy) is not None

    return searched(case, thing.item, turns)
