"""Bollards are high enough, stand out, and leave room between them."""

from collections.abc import Iterator

from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import H_BVA
from baukasten.checks.swap import swaps
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A17", _("Nobody walks into a bollard, and wheels get through between two"), Severity.HINT, H_BVA,
    (
        Example("yard 20 x 20; bollard 10,10; bollard 11,10", 0),
        Example("yard 20 x 20; bollard 10,10; bollard 10.99,10", 1),
        Example("yard 20 x 20; low bollard 10,10", 1),
        Example("yard 20 x 20; plain bollard 10,10", 1),
        Example("yard 20 x 20; unknown bollard 10,10", 1),
    ),
)
REACH = 1.0
HIGH: Millimetre = 900
GAP = 0.90
"""Metres; bikes with trailers and cargo bikes like 1.50 m."""
TOLERANCE = 0.001


def concerns(element: Element) -> bool:
    return element.bollard is not None


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        if (bollard := thing.element.bollard) is None:
            continue
        height = thing.element.size[2]
        if height < HIGH:
            text = _(
                "{name} is easily overlooked: it is {measured} high, {needed} are needed.",
                name=case.name(item), measured=Length(height), needed=Length(HIGH),
            )
            yield broken(RULE, (item,), thing.at, text, height / 1000, HIGH / 1000, "m")
        elif bollard.marked is None:
            yield cannot(RULE, _("Nobody knows whether it has light and dark bands that stand out: {name}.", name=case.name(item)), (item,), thing.at)
        elif not bollard.marked:
            yield broken(RULE, (item,), thing.at, _("People who see badly overlook {name}: it has no bands that stand out.", name=case.name(item)))
        yield from _too_close(case, thing)


def _too_close(case: Case, thing: Thing) -> Iterator[Finding]:
    for other in case.ground.near(thing.shape, GAP - TOLERANCE):
        element = case.element(other.item) if other.item is not None else None
        # Each pair is told of once, by the one that came later.
        if element and element.bollard and other.item is not None and other.item < thing.item:
            gap = round(other.shape.distance(thing.shape), 3)
            text = _(
                "A wheelchair or a pram does not get through between {name} and {other}: {measured}, {needed} are needed; "
                "1.50 m for cargo bikes.",
                name=case.name(thing.item), other=other.name, measured=Length(gap * 1000), needed=Length(GAP * 1000),
            )
            yield broken(RULE, (thing.item, other.item), thing.at, text, gap, GAP, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """One of two goes aside; another bollard of the catalogue that is high and marked."""
    item, *others = finding.items
    for other in others:
        for mover, fixed in ((item, other), (other, item)):
            change = carried_off(case, mover, case.by_item[mover][0].shape, case.by_item[fixed][0].shape, GAP)
            if change is not None:
                yield change
    if not others:
        yield from swaps(case, item, lambda e: bool(e.bollard and e.bollard.marked and e.size[2] >= HIGH))
