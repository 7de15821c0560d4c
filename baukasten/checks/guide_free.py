"""Beside a tactile strip 0.60 m are free on both sides: who follows it with a cane walks there."""

from collections.abc import Iterator

from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Obstacle
from baukasten.access.guiding import Indicator
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_guide
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import DIN_32984
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "A61", _("Nothing stands close to a tactile strip"), Severity.SHOULD, DIN_32984,
    (
        Example("yard 20 x 20; ribs 2,10 to 18,10", 0),
        Example("yard 20 x 20; ribs 2,10 to 18,10; bin 10,11.0", 0),
        Example("yard 20 x 20; ribs 2,10 to 18,10; bin 10,10.95", 1),
        Example("yard 20 x 20; ribs 2,10 to 18,10; house 0,10.5 to 20,20", 1),
        Example("yard 20 x 20; ribs 2,10 to 18,10; bin 10,9.1; bin 12,10.9", 2),
    ),
)
concerns = is_guide
REACH = 2.0
FREE = 0.60
"""Metres on each side."""
TOLERANCE = 0.001


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    strip = case.guides.get(item)
    if strip is None or not strip.leads:
        return
    for obstacle, measured in beside(case, strip, FREE):
        # Right on the strip it is for A64, and A62 asks more of what people use from there.
        if measured > 0 and not needs_room(case, obstacle):
            text = _(
                "Who follows {name} with a cane bumps into {other}: {measured} are free beside the strip, {needed} are needed.",
                name=case.name(item), other=obstacle.name, measured=Length(measured * 1000), needed=Length(FREE * 1000),
            )
            yield broken(RULE, both(item, obstacle), beside_place(strip, obstacle), text, round(measured, 3), FREE, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What stands there goes aside."""
    yield from clear_of_strip(case, finding, FREE)


def beside(case: Case, strip: Indicator, far: float) -> Iterator[tuple[Obstacle, float]]:
    """What stands closer to a strip than ``far`` metres, and how close."""
    for obstacle in case.ground.near(strip.shape, far):
        if obstacle.item != strip.item and (measured := obstacle.shape.distance(strip.shape)) < far - TOLERANCE:
            yield obstacle, measured


def needs_room(case: Case, obstacle: Obstacle) -> bool:
    """Whether people who use it need room before it: seats, tables, bike stands."""
    element = case.element(obstacle.item) if obstacle.item is not None else None
    return bool(element and (element.seat or element.table or element.bike_stand or element.members))


def both(item: ItemId, obstacle: Obstacle) -> tuple[ItemId, ...]:
    return (item,) if obstacle.item is None else (item, obstacle.item)


def beside_place(strip: Indicator, obstacle: Obstacle) -> BaseGeometry:
    """The part of the strip next to an obstacle."""
    near = strip.shape.intersection(obstacle.shape.buffer(obstacle.shape.distance(strip.shape) + 0.05, quad_segs=2))
    return near if not near.is_empty else strip.shape


def clear_of_strip(case: Case, finding: Finding, gap: float) -> Iterator[Change]:
    """What stands beside or on a strip is carried so many metres off it."""
    item, *others = finding.items
    strip = case.guides[item].shape
    for other in others:
        for thing in case.by_item.get(other, ()):
            # Only the stretch next to it counts: a strip with a bend has a hull that is far from it elsewhere.
            stretch = strip.intersection(thing.shape.buffer(3.0, quad_segs=2))
            if (change := carried_off(case, other, thing.shape, stretch, gap)) is not None:
                yield change
