"""Ways do not tip sideways: at most 2.5 % across, 2.0 % where they also rise."""

from collections.abc import Iterator

import numpy as np

from baukasten.access.main_ways import MainWay
from baukasten.access.slopes import ROUNDING
from baukasten.checks.bottleneck_length import longest_run
from baukasten.checks.case import Case, broken
from baukasten.checks.sources import DIN_18040_3_WAYS
from baukasten.checks.way_slope import STEP, unmeasured
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import Length, Share, _
from baukasten.units import mm

RULE = Rule(
    "A23", _("Ways do not tip sideways"), Severity.SHOULD, DIN_18040_3_WAYS,
    (
        Example("yard 20 x 20; slope 2.5; path 10,2 to 10,18 width 2", 0),
        Example("yard 20 x 20; slope 2.6; path 10,2 to 10,18 width 2", 1),
        Example("yard 20 x 20; slope 2.6; path 2,10 to 18,10 width 2", 0),
        Example("yard 20 x 20; slope 2.9; path 4,4 to 14,14 width 2", 1),
        Example("yard 20 x 20; slope 2.8; path 4,4 to 14,14 width 2", 0),
        Example("yard 20 x 20; path 10,2 to 10,18 width 2", 1),
    ),
)
RISING, LEVEL = 0.020, 0.025
"""Fall per metre across a way that rises, and across one that does not."""
RISES = 0.005
"""Rise per metre from which on a way counts as rising (this program's own figure)."""
SHORTEST = 1.0
"""Metres; what tips for less is a dip that wheels bridge."""


def check(case: Case) -> Iterator[Finding]:
    if why_not := unmeasured(case, RULE):
        yield why_not
        return
    for main in case.main_ways:
        yield from _says(case, main)


def _says(case: Case, main: MainWay) -> Iterator[Finding]:
    slopes = case.slopes(main.way, STEP)
    places, along, across = slopes.places, slopes.along, slopes.across
    allowed = np.where(along > RISES, RISING, LEVEL)
    start, end = longest_run(across > allowed + ROUNDING)
    if (end - start) * STEP >= SHORTEST:
        worst = start + int(np.argmax((across - allowed)[start:end]))
        measured, needed = float(across[worst]), float(allowed[worst])
        x, y = places[worst].tolist()
        text = _(
            "{name}: wheelchairs and rollators drift sideways, the ground falls by {measured} across the way for {length}; {needed} at "
            "most are right.",
            name=main.name, measured=Share(measured, 1), length=Length((end - start) * STEP * 1000), needed=Share(needed, 1),
        )
        yield broken(RULE, main.items, Point(mm(x), mm(y)), text, round(measured * 100, 1), needed * 100, "%")
