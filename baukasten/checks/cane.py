"""A blind person's cane finds everything that stands there."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.sources import DIN_18040_3_FURNITURE
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId

RULE = Rule(
    "A16", _("A cane finds everything that stands there"), Severity.SHOULD, DIN_18040_3_FURNITURE,
    (
        Example("yard 20 x 20; bench 10,10", 0),
        Example("yard 20 x 20; board 10,10", 1),
        Example("yard 20 x 20; board 10,10; board 12,10", 1),
    ),
)


def check(case: Case) -> Iterator[Finding]:
    missed: dict[str, list[ItemId]] = {}
    unknown: list[ItemId] = []
    for thing in case.things:
        if thing.shape.is_empty or thing.element.tree:
            continue
        if thing.element.detectable is None:
            unknown.append(thing.item)
        elif not thing.element.detectable:
            missed.setdefault(thing.element.id, []).append(thing.item)
    for found in missed.values():
        items = tuple(dict.fromkeys(found))
        text = _(
            "A cane does not find it, because it begins high over the ground: {names}. A plinth or a strip of rough "
            "paving around it helps.",
            names=case.names(items),
        )
        yield broken(RULE, items, case.by_item[items[0]][0].at, text)
    if unknown:
        items = tuple(dict.fromkeys(unknown))
        yield cannot(RULE, _("Nobody knows whether a cane finds: {names}.", names=case.names(items)), items)
