"""Small changes that put a finding right: carry a thing aside, lay a surface. Each is safe in itself.

Safe means: what is carried stays inside the boundary and comes to stand on nothing else. Whether
the rule is then kept is for the rule to say again; the tests ask it.
"""

import math
from collections.abc import Callable, Iterator

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.commands import draw_surface, move
from baukasten.geometry import areas, outlines
from baukasten.impact import impact_area
from baukasten.plan import ItemId, Placed

MARGIN = 0.01
"""Metres more than needed, so that rounding to millimetres cannot eat it."""
NEARBY = 2.0
"""Metres a thing is carried at most where its place is only searched for."""
FARTHEST = 12.0
"""Metres. What would have to go farther is for people to think about."""


def carried_off(case: Case, item_id: ItemId, shape: BaseGeometry, fixed: BaseGeometry, gap: float) -> Change | None:
    """Carry an item by the shortest way that leaves ``gap`` metres between its ``shape`` and ``fixed``."""
    if not case.is_chosen(item_id) or shape.is_empty or fixed.is_empty:
        return None
    for dx, dy in ways_apart(shape, fixed, gap + MARGIN):
        if math.hypot(dx, dy) <= FARTHEST and fits(case, item_id, dx, dy):
            return move(case.snapshot.plan, (item_id,), _outward(dx), _outward(dy))
    return None


def ways_apart(shape: BaseGeometry, fixed: BaseGeometry, gap: float) -> Iterator[tuple[float, float]]:
    """Vectors in metres that carry the hull of a shape clear of the hull of another, the shortest first.

    The forbidden vectors are the Minkowski difference of the two, grown by the gap; its edge is
    where the shapes are just so far apart.
    """
    # Arcs of 8 steps are a little flat; seen from outside they must not be.
    grown = gap / math.cos(math.pi / 32)
    forbidden = shapely.Polygon(_sum_of_hulls(_corners(fixed), -_corners(shape))).buffer(grown, quad_segs=8)
    origin = shapely.Point(0, 0)
    if not forbidden.contains(origin):
        return
    ring = np.asarray(forbidden.exterior.coords)
    edges = shapely.linestrings(np.stack([ring[:-1], ring[1:]], axis=1))
    feet = shapely.get_coordinates(shapely.line_interpolate_point(edges, shapely.line_locate_point(edges, origin)))
    for x, y in sorted({(round(x, 6), round(y, 6)) for x, y in feet.tolist()}, key=lambda v: (math.hypot(*v), v)):
        yield x, y


def fits(case: Case, item_id: ItemId, dx: float, dy: float) -> bool:
    """Whether an item carried by so many metres stays inside the boundary and stands on nothing else."""
    mine = translate(own_shape(case, item_id), dx, dy)
    wanted = translate(own_room(case, item_id), dx, dy)
    if not case.ground.boundary.covers(wanted):
        return False
    others = (o for o in case.ground.near(mine) if o.item != item_id)
    return not any(shapely.intersection(o.shape, mine).area > 1e-6 for o in others)


def own_shape(case: Case, item_id: ItemId) -> BaseGeometry:
    """All that an item takes from people, metres."""
    return shapely.union_all([t.shape for t in case.things if t.item == item_id])


def own_room(case: Case, item_id: ItemId) -> BaseGeometry:
    """An item with the room it must have inside the boundary: its own ground and its impact area."""
    item, element = case.snapshot.plan.items.get(item_id), case.element(item_id)
    shape = own_shape(case, item_id)
    if isinstance(item, Placed) and element and element.play and element.play.fall_height:
        return shapely.union(shape, impact_area(item, element))
    return shape


def laid(case: Case, material: str, area: BaseGeometry) -> Change | None:
    """Lay a material on an area in metres, as far as it lies inside the boundary; only where that is in one piece."""
    pieces = outlines(areas(shapely.intersection(area, case.ground.boundary)))
    return draw_surface(case.snapshot.plan, material, pieces[0]) if len(pieces) == 1 else None


def _corners(shape: BaseGeometry) -> NDArray[np.float64]:
    """Corners of a shape's hull, float64[n, 2]; a hair thick, so that points and lines have a hull too."""
    return shapely.get_coordinates(shapely.normalize(shape.buffer(1e-6, quad_segs=1).convex_hull))[:0:-1]


def _sum_of_hulls(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Minkowski sum of two convex rings that turn left: their edges in the order of their direction."""
    edges = np.concatenate([np.roll(ring, -1, axis=0) - ring for ring in (one, other)])
    order = np.argsort(np.arctan2(edges[:, 1], edges[:, 0]), kind="stable")
    lowest = sum(ring[np.lexsort((ring[:, 0], ring[:, 1]))[0]] for ring in (one, other))
    ring = np.cumsum(edges[order], axis=0)
    return ring - ring[np.lexsort((ring[:, 0], ring[:, 1]))[0]] + lowest


def _outward(metres: float) -> int:
    """Whole millimetres, away from zero."""
    return int(math.copysign(math.ceil(abs(metres) * 1000 - 1e-6), metres))


def searched(case: Case, item_id: ItemId, is_right: Callable[[float, float], bool]) -> Change | None:
    """Carry an item as little as puts it right, in eight directions and steps of half a metre up to ``NEARBY``."""
    if not case.is_chosen(item_id):
        return None
    for distance in np.arange(0.5, NEARBY + 0.01, 0.5):
        for turn in range(8):
            dx = round(float(distance) * math.sin(turn * math.pi / 4), 3)
            dy = round(float(distance) * math.cos(turn * math.pi / 4), 3)
            if fits(case, item_id, dx, dy) and is_right(dx, dy):
                return move(case.snapshot.plan, (item_id,), round(dx * 1000), round(dy * 1000))
    return None
