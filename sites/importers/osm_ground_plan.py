"""The map on the plan: OSM coordinates as metres of the site's own system, and areas put together."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyproj
import shapely
from shapely.geometry import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

from baukasten.earth import Anchor
from baukasten.geometry import Point, areas
from sites.importers.osm_file import LonLat, OsmData, Relation, Way

EUROPE = (-16.0, 34.0, 40.0, 72.0)
"""Where ETRS89 is the system of the surveys (EPSG:258xx); elsewhere WGS 84 (EPSG:326xx, 327xx)."""


@dataclass(frozen=True)
class GroundPlan:
    """``xy``: metres from the anchor by node id. ``boundary``: the site, in the same metres."""

    anchor: Anchor
    boundary: BaseGeometry
    xy: dict[int, tuple[float, float]]
    data: OsmData

    def point(self, node: int) -> shapely.Point:
        return shapely.Point(self.xy[node])

    def line(self, way: Way) -> BaseGeometry:
        """The way as far as its nodes are known; empty where fewer than two are."""
        known = [self.xy[node] for node in way.nodes if node in self.xy]
        return LineString(known) if len(set(known)) >= 2 else LineString()

    def area(self, way: Way) -> BaseGeometry:
        """The area inside a closed way; empty where a corner is missing. May cross itself."""
        ring = [self.xy[node] for node in way.nodes if node in self.xy]
        complete = way.closed and len(ring) == len(way.nodes)
        return Polygon(ring) if complete and len(set(ring)) >= 3 else Polygon()

    def multipolygon(self, relation: Relation) -> BaseGeometry:
        """Outer rings less inner rings; empty where they do not close."""
        outer, inner = self._rings(relation, ("outer", "")), self._rings(relation, ("inner",))
        return areas(shapely.difference(outer, inner))

    def _rings(self, relation: Relation, roles: tuple[str, ...]) -> BaseGeometry:
        lines = [
            self.line(self.data.ways[ref])
            for kind, ref, role in relation.members
            if kind == "w" and role in roles and ref in self.data.ways
        ]
        closed = shapely.polygonize([shapely.node(MultiLineString([one for one in lines if not one.is_empty]))])
        return areas(shapely.union_all(list(closed.geoms)))

    @cached_property
    def true_north(self) -> float:
        return self.anchor.true_north()


def system_at(place: LonLat) -> str:
    """The UTM system of a place by its EPSG name."""
    zone = min(60, int((place.lon + 180) // 6) + 1)
    west, south, east, north = EUROPE
    if west <= place.lon <= east and south <= place.lat <= north and 28 <= zone <= 38:
        return f"EPSG:{25800 + zone}"
    return f"EPSG:{(32600 if place.lat >= 0 else 32700) + zone}"


def projected(data: OsmData, crs: str) -> dict[int, tuple[float, float]]:
    """East and north in metres by node id."""
    if not data.places:
        return {}
    lonlat = np.array(list(data.places.values()), float)
    east, north = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform(lonlat[:, 0], lonlat[:, 1])
    return {
        node: (e, n)
        for node, e, n in zip(data.places, east.tolist(), north.tolist(), strict=True)
        if math.isfinite(e) and math.isfinite(n)
    }


def anchored(crs: str, boundary: BaseGeometry) -> Anchor:
    """The origin at the south-west corner, rounded down to ten metres so that people can read coordinates."""
    west, south, _, _ = boundary.bounds
    return Anchor(crs, math.floor(west / 10) * 10.0, math.floor(south / 10) * 10.0)


def whole(x: float, y: float) -> Point:
    return Point(round(x * 1000), round(y * 1000))


def lines_inside(plan: GroundPlan, line: BaseGeometry) -> list[LineString]:
    """What of a line lies inside the boundary, without crumbs."""
    inside = shapely.intersection(line, plan.boundary)
    parts = getattr(inside, "geoms", (inside,))
    return [part for part in parts if isinstance(part, LineString) and part.length > 0.05]
