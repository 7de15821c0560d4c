"""Lamps do not draw insects to their death: warm light, and none of it upwards."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_lamp
from baukasten.checks.swap import swaps
from baukasten.checks.tree_sources import INSECTS
from baukasten.element import Element, Lamp
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId

RULE = Rule(
    "L04", _("Light does not draw insects"), Severity.HINT, INSECTS,
    (
        Example("yard 20 x 20; lamp 10,10", 0),
        Example("yard 20 x 20; cold lamp 10,10", 1),
        Example("yard 20 x 20; upward lamp 10,10", 1),
        Example("yard 20 x 20; unknown lamp 10,10", 1),
        Example("yard 20 x 20; cold lamp 10,10 kept", 0),
    ),
)
concerns = is_lamp
REACH = 0.0
WARM = 3000
"""Kelvin; 2200 to 2700 are better."""
AS_HIGH = 1500
"""Millimetres that a lamp which serves as well may be higher or lower."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()) if case.is_chosen(item) else ():
        lamp = thing.element.lamp
        if lamp and lamp.kelvin is not None and lamp.kelvin > WARM:
            text = _(
                "The light of {name} draws insects: its colour is {measured} K, at most {needed} K are good.",
                name=case.name(item), measured=lamp.kelvin, needed=WARM,
            )
            yield broken(RULE, (item,), thing.at, text, lamp.kelvin, WARM, "K")
        elif lamp and lamp.upward:
            text = _("{name} lights the sky: insects and birds lose their way.", name=case.name(item))
            yield broken(RULE, (item,), thing.at, text)
        elif lamp and not _is_known(lamp):
            text = _("The catalogue does not say what colour the light of {name} has, and whether some of it goes up.", name=case.name(item))
            yield cannot(RULE, text, (item,), thing.at)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Another lamp about as high, with warm light that goes down."""
    lamp = case.by_item[finding.items[0]][0].element.lamp

    def is_right(other: Element) -> bool:
        there = other.lamp
        return bool(
            lamp and there and _is_known(there) and not there.upward and (there.kelvin or 0) <= WARM
            and abs(there.mounting - lamp.mounting) <= AS_HIGH
        )

    yield from swaps(case, finding.items[0], is_right)


def _is_known(lamp: Lamp) -> bool:
    return lamp.kelvin is not None and lamp.upward is not None
