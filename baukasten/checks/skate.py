"""Round skate elements 2 m are free of everything."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_device
from baukasten.checks.play_sources import SKATING
from baukasten.checks.sport_room import cleared, in_room, sports
from baukasten.element import Device
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "P43", _("Skaters do not run into anything"), Severity.SHOULD, SKATING,
    (
        Example("yard 30 x 30; skate ramp 10,10; bench 10,14.4", 0),
        Example("yard 30 x 30; skate ramp 10,10; bench 10,14.2", 1),
        Example("yard 30 x 30; skate ramp 10,10; fence 5,13.9 to 15,13.9", 1),
    ),
)
STRIP = 2.0
"""Metres."""
concerns = is_device(Device.SKATE)
REACH = STRIP + 1.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in sports(case, item, Device.SKATE):
        for obstacle in in_room(case, thing, thing.shape.buffer(STRIP)):
            if _is_skated(case, obstacle.item):
                continue
            gap = float(obstacle.shape.distance(thing.shape))
            text = _(
                "Skaters run into something: {obstacle} stands {measured} from {name}, {needed} must be free.",
                obstacle=obstacle.name, name=case.name(item), measured=Length(gap * 1000), needed=Length(STRIP * 1000),
            )
            items = (item,) if obstacle.item is None else (item, obstacle.item)
            yield broken(RULE, items, obstacle.shape, text, round(gap, 3), STRIP, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """What stands there is carried out of the way; the skate element where that cannot be."""
    item, *others = finding.items
    for thing in sports(case, item, Device.SKATE):
        yield from cleared(case, item, tuple(others), thing.shape.buffer(STRIP))


def _is_skated(case: Case, item: ItemId | None) -> bool:
    """Skate elements stand together as one course."""
    return item is not None and any(t.element.device is Device.SKATE for t in case.by_item.get(item, ()))
