"""Before a tap, a button or an opening a wheelchair has room: 1.50 × 1.50 m, or 1.20 m deep to come alongside."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from baukasten.access.passable import TOLERANCE
from baukasten.access.square import SIDE
from baukasten.access.things import Thing, bounds
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_used_by_hand
from baukasten.checks.sources import DIN_18040_1_UNREAD
from baukasten.checks.square_room import FAR, carried_to_room, clear, has_room, in_front, widest_square
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Outline, Point
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A50", _("A wheelchair has room before what is used by hand"), Severity.SHOULD, DIN_18040_1_UNREAD,
    (
        Example("yard 20 x 20; bin 10,10", 0),
        Example("yard 20 x 20; bin 10,10; house 8,11.45 to 12,15", 0),
        Example("yard 20 x 20; bin 10,10; house 8,11.44 to 12,15; house 0,0 to 8,15; house 12,0 to 20,15", 1),
        Example("yard 1.49 x 20; bin 0.7,10", 1),
        Example("yard 1.50 x 20; bin 0.7,10", 0),
    ),
)
concerns = is_used_by_hand
REACH = FAR
ALONG: Millimetre = 1200
"""Deep enough to come alongside and reach over."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        # What no wheelchair gets to at all is told of by A02.
        if thing.element.control_height and case.is_reached(item):
            if not has_room(case, thing, in_front) and not len(clear(case, alongside(thing))):
                measured = widest_square(case, thing, in_front)
                text = _(
                    "A wheelchair has too little room before {name}: a free square of {needed} by {needed} is missing, "
                    "there is room for one of {measured}.",
                    name=case.name(item), needed=Length(SIDE * 1000), measured=Length(measured * 1000),
                )
                yield broken(RULE, (item,), thing.at, text, measured, SIDE, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The thing is carried to where there is room."""
    for thing in case.by_item[finding.items[0]]:
        yield from carried_to_room(case, thing, in_front)


def alongside(thing: Thing) -> NDArray[np.object_]:
    """Where a wheelchair stands that has come alongside, before the middle of the front."""
    west, _south, east, north = bounds(thing.element)
    middle = Point((west + east) // 2, north + ALONG // 2)
    area = thing.outline(Outline.rectangle(round(SIDE * 1000), ALONG, middle))
    return np.array([area.buffer(-TOLERANCE, join_style="mitre")], object)
