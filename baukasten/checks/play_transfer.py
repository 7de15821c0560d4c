"""Beside a play element that children in wheelchairs can use there is room to change over to it."""

from collections.abc import Iterator

import shapely

from baukasten.access.square import SIDE
from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.materials import soft_material
from baukasten.checks.repair import laid
from baukasten.checks.sources import DIN_18040_1_UNREAD
from baukasten.checks.square_room import FAR, carried_to_room, has_room, on_any_side, widest_square
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.impact import impact_area
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "A72", _("Children change over from the wheelchair to play elements made for it"), Severity.HINT, DIN_18040_1_UNREAD,
    (
        Example("yard 20 x 20; inclusive platform 10,10", 0),
        Example("yard 20 x 20; sand 5,5 to 15,15; inclusive platform 10,10", 1),
        Example("yard 20 x 20; sand 5,5 to 15,15; platform 10,10", 0),
        Example("yard 20 x 20; sand 5,5 to 15,15; rubber 8,8 to 12,12; inclusive platform 10,10", 0),
    ),
)
REACH = FAR


def concerns(element: Element) -> bool:
    return element.play is not None and element.play.inclusive


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        play = thing.element.play
        if play and play.inclusive:
            # What is level with the ground one rolls onto.
            if not thing.shape.is_empty and not has_room(case, thing, on_any_side):
                measured = widest_square(case, thing, on_any_side)
                text = _(
                    "A child in a wheelchair cannot change over to {name}: firm, free ground of {needed} by {needed} beside it is "
                    "missing, there is room for {measured}.",
                    name=case.name(item), needed=Length(SIDE * 1000), measured=Length(measured * 1000),
                )
                yield broken(RULE, (item,), thing.at, text, measured, SIDE, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Soft ground that wheels roll on is laid where one falls; else it is carried to where there is room."""
    for thing in case.by_item[finding.items[0]]:
        play = thing.element.play
        if play and (material := soft_material(case, play.fall_height, rolls=True)):
            if (change := laid(case, material, _around(thing))) is not None:
                yield change
        yield from carried_to_room(case, thing, on_any_side)


def _around(thing: Thing) -> shapely.Geometry:
    least = thing.shape.buffer(SIDE + 0.1, join_style="mitre")
    return shapely.union(impact_area(thing.placed, thing.element), least)
