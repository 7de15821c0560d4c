"""Most seats have a back and armrests."""

import math
from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.sources import AB_NRW_SEATS
from baukasten.checks.swap import swapped
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Share, _

RULE = Rule(
    "A41", _("Most seats have a back and armrests"), Severity.SHOULD, AB_NRW_SEATS,
    (
        Example("yard 20 x 20", 0),
        Example("yard 20 x 20; bench 10,10; stool 5,5", 0),
        Example("yard 20 x 20; bench 10,10; stool 5,5; stool 7,7", 1),
    ),
)
HALF = 0.5


def check(case: Case) -> Iterator[Finding]:
    seats = [thing for thing in case.things if thing.element.seat]
    without = [t for t in seats if not is_easy(t.element)]
    if not seats or len(without) <= HALF * len(seats):
        return
    share = 1 - len(without) / len(seats)
    items = tuple(dict.fromkeys(t.item for t in without))
    text = _(
        "Only {share} of the seats have a back and armrests; old people need them to sit and to get up. "
        "Without: {names}.",
        share=Share(share), names=case.names(items),
    )
    yield broken(RULE, items, without[0].at, text, round(share * 100, 1), HALF * 100, "%")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Benches with a back and armrests come in the place of as many seats as are needed."""
    seats = [thing for thing in case.things if thing.element.seat]
    without = [thing.item for thing in seats if not is_easy(thing.element)]
    yield from swapped(case, without, is_easy, math.ceil(len(without) - HALF * len(seats)))


def is_easy(element: Element) -> bool:
    """Whether it helps old people to sit and to get up."""
    return bool(element.seat and element.seat.backrest and element.seat.armrests)
