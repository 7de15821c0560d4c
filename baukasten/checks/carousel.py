"""Round a carousel 2 m are free."""

from collections.abc import Iterator

from baukasten.checks.case import Case
from baukasten.checks.device_room import devices, too_small
from baukasten.checks.kinds import is_device
from baukasten.checks.play_sources import CAROUSELS
from baukasten.element import Device
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P37", _("Carousels have room all round"), Severity.SHOULD, CAROUSELS,
    (
        Example("yard 20 x 20; carousel 10,10", 0),
        Example("yard 20 x 20; tight carousel 10,10", 1),
    ),
)
ROOM: Millimetre = 2000
concerns = is_device(Device.CAROUSEL)
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing, play in devices(case, item, Device.CAROUSEL):
        yield from too_small(case, RULE, thing, play, ROOM)
