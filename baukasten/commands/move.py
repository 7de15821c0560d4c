"""Move and turn what is in the plan."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from baukasten.change import Change
from baukasten.geometry import Outline, Point, turned
from baukasten.plan import Item, ItemId, Line, Note, Path, Placed, Plan, State, Surface, points_of
from baukasten.units import Millimetre, Tenth


def move(plan: Plan, ids: Iterable[ItemId], dx: Millimetre, dy: Millimetre) -> Change:
    """Carry items by the same way. What stands there today and is carried off is set up again: its state says so."""
    if dx == dy == 0:
        return Change()
    return each(plan, ids, lambda item: set_up_again(mapped(item, lambda p: p.moved(dx, dy))))


def turn(plan: Plan, ids: Iterable[ItemId], by: Tenth) -> Change:
    """Turn items together, clockwise, about the middle of all of them."""
    ids = tuple(ids)
    points = [p for i in ids if i in plan.items for p in points_of(plan.items[i])]
    if not points:
        return Change()
    middle = Point(
        (min(p.x for p in points) + max(p.x for p in points)) // 2,
        (min(p.y for p in points) + max(p.y for p in points)) // 2,
    )

    def turned_about_middle(item: Item) -> Item:
        there = mapped(item, lambda p: turned(p, middle, by))
        if isinstance(there, Placed):
            there = replace(there, angle=(there.angle + by) % 3600)
        return item if there == item else set_up_again(there)

    return each(plan, ids, turned_about_middle)


def turn_to(plan: Plan, item_id: ItemId, angle: Tenth) -> Change:
    """Let one placed element look in a direction."""

    def looking(item: Item) -> Item:
        if not isinstance(item, Placed) or item.angle == angle % 3600:
            return item
        return set_up_again(replace(item, angle=angle % 3600))

    return each(plan, (item_id,), looking)


def set_up_again(item: Item) -> Item:
    """A thing that stands there today, once it has been carried off or turned."""
    kept = isinstance(item, Placed) and item.state is State.KEEP
    return replace(item, state=State.MOVE) if kept else item


def each(plan: Plan, ids: Iterable[ItemId], edit: Callable[[Item], Item]) -> Change:
    """The same edit on each of the items; what it leaves as it was is not in the change."""
    sides = {i: (plan.items[i], edit(plan.items[i])) for i in ids if i in plan.items}
    return Change({i: pair for i, pair in sides.items() if pair[0] != pair[1]})


def mapped(item: Item, place: Callable[[Point], Point]) -> Item:
    """The item with every point of it carried elsewhere."""
    match item:
        case Placed() | Note():
            return replace(item, at=place(item.at))
        case Surface():
            rings = [tuple(map(place, ring)) for ring in item.outline.rings()]
            return replace(item, outline=Outline(rings[0], tuple(rings[1:])))
        case Path() | Line():
            return replace(item, points=tuple(map(place, item.points)))
    return item
