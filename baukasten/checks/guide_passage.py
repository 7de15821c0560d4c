"""A tactile strip leads through a passage only where 1.50 m are clear: the strip and 0.60 m on both sides of it."""

from collections.abc import Iterator

import shapely

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_guide
from baukasten.checks.sources import GUIDE_THROUGH
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "A68", _("A tactile strip does not lead through a tight passage"), Severity.SHOULD, GUIDE_THROUGH,
    (
        Example("yard 20 x 20; ribs 2,10 to 18,10", 0),
        Example("yard 20 x 20; ribs 2,10 to 18,10; wall 10,0 to 10,9.25; wall 10,10.75 to 10,20", 0),
        Example("yard 20 x 20; ribs 2,10 to 18,10; wall 10,0 to 10,9.26; wall 10,10.75 to 10,20", 1),
        Example("yard 20 x 20; ribs 2,10 to 18,10; wall 10,0 to 10,9.8", 0),
    ),
)
concerns = is_guide
REACH = 2.0
WIDE = 1.50
"""Metres."""
TOLERANCE = 0.001


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    strip = case.guides.get(item)
    if strip is None or not strip.leads or strip.axis is None:
        return
    near = [o for o in case.ground.near(strip.axis, WIDE) if o.item != item and not o.shape.intersects(strip.axis)]
    for n, one in enumerate(near):
        for other in near[n + 1 :]:
            across = shapely.shortest_line(one.shape, other.shape)
            if across.length < WIDE - TOLERANCE and across.crosses(strip.axis):
                items = (item, *sorted(o.item for o in (one, other) if o.item is not None))
                text = _(
                    "{name} leads a blind person through a tight passage: between {one} and {other} it is {measured} wide, {needed} "
                    "are needed. Interrupt the strip there, with a field of studs before and behind.",
                    name=case.name(item), one=one.name, other=other.name,
                    measured=Length(across.length * 1000), needed=Length(WIDE * 1000),
                )
                yield broken(RULE, items, across.centroid, text, round(across.length, 3), WIDE, "m")
