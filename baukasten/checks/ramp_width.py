"""A ramp is wide enough: 1.20 m between the handrails."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_ramp
from baukasten.checks.sources import DIN_18040_1_RAMPS
from baukasten.checks.swap import swaps
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A27", _("A ramp is wide enough"), Severity.SHOULD, DIN_18040_1_RAMPS,
    (
        Example("yard 20 x 20; good ramp 10,10", 0),
        Example("yard 20 x 20; narrow ramp 10,10", 1),
    ),
)
concerns = is_ramp
REACH = 0.0
WIDE: Millimetre = 1200


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        ramp = thing.element.ramp
        if ramp and ramp.width < WIDE:
            text = _(
                "A wheelchair hardly gets along {name}: it is {measured} wide between the handrails, {needed} are needed.",
                name=case.name(item), measured=Length(ramp.width), needed=Length(WIDE),
            )
            yield broken(RULE, (item,), thing.at, text, ramp.width / 1000, WIDE / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A wider ramp of the same height."""
    item = finding.items[0]
    ramp = case.by_item[item][0].element.ramp

    def is_right(other: Element) -> bool:
        return bool(ramp and other.ramp and other.ramp.rise == ramp.rise and other.ramp.width >= WIDE)

    yield from swaps(case, item, is_right)
