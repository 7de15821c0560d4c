"""Round a trunk 6 m² of ground stay open, so that rain and air get to the roots."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_ground, is_tree
from baukasten.checks.tree_ground import SEEN, open_ground, opened
from baukasten.checks.tree_sources import FLL_DISC
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId

RULE = Rule(
    "T04", _("Rain gets to the roots"), Severity.SHOULD, FLL_DISC,
    (
        Example("yard 20 x 20; pit tree 10,10", 0),
        Example("yard 20 x 20; small pit tree 10,10", 1),
        Example("yard 20 x 20; tree of unknown pit 10,10", 1),
        Example("yard 20 x 20; tree 10,10", 1),
        Example("yard 20 x 20; lawn 8.77,8.77 to 11.23,11.23; tree 10,10", 0),
        Example("yard 20 x 20; lawn 8.8,8.8 to 11.2,11.2; tree 10,10", 1),
        Example("yard 20 x 20; lawn 8,8 to 12,12; tree of unknown pit 10,10", 0),
        Example("yard 20 x 20; tree 10,10 kept", 0),
    ),
)
concerns = is_tree
heeds = is_ground
REACH = SEEN
OPEN = 6.0
"""Square metres."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()) if case.is_chosen(item) and case.element(item) else ():
        tree = thing.element.tree
        known = tree.pit.open_dm2 / 100 if tree and tree.pit and tree.pit.open_dm2 is not None else None
        if tree is None or known is not None and known >= OPEN:
            continue
        there = open_ground(case, thing)
        measured = max(there.area if there is not None else 0.0, known or 0.0)
        if measured >= OPEN:
            continue
        if there is None or tree.pit and known is None:
            text = _(
                "Nobody has said yet how much ground stays open round {name}; {needed} m² are needed.", name=case.name(item), needed=round(OPEN)
            )
            yield cannot(RULE, text, (item,), thing.at)
        else:
            text = _(
                "Rain does not get to the roots of {name}: {measured} m² of ground are open round its trunk, {needed} m² are needed.",
                name=case.name(item), measured=round(measured, 1), needed=round(OPEN),
            )
            yield broken(RULE, (item,), thing.at, text, round(measured, 2), OPEN, "m²")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Plants round the trunk."""
    if (change := opened(case, case.by_item[finding.items[0]][0], OPEN)) is not None:
        yield change
