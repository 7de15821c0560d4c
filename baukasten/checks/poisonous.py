"""Near play no plant is poisonous."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_fallen_from, is_tree
from baukasten.checks.sources import DIN_18034_UNREAD
from baukasten.commands import remove
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "P56", _("No poisonous plants where children play"), Severity.MUST, DIN_18034_UNREAD,
    (
        Example("yard 40 x 40; platform 10,10; tree 15,10", 0),
        Example("yard 40 x 40; platform 10,10; laburnum 15,10", 1),
        Example("yard 40 x 40; platform 10,10; laburnum 35,35", 0),
    ),
)
POISONOUS = ("daphne", "ilex", "laburnum", "euonymus")
"""Genera that DIN 18034 keeps off playgrounds (rules.md P56)."""
NEAR = 10.0
"""Metres from the impact area that count as the playground where none is drawn; this program's own proposal."""
concerns = is_tree
heeds = is_fallen_from
REACH = NEAR + 6.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        tree = thing.element.tree
        if tree and tree.botanical.lower().startswith(POISONOUS) and (near := case.playing_near(thing.shape, NEAR)):
            text = _(
                "{name} is poisonous and stands within {distance} of: {names}.",
                name=case.name(item), distance=Length(NEAR * 1000), names=case.names(near),
            )
            yield broken(RULE, (item, *near), thing.at, text)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The plant is left out."""
    if case.is_chosen(finding.items[0]):
        yield remove(case.snapshot.plan, finding.items[:1])
