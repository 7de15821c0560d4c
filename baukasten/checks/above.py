"""What hangs over a place on the plan: crowns, sails, roofs, boards of other things."""

import math
from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten import trees
from baukasten.access import overhead
from baukasten.access.things import Thing
from baukasten.checks.case import Case
from baukasten.geometry import carried
from baukasten.plan import ItemId
from baukasten.units import Millimetre

FAR = 13.0
"""Metres from the foot of a thing to the edge of the widest crown there is."""
SEEN = 0.01
"""Square metres."""
HIGHEST: Millimetre = 8000
"""No rule asks about what hangs higher than this."""
BULGE = 1.0
"""Metres that a body may reach beyond its size."""
LEVEL: Millimetre = 50
"""Ground heights between the spots that were measured are no more exact than this."""


def hanging(
    case: Case, own: ItemId, area: BaseGeometry, ground: Millimetre, free: Millimetre
) -> Iterator[tuple[Thing, Millimetre, BaseGeometry]]:
    """What other things hang lower than ``free`` above a ``ground`` level over an area.

    Yields the thing, the height of its lowest part above the ground level, and all that hangs so low of it, seen from
    above in metres. ``ground`` as ``case.levels`` counts it.
    """
    bounds = area.bounds
    for item in _around(case, bounds):
        for thing in case.by_item.get(item, ()):
            if item == own or not _is_near(thing, bounds) or not overhead.hanging(thing, HIGHEST):
                continue
            rise = round((case.levels[thing.at] - ground) / LEVEL) * LEVEL
            low = overhead.hanging(thing, free - rise)
            if any(shapely.intersection(carried(shape, thing.at, thing.angle), area).area > SEEN for _height, shape in low):
                shape = carried(shapely.union_all([shape for _height, shape in low]), thing.at, thing.angle)
                yield thing, low[0][0] + rise, shape


def _around(case: Case, bounds: tuple[float, float, float, float]) -> list[ItemId]:
    """Items that stand so near that a crown of theirs may reach the area; by boxes, because that is quick."""
    west, south, east, north = bounds
    found = case.ground.tree.query(shapely.box(west - FAR, south - FAR, east + FAR, north + FAR))
    return sorted({item for n in found.tolist() if (item := case.ground.obstacles[n].item) is not None})


def _is_near(thing: Thing, bounds: tuple[float, float, float, float]) -> bool:
    """Whether some part of a thing may lie within west, south, east, north, metres."""
    if tree := thing.element.tree:
        radius = trees.size(tree, overhead.GROWN_IN, thing.placed.height, thing.placed.spread).crown / 2000
    else:
        radius = math.hypot(*thing.element.size[:2]) / 2000 + BULGE
    west, south, east, north = bounds
    x, y = thing.at.x / 1000, thing.at.y / 1000
    return west - radius <= x <= east + radius and south - radius <= y <= north + radius
