"""Put another thing of the same kind in a thing's place: the bench with armrests for the one without."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import shapely

from baukasten.access.things import in_the_way
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.element import Element
from baukasten.geometry import carried
from baukasten.plan import ItemId, Placed, State


def swaps(case: Case, item_id: ItemId, is_right: Callable[[Element], bool]) -> Iterator[Change]:
    """Elements that serve the same purpose and fit where the item stands, the cheapest first.

    What the group has not chosen from the catalogue cannot be had in another kind.
    """
    item, element = case.snapshot.plan.items.get(item_id), case.element(item_id)
    if not isinstance(item, Placed) or item.state is not State.NEW or element is None:
        return
    for other in sorted(case.snapshot.catalogue.elements.values(), key=lambda e: (e.price.mid, e.id)):
        if _serves_as(other, element) and is_right(other) and _has_room(case, item_id, item, other):
            yield Change({item_id: (item, replace(item, element=other.id))})


def swapped(case: Case, items: Iterable[ItemId], is_right: Callable[[Element], bool], count: int) -> Iterator[Change]:
    """One change that swaps so many of the items, the first ones for which there is another; nothing where there are too few."""
    whole = Change()
    for item in dict.fromkeys(items):
        if count > 0 and (change := next(swaps(case, item, is_right), None)) is not None:
            whole, count = whole.then(change), count - 1
    if whole and count <= 0:
        yield whole


def _serves_as(other: Element, element: Element) -> bool:
    """Whether it does for people what the element does: no seat fewer, no table that a wheelchair no longer fits under."""
    if other.id == element.id or other.group != element.group or other.form is not element.form:
        return False
    if element.seat and other.seat and other.seat.places < element.seat.places:
        return False
    if element.table and other.table and other.table.knee_depth < element.table.knee_depth:
        return False
    return all(
        bool(there) == bool(here)
        for here, there in (
            (element.seat, other.seat), (element.table, other.table), (element.control_height, other.control_height),
            (element.play, other.play), (element.tree, other.tree), (element.bollard, other.bollard),
            (element.bike_stand, other.bike_stand), (element.ramp, other.ramp), (element.members, other.members),
        )
    )


def _has_room(case: Case, item_id: ItemId, item: Placed, other: Element) -> bool:
    shape = carried(in_the_way(other), item.at, item.angle)
    near = (o for o in case.ground.near(shape) if o.item != item_id)
    return case.ground.boundary.covers(shape) and not any(shapely.intersection(o.shape, shape).area > 1e-6 for o in near)
