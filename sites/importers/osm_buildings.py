"""Buildings of the map with their heights.

Height: Key:height, else (Key:building:levels + Key:roof:levels) × 3 m, else the same of the highest
building part inside, else 9 m, which is marked as assumed.
"""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.geometry import areas, outlines
from baukasten.phrase import _
from baukasten.site import Building
from sites.importers.imported import Tally
from sites.importers.osm_ground_plan import GroundPlan
from sites.importers.osm_numbers import metres
from sites.importers.osm_tags import ROOFS_ONLY, Tags, out_of_sight

BUILDINGS = _("buildings")
STOREY = 3.0
ASSUMED = 9.0
HIGHEST = 900.0
AROUND = 60.0
"""Metres beyond the site within which a building still throws its shadow onto it on a winter noon."""


def buildings(plan: GroundPlan, tally: Tally) -> Iterator[Building]:
    parts = [(shape, _height(tags)) for shape, tags in _shapes(plan, "building:part", Tally())]
    near = plan.boundary.buffer(AROUND)
    for shape, tags in _shapes(plan, "building", tally):
        if not shape.intersects(near):
            tally.leave(BUILDINGS, _("too far from the site"))
            continue
        height = _height(tags) or _highest(shape, parts)
        tally.take(BUILDINGS)
        if height is None:
            tally.leave(BUILDINGS, _("height not given, {height} m assumed", height=round(ASSUMED)))
        for outline in outlines(shape):
            yield Building(outline, round((height or ASSUMED) * 1000), height is None, _name(tags))


def _shapes(plan: GroundPlan, key: str, tally: Tally) -> Iterator[tuple[BaseGeometry, Tags]]:
    """The areas of all closed ways and multipolygons with a key, sound and not under the ground."""
    for way in plan.data.ways.values():
        if way.tags.get(key, "no") != "no":
            yield from _sound(plan.area(way), way.tags, tally)
    for relation in plan.data.relations.values():
        if relation.tags.get(key, "no") != "no" and relation.tags.get("type") == "multipolygon":
            yield from _sound(plan.multipolygon(relation), relation.tags, tally)
    for node, tags in plan.data.tagged.items():
        if tags.get(key, "no") != "no" and node in plan.xy:
            tally.leave(BUILDINGS, _("only a point, no outline"))


def _sound(shape: BaseGeometry, tags: Tags, tally: Tally) -> Iterator[tuple[BaseGeometry, Tags]]:
    if shape.is_empty:
        tally.leave(BUILDINGS, _("corners missing in the file"))
    elif out_of_sight(tags):
        tally.leave(BUILDINGS, _("below the ground or above it"))
    elif tags.get("building") in ROOFS_ONLY:
        tally.leave(BUILDINGS, _("a roof without walls"))
    else:
        if not shape.is_valid:
            shape = areas(shapely.make_valid(shape))
            tally.leave(BUILDINGS, _("outline crosses itself, repaired"))
        if not shape.is_empty:
            yield shape, tags


def _height(tags: Tags) -> float | None:
    if height := metres(tags.get("height") or tags.get("building:height"), HIGHEST, 1.0):
        return height
    levels = metres(tags.get("building:levels"), HIGHEST / STOREY, 0.5)
    return (levels + (metres(tags.get("roof:levels"), 20) or 0)) * STOREY if levels else None


def _highest(shape: BaseGeometry, parts: list[tuple[BaseGeometry, float | None]]) -> float | None:
    inside = (h for part, h in parts if h and shape.intersects(part) and shape.covers(part.representative_point()))
    return max(inside, default=None)


def _name(tags: Tags) -> str:
    address = " ".join(tags[key] for key in ("addr:street", "addr:housenumber") if key in tags)
    return tags.get("name") or address
