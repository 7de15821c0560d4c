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
    there = [item for item in changed if item in rows]
    for item in there:
        table[rows[item]] = _points_box(given, item)
    stands = [(rows[item], thing.covers) for item in there for thing in given.by_item.get(item, ())]
    of, covers = np.array([row for row, _shape in stands], int)[:, None], np.array([shape for _row, shape in stands], object)
    bounds = shapely.bounds(covers).reshape(-1, 4)
    # What covers nothing has no bounds, which are passed over.
    np.fmin.at(table, (of, [0, 1]), bounds[:, :2])
    np.fmax.at(table, (of, [2, 3]), bounds[:, 2:])
    return Boxes(rows, table)


def away(of: Boxes, stirred: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many metres each item's box lies from the nearest box that is stirred, east and west or north and south."""
    west, south, east, north = of.table.T[:, :, None]
    gaps = np.maximum(np.maximum(west - stirred[:, 2], stirred[:, 0] - east), np.maximum(south - stirred[:, 3], stirred[:, 1] - north))
    return gaps.min(axis=1, initial=np.inf)


def _points_box(given: Case, item_id: ItemId) -> tuple[float, float, float, float]:
    """Round the points of an item; what is drawn has a width beside them."""
    item, wide = given.snapshot.plan.items[item_id], 0.0
    points = points_of(item)
    if not points:
        return NOWHERE
    if isinstance(item, Path):
        wide = item.width / 2
    elif isinstance(item, Line) and (element := given.element(item_id)):
        wide = element.size[1] / 2
    x, y = zip(*points, strict=True)
    return (min(x) - wide) / 1000, (min(y) - wide) / 1000, (max(x) + wide) / 1000, (max(y) + wide) / 1000
