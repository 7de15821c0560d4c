"""From each entrance and from each seat it is at most 50 m to the next seat: good for people who tire soon."""

from collections.abc import Iterator

from baukasten.checks.case import Case
from baukasten.checks.resting import gaps
from baukasten.checks.sources import ISO_21542
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _

RULE = Rule(
    "A44", _("For people who tire soon there is a seat every 50 m"), Severity.HINT, ISO_21542,
    (
        Example("yard 200 x 20; bench 0.5,10; bench 48,10; bench 96,10", 0),
        Example("yard 200 x 20; bench 0.5,10; bench 90,10", 1),
    ),
)
NEAR = 50.0
"""Metres."""


def check(case: Case) -> Iterator[Finding]:
    yield from gaps(case, RULE, NEAR)
