"""Where a child stands on a play element nothing hangs in reach of its head."""

from collections.abc import Iterator
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.overhead import HIGHEST
from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.above import FAR, hanging, reaching
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import hangs, is_fallen_from
from baukasten.checks.play_sources import BARRIERS
from baukasten.checks.repair import carried_off
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point, polygon
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre, Tenth

RULE = Rule(
    "P07", _("Nothing hangs where children climb"), Severity.MUST, BARRIERS,
    (
        Example("yard 20 x 20; balcony 10,10; branch at 3.3 10,10.6", 0),
        Example("yard 20 x 20; balcony 10,10; branch at 3.29 10,10.6", 1),
        Example("yard 20 x 20; rocker 10,10; branch at 2.2 10,10.6", 1),
        Example("yard 20 x 20; balcony 10,10; tree 13,10 crown 8", 1),
        Example("yard 20 x 20; balcony 10,10; roof 10,10", 1),
        Example("yard 20 x 20; sandpit 10,10; roof 10,10", 0),
    ),
)
STANDING: Millimetre = 1800
"""Height of the free space of a child that stands; its width is 1 m."""
BESIDE = 0.5
concerns = is_fallen_from
heeds = hangs(HIGHEST)
REACH = FAR + 3.0
reach = reaching(3.0)


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing, room, stands in _rooms(case, item):
        for other, height, low in hanging(case, item, room, case.level(thing.at), stands + STANDING):
            text = _(
                "A child that stands on {name} hits its head: {other} hangs {measured} above where it stands, "
                "{needed} must be free.",
                name=case.name(item), other=case.name(other.item), measured=Length(max(0, height - stands)), needed=Length(STANDING),
            )
            yield broken(
                RULE, (item, other.item), shapely.intersection(low, room), text, max(0, height - stands) / 1000, STANDING / 1000, "m",
            )


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The play element steps out from under it; what hangs there where the play element cannot."""
    item, other = finding.items
    for thing, room, stands in _rooms(case, item):
        for above, _height, low in hanging(case, item, room, case.level(thing.at), stands + STANDING):
            if above.item == other:
                for mover, shape, fixed in ((item, room, low), (other, low, room)):
                    if change := carried_off(case, mover, shape, fixed, 0.0):
                        yield change


def _rooms(case: Case, item: ItemId) -> Iterator[tuple[Thing, BaseGeometry, Millimetre]]:
    """Where children stand on an item, seen from above, and how high; on a swing they sit."""
    for thing in case.by_item.get(item, ()) if item in case.playing else ():
        if (play := thing.element.play) and play.swing is None:
            stands = play.fall_height if play.platform is None else play.platform
            yield thing, _room(thing.element, thing.at, thing.angle), stands


@lru_cache(maxsize=1024)
def _room(element: Element, at: Point, angle: Tenth) -> BaseGeometry:
    return polygon(element.footprint.placed(at, angle)).buffer(BESIDE, quad_segs=8)
