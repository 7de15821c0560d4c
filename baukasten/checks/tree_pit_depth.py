"""A tree's pit is 1.50 m deep."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_ground, is_tree
from baukasten.checks.tree_ground import SEEN, open_ground
from baukasten.checks.tree_sources import FLL_UNREAD
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "T03", _("Pits of trees are deep enough"), Severity.SHOULD, FLL_UNREAD,
    (
        Example("yard 20 x 20; pit tree 10,10", 0),
        Example("yard 20 x 20; small pit tree 10,10", 1),
        Example("yard 20 x 20; tree of unknown pit 10,10", 1),
        Example("yard 20 x 20 of lawn; tree of unknown pit 10,10", 0),
        Example("yard 20 x 20; tree 10,10", 0),
    ),
)
concerns = is_tree
heeds = is_ground
REACH = SEEN
DEEP: Millimetre = 1500


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()) if case.is_chosen(item) else ():
        pit = thing.element.tree.pit if thing.element.tree else None
        if pit and pit.depth is not None and pit.depth < DEEP:
            text = _(
                "The pit of {name} is {measured} deep, {needed} are needed.",
                name=case.name(item), measured=Length(pit.depth), needed=Length(DEEP),
            )
            yield broken(RULE, (item,), thing.at, text, pit.depth / 1000, DEEP / 1000, "m")
        elif pit and pit.depth is None and ((there := open_ground(case, thing)) is None or there.is_empty):
            text = _("Nobody has said yet how deep the pit of {name} will be; {needed} are needed.", name=case.name(item), needed=Length(DEEP))
            yield cannot(RULE, text, (item,), thing.at)
