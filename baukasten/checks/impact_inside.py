"""The ground a child may fall on lies on the plot."""

from collections.abc import Iterator

import shapely

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.inside import carried_inside
from baukasten.checks.kinds import is_fallen_from
from baukasten.checks.soft_ground import with_ground
from baukasten.checks.sources import EN_1176_1
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "P02", _("Impact areas lie inside the boundary"), Severity.MUST, EN_1176_1,
    (
        Example("yard 20 x 20; platform 10,10", 0),
        Example("yard 20 x 20; platform 18,10", 1),
        Example("yard 20 x 20; platform 17.66,10", 0),
        Example("yard 20 x 20; swing 10,16 facing 0", 1),
        Example("yard 20 x 20; swing 10,16 facing 90", 0),
    ),
)
DRAWN = 0.01
"""Metres: nobody draws more exactly than this along an edge."""
concerns = is_fallen_from
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    if item not in case.playing:
        return
    area, boundary = case.playing[item][2], case.ground.boundary
    if area.is_empty or boundary.covers(area):
        return
    outside = shapely.difference(area, boundary)
    far = float(max(shapely.distance(shapely.points(shapely.get_coordinates(outside)), boundary), default=0.0))
    if far > DRAWN:
        text = _(
            "Children may fall beyond the edge of the plot: the impact area of {name} reaches {measured} out.",
            name=case.name(item), measured=Length(far * 1000),
        )
        yield broken(RULE, (item,), outside, text, round(far, 3), 0.0, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The play element steps inside, with soft ground where it comes to stand."""
    item = finding.items[0]
    if case.is_chosen(item) and (change := carried_inside(case, item)):
        yield change
        if more := with_ground(case, item, change):
            yield more
