"""What of the main ways' width cannot be used: shared by the rules that take safety strips or people sitting off it."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Obstacle
from baukasten.access.passable import Going, gate
from baukasten.access.reach import MEET
from baukasten.access.tiles import Shapes
from baukasten.access.ways import Ways
from baukasten.checks.case import Case
from baukasten.checks.meeting import groups
from baukasten.finding import Rule
from baukasten.phrase import _
from baukasten.site import Entrance

FREE_AT_GATE = 2.0
"""Metres around an entrance where nothing is taken off: how wide the way is there the entrance itself decides."""


def split_by(case: Case, rule: Rule, taken: Iterable[BaseGeometry]) -> Iterator[tuple[Entrance, Entrance]]:
    """Entrances that two wheelchairs abreast get between, but not any more once the areas that ``rule`` takes are left free."""
    if len(case.ground.entrances) < 2:
        return
    whole = [group for group in groups(case.ways.at(Going.WHEELS, MEET), case.ground.entrances) if len(group) > 1]
    shapes = list(taken) if whole else []
    if not shapes:
        return
    outside = shapely.difference(shapes, _at_gates(case.ground.entrances))
    beside = _ways(case, rule, outside).at(Going.WHEELS, MEET)
    for group in whole:
        if not frozenset.intersection(*beside.tied([gate(entrance, MEET) for entrance in group])):
            main = max(groups(beside, group), key=len)
            yield from ((next(e for e in group if e in main), other) for other in group if other not in main)


@lru_cache(maxsize=16)
def _at_gates(entrances: tuple[Entrance, ...]) -> BaseGeometry:
    return shapely.union_all([gate(entrance, MEET).buffer(FREE_AT_GATE) for entrance in entrances])


def _ways(case: Case, rule: Rule, taken: Shapes) -> Ways:
    """The ways beside the taken areas. They follow those of the last time, where the same was taken it is the same obstacle."""
    last, known = case.taken.get(rule.id, (case.ways, {}))
    free: dict[bytes, Obstacle] = {}
    for key, shape in zip(shapely.to_wkb(taken).tolist(), taken.tolist(), strict=True):
        if not shape.is_empty:
            free[key] = known.get(key) or Obstacle(None, _("kept free"), shape)
    ways = last.over(case.ground.with_standing(free.values()))
    case.taken[rule.id] = ways, free
    return ways
