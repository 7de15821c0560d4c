"""Snow ploughs and sweepers keep the ways they have today: 2.50 m."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken, no_entrance
from baukasten.checks.fire_lane import LANE as FIRE_LANE
from baukasten.checks.fire_sources import CLEARING_PRACTICE
from baukasten.checks.lanes import Closed, lanes, reopened
from baukasten.checks.narrow_repair import edge_or
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _

RULE = Rule(
    "F18", _("Snow ploughs and sweepers get through"), Severity.HINT, CLEARING_PRACTICE,
    (
        Example("yard 20 x 6; entrance 0,3; entrance 20,3; bench 10,1.5; bench 10,4.61", 0),
        Example("yard 20 x 6; entrance 0,3; entrance 20,3; bench 10,1.5; bench 10,4.3", 1),
        Example("yard 20 x 20; entrance 0,10; bench 10,10", 0),
        Example("yard 20 x 20", 1),
    ),
)
LANE = 2.50


def check(case: Case) -> Iterator[Finding]:
    if not case.ground.entrances:
        yield no_entrance(RULE)
        return
    for closed in _closed(case):
        narrow = closed.narrow
        text = _(
            "A snow plough gets through today between the entrances {here} and {there}; the plan leaves it {measured}, {needed} "
            "are needed. What makes it narrow: {names}.",
            here=closed.here.name, there=closed.there.name, measured=Length(max(narrow.width, 0) * 1000), needed=Length(LANE * 1000),
            names=edge_or(narrow),
        )
        items = [o.item for o in narrow.between if o.item is not None]
        yield broken(RULE, items, narrow.place, text, round(max(narrow.width, 0.0), 3), LANE, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What stands there goes aside."""
    yield from reopened(case, _closed(case), finding, LANE)


def _closed(case: Case) -> Iterator[Closed]:
    """The ways of fire engines that are too narrow even for a plough, and those that only a plough has today."""
    yield from (closed for closed in lanes(case, FIRE_LANE).closed if closed.narrow.width < LANE - 0.001)
    yield from lanes(case, LANE, FIRE_LANE).closed
