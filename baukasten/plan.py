"""The plan: a value. What the group wants on the site, item by item."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TypeAlias, TypeVar, Union

from shapely import Geometry, union_all

from baukasten.geometry import Outline, Point, line, polygon
from baukasten.units import Cent, Millimetre, Tenth

ItemId: TypeAlias = int
"""Counted up and never used twice, so that "bench 12" stays the same bench in every list."""

BRIEF: ItemId = 0
"""The one item that every plan has: what it is called and what it may cost."""


class State(Enum):
    """What shall happen to a thing."""

    NEW = "new"
    KEEP = "keep"
    MOVE = "move"
    """Stands on the site today and is set up again in another place."""
    REUSE = "reuse"
    """Comes used, from elsewhere in the city."""
    SELFBUILD = "selfbuild"
    """Built by neighbours, in a makerspace."""
    REMOVE = "remove"


@dataclass(frozen=True)
class Brief:
    """What the plan is called, who made it, and the money there is (gross)."""

    title: str = ""
    group: str = ""
    budget: Cent = 5_000_000
    day: date | None = None


@dataclass(frozen=True)
class Placed:
    """An element at a place. ``angle``: the direction its front looks in.

    ``height``, ``spread``: a tree's own measured size, 0 = as the catalogue says.
    ``reason``: what the group says to it.
    """

    element: str
    at: Point
    angle: Tenth = 0
    state: State = State.NEW
    height: Millimetre = 0
    spread: Millimetre = 0
    reason: str = ""


@dataclass(frozen=True)
class Surface:
    """An area laid with a material of the catalogue."""

    material: str
    outline: Outline
    state: State = State.NEW
    reason: str = ""


@dataclass(frozen=True)
class Path:
    """A run of points laid with a material, ``width`` across."""

    material: str
    points: tuple[Point, ...]
    width: Millimetre
    state: State = State.NEW
    reason: str = ""


@dataclass(frozen=True)
class Line:
    """A hedge, a fence, a kerb."""

    element: str
    points: tuple[Point, ...]
    state: State = State.NEW
    reason: str = ""


@dataclass(frozen=True)
class Note:
    """A wish at a place, in the group's own words."""

    at: Point
    text: str
    author: str = ""


Identity: TypeAlias = tuple[str, tuple[ItemId, ...]]
"""What makes a finding the same one on the changed plan: its rule and its items."""


@dataclass(frozen=True)
class Accepted:
    """What the checks found and the group lives with all the same: why, who said so, and when.

    It belongs to a finding by the finding's identity, the rule and its items, and so stays with it
    whatever else changes.
    """

    rule: str
    items: tuple[ItemId, ...]
    reason: str
    author: str = ""
    day: date | None = None


Item: TypeAlias = Union[Brief, Placed, Surface, Path, Line, Note, Accepted]
Kind = TypeVar("Kind", Placed, Surface, Path, Line, Note, Accepted)


@dataclass(frozen=True)
class Plan:
    """All items by id. ``last``: the highest id ever given, so that none is given again."""

    items: Mapping[ItemId, Item] = field(default_factory=lambda: {BRIEF: Brief()})
    last: ItemId = field(default=0, compare=False)

    @property
    def brief(self) -> Brief:
        brief = self.items.get(BRIEF)
        return brief if isinstance(brief, Brief) else Brief()

    @property
    def accepted(self) -> Mapping[Identity, Accepted]:
        """What the group lives with, by the identity of the finding."""
        return {(item.rule, item.items): item for _id, item in self.of(Accepted)}

    def of(self, kind: type[Kind]) -> Iterator[tuple[ItemId, Kind]]:
        """The items of one kind with their ids, in the order they were added."""
        return ((i, item) for i, item in self.items.items() if isinstance(item, kind))

    def there(self, kind: type[Kind]) -> Iterator[tuple[ItemId, Kind]]:
        """The items of one kind that stand there once the plan is built: all that are not removed."""
        return ((i, item) for i, item in self._there.get(kind, ()) if isinstance(item, kind))

    @cached_property
    def _there(self) -> Mapping[type[Item], list[tuple[ItemId, Item]]]:
        """What is not removed by its kind: many ask for the few items of one kind among hundreds."""
        found: dict[type[Item], list[tuple[ItemId, Item]]] = {}
        for item_id, item in self.items.items():
            if getattr(item, "state", None) is not State.REMOVE:
                found.setdefault(type(item), []).append((item_id, item))
        return found


def element_of(item: Item) -> str | None:
    """The catalogue id an item is made of; None for what is only said."""
    match item:
        case Placed() | Line():
            return item.element
        case Surface() | Path():
            return item.material
    return None


def made_of(item: Item, element: str) -> Item:
    """The same item of another element of the catalogue; notes and the brief stay as they are."""
    match item:
        case Placed() | Line():
            return replace(item, element=element)
        case Surface() | Path():
            return replace(item, material=element)
    return item


def points_of(item: Item) -> tuple[Point, ...]:
    """The points that say where an item lies."""
    match item:
        case Placed() | Note():
            return (item.at,)
        case Surface():
            return item.outline.ring
        case Path() | Line():
            return item.points
    return ()


def item_area(item: Surface | Path) -> Geometry:
    """The area a surface or a path covers, in metres."""
    match item:
        case Surface():
            return polygon(item.outline)
        case Path():
            runs = [item.points[n : n + RUN + 2] for n in range(0, max(1, len(item.points) - 1), RUN)]
            shapes = [line(run).buffer(item.width / 2000, cap_style="flat", join_style="round") for run in runs]
            return shapes[0] if len(shapes) == 1 else union_all(shapes)


RUN = 60
"""Stretches of a path made an area at a time: thousands that lie over each other would take minutes in one."""
