"""What is dug for a tree does not reach under the place where children fall."""

import math
from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_fallen_from, is_tree
from baukasten.checks.repair import carried_off
from baukasten.checks.tree_disc import OPEN
from baukasten.checks.tree_pit_volume import DEPTH, area
from baukasten.checks.tree_sources import GALK_PITS
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "T18", _("Pits of trees and places to fall on keep apart"), Severity.SHOULD, GALK_PITS,
    (
        Example("yard 30 x 20; pit tree 10,10; platform 15,10", 0),
        Example("yard 30 x 20; pit tree 10,10; platform 13.5,10", 1),
        Example("yard 30 x 20; tree 10,10; platform 13.8,10", 0),
        Example("yard 30 x 20; tree 10,10; platform 13.6,10", 1),
        Example("yard 30 x 20; tree 10,10 kept; platform 13.6,10 kept", 0),
    ),
)
concerns = is_tree
heeds = is_fallen_from
REACH = 8.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        room = pit(thing) if thing.element.tree else None
        for other in case.playing_near(room) if room is not None else ():
            if (case.is_chosen(item) or case.is_chosen(other)) and shapely.intersection(room, case.playing[other][2]).area > 0.01:
                measured, needed = float(case.playing[other][2].distance(shapely_point(thing.at))), _radius(thing)
                text = _(
                    "Children fall on roots and stones: the pit of {name} reaches into the impact area of {other}. The trunk stands {measured} "
                    "from it, {needed} are needed.",
                    name=case.name(item), other=case.name(other), measured=Length(measured * 1000), needed=Length(needed * 1000),
                )
                yield broken(RULE, (item, other), thing.at, text, round(measured, 2), round(needed, 2), "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The tree is planted aside; the play element is put up aside where the tree stays."""
    item, other = finding.items
    for thing in case.by_item[item]:
        room, fall = pit(thing), case.playing[other][2]
        for mover, shape, fixed in ((item, room, fall), (other, fall, room)):
            if (change := carried_off(case, mover, shape, fixed, 0.0)) is not None:
                yield change


def pit(tree: Thing) -> BaseGeometry:
    """What is dug for a tree: its pit, else the open ground round it, as a circle, metres."""
    return shapely_point(tree.at).buffer(_radius(tree), quad_segs=8)


def _radius(tree: Thing) -> float:
    known = tree.element.tree.pit if tree.element.tree else None
    size = area(known.litres, known.depth / 1000 if known.depth else DEPTH) if known else OPEN
    return math.sqrt(size / math.pi)
