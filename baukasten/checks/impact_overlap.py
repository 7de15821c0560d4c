"""What swings, slides or spins children has its impact area for itself."""

from collections.abc import Iterator

import shapely

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_fallen_from
from baukasten.checks.repair import carried_off
from baukasten.checks.soft_ground import with_ground
from baukasten.checks.sources import EN_1176_OVERLAP
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import is_deep
from baukasten.phrase import _
from baukasten.plan import ItemId

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
concerns = is_fallen_from
heeds = is_fallen_from
REACH = 12.0
"""Metres: two impact areas of the longest swing."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    if item not in case.playing:
        return
    _placed, mine, area = case.playing[item]
    for other in case.playing_near(area):
        # Each pair once; the plan's order is that of the ids.
        if other > item and any(e.play and e.play.forced for e in (mine, case.playing[other][1])):
            common = shapely.intersection(area, case.playing[other][2])
            if is_deep(common, DEEP):
                text = _(
                    "Children collide here: the impact areas overlap, and one of them swings, slides or spins. {names}.",
                    names=case.names((item, other)),
                )
                yield broken(RULE, (item, other), common, text, round(common.area, 2), 0.0, "m²")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The later one steps aside, with soft ground where it comes to stand; the earlier one where the later cannot."""
    one, other = (case.playing[item][2] for item in finding.items)
    for mover, shape, fixed in ((finding.items[1], other, one), (finding.items[0], one, other)):
        if change := carried_off(case, mover, shape, fixed, 0.0):
            yield change
            if more := with_ground(case, mover, change):
                yield more
