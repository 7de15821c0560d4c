"""What stands there once the plan is built, and the area each thing takes from people on foot and on wheels.

A thing takes its footprint, which is what stands in the way below 2.25 m: of a pergola its posts.
What is flush with the ground (up to 3 cm, rules.md A33) stands in nobody's way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.element import Element
from baukasten.geometry import Outline, Point, each_carried, placed_points, polygon
from baukasten.plan import ItemId, Placed
from baukasten.snapshot import Snapshot
from baukasten.units import Millimetre, Tenth

FLUSH: Millimetre = 30
"""What wheels roll over: a step of 3 cm (rules.md A33)."""


@dataclass(frozen=True)
class Thing:
    """One element at its place; a composed element is the things it is composed of, under one item id."""

    item: ItemId
    placed: Placed
    element: Element
    at: Point
    angle: Tenth
    shape: BaseGeometry
    """What stands in people's way, metres; empty where nothing does."""
    use_zones: dict[float, BaseGeometry] = field(default_factory=dict, compare=False, repr=False)
    """Where it is used from, by the width of who uses it (``reach.use_zone``); kept for as long as it stands there."""
    _fronts: dict[Millimetre, BaseGeometry] = field(init=False, default_factory=dict, compare=False, repr=False)

    @cached_property
    def covers(self) -> BaseGeometry:
        """Its whole footprint, metres, also of what is flush with the ground."""
        return self.footprint if self.shape.is_empty else self.shape

    @cached_property
    def footprint(self) -> BaseGeometry:
        """The same with its corners to the millimetre, as an outline is drawn."""
        return self.outline(self.element.footprint)

    def outline(self, own: Outline) -> BaseGeometry:
        """An outline of the element's own system as it lies on the plan, metres."""
        return polygon(own.placed(self.at, self.angle))

    def front(self, depth: Millimetre) -> BaseGeometry:
        """The strip before its front, as wide as it is; cut out once for as long as it stands there."""
        if depth not in self._fronts:
            west, _, east, north = bounds(self.element)
            strip = (Point(west, north), Point(east, north), Point(east, north + depth), Point(west, north + depth))
            self._fronts[depth] = self.outline(Outline(strip))
        return self._fronts[depth]


def things(snapshot: Snapshot, known: Iterable[Thing] = ()) -> tuple[Thing, ...]:
    """Everything placed that stays or comes, in the plan's order; unknown elements are left out.

    ``known``: the things of an earlier plan with the same catalogue; the very same are told of what has not changed.
    """
    before: dict[ItemId, list[Thing]] = {}
    for thing in known:
        before.setdefault(thing.item, []).append(thing)
    found: list[Thing | _Piece] = []
    for item_id, item in snapshot.plan.there(Placed):
        if (same := before.get(item_id)) and (same[0].placed is item or same[0].placed == item):
            found.extend(same)
        elif element := snapshot.element(item):
            found.extend(_pieces(snapshot, item_id, item, element, item.at, item.angle))
    made = _made([piece for piece in found if isinstance(piece, _Piece)])
    return tuple(next(made) if isinstance(one, _Piece) else one for one in found)


class _Piece(NamedTuple):
    """A thing whose shape is still to be carried to its place."""

    item: ItemId
    placed: Placed
    element: Element
    at: Point
    angle: Tenth


def _pieces(
    snapshot: Snapshot, item_id: ItemId, item: Placed, element: Element, at: Point, angle: Tenth, depth: int = 0
) -> Iterator[_Piece]:
    members = [(m, snapshot.catalogue.get(m.element)) for m in element.members]
    if depth < 4 and any(known for _, known in members):
        for member, known in members:
            if known:
                (there,) = placed_points((member.at,), at, angle)
                yield from _pieces(snapshot, item_id, item, known, there, (angle + member.angle) % 3600, depth + 1)
        return
    yield _Piece(item_id, item, element, at, angle)


def _made(pieces: list[_Piece]) -> Iterator[Thing]:
    """The things, all carried to their places in one go."""
    own = {piece.element.id: piece.element for piece in pieces}
    blocked = {name: in_the_way(element) for name, element in own.items()}
    shapes = each_carried([blocked[piece.element.id] for piece in pieces], [(piece.at, piece.angle) for piece in pieces])
    return (Thing(*piece, shape) for piece, shape in zip(pieces, shapes, strict=True))


def in_the_way(element: Element) -> BaseGeometry:
    """What an element takes from people, in its own system, metres."""
    return polygon(element.footprint) if element.size[2] > FLUSH else shapely.Polygon()


def bounds(element: Element) -> tuple[Millimetre, Millimetre, Millimetre, Millimetre]:
    """West, south, east, north of an element in its own system; by its size where it has no footprint."""
    if element.footprint.ring:
        return element.footprint.bounds
    width, depth, _ = element.size
    return -width // 2, -depth // 2, width // 2, depth // 2
