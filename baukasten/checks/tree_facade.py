"""New trees have room to grow beside houses."""

from collections.abc import Iterator

import shapely

from baukasten.checks.case import Case, broken
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import TREE_ESTIMATE
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _

RULE = Rule(
    "T06", _("Trees have room beside houses"), Severity.HINT, TREE_ESTIMATE,
    (
        Example("yard 30 x 30; house 0,0 to 5,30; tree 11,10", 0),
        Example("yard 30 x 30; house 0,0 to 5,30; tree 10.9,10", 1),
        Example("yard 30 x 30; house 0,0 to 5,30; tree 8,10 kept", 0),
    ),
)
BEYOND = 1.0
"""Metres between the grown crown and the wall."""


def check(case: Case) -> Iterator[Finding]:
    houses = shapely.union_all(list(case.buildings))
    for thing in case.things:
        tree = thing.element.tree
        if tree is None or not case.is_chosen(thing.item) or houses.is_empty:
            continue
        needed, distance = tree.grown_crown / 2000 + BEYOND, houses.distance(shapely_point(thing.at))
        if distance < needed - 0.001:
            text = _(
                "{name} will grow against the house: {measured} from the wall, its crown needs {needed}.",
                name=case.name(thing.item), measured=Length(distance * 1000), needed=Length(needed * 1000),
            )
            nearest = min(case.buildings, key=lambda b: b.distance(shapely_point(thing.at)))
            repair = carried_off(case, thing.item, shapely_point(thing.at), nearest, needed)
            yield broken(RULE, (thing.item,), thing.at, text, round(distance, 3), needed, "m", repair)
