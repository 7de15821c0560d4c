"""Swings stand apart from the ways that people walk and children run along."""

from collections.abc import Iterator

import shapely

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_device
from baukasten.checks.play_sources import SWINGS_DGUV
from baukasten.checks.repair import carried_off
from baukasten.element import Device
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Path

RULE = Rule(
    "P36", _("Swings stand apart from ways"), Severity.HINT, SWINGS_DGUV,
    (
        Example("yard 40 x 20; swing 10,10; path 20,0 to 20,20 width 2", 0),
        Example("yard 40 x 20; swing 10,10; path 13,0 to 13,20 width 2", 1),
        Example("yard 40 x 20; rocker 10,10; path 13,0 to 13,20 width 2", 0),
    ),
)
APART = 1.5
"""Metres from the impact area to a way; this program's own proposal, the source only says that swings stand at the edge."""
concerns = is_device(Device.SWING)
REACH = 8.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    if item not in case.playing or not any(t.element.device is Device.SWING for t in case.by_item[item]):
        return
    area = case.playing[item][2]
    ways = [c for c in case.under(area, APART) if c.ground.walkable and c.item is not None and _is_way(case, c.item)]
    for way in sorted({c.item for c in ways if c.item is not None}):
        gap = min(float(shapely.distance(area, c.shape)) for c in ways if c.item == way)
        if gap < APART - 0.001:
            text = _(
                "People walk into the swing: {way} runs {measured} from the impact area of {name}, {needed} are better.",
                name=case.name(item), way=case.name(way), measured=Length(gap * 1000), needed=Length(APART * 1000),
            )
            yield broken(RULE, (item, way), area, text, round(gap, 3), APART, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The swing steps aside."""
    item, way = finding.items
    area = case.playing[item][2]
    for cover in case.under(area, APART):
        if cover.item == way and (change := carried_off(case, item, area, cover.shape, APART)):
            yield change


def _is_way(case: Case, item: ItemId) -> bool:
    return isinstance(case.snapshot.plan.items.get(item), Path)
