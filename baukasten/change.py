"""What differs between two plans. Undo, the journal, autosave and co-editing are all made of this."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from baukasten.plan import Item, ItemId, Plan

Sides = tuple[Item | None, Item | None]


@dataclass(frozen=True)
class Change:
    """For each touched id the item before and after; None where it is not there."""

    items: Mapping[ItemId, Sides] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.items)

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change({i: (after, before) for i, (before, after) in self.items.items()})

    def then(self, later: "Change") -> "Change":
        """One change that does both, this one first."""
        joined = dict(self.items)
        for i, (before, after) in later.items.items():
            joined[i] = (joined[i][0] if i in joined else before, after)
        return Change({i: sides for i, sides in joined.items() if sides[0] != sides[1]})

    def applied(self, plan: Plan) -> Plan:
        """The plan after this change. What the change says "after" is what counts."""
        items = dict(plan.items)
        for i, (_, after) in self.items.items():
            if after is None:
                items.pop(i, None)
            else:
                items[i] = after
        return Plan(items, max(plan.last, *self.items) if self.items else plan.last)

    def onto(self, plan: Plan) -> "Change":
        """The same intent on a plan that others have changed since.

        Only fields that still are as this change left or found them are touched; what somebody
        else set in the meantime stays, and what they removed stays removed.
        """
        fitted: dict[ItemId, Sides] = {}
        for i, (before, after) in self.items.items():
            now = plan.items.get(i)
            wanted = after if now == before else _merged(now, before, after)
            if wanted != now:
                fitted[i] = (now, wanted)
        return Change(fitted)


def between(before: Plan, after: Plan) -> Change:
    """The change that leads from one plan to another."""
    ids = dict.fromkeys((*before.items, *after.items))
    sides = {i: (before.items.get(i), after.items.get(i)) for i in ids}
    # Most items are the very same object, and asking that first is quick.
    return Change({i: (a, b) for i, (a, b) in sides.items() if a is not b and a != b})


def _merged(now: Item | None, before: Item | None, after: Item | None) -> Item | None:
    if now is None or before is None or after is None or not type(now) is type(before) is type(after):
        return now
    mine = {
        f.name: getattr(after, f.name)
        for f in fields(now)
        if getattr(before, f.name) != getattr(after, f.name) and getattr(now, f.name) == getattr(before, f.name)
    }
    return replace(now, **mine)
