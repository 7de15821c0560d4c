"""Nothing that burns hangs over a barbecue: no crowns, sails or roofs."""

from collections.abc import Iterator

from shapely.geometry.base import BaseGeometry

from baukasten.access.overhead import HIGHEST
from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.above import FAR, hanging, reaching
from baukasten.checks.beside import of_use
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import hangs, is_used_for
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import OWN
from baukasten.element import Use
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "N05", _("Nothing that burns hangs over a barbecue"), Severity.HINT, OWN,
    (
        Example("yard 40 x 40; grill 10,10; tree 20,10", 0),
        Example("yard 40 x 40; grill 10,10; tree 14,10", 1),
        Example("yard 40 x 40; grill 10,10; roof 10,10", 1),
    ),
)
APART = 2.0
"""Metres to the side; this program's own proposal."""
HIGH: Millimetre = HIGHEST
"""What begins higher above the fire does not count, likewise."""
concerns = is_used_for(Use.FIRE)
heeds = hangs(HIGHEST)
REACH = FAR + 3.0
reach = reaching(3.0)


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in of_use(case, item, Use.FIRE):
        for other, height, _low in hanging(case, item, _room(thing), case.level(thing.at), HIGH):
            text = _(
                "Sparks fly into it: {other} hangs {measured} above the ground over {name} or less than {apart} "
                "beside it.",
                name=case.name(item), other=case.name(other.item), measured=Length(height), apart=Length(APART * 1000),
            )
            yield broken(RULE, (item, other.item), thing.at, text, height / 1000, HIGH / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The barbecue steps out from under it; what hangs there where the barbecue cannot."""
    item, other = finding.items
    for thing in of_use(case, item, Use.FIRE):
        for above, _height, low in hanging(case, item, _room(thing), case.level(thing.at), HIGH):
            if above.item == other:
                for mover, shape, fixed in ((item, _room(thing), low), (other, low, _room(thing))):
                    if change := carried_off(case, mover, shape, fixed, 0.0):
                        yield change


def _room(thing: Thing) -> BaseGeometry:
    return thing.shape.buffer(APART, quad_segs=8)
