"""New trees have room to grow beside houses."""

from collections.abc import Iterator

import numpy as np
import shapely

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_tree
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import TREE_ESTIMATE
from baukasten.checks.swap import swaps
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "T06", _("Trees have room beside houses"), Severity.HINT, TREE_ESTIMATE,
    (
        Example("yard 30 x 30; house 0,0 to 5,30; tree 11,10", 0),
        Example("yard 30 x 30; house 0,0 to 5,30; tree 10.9,10", 1),
        Example("yard 30 x 30; house 0,0 to 5,30; tree 8,10 kept", 0),
    ),
)
concerns = is_tree
REACH = 0.0
BEYOND = 1.0
"""Metres between the grown crown and the wall."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()) if case.is_chosen(item) and case.buildings else ():
        if tree := thing.element.tree:
            needed = tree.grown_crown / 2000 + BEYOND
            distance = float(np.min(shapely.distance(np.array(case.buildings, object), shapely_point(thing.at))))
            if distance < needed - 0.001:
                text = _(
                    "{name} will grow against the house: {measured} from the wall, its crown needs {needed}.",
                    name=case.name(item), measured=Length(distance * 1000), needed=Length(needed * 1000),
                )
                yield broken(RULE, (item,), thing.at, text, round(distance, 3), needed, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The tree is planted farther off, or another kind with a narrower crown."""
    item, measured, needed = finding.items[0], finding.measured or 0.0, finding.needed or 0.0
    trunk = shapely_point(case.by_item[item][0].at)
    nearest = min(case.buildings, key=lambda b: b.distance(trunk))
    if (change := carried_off(case, item, trunk, nearest, needed)) is not None:
        yield change
    yield from swaps(case, item, lambda e: bool(e.tree and e.tree.grown_crown / 2000 + BEYOND <= measured))
