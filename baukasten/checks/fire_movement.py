"""Where the fire brigade gets out and works there are 7 by 12 m, and 4 m before and behind it are free."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.fire_rectangle import holds, sides
from baukasten.checks.fire_sources import DIN_14090_MOVEMENT
from baukasten.checks.kinds import is_kept_free
from baukasten.checks.repair import carried_off
from baukasten.element import FireUse
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "F11", _("The fire brigade has room to work"), Severity.SHOULD, DIN_14090_MOVEMENT,
    (
        Example("yard 40 x 40; working area 10,10 to 22,17", 0),
        Example("yard 40 x 40; working area 10,10 to 22,16.9", 1),
        Example("yard 40 x 40; working area 10,10 to 22,17; bench 24,13", 1),
        Example("yard 40 x 40; working area 10,10 to 22,17; bench 28,13", 0),
        Example("yard 40 x 40; working area 10,10 to 22,17; bench 16,20", 0),
    ),
)
concerns = is_kept_free
REACH = 5.0
LONG, WIDE, BEYOND = 12.0, 7.0, 4.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    use, area = case.kept_free.get(item, (None, None))
    if area is None or use is not FireUse.MOVEMENT:
        return
    long, wide = sides(area)
    if not holds(area, LONG, WIDE):
        text = _(
            "The fire brigade has too little room to work on {name}: it is {long} by {wide}, {need_long} by {need_wide} are needed.",
            name=case.name(item), long=Length(long * 1000), wide=Length(wide * 1000), need_long=Length(LONG * 1000),
            need_wide=Length(WIDE * 1000),
        )
        measured, needed = (wide, WIDE) if wide < WIDE - 0.001 else (long, LONG)
        yield broken(RULE, (item,), case.at(item), text, round(measured, 2), needed, "m")
        return
    ends = _ends(area)
    others = [o for o in case.ground.near(ends) if shapely.intersection(o.shape, ends).area > 1e-4]
    if others:
        first = min(others, key=lambda o: float(o.shape.distance(area)))
        text = _(
            "Engines of the fire brigade do not get on and off {name}: {other} stands less than {needed} before its end.",
            name=case.name(item), other=first.name, needed=Length(BEYOND * 1000),
        )
        items = (item,) if first.item is None else (item, first.item)
        yield broken(RULE, items, first.shape, text, round(float(first.shape.distance(area)), 2), BEYOND, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What stands before its ends is carried off."""
    if len(finding.items) == 2:
        area, other = case.kept_free[finding.items[0]][1], finding.items[1]
        for thing in case.by_item.get(other, ()):
            if (change := carried_off(case, other, thing.shape, shapely.union(_ends(area), area).convex_hull, 0.0)) is not None:
                yield change


def _ends(area: BaseGeometry) -> BaseGeometry:
    """The ground before and behind an area, as wide as it is."""
    ring = shapely.get_coordinates(area.minimum_rotated_rectangle)[:4]
    if np.hypot(*(ring[1] - ring[0])) < np.hypot(*(ring[2] - ring[1])):
        ring = np.roll(ring, -1, axis=0)
    along = (ring[1] - ring[0]) / np.hypot(*(ring[1] - ring[0])) * BEYOND
    front = shapely.Polygon([ring[1], ring[1] + along, ring[2] + along, ring[2]])
    back = shapely.Polygon([ring[0], ring[0] - along, ring[3] - along, ring[3]])
    return shapely.union(front, back)
