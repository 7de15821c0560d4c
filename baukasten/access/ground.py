"""The ground people move on: what is walkable, what rolls, what stands in the way, where one comes in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.covers import Cover, floor, house, is_in, opening
from baukasten.access.steps import STEP_UP, Step, steps as kerbs_and_steps, strip
from baukasten.access.things import FLUSH, Thing, things
from baukasten.access.tiles import Cut, cut
from baukasten.element import Catalogue
from baukasten.geometry import areas
from baukasten.phrase import Phrase, _
from baukasten.plan import Item, ItemId, Line, Path, Placed, Surface
from baukasten.site import EdgeKind, Entrance, Site
from baukasten.snapshot import Snapshot
from baukasten.today import today

WALL_DEPTH = 0.12
"""Metres across a wall or a fence whose thickness the site does not tell."""


@dataclass(frozen=True)
class Obstacle:
    """Something nobody walks through, or that wheels cannot cross. ``item`` is None where it belongs to the site."""

    item: ItemId | None
    name: Phrase
    shape: BaseGeometry


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

    ``before``: the ground of an earlier plan. What is as it was there, or as it is on the site today, is taken over.
    """
    old = before if before and _same_place(before.snapshot, snapshot) else as_it_is(snapshot.site, snapshot.catalogue)
    differing = list(_differing(old.snapshot, snapshot))
    drawn = any(isinstance(item, Surface | Path | Line) for item in differing)
    stands = things(snapshot, old.things)
    fixed = _drawn_or_fixed(snapshot, old) if drawn else (o for o in old.obstacles if not _is_placed(old.snapshot, o.item))
    obstacles = (*_placed_obstacles(snapshot, stands, old.obstacles), *fixed)
    after = replace(old, things=stands, obstacles=obstacles, tree=_tree(obstacles), snapshot=snapshot)
    if drawn:
        now = floor(snapshot)
        after = replace(after, covers=now.covers, walk=now.walk, rolls=now.rolls, _cuts={})
    return _with_steps(after, old.steps) if drawn or any(_leads_over(snapshot, item) for item in differing) else after


@lru_cache(maxsize=4)
def as_it_is(site: Site, catalogue: Catalogue) -> Ground:
    """The ground of a site today: that of every plan on it where the plan changes nothing."""
    snapshot = Snapshot(today(site), site, catalogue)
    here, stands, steps = floor(snapshot), things(snapshot), tuple(kerbs_and_steps(snapshot))
    obstacles = (*_placed_obstacles(snapshot, stands, ()), *_fixed_obstacles(site))
    return Ground(
        here.boundary, here.covers, stands, here.walk, here.rolls, obstacles, steps, _barring(steps),
        site.entrances, _tree(obstacles), snapshot,
    )  # fmt: skip


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
    anew = [(same.get((step.shape.wkb, step.run.wkb)), step) for step in kerbs_and_steps(after.snapshot)]
    steps = tuple(was if was == step else step for was, step in anew)
    return replace(after, steps=steps, barriers=_barring(steps))


def _barring(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(step for step in steps if step.bars_wheels)


def _is_placed(snapshot: Snapshot, item: ItemId | None) -> bool:
    return item is not None and isinstance(snapshot.plan.items.get(item), Placed)


def _tree(obstacles: tuple[Obstacle, ...]) -> shapely.STRtree:
    return shapely.STRtree([o.shape for o in obstacles])


def _opened(shape: BaseGeometry, entrances: tuple[Entrance, ...]) -> BaseGeometry:
    """A house, a wall or a fence with its doors and gates open."""
    doors = [opening(entrance) for entrance in entrances if is_in(entrance, shape)]
    return shapely.difference(shape, shapely.union_all(doors)) if doors else shape


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


def _drawn_or_fixed(snapshot: Snapshot, old: Ground) -> Iterator[Obstacle]:
    """What is drawn or belongs to the site, and stands in the way; of the site the very same."""
    for item_id, item in snapshot.plan.there(Line):
        element = snapshot.element(item)
        if element and element.size[2] > STEP_UP and len(item.points) >= 2:
            if not (shape := strip(item.points, element.size[1] / 1000)).is_empty:
                yield Obstacle(item_id, snapshot.name(item_id), shape)
    yield from (obstacle for obstacle in old.obstacles if obstacle.item is None)


def _fixed_obstacles(site: Site) -> Iterator[Obstacle]:
    """What belongs to the site and stands in the way."""
    for building in site.buildings:
        if not (shape := _opened(house(building), site.entrances)).is_empty:
            yield Obstacle(None, _("building {name}", name=building.name) if building.name else _("building"), shape)
    for edge in site.edges:
        if edge.kind in (EdgeKind.WALL, EdgeKind.FENCE) and edge.height > FLUSH and len(edge.points) >= 2:
            name = _("wall") if edge.kind is EdgeKind.WALL else _("fence")
            shape = _opened(strip(edge.points, edge.width / 1000 or WALL_DEPTH), site.entrances)
            if not shape.is_empty:
                yield Obstacle(None, name, shape)
