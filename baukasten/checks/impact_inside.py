"""The ground a child may fall on lies on the plot."""

from collections.abc import Iterator

import shapely

from baukasten.checks.case import Case, broken
from baukasten.checks.inside import carried_inside
from baukasten.checks.sources import EN_1176_1
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _

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


def check(case: Case) -> Iterator[Finding]:
    allowed = case.ground.boundary.buffer(DRAWN, join_style="mitre")
    for item_id, (_item, _element, area) in case.playing.items():
        if allowed.covers(area) or area.is_empty:
            continue
        outside = shapely.difference(area, case.ground.boundary)
        if outside.is_empty:
            continue
        far = float(max(shapely.distance(shapely.points(shapely.get_coordinates(outside)), case.ground.boundary)))
        text = _(
            "Children may fall beyond the edge of the plot: the impact area of {name} reaches {measured} out.",
            name=case.name(item_id), measured=Length(far * 1000),
        )
        repair = carried_inside(case, item_id) if case.is_chosen(item_id) else None
        yield broken(RULE, (item_id,), outside, text, round(far, 3), 0.0, "m", repair)
