"""In early spring half of the open ground gets two hours of sun.

There is no repair: what darkens half a square are houses and what stands there today; a roof or a tree of the
group's that is carried elsewhere takes its shade along, and none is taken away without asking.
"""

from collections.abc import Iterator

import numpy as np

from baukasten.checks.case import Case, broken
from baukasten.checks.seat_sun import SPRING
from baukasten.checks.sources import BRE_209
from baukasten.checks.sunny import missing
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import Share, _
from baukasten.units import mm

RULE = Rule(
    "H15", _("In spring half of the square lies in the sun"), Severity.HINT, BRE_209,
    (
        Example("yard 20 x 20; sun of 21 March", 0),
        Example("yard 20 x 20; sun of 21 June", 1),
        Example("yard 30 x 10; house -60,-15 to 90,0 height 30; sun of 21 March", 1),
    ),
)
HOURS = 2.0
ENOUGH = 0.5


def check(case: Case) -> Iterator[Finding]:
    if why_not := missing(case, RULE, SPRING):
        yield why_not
        return
    light = case.sunlight(SPRING)
    if light is None or np.isnan(light.hours).all():
        return
    known = ~np.isnan(light.hours)
    dark = known & (np.nan_to_num(light.hours) < HOURS)
    share = 1 - dark.sum() / known.sum()
    if share < ENOUGH:
        text = _("In early spring only {share} of the ground gets two hours of sun; half of it is needed.", share=Share(float(share)))
        row, col = np.argwhere(dark)[len(np.argwhere(dark)) // 2]
        at = Point(mm(light.west + (col + 0.5) * light.cell_m), mm(light.south + (row + 0.5) * light.cell_m))
        yield broken(RULE, (), at, text, round(float(share) * 100, 1), ENOUGH * 100, "%")
