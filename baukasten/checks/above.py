"""What hangs over a place on the plan: crowns, sails, roofs, boards of other things."""

from collections.abc import Callable, Iterator
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access import overhead
from baukasten.access.things import Thing
from baukasten.checks.case import Case
from baukasten.checks.kinds import is_tree
from baukasten.element import Element
from baukasten.geometry import Point, carried
from baukasten.plan import ItemId
from baukasten.units import Millimetre, Tenth

FAR = 13.0
"""Metres from the foot of a thing to the edge of the widest crown there is."""
SEEN = 0.01
"""Square metres."""
LEVEL: Millimetre = 50
"""Ground heights between the spots that were measured are no more exact than this."""


def reaching(more: float) -> Callable[[Element], float]:
    """How far something of an element hangs from its foot, and ``more`` metres."""
    return lambda element: more + (FAR if is_tree(element) else overhead.spread(element, 0, 0))


def hanging(
    case: Case, own: ItemId, area: BaseGeometry, ground: Millimetre, free: Millimetre
) -> Iterator[tuple[Thing, Millimetre, BaseGeometry]]:
    """What other things hang lower than ``free`` above a ``ground`` level over an area.

    Yields the thing, the height of its lowest part above the ground level, and all that hangs so low of it, seen from
    above in metres. ``ground`` as ``case.level`` counts it.
    """
    for thing in case.overheads(area):
        if thing.item == own:
            continue
        rise = round((case.level(thing.at) - ground) / LEVEL) * LEVEL
        low = overhead.hanging(thing, free - rise)
        there = (_carried(shape, thing.at, thing.angle) for _height, shape in low)
        if any(shape.intersects(area) and shapely.intersection(shape, area).area > SEEN for shape in there):
            yield thing, low[0][0] + rise, _all_carried(low, thing.at, thing.angle)


_carried = lru_cache(maxsize=4096)(carried)
"""Most things stay where they are from one plan to the next."""


@lru_cache(maxsize=1024)
def _all_carried(low: tuple[tuple[Millimetre, BaseGeometry], ...], at: Point, angle: Tenth) -> BaseGeometry:
    return carried(shapely.union_all([shape for _height, shape in low]), at, angle)
