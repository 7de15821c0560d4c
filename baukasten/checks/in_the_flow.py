"""Nothing stands in the middle of a path or right in an entrance, where people walk."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import compress

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from baukasten.access.ground import Obstacle
from baukasten.access.reach import MEET
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import DIN_18040_3_FURNITURE
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point, line, shapely_point
from baukasten.phrase import _
from baukasten.plan import ItemId, Path, Placed
from baukasten.site import Entrance

RULE = Rule(
    "A15", _("Nothing stands where people walk"), Severity.SHOULD, DIN_18040_3_FURNITURE,
    (
        Example("yard 20 x 20; path 0,10 to 20,10 width 4; bench 10,11.3", 0),
        Example("yard 20 x 20; path 0,10 to 20,10 width 4; bench 10,11.1", 1),
        Example("yard 20 x 20; path 0,10 to 10,10 width 2; bench 10,10", 0),
        Example("yard 20 x 20; entrance 0,10; bin 0.8,10", 1),
        Example("yard 20 x 20; entrance 0,10; bin 1.5,10", 0),
        Example("yard 20 x 20; path 0,10 to 20,10 width 4; bollard 10,10", 0),
    ),
)
REACH = 2.0
HALF = MEET / 2
"""Metres to each side of the middle of a path, and around the middle of an entrance."""
LITTLE = 0.001


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    there = case.snapshot.plan.items[item]
    if isinstance(there, Path):
        yield from _on_path(case, item, there)
    elif isinstance(there, Placed):
        yield from _in_entrance(case, item)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """It goes aside by the shortest way."""
    plan = case.snapshot.plan
    item = finding.items[0]
    shape = case.by_item[item][0].shape
    flow = [_flow(path) for other in finding.items[1:] if isinstance(path := plan.items[other], Path)]
    near = [f.intersection(shape.buffer(4.0, quad_segs=2)) for f in flow] or [_mouth(e.at) for e in case.ground.entrances]
    for fixed in sorted(near, key=shape.distance)[:1]:
        if (change := carried_off(case, item, shape, fixed, 0.0)) is not None:
            yield change


def _on_path(case: Case, item: ItemId, path: Path) -> Iterator[Finding]:
    element = case.element(item)
    if not element or not element.ground or not element.ground.walkable or element.guide:
        return
    near = [(o.item, o.shape) for o in case.ground.near(line(path.points), HALF) if o.item is not None and _may_not(case, o)]
    flow = _flow(path) if near else shapely.Polygon()
    for other, shape in near:
        if shape.intersection(flow).area > LITTLE:
            text = _(
                "People who cannot see walk into {name}: it stands in the middle of {path}.",
                name=case.name(other), path=case.name(item),
            )
            yield broken(RULE, (other, item), shape, text)


def _in_entrance(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        entrances = case.ground.entrances
        for entrance in compress(entrances, shapely.dwithin(_doors(entrances), thing.shape, HALF)):
            if not _belongs(case, item):
                text = _(
                    "People who come in through the entrance {entrance} walk into {name}.",
                    entrance=entrance.name, name=case.name(item),
                )
                yield broken(RULE, (item,), thing.at, text)


def _flow(path: Path) -> BaseGeometry:
    """The middle of a path, less its ends: they may lead up to a thing."""
    axis = line(path.points)
    if axis.length <= 2 * HALF:
        return shapely.Polygon()
    return substring(axis, HALF, axis.length - HALF).buffer(min(HALF, path.width / 2000), cap_style="flat")


@lru_cache(maxsize=16)
def _doors(entrances: tuple[Entrance, ...]) -> NDArray[np.object_]:
    """Where people come in."""
    return np.array([shapely_point(entrance.at) for entrance in entrances], object)


def _mouth(at: Point) -> BaseGeometry:
    return shapely_point(at).buffer(HALF)


def _may_not(case: Case, obstacle: Obstacle) -> bool:
    return obstacle.item in case.by_item and not _belongs(case, obstacle.item)


def _belongs(case: Case, item: ItemId) -> bool:
    """Bollards and ramps are meant to stand in a way."""
    element = case.element(item)
    return bool(element and (element.bollard or element.ramp))
