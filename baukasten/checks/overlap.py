"""Two things do not stand in the same place."""

from collections.abc import Iterator

import shapely

from baukasten.access.ground import Obstacle
from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import OWN
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import is_deep
from baukasten.phrase import _
from baukasten.plan import ItemId, Line

RULE = Rule(
    "B02", _("Nothing stands on anything else"), Severity.MUST, OWN,
    (
        Example("yard 20 x 20; bench 5,5; bench 5,6", 0),
        Example("yard 20 x 20; bench 5,5; bench 5,5.5", 1),
        Example("yard 20 x 20; bench 5,5 kept; bench 5,5.5 kept", 0),
        Example("yard 20 x 20; house 0,0 to 8,8; bench 8,4 facing 90", 1),
        Example("yard 20 x 20; hedge 2,5 to 8,5; bench 5,5", 1),
        Example("yard 20 x 20; hedge 2,5 to 8,5; hedge 8,5 to 8,9", 0),
        Example("yard 20 x 20; pergola 10,10; bench 10,10", 0),
    ),
)
DEEP = 0.005
"""Metres drawn in from both sides before it counts: things may touch."""


REACH = 2.0
"""Metres; half the width of a hedge lies beside its line."""


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for one, other in _touching(case, item):
        common = shapely.intersection(one.shape, other.shape)
        if is_deep(common, DEEP):
            items = tuple(sorted(o.item for o in (one, other) if o.item is not None))
            area = round(common.area, 3)
            text = _("In the same place: {names}.", names=(one.name, other.name))
            yield broken(RULE, items, common, text, area, 0.0, "m²")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The later one steps aside; the earlier one where the later cannot."""
    pairs = [pair for item in finding.items for pair in _touching(case, item) if set(finding.items) == {o.item for o in pair} - {None}]
    for one, other in pairs:
        for mover, fixed in sorted(((one, other), (other, one)), key=lambda pair: -(pair[0].item or 0)):
            if mover.item in case.by_item and (change := carried_off(case, mover.item, mover.shape, fixed.shape, 0.0)):
                yield change


def _touching(case: Case, item: ItemId) -> Iterator[tuple[Obstacle, Obstacle]]:
    """What touches an item's obstacles; of two items the later obstacle's tells of both."""
    obstacles = case.ground.obstacles
    for n in case.obstacles_of.get(item, ()):
        for m in sorted(case.ground.tree.query(obstacles[n].shape, predicate="intersects").tolist()):
            if (m < n or obstacles[m].item is None) and _counts(case, obstacles[m], obstacles[n]):
                # By number, not by place in the plan: what is taken out and put back comes last there.
                one, other = sorted((obstacles[m], obstacles[n]), key=lambda o: o.item or 0)
                yield one, other


def _counts(case: Case, one: Obstacle, other: Obstacle) -> bool:
    if one.item == other.item or not any(o.item is not None and case.is_chosen(o.item) for o in (one, other)):
        return False
    # Hedges and fences meet at corners.
    return not all(isinstance(case.snapshot.plan.items.get(o.item or 0), Line) for o in (one, other))
