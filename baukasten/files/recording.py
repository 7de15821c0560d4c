"""Writes one change into an open file: journal, items and map layers together."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace

from baukasten.change import Change
from baukasten.earth import Anchor
from baukasten.files import journal, layers
from baukasten.files.contents import Contents
from baukasten.files.geopackage import Extent
from baukasten.files.layers import Layer
from baukasten.plan import Item, ItemId


def record(connection: sqlite3.Connection, held: Contents, at: str, change: Change) -> Contents:
    """What the file holds afterwards; inside the caller's transaction, which may still be taken back."""
    text = journal.change_text(change)
    plan = change.applied(held.plan)
    sums = _write_items(connection, held.sums, change)
    items = sum(_differences(held.sums, sums, change), held.seal.items) % journal.WHOLE
    seal = journal.append(connection, held.seal, at, text, plan.last, items)
    for i, (_before, after) in change.items.items():
        layers.put(connection, i, held.plan.items.get(i), after, held.site.anchor)
    after = replace(held, plan=plan, seal=seal, sums=sums)
    return replace(after, boxes=_write_boxes(connection, held, after, change, at))


def _write_items(connection: sqlite3.Connection, sums: Mapping[ItemId, int], change: Change) -> Mapping[ItemId, int]:
    now = dict(sums)
    for i, (_before, after) in change.items.items():
        if after is None:
            connection.execute("DELETE FROM qb_item WHERE id = ?", (i,))
            now.pop(i, None)
        else:
            text = journal.item_text(after)
            connection.execute("INSERT OR REPLACE INTO qb_item (id, item) VALUES (?, ?)", (i, text))
            now[i] = journal.item_sum(i, text)
    return now


def _differences(before: Mapping[ItemId, int], after: Mapping[ItemId, int], change: Change) -> list[int]:
    return [after.get(i, 0) - before.get(i, 0) for i in change.items]


def _write_boxes(
    connection: sqlite3.Connection, held: Contents, now: Contents, change: Change, at: str
) -> Mapping[str, Extent | None]:
    """Keep each touched layer's extent exact; all its things are looked at only if one left the edge."""
    boxes, anchor = dict(held.boxes), held.site.anchor
    for layer in layers.LAYERS:
        gone = [held.plan.items[i] for i in change.items if layers.layer_of(held.plan.items.get(i)) is layer]
        come = [item for _before, item in change.items.values() if layers.layer_of(item) is layer]
        if gone or come:
            boxes[layer.table] = _box(boxes[layer.table], layer, gone, come, now, anchor)
            layers.list_extent(connection, layer, boxes[layer.table], at)
    return boxes


def _box(
    box: Extent | None, layer: Layer, gone: list[Item], come: list[Item | None], now: Contents, anchor: Anchor | None
) -> Extent | None:
    left, arrived = layers.extent_of(gone, anchor), layers.extent_of(come, anchor)
    if box and left and any(a == b for a, b in zip(box, left, strict=True)):
        same = (item for item in now.plan.items.values() if layers.layer_of(item) is layer)
        return layers.extent_of(same, anchor)
    if box is None or arrived is None:
        return arrived or box
    west, south, east, north = zip(box, arrived, strict=True)
    return min(west), min(south), max(east), max(north)
