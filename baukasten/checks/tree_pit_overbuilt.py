"""Where paving lies on part of a tree's pit, it holds 14 m³ of ground that bears the paving."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_ground, is_tree
from baukasten.checks.tree_ground import SEEN, open_ground
from baukasten.checks.tree_sources import HAMBURG_PIT
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId

RULE = Rule(
    "T02", _("Pits under paving are larger"), Severity.HINT, HAMBURG_PIT,
    (
        Example("yard 20 x 20; pit tree 10,10", 0),
        Example("yard 20 x 20; overbuilt tree 10,10", 1),
        Example("yard 20 x 20; tree of unknown pit 10,10", 1),
        Example("yard 20 x 20 of lawn; tree of unknown pit 10,10", 0),
        Example("yard 20 x 20; tree 10,10", 0),
    ),
)
concerns = is_tree
heeds = is_ground
REACH = SEEN
LITRES = 14_000


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()) if case.is_chosen(item) else ():
        pit = thing.element.tree.pit if thing.element.tree else None
        if pit is None or pit.litres >= LITRES or pit.overbuilt is False:
            continue
        there = open_ground(case, thing)
        # Open ground of the size of the pit leaves nothing of it to lie under paving.
        if there is not None and there.area * 1500 >= pit.litres:
            continue
        if pit.overbuilt is None:
            text = _("Nobody knows whether paving lies on the pit of {name}; then it has to be larger.", name=case.name(item))
            yield cannot(RULE, text, (item,), thing.at)
        else:
            text = _(
                "Paving lies on the pit of {name}, and it holds {measured} m³; {needed} m³ are asked for.",
                name=case.name(item), measured=round(pit.litres / 1000, 1), needed=LITRES // 1000,
            )
            yield broken(RULE, (item,), thing.at, text, pit.litres / 1000, LITRES / 1000, "m³")
