"""A tactile strip is wide enough for a cane to keep to it: 0.30 m."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_guide
from baukasten.checks.sources import DIN_32984
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "A60", _("A cane keeps to a tactile strip"), Severity.SHOULD, DIN_32984,
    (
        Example("yard 20 x 20; ribs 2,10 to 18,10", 0),
        Example("yard 20 x 20; narrow ribs 2,10 to 18,10", 1),
    ),
)
concerns = is_guide
REACH = 0.0
WIDE = 0.30
"""Metres."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    strip = case.guides.get(item)
    if strip and strip.leads and strip.depth < WIDE - 0.0005:
        text = _(
            "A cane does not keep to {name}: it is {measured} wide, {needed} are needed.",
            name=case.name(item), measured=Length(strip.depth * 1000), needed=Length(WIDE * 1000),
        )
        yield broken(RULE, (item,), strip.shape, text, round(strip.depth, 3), WIDE, "m")
