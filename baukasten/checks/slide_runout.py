"""Beyond the end of a slide and beside it children get up undisturbed, and no slide is too steep."""

import math
from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_device
from baukasten.checks.play_sources import SLIDES
from baukasten.checks.repair import carried_off
from baukasten.element import Chute, Device
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Outline, Point
from baukasten.phrase import _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P38", _("Children get up undisturbed at the end of a slide"), Severity.SHOULD, SLIDES,
    (
        Example("yard 20 x 20; long slide 10,10", 0),
        Example("yard 20 x 20; long slide 10,10; bench 10,14.3", 0),
        Example("yard 20 x 20; tight slide 10,10; bench 10,14.0", 1),
        Example("yard 20 x 20; long slide 10,10; balcony 10,13.5", 1),
        Example("yard 20 x 20; steep slide 10,10", 1),
        Example("yard 20 x 20; plain slide 10,10", 1),
    ),
)
BEYOND: Millimetre = 2000
"""Of a slide of type 1. Type 2, with 1.00 m, is not told apart."""
BESIDE: Millimetre = 1000
STEEPEST = 40.0
"""Degrees, on average."""
DEEP = 0.005
concerns = is_device(Device.SLIDE)
REACH = 7.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        if thing.element.device is not Device.SLIDE:
            continue
        chute = thing.element.play.chute if thing.element.play else None
        if chute is None:
            text = _(
                "The catalogue does not say where the slide of {name} ends and how steep it is.",
                name=case.name(item),
            )
            yield cannot(RULE, text, (item,), thing.at)
            continue
        yield from _too_steep(case, thing, chute)
        for other, shape in _in_the_way(case, thing, chute):
            text = _(
                "Children run into something at the end of a slide: {other} stands in the run-out of {name}, 2 m "
                "long and 1 m to each side.",
                name=case.name(item), other=case.name(other),
            )
            common = shapely.intersection(shape, runout(thing, chute))
            yield broken(RULE, (item, other), common, text, round(common.area, 2), 0.0, "m²")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What stands there steps aside; the slide where it cannot."""
    item, *others = finding.items
    for thing in case.by_item[item] if others else ():
        chute = thing.element.play.chute if thing.element.play else None
        for other, shape in _in_the_way(case, thing, chute) if chute else ():
            if other in others:
                for mover, mine, fixed in ((other, shape, runout(thing, chute)), (item, runout(thing, chute), shape)):
                    if change := carried_off(case, mover, mine, fixed, 0.0):
                        yield change


def runout(thing: Thing, chute: Chute) -> BaseGeometry:
    """The rectangle beyond a chute's end, metres."""
    half, (x, y) = chute.width // 2 + BESIDE, chute.end
    return thing.outline(Outline((Point(x - half, y), Point(x + half, y), Point(x + half, y + BEYOND), Point(x - half, y + BEYOND))))


def _in_the_way(case: Case, thing: Thing, chute: Chute) -> Iterator[tuple[ItemId, BaseGeometry]]:
    """What other rules have not told of: play elements, and what stands outside the impact area."""
    within = runout(thing, chute).buffer(-DEEP)
    near = [o for o in case.ground.near(within) if o.item is not None and o.item != thing.item]
    area = case.playing[thing.item][2].buffer(-DEEP) if near and thing.item in case.playing else shapely.Polygon()
    for obstacle in near:
        if obstacle.item in case.playing or not area.intersects(obstacle.shape):
            yield obstacle.item, obstacle.shape


def _too_steep(case: Case, thing: Thing, chute: Chute) -> Iterator[Finding]:
    angle = math.degrees(math.atan2(chute.drop, chute.run))
    if angle > STEEPEST:
        text = _(
            "Children slide too fast on {name}: it falls {measured}° on average, {needed}° are the most.",
            name=case.name(thing.item), measured=round(angle, 1), needed=STEEPEST,
        )
        yield broken(RULE, (thing.item,), thing.at, text, round(angle, 1), STEEPEST, "°")
