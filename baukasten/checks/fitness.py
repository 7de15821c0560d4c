"""Fitness devices have room to train round them, apart from where children play."""

from collections.abc import Iterator

import shapely

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.device_room import devices, too_small
from baukasten.checks.kinds import is_device, is_fallen_from
from baukasten.checks.play_sources import FITNESS
from baukasten.checks.repair import carried_off
from baukasten.element import Device
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P42", _("Grown-ups train apart from where children play"), Severity.SHOULD, FITNESS,
    (
        Example("yard 20 x 20; trainer 5,5; trainer 7,5; platform 15,15", 0),
        Example("yard 20 x 20; tight trainer 5,5", 1),
        Example("yard 20 x 20; trainer 5,5; platform 8,5", 1),
    ),
)
ROOM: Millimetre = 1500
CHILD = 12
"""Years: what is for younger people is for children."""
DEEP = 0.005
concerns = is_device(Device.FITNESS)
heeds = is_fallen_from
REACH = 9.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing, play in devices(case, item, Device.FITNESS):
        yield from too_small(case, RULE, thing, play, ROOM)
    if item in case.playing and any(True for _device in devices(case, item, Device.FITNESS)):
        area = case.playing[item][2].buffer(-DEEP)
        for other in case.playing_near(area):
            if other != item and _is_for_children(case, other):
                text = _(
                    "Children run in where grown-ups train: the room round {name} and round {other} overlap.",
                    name=case.name(item), other=case.name(other),
                )
                yield broken(RULE, (item, other), shapely.intersection(area, case.playing[other][2]), text)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The fitness device steps aside; the play element where it cannot."""
    item, *others = finding.items
    for other in others:
        for mover, fixed in ((item, other), (other, item)):
            if change := carried_off(case, mover, case.playing[mover][2], case.playing[fixed][2], 0.0):
                yield change


def _is_for_children(case: Case, item: ItemId) -> bool:
    play = case.playing[item][1].play
    return play is not None and play.ages[0] < CHILD and not any(t.element.device is Device.FITNESS for t in case.by_item[item])
