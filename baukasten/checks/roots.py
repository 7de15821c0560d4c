"""Nothing new is dug in over the roots of trees that stand there today."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from baukasten import trees
from baukasten.access.things import Thing
from baukasten.body import CrownForm
from baukasten.checks.case import Case, broken
from baukasten.checks.sources import DIN_18920
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line, polygon, shapely_point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Line, Path, State, Surface, item_area

RULE = Rule(
    "T10", _("The roots of old trees stay untouched"), Severity.SHOULD, DIN_18920,
    (
        Example("yard 30 x 30; tree 15,15 kept crown 8; bench 15,22", 0),
        Example("yard 30 x 30; tree 15,15 kept crown 8; bench 15,19", 1),
        Example("yard 30 x 30; tree 15,15 kept crown 8; bench 15,19; bench 15,11", 1),
        Example("yard 30 x 30; tree 15,15 kept crown 8; path 0,18 to 30,18 width 2 of paving", 1),
        Example("yard 30 x 30; tree 15,15 kept crown 8; bench 15,19 kept", 0),
        Example("yard 30 x 30; tree 15,15; bench 15,17", 0),
    ),
)
BEYOND = 1.5
BEYOND_COLUMN = 5.0
"""Metres that the roots reach beyond the crown; far beyond a columnar one."""


def check(case: Case) -> Iterator[Finding]:
    dug = list(_dug(case))
    tree = shapely.STRtree([shape for _, shape in dug])
    for thing in case.things:
        if thing.element.tree and thing.placed.state is State.KEEP:
            zone = root_zone(thing)
            items = sorted({dug[i][0] for i in tree.query(zone, predicate="intersects").tolist()})
            if items:
                yield _finding(case, thing, zone, items, [shape for i, shape in dug if i in items])


def root_zone(thing: Thing) -> BaseGeometry:
    """The ground over a tree's roots, metres."""
    if thing.element.tree is None:
        return shapely.Polygon()
    now = trees.size(thing.element.tree, 0, thing.placed.height, thing.placed.spread)
    beyond = BEYOND_COLUMN if thing.element.tree.form is CrownForm.COLUMN else BEYOND
    return shapely_point(thing.at).buffer(now.crown / 2000 + beyond, quad_segs=32)


def _dug(case: Case) -> Iterator[tuple[ItemId, BaseGeometry]]:
    """What the group builds that needs a foundation or a base. Lawn and beds do not."""
    plan = case.snapshot.plan
    for thing in case.things:
        if case.is_chosen(thing.item) and not thing.shape.is_empty and not thing.element.tree:
            yield thing.item, thing.shape
    for item_id, item in [*plan.there(Surface), *plan.there(Path)]:
        element = case.snapshot.element(item)
        if case.is_chosen(item_id) and element and element.ground and element.ground.rolls:
            yield item_id, polygon(item.outline) if isinstance(item, Surface) else item_area(item)
    for item_id, run in plan.there(Line):
        if case.is_chosen(item_id) and case.snapshot.element(run):
            yield item_id, line(run.points)


def _finding(case: Case, thing: Thing, zone: BaseGeometry, items: list[ItemId], shapes: list[BaseGeometry]) -> Finding:
    radius = zone.bounds[2] - thing.at.x / 1000
    nearest = float(np.min(shapely.distance(shapes, shapely_point(thing.at))))
    text = _(
        "Over the roots of {name}, that is within {needed} of its trunk, something new is dug in: {names}. Ask the parks "
        "department; without deep foundations it may do.",
        name=case.name(thing.item), needed=Length(radius * 1000), names=case.names(items),
    )
    return broken(RULE, (thing.item, *items), thing.at, text, round(nearest, 2), round(radius, 2), "m")
