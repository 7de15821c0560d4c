"""What hangs over a place on the plan: crowns, sails, roofs, boards of other things."""

import math
from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten import trees
from baukasten.access.overhead import low_area, underside
from baukasten.access.things import Thing, carried
from baukasten.body import Part
from baukasten.checks.case import Case
from baukasten.plan import ItemId
from baukasten.units import Millimetre

FAR = 13.0
"""Metres from the foot of a thing to the edge of the widest crown there is."""
GROWN_IN = 10
"""Years after planting that a crown is looked at: lifted by then, and wide already."""
SEEN = 0.01
"""Square metres."""
STANDING: Millimetre = 150
"""What begins lower than this stands there; it hangs over nothing."""


def hanging(
    case: Case, own: ItemId, area: BaseGeometry, ground: Millimetre, free: Millimetre
) -> Iterator[tuple[Thing, Millimetre, BaseGeometry]]:
    """What other things hang lower than ``free`` above a ``ground`` level over an area.

    Yields the thing, the height of its lowest part above the ground level, and all that hangs so low of it, seen from
    above in metres. ``ground`` as ``case.relief`` counts it.
    """
    for item in sorted({o.item for o in case.ground.near(area, FAR) if o.item is not None and o.item != own}):
        for thing in case.by_item.get(item, ()):
            if shapely.distance(area, shapely.Point(thing.at.x / 1000, thing.at.y / 1000)) > _radius(thing):
                continue
            rise = case.relief.at(thing.at) - ground
            low = [part for part in _parts(thing) if STANDING < underside(part) < free - rise]
            shape = carried(shapely.union_all([low_area(part, free - rise) for part in low]), thing.at, thing.angle)
            if shapely.intersection(shape, area).area > SEEN:
                yield thing, min(underside(part) for part in low) + rise, shape


def _parts(thing: Thing) -> tuple[Part, ...]:
    if tree := thing.element.tree:
        return trees.parts(tree, trees.size(tree, GROWN_IN, thing.placed.height, thing.placed.spread))
    return thing.element.body


def _radius(thing: Thing) -> float:
    """Metres from the middle of a thing beyond which it has no part."""
    if tree := thing.element.tree:
        return trees.size(tree, GROWN_IN, thing.placed.height, thing.placed.spread).crown / 2000
    width, depth, _height = thing.element.size
    return math.hypot(width, depth) / 2000 + 1.0
