"""What a change would do to the plan, drawn over it before anything is done: as it is now, as it would be, and what goes where."""

import math
from collections.abc import Iterator
from dataclasses import replace

import shapely

from baukasten.change import Change
from baukasten.drawing.items import item_group
from baukasten.drawing.primitives import Dash, Fill, Hatch, Pen, Primitive, Stroke
from baukasten.geometry import Outline, outlines, polygon
from baukasten.plan import Item, ItemId, Line, Path, Placed, Surface, item_area
from baukasten.snapshot import Snapshot
from baukasten.units import Millimetre

NOW, THEN = "#b4261e", "#1e6b3a"
GOES = Pen(NOW, 0.45, Dash.DASHED)
COMES = Pen(THEN, 0.9)
LEAST: Millimetre = 300
"""Things that have no footprint are framed this far round their place."""


def change_drawn(snapshot: Snapshot, change: Change, head: Millimetre = 400) -> tuple[Primitive, ...]:
    """What goes dashed and hatched, what comes in its own colours with a strong edge, an arrow between.

    ``head``: how long an arrow's head is on the plan.
    """
    then = replace(snapshot, plan=change.applied(snapshot.plan))
    goes = [p for before, _after in change.items.values() if before for p in _goes(snapshot, before)]
    comes = [p for i, (_before, after) in change.items.items() if after for p in _comes(then, i, after, head // 3)]
    ways = [p for before, after in change.items.values() for p in _way(before, after, head)]
    return *goes, *comes, *ways


def _goes(snapshot: Snapshot, item: Item) -> Iterator[Primitive]:
    if isinstance(item, Line):
        yield Stroke(item.points, GOES)
    for outline in _area(snapshot, item):
        yield Fill(outline, "#ffffff", 0.55, pen=GOES, hatch=Hatch.DIAGONAL)


def _comes(then: Snapshot, item_id: ItemId, item: Item, air: Millimetre) -> Iterator[Primitive]:
    for group in item_group(then, item_id):
        yield from group.primitives
    if isinstance(item, Line):
        yield Stroke(item.points, COMES)
    for outline in _area(then, item, air if isinstance(item, Placed) else 0):
        yield Fill(outline, None, pen=COMES)


def _area(snapshot: Snapshot, item: Item, air: Millimetre = 0) -> tuple[Outline, ...]:
    """The ground it takes, with so much air round it."""
    match item:
        case Surface() | Path():
            return outlines(item_area(item))
        case Placed():
            element = snapshot.element(item)
            shape = polygon(element.footprint.placed(item.at, item.angle)) if element and element.footprint.ring else None
            if shape is None or shape.is_empty:
                shape = shapely.Point(item.at.x / 1000, item.at.y / 1000).buffer(LEAST / 1000)
            return outlines(shape.buffer(air / 1000))
    return ()


def _way(before: Item | None, after: Item | None, head: Millimetre) -> Iterator[Primitive]:
    """An arrow where a thing is carried farther than the arrow's head is long."""
    if not isinstance(before, Placed) or not isinstance(after, Placed) or before.at.distance(after.at) < head:
        return
    start, end = before.at, after.at
    along = math.atan2(end.y - start.y, end.x - start.x)
    barbs = [end.moved(round(-head * math.cos(along + turn)), round(-head * math.sin(along + turn))) for turn in (0.45, -0.45)]
    for pen in (Pen("#ffffff", 1.4), Pen(THEN, 0.7)):
        yield Stroke((start, end), pen)
    yield Fill(Outline((end, *barbs)), THEN, pen=Pen("#ffffff", 0.3))
