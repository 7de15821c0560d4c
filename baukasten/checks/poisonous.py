"""Near play no plant is poisonous."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.sources import DIN_18034_UNREAD
from baukasten.commands import remove
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _

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


def check(case: Case) -> Iterator[Finding]:
    for thing in case.things:
        tree = thing.element.tree
        if tree is None or not tree.botanical.lower().startswith(POISONOUS):
            continue
        near = [i for i, (_item, _element, area) in case.playing.items() if area.distance(thing.shape) <= NEAR]
        if near:
            text = _(
                "{name} is poisonous and stands within {distance} of: {names}.",
                name=case.name(thing.item), distance=Length(NEAR * 1000), names=case.names(near),
            )
            repair = remove(case.snapshot.plan, (thing.item,)) if case.is_chosen(thing.item) else None
            yield broken(RULE, (thing.item, *near), thing.at, text, repair=repair)
