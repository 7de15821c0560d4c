"""Nothing new is dug in over the roots of trees that stand there today."""

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from baukasten import trees
from baukasten.access.things import Thing
from baukasten.body import CrownForm
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_tree
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import DIN_18920
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, State

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
concerns = is_tree
REACH = 26.0
"""Metres: no crown that is drawn is wider, with the roots beyond it."""
BEYOND = 1.5
BEYOND_COLUMN = 5.0
"""Metres that the roots reach beyond the crown; far beyond a columnar one."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        if thing.element.tree and thing.placed.state is State.KEEP:
            zone = root_zone(thing)
            found = case.dug_in(zone)
            if found:
                yield _finding(case, thing, zone, sorted({i for i, _shape in found}), [shape for _item, shape in found])


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What stands on the roots is carried off them."""
    tree, *others = finding.items
    zone = shapely.union_all([root_zone(thing) for thing in case.by_item[tree]])
    for other in others:
        for thing in case.by_item.get(other, ()):
            if (change := carried_off(case, other, thing.shape, zone, 0.0)) is not None:
                yield change


def root_zone(thing: Thing) -> BaseGeometry:
    """The ground over a tree's roots, metres."""
    if thing.element.tree is None:
        return shapely.Polygon()
    now = trees.size(thing.element.tree, 0, thing.placed.height, thing.placed.spread)
    beyond = BEYOND_COLUMN if thing.element.tree.form is CrownForm.COLUMN else BEYOND
    return shapely_point(thing.at).buffer(now.crown / 2000 + beyond, quad_segs=32)


def _finding(case: Case, thing: Thing, zone: BaseGeometry, items: list[ItemId], shapes: list[BaseGeometry]) -> Finding:
    radius = zone.bounds[2] - thing.at.x / 1000
    nearest = float(np.min(shapely.distance(shapes, shapely_point(thing.at))))
    text = _(
        "Over the roots of {name}, that is within {needed} of its trunk, something new is dug in: {names}. Ask the parks "
        "department; without deep foundations it may do.",
        name=case.name(thing.item), needed=Length(radius * 1000), names=case.names(items),
    )
    return broken(RULE, (thing.item, *items), thing.at, text, round(nearest, 2), round(radius, 2), "m")
