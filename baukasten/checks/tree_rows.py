"""Thick trees and trees in rows and avenues are protected by the law of the state."""

from collections.abc import Iterator
from itertools import combinations

from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_tree
from baukasten.checks.protected_trees import is_in_rostock
from baukasten.checks.tree_sources import STATE_TREES
from baukasten.commands import set_state
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Placed, State
from baukasten.units import Millimetre

RULE = Rule(
    "T13", _("Thick trees and rows of trees stay"), Severity.MUST, STATE_TREES,
    (
        Example("yard 60 x 20; oak 10,10 removed girth 0.99", 0),
        Example("yard 60 x 20; oak 10,10 removed girth 1.0", 1),
        Example("yard 60 x 20; oak 10,10 removed", 1),
        Example("yard 60 x 20; oak 10,10 kept; oak 20,10 removed girth 0.3; oak 30,10.5 kept", 1),
        Example("yard 60 x 20; oak 10,10 kept; oak 20,10 kept; oak 30,10 removed girth 0.3", 1),
        Example("yard 60 x 20; oak 10,5 kept; oak 20,10 removed girth 0.3; oak 30,5 kept", 0),
        Example("yard 60 x 20; oak 10,10 kept; oak 20,10 removed girth 0.3", 0),
    ),
)
concerns = is_tree
heeds = is_tree
REACH = 45.0
GIRTH: Millimetre = 1000
APART: Millimetre = 20_000
"""Trees of a row stand no farther apart; three in a line make one. Both are this program's own figures."""
ASTRAY: Millimetre = 1000
"""So far a tree may stand beside the line."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    tree, element = case.snapshot.plan.items[item], case.element(item)
    if not isinstance(tree, Placed) or tree.state not in (State.REMOVE, State.MOVE) or not element or not element.tree:
        return
    girth = case.girth(item)
    if not is_in_rostock(case.snapshot.site):
        text = _("{name} is to go. Which trees the law of this state protects this program does not know.", name=case.name(item))
        yield cannot(RULE, text, (item,), tree.at)
    elif girth >= GIRTH:
        text = _(
            "{name} is to go, but the law protects it: its trunk measures {measured} round. That needs an exemption.",
            name=case.name(item), measured=Length(girth),
        )
        yield broken(RULE, (item,), tree.at, text, girth / 1000, GIRTH / 1000, "m")
    elif is_in_row(tree.at, _others(case, item)):
        text = _("{name} is to go, but it stands in a row of trees, and the law protects rows and avenues along ways.", name=case.name(item))
        yield broken(RULE, (item,), tree.at, text)
    elif not girth:
        text = _(
            "{name} is to go. Nobody has measured its trunk, so nobody knows whether the law protects it, which it does from {needed} round on.",
            name=case.name(item), needed=Length(GIRTH),
        )
        yield cannot(RULE, text, (item,), tree.at)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The tree stays."""
    item = finding.items[0]
    tree = case.snapshot.plan.items[item]
    if isinstance(tree, Placed) and tree.state is State.REMOVE:
        yield set_state(case.snapshot.plan, (item,), State.KEEP)


def is_in_row(at: Point, others: list[Point]) -> bool:
    """Whether a tree stands in a line with two others, each near the next."""
    near = [p for p in others if at.distance(p) <= 2 * APART]
    return any(_is_line(*sorted((at, one, other))) for one, other in combinations(near, 2))


def _is_line(first: Point, middle: Point, last: Point) -> bool:
    """Whether three trees, from west to east, stand in a line."""
    long = first.distance(last)
    # Twice the area of the triangle over its longest side is how far the middle one stands beside it.
    beside = abs((last.x - first.x) * (middle.y - first.y) - (last.y - first.y) * (middle.x - first.x)) / max(long, 1)
    return max(first.distance(middle), middle.distance(last)) <= APART and beside <= ASTRAY and long > ASTRAY


def _others(case: Case, item: ItemId) -> list[Point]:
    """All other trees that stand there today."""
    plan = case.snapshot.plan
    return [
        other.at for i, other in plan.of(Placed)
        if i != item and other.state in (State.KEEP, State.REMOVE) and (e := case.snapshot.element(other)) and e.tree
    ]
