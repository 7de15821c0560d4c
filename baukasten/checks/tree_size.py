"""New trees are planted so large that they outlive their first years: 18 cm round."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_tree
from baukasten.checks.swap import swaps
from baukasten.checks.tree_sources import PLANTING_PRACTICE
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "T17", _("New trees are not too small"), Severity.HINT, PLANTING_PRACTICE,
    (
        Example("yard 20 x 20; tree 10,10", 0),
        Example("yard 20 x 20; sapling 10,10", 1),
        Example("yard 20 x 20; plain tree 10,10", 1),
        Example("yard 20 x 20; sapling 10,10 kept", 0),
    ),
)
concerns = is_tree
REACH = 0.0
GIRTH: Millimetre = 180


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()) if case.is_chosen(item) else ():
        tree = thing.element.tree
        if tree and tree.girth is None:
            text = _("The catalogue does not say how thick {name} is when it is planted.", name=case.name(item))
            yield cannot(RULE, text, (item,), thing.at)
        elif tree and tree.girth is not None and tree.girth < GIRTH:
            text = _(
                "{name} is easily broken and dries up: its trunk measures {measured} round when it is planted, {needed} are usual.",
                name=case.name(item), measured=Length(tree.girth), needed=Length(GIRTH),
            )
            yield broken(RULE, (item,), thing.at, text, tree.girth / 1000, GIRTH / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The same kind of tree, but larger."""
    item = finding.items[0]
    tree = case.by_item[item][0].element.tree
    if tree:
        yield from swaps(case, item, lambda e: bool(e.tree and e.tree.botanical == tree.botanical and (e.tree.girth or 0) >= GIRTH))
