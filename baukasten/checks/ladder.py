"""The ladder of the fire brigade: which houses need it, and the room between where it stands and the windows."""

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.geometry import areas, polygon
from baukasten.site import Building
from baukasten.units import Millimetre

SILL: Millimetre = 8000
"""Above this height of a window's sill ladders on foot are too short (MBO § 5)."""
HIGH: Millimetre = 18_000
"""Above this height the ladder has to stand nearer."""
NEAREST, FARTHEST, FARTHEST_HIGH = 3.0, 9.0, 6.0
"""Metres between the set-up area and the front of the house, for sills above 8 m; above 18 m."""
ALONG = 0.1
"""Metres: what of a front lies so little farther off than its nearest point is looked at too."""


def needs_ladder(building: Building) -> bool:
    """Whether it may have windows that only a ladder on wheels reaches. How high its sills are nobody knows."""
    return building.height > SILL


def ladder_room(area: BaseGeometry, buildings: tuple[Building, ...]) -> BaseGeometry:
    """The ground between a set-up area and the fronts of the high houses its ladder reaches."""
    between = []
    for house in (polygon(b.outline) for b in buildings if needs_ladder(b)):
        distance = float(area.distance(house))
        if 0 < distance <= FARTHEST:
            front = shapely.intersection(house.boundary, area.buffer(distance + ALONG))
            between.append(shapely.difference(shapely.union_all([area, front]).convex_hull, shapely.union(area, house)))
    return areas(shapely.union_all(between))
