"""Plan, site and catalogue in space: bodies with place, colour and what they do to light.

The live 3D view, the ray-traced pictures and the shade all look at this one scene.
Millimetres; z counts from the lowest spot of the terrain.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from types import MappingProxyType

import shapely

from baukasten.body import Part, Point3, Prism, Rod, placed
from baukasten.change import between
from baukasten.element import Element, Ground, Texture
from baukasten.geometry import Outline, Point, line, outlines, polygon
from baukasten.plan import ItemId, Line, Path, Placed, Plan, Surface, item_area
from baukasten.receivers import Receiver, receivers
from baukasten.relief import Relief
from baukasten.site import Building, Edge, EdgeKind, Site
from baukasten.snapshot import Snapshot
from baukasten import trees

WALL = "#d8d0c4"
ROOF_LINE = "#b9b1a5"
POST_SPACING = 2000
EARTH = Ground("#d9d4c7", Texture.PLAIN, walkable=True, rolls=True)
"""Ground nobody described."""


@dataclass(frozen=True)
class Body:
    """One thing in space. ``item``: the plan's item it shows, None for what belongs to the site.

    ``ground``: height of the ground under it; the parts already stand on it.
    """

    item: ItemId | None
    parts: tuple[Part, ...]
    ground: int = 0


@dataclass(frozen=True)
class Floor:
    """A piece of the visible ground; pieces do not overlap. ``item`` as in ``Body``."""

    item: ItemId | None
    outline: Outline
    ground: Ground


@dataclass(frozen=True)
class Scene:
    site: Site
    bodies: tuple[Body, ...]
    floors: tuple[Floor, ...]
    relief: Relief = field(compare=False)
    receivers: tuple[Receiver, ...] = ()
    """Where people sit, eat and play."""


def scene(snapshot: Snapshot, year: int = 0) -> Scene:
    """Everything that stands there once the plan is built, trees ``year`` years after planting."""
    relief = Relief(snapshot.site.terrain)
    whole = standing(snapshot, relief, year)
    return replace(whole, floors=tuple(floors(snapshot)), receivers=tuple(receivers(snapshot, relief)))


def standing(snapshot: Snapshot, relief: Relief, year: int = 0) -> Scene:
    """The bodies alone, for whoever asks neither about the ground nor about people."""
    site = (
        *(_building(b, relief) for b in snapshot.site.buildings),
        *(_wall(e, relief) for e in snapshot.site.edges if e.kind is EdgeKind.WALL and e.height > 300),
    )
    return Scene(snapshot.site, (*site, *item_bodies(snapshot, relief, year)), (), relief)


def scene_after(before: Scene, was: Snapshot, now: Snapshot, year: int = 0) -> Scene:
    """The scene of ``now``, made quickly from that of ``was``, both ``year`` years after planting.

    Only what differs between the two is made anew; everything else is the very same object, which is soon compared.
    """
    if now.site is not was.site or now.catalogue is not was.catalogue:
        return scene(now, year)
    changed = between(was.plan, now.plan).items
    relief = before.relief
    site = (body for body in before.bodies if body.item is None)
    known = {body.item: body for body in before.bodies if body.item is not None and body.item not in changed}
    bodies = (*site, *item_bodies(now, relief, year, known))
    sitting = {one.item: one for one in before.receivers if one.item not in changed}
    laid = any(isinstance(side, Surface | Path) for sides in changed.values() for side in sides)
    ground = tuple(floors(now)) if laid else before.floors
    return Scene(now.site, bodies, ground, relief, tuple(receivers(now, relief, sitting)))


def item_bodies(
    snapshot: Snapshot, relief: Relief, year: int = 0, known: Mapping[ItemId, Body] = MappingProxyType({})
) -> Iterator[Body]:
    """The bodies of the plan's items, in the plan's order; items without a body have none. Those ``known`` are not made anew."""
    for item_id, item in snapshot.plan.there(Placed):
        if item_id in known:
            yield known[item_id]
        elif element := snapshot.element(item):
            yield placed_body(item_id, item, element, relief, year)
    for item_id, item in snapshot.plan.there(Line):
        if item_id in known:
            yield known[item_id]
        elif element := snapshot.element(item):
            if parts := _line_parts(item, element, relief):
                yield Body(item_id, parts, relief.at(item.points[0]))


def placed_body(item_id: ItemId | None, item: Placed, element: Element, relief: Relief, year: int = 0) -> Body:
    """One placed element, standing on the ground at its place."""
    parts = element.body
    if element.tree:
        parts = trees.parts(element.tree, trees.size(element.tree, year, item.height, item.spread))
    ground = relief.at(item.at)
    return Body(item_id, tuple(placed(part, item.at, item.angle, ground) for part in parts), ground)


def floors(snapshot: Snapshot) -> Iterator[Floor]:
    """The visible ground: what the plan lays lies over what is there; later lies over earlier."""
    boundary = polygon(snapshot.site.boundary)
    laid = [*_today_ground(snapshot), *laid_ground(snapshot.plan, snapshot)]
    shapes = [shapely.intersection(shape, boundary) for _, shape, _ in laid]
    tree = shapely.STRtree(shapes)
    for n, (item_id, _, ground) in enumerate(laid):
        above = [shapes[other] for other in tree.query(shapes[n], "intersects") if other > n]
        seen = shapely.difference(shapes[n], shapely.union_all(above)) if above else shapes[n]
        for outline in outlines(seen):
            yield Floor(item_id, outline, ground)
    for outline in outlines(shapely.difference(boundary, shapely.union_all(shapes))):
        yield Floor(None, outline, EARTH)


def laid_ground(plan: Plan, snapshot: Snapshot) -> Iterator[tuple[ItemId, shapely.Geometry, Ground]]:
    """What the plan lays: item, area in metres, ground."""
    for item_id, item in sorted([*plan.there(Surface), *plan.there(Path)]):
        element = snapshot.element(item)
        if element and element.ground:
            yield item_id, item_area(item), element.ground


def _today_ground(snapshot: Snapshot) -> Iterator[tuple[None, shapely.Geometry, Ground]]:
    for area in snapshot.site.ground:
        material = snapshot.catalogue.get(area.material)
        yield None, polygon(area.outline), material.ground if material and material.ground else EARTH


def _building(building: Building, relief: Relief) -> Body:
    ground = min((relief.at(p) for p in building.outline.ring), default=0)
    return Body(None, (Prism(building.outline, ground, ground + building.height, WALL),), ground)


def _wall(edge: Edge, relief: Relief) -> Body:
    ground = relief.at(edge.points[0]) if edge.points else 0
    strip = line(edge.points).buffer(0.12, cap_style="flat")
    return Body(None, tuple(Prism(o, ground, ground + edge.height, ROOF_LINE) for o in outlines(strip)), ground)


def _line_parts(item: Line, element: Element, relief: Relief) -> tuple[Part, ...]:
    """Segment by segment, so that a hedge follows the slope; what lets light through is posts and bars."""
    _, width, height = element.size
    open_work = element.light.leafy > 0.3
    parts: list[Part] = []
    for a, b in zip(item.points, item.points[1:], strict=False):
        if open_work:
            parts.extend(_posts_and_bars(a, b, height, element, relief))
            continue
        ground = relief.at(Point((a.x + b.x) // 2, (a.y + b.y) // 2))
        strip = line((a, b)).buffer(max(width, 20) / 2000, cap_style="square")
        parts.extend(Prism(o, ground, ground + height, element.colour, element.light) for o in outlines(strip))
    return tuple(parts)


def _posts_and_bars(a: Point, b: Point, height: int, element: Element, relief: Relief) -> Iterator[Part]:
    """A fence or a handrail: a post every two metres and bars between."""
    fields = max(1, round(a.distance(b) / POST_SPACING))
    feet = [Point(a.x + (b.x - a.x) * n // fields, a.y + (b.y - a.y) * n // fields) for n in range(fields + 1)]
    grounds = [relief.at(foot) for foot in feet]
    for foot, ground in zip(feet, grounds, strict=True):
        yield Rod(Point3(*foot, ground), Point3(*foot, ground + height), 25, element.colour)
    for (p, low), (q, high) in zip(
        zip(feet, grounds, strict=True), zip(feet[1:], grounds[1:], strict=True), strict=False
    ):
        for share in (0.3, 0.65, 1.0):
            lift = round(height * share)
            yield Rod(Point3(*p, low + lift), Point3(*q, high + lift), 18, element.colour)
