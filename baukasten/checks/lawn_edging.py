"""A cane can follow the edging between path and lawn: it stands up by 3 cm."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.sources import DIN_18040_3_PARKS
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A34", _("A cane can follow the edging of lawns"), Severity.SHOULD, DIN_18040_3_PARKS,
    (
        Example("yard 20 x 20; lawn edging 2,5 to 18,5", 0),
        Example("yard 20 x 20; low lawn edging 2,5 to 18,5", 1),
    ),
)
REACH = 0.0
HIGH: Millimetre = 30


def concerns(element: Element) -> bool:
    return element.edging


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    element = case.element(item)
    if element and element.edging and element.size[2] < HIGH:
        text = _(
            "A cane cannot follow {name}: it stands up by {measured}, {needed} are needed.",
            name=case.name(item), measured=Length(element.size[2]), needed=Length(HIGH),
        )
        yield broken(RULE, (item,), case.at(item), text, element.size[2] / 1000, HIGH / 1000, "m")
