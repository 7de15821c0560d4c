"""Kerbs: lines of the map, lowered where a point on them says so; and kerbs mapped as points of a way.

Mappers draw a kerb once and put its lowered places on it as points where the footways cross
(wiki: Key:kerb). A wheelchair lives by these points, so the line is cut there and gets their height.
"""

import math
from collections.abc import Iterator

from shapely.geometry import LineString
from shapely.ops import substring

from baukasten.phrase import _
from baukasten.site import Edge, EdgeKind
from sites.importers.imported import Tally
from sites.importers.osm_file import Way
from sites.importers.osm_ground_plan import GroundPlan, lines_inside, whole
from sites.importers.osm_numbers import metres
from sites.importers.osm_tags import KERBS, ROADS, Tags, out_of_sight

KINDS = _("kerbs")
RAISED = KERBS["raised"]
LOWERED_WIDTH = 2.5
"""Metres of a lowered place where no way crosses it."""


def kerbs(plan: GroundPlan, tally: Tally) -> Iterator[Edge]:
    crossing = {n: way for way in plan.data.ways.values() if way.tags.get("highway") in ROADS for n in way.nodes}
    lines = [w for w in plan.data.ways.values() if w.tags.get("barrier") == "kerb" and not out_of_sight(w.tags)]
    for way in lines:
        yield from _line(plan, way, crossing, tally)
    drawn = {node for way in lines for node in way.nodes}
    for node, tags in plan.data.tagged.items():
        if _is_kerb(tags) and node not in drawn and node in plan.xy:
            yield from _point(plan, node, tags, crossing.get(node), tally)


def _line(plan: GroundPlan, way: Way, crossing: dict[int, Way], tally: Tally) -> Iterator[Edge]:
    line = plan.line(way)
    if not lines_inside(plan, line):
        tally.leave(KINDS, _("outside the chosen area"))
        return
    tally.take(KINDS)
    height, assumed = _height(way.tags)
    if assumed:
        tally.leave(KINDS, _("height not given, assumed by kind"))
    for piece, tags in _cut(plan, way, line, crossing):
        here, guessed = _height(tags) if tags else (height, assumed)
        for part in lines_inside(plan, piece):
            yield _kerb(part, here, guessed)


def _cut(
    plan: GroundPlan, way: Way, line: LineString, crossing: dict[int, Way]
) -> Iterator[tuple[LineString, Tags | None]]:
    """The line in pieces: those about the points that know better, with their tags, and the rest."""
    known = [node for node in way.nodes if node in plan.xy and _is_kerb(plan.data.tagged.get(node, {}))]
    places = sorted((line.project(plan.point(node)), node) for node in dict.fromkeys(known))
    done = 0.0
    for at, node in places:
        half = _way_width(crossing.get(node)) / 2
        start, end = max(done, at - half), min(line.length, at + half)
        if end <= start:
            continue
        yield substring(line, done, start), None
        yield substring(line, start, end), plan.data.tagged[node]
        done = end
    yield substring(line, done, line.length), None


def _point(plan: GroundPlan, node: int, tags: Tags, way: Way | None, tally: Tally) -> Iterator[Edge]:
    """A kerb that a way goes over: drawn across the way, as wide as it."""
    if not plan.boundary.covers(plan.point(node)):
        tally.leave(KINDS, _("outside the chosen area"))
    elif (across := _across(plan, node, way)) is None:
        tally.leave(KINDS, _("a point beside the ways"))
    else:
        tally.take(KINDS)
        height, assumed = _height(tags)
        if assumed:
            tally.leave(KINDS, _("height not given, assumed by kind"))
        yield _kerb(across, height, assumed)


def _across(plan: GroundPlan, node: int, way: Way | None) -> LineString | None:
    if way is None:
        return None
    n = way.nodes.index(node)
    known = [plan.xy[one] for one in way.nodes[max(0, n - 1) : n + 2] if one in plan.xy]
    dx, dy = known[-1][0] - known[0][0], known[-1][1] - known[0][1]
    if (length := math.hypot(dx, dy)) == 0:
        return None
    half = _way_width(way) / 2
    x, y = plan.xy[node]
    aside_x, aside_y = -dy / length * half, dx / length * half
    return LineString([(x + aside_x, y + aside_y), (x - aside_x, y - aside_y)])


def _way_width(way: Way | None) -> float:
    if way is None:
        return LOWERED_WIDTH
    return metres(way.tags.get("width"), 40, 0.3) or ROADS[way.tags["highway"]][0]


def _is_kerb(tags: Tags) -> bool:
    return tags.get("barrier") == "kerb" or "kerb" in tags


def _height(tags: Tags) -> tuple[int, bool]:
    """Millimetres, and whether that is assumed from the kind of kerb."""
    measured = metres(tags.get("kerb:height") or tags.get("height"), 0.6)
    if measured is not None:
        return round(measured * 1000), False
    return KERBS.get(tags.get("kerb", ""), RAISED), True


def _kerb(line: LineString, height: int, assumed: bool) -> Edge:
    return Edge(EdgeKind.KERB, tuple(whole(x, y) for x, y in line.coords), height, 0, assumed)
