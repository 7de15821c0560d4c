"""New trees have room to grow beside each other."""

from collections.abc import Iterator

from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_tree
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import TREE_ESTIMATE
from baukasten.checks.swap import swaps
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point, shapely_point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "T07", _("Trees have room beside each other"), Severity.HINT, TREE_ESTIMATE,
    (
        Example("yard 30 x 30; tree 10,10; tree 18,10", 0),
        Example("yard 30 x 30; tree 10,10; tree 17.9,10", 1),
        Example("yard 30 x 30; tree 10,10 kept; tree 15,10 kept", 0),
        Example("yard 30 x 30; tree 10,10 kept; tree 15,10", 1),
    ),
)
concerns = is_tree
heeds = is_tree
REACH = 20.0
"""Metres: farther apart the widest trees of the catalogue have room."""
CLOSE = 0.8
"""Trees may stand so close that their grown crowns just grow into each other: 0.8 of the crown's width."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for one in case.by_item.get(item, ()):
        for other in case.trees_near(one.at, REACH) if one.element.tree else ():
            # Each pair is told of once, by the first of the two.
            needed = _needed(one, other)
            if item < other.item and one.at.distance(other.at) < needed - 1 and (case.is_chosen(item) or case.is_chosen(other.item)):
                yield _finding(case, one, other, needed)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """One of the two is planted farther off, or is of another kind with a narrower crown."""
    first, second = finding.items
    for item, beside in ((second, first), (first, second)):
        for one in case.by_item[item]:
            for other in case.by_item[beside]:
                trunk, there = shapely_point(one.at), shapely_point(other.at)
                if (change := carried_off(case, item, trunk, there, _needed(one, other) / 1000)) is not None:
                    yield change
    for item, beside in ((second, first), (first, second)):
        crown = next((t.element.tree.grown_crown for t in case.by_item[beside] if t.element.tree), 0)
        free = (finding.measured or 0.0) * 1000
        yield from swaps(case, item, lambda e, crown=crown: bool(e.tree and CLOSE * (e.tree.grown_crown + crown) / 2 <= free))


def _needed(one: Thing, other: Thing) -> float:
    """Millimetres between two trunks; 0 where one of them is no tree."""
    if one.element.tree is None or other.element.tree is None:
        return 0.0
    return CLOSE * (one.element.tree.grown_crown + other.element.tree.grown_crown) / 2


def _finding(case: Case, one: Thing, other: Thing, needed: float) -> Finding:
    distance = one.at.distance(other.at)
    text = _(
        "Two trees stand {measured} apart; grown up they need {needed}: {names}.",
        measured=Length(distance), needed=Length(needed), names=case.names((one.item, other.item)),
    )
    middle = Point((one.at.x + other.at.x) // 2, (one.at.y + other.at.y) // 2)
    return broken(RULE, (one.item, other.item), middle, text, round(distance / 1000, 3), needed / 1000, "m")
