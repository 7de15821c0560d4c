"""A pavement between a kerb and a wall is 2.50 m wide: 1.80 m to walk, 0.50 m off the road, 0.20 m off the wall."""

from collections.abc import Iterator

import shapely

from baukasten.checks.case import Case, broken
from baukasten.checks.sources import RAST_06
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line
from baukasten.phrase import Length, _
from baukasten.plan import Line
from baukasten.site import EdgeKind

RULE = Rule(
    "A08", _("A pavement is wide enough"), Severity.SHOULD, RAST_06,
    (
        Example("yard 20 x 20; kerb 0,2 to 20,2 height 0.12; house 0,4.5 to 20,20", 0),
        Example("yard 20 x 20; kerb 0,2 to 20,2 height 0.12; house 0,4.4 to 20,20", 1),
        Example("yard 20 x 20; kerb 0,2 to 20,2 height 0.12; hedge 2,4 to 18,4", 1),
        Example("yard 20 x 20; kerb 0,2 to 20,2 height 0.12; bench 10,4", 0),
        Example("yard 20 x 20; hedgebed 0,2 to 20,5; kerb 0,2 to 20,2 height 0.12; house 0,4.4 to 20,20", 0),
    ),
)
WIDE = 2.50
LONGER = 1.0
"""Metres along the kerb from which on a strip is a pavement and not a gap."""
TOLERANCE = 0.012
"""Metres: half of the two centimetres that a kerb is drawn wide, and rounding."""


def check(case: Case) -> Iterator[Finding]:
    for edge in case.snapshot.site.edges:
        if edge.kind is not EdgeKind.KERB or len(edge.points) < 2:
            continue
        kerb = line(edge.points)
        for wall in case.ground.near(kerb, WIDE - TOLERANCE):
            # Furniture is for A09; here it is what bounds the pavement all along.
            if wall.item is not None and not isinstance(case.snapshot.plan.items[wall.item], Line):
                continue
            across = shapely.shortest_line(kerb, wall.shape)
            beside = shapely.intersection(kerb, wall.shape.buffer(WIDE - TOLERANCE, quad_segs=2))
            if beside.length >= LONGER and across.length > 0.1 and case.walking.intersects(across.centroid):
                text = _(
                    "The pavement between the kerb and {wall} is too narrow for two people to pass each other safely: {measured}, "
                    "{needed} are needed.",
                    wall=wall.name, measured=Length(across.length * 1000), needed=Length(WIDE * 1000),
                )
                items = () if wall.item is None else (wall.item,)
                yield broken(RULE, items, across.centroid, text, round(across.length, 3), WIDE, "m")
