"""No kerb higher than 3 cm and no steps bar the way of wheels."""

import math
from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from baukasten.access.ground import Obstacle
from baukasten.access.reach import Hindrance
from baukasten.access.steps import Step
from baukasten.access.things import FLUSH
from baukasten.change import Change
from baukasten.checks.case import Case, broken, no_entrance
from baukasten.checks.sources import DIN_18040_3_UNREAD
from baukasten.commands import draw_line
from baukasten.element import Form
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import _
from baukasten.plan import ItemId
from baukasten.units import mm

RULE = Rule(
    "A33", _("No high kerb and no steps on the way"), Severity.SHOULD, DIN_18040_3_UNREAD,
    (
        Example("yard 20 x 20; entrance 0,10; bench 15,10; kerb 10,0 to 10,20 height 0.12", 1),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; kerb 10,0 to 10,20 height 0.03", 0),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; kerb 10,0 to 10,15 height 0.12", 0),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; steps 10,0 to 10,20 width 1", 1),
        Example("yard 20 x 20; entrance 0,10; bench 15,10; kerb 10,0 to 10,20 height 0.12; ramp 9,8 to 11,12", 0),
    ),
)
WIDE = 1.8
"""Metres of kerb that are lowered: two wheelchairs can cross there."""


def check(case: Case) -> Iterator[Finding]:
    if not case.ground.entrances:
        yield no_entrance(RULE)
        return
    behind: dict[int, tuple[Obstacle | None, Point, list[ItemId]]] = {}
    for way in case.reached:
        if way.hindrance is Hindrance.BARRIER:
            behind.setdefault(id(way.barrier), (way.barrier, way.place, []))[2].append(way.item)
    for barrier, place, found in behind.values():
        items = tuple(dict.fromkeys(found))
        name = barrier.name if barrier else _("steps")
        text = _("Wheels cannot get over: {barrier}. Behind it: {names}.", barrier=name, names=case.names(items))
        yield broken(RULE, items, place, text)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The kerb is lowered where the way over it is shortest. Steps need a ramp, and that is for people to think about."""
    lowering = _lowering(case)
    for way in case.reached:
        if way.item in finding.items and way.hindrance is Hindrance.BARRIER and lowering and not case.entered.is_empty:
            if isinstance(way.barrier, Step) and not way.barrier.flight:
                across = shapely.shortest_line(case.entered, case.by_item[way.item][0].shape)
                yield draw_line(case.snapshot.plan, lowering, _along(way.barrier.shape, across))
            return


def _along(kerb: BaseGeometry, across: BaseGeometry) -> tuple[Point, Point]:
    """Two places on a kerb, ``WIDE`` metres apart, about where a line crosses it."""
    at, _there = nearest_points(kerb, across)
    near = shapely.minimum_rotated_rectangle(kerb.intersection(at.buffer(WIDE)))
    corners = shapely.get_coordinates(near)
    a, b = max(zip(corners, corners[1:], strict=False), key=lambda side: math.dist(*side))
    dx, dy = (b - a) / (math.dist(a, b) or 1.0) * WIDE / 2
    return Point(mm(at.x - dx), mm(at.y - dy)), Point(mm(at.x + dx), mm(at.y + dy))


def _lowering(case: Case) -> str | None:
    """The cheapest lowered kerb that a cane still finds."""
    known = [e for e in case.snapshot.catalogue.elements.values() if e.form is Form.LINE and e.lowers == FLUSH]
    return min(((e.price.mid, e.id) for e in known), default=(0, None))[1]
