"""Live with what the checks found, and say why; or take that back."""

from datetime import date

from baukasten.change import Change
from baukasten.commands.place import add
from baukasten.plan import Accepted, ItemId, Plan


def accept(plan: Plan, rule: str, items: tuple[ItemId, ...], reason: str, author: str, day: date) -> Change:
    """The group lives with a finding. Its reason may be said anew; without one nothing is accepted."""
    if not reason.strip():
        return Change()
    said = Accepted(rule, items, reason.strip(), author.strip(), day)
    for item_id, item in plan.of(Accepted):
        if (item.rule, item.items) == (rule, items):
            return Change({item_id: (item, said)} if item != said else {})
    return add(plan, (said,))


def no_longer_accept(plan: Plan, rule: str, items: tuple[ItemId, ...]) -> Change:
    """The finding counts again."""
    return Change({i: (item, None) for i, item in plan.of(Accepted) if (item.rule, item.items) == (rule, items)})
