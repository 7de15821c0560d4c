"""The ground people move on: what is walkable, what rolls, what stands in the way, where one comes in."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten import element as catalogue_element
from baukasten.access.things import FLUSH, Thing, things
from baukasten.access.tiles import Cut, cut
from baukasten.element import Texture
from baukasten.geometry import Point, areas, line, polygon, shapely_point
from baukasten.phrase import Phrase, _
from baukasten.plan import Item, ItemId, Line, Path, Placed, Surface, item_area
from baukasten.scene import EARTH
from baukasten.site import Edge, EdgeKind, Entrance
from baukasten.snapshot import Snapshot

JOINT = 0.01
"""Metres. Surfaces drawn edge to edge are never quite so; a joint up to twice this is none."""
WALL_DEPTH = 0.12
"""Metres across a wall or a fence whose thickness the site does not tell."""


@dataclass(frozen=True)
class Obstacle:
    """Something nobody walks through, or that wheels cannot cross. ``item`` is None where it belongs to the site."""

    item: ItemId | None
    name: Phrase
    shape: BaseGeometry


@dataclass(frozen=True)
class Cover:
    """A visible piece of ground. ``known`` is False where nobody described the ground."""

    item: ItemId | None
    shape: BaseGeometry
    ground: catalogue_element.Ground
    known: bool = True


@dataclass(frozen=True)
class Ground:
    """All shapes are in metres in the site's own system.

    ``walk`` is all walkable ground, ``rolls`` the part of it that wheels get along on; both reach
    a little out of each entrance, because the way in goes on there. ``barriers`` are kerbs and
    steps: feet cross them, wheels do not.
    """

    boundary: BaseGeometry
    covers: tuple[Cover, ...]
    things: tuple[Thing, ...]
    walk: BaseGeometry
    rolls: BaseGeometry
    obstacles: tuple[Obstacle, ...]
    barriers: tuple[Obstacle, ...]
    entrances: tuple[Entrance, ...]
    tree: shapely.STRtree = field(compare=False, repr=False)
    """Over ``obstacles``, in their order."""
    snapshot: Snapshot = field(compare=False, repr=False)
    """What it is the ground of."""
    _cuts: dict[tuple[bool, int], Cut] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def blocked(self) -> BaseGeometry:
        """All obstacles in one."""
        return shapely.union_all([o.shape for o in self.obstacles])

    @cached_property
    def barred(self) -> BaseGeometry:
        """All barriers in one."""
        return shapely.union_all([b.shape for b in self.barriers])

    @cached_property
    def free(self) -> BaseGeometry:
        """Where people on foot can be: walkable ground less obstacles."""
        return areas(shapely.difference(self.walk, self.blocked))

    @cached_property
    def rolling(self) -> BaseGeometry:
        """Where wheels can be: rolling ground less obstacles and barriers."""
        return areas(shapely.difference(self.rolls, shapely.union(self.blocked, self.barred)))

    def floor(self, wheels: bool) -> BaseGeometry:
        """What wheels roll on, or all that people walk on."""
        return self.rolls if wheels else self.walk

    def cut(self, wheels: bool, half: float) -> Cut:
        """The floor in squares, known far enough around each to draw it in by ``half`` metres."""
        margin = 1
        while margin < half + 0.1:
            margin *= 2
        if (wheels, margin) not in self._cuts:
            self._cuts[wheels, margin] = cut(self.floor(wheels), margin)
        return self._cuts[wheels, margin]

    def open_around(self, shape: BaseGeometry, distance: float) -> BaseGeometry:
        """Where wheels can be, of ``rolling`` as much as lies in the box so many metres around a shape."""
        box = shapely.box(*shape.bounds).buffer(distance, join_style="mitre")
        taken = [o.shape for o in self.near(box)] + [b.shape for b in self.barriers if b.shape.intersects(box)]
        floor = self.cut(True, 0.0).within(box)
        return areas(shapely.difference(floor, shapely.union_all(taken)) if taken else floor)

    def near(self, shape: BaseGeometry, distance: float = 0.0) -> list[Obstacle]:
        """The obstacles within a distance in metres of a shape."""
        return [self.obstacles[i] for i in self.tree.query(shape, predicate="dwithin", distance=distance)]


def ground(snapshot: Snapshot, before: Ground | None = None) -> Ground:
    """The ground of the site with the plan built on it.

    ``before``: the ground of an earlier plan; where only placed things differ, all else is taken over from it.
    """
    old = before if before and _same_place(before.snapshot, snapshot) else None
    stands = things(snapshot, old.things if old else ())
    placed = tuple(_placed_obstacles(snapshot, stands, old.obstacles if old else ()))
    if old and _laid(old.snapshot) == _laid(snapshot):
        fixed = tuple(o for o in old.obstacles if not _is_placed(old.snapshot, o.item))
        obstacles = (*placed, *fixed)
        return replace(old, things=stands, obstacles=obstacles, tree=_tree(obstacles), snapshot=snapshot)
    boundary = polygon(snapshot.site.boundary)
    covers = tuple(_covers(snapshot, boundary))
    aprons = [_apron(entrance, boundary) for entrance in snapshot.site.entrances]
    obstacles = (*placed, *_fixed_obstacles(snapshot))
    return Ground(
        boundary, covers, stands,
        walk=_joined([*(c.shape for c in covers if c.ground.walkable), *aprons]),
        rolls=_joined([*(c.shape for c in covers if c.ground.walkable and c.ground.rolls), *aprons]),
        obstacles=obstacles,
        barriers=tuple(_barriers(snapshot)),
        entrances=snapshot.site.entrances,
        tree=_tree(obstacles),
        snapshot=snapshot,
    )


def _same_place(one: Snapshot, other: Snapshot) -> bool:
    return one.site is other.site and one.catalogue is other.catalogue


def _laid(snapshot: Snapshot) -> dict[ItemId, Item]:
    """All items that the ground itself follows from: what is laid and what is drawn, not what is set up on it."""
    return {i: item for i, item in snapshot.plan.items.items() if isinstance(item, Surface | Path | Line)}


def _is_placed(snapshot: Snapshot, item: ItemId | None) -> bool:
    return item is not None and isinstance(snapshot.plan.items.get(item), Placed)


def _tree(obstacles: tuple[Obstacle, ...]) -> shapely.STRtree:
    return shapely.STRtree([o.shape for o in obstacles])


def _covers(snapshot: Snapshot, boundary: BaseGeometry) -> Iterator[Cover]:
    """The visible ground, unrounded: what the plan lays covers what is there, later covers earlier."""
    uncovered = boundary
    for item_id, shape, kind in reversed(list(_layers(snapshot))):
        seen = areas(shapely.intersection(shape, uncovered))
        if not seen.is_empty:
            uncovered = areas(shapely.difference(uncovered, shape))
            yield Cover(item_id, seen, kind or EARTH, kind is not None)
    if not uncovered.is_empty:
        yield Cover(None, uncovered, EARTH, known=False)


def _layers(snapshot: Snapshot) -> Iterator[tuple[ItemId | None, BaseGeometry, catalogue_element.Ground | None]]:
    for area in snapshot.site.ground:
        material = snapshot.catalogue.get(area.material)
        yield None, polygon(area.outline), material.ground if material else None
    for item_id, item in sorted([*snapshot.plan.there(Surface), *snapshot.plan.there(Path)]):
        element = snapshot.element(item)
        if element and element.ground:
            yield item_id, item_area(item), element.ground


def _joined(shapes: list[BaseGeometry]) -> BaseGeometry:
    # Corners closer than the millimetre say nothing, and ten thousands of them would take minutes.
    one = shapely.simplify(shapely.union_all(shapes), 0.001)
    return areas(one.buffer(JOINT, join_style="mitre").buffer(-JOINT, join_style="mitre"))


def _apron(entrance: Entrance, boundary: BaseGeometry) -> BaseGeometry:
    """The ground just outside an entrance: half a circle as wide as the entrance."""
    outside = shapely_point(entrance.at).buffer(_circumscribed(entrance.width / 2000), quad_segs=16)
    return areas(shapely.difference(outside, boundary))


def _circumscribed(radius: float, corners: int = 64) -> float:
    """Radius of a regular polygon's corners that holds a circle of ``radius``."""
    return float(radius / shapely.Point(0, 0).buffer(1, quad_segs=corners // 4).exterior.distance(shapely.Point(0, 0)))


def _placed_obstacles(
    snapshot: Snapshot, stands: tuple[Thing, ...], known: tuple[Obstacle, ...]
) -> Iterator[Obstacle]:
    """What is placed and stands in the way; of what still stands as it stood, the very same obstacles."""
    same = {id(obstacle.shape): obstacle for obstacle in known}
    for thing in stands:
        if not thing.shape.is_empty:
            yield same.get(id(thing.shape)) or Obstacle(thing.item, snapshot.name(thing.item), thing.shape)


def _fixed_obstacles(snapshot: Snapshot) -> Iterator[Obstacle]:
    """What is drawn or belongs to the site, and stands in the way."""
    for item_id, item in snapshot.plan.there(Line):
        element = snapshot.element(item)
        if element and element.size[2] > STEP_UP and len(item.points) >= 2:
            yield Obstacle(item_id, snapshot.name(item_id), _strip(item.points, element.size[1] / 1000))
    for building in snapshot.site.buildings:
        if not (shape := polygon(building.outline)).is_empty:
            yield Obstacle(None, _("building {name}", name=building.name) if building.name else _("building"), shape)
    for edge in snapshot.site.edges:
        if edge.kind in (EdgeKind.WALL, EdgeKind.FENCE) and edge.height > FLUSH and len(edge.points) >= 2:
            name = _("wall") if edge.kind is EdgeKind.WALL else _("fence")
            yield Obstacle(None, name, _strip(edge.points, edge.width / 1000 or WALL_DEPTH))


STEP_UP = 200
"""Millimetres. Feet step over a drawn line up to this height, such as a kerb; a hedge or a fence is higher."""
ACCESS = "access"
"""The catalogue's group of ramps, lowered kerbs and levelled paths: they lead wheels over the edge they lie on."""
FELT = 20
"""Millimetres. A lowered kerb is left so high that a cane feels it; a channel or a tactile strip is flatter and lowers nothing."""
SWEEP = 0.15
"""Metres to each side of a lowered kerb's line within which the kerb is lowered."""


def _barriers(snapshot: Snapshot) -> Iterator[Obstacle]:
    lowered = shapely.union_all(list(_lowered(snapshot)))
    for barrier in _edges(snapshot):
        shape = shapely.difference(barrier.shape, lowered)
        if not shape.is_empty:
            yield Obstacle(barrier.item, barrier.name, shape)


def _edges(snapshot: Snapshot) -> Iterator[Obstacle]:
    for edge in snapshot.site.edges:
        if len(edge.points) >= 2 and edge.kind in (EdgeKind.KERB, EdgeKind.STEPS) and _bars_wheels(edge):
            name = _("kerb") if edge.kind is EdgeKind.KERB else _("steps")
            yield Obstacle(None, name, _strip(edge.points, edge.width / 1000))
    for item_id, item in snapshot.plan.there(Line):
        element = snapshot.element(item)
        if element and FLUSH < element.size[2] <= STEP_UP and len(item.points) >= 2:
            yield Obstacle(item_id, snapshot.name(item_id), _strip(item.points, element.size[1] / 1000))


def _lowered(snapshot: Snapshot) -> Iterator[BaseGeometry]:
    """Where the plan leads wheels over an edge. A tactile strip does not: it only shows the way."""
    for _id, item in [*snapshot.plan.there(Surface), *snapshot.plan.there(Path), *snapshot.plan.there(Line)]:
        element = snapshot.element(item)
        if element is None or element.group != ACCESS:
            continue
        if isinstance(item, Line):
            if FELT <= element.size[2] <= FLUSH:
                yield _strip(item.points, max(element.size[1] / 1000, 2 * SWEEP))
        elif element.ground and element.ground.rolls and element.ground.texture is not Texture.TACTILE:
            yield item_area(item)


def _bars_wheels(edge: Edge) -> bool:
    return edge.height > FLUSH or edge.kind is EdgeKind.STEPS


def _strip(points: tuple[Point, ...], width: float) -> BaseGeometry:
    return line(points).buffer(max(width, 0.02) / 2, cap_style="flat", join_style="mitre")
