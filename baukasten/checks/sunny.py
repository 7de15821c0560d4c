"""What the rules about sun and shade share: on which days they look, and what is missing where they cannot."""

from collections.abc import Mapping
from datetime import date, time

import numpy as np

from baukasten.checks.case import Case, cannot
from baukasten.checks.kinds import is_seat
from baukasten.finding import Finding, Rule
from baukasten.phrase import _
from baukasten.plan import ItemId
from baukasten.shade import Sunlight, shaded_between, sun_hours


def missing(case: Case, rule: Rule, day: date) -> Finding | None:
    """Why a rule that looks at a day of the year cannot be checked; None where it can."""
    if case.snapshot.site.anchor is None:
        return cannot(rule, _("The site does not say where on earth it lies, so nobody knows where the sun stands."))
    if case.sunlight(day) is None:
        return cannot(rule, _("The sun of this day has not been worked out yet: {day}.", day=day))
    return None


def seat_hours(case: Case, rule: Rule, day: date) -> Mapping[ItemId, float] | Finding:
    """Hours of sun on each seat on a day of the year, or why nobody knows; nothing is missing where there are no seats."""
    seats = [thing.item for thing in case.made(is_seat)]
    if seats and (why_not := missing(case, rule, day)):
        return why_not
    light = case.sunlight(day)
    return {item: hours for item in seats if light and (hours := sun_hours(light, item)) is not None}


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
