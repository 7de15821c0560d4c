"""Benches, tables and bike stands keep 1.20 m off a tactile strip: people and bikes are before them."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.guide_free import beside, beside_place, both, clear_of_strip, needs_room
from baukasten.checks.kinds import is_guide
from baukasten.checks.sources import DIN_32984
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "A62", _("Benches and bike stands keep off a tactile strip"), Severity.SHOULD, DIN_32984,
    (
        Example("yard 20 x 20; ribs 2,10 to 18,10; bench 10,11.65", 0),
        Example("yard 20 x 20; ribs 2,10 to 18,10; bench 10,11.55", 1),
        Example("yard 20 x 20; ribs 2,10 to 18,10; bin 10,11.0", 0),
        Example("yard 20 x 20; ribs 2,10 to 18,10; hoop 10,12.34", 1),
    ),
)
concerns = is_guide
REACH = 2.5
FREE = 1.20
"""Metres."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    strip = case.guides.get(item)
    if strip is None or not strip.leads:
        return
    for obstacle, measured in beside(case, strip, FREE):
        if measured > 0 and needs_room(case, obstacle):
            text = _(
                "Who follows {name} with a cane bumps into people or bikes at {other}: it is {measured} from the strip, "
                "{needed} are needed.",
                name=case.name(item), other=obstacle.name, measured=Length(measured * 1000), needed=Length(FREE * 1000),
            )
            yield broken(RULE, both(item, obstacle), beside_place(strip, obstacle), text, round(measured, 3), FREE, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """It goes aside."""
    yield from clear_of_strip(case, finding, FREE)
