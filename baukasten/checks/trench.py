"""Trenches keep off old trees: four times the girth of the trunk, 2.50 m at least.

A trench is dug for what is drawn as a line and stands on a strip of concrete: walls, kerbs, edgings, channels.
Fences stand on single posts and hedges are planted.
"""

from collections.abc import Iterator

from baukasten.access.things import Thing
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_tree
from baukasten.checks.tree_sources import DIN_18920_TRENCH
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Line, State
from baukasten.units import Millimetre

RULE = Rule(
    "T11", _("Trenches keep off old trees"), Severity.SHOULD, DIN_18920_TRENCH,
    (
        Example("yard 20 x 20; oak 10,10 kept girth 0.5; garden wall 0,12.5 to 20,12.5", 0),
        Example("yard 20 x 20; oak 10,10 kept girth 0.5; garden wall 0,12.4 to 20,12.4", 1),
        Example("yard 20 x 20; oak 10,10 kept girth 0.94; garden wall 0,13.7 to 20,13.7", 1),
        Example("yard 20 x 20; oak 10,10 kept girth 0.94; garden wall 0,13.8 to 20,13.8", 0),
        Example("yard 20 x 20; oak 10,10 kept; garden wall 0,13 to 20,13", 1),
        Example("yard 20 x 20; oak 10,10 kept; planted hedge 0,11 to 20,11", 0),
        Example("yard 20 x 20; oak 10,10 kept; garden wall 0,19 to 20,19", 0),
    ),
)
LEAST: Millimetre = 2500
TIMES = 4
THIN: Millimetre = 60
LOW: Millimetre = 300
"""A line thinner and higher than this is a fence."""
FAR = 8.0
"""Metres: what is dug farther off harms no tree of 2 m girth."""
concerns = is_tree
REACH = FAR


def needed(girth: Millimetre) -> Millimetre:
    """How far a trench keeps off a trunk of some girth."""
    return max(LEAST, TIMES * girth)


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for tree in case.by_item.get(item, ()):
        if tree.element.tree and tree.placed.state is State.KEEP:
            for other, shape in case.dug_in(shapely_point(tree.at).buffer(FAR)):
                if _is_trench(case, other):
                    yield from _told(case, tree, other, float(shape.distance(shapely_point(tree.at))) * 1000)


def _told(case: Case, tree: Thing, other: ItemId, distance: float) -> Iterator[Finding]:
    girth = case.girth(tree.item)
    if distance < needed(girth) - 1:
        text = _(
            "The trench for {other} cuts roots of {name}: it runs {measured} from the trunk, {needed} are needed.",
            other=case.name(other), name=case.name(tree.item), measured=Length(distance), needed=Length(needed(girth)),
        )
        yield broken(RULE, (tree.item, other), tree.at, text, round(distance / 1000, 2), needed(girth) / 1000, "m")
    elif not girth:
        text = _(
            "Nobody has measured the trunk of {name}, so nobody knows how far the trench for {other} has to keep off: four times its girth.",
            name=case.name(tree.item), other=case.name(other),
        )
        yield cannot(RULE, text, (tree.item, other), tree.at)


def _is_trench(case: Case, item: ItemId) -> bool:
    """Whether it is a line that stands on a strip: what is high and thin stands on posts, and guiding strips lie flat."""
    element = case.element(item)
    if element is None or element.plant or element.guide or not isinstance(case.snapshot.plan.items[item], Line):
        return False
    return element.size[1] > THIN or element.size[2] <= LOW
