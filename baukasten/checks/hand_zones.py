"""The room a thing needs round it, as the rules see it: shown while it is in the hand."""

from collections.abc import Iterator
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.square import SIDE, turning_square
from baukasten.access.things import Thing
from baukasten.checks.case import Case
from baukasten.checks.roots import root_zone
from baukasten.checks.square_room import in_front, on_any_side, room_of
from baukasten.checks.wheelchair_place import free_place
from baukasten.element import FireUse
from baukasten.geometry import shapely_point
from baukasten.impact import impact_area
from baukasten.phrase import Phrase, _
from baukasten.plan import ItemId, State

ROOTS = 1.5
"""Metres that roots reach beyond the crown (DIN 18920, rules.md T10)."""
IMPACT = _("falling room")
FRONT = _("room to use it")
WHEELS = _("wheelchair place")
TURNING = _("room to turn")
CROWN = _("crown when grown")
ROOT = _("roots when grown")
OLD_ROOT = _("roots of an old tree")
FIRE = _("kept free for the fire brigade")


@dataclass(frozen=True)
class Zone:
    """``shape`` in metres; ``name`` is written at it."""

    name: Phrase
    shape: BaseGeometry


def zones(case: Case, held: frozenset[ItemId]) -> Iterator[Zone]:
    """The zones of things, the widest first; and what they stand on that is another's: old roots, ways of the fire brigade."""
    found = [zone for item in held for thing in case.by_item.get(item, ()) for zone in _of(case, thing)]
    found += [*_old_roots(case, held), *_kept_free(case, held)]
    yield from sorted((z for z in found if not z.shape.is_empty), key=lambda z: -z.shape.area)


def _of(case: Case, thing: Thing) -> Iterator[Zone]:
    element = thing.element
    if element.tree:
        radius = element.tree.grown_crown / 2000
        yield Zone(CROWN, shapely_point(thing.at).buffer(radius))
        yield Zone(ROOT, shapely_point(thing.at).buffer(radius + ROOTS))
    if element.play:
        yield Zone(IMPACT, impact_area(thing.placed, element))
    if element.room and not element.ramp:
        yield Zone(FRONT, thing.front(element.room))
    if element.seat and element.seat.places >= 2 and (place := free_place(case, thing)) is not None:
        yield Zone(WHEELS, place)
    if element.table or element.control_height:
        middle = on_any_side if element.table else in_front
        first = -thing.angle / 10 % 90
        square = turning_square(room_of(case, thing, middle), middle(thing, SIDE), SIDE, first)
        if square is not None:
            yield Zone(TURNING, square)


def _old_roots(case: Case, held: frozenset[ItemId]) -> Iterator[Zone]:
    """Of trees that stand there today, where something else would stand on them."""
    stands = [thing.shape for item in held for thing in case.by_item.get(item, ()) if not thing.element.tree]
    mine = shapely.union_all(stands)
    for thing in case.things:
        if thing.element.tree and thing.placed.state is State.KEEP and (zone := root_zone(thing)).intersects(mine):
            yield Zone(OLD_ROOT, zone)


def _kept_free(case: Case, held: frozenset[ItemId]) -> Iterator[Zone]:
    """What is drawn for the fire brigade, where a thing stands on it or over it."""
    mine = shapely.union_all([case.footprint(item) for item in held])
    for _item, area in case.kept_free_for(*FireUse):
        if area.intersects(mine):
            yield Zone(FIRE, area)
