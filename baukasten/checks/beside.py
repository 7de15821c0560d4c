"""What stands beside a thing that its neighbours notice, for the rules about conflicts of use."""

from collections.abc import Iterator

from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.repair import carried_off
from baukasten.element import Use
from baukasten.plan import ItemId


def of_use(case: Case, item: ItemId, use: Use) -> Iterator[Thing]:
    """The things of an item at which something of the kind goes on."""
    return (thing for thing in case.by_item.get(item, ()) if use in thing.element.uses)


def neighbours(case: Case, thing: Thing, distance: float) -> Iterator[tuple[Thing, float]]:
    """The things of other items within so many metres, and how far off they stand."""
    for item in sorted({o.item for o in case.ground.near(thing.shape, distance) if o.item is not None and o.item != thing.item}):
        for other in case.by_item.get(item, ()):
            gap = float(other.shape.distance(thing.shape))
            if gap < distance - 0.001:
                yield other, gap


def apart(case: Case, items: tuple[ItemId, ...], distance: float) -> Iterator[Change]:
    """The first of two items is carried so far from the other; the other where that cannot be."""
    for mover, fixed in (items, items[::-1]):
        for mine in case.by_item[mover]:
            for other in case.by_item[fixed]:
                if change := carried_off(case, mover, mine.shape, other.shape, distance):
                    yield change


def apart_from_buildings(case: Case, item: ItemId, distance: float) -> Iterator[Change]:
    """An item is carried so far from the nearest building."""
    shape = case.by_item[item][0].shape
    near = min(case.buildings, key=lambda b: float(b.distance(shape)), default=None)
    if near is not None and (change := carried_off(case, item, shape, near, distance)):
        yield change


def building_near(case: Case, thing: Thing, distance: float) -> float | None:
    """How far off the nearest building stands, where that is less than so many metres."""
    gap = min((float(b.distance(thing.shape)) for b in case.buildings), default=distance)
    return gap if gap < distance - 0.001 else None
