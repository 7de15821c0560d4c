"""Over a trampoline nothing hangs that a child jumps up into."""

from collections.abc import Iterator

import shapely

from baukasten.access.overhead import HIGHEST
from baukasten.change import Change
from baukasten.checks.above import FAR, hanging, reaching
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import hangs, is_device
from baukasten.checks.play_sources import TRAMPOLINE
from baukasten.checks.repair import carried_off
from baukasten.element import Device
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "P08", _("Over trampolines the air is free"), Severity.MUST, TRAMPOLINE,
    (
        Example("yard 20 x 20; jumping mat 10,10; branch at 3.5 10,11.4", 0),
        Example("yard 20 x 20; jumping mat 10,10; branch at 3.49 10,11.4", 1),
        Example("yard 20 x 20; jumping mat 10,10; tree 14,10 crown 8", 1),
        Example("yard 20 x 20; jumping mat 10,10; tree 5,19", 0),
        Example("yard 20 x 20; old mat 10,10", 1),
    ),
)
concerns = is_device(Device.TRAMPOLINE)
heeds = hangs(HIGHEST)
REACH = FAR + 3.0
reach = reaching(3.0)


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    if item not in case.playing:
        return
    for thing in case.by_item[item]:
        if thing.element.device is not Device.TRAMPOLINE or (play := thing.element.play) is None:
            continue
        if not play.headroom:
            text = _("The catalogue does not say how much air has to be free over {name}.", name=case.name(item))
            yield cannot(RULE, text, (item,), thing.at)
            continue
        area = case.playing[item][2]
        for other, height, low in hanging(case, item, area, case.level(thing.at), play.headroom):
            text = _(
                "A child that jumps on {name} hits its head: {other} hangs {measured} above the ground, {needed} "
                "must be free.",
                name=case.name(item), other=case.name(other.item), measured=Length(height), needed=Length(play.headroom),
            )
            yield broken(
                RULE, (item, other.item), shapely.intersection(low, area), text, height / 1000, play.headroom / 1000, "m",
            )


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The trampoline steps out from under it; what hangs there where the trampoline cannot."""
    item, other = finding.items
    area, at = case.playing[item][2], case.by_item[item][0].at
    for above, _height, low in hanging(case, item, area, case.level(at), round((finding.needed or 0) * 1000)):
        if above.item == other:
            for mover, shape, fixed in ((item, area, low), (other, low, area)):
                if change := carried_off(case, mover, shape, fixed, 0.0):
                    yield change
