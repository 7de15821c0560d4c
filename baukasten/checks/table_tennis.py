"""Round a table-tennis table there is room to play: 7 m along it and 4 m across."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_device
from baukasten.checks.play_sources import TABLE_TENNIS
from baukasten.checks.sport_room import cleared, in_room, sports
from baukasten.element import Device
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Outline
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P44", _("There is room to play table tennis"), Severity.HINT, TABLE_TENNIS,
    (
        Example("yard 20 x 20; ping pong 10,10; bench 10,13", 0),
        Example("yard 20 x 20; ping pong 10,10; bench 10,12", 1),
        Example("yard 20 x 20; ping pong 10,10; pillar 13.5,10", 1),
        Example("yard 20 x 20; ping pong 10,10 facing 90; pillar 13.5,10", 0),
        Example("yard 20 x 20; ping pong 18,10", 1),
    ),
)
LONG: Millimetre = 7000
WIDE: Millimetre = 4000
concerns = is_device(Device.TABLE_TENNIS)
REACH = 4.5


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in sports(case, item, Device.TABLE_TENNIS):
        room = _room(thing)
        for obstacle in in_room(case, thing, room):
            text = _(
                "People who play table tennis bump into something: {obstacle} stands in the room of {long} by "
                "{wide} round {name}.",
                obstacle=obstacle.name, name=case.name(item), long=Length(LONG), wide=Length(WIDE),
            )
            items = (item,) if obstacle.item is None else (item, obstacle.item)
            common = shapely.intersection(obstacle.shape, room)
            yield broken(RULE, items, common, text, round(common.area, 3), 0.0, "m²")
        outside = shapely.difference(room, case.ground.boundary).area
        if outside > 0.1:
            text = _(
                "People who play table tennis need {long} by {wide} round {name}; part of it lies beyond the "
                "edge of the plot.",
                name=case.name(item), long=Length(LONG), wide=Length(WIDE),
            )
            yield broken(RULE, (item,), thing.at, text, round(outside, 2), 0.0, "m²")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What stands there is carried out of the way; the table where that cannot be."""
    item, *others = finding.items
    for thing in sports(case, item, Device.TABLE_TENNIS):
        yield from cleared(case, item, tuple(others), _room(thing))


def _room(thing: Thing) -> BaseGeometry:
    """The rectangle about the table, long side along the table's, metres."""
    return thing.outline(Outline.rectangle(LONG, WIDE))
