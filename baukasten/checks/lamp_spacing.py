"""Lamps stand so close that it does not get dark between them: five times as far apart as they are high."""

import math
from collections.abc import Iterator

import numpy as np

from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_lamp
from baukasten.checks.repair import fits
from baukasten.checks.tree_sources import LAMP_SPACING
from baukasten.commands import move
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "L03", _("It does not get dark between lamps"), Severity.HINT, LAMP_SPACING,
    (
        Example("yard 60 x 20; lamp 10,10; lamp 32,10", 0),
        Example("yard 60 x 20; lamp 10,10; lamp 32.1,10", 2),
        Example("yard 60 x 20; lamp 10,10 kept; lamp 32.1,10", 1),
        Example("yard 60 x 20; lamp 10,10", 0),
    ),
)
TIMES = 5
LOWEST: Millimetre = 3000
"""Lower lamps mark a way and do not light it."""
concerns = is_lamp
heeds = is_lamp
REACH = math.inf
"""The next lamp may stand anywhere."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()) if case.is_chosen(item) else ():
        if thing.element.lamp and thing.element.lamp.mounting >= LOWEST and (other := _nearest(case, thing)) is not None:
            distance, most = thing.at.distance(other.at), TIMES * thing.element.lamp.mounting
            if distance > most:
                text = _(
                    "It gets dark between {name} and {other}: they stand {measured} apart, at most {needed} are good for lamps so high.",
                    name=case.name(item), other=case.name(other.item), measured=Length(distance), needed=Length(most),
                )
                yield broken(RULE, (item, other.item), thing.at, text, round(distance / 1000, 2), most / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The lamp is carried towards the other as far as it takes."""
    item, beside = finding.items
    for lamp in case.by_item[item]:
        for other in case.by_item[beside] if finding.needed else ():
            distance = lamp.at.distance(other.at)
            share = (distance - finding.needed * 1000 + 10) / max(distance, 1)
            dx, dy = (other.at.x - lamp.at.x) * share, (other.at.y - lamp.at.y) * share
            if math.hypot(dx, dy) <= FARTHEST and fits(case, item, dx / 1000, dy / 1000):
                yield move(case.snapshot.plan, (item,), round(dx), round(dy))


FARTHEST: Millimetre = 12_000
"""What would have to go farther is for people to think about."""


def _nearest(case: Case, lamp: Thing) -> Thing | None:
    others = [t for t in case.lamps if t.item != lamp.item and t.element.lamp and t.element.lamp.mounting >= LOWEST]
    if not others:
        return None
    apart = np.array([t.at for t in others]) - lamp.at
    return others[int(np.argmin((apart**2).sum(axis=1)))]
