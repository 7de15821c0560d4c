"""Which bodies stand where in the table of all parts: an item's by its id, what belongs to the site by itself."""

from collections.abc import Iterable
from typing import TypeAlias

from baukasten.plan import ItemId
from baukasten.scene import Body

Key: TypeAlias = ItemId | Body


def key(body: Body) -> Key:
    """What the body stands under."""
    return body if body.item is None else body.item


def by_key(bodies: Iterable[Body]) -> dict[Key, tuple[Body, ...]]:
    """An item's bodies by its id, what belongs to the site by itself."""
    found: dict[Key, tuple[Body, ...]] = {}
    for body in bodies:
        found[key(body)] = (*found.get(key(body), ()), body)
    return found


def places(bodies: Iterable[Body], edges: list[int]) -> dict[Key, list[range]]:
    """Which parts of the table are whose; ``edges``: where the first body's parts begin, and where each body's end."""
    stands: dict[Key, list[range]] = {}
    for body, start, end in zip(bodies, edges, edges[1:], strict=False):
        stands.setdefault(key(body), []).append(range(start, end))
    return stands
