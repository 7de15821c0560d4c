"""A ramp rises by at most 6 %."""

from collections.abc import Iterator

from baukasten.access.slopes import ROUNDING
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_ramp
from baukasten.checks.sources import DIN_18040_1_RAMPS
from baukasten.checks.swap import swaps
from baukasten.element import Element, Ramp
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Share, _
from baukasten.plan import ItemId

RULE = Rule(
    "A25", _("A ramp is not too steep"), Severity.SHOULD, DIN_18040_1_RAMPS,
    (
        Example("yard 20 x 20", 0),
        Example("yard 20 x 20; good ramp 10,10", 0),
        Example("yard 20 x 20; steep ramp 10,10", 1),
    ),
)
concerns = is_ramp
REACH = 0.0
STEEPEST = 0.06
"""Rise per metre."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        ramp = thing.element.ramp
        if ramp and slope(ramp) > STEEPEST + ROUNDING:
            text = _(
                "A wheelchair does not get up {name} alone, and tips over going down: it rises by {measured}, {needed} at most are right.",
                name=case.name(item), measured=Share(slope(ramp), 1), needed=Share(STEEPEST),
            )
            yield broken(RULE, (item,), thing.at, text, round(slope(ramp) * 100, 1), STEEPEST * 100, "%")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A longer ramp of the same height."""
    item = finding.items[0]
    ramp = case.by_item[item][0].element.ramp

    def is_right(other: Element) -> bool:
        return bool(ramp and other.ramp and other.ramp.rise == ramp.rise and slope(other.ramp) <= STEEPEST + ROUNDING)

    yield from swaps(case, item, is_right)


def slope(ramp: Ramp) -> float:
    """Rise per metre of its sloping parts together."""
    return ramp.rise / sum(ramp.runs)
