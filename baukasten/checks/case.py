"""What a rule is given to judge on, each shared piece worked out once, when the first rule asks for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access import Ground, Reached, Ways, ground, reach
from baukasten.access.passable import Going
from baukasten.access.reach import PASS
from baukasten.access.things import Thing
from baukasten.access.way import Net
from baukasten.change import Change
from baukasten.element import Element
from baukasten.finding import Finding, Result, Rule
from baukasten.geometry import Point, polygon
from baukasten.impact import impact_area
from baukasten.phrase import Phrase, _
from baukasten.plan import ItemId, Line, Path, Placed, State, Surface
from baukasten.relief import Relief
from baukasten.scene import Scene, scene
from baukasten.shade import Sunlight
from baukasten.snapshot import Snapshot
from baukasten.units import mm

CHOSEN = frozenset({State.NEW, State.MOVE, State.REUSE, State.SELFBUILD})
"""States of what the group puts there. What stands there today is judged too, but not moved by a repair."""
NAMED = 6
"""So many things are named in one sentence; the others are counted."""


@dataclass(frozen=True)
class Case:
    """A snapshot, its ground and, where somebody has worked them out, the sun of some days."""

    snapshot: Snapshot
    ground: Ground
    ways: Ways
    sunlights: tuple[Sunlight, ...] = ()

    @property
    def things(self) -> tuple[Thing, ...]:
        return self.ground.things

    @cached_property
    def reached(self) -> tuple[Reached, ...]:
        """The way to every usable thing; empty where no entrance of the site is known."""
        return reach(self.ways, self.things) if self.ground.entrances else ()

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
            found[thing.item] = (*found.get(thing.item, ()), thing)
        return found

    @cached_property
    def footprints(self) -> Mapping[ItemId, BaseGeometry]:
        """The whole footprint of each placed item, roofs included, metres."""
        return {
            item: stands[0].covers if len(stands) == 1 else shapely.union_all([thing.covers for thing in stands])
            for item, stands in self.by_item.items()
        }

    @cached_property
    def playing(self) -> Mapping[ItemId, tuple[Placed, Element, BaseGeometry]]:
        """Play elements that somebody can fall from or that move, each with its impact area in metres."""
        plan = self.snapshot.plan
        return {
            item_id: (item, element, impact_area(item, element))
            for item_id, item in plan.there(Placed)
            if (element := self.snapshot.element(item)) and element.play
            and (element.play.fall_height > 0 or element.play.forced)
        }

    @cached_property
    def entered(self) -> BaseGeometry:
        """Where the middle of a wheelchair 0.90 m wide can be that came in through an entrance, prepared.

        Its parts lie side by side: good for asking what touches it and how far it is, not for what it covers.
        """
        there = self.ways.at(Going.WHEELS, PASS).entered_parts
        shapely.prepare(there)
        return there

    @cached_property
    def open_ground(self) -> BaseGeometry:
        """Rolling ground less obstacles and barriers, prepared for many questions."""
        rolling = self.ground.rolling
        shapely.prepare(rolling)
        return rolling

    @cached_property
    def relief(self) -> Relief:
        return Relief(self.snapshot.site.terrain)

    @cached_property
    def net(self) -> Net:
        """The ground where somebody 0.90 m wide can go on wheels, for ways over it."""
        return Net(shapely.union_all(self.ways.at(Going.WHEELS, PASS).parts))

    @cached_property
    def walking_net(self) -> Net:
        """The same over any ground without steps."""
        return Net(shapely.union_all(self.ways.at(Going.STEPLESS, PASS).parts))

    @cached_property
    def scene(self) -> Scene:
        return scene(self.snapshot)

    @cached_property
    def unknown(self) -> tuple[ItemId, ...]:
        """Items of elements that this catalogue does not have: nobody knows how big they are."""
        plan = self.snapshot.plan
        drawn = [*plan.there(Placed), *plan.there(Surface), *plan.there(Path), *plan.there(Line)]
        return tuple(sorted(i for i, item in drawn if self.snapshot.element(item) is None))

    @cached_property
    def buildings(self) -> tuple[BaseGeometry, ...]:
        return tuple(polygon(b.outline) for b in self.snapshot.site.buildings)

    def sunlight(self, day: date) -> Sunlight | None:
        """The sun of a day of any year, where it has been worked out."""
        return next((s for s in self.sunlights if (s.day.month, s.day.day) == (day.month, day.day)), None)

    def element(self, item_id: ItemId) -> Element | None:
        item = self.snapshot.plan.items.get(item_id)
        return self.snapshot.element(item) if item else None

    def is_chosen(self, item_id: ItemId) -> bool:
        """Whether the group puts it there."""
        return getattr(self.snapshot.plan.items.get(item_id), "state", None) in CHOSEN

    def name(self, item_id: ItemId) -> Phrase:
        return self.snapshot.name(item_id)

    def names(self, items: Iterable[ItemId]) -> tuple[Phrase, ...]:
        """What a list of items is called in a sentence."""
        return named([self.name(i) for i in items])


def case(snapshot: Snapshot, *sunlights: Sunlight, before: Case | None = None) -> Case:
    """``before``: the case of an earlier plan; what has not changed since is taken over from it."""
    here = ground(snapshot, before.ground if before else None)
    return Case(snapshot, here, before.ways.over(here) if before else Ways(here), sunlights)


def named(names: list[Phrase]) -> tuple[Phrase, ...]:
    """The first few names and how many more there are."""
    if len(names) <= NAMED + 1:
        return tuple(names)
    return *names[:NAMED], _("and {number} more", number=len(names) - NAMED)


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
