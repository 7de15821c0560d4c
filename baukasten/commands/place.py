"""Put things into the plan and take them out."""

from collections.abc import Iterable
from dataclasses import replace

from baukasten.change import Change
from baukasten.geometry import Point
from baukasten.plan import BRIEF, Item, ItemId, Note, Placed, Plan, State
from baukasten.units import Tenth


def place(plan: Plan, element: str, at: Point, angle: Tenth = 0, state: State = State.NEW) -> Change:
    """One more of an element."""
    return add(plan, (Placed(element, at, angle % 3600, state),))


def note(plan: Plan, at: Point, text: str, author: str = "") -> Change:
    """A wish, in the group's own words."""
    return add(plan, (Note(at, text, author),))


def add(plan: Plan, items: Iterable[Item]) -> Change:
    """New items under the next free ids."""
    return Change({plan.last + n: (None, item) for n, item in enumerate(items, start=1)})


def remove(plan: Plan, ids: Iterable[ItemId]) -> Change:
    """Take items out. What stands on the site today is marked for removal instead, so that it is costed and seen."""
    removed: dict[ItemId, tuple[Item | None, Item | None]] = {}
    for i in ids:
        item = plan.items.get(i)
        if item is not None and i != BRIEF:
            removed[i] = (item, _without(item))
    return Change({i: sides for i, sides in removed.items() if sides[0] != sides[1]})


def _without(item: Item) -> Item | None:
    stands_today = getattr(item, "state", None) in (State.KEEP, State.MOVE, State.REMOVE)
    return replace(item, state=State.REMOVE) if stands_today else None
