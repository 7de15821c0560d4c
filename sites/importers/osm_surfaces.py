"""The ground of the map: greens, streets, paths, squares and playgrounds, lowest first.

Streets and paths are lines on the map; they become areas by their width, which is assumed by the
kind of way where nobody measured it.
"""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.geometry import areas, outlines
from baukasten.phrase import Phrase, _
from baukasten.site import GroundArea
from sites.importers.imported import Tally
from sites.importers.osm_ground_plan import GroundPlan
from sites.importers.osm_numbers import metres
from sites.importers.osm_tags import GREEN, ROADS, SURFACES, Tags, out_of_sight

GREENS = _("green areas and water")
STREETS = _("streets and paths")
SQUARES = _("paved areas")
PLAYGROUNDS = _("playgrounds")
HEDGES = _("hedges")

HEDGE_WIDTH = 0.8
LANE = 3.0
WALKED = frozenset({"footway", "path", "cycleway", "pedestrian", "steps", "bridleway"})

Layer = tuple[int, float, BaseGeometry, str]
"""Order, size (bigger ones lie lower), shape, material."""


def ground(plan: GroundPlan, tally: Tally) -> tuple[GroundArea, ...]:
    """The areas inside the boundary in the order they are laid."""
    layers = [layer for shape, tags in _areas(plan) if (layer := _area(shape, tags, plan, tally))]
    for way in plan.data.ways.values():
        if layer := _strip(plan, way.tags, plan.line(way), way.closed, tally):
            layers.append(layer)
    layers.sort(key=lambda layer: (layer[0], -layer[1]))
    return tuple(GroundArea(o, material) for _, _, shape, material in layers for o in outlines(shape) if o.area_m2 > 0.05)


def _areas(plan: GroundPlan) -> Iterator[tuple[BaseGeometry, Tags]]:
    for way in plan.data.ways.values():
        if way.closed and way.tags:
            yield plan.area(way), way.tags
    for relation in plan.data.relations.values():
        if relation.tags.get("type") == "multipolygon":
            yield plan.multipolygon(relation), relation.tags


def _area(shape: BaseGeometry, tags: Tags, plan: GroundPlan, tally: Tally) -> Layer | None:
    meaning = _meaning(tags)
    if meaning is None or out_of_sight(tags):
        return None
    order, kind, usual = meaning
    if shape.is_empty:
        tally.leave(kind, _("corners missing in the file"))
        return None
    if not shape.is_valid:
        shape = areas(shapely.make_valid(shape))
        tally.leave(kind, _("outline crosses itself, repaired"))
    inside = areas(shapely.intersection(shape, plan.boundary))
    if inside.is_empty:
        tally.leave(kind, _("outside the chosen area"))
        return None
    if (material := _material(tags, usual, kind, tally)) is None:
        return None
    tally.take(kind)
    return order, shape.area, inside, material


def _meaning(tags: Tags) -> tuple[int, Phrase, str | None] | None:
    """Order, kind and usual material of an area; None where it says nothing about the ground."""
    if tags.get("building", "no") != "no" or "building:part" in tags:
        return None
    if tags.get("leisure") == "playground":
        return 6, PLAYGROUNDS, None
    if tags.get("leisure") == "pitch":
        return 6, SQUARES, None
    if "area:highway" in tags and tags["area:highway"] in ("traffic_island", "prohibited"):
        return 4, SQUARES, "granite_setts"
    if "area:highway" in tags:
        return 3, SQUARES, ROADS.get(tags["area:highway"], (0, "asphalt"))[1]
    if tags.get("highway") in ROADS and tags.get("area") != "no" and (
        tags.get("area") == "yes" or tags.get("type") == "multipolygon" or tags["highway"] == "pedestrian"
    ):
        return 4, SQUARES, ROADS[tags["highway"]][1]
    if tags.get("amenity") in ("parking", "marketplace", "bicycle_parking") or tags.get("place") == "square":
        return 2, SQUARES, "asphalt" if tags.get("amenity") == "parking" else None
    if tags.get("public_transport") == "platform" or tags.get("railway") == "platform":
        return 5, SQUARES, "pavers"
    for (key, value), material in GREEN.items():
        if tags.get(key) == value:
            return (0 if key in ("leisure", "landuse") and value not in ("grass", "flowerbed") else 5), GREENS, material
    return None


def _strip(plan: GroundPlan, tags: Tags, line: BaseGeometry, closed: bool, tally: Tally) -> Layer | None:
    """A street, a path or a hedge along a line."""
    if tags.get("barrier") == "hedge":
        kind, width, usual, order = HEDGES, HEDGE_WIDTH, "shrubs", 7
    elif tags.get("highway") in ROADS and "area:highway" not in tags:
        kind, (width, usual) = STREETS, ROADS[tags["highway"]]
        order = 2 if tags["highway"] in WALKED else 1
        if closed and (tags.get("area") == "yes" or (tags["highway"] == "pedestrian" and tags.get("area") != "no")):
            return None
    else:
        return None
    if line.is_empty or out_of_sight(tags):
        tally.leave(kind, _("below the ground or above it") if not line.is_empty else _("corners missing in the file"))
        return None
    if not line.intersects(plan.boundary):
        tally.leave(kind, _("outside the chosen area"))
        return None
    measured = _width(tags, width)
    if measured is None and kind is STREETS:
        tally.leave(kind, _("width not given, assumed by the kind of way"))
    shape = line.buffer((measured or width) / 2, cap_style="flat", join_style="mitre", mitre_limit=2)
    inside = areas(shapely.intersection(shape, plan.boundary))
    material = usual if kind is HEDGES else _material(tags, usual, kind, tally)
    if inside.is_empty or material is None:
        return None
    tally.take(kind)
    return order, shape.area, inside, material


def _width(tags: Tags, usual: float) -> float | None:
    width = metres(tags.get("width") or tags.get("est_width"), 40.0, 0.3)
    if width is None and (lanes := metres(tags.get("lanes"), 8, 1)) and usual >= 4.0:
        return lanes * LANE
    return width


def _material(tags: Tags, usual: str | None, kind: Phrase, tally: Tally) -> str | None:
    surface = tags.get("surface", "").split(";")[0].strip().lower()
    if surface in SURFACES:
        return SURFACES[surface]
    if surface and surface.split(":")[0] in SURFACES:
        return SURFACES[surface.split(":")[0]]
    if usual is None:
        tally.leave(kind, _("surface not given, left open"))
    elif surface:
        tally.leave(kind, _("surface “{surface}” not known, assumed by kind", surface=surface[:40]))
    elif kind in (STREETS, SQUARES):
        tally.leave(kind, _("surface not given, assumed by kind"))
    return usual
