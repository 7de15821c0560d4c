"""Nothing stands or is parked on tactile ground indicators."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.guide_free import FREE, beside_place, both, clear_of_strip
from baukasten.checks.kinds import is_guide
from baukasten.checks.sources import DIN_32984
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId

RULE = Rule(
    "A64", _("Nothing stands on a tactile strip or field"), Severity.SHOULD, DIN_32984,
    (
        Example("yard 20 x 20; ribs 2,10 to 18,10; bin 10,11", 0),
        Example("yard 20 x 20; ribs 2,10 to 18,10; bin 10,10", 1),
        Example("yard 20 x 20; ribs 2,10 to 18,10; hoop 10,10.5", 1),
        Example("yard 20 x 20; studs 9,9 to 11,11; bin 10,10", 1),
    ),
)
concerns = is_guide
REACH = 1.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    indicator = case.guides.get(item)
    if indicator is None:
        return
    for obstacle in case.ground.near(indicator.shape):
        if obstacle.item != item and obstacle.shape.intersection(indicator.shape).area > 1e-4:
            text = _(
                "Who follows {name} with a cane walks into {other}, which stands on it.",
                name=case.name(item), other=obstacle.name,
            )
            yield broken(RULE, both(item, obstacle), beside_place(indicator, obstacle), text, 0.0, FREE, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """It goes off the strip, and far enough."""
    yield from clear_of_strip(case, finding, FREE)
