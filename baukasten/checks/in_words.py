"""What a change does, in words people know: what is put up, carried, turned, and where."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.geometry import Point
from baukasten.phrase import Length, Names, Phrase, _
from baukasten.plan import Item, ItemId, Path, Placed, State, element_of

WINDS = (
    _("north"), _("north-east"), _("east"), _("south-east"), _("south"), _("south-west"), _("west"), _("north-west"),
)
HERE = 300
"""Millimetres: nearer than this is "here"."""


def in_words(case: Case, change: Change, place: Point | None) -> tuple[Phrase, ...]:
    """One phrase for each item that changes. ``place``: seen from where new things stand."""
    return tuple(phrase for i, sides in change.items.items() for phrase in _step(case, i, *sides, place))


def _step(case: Case, item_id: ItemId, before: Item | None, after: Item | None, place: Point | None) -> Iterator[Phrase]:
    if before is None and after is not None:
        yield _new(case, after, place)
    elif before is not None and after is None:
        yield _("take {name} away", name=case.name(item_id))
    elif before is not None and after is not None:
        yield from _changed(case, item_id, before, after)


def _new(case: Case, item: Item, place: Point | None) -> Phrase:
    name = _name(case, item)
    if not isinstance(item, Placed):
        return _("lay {name}", name=name)
    if place is None or place.distance(item.at) < HERE:
        return _("put {name} here", name=name)
    return _("put {name} {far} to the {wind}", name=name, far=Length(place.distance(item.at)), wind=_wind(case, place, item.at))


def _changed(case: Case, item_id: ItemId, before: Item, after: Item) -> Iterator[Phrase]:
    name = case.name(item_id)
    if element_of(before) != element_of(after):
        yield _("take {other} instead of {name}", other=_name(case, after), name=name)
    if isinstance(before, Path) and isinstance(after, Path) and before.width != after.width:
        yield _("make {name} {width} wide", name=name, width=Length(after.width))
        return
    if not isinstance(before, Placed) or not isinstance(after, Placed):
        if element_of(before) == element_of(after):
            yield _("change the edge of {name}", name=name)
        return
    if before.state is not after.state and after.state is State.KEEP:
        yield _("let {name} stand", name=name)
    if before.at != after.at:
        yield _("carry {name} {far} to the {wind}", name=name, far=Length(before.at.distance(after.at)), wind=_wind(case, before.at, after.at))
    if before.angle != after.angle:
        yield _("turn {name} to the {wind}", name=name, wind=_of_eight(case, after.angle))


def _name(case: Case, item: Item) -> Names | str:
    element = case.snapshot.element(item)
    return Names(element.names) if element else element_of(item) or ""


def _wind(case: Case, here: Point, there: Point) -> Phrase:
    return _of_eight(case, here.bearing(there))


def _of_eight(case: Case, bearing: int) -> Phrase:
    return WINDS[round((bearing - case.true_north) / 450) % 8]
