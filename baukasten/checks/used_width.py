"""What of the main ways' width cannot be used: shared by the rules that take safety strips or people sitting off it."""

from collections.abc import Iterable, Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Obstacle
from baukasten.access.passable import Going, gate
from baukasten.access.reach import MEET
from baukasten.checks.case import Case
from baukasten.checks.meeting import groups
from baukasten.phrase import _
from baukasten.site import Entrance

FREE_AT_GATE = 2.0
"""Metres around an entrance where nothing is taken off: how wide the way is there the entrance itself decides."""


def split_by(case: Case, taken: Iterable[BaseGeometry]) -> Iterator[tuple[Entrance, Entrance]]:
    """Entrances that two wheelchairs abreast get between, but not any more once the taken areas are left free."""
    if len(case.ground.entrances) < 2:
        return
    whole = [group for group in groups(case.ways.at(Going.WHEELS, MEET), case.ground.entrances) if len(group) > 1]
    shapes = list(taken) if whole else []
    if not shapes:
        return
    gates = shapely.union_all([gate(e, MEET).buffer(FREE_AT_GATE) for e in case.ground.entrances])
    free = [Obstacle(None, _("kept free"), shape) for shape in shapely.difference(shapes, gates) if not shape.is_empty]
    left = groups(case.ways.over(case.ground.with_standing(free)).at(Going.WHEELS, MEET), case.ground.entrances)
    for group in whole:
        main = max(left, key=lambda those: sum(e in group for e in those))
        yield from ((next(e for e in group if e in main), other) for other in group if other not in main)
