"""A boules court is at least 12 m by 3 m."""

from collections.abc import Iterator

from baukasten.access.things import bounds
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_device
from baukasten.checks.play_sources import BOULES
from baukasten.checks.sport_room import sports
from baukasten.element import Device
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P45", _("Boules courts are large enough"), Severity.HINT, BOULES,
    (
        Example("yard 30 x 20; boules 10,10", 0),
        Example("yard 30 x 20; short boules 10,10", 1),
    ),
)
LONG: Millimetre = 12_000
WIDE: Millimetre = 3000
concerns = is_device(Device.BOULES)
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in sports(case, item, Device.BOULES):
        west, south, east, north = bounds(thing.element)
        wide, long = sorted((east - west, north - south))
        if long < LONG or wide < WIDE:
            text = _(
                "People who play boules run out of room on {name}: it is {long} by {wide}, at least {need_long} "
                "by {need_wide} are usual.",
                name=case.name(item), long=Length(long), wide=Length(wide), need_long=Length(LONG), need_wide=Length(WIDE),
            )
            yield broken(RULE, (item,), thing.at, text, long / 1000, LONG / 1000, "m")
