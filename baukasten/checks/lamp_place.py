"""Lamps keep off trunks, so that leaves do not take their light, and off kerbs, so that nobody drives into them."""

from collections.abc import Iterator

import numpy as np
import shapely

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_lamp
from baukasten.checks.repair import carried_off
from baukasten.checks.tree_sources import LAMPS_AND_TREES
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "L05", _("Lamps keep off trees and kerbs"), Severity.HINT, LAMPS_AND_TREES,
    (
        Example("yard 20 x 20; lamp 10,10; tree 13,10", 0),
        Example("yard 20 x 20; lamp 10,10; tree 12.9,10", 1),
        Example("yard 20 x 20; lamp 10,10 kept; tree 12.9,10 kept", 0),
        Example("yard 20 x 20; lamp 10,10; kerb 0,10.66 to 20,10.66 height 0.12", 0),
        Example("yard 20 x 20; lamp 10,10; kerb 0,10.64 to 20,10.64 height 0.12", 1),
    ),
)
TRUNK, KERB = 3.0, 0.5
concerns = is_lamp
REACH = TRUNK + 1.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for lamp in case.by_item.get(item, ()):
        if not lamp.element.lamp:
            continue
        for tree in case.trees_near(lamp.at, TRUNK - 0.001):
            if case.is_chosen(item) or case.is_chosen(tree.item):
                distance = lamp.at.distance(tree.at)
                text = _(
                    "Leaves take the light of {name}: it stands {measured} from the trunk of {tree}, {needed} are good.",
                    name=case.name(item), tree=case.name(tree.item), measured=Length(distance), needed=Length(TRUNK * 1000),
                )
                yield broken(RULE, (item, tree.item), lamp.at, text, round(distance / 1000, 2), TRUNK, "m")
        if case.is_chosen(item) and case.kerbs.size:
            gap = float(np.min(shapely.distance(case.kerbs, lamp.shape)))
            if gap < KERB - 0.001:
                text = _(
                    "Cars drive into {name}: it stands {measured} from the kerb, {needed} are needed.",
                    name=case.name(item), measured=Length(gap * 1000), needed=Length(KERB * 1000),
                )
                yield broken(RULE, (item,), lamp.at, text, round(gap, 2), KERB, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The lamp goes aside; the tree where the lamp stays."""
    item = finding.items[0]
    for lamp in case.by_item[item]:
        pole = shapely_point(lamp.at)
        if len(finding.items) == 1:
            near = shapely.intersection(min(case.kerbs, key=lamp.shape.distance), pole.buffer(2 * KERB + 1.0))
            if (change := carried_off(case, item, lamp.shape, near, KERB)) is not None:
                yield change
        for tree in case.by_item[finding.items[1]] if len(finding.items) == 2 else ():
            trunk = shapely_point(tree.at)
            for mover, shape, fixed in ((item, pole, trunk), (tree.item, trunk, pole)):
                if (change := carried_off(case, mover, shape, fixed, TRUNK)) is not None:
                    yield change
