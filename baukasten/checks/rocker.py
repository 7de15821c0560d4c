"""Round rockers and seesaws is room to be thrown off, and their seats go up to 1.50 m at most."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.device_room import devices, too_small
from baukasten.checks.kinds import is_device
from baukasten.checks.play_sources import ROCKERS
from baukasten.element import Device
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P39", _("Rockers and seesaws have room all round"), Severity.SHOULD, ROCKERS,
    (
        Example("yard 20 x 20; rocker 10,10; seesaw 4,4", 0),
        Example("yard 20 x 20; tight rocker 10,10", 1),
        Example("yard 20 x 20; high seesaw 10,10", 1),
    ),
)
LOW: Millimetre = 1000
"""Up to this fall height ``NEAR`` is enough, above it ``ROOM``."""
NEAR: Millimetre = 1000
ROOM: Millimetre = 1500
HIGHEST: Millimetre = 1500
concerns = is_device(Device.ROCKER)
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing, play in devices(case, item, Device.ROCKER):
        yield from too_small(case, RULE, thing, play, NEAR if play.fall_height <= LOW else ROOM)
        if play.fall_height > HIGHEST:
            text = _(
                "On {name} children rise {measured} high; {needed} are the most.",
                name=case.name(item), measured=Length(play.fall_height), needed=Length(HIGHEST),
            )
            yield broken(RULE, (item,), thing.at, text, play.fall_height / 1000, HIGHEST / 1000, "m")
