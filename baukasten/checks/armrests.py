"""Most seats have a back and armrests."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.sources import AB_NRW_SEATS
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
    without = [t for t in seats if t.element.seat and not (t.element.seat.backrest and t.element.seat.armrests)]
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
