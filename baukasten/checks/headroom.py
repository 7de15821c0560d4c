"""Nothing hangs lower than 2.25 m over walking ground.

Of a tree it counts how high its crown begins ten years after planting, when it has been lifted
(rules.md T36): what is still low then was never meant to be walked under. The crown of the first
years is this program's own guess and no ground to judge on.
"""

from collections.abc import Iterator

import shapely
from shapely.affinity import translate

from baukasten.access.overhead import HEADROOM, hanging
from baukasten.change import Change
from baukasten.checks.above import FAR
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import hangs, is_ground
from baukasten.checks.repair import searched
from baukasten.checks.sources import DIN_18040_3_WAYS
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import carried
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "A12", _("Nobody bumps their head"), Severity.SHOULD, DIN_18040_3_WAYS,
    (
        Example("yard 20 x 20; branch at 2.25 10,10", 0),
        Example("yard 20 x 20; branch at 2.24 10,10", 1),
        Example("yard 20 x 20; hedgebed 5,5 to 15,15; branch at 2.24 10,10", 0),
        Example("yard 20 x 20; hedgebed 11,9 to 15,15; branch at 2.24 10,10", 1),
        Example("yard 20 x 20; tree 10,10", 0),
        Example("yard 20 x 20; bush 10,10", 1),
        Example("yard 20 x 20; bench 10,10; pergola 15,15", 0),
    ),
)
REACH = FAR
LITTLE = 0.01
"""Square metres."""
concerns = hangs(HEADROOM)
heeds = is_ground


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        for height, shape in hanging(thing, HEADROOM):
            over = carried(shape, thing.at, thing.angle)
            if case.walking.intersects(over) and shapely.intersection(over, case.ground.walk).area > LITTLE:
                text = _(
                    "{name} hangs at {measured} over ground where people walk; {needed} must be free.",
                    name=case.name(item), measured=Length(height), needed=Length(HEADROOM),
                )
                yield broken(RULE, (item,), over, text, height / 1000, HEADROOM / 1000, "m")
                break


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The thing is carried to where nobody walks under it."""
    item = finding.items[0]
    over = shapely.union_all([
        carried(shape, thing.at, thing.angle) for thing in case.by_item[item] for _height, shape in hanging(thing, HEADROOM)
    ])

    def is_clear(dx: float, dy: float) -> bool:
        there = translate(over, dx, dy)
        return not case.walking.intersects(there) or shapely.intersection(there, case.ground.walk).area <= LITTLE

    if (change := searched(case, item, is_clear)) is not None:
        yield change
