"""What swings, slides or spins children has its impact area for itself."""

from collections.abc import Iterator
from itertools import combinations

import shapely

from baukasten.checks.case import Case, broken
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import EN_1176_OVERLAP
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _

RULE = Rule(
    "P05", _("What moves children has its impact area for itself"), Severity.MUST, EN_1176_OVERLAP,
    (
        Example("yard 30 x 30; platform 10,10; platform 12,10", 0),
        Example("yard 30 x 30; swing 10,10; platform 12,10", 1),
        Example("yard 30 x 30; swing 10,10; swing 11,10", 1),
        Example("yard 30 x 30; swing 10,10; swing 15,10", 0),
    ),
)
DEEP = 0.005
"""Metres: the areas may touch."""


def check(case: Case) -> Iterator[Finding]:
    for (one, (_a, first, area)), (other, (_b, second, beside)) in combinations(case.playing.items(), 2):
        moves = any(e.play and e.play.forced for e in (first, second))
        common = shapely.intersection(area, beside) if moves and area.intersects(beside) else shapely.Polygon()
        if common.buffer(-DEEP).is_empty:
            continue
        text = _(
            "Children collide here: the impact areas overlap, and one of them swings, slides or spins. {names}.",
            names=case.names((one, other)),
        )
        repair = carried_off(case, other, beside, area, 0.0) or carried_off(case, one, area, beside, 0.0)
        yield broken(RULE, (one, other), common, text, round(common.area, 2), 0.0, "m²", repair)
