"""Taps, buttons and openings are within reach from a wheelchair."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_used_by_hand
from baukasten.checks.sources import DIN_18040_1_UNREAD
from baukasten.checks.swap import swaps
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A49", _("Taps, buttons and openings are within reach"), Severity.SHOULD, DIN_18040_1_UNREAD,
    (
        Example("yard 20 x 20; bin 10,10", 0),
        Example("yard 20 x 20; high bin 10,10", 1),
        Example("yard 20 x 20; high bin 10,10; high bin 12,10", 2),
    ),
)
concerns = is_used_by_hand
REACH = 0.0
LOW: Millimetre = 850
HIGH: Millimetre = 1050


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        height = thing.element.control_height
        if height and not LOW <= height <= HIGH:
            text = _(
                "Not everybody reaches what is used by hand at {name}: it is {measured} high, from {low} to {high} is right.",
                name=case.name(item), measured=Length(height), low=Length(LOW), high=Length(HIGH),
            )
            yield broken(RULE, (item,), thing.at, text, height / 1000, (LOW if height < LOW else HIGH) / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Another of its kind that is within reach."""
    yield from swaps(case, finding.items[0], lambda e: LOW <= e.control_height <= HIGH)
