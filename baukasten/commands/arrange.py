"""Several things at once: copies and rows."""

from collections.abc import Iterable
from dataclasses import replace

from baukasten.change import Change
from baukasten.commands.move import mapped, set_up_again
from baukasten.commands.place import add
from baukasten.geometry import Point
from baukasten.plan import Item, ItemId, Placed, Plan, State, points_of
from baukasten.units import Millimetre


def duplicate(plan: Plan, ids: Iterable[ItemId], dx: Millimetre = 1000, dy: Millimetre = -1000) -> Change:
    """A copy of each, a little aside. A copy of what stands there today is a new thing."""
    copies = (mapped(plan.items[i], lambda p: p.moved(dx, dy)) for i in ids if i in plan.items and points_of(plan.items[i]))
    return add(plan, (_as_new(item) for item in copies))


def align(plan: Plan, ids: Iterable[ItemId]) -> Change:
    """Stand placed elements in a straight row from the first to the last, with even gaps."""
    row = [(i, plan.items[i]) for i in ids if isinstance(plan.items.get(i), Placed)]
    if len(row) < 3:
        return Change()
    row = sorted(row, key=lambda pair: _along(row, pair[1].at))
    (_, first), (_, last) = row[0], row[-1]
    gaps = len(row) - 1
    sides = {}
    for n, (i, item) in enumerate(row):
        there = Point(
            first.at.x + round((last.at.x - first.at.x) * n / gaps),
            first.at.y + round((last.at.y - first.at.y) * n / gaps),
        )
        sides[i] = (item, item if there == item.at else set_up_again(replace(item, at=there)))
    return Change({i: pair for i, pair in sides.items() if pair[0] != pair[1]})


def _along(row: list[tuple[ItemId, Placed]], at: Point) -> int:
    """How far along the row's longer direction a point lies."""
    xs, ys = [item.at.x for _, item in row], [item.at.y for _, item in row]
    return at.x if max(xs) - min(xs) >= max(ys) - min(ys) else at.y


def _as_new(item: Item) -> Item:
    stands_today = getattr(item, "state", None) in (State.KEEP, State.MOVE, State.REMOVE)
    return replace(item, state=State.NEW) if stands_today else item
