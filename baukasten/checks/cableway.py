"""Along a cableway 2 m to each side and beyond its end are free."""

from collections.abc import Iterator

from baukasten.checks.case import Case
from baukasten.checks.device_room import devices, too_small
from baukasten.checks.kinds import is_device
from baukasten.checks.play_sources import CABLEWAYS
from baukasten.element import Device
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P40", _("Cableways have room along them"), Severity.SHOULD, CABLEWAYS,
    (
        Example("yard 20 x 30; cableway 10,15", 0),
        Example("yard 20 x 30; tight cableway 10,15", 1),
    ),
)
ROOM: Millimetre = 2000
concerns = is_device(Device.CABLEWAY)
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing, play in devices(case, item, Device.CABLEWAY):
        yield from too_small(case, RULE, thing, play, ROOM)
