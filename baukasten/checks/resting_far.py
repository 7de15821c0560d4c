"""From each entrance and from each seat it is at most 300 m to the next seat."""

from collections.abc import Iterator

from baukasten.checks.case import Case
from baukasten.checks.resting import gaps
from baukasten.checks.sources import AB_NRW_SEATS
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _

RULE = Rule(
    "A42", _("On main ways there is a seat every 300 m"), Severity.SHOULD, AB_NRW_SEATS,
    (
        Example("yard 500 x 20; bench 0.5,10; bench 90,10; bench 210,10; bench 480,10", 0),
        Example("yard 500 x 20; bench 0.5,10; bench 480,10", 1),
    ),
)
FAR = 300.0
"""Metres."""


def check(case: Case) -> Iterator[Finding]:
    yield from gaps(case, RULE, FAR)
