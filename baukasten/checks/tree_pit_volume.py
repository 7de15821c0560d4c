"""Roots have 12 m³ of loose ground: in a pit that is dug for them, or in open ground round the trunk."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_ground, is_tree
from baukasten.checks.swap import swaps
from baukasten.checks.tree_ground import SEEN, open_ground, opened
from baukasten.checks.tree_sources import FLL_PIT
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId

RULE = Rule(
    "T01", _("Roots have enough room"), Severity.SHOULD, FLL_PIT,
    (
        Example("yard 20 x 20; pit tree 10,10", 0),
        Example("yard 20 x 20; small pit tree 10,10", 1),
        Example("yard 20 x 20; tree 10,10", 1),
        Example("yard 20 x 20 of lawn; tree 10,10", 0),
        Example("yard 20 x 20; lawn 8.5,8.5 to 11.5,11.5; tree 10,10", 0),
        Example("yard 20 x 20; lawn 8.6,8.6 to 11.4,11.4; tree 10,10", 1),
        Example("yard 20 x 20 of nothing; tree 10,10", 1),
        Example("yard 20 x 20; tree 10,10 kept", 0),
    ),
)
concerns = is_tree
heeds = is_ground
REACH = SEEN
LITRES = 12_000
DEPTH = 1.5
"""Metres that roots have below open ground (rules.md T03)."""


def area(litres: int, depth: float) -> float:
    """The area in square metres of a pit of so many litres that is so many metres deep."""
    return litres / 1000 / depth


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()) if case.is_chosen(item) else ():
        tree = thing.element.tree
        if tree is None or tree.pit and tree.pit.litres >= LITRES:
            continue
        there = open_ground(case, thing)
        litres = round(there.area * DEPTH * 1000) if there is not None else 0
        if there is None and not tree.pit:
            text = _("Nobody has described the ground where {name} is to stand, so nobody knows how much room its roots have.", name=case.name(item))
            yield cannot(RULE, text, (item,), thing.at)
        elif max(litres, tree.pit.litres if tree.pit else 0) < LITRES:
            measured = max(litres, tree.pit.litres if tree.pit else 0) / 1000
            text = _(
                "{name} dries up in hot summers: its roots have {measured} m³, {needed} m³ are needed, that is {area} m² of open ground "
                "or a pit under the paving.",
                name=case.name(item), measured=round(measured, 1), needed=LITRES // 1000, area=round(area(LITRES, DEPTH)),
            )
            yield broken(RULE, (item,), thing.at, text, round(measured, 2), LITRES / 1000, "m³")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The same tree with a pit, or open ground round it."""
    item = finding.items[0]
    tree = case.by_item[item][0].element.tree
    botanical = tree.botanical if tree else ""
    if (change := opened(case, case.by_item[item][0], area(LITRES, DEPTH))) is not None:
        yield change
    yield from swaps(case, item, lambda e: bool(e.tree and e.tree.botanical == botanical and e.tree.pit and e.tree.pit.litres >= LITRES))
