"""What wheels and feet meet at the ground: kerbs, steps, walls and fences; and where people come in."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.phrase import Phrase, _
from baukasten.site import Edge, EdgeKind, Entrance
from sites.importers.imported import Tally
from sites.importers.osm_ground_plan import GroundPlan, lines_inside, whole
from sites.importers.osm_kerbs import kerbs
from sites.importers.osm_numbers import count, metres
from sites.importers.osm_tags import FOOT_WAYS, ROADS, Tags, out_of_sight

KINDS: dict[EdgeKind, Phrase] = {
    EdgeKind.STEPS: _("steps"), EdgeKind.WALL: _("walls"), EdgeKind.FENCE: _("fences"),
}
ENTRANCES = _("entrances")

WALLS = {"wall": 2000, "city_wall": 4000, "retaining_wall": 1000}
FENCES = {"fence": 1200, "guard_rail": 800, "handrail": 900}
RISER = 160
"""Millimetres of one step where none was measured."""
STEPS_WIDTH = 2.0

GATES = frozenset({"gate", "entrance", "swing_gate", "lift_gate", "kissing_gate", "wicket_gate", "sliding_gate"})
APART = 0.5
"""Metres: entrances closer together than this are one."""


def edges(plan: GroundPlan, tally: Tally) -> Iterator[Edge]:
    """Kerbs, steps, walls and fences inside the boundary."""
    yield from kerbs(plan, tally)
    for way in plan.data.ways.values():
        found = _edge(way.tags)
        if found is None or out_of_sight(way.tags):
            continue
        kind, height, assumed = found
        pieces = lines_inside(plan, plan.line(way))
        if not pieces:
            tally.leave(KINDS[kind], _("outside the chosen area"))
            continue
        tally.take(KINDS[kind])
        if assumed:
            tally.leave(KINDS[kind], _("height not given, assumed by kind"))
        width = round((metres(way.tags.get("width"), 40, 0.3) or STEPS_WIDTH) * 1000) if kind is EdgeKind.STEPS else 0
        # A flight cut by the boundary has fewer steps inside, and nobody knows how many.
        is_whole = pieces[0].length > 0.99 * plan.line(way).length
        steps = count(way.tags.get("step_count"), 1000) or 0 if is_whole and kind is EdgeKind.STEPS else 0
        for piece in pieces:
            yield Edge(kind, tuple(whole(x, y) for x, y in piece.coords), height, width, assumed, steps)


def _edge(tags: Tags) -> tuple[EdgeKind, int, bool] | None:
    """Kind, height in millimetres and whether the height is assumed."""
    barrier = tags.get("barrier", "")
    if tags.get("highway") == "steps":
        riser = metres(tags.get("step:height"), 0.4, 0.02)
        return EdgeKind.STEPS, round(riser * 1000) if riser else RISER, riser is None
    for kind, usual in ((EdgeKind.WALL, WALLS), (EdgeKind.FENCE, FENCES)):
        if barrier in usual:
            measured = metres(tags.get("height"), 30, 0.05)
            return kind, round(measured * 1000) if measured else usual[barrier], measured is None
    return None


def entrances(plan: GroundPlan, tally: Tally) -> tuple[Entrance, ...]:
    """Where ways for people cross the boundary, gates, and the doors of the houses inside."""
    found: list[tuple[shapely.Point, Entrance]] = []
    for at, name, width in (*_crossings(plan), *_doors(plan)):
        if all(at.distance(other) > APART for other, _entrance in found):
            tally.take(ENTRANCES)
            found.append((at, Entrance(name, whole(at.x, at.y), width)))
    return tuple(entrance for _at, entrance in found)


def _crossings(plan: GroundPlan) -> Iterator[tuple[shapely.Point, str, int]]:
    # A centimetre inside, so that rounding to millimetres cannot put an entrance outside.
    rim = plan.boundary.buffer(-0.01).boundary
    for way in plan.data.ways.values():
        kind = way.tags.get("highway", "")
        if kind not in FOOT_WAYS or out_of_sight(way.tags) or way.tags.get("foot") == "no":
            continue
        width = metres(way.tags.get("width"), 40, 0.3) or ROADS[kind][0]
        for at in _points(shapely.intersection(plan.line(way), rim)):
            yield at, way.tags.get("name") or way.tags.get("is_sidepath:of:name") or "Weg", round(width * 1000)


def _doors(plan: GroundPlan) -> Iterator[tuple[shapely.Point, str, int]]:
    for node, tags in plan.data.tagged.items():
        door = tags.get("entrance", "no") not in ("no", "emergency", "service")
        gate = tags.get("barrier") in GATES and tags.get("access") not in ("no",)
        if (door or gate) and node in plan.xy and plan.boundary.covers(at := plan.point(node)) and not out_of_sight(tags):
            width = metres(tags.get("width") or tags.get("maxwidth:physical"), 20, 0.3) or (1.0 if door else 2.0)
            yield at, _door_name(tags, door), round(width * 1000)


def _door_name(tags: Tags, door: bool) -> str:
    address = " ".join(tags[key] for key in ("addr:street", "addr:housenumber") if key in tags)
    return tags.get("name") or (f"Haustür {address}".strip() if door else "Tor")


def _points(shape: BaseGeometry) -> Iterator[shapely.Point]:
    for part in getattr(shape, "geoms", (shape,)):
        if part.geom_type == "Point" and not part.is_empty:
            yield part
