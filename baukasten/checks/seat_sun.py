"""In early spring some seats lie in the sun. What is asked of winter itself is in ``winter_sun``."""

from collections.abc import Iterator
from datetime import date

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.sources import OWN
from baukasten.checks.sunny import seat_hours
from baukasten.checks.sunny_place import seats_carried
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Share, _

RULE = Rule(
    "H14", _("In spring there are seats in the sun"), Severity.HINT, OWN,
    (
        Example("yard 20 x 20", 0),
        Example("yard 20 x 20; bench 10,10; sun of 21 March", 0),
        Example("yard 20 x 20; bench 10,10; sun of 21 June", 1),
        Example("yard 30 x 30; house 0,0 to 30,10 height 25; bench 15,12; sun of 21 March", 1),
    ),
)
SPRING = date(2025, 3, 21)
HOURS = 2.0
ENOUGH = 0.3
"""Hours of sun, and the share of the seats that get them; this program's own proposal, no standard asks it."""


def check(case: Case) -> Iterator[Finding]:
    hours = seat_hours(case, RULE, SPRING)
    if isinstance(hours, Finding):
        yield hours
        return
    dark = tuple(i for i, h in hours.items() if h < HOURS)
    if hours and len(hours) - len(dark) < ENOUGH * len(hours):
        share = 1 - len(dark) / len(hours)
        text = _(
            "In early spring only {share} of the seats get two hours of sun. Too little sun: {names}.",
            share=Share(share), names=case.names(dark),
        )
        yield broken(RULE, dark, case.at(dark[0]), text, round(share * 100, 1), ENOUGH * 100, "%")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """One of the seats is carried into the sun; where several are wanted it is the first step."""
    return seats_carried(case, finding, SPRING, HOURS)
