"""Ways are not too steep: up to 3 % anywhere, up to 6 % for 10 m at a time with a landing after it."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from baukasten.access.main_ways import MainWay
from baukasten.access.slopes import ROUNDING, Steep, too_steep
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.plot import Slopes
from baukasten.checks.sources import DIN_18040_3_WAYS
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import Length, Share, _
from baukasten.units import mm

RULE = Rule(
    "A21", _("Ways are not too steep"), Severity.SHOULD, DIN_18040_3_WAYS,
    (
        Example("yard 20 x 20; entrance 0,10; entrance 20,10", 1),
        Example("yard 20 x 20; slope 3; entrance 0,10; entrance 20,10", 0),
        Example("yard 20 x 20; slope 3.1; entrance 0,10; entrance 20,10", 1),
        Example("yard 20 x 20; slope 5; path 5,5 to 14,5 width 2", 0),
        Example("yard 20 x 20; slope 5; path 5,5 to 17,5 width 2", 1),
        Example("yard 20 x 20; slope 6.5; path 5,5 to 10,5 width 2", 1),
        Example("yard 20 x 20; slope 6.5; path 5,5 to 5,15 width 2", 0),
    ),
)
GENTLE, STEEP = 0.03, 0.06
"""Rise per metre."""
RUN = 10.0
"""Metres of steep ground at a time."""
STEP = 0.5


def check(case: Case) -> Iterator[Finding]:
    if why_not := unmeasured(case, RULE):
        yield why_not
        return
    for main in case.main_ways:
        if found := _steep(case.slopes(main.way, STEP)):
            yield _finding(main, found)


def unmeasured(case: Case, rule: Rule) -> Finding | None:
    """Why the slope of no way can be measured, where that is so."""
    if not case.relief.known:
        return cannot(rule, _("The site does not say how high the ground is."))
    return None if case.main_ways else no_way(rule)


def no_way(rule: Rule) -> Finding:
    return cannot(rule, _("There is no way to measure: the site needs two entrances or the plan a path."))


@lru_cache(maxsize=64)
def _steep(known: Slopes) -> list[Steep]:
    """Most ways stay as they are while people plan, and so do their slopes."""
    slopes = np.abs(np.diff(known.heights)) / np.maximum(np.hypot(*np.diff(known.places, axis=0).T), STEP / 100)
    return too_steep(slopes, STEP, GENTLE, STEEP, RUN)


def _finding(main: MainWay, found: list[Steep]) -> Finding:
    worst = max(found, key=lambda s: (s.end - s.start, s.rise))
    x, y = main.way.places(STEP)[int((worst.start + worst.end) / 2 / STEP)].tolist()
    values = {"name": main.name, "rise": Share(worst.rise, 1), "length": Length((worst.end - worst.start) * 1000)}
    if worst.rise > STEEP + ROUNDING:
        text = _("{name}: too steep for a wheelchair, up to {rise}; more than 6 % is a ramp that needs its own design.", **values)
        needed = STEEP
    else:
        text = _("{name}: {rise} for {length}; more than 3 % tires, and needs a landing of 1.50 m after every 10 m.", **values)
        needed = GENTLE
    return broken(RULE, main.items, Point(mm(x), mm(y)), text, round(worst.rise * 100, 1), needed * 100, "%")
