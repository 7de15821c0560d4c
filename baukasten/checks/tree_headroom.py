"""Crowns begin 2.50 m above footways and cycle paths, ten years after planting.

How high the crown of a young tree begins its catalogue entry does not say, and nobody has measured
the trees that stand there: as in A12 it counts where the crown has been lifted to by then.
"""

from collections.abc import Iterator

import shapely
from shapely.affinity import translate

from baukasten.access import overhead
from baukasten.access.overhead import hanging
from baukasten.change import Change
from baukasten.checks.above import FAR
from baukasten.checks.case import Case, broken
from baukasten.checks.headroom import LITTLE
from baukasten.checks.kinds import is_ground, is_tree
from baukasten.checks.repair import searched
from baukasten.checks.sources import RAST_06_TREES
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import carried
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A14", _("Crowns begin high enough over ways"), Severity.HINT, RAST_06_TREES,
    (
        Example("yard 20 x 20; tree 10,10", 0),
        Example("yard 20 x 20; small tree 10,10", 1),
        Example("yard 20 x 20; hedgebed 7,7 to 13,13; small tree 10,10", 0),
        Example("yard 20 x 20; bush 10,10", 0),
    ),
)
concerns = is_tree
heeds = is_ground
REACH = FAR
HEADROOM: Millimetre = 2500


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        for height, shape in hanging(thing, HEADROOM) if thing.element.tree else ():
            # What is lower still is told of by A12.
            if height < overhead.HEADROOM:
                continue
            over = carried(shape, thing.at, thing.angle)
            if case.walking.intersects(over) and shapely.intersection(over, case.ground.walk).area > LITTLE:
                text = _(
                    "In ten years the crown of {name} begins at {measured} over ground where people walk; {needed} must be free.",
                    name=case.name(item), measured=Length(height), needed=Length(HEADROOM),
                )
                yield broken(RULE, (item,), over, text, height / 1000, HEADROOM / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The tree is planted where nobody walks under it."""
    item = finding.items[0]
    for thing in case.by_item[item]:
        over = shapely.union_all([carried(shape, thing.at, thing.angle) for _height, shape in hanging(thing, HEADROOM)])
        if (change := searched(case, item, lambda dx, dy: not case.walking.intersects(translate(over, dx, dy)))) is not None:
            yield change
