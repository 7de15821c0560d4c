"""Taps, buttons and openings are half a metre from walls and corners, so that arms and wheels get to them."""

from collections.abc import Iterator

import shapely

from baukasten.access.things import Thing, bounds
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_used_by_hand
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import DIN_18040_1_UNREAD
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Outline, Point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A51", _("What is used by hand stands clear of walls and corners"), Severity.SHOULD, DIN_18040_1_UNREAD,
    (
        Example("yard 20 x 20; bin 10,10", 0),
        Example("yard 20 x 20; bin 10,10; wall 10.51,10 to 10.51,15 width 0.02", 0),
        Example("yard 20 x 20; bin 10,10; wall 10.50,10 to 10.50,15 width 0.02", 1),
        Example("yard 20 x 20; bin 10,10; house 0,0 to 20,9.7", 0),
        Example("yard 20 x 20; bench 10,10; wall 10.2,10.4 to 10.2,15", 0),
    ),
)
concerns = is_used_by_hand
REACH = 2.0
ASIDE: Millimetre = 500
FORWARD: Millimetre = 500
"""How far before the front an arm comes from."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        if thing.element.control_height:
            zone = arms(thing)
            near = [o for o in case.ground.near(zone) if o.item != item and shapely.intersection(o.shape, zone).area > 1e-4]
            for other in near[:1]:
                middle = thing.outline(Outline.rectangle(2, FORWARD, _middle(thing)))
                measured = round(other.shape.distance(middle), 3)
                text = _(
                    "{name} is too close to {other}: an arm or a wheel needs {needed} beside what is used by hand, there "
                    "are {measured}.",
                    name=case.name(item), other=other.name, needed=Length(ASIDE), measured=Length(measured * 1000),
                )
                yield broken(RULE, (item,), thing.at, text, measured, ASIDE / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The thing goes aside."""
    item = finding.items[0]
    for thing in case.by_item[item]:
        zone = arms(thing)
        for other in case.ground.near(zone):
            if other.item != item and (change := carried_off(case, item, zone, other.shape, 0.0)) is not None:
                yield change


def arms(thing: Thing) -> shapely.Geometry:
    """What must be free to both sides of the middle of the front."""
    return thing.outline(Outline.rectangle(2 * ASIDE, FORWARD, _middle(thing)))


def _middle(thing: Thing) -> Point:
    west, _south, east, north = bounds(thing.element)
    return Point((west + east) // 2, north + FORWARD // 2)
