"""Taps, buttons and openings are within reach from a wheelchair."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.sources import DIN_18040_1_UNREAD
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A49", _("Taps, buttons and openings are within reach"), Severity.SHOULD, DIN_18040_1_UNREAD,
    (
        Example("yard 20 x 20; bin 10,10", 0),
        Example("yard 20 x 20; high bin 10,10", 1),
        Example("yard 20 x 20; high bin 10,10; high bin 12,10", 1),
    ),
)
LOW: Millimetre = 850
HIGH: Millimetre = 1050


def check(case: Case) -> Iterator[Finding]:
    off: dict[str, list[ItemId]] = {}
    for thing in case.things:
        height = thing.element.control_height
        if height and not LOW <= height <= HIGH:
            off.setdefault(thing.element.id, []).append(thing.item)
    for found in off.values():
        items = tuple(dict.fromkeys(found))
        first = next(t for t in case.by_item[items[0]] if t.element.id in off)
        height = first.element.control_height
        text = _(
            "What is used by hand is at {measured} height; from {low} to {high} everybody reaches it: {names}.",
            measured=Length(height), low=Length(LOW), high=Length(HIGH), names=case.names(items),
        )
        yield broken(RULE, items, first.at, text, height / 1000, (LOW if height < LOW else HIGH) / 1000, "m")
