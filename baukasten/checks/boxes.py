"""Where every item of a plan lies, and how far each is from what has changed."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.checks.case import Case
from baukasten.plan import ItemId, Line, Path, points_of

NOWHERE = (np.inf, np.inf, -np.inf, -np.inf)


@dataclass(frozen=True, eq=False)
class Boxes:
    """``table``: west, south, east, north of each item in metres, float64[n, 4], in the plan's order; of what lies nowhere ``NOWHERE``."""

    rows: dict[ItemId, int]
    table: NDArray[np.float64]

    def of(self, items: Collection[ItemId]) -> NDArray[np.float64]:
        """The boxes of those items that lie somewhere."""
        some = self.table[[self.rows[item] for item in items if item in self.rows]].reshape(-1, 4)
        return some[some[:, 0] <= some[:, 2]]


def boxes(given: Case, changed: Collection[ItemId], before: Boxes | None = None) -> Boxes:
    """``changed``: the items that are not as they were when ``before`` was told. While none comes or goes its ``rows`` stay the same."""
    items = given.snapshot.plan.items
    if before and list(before.rows) == list(items):
        rows, table = before.rows, before.table.copy()
    else:
        rows = {item: row for row, item in enumerate(items)}
        table = before.table[[before.rows.get(item, 0) for item in rows]] if before else np.empty((len(rows), 4))
    for item in changed:
        if item in rows:
            table[rows[item]] = _box(given, item)
    return Boxes(rows, table)


def away(of: Boxes, stirred: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many metres each item's box lies from the nearest box that is stirred, east and west or north and south."""
    west, south, east, north = of.table.T[:, :, None]
    gaps = np.maximum(np.maximum(west - stirred[:, 2], stirred[:, 0] - east), np.maximum(south - stirred[:, 3], stirred[:, 1] - north))
    return gaps.min(axis=1, initial=np.inf)


def _box(given: Case, item_id: ItemId) -> tuple[float, float, float, float]:
    """All of what is placed, and all points of what is drawn."""
    item, element = given.snapshot.plan.items[item_id], given.element(item_id)
    west, south, east, north = NOWHERE
    for point in points_of(item):
        x, y = point.x / 1000, point.y / 1000
        west, south, east, north = min(west, x), min(south, y), max(east, x), max(north, y)
    for thing in given.by_item.get(item_id, ()):
        if not thing.covers.is_empty:
            w, s, e, n = shapely.bounds(thing.covers).tolist()
            west, south, east, north = min(west, w), min(south, s), max(east, e), max(north, n)
    # What is drawn has a width beside its points.
    wide = item.width / 2000 if isinstance(item, Path) else element.size[1] / 2000 if isinstance(item, Line) and element else 0.0
    return west - wide, south - wide, east + wide, north + wide
