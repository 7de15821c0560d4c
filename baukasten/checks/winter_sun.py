"""In midwinter somebody can sit in the sun.

H14 of the fact sheet speaks of winter and spring and asks about 21 March; of midwinter no source says a number.
In Rostock the sun stands 12.5° high then at most and a house of 15 m casts a shadow of 68 m: one seat in the sun for
an hour is what can be asked of a square in a town.
"""

from collections.abc import Iterator
from datetime import date

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.sources import WINTER_ESTIMATE
from baukasten.checks.sunny import seat_hours
from baukasten.checks.sunny_place import seats_carried
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _

RULE = Rule(
    "H22", _("In winter there is a seat in the sun"), Severity.HINT, WINTER_ESTIMATE,
    (
        Example("yard 20 x 20", 0),
        Example("yard 20 x 20; bench 10,10", 1),
        Example("yard 20 x 20; bench 10,10; sun of 21 December", 0),
        Example("yard 20 x 30; house -60,-20 to 80,0 height 10; bench 10,5; sun of 21 December", 1),
    ),
)
MIDWINTER = date(2025, 12, 21)
HOURS = 1.0
"""On one seat at least; an estimate of the authors."""


def check(case: Case) -> Iterator[Finding]:
    hours = seat_hours(case, RULE, MIDWINTER)
    if isinstance(hours, Finding):
        yield hours
    elif hours and max(hours.values()) < HOURS:
        best = max(hours, key=lambda i: (hours[i], -i))
        text = _(
            "On the shortest day no seat gets {needed} h of sun. The sunniest, {name}, gets {measured} h.",
            needed=HOURS, name=case.name(best), measured=round(hours[best], 1),
        )
        yield broken(RULE, sorted(hours), case.at(best), text, round(hours[best], 1), HOURS, "h")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A seat is carried into the sun."""
    return seats_carried(case, finding, MIDWINTER, HOURS)
