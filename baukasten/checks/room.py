"""The free ground near a thing, worked out from what lies near: the whole plot would take too long for every item."""

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.checks.case import Case
from baukasten.geometry import areas


def rolling_near(case: Case, shape: BaseGeometry, far: float) -> BaseGeometry:
    """Where wheels can be within ``far`` metres of a shape's bounds: rolling ground less obstacles and barriers."""
    return free_near(case, case.ground.rolls, shape, far)


def free_near(case: Case, floor: BaseGeometry, shape: BaseGeometry, far: float) -> BaseGeometry:
    """The floor within ``far`` metres of a shape's bounds less what stands on it and what bars wheels."""
    west, south, east, north = shape.bounds
    window = shapely.box(west - far, south - far, east + far, north + far)
    shapely.prepare(floor)
    here = window if floor.covers(window) else shapely.intersection(floor, window)
    taken = [o.shape for o in case.ground.near(window)] + [b.shape for b in case.ground.barriers if b.shape.intersects(window)]
    return areas(shapely.difference(here, shapely.disjoint_subset_union_all(taken))) if taken else areas(here)
