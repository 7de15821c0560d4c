"""What the rules about sun and shade share: on which days they look, and what is missing where they cannot."""

from datetime import date, time

import numpy as np

from baukasten.checks.case import Case, cannot
from baukasten.finding import Finding, Rule
from baukasten.phrase import _
from baukasten.plan import ItemId
from baukasten.shade import Sunlight, shaded_between


def missing(case: Case, rule: Rule, day: date) -> Finding | None:
    """Why a rule that looks at a day of the year cannot be checked; None where it can."""
    if case.snapshot.site.anchor is None:
        return cannot(rule, _("The site does not say where on earth it lies, so nobody knows where the sun stands."))
    if case.sunlight(day) is None:
        return cannot(rule, _("The sun of this day has not been worked out yet: {day}.", day=day))
    return None


def shaded_share(sunlight: Sunlight, item: ItemId, start: time, end: time) -> float | None:
    """Mean share of an item that lies in shade between two times; None where nobody knows."""
    shares = shaded_between(sunlight, item, start, end)
    return float(np.mean(shares)) if shares else None


def least_shaded(sunlight: Sunlight, item: ItemId, start: time, end: time) -> float:
    """Least share of an item that lies in shade at any moment between two times; all of it where the sun is not up."""
    return min(shaded_between(sunlight, item, start, end), default=1.0)


def suns(case: Case, *days: date) -> tuple[Sunlight, ...]:
    """The sun of those of the days for which it has been worked out."""
    return tuple(sun for sun in map(case.sunlight, days) if sun)
