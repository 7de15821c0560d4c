"""Over lawn a swing hangs from a bar of at most 2.60 m."""

from collections.abc import Iterator

import shapely

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_swing
from baukasten.checks.materials import soft_material
from baukasten.checks.play_sources import SWINGS
from baukasten.checks.repair import laid
from baukasten.checks.swinging import swings, untold
from baukasten.element import Fill
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.impact import JOINT
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P35", _("High swings do not hang over lawn"), Severity.MUST, SWINGS,
    (
        Example("yard 20 x 20 of lawn; swing 10,10", 0),
        Example("yard 20 x 20 of lawn; high swing 10,10", 1),
        Example("yard 20 x 20 of lawn; sand 0,0 to 20,20; high swing 10,10", 0),
        Example("yard 20 x 20; old swing 10,10", 1),
    ),
)
BAR: Millimetre = 2600
concerns = is_swing
REACH = 6.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    yield from untold(case, RULE, item)
    for _thing, _play, swing in swings(case, item):
        bar, area = swing.suspension + swing.seat_height, case.playing[item][2]
        if bar <= BAR:
            continue
        lawn = shapely.union_all([shapely.intersection(c.shape, area) for c in case.under(area) if c.ground.fill is Fill.LAWN])
        if lawn.area > JOINT:
            text = _(
                "A child falls too hard on lawn from {name}: its bar is {measured} high, over lawn {needed} are "
                "the most.",
                name=case.name(item), measured=Length(bar), needed=Length(BAR),
            )
            yield broken(RULE, (item,), lawn, text, bar / 1000, BAR / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Fall ground instead of lawn."""
    _placed, element, area = case.playing[finding.items[0]]
    # Lawn is cheap and soft enough by the table; here it is not wanted.
    fall = max(element.play.fall_height, 1501) if element.play else 1501
    if (material := soft_material(case, fall, False)) and (change := laid(case, material, area)):
        yield change
