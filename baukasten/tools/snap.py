"""Snapping: a thing near a row or an edge goes into the row or onto the edge."""

import numpy as np
import shapely

from baukasten.drawing.primitives import Dash, Pen, Primitive, Stroke
from baukasten.geometry import Point, line, shapely_point
from baukasten.plan import ItemId, Note, Path, Placed, Surface, points_of
from baukasten.snapshot import Snapshot
from baukasten.units import Millimetre

GUIDE = Pen("#0b7285", 0.25, Dash.DASHED)
NEAR: Millimetre = 30_000
"""A row further away is not what anybody means."""


class Magnet:
    """Everything a place can snap to, gathered once so that each frame is quick.

    Rows: the centres of placed things, east–west and north–south. Edges: boundary, surfaces,
    paths and lines of site and plan. Corners count before edges, edges before rows.
    """

    def __init__(self, snapshot: Snapshot, ignoring: frozenset[ItemId] = frozenset()) -> None:
        others = [item for i, item in snapshot.plan.items.items() if i not in ignoring]
        centres = [item.at for item in others if isinstance(item, Placed)]
        self._centres = np.array(centres, dtype=np.int64).reshape(-1, 2)
        runs = [_closed(snapshot.site.boundary.ring)]
        runs += [_closed(ring) for area in snapshot.site.ground for ring in area.outline.rings()]
        runs += [edge.points for edge in snapshot.site.edges]
        runs += [_closed(ring) for item in others if isinstance(item, Surface) for ring in item.outline.rings()]
        runs += [points_of(item) for item in others if not isinstance(item, Placed | Surface | Note | Path)]
        runs += [points_of(item) for item in others if isinstance(item, Path)]
        runs = [run for run in runs if len(run) >= 2]
        self._corners = np.array([p for run in runs for p in run], dtype=np.int64).reshape(-1, 2)
        self._edges = shapely.STRtree([line(run) for run in runs])

    def drawn(self, at: Point, tolerance: Millimetre) -> tuple[Point, tuple[Primitive, ...]]:
        """Where a place snaps to, and the guide lines that show it; the place itself where nothing is near."""
        if corner := self._corner(at, tolerance):
            return corner, ()
        if edge := self._edge(at, tolerance):
            return edge, ()
        return self._row(at, tolerance)

    def _corner(self, at: Point, tolerance: Millimetre) -> Point | None:
        if not len(self._corners):
            return None
        distances = np.hypot(*(self._corners - np.array(at)).T)
        nearest = int(distances.argmin())
        return Point(*map(int, self._corners[nearest])) if distances[nearest] <= tolerance / 2 else None

    def _edge(self, at: Point, tolerance: Millimetre) -> Point | None:
        place = shapely_point(at)
        found = self._edges.query_nearest(place, max_distance=tolerance / 2000)
        if not len(found):
            return None
        edge = self._edges.geometries[found[0]]
        there = edge.interpolate(edge.project(place))
        return Point(round(there.x * 1000), round(there.y * 1000))

    def _row(self, at: Point, tolerance: Millimetre) -> tuple[Point, tuple[Primitive, ...]]:
        if not len(self._centres):
            return at, ()
        away = np.abs(self._centres - np.array(at))
        near = away.max(axis=1) <= NEAR
        x, guide_x = self._aligned(at, 0, away, near, tolerance)
        y, guide_y = self._aligned(at, 1, away, near, tolerance)
        there = Point(x, y)
        return there, tuple(Stroke((Point(*map(int, g)), there), GUIDE) for g in (guide_x, guide_y) if g is not None)

    def _aligned(
        self, at: Point, axis: int, away: np.ndarray, near: np.ndarray, tolerance: Millimetre
    ) -> tuple[int, np.ndarray | None]:
        """The coordinate of the nearest row along one axis, and the thing that makes the row."""
        rows = np.flatnonzero(near & (away[:, axis] <= tolerance / 2))
        if not len(rows):
            return at[axis], None
        partner = rows[away[rows].sum(axis=1).argmin()]
        return int(self._centres[partner, axis]), self._centres[partner]


def _closed(ring: tuple[Point, ...]) -> tuple[Point, ...]:
    return (*ring, ring[0]) if ring else ring
