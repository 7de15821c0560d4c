"""What a rule is given to judge on, each shared piece worked out once, when the first rule asks for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access import Ground, Reached, Ways, ground
from baukasten.access.covers import Cover
from baukasten.access.ground import Obstacle
from baukasten.access.guiding import Indicator, indicators
from baukasten.access.main_ways import MainWay, main_ways
from baukasten.access.net import Net
from baukasten.access.overhead import spread
from baukasten.access.passable import Going
from baukasten.access.reach import PASS, Told, told
from baukasten.access.square import Edges
from baukasten.access.things import Thing
from baukasten.access.way import Way
from baukasten.change import Change
from baukasten.checks.kinds import is_lamp, is_tree
from baukasten.checks.ladder import ladder_room
from baukasten.checks.plot import Plot, Slopes
from baukasten.checks.sight import Sight, may_hide, sight
from baukasten.checks.tried_sun import Followed, followed
from baukasten.cost import estimate
from baukasten.earth import Anchor
from baukasten.element import Element, FireUse, Form
from baukasten.finding import Finding, Result, Rule
from baukasten.geometry import Point, line, shapely_point
from baukasten.impact import can_be_fallen_from, impact_area
from baukasten.phrase import Phrase, _
from baukasten.plan import ItemId, Line, Path, Placed, State, Surface, element_of, item_area, points_of
from baukasten.relief import Relief
from baukasten.scene import Scene, scene
from baukasten.shade import Sunlight
from baukasten.site import EdgeKind, Standing
from baukasten.snapshot import Snapshot
from baukasten.units import Cent, Millimetre, Tenth, mm

CHOSEN = frozenset({State.NEW, State.MOVE, State.REUSE, State.SELFBUILD})
"""States of what the group puts there. What stands there today is judged too, but not moved by a repair."""
GUARD: Millimetre = 1000
"""A fence that keeps children in is so high (DIN 18034-1, rules.md P54)."""
CLOSED = (EdgeKind.FENCE, EdgeKind.WALL)
NAMED = 6
"""So many things are named in one sentence; the others are counted."""


@dataclass(frozen=True, eq=False)
class Case:
    """A snapshot, its ground and, where somebody has worked them out, the sun of some days."""

    snapshot: Snapshot
    ground: Ground
    ways: Ways
    plot: Plot
    """Handed on to later cases on the same site."""
    sunlights: tuple[Sunlight, ...] = ()
    taken: dict[str, tuple[Ways, dict[bytes, Obstacle]]] = field(default_factory=dict, repr=False)
    """By rule id, the ways beside what a rule takes off them, and that by its shape; handed on to later cases."""
    told_before: Told | None = field(default=None, repr=False)
    """The ways to things, as they were in an earlier case."""
    _made: dict[Callable[[Element], bool], tuple[Thing, ...]] = field(init=False, default_factory=dict, repr=False)
    played: Mapping[ItemId, tuple[Placed, Element, BaseGeometry]] = field(default_factory=dict, repr=False)
    """The play elements of the case before, which mostly stay where they are (``playing``)."""

    @property
    def things(self) -> tuple[Thing, ...]:
        return self.ground.things

    @cached_property
    def reached(self) -> tuple[Reached, ...]:
        """The way to every usable thing; empty where no entrance of the site is known."""
        return self._told.reached if self.ground.entrances else ()

    @cached_property
    def _told(self) -> Told:
        return told(self.ways, self.things, self.told_before)

    @property
    def told_last(self) -> Told | None:
        """The ways to things here or, where nobody has asked for them, in an earlier case."""
        return self.__dict__.get("_told", self.told_before)

    @cached_property
    def wheelchair_reaches(self) -> frozenset[ItemId]:
        """What a wheelchair gets to."""
        return frozenset(way.item for way in self.reached if way.passes)

    def is_reached(self, item_id: ItemId) -> bool:
        """Whether a wheelchair gets to it; taken for granted where nobody knows where people come from."""
        return item_id in self.wheelchair_reaches or not self.ground.entrances

    @cached_property
    def by_item(self) -> Mapping[ItemId, tuple[Thing, ...]]:
        """The things of each placed item: one, or those a composed element is made of."""
        found: dict[ItemId, tuple[Thing, ...]] = {}
        for thing in self.things:
            found[thing.item] = (*found[thing.item], thing) if thing.item in found else (thing,)
        return found

    @cached_property
    def _kinds(self) -> Mapping[str, tuple[Element, list[int]]]:
        """The elements that stand there, and where the things of each are among ``things``."""
        found: dict[str, tuple[Element, list[int]]] = {}
        for n, thing in enumerate(self.things):
            found.setdefault(thing.element.id, (thing.element, []))[1].append(n)
        return found

    def made(self, wanted: Callable[[Element], bool]) -> tuple[Thing, ...]:
        """The things of some elements, in the plan's order: an element is asked once, however many stand there."""
        if wanted not in self._made:
            rows = chain.from_iterable(rows for element, rows in self._kinds.values() if wanted(element))
            self._made[wanted] = tuple(self.things[n] for n in sorted(rows))
        return self._made[wanted]

    @cached_property
    def obstacles_of(self) -> Mapping[ItemId, list[int]]:
        """Where each item's obstacles are among those of the ground."""
        found: dict[ItemId, list[int]] = {}
        for n, obstacle in enumerate(self.ground.obstacles):
            if obstacle.item is not None:
                found.setdefault(obstacle.item, []).append(n)
        return found

    @property
    def allowed(self) -> BaseGeometry:
        return self.plot.allowed

    @property
    def buildings(self) -> tuple[BaseGeometry, ...]:
        return self.plot.buildings

    @property
    def relief(self) -> Relief:
        return self.plot.relief

    def slopes(self, way: Way, step: float) -> Slopes:
        return self.plot.slopes(way, step)

    def level(self, at: Point) -> Millimetre:
        return self.plot.level(at, (thing.at for thing in self.things))

    def footprint(self, item_id: ItemId) -> BaseGeometry:
        """The whole footprint of a placed item, metres, also of what is flush with the ground; empty of all others."""
        stands = self.by_item.get(item_id, ())
        return stands[0].covers if len(stands) == 1 else shapely.union_all([thing.covers for thing in stands])

    @cached_property
    def playing(self) -> Mapping[ItemId, tuple[Placed, Element, BaseGeometry]]:
        """Play elements that somebody can fall from or that move, each with its impact area in metres."""
        plan = self.snapshot.plan
        made = {name: e for name, e in self.snapshot.catalogue.elements.items() if e.play and can_be_fallen_from(e.play)}
        found: dict[ItemId, tuple[Placed, Element, BaseGeometry]] = {}
        for item_id, item in plan.there(Placed):
            if element := made.get(item.element):
                known = self.played.get(item_id)
                same = known is not None and known[0] is item and known[1] is element
                found[item_id] = known if known and same else (item, element, impact_area(item, element))
        return found

    @cached_property
    def playing_tree(self) -> shapely.STRtree:
        """Over the impact areas of ``playing``, in its order."""
        return shapely.STRtree([area for _item, _element, area in self.playing.values()])

    def playing_near(self, shape: BaseGeometry, distance: float = 0.0) -> list[ItemId]:
        """The play elements whose impact area lies within so many metres of a shape, in the plan's order."""
        tree = self.playing_tree
        found = tree.query(shape, predicate="dwithin", distance=distance) if distance else tree.query(shape, predicate="intersects")
        items = list(self.playing)
        return [items[n] for n in sorted(found.tolist())]

    @cached_property
    def kept_free(self) -> Mapping[ItemId, tuple[FireUse, BaseGeometry]]:
        """What is drawn to be kept free for the fire brigade, metres."""
        plan = self.snapshot.plan
        drawn = [*plan.there(Surface), *plan.there(Path)]
        return {i: (e.fire, item_area(item)) for i, item in drawn if (e := self.snapshot.element(item)) and e.fire}

    def kept_free_for(self, *uses: FireUse) -> Iterator[tuple[ItemId, BaseGeometry]]:
        """What is drawn to be kept free for one of these uses."""
        return ((item, area) for item, (use, area) in self.kept_free.items() if use in uses)

    @cached_property
    def ladder_rooms(self) -> Mapping[ItemId, BaseGeometry]:
        """What lies between each set-up area of the fire brigade and the high houses its ladder reaches, metres."""
        site = self.snapshot.site
        return {item: ladder_room(area, site.buildings) for item, area in self.kept_free_for(FireUse.SET_UP)}

    @cached_property
    def lamps(self) -> tuple[Thing, ...]:
        """The lamps that stand there once the plan is built, in the plan's order."""
        return self.made(is_lamp)

    @cached_property
    def kerbs(self) -> NDArray[np.object_]:
        """The lines of all kerbs that stand up above the ground, metres."""
        return np.array([s.run for s in self.ground.steps if not s.flight and not s.run.is_empty], object)

    @cached_property
    def dug(self) -> tuple[tuple[ItemId, BaseGeometry], ...]:
        """What the group builds that needs a foundation or a base, metres. Lawn, beds and new trees do not."""
        plan, found = self.snapshot.plan, []
        found += [(t.item, t.shape) for t in self.things if self.is_chosen(t.item) and not t.shape.is_empty and not t.element.tree]
        for item_id, item in [*plan.there(Surface), *plan.there(Path)]:
            element = self.snapshot.element(item)
            if self.is_chosen(item_id) and element and element.ground and element.ground.rolls:
                found.append((item_id, item_area(item)))
        found += [(i, line(run.points)) for i, run in plan.there(Line) if self.is_chosen(i) and self.snapshot.element(run)]
        return tuple(found)

    @cached_property
    def _dug_tree(self) -> shapely.STRtree:
        return shapely.STRtree([shape for _item, shape in self.dug])

    def dug_in(self, area: BaseGeometry) -> list[tuple[ItemId, BaseGeometry]]:
        """What of ``dug`` touches an area."""
        return [self.dug[n] for n in sorted(self._dug_tree.query(area, predicate="intersects").tolist())]

    @cached_property
    def trees(self) -> tuple[Thing, ...]:
        """The trees that stand there once the plan is built, in the plan's order."""
        return self.made(is_tree)

    @cached_property
    def _trunks(self) -> shapely.STRtree:
        return shapely.STRtree(shapely.points(np.array([tree.at for tree in self.trees], float).reshape(-1, 2) / 1000))

    def trees_near(self, point: Point, distance: float) -> list[Thing]:
        """The trees whose trunk stands within so many metres of a point, in the plan's order."""
        found = self._trunks.query(shapely_point(point), predicate="dwithin", distance=distance)
        return [self.trees[n] for n in sorted(found.tolist())]

    @cached_property
    def _standing(self) -> Mapping[tuple[str, Point], Standing]:
        return {(thing.element, thing.at): thing for thing in self.snapshot.site.standing}

    def girth(self, item_id: ItemId) -> Millimetre:
        """What a trunk that stands there today measures round, 0 where nobody measured it."""
        item, standing = self.snapshot.plan.items[item_id], self.snapshot.site.standing
        if not isinstance(item, Placed):
            return 0
        known = self._standing.get((item.element, item.at))
        # What is carried elsewhere has kept the number it was given as it stood (``baukasten.today``).
        if known is None and item.state is State.MOVE and 1 <= item_id <= len(standing):
            known = standing[item_id - 1] if standing[item_id - 1].element == item.element else None
        return known.girth if known else 0

    @cached_property
    def guards(self) -> BaseGeometry:
        """What keeps children from running on, in one: fences and walls from 1 m of height, and buildings; a hedge has gaps."""
        lines = {i for i, item in self.snapshot.plan.there(Line) if (e := self.snapshot.element(item)) and is_guard(e)}
        drawn = [o.shape for o in self.ground.obstacles if o.item in lines]
        edges = [line(e.points).buffer(0.06) for e in self.snapshot.site.edges if e.kind in CLOSED and e.height >= GUARD]
        return shapely.union_all([*drawn, *edges, *self.buildings])

    @cached_property
    def entered(self) -> BaseGeometry:
        """Where the middle of a wheelchair 0.90 m wide can be that came in through an entrance, prepared.

        Its parts lie side by side: good for asking what touches it and how far it is, not for what it covers.
        """
        there = self.ways.at(Going.WHEELS, PASS).entered_parts
        shapely.prepare(there)
        return there

    @cached_property
    def rolling_edges(self) -> Edges:
        """Rolling ground and all that stands in the way of wheels, for turning squares."""
        return Edges(*self.ways.chains(Going.WHEELS).edges())

    @cached_property
    def walking(self) -> BaseGeometry:
        """All walkable ground, prepared for many questions."""
        shapely.prepare(self.ground.walk)
        return self.ground.walk

    @cached_property
    def rolling(self) -> BaseGeometry:
        """All ground that wheels roll on, likewise."""
        shapely.prepare(self.ground.rolls)
        return self.ground.rolls

    @cached_property
    def _covers(self) -> tuple[NDArray[np.object_], shapely.STRtree]:
        """The shapes of the ground's covers, in their order, prepared: they are large and often asked."""
        shapes = np.array([cover.shape for cover in self.ground.covers], object)
        shapely.prepare(shapes)
        return shapes, shapely.STRtree(shapes)

    def under(self, shape: BaseGeometry, distance: float = 0.0) -> list[Cover]:
        """The visible ground within so many metres of a shape, in the ground's order."""
        shapes, tree = self._covers
        west, south, east, north = shape.bounds
        near = np.sort(tree.query(shapely.box(west - distance, south - distance, east + distance, north + distance)))
        return [self.ground.covers[n] for n in near[shapely.dwithin(shapes[near], shape, distance)].tolist()]

    @cached_property
    def guides(self) -> Mapping[ItemId, Indicator]:
        """The tactile ground indicators by item."""
        return {indicator.item: indicator for indicator in indicators(self.snapshot)}

    @cached_property
    def sight(self) -> Sight:
        """What people see from where they come and go."""
        return sight(self.snapshot, self.ground, self.made(may_hide))

    @cached_property
    def _hanging(self) -> tuple[list[Thing], NDArray[np.float64]]:
        """The things of which something hangs over the ground, by item, and west, south, east, north of where, metres."""
        found = [(t, far) for t in self.made(_hangs) if (far := spread(t.element, t.placed.height, t.placed.spread))]
        found.sort(key=lambda pair: pair[0].item)
        at, far = np.array([t.at for t, _far in found], float).reshape(-1, 2) / 1000, np.array([far for _thing, far in found]).reshape(-1, 1)
        return [thing for thing, _far in found], np.hstack([at - far, at + far])

    def overheads(self, area: BaseGeometry) -> list[Thing]:
        """Of which things something may hang over an area, by boxes, in the order of their items."""
        things, (west, south, east, north) = self._hanging[0], self._hanging[1].T
        left, bottom, right, top = area.bounds
        return [things[n] for n in np.flatnonzero((west <= right) & (east >= left) & (south <= top) & (north >= bottom)).tolist()]

    @property
    def net(self) -> Net:
        """The ground where somebody 0.90 m wide can go on wheels, for ways over it."""
        return self.ways.at(Going.WHEELS, PASS).net

    @cached_property
    def main_ways(self) -> tuple[MainWay, ...]:
        """The ways that everybody takes."""
        return tuple(main_ways(self.snapshot, self.ground, self.ways.at(Going.STEPLESS, PASS).net))

    @cached_property
    def scene(self) -> Scene:
        return scene(self.snapshot)

    @cached_property
    def unknown(self) -> tuple[ItemId, ...]:
        """Items of elements that this catalogue does not have: nobody knows how big they are."""
        known = self.snapshot.catalogue.elements
        made = [(i, item) for i, item in self.snapshot.plan.items.items() if (name := element_of(item)) is not None and name not in known]
        return tuple(sorted(i for i, item in made if getattr(item, "state", None) is not State.REMOVE))

    @cached_property
    def money_left(self) -> Cent:
        """What the group may still spend, gross, by the likely prices; below 0 where the money is used up."""
        return self.snapshot.plan.brief.budget - estimate(self.snapshot).gross.mid

    def sunlight(self, day: date) -> Sunlight | None:
        """The sun of a day of any year, where it has been worked out."""
        return next((s for s in self.sunlights if (s.day.month, s.day.day) == (day.month, day.day)), None)

    def followed(self, like: Sunlight, year: int = 0) -> Followed:
        """The sun of a day that has been worked out, ready to try changes in, ``year`` years after planting."""
        key = like.day, year
        if key not in self._followed:
            known = next((sun.scene for sun in self._followed.values() if sun.year == year), None)
            self._followed[key] = followed(self.snapshot, self.relief, like, year, known)
        return self._followed[key]

    @cached_property
    def _followed(self) -> dict[tuple[date, int], Followed]:
        return {}

    @cached_property
    def true_north(self) -> Tenth:
        """Where true north lies on the plan; plan north where nobody knows."""
        anchor = self.snapshot.site.anchor
        return _true_north(anchor) if anchor else 0

    def element(self, item_id: ItemId) -> Element | None:
        item = self.snapshot.plan.items.get(item_id)
        return self.snapshot.element(item) if item else None

    def is_chosen(self, item_id: ItemId) -> bool:
        """Whether the group puts it there."""
        return getattr(self.snapshot.plan.items.get(item_id), "state", None) in CHOSEN

    def at(self, item_id: ItemId) -> Point:
        """A place on an item, to set a mark at: the middle of its points."""
        points = points_of(self.snapshot.plan.items[item_id]) or (Point(0, 0),)
        return Point(sum(p.x for p in points) // len(points), sum(p.y for p in points) // len(points))

    def name(self, item_id: ItemId) -> Phrase:
        return self.snapshot.name(item_id)

    def names(self, items: Iterable[ItemId]) -> tuple[Phrase, ...]:
        """What a list of items is called in a sentence."""
        those = list(items)
        return named([self.name(i) for i in those[: NAMED + 1]], len(those))


def case(snapshot: Snapshot, *sunlights: Sunlight, before: Case | None = None) -> Case:
    """``before``: the case of an earlier plan; what has not changed since is taken over from it."""
    here = ground(snapshot, before.ground if before else None)
    if before is None:
        return Case(snapshot, here, Ways(here), Plot(snapshot.site), sunlights)
    if before.snapshot.site is not snapshot.site:
        return Case(snapshot, here, before.ways.over(here), Plot(snapshot.site), sunlights)
    return Case(snapshot, here, before.ways.over(here), before.plot, sunlights, before.taken, before.told_last, before.playing)


@lru_cache(maxsize=4)
def _true_north(anchor: Anchor) -> Tenth:
    return round(anchor.true_north() * 10)


def _hangs(element: Element) -> bool:
    """Something of it hangs over the ground; of a tree that follows from its size."""
    return is_tree(element) or spread(element, 0, 0) > 0


def is_guard(element: Element) -> bool:
    """Whether a line element keeps children from running on. A hedge does so only with wire in it, which none has."""
    return element.form is Form.LINE and element.size[2] >= GUARD and element.plant is None


def named(names: list[Phrase], number: int) -> tuple[Phrase, ...]:
    """The first few of ``number`` names, and how many more there are."""
    if number <= NAMED + 1:
        return tuple(names)
    return *names[:NAMED], _("and {number} more", number=number - NAMED)


def broken(
    rule: Rule, items: Iterable[ItemId], place: BaseGeometry | Point, text: Phrase,
    measured: float | None = None, needed: float | None = None, unit: str = "", repair: Change | None = None,
) -> Finding:
    """The rule is not kept here."""
    at = place if isinstance(place, Point) else spot(place)
    return Finding(rule, Result.NOT_KEPT, tuple(items), at, text, measured, needed, unit, repair or None)


def no_entrance(rule: Rule) -> Finding:
    return cannot(rule, _("The site does not say where its entrances are, so nobody knows where people come from."))


def cannot(rule: Rule, text: Phrase, items: Iterable[ItemId] = (), place: Point | None = None) -> Finding:
    """The rule cannot be checked: the text says which data are missing."""
    return Finding(rule, Result.CANNOT, tuple(items), place, text)


def spot(shape: BaseGeometry) -> Point:
    """A place on a shape, to set a mark at."""
    if shape.is_empty:
        return Point(0, 0)
    inside = shape.representative_point()
    return Point(mm(inside.x), mm(inside.y))
