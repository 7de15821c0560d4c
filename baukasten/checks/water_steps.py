"""Who stumbles on steps does not fall into water: between them stands something to hold on to."""

from collections.abc import Iterator

import shapely

from baukasten.checks.case import Case, broken
from baukasten.checks.sources import OWN
from baukasten.element import Texture
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line, parts_with_area
from baukasten.phrase import Length, _
from baukasten.site import EdgeKind

RULE = Rule(
    "N07", _("Steps beside water have a guard"), Severity.HINT, OWN,
    (
        Example("yard 40 x 40; steps 10,0 to 10,10 width 2; pond 14,0 to 20,10", 0),
        Example("yard 40 x 40; steps 10,0 to 10,10 width 2; pond 12,0 to 20,10", 1),
        Example("yard 40 x 40; steps 10,0 to 10,10 width 2; pond 12,0 to 20,10; play fence 11.5,-5 to 11.5,15", 0),
    ),
)
APART = 2.0
"""Metres; this program's own proposal."""


def check(case: Case) -> Iterator[Finding]:
    water = shapely.union_all([c.shape for c in case.ground.covers if c.ground.texture is Texture.WATER])
    flights = [e for e in case.snapshot.site.edges if e.kind is EdgeKind.STEPS and len(e.points) >= 2]
    for edge in flights if not water.is_empty else ():
        flight = line(edge.points).buffer(max(edge.width, 20) / 2000, cap_style="flat")
        gap = float(flight.distance(water))
        around = shapely.difference(flight.buffer(APART), case.guards)
        if gap < APART and any(part.intersects(flight) and part.intersects(water) for part in parts_with_area(around)):
            text = _(
                "Who stumbles on the steps falls into the water: it begins {measured} beside them, and no fence "
                "of 1 m stands between.",
                measured=Length(gap * 1000),
            )
            yield broken(RULE, (), flight, text, round(gap, 2), APART, "m")
