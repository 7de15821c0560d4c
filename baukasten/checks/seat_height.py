"""Seats are high enough to get up from."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.sources import AB_NRW_SEATS
from baukasten.checks.swap import swapped
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A40", _("Seats are easy to get up from"), Severity.HINT, AB_NRW_SEATS,
    (
        Example("yard 20 x 20; bench 10,10", 0),
        Example("yard 20 x 20; stool 10,10", 1),
        Example("yard 20 x 20; stool 10,10; bench 5,5", 0),
    ),
)
LOW: Millimetre = 450
HIGH: Millimetre = 500


def check(case: Case) -> Iterator[Finding]:
    """Some seats of another height are welcome, so it counts whether most are right."""
    seats = [thing for thing in case.things if thing.element.seat]
    off = [t for t in seats if not is_right(t.element)]
    if seats and 2 * len(off) > len(seats):
        items: tuple[ItemId, ...] = tuple(dict.fromkeys(t.item for t in off))
        height = min(t.element.seat.height for t in off if t.element.seat)
        text = _(
            "Most seats are lower or higher than {low} to {high}, which old people get up from best: {names}.",
            low=Length(LOW), high=Length(HIGH), names=case.names(items),
        )
        yield broken(RULE, items, off[0].at, text, height / 1000, LOW / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Seats of the right height come in the place of as many as are needed."""
    seats = [thing for thing in case.things if thing.element.seat]
    off = [thing.item for thing in seats if not is_right(thing.element)]
    yield from swapped(case, off, is_right, len(off) - len(seats) // 2)


def is_right(element: Element) -> bool:
    return bool(element.seat and LOW <= element.seat.height <= HIGH)
