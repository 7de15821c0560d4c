"""A court for ball games has a fence of 4 m that keeps the balls in."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_device
from baukasten.checks.play_sources import COURTS
from baukasten.checks.sport_room import sports
from baukasten.element import Device
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P46", _("Ball courts keep their balls in"), Severity.SHOULD, COURTS,
    (
        Example("yard 30 x 30; court 15,15", 0),
        Example("yard 30 x 30; low court 15,15", 1),
    ),
)
FENCE: Millimetre = 4000
concerns = is_device(Device.COURT)
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in sports(case, item, Device.COURT):
        if (height := thing.element.size[2]) < FENCE:
            text = _(
                "Balls fly out of {name}: its fence is {measured} high, {needed} are usual.",
                name=case.name(item), measured=Length(height), needed=Length(FENCE),
            )
            yield broken(RULE, (item,), thing.at, text, height / 1000, FENCE / 1000, "m")
