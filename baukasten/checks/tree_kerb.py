"""New trees stand a metre from the kerb, so that roots do not lift it and cars do not hit the trunk."""

from collections.abc import Iterator

import numpy as np
import shapely

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_tree
from baukasten.checks.repair import carried_off
from baukasten.checks.tree_sources import STREET_TREES
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "T08", _("Trees keep away from kerbs"), Severity.HINT, STREET_TREES,
    (
        Example("yard 20 x 20; kerb 0,10 to 20,10 height 0.12; tree 10,11", 0),
        Example("yard 20 x 20; kerb 0,10 to 20,10 height 0.12; tree 10,10.9", 1),
        Example("yard 20 x 20; kerb 0,10 to 20,10 height 0.12; tree 10,10.5 kept", 0),
        Example("yard 20 x 20; kerb 0,10 to 20,10; tree 10,10.5", 0),
    ),
)
concerns = is_tree
REACH = 1.5
FREE, LEAST = 1.00, 0.75


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()) if case.is_chosen(item) and case.kerbs.size else ():
        if thing.element.tree:
            measured = float(np.min(shapely.distance(case.kerbs, shapely_point(thing.at))))
            if measured < FREE - 0.001:
                text = _(
                    "{name} stands {measured} from the kerb: {needed} are good, {least} the least.",
                    name=case.name(item), measured=Length(measured * 1000), needed=Length(FREE * 1000), least=Length(LEAST * 1000),
                )
                yield broken(RULE, (item,), thing.at, text, round(measured, 2), FREE, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The tree is planted farther off."""
    item = finding.items[0]
    trunk = shapely_point(case.by_item[item][0].at)
    # Of a bent kerb only what is near stands in the way.
    near = shapely.intersection(min(case.kerbs, key=trunk.distance), trunk.buffer(FREE))
    if (change := carried_off(case, item, trunk, near, FREE)) is not None:
        yield change
