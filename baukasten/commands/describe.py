"""Say what the plan is called, what shall happen to things, and why."""

from collections.abc import Iterable
from dataclasses import replace

from baukasten.change import Change
from baukasten.commands.move import each
from baukasten.plan import BRIEF, Brief, Item, ItemId, Line, Note, Path, Placed, Plan, State, Surface


def describe(plan: Plan, brief: Brief) -> Change:
    """Title, group, budget and day in one step."""
    before = plan.items.get(BRIEF)
    return Change({BRIEF: (before, brief)}) if before != brief else Change()


def set_state(plan: Plan, ids: Iterable[ItemId], state: State) -> Change:
    """What shall happen to these things: keep, move, remove …"""

    def in_state(item: Item) -> Item:
        return replace(item, state=state) if isinstance(item, Placed | Surface | Path | Line) else item

    return each(plan, ids, in_state)


def give_reason(plan: Plan, item_id: ItemId, reason: str) -> Change:
    """Why the group wants it; a wish's own text."""

    def with_reason(item: Item) -> Item:
        match item:
            case Note():
                return replace(item, text=reason)
            case Placed() | Surface() | Path() | Line():
                return replace(item, reason=reason)
        return item

    return each(plan, (item_id,), with_reason)
