"""Between the ladder and the windows there are no masts, trees or wires."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten import trees
from baukasten.access.things import Thing
from baukasten.body import height
from baukasten.change import Change
from baukasten.checks.above import FAR
from baukasten.checks.case import Case, broken
from baukasten.checks.fire_sources import DIN_14090_LADDER
from baukasten.checks.kinds import is_kept_free
from baukasten.checks.ladder import FARTHEST
from baukasten.checks.repair import carried_off
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import shapely_point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, State
from baukasten.units import Millimetre

RULE = Rule(
    "F13", _("Nothing stands between the ladder and the windows"), Severity.MUST, DIN_14090_LADDER,
    (
        Example("yard 60 x 40; house 0,20 to 60,30 height 12; set up 5,8 to 16,13.5; bench 10,17", 0),
        Example("yard 60 x 40; house 0,20 to 60,30 height 12; set up 5,8 to 16,13.5; lamp 10,17", 1),
        Example("yard 60 x 40; house 0,20 to 60,30 height 12; set up 5,8 to 16,13.5; tree 10,17 kept crown 6", 1),
        Example("yard 60 x 40; house 0,20 to 60,30 height 12; set up 5,8 to 16,13.5; lamp 20,17", 0),
    ),
)
heeds = is_kept_free
REACH = FAR + FARTHEST + 1.0
LOW: Millimetre = 2500
"""The ladder begins on the engine's roof and goes up: what is lower is not in its way (this program's own figure)."""


def concerns(element: Element) -> bool:
    return height(element.body) > LOW


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()) if case.ladder_rooms else ():
        # What a tree grows to, T09 tells of.
        if height(thing.element.body) > LOW and (not thing.element.tree or thing.placed.state is State.KEEP):
            shape = _reach(thing)
            for area, room in case.ladder_rooms.items():
                if room.intersects(shape) and shapely.intersection(room, shape).area > 1e-4:
                    text = _(
                        "{name} is in the way of the ladder between {area} and the windows: nothing higher than {low} may be there.",
                        name=case.name(item), area=case.name(area), low=Length(LOW),
                    )
                    yield broken(RULE, (item, area), thing.at, text)
                    return


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What stands there is carried off."""
    item, area = finding.items
    for thing in case.by_item[item]:
        if (change := carried_off(case, item, _reach(thing), case.ladder_rooms[area], 0.0)) is not None:
            yield change


def _reach(thing: Thing) -> BaseGeometry:
    """All that a thing takes in the air."""
    if thing.element.tree:
        crown = trees.size(thing.element.tree, 0, thing.placed.height, thing.placed.spread).crown
        return shapely_point(thing.at).buffer(crown / 2000)
    return thing.outline(thing.element.footprint)
