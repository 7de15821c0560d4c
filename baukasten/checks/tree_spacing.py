"""New trees have room to grow beside each other."""

from collections.abc import Iterator
from itertools import combinations

from baukasten.access.things import Thing
from baukasten.checks.case import Case, broken
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import TREE_ESTIMATE
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point, shapely_point
from baukasten.phrase import Length, _

RULE = Rule(
    "T07", _("Trees have room beside each other"), Severity.HINT, TREE_ESTIMATE,
    (
        Example("yard 30 x 30; tree 10,10; tree 18,10", 0),
        Example("yard 30 x 30; tree 10,10; tree 17.9,10", 1),
        Example("yard 30 x 30; tree 10,10 kept; tree 15,10 kept", 0),
        Example("yard 30 x 30; tree 10,10 kept; tree 15,10", 1),
    ),
)
CLOSE = 0.8
"""Trees may stand so close that their grown crowns just grow into each other: 0.8 of the crown's width."""


def check(case: Case) -> Iterator[Finding]:
    planted = [(thing, thing.element.tree.grown_crown) for thing in case.things if thing.element.tree]
    for (one, crown), (other, beside) in combinations(planted, 2):
        needed, distance = CLOSE * (crown + beside) / 2, one.at.distance(other.at)
        if distance < needed - 1 and (case.is_chosen(one.item) or case.is_chosen(other.item)):
            yield _finding(case, one, other, distance, needed)


def _finding(case: Case, one: Thing, other: Thing, distance: float, needed: float) -> Finding:
    text = _(
        "Two trees stand {measured} apart; grown up they need {needed}: {names}.",
        measured=Length(distance), needed=Length(needed), names=case.names((one.item, other.item)),
    )
    at, there = shapely_point(one.at), shapely_point(other.at)
    repair = carried_off(case, other.item, there, at, needed / 1000) or carried_off(case, one.item, at, there, needed / 1000)
    middle = Point((one.at.x + other.at.x) // 2, (one.at.y + other.at.y) // 2)
    return broken(RULE, (one.item, other.item), middle, text, round(distance / 1000, 3), needed / 1000, "m", repair)
