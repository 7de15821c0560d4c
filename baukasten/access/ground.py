"""The ground people move on: what is walkable, what rolls, what stands in the way, where one comes in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten import element as catalogue_element
from baukasten.access.things import FLUSH, Thing, things
from baukasten.access.tiles import Cut, cut
from baukasten.element import Ramp
from baukasten.geometry import Outline, Point, areas, line, polygon, shapely_point
from baukasten.phrase import Phrase, _
from baukasten.plan import Item, ItemId, Line, Path, Placed, State, Surface, item_area
from baukasten.scene import EARTH
from baukasten.site import Building, EdgeKind, Entrance, GroundArea
from baukasten.snapshot import Snapshot
from baukasten.units import Millimetre

JOINT = 0.01
"""Metres. Surfaces drawn edge to edge are never quite so; a joint up to twice this is none."""
IN_WALL = 0.2
"""Metres. An entrance so near a house, a wall or a fence is a door or a gate in it."""
WALL_DEPTH = 0.12
"""Metres across a wall or a fence whose thickness the site does not tell."""


@dataclass(frozen=True)
class Obstacle:
    """Something nobody walks through, or that wheels cannot cross. ``item`` is None where it belongs to the site."""

    item: ItemId | None
    name: Phrase
    shape: BaseGeometry


@dataclass(frozen=True)
class Step:
    """A kerb or steps: feet cross them, wheels do so up to a height. Named and shaped as an ``Obstacle``.

    ``run``: its middle line. ``height`` of one step; ``flight``: several steps, one after the other,
    ``count`` of them, 0 where nobody knows.
    """

    item: ItemId | None
    name: Phrase
    shape: BaseGeometry
    run: BaseGeometry
    height: Millimetre
    flight: bool = False
    count: int = 0

    @property
    def bars_wheels(self) -> bool:
        return self.flight or self.height > FLUSH


@dataclass(frozen=True, eq=False)
class InTheWay:
    """What somebody does not get through: ``by_id`` in its own order, all shapes, and their boxes [n, 4] (west, south, east, north)."""

    by_id: Mapping[int, Obstacle | Step]
    shapes: NDArray[np.object_]
    boxes: NDArray[np.float64]

    def within(self, box: tuple[float, float, float, float]) -> list[Obstacle | Step]:
        """Those whose own boxes touch a box (west, south, east, north)."""
        west, south, east, north = box
        of, stands = self.boxes, list(self.by_id.values())
        near = (of[:, 0] <= east) & (of[:, 2] >= west) & (of[:, 1] <= north) & (of[:, 3] >= south)
        return [stands[n] for n in np.flatnonzero(near).tolist()]

    def unlike(self, before: Mapping[int, Obstacle | Step]) -> tuple[list[Obstacle | Step], list[Obstacle | Step]]:
        """What has gone since something else stood in the way, and what has come."""
        return [before[n] for n in before.keys() - self.by_id.keys()], [self.by_id[n] for n in self.by_id.keys() - before.keys()]


@dataclass(frozen=True)
class Cover:
    """A visible piece of ground. ``known`` is False where nobody described the ground."""

    item: ItemId | None
    shape: BaseGeometry
    ground: catalogue_element.Ground
    known: bool = True
    material: str = ""
    """The id of the catalogue surface, empty where there is none."""


@dataclass(frozen=True)
class Ground:
    """All shapes are in metres in the site's own system.

    ``walk`` is all walkable ground, ``rolls`` the part of it that wheels get along on; both reach
    a little out of each entrance, because the way in goes on there. ``steps`` are all kerbs and
    steps, ``barriers`` those that wheels do not cross.
    """

    boundary: BaseGeometry
    covers: tuple[Cover, ...]
    things: tuple[Thing, ...]
    walk: BaseGeometry
    rolls: BaseGeometry
    obstacles: tuple[Obstacle, ...]
    steps: tuple[Step, ...]
    barriers: tuple[Obstacle | Step, ...]
    entrances: tuple[Entrance, ...]
    tree: shapely.STRtree = field(compare=False, repr=False)
    """Over ``obstacles``, in their order."""
    snapshot: Snapshot = field(compare=False, repr=False)
    """What it is the ground of."""
    _cuts: dict[tuple[bool, int], Cut] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def closed_to_feet(self) -> InTheWay:
        return _in_the_way(self.obstacles)

    @cached_property
    def closed_to_wheels(self) -> InTheWay:
        return _in_the_way((*self.obstacles, *self.barriers))

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

    def with_standing(self, more: Iterable[Obstacle]) -> "Ground":
        """The same ground with more standing on it."""
        obstacles = (*self.obstacles, *more)
        return replace(self, obstacles=obstacles, tree=_tree(obstacles))

    def near(self, shape: BaseGeometry, distance: float = 0.0) -> list[Obstacle]:
        """The obstacles within a distance in metres of a shape, in their order."""
        found = self.tree.query(shape, predicate="dwithin", distance=distance) if distance else self.tree.query(shape, predicate="intersects")
        return [self.obstacles[i] for i in sorted(found.tolist())]


def ground(snapshot: Snapshot, before: Ground | None = None) -> Ground:
    """The ground of the site with the plan built on it.

    ``before``: the ground of an earlier plan; where only placed things differ, all else is taken over from it,
    but for the kerbs and steps that a ramp leads over.
    """
    old = before if before and _same_place(before.snapshot, snapshot) else None
    stands = things(snapshot, old.things if old else ())
    placed = tuple(_placed_obstacles(snapshot, stands, old.obstacles if old else ()))
    differing = list(_differing(old.snapshot, snapshot)) if old else []
    if old and not any(isinstance(item, Surface | Path | Line) for item in differing):
        fixed = tuple(o for o in old.obstacles if not _is_placed(old.snapshot, o.item))
        obstacles = (*placed, *fixed)
        after = replace(old, things=stands, obstacles=obstacles, tree=_tree(obstacles), snapshot=snapshot)
        return _with_steps(after, old.steps) if any(_leads_over(snapshot, item) for item in differing) else after
    boundary = polygon(snapshot.site.boundary)
    covers = tuple(_covers(snapshot, boundary))
    aprons = [_apron(entrance, boundary, snapshot.site.buildings) for entrance in snapshot.site.entrances]
    obstacles = (*placed, *_fixed_obstacles(snapshot))
    steps = tuple(_steps(snapshot))
    return Ground(
        boundary, covers, stands,
        walk=_joined([*(c.shape for c in covers if c.ground.walkable), *aprons]),
        rolls=_joined([*(c.shape for c in covers if c.ground.walkable and c.ground.rolls), *aprons]),
        obstacles=obstacles,
        steps=steps,
        barriers=tuple(step for step in steps if step.bars_wheels),
        entrances=snapshot.site.entrances,
        tree=_tree(obstacles),
        snapshot=snapshot,
    )


def _in_the_way(stands: tuple[Obstacle | Step, ...]) -> InTheWay:
    shapes = np.array([o.shape for o in stands], object)
    return InTheWay({id(o): o for o in stands}, shapes, shapely.bounds(shapes).reshape(-1, 4))


def _same_place(one: Snapshot, other: Snapshot) -> bool:
    return one.site is other.site and one.catalogue is other.catalogue


def _differing(one: Snapshot, other: Snapshot) -> Iterator[Item]:
    """What is not the same in both plans, as it is in each."""
    was, now = one.plan.items, other.plan.items
    for i in was.keys() | now.keys():
        if (before := was.get(i)) is not (after := now.get(i)) and before != after:
            yield from (item for item in (before, after) if item)


def _leads_over(snapshot: Snapshot, item: Item) -> bool:
    """Whether an item may lead over an edge."""
    element = snapshot.element(item)
    return element is not None and element.lowers is not None


def _with_steps(after: Ground, known: tuple[Step, ...]) -> Ground:
    """The same ground with its kerbs and steps anew; of those that stay as they were, the very same."""
    same = {(step.shape.wkb, step.run.wkb): step for step in known}
    anew = [(same.get((step.shape.wkb, step.run.wkb)), step) for step in _steps(after.snapshot)]
    steps = tuple(was if was == step else step for was, step in anew)
    return replace(after, steps=steps, barriers=tuple(step for step in steps if step.bars_wheels))


def _is_placed(snapshot: Snapshot, item: ItemId | None) -> bool:
    return item is not None and isinstance(snapshot.plan.items.get(item), Placed)


def _tree(obstacles: tuple[Obstacle, ...]) -> shapely.STRtree:
    return shapely.STRtree([o.shape for o in obstacles])


def _covers(snapshot: Snapshot, boundary: BaseGeometry) -> Iterator[Cover]:
    """The visible ground, unrounded: what the plan lays covers what is there, later covers earlier."""
    uncovered = boundary
    for item_id, shape, kind, material in reversed(list(_layers(snapshot))):
        seen = areas(shapely.intersection(shape, uncovered))
        if not seen.is_empty:
            uncovered = areas(shapely.difference(uncovered, shape))
            yield Cover(item_id, seen, kind or EARTH, kind is not None, material)
    if not uncovered.is_empty:
        yield Cover(None, uncovered, EARTH, known=False)


def _layers(snapshot: Snapshot) -> Iterator[tuple[ItemId | None, BaseGeometry, catalogue_element.Ground | None, str]]:
    for area in snapshot.site.ground:
        material = snapshot.catalogue.get(area.material)
        yield None, _laid_today(area), material.ground if material else None, area.material
    for item_id, item in sorted([*snapshot.plan.there(Surface), *snapshot.plan.there(Path)]):
        element = snapshot.element(item)
        if element and element.ground:
            yield item_id, item_area(item), element.ground, element.id


def _joined(shapes: list[BaseGeometry]) -> BaseGeometry:
    # Corners closer than the millimetre say nothing, and ten thousands of them would take minutes.
    one = shapely.simplify(shapely.union_all(shapes), 0.001)
    # Where two sides of a sliver lie on each other GEOS divides by zero on the way and gets the right area all the same.
    with np.errstate(divide="ignore", invalid="ignore"):
        return areas(one.buffer(JOINT, join_style="mitre").buffer(-JOINT, join_style="mitre"))


def _apron(entrance: Entrance, boundary: BaseGeometry, buildings: tuple[Building, ...]) -> BaseGeometry:
    """The ground just outside an entrance, or behind a door: half a circle as wide as it is."""
    circle = _opening(entrance)
    behind = [shapely.intersection(circle, house) for house in map(_house, buildings) if _is_in(entrance, house)]
    return areas(shapely.union_all([shapely.difference(circle, boundary), *behind]))


def _opening(entrance: Entrance) -> BaseGeometry:
    return shapely_point(entrance.at).buffer(_circumscribed(entrance.width / 2000), quad_segs=16)


def _is_in(entrance: Entrance, shape: BaseGeometry) -> bool:
    """Whether an entrance is a door or a gate in a house, a wall or a fence."""
    return bool(shapely.dwithin(shape, shapely_point(entrance.at), IN_WALL))


def _opened(shape: BaseGeometry, entrances: tuple[Entrance, ...]) -> BaseGeometry:
    """A house, a wall or a fence with its doors and gates open."""
    doors = [_opening(entrance) for entrance in entrances if _is_in(entrance, shape)]
    return shapely.difference(shape, shapely.union_all(doors)) if doors else shape


def _circumscribed(radius: float, corners: int = 64) -> float:
    """Radius of a regular polygon's corners that holds a circle of ``radius``."""
    return float(radius / shapely.Point(0, 0).buffer(1, quad_segs=corners // 4).exterior.distance(shapely.Point(0, 0)))


@lru_cache(maxsize=1024)
def _house(building: Building) -> BaseGeometry:
    return polygon(building.outline)


@lru_cache(maxsize=1024)
def _laid_today(area: GroundArea) -> BaseGeometry:
    return polygon(area.outline)


def _placed_obstacles(
    snapshot: Snapshot, stands: tuple[Thing, ...], known: tuple[Obstacle, ...]
) -> Iterator[Obstacle]:
    """What is placed and stands in the way; of what still stands as it stood, the very same obstacles."""
    same = {id(obstacle.shape): obstacle for obstacle in known}
    for thing in stands:
        if (there := same.get(id(thing.shape))) is not None:
            yield there
        elif not thing.shape.is_empty:
            yield Obstacle(thing.item, snapshot.name(thing.item), thing.shape)


def _fixed_obstacles(snapshot: Snapshot) -> Iterator[Obstacle]:
    """What is drawn or belongs to the site, and stands in the way."""
    entrances = snapshot.site.entrances
    for item_id, item in snapshot.plan.there(Line):
        element = snapshot.element(item)
        if element and element.size[2] > STEP_UP and len(item.points) >= 2:
            if not (shape := _strip(item.points, element.size[1] / 1000)).is_empty:
                yield Obstacle(item_id, snapshot.name(item_id), shape)
    for building in snapshot.site.buildings:
        if not (shape := _opened(_house(building), entrances)).is_empty:
            yield Obstacle(None, _("building {name}", name=building.name) if building.name else _("building"), shape)
    for edge in snapshot.site.edges:
        if edge.kind in (EdgeKind.WALL, EdgeKind.FENCE) and edge.height > FLUSH and len(edge.points) >= 2:
            name = _("wall") if edge.kind is EdgeKind.WALL else _("fence")
            shape = _opened(_strip(edge.points, edge.width / 1000 or WALL_DEPTH), entrances)
            if not shape.is_empty:
                yield Obstacle(None, name, shape)


FELT = 20
"""Millimetres. What is flatter, a channel or a tactile strip, is no step to anybody."""
STEP_UP = 200
"""Millimetres. Feet step over a drawn line up to this height, such as a kerb; a hedge or a fence is higher."""
SWEEP = 0.15
"""Metres to each side of a lowered kerb's line, and beyond both ends of a ramp, within which an edge is led over."""


def _steps(snapshot: Snapshot) -> Iterator[Step]:
    """All kerbs and steps; where something of the plan leads over them, what stays of them there."""
    led_over = [*_leading_over(snapshot)]
    tree = shapely.STRtree([shape for shape, _left in led_over])
    for step in _edges(snapshot):
        over = [led_over[i] for i in sorted(tree.query(step.shape, predicate="intersects").tolist())]
        whole = shapely.union_all([shape for shape, _left in over])
        rest = shapely.difference(step.shape, whole)
        if not rest.is_empty:
            yield replace(step, shape=rest, run=shapely.difference(step.run, whole))
        for shape, left in over:
            if left and not (part := areas(shapely.intersection(step.shape, shape))).is_empty:
                yield Step(step.item, step.name, part, shapely.intersection(step.run, shape), min(left, step.height))


def _edges(snapshot: Snapshot) -> Iterator[Step]:
    for edge in snapshot.site.edges:
        if len(edge.points) >= 2 and (edge.kind is EdgeKind.STEPS or edge.kind is EdgeKind.KERB and edge.height > 0):
            flight = edge.kind is EdgeKind.STEPS
            name = _("steps") if flight else _("kerb")
            yield Step(None, name, _strip(edge.points, edge.width / 1000), line(edge.points), edge.height, flight, edge.count)
    for item_id, item in snapshot.plan.there(Line):
        element = snapshot.element(item)
        if element and element.lowers is None and FELT <= element.size[2] <= STEP_UP and len(item.points) >= 2:
            shape = _strip(item.points, element.size[1] / 1000)
            yield Step(item_id, snapshot.name(item_id), shape, line(item.points), element.size[2])


def _leading_over(snapshot: Snapshot) -> Iterator[tuple[BaseGeometry, Millimetre]]:
    """Where the plan leads wheels over an edge, and the step that stays there."""
    for item_id, item in snapshot.plan.items.items():
        element = snapshot.element(item)
        if element is None or element.lowers is None or getattr(item, "state", None) is State.REMOVE:
            continue
        match item:
            case Line() if len(item.points) >= 2:
                yield _strip(item.points, max(element.size[1] / 1000, 2 * SWEEP)), element.lowers
            case Surface() | Path():
                yield item_area(item), element.lowers
            case Placed() if element.ramp:
                yield ramp_area(item, element.ramp).buffer(SWEEP, join_style="mitre"), element.lowers


def ramp_area(item: Placed, ramp: Ramp) -> BaseGeometry:
    """Where people go on a ramp, from its foot to its head."""
    corners = Outline((*ramp.foot, *ramp.head)).placed(item.at, item.angle).ring
    return shapely.convex_hull(shapely.MultiPoint([(p.x / 1000, p.y / 1000) for p in corners]))


def _strip(points: tuple[Point, ...], width: float) -> BaseGeometry:
    return line(points).buffer(max(width, 0.02) / 2, cap_style="flat", join_style="mitre")
