"""What stands on the site: trees, furniture, lamps, bollards, bicycle stands, play equipment."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.phrase import Phrase, _
from baukasten.site import Standing
from baukasten.units import tenths
from sites.importers.imported import Tally
from sites.importers.osm_ground_plan import GroundPlan, whole
from sites.importers.osm_numbers import bearing, count, metres
from sites.importers.osm_tags import (
    BENCHES, BIKE_STANDS, BIKE_STANDS_OF, LAMPS, PLAY, ROADS, THINGS, TREES, Tags, out_of_sight, species,
)

ROW_SPACING = 8.0
"""Metres between the trees of a mapped row (Key:natural=tree_row), where none is given."""

HOOP_SPACING = 1.0
MOST_HOOPS = 150
TALLEST, WIDEST, THICKEST = 80.0, 40.0, 15.0
"""Metres: height, crown and girth of a tree. What is more was written in other units."""

OUTSIDE = _("outside the chosen area")


def standing(plan: GroundPlan, tally: Tally) -> Iterator[Standing]:
    ways_near = _Ways(plan)
    for shape, tags in _mapped(plan):
        kind = _kind(tags)
        if kind is None:
            continue
        at = shape if shape.geom_type == "Point" else shape.centroid
        if not plan.boundary.covers(at):
            tally.leave(kind, OUTSIDE)
        elif out_of_sight(tags):
            tally.leave(kind, _("below the ground or above it"))
        elif tags.get("amenity") == "bicycle_parking":
            yield from _bike_stands(shape, tags, plan, tally)
        elif tags.get("natural") == "tree":
            yield _tree(at, tags, tally)
        elif tags.get("natural") == "tree_row":
            yield from _tree_row(shape, tags, plan, tally)
        elif thing := _thing(shape, at, tags, plan, ways_near, tally):
            yield thing


def _mapped(plan: GroundPlan) -> Iterator[tuple[BaseGeometry, Tags]]:
    """Everything with tags and a place, as a point or a line."""
    for node, tags in plan.data.tagged.items():
        if node in plan.xy:
            yield plan.point(node), tags
    for way in plan.data.ways.values():
        if way.tags and _kind(way.tags) and not (line := plan.line(way)).is_empty:
            yield line, way.tags


def _kind(tags: Tags) -> Phrase | None:
    """What people call it, None where it is nothing that stands."""
    if tags.get("natural") in ("tree", "tree_row"):
        return TREES
    if tags.get("amenity") == "bicycle_parking":
        return BIKE_STANDS
    if "playground" in tags:
        return PLAY
    return next((kind for key, value, _id, kind in THINGS if tags.get(key) == value), None)


def _thing(
    shape: BaseGeometry, at: shapely.Point, tags: Tags, plan: GroundPlan, ways: "_Ways", tally: Tally
) -> Standing | None:
    element, kind = next(((e, kind) for key, value, e, kind in THINGS if tags.get(key) == value), (None, PLAY))
    if element is None:
        tally.lack(kind, tags.get("playground", "")[:40])
        return None
    if kind is LAMPS and (tags.get("support") in ("wall", "wire") or tags.get("lamp_mount") in ("wall", "suspended", "wire")):
        tally.leave(kind, _("fixed to a wall or hung over the street"))
        return None
    if element == "bench" and tags.get("backrest") == "no":
        element = "bench_backless"
    tally.take(kind)
    angle, assumed = _angle(shape, at, tags, plan, ways)
    if assumed and kind is BENCHES:
        tally.leave(kind, _("direction not given, turned towards the nearest way"))
    height = metres(tags.get("height"), 30.0, 0.1) if kind is LAMPS else None
    return Standing(element, whole(at.x, at.y), angle, round((height or 0) * 1000), 0, assumed, tags.get("name", ""))


def _angle(
    shape: BaseGeometry, at: shapely.Point, tags: Tags, plan: GroundPlan, ways: "_Ways"
) -> tuple[int, bool]:
    """The direction its front looks in, and whether that is assumed. Mapped directions count from true north."""
    if (degrees := bearing(tags.get("direction"))) is not None:
        return tenths(degrees + plan.true_north), False
    towards = ways.towards(at)
    if shape.geom_type == "LineString":
        # A bench drawn as a line: its front is across the line, on the side of the way.
        (x0, y0), (x1, y1) = shape.coords[0], shape.coords[-1]
        across = math.degrees(math.atan2(x1 - x0, y1 - y0)) + 90
        turned_away = towards is not None and abs((towards - across + 180) % 360 - 180) > 90
        return tenths(across + 180 * turned_away), towards is None
    return tenths(towards or 0), True


def _tree(at: shapely.Point, tags: Tags, tally: Tally) -> Standing:
    height = metres(tags.get("height") or tags.get("est_height"), TALLEST, 0.5)
    crown = metres(tags.get("diameter_crown"), WIDEST, 0.3)
    girth = metres(tags.get("circumference"), THICKEST, 0.05)
    tally.take(TREES)
    if height is None and crown is None:
        tally.leave(TREES, _("size not given, assumed as in the catalogue"))
    return Standing(
        species(tags), whole(at.x, at.y), 0, round((height or 0) * 1000), round((crown or 0) * 1000),
        height is None and crown is None, tags.get("name", ""), round((girth or 0) * 1000),
    )


def _tree_row(line: BaseGeometry, tags: Tags, plan: GroundPlan, tally: Tally) -> Iterator[Standing]:
    trees = max(2, round(line.length / ROW_SPACING) + 1)
    for n in range(min(trees, 200)):
        at = line.interpolate(n / (trees - 1), normalized=True)
        if plan.boundary.covers(at):
            tally.leave(TREES, _("one of a row, its place is assumed"))
            tally.take(TREES)
            yield Standing(species(tags), whole(at.x, at.y), assumed=True)


def _bike_stands(shape: BaseGeometry, tags: Tags, plan: GroundPlan, tally: Tally) -> Iterator[Standing]:
    """A row of stands, two bicycles each, along the line they were drawn as or else eastwards."""
    if tags.get("bicycle_parking", "") not in BIKE_STANDS_OF:
        tally.leave(BIKE_STANDS, _("a shed, locker or two-tier rack"))
        return
    capacity = count(tags.get("capacity"), 2 * MOST_HOOPS)
    if capacity is None:
        tally.leave(BIKE_STANDS, _("number not given, room for two bicycles assumed"))
    hoops = math.ceil((capacity or 2) / 2)
    middle, along = shape.centroid, _long_side(shape)
    for n in range(hoops):
        step = (n - (hoops - 1) / 2) * HOOP_SPACING
        at = shapely.Point(middle.x + step * math.sin(along), middle.y + step * math.cos(along))
        if plan.boundary.covers(at):
            tally.take(BIKE_STANDS)
            yield Standing("bike_stand", whole(at.x, at.y), tenths(math.degrees(along) + 90), assumed=True)


def _long_side(shape: BaseGeometry) -> float:
    """The bearing of a shape's longer side in radians; east for a point."""
    if shape.geom_type == "Point":
        return math.pi / 2
    corners = np.array(shape.minimum_rotated_rectangle.boundary.coords if shape.minimum_rotated_rectangle.area else shape.coords)
    sides = np.diff(corners, axis=0)
    dx, dy = sides[np.argmax(np.hypot(*sides.T))]
    return math.atan2(dx, dy)


@dataclass(frozen=True)
class _Ways:
    """The ways of the map, to find the one a thing belongs to."""

    plan: GroundPlan

    def towards(self, at: shapely.Point, within: float = 10.0) -> float | None:
        """The bearing in degrees from a place to the nearest way; None where none is near."""
        lines, tree = self._tree
        if not lines or (nearest := tree.query_nearest(at, max_distance=within, all_matches=False)).size == 0:
            return None
        line = lines[int(nearest[0])]
        there = line.interpolate(line.project(at))
        return math.degrees(math.atan2(there.x - at.x, there.y - at.y)) if there.distance(at) > 0.05 else None

    @cached_property
    def _tree(self) -> tuple[list[BaseGeometry], shapely.STRtree]:
        lines = [self.plan.line(w) for w in self.plan.data.ways.values() if w.tags.get("highway") in ROADS]
        lines = [line for line in lines if not line.is_empty]
        return lines, shapely.STRtree(lines)
