"""Where people sit, eat and play: the points at which sun and shade are told for an item.

A seat is judged at its seat height, a table at its top, a swing at its seat, a play device at its highest platform
(of a chute that runs down from it: where the child sits down), everything else for play on the ground.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat
from types import MappingProxyType

import numpy as np
import shapely

from baukasten import trees
from baukasten.body import Point3
from baukasten.element import Element
from baukasten.geometry import Outline, line, polygon
from baukasten.plan import Item, ItemId, Line, Path, Placed, Surface, item_area
from baukasten.relief import Relief
from baukasten.snapshot import Snapshot
from baukasten.units import Millimetre, mm

SPACING = 0.5
"""Metres between the points of one item, as long as they are not more than ``MOST`` along a side."""
FEWEST, MOST = 2, 5


@dataclass(frozen=True)
class Receiver:
    """An item and points spread evenly over it; z as in the scene, above the lowest spot of the terrain."""

    item: ItemId
    points: tuple[Point3, ...]


def receivers(
    snapshot: Snapshot, relief: Relief, known: Mapping[ItemId, Receiver] = MappingProxyType({})
) -> Iterator[Receiver]:
    """All seats, tables and play elements that stand once the plan is built, by id. Those ``known`` are not made anew."""
    there = [*(kind for of in (Placed, Surface, Path, Line) for kind in snapshot.plan.there(of))]
    for item_id, item in sorted(there, key=lambda pair: pair[0]):
        element = snapshot.element(item)
        if item_id in known:
            yield known[item_id]
        elif element and is_receiver(element) and (points := _points(item, element, snapshot, relief)):
            yield Receiver(item_id, points)


def plant_receivers(
    snapshot: Snapshot, relief: Relief, wanted: Callable[[ItemId], bool] = lambda item: True
) -> Iterator[Receiver]:
    """The same for what grows and is ``wanted``: light is asked for on top of it, where the leaves are."""
    there = [*(kind for of in (Placed, Surface, Path, Line) for kind in snapshot.plan.there(of))]
    for item_id, item in sorted(there, key=lambda pair: pair[0]):
        element = snapshot.element(item)
        if element and element.plant and wanted(item_id) and (points := _points(item, element, snapshot, relief, _top(item, element))):
            yield Receiver(item_id, points)


def _top(item: Item, element: Element) -> Millimetre:
    if element.tree and isinstance(item, Placed):
        return trees.size(element.tree, 0, item.height, item.spread).height
    return element.size[2]


def is_receiver(element: Element) -> bool:
    """People stay at it: they sit, eat or play there."""
    return bool(element.seat or element.table or element.play)


def _points(
    item: Item, element: Element, snapshot: Snapshot, relief: Relief, top: Millimetre | None = None
) -> tuple[Point3, ...]:
    """``top``: so high above the ground instead of where people are."""
    places = [(_lattice(area), high) for area, high in _areas(item, element, snapshot) if not area.is_empty]
    # A placed thing stands level on the ground at its middle; what is laid follows the ground.
    level = relief.at(item.at) if isinstance(item, Placed) else None
    return tuple(
        Point3(mm(x), mm(y), (mm(float(z)) if level is None else level) + (high if top is None else top))
        for lattice, high in places
        for (x, y), z in zip(lattice, relief.heights(*lattice.T) if level is None else repeat(0.0), strict=False)
    )


def height(element: Element) -> Millimetre:
    """How high above the ground people are at it: on the seat, at the table's top, on the platform they climb to."""
    if element.seat:
        return element.seat.height
    if element.table:
        return element.table.height
    if element.play:
        return element.play.swing.seat_height if element.play.swing else element.play.platform or 0
    return 0


def _areas(item: Item, element: Element, snapshot: Snapshot) -> Iterator[tuple[shapely.Geometry, Millimetre]]:
    """Where people are at it, and how high; in a composed element at those members that are for people, not at its planter."""
    match item:
        case Placed():
            for outline, high in list(_members_for_people(element, snapshot)) or [(element.footprint, height(element))]:
                yield polygon(outline.placed(item.at, item.angle)), high
        case Surface() | Path():
            yield item_area(item), height(element)
        case Line():
            yield line(item.points).buffer(max(element.size[1], 20) / 2000, cap_style="flat"), height(element)


def _members_for_people(element: Element, snapshot: Snapshot) -> Iterator[tuple[Outline, Millimetre]]:
    for member in element.members:
        part = snapshot.catalogue.get(member.element)
        if part and is_receiver(part):
            yield part.footprint.placed(member.at, member.angle), height(part)


def _lattice(area: shapely.Geometry) -> np.ndarray:
    """Points [n, 2] in metres spread over an area, laid out along its own sides so that turning it changes nothing."""
    frame = np.array(shapely.oriented_envelope(area).exterior.coords)[:4]
    across, along = frame[1] - frame[0], frame[3] - frame[0]
    i, j = np.meshgrid(_fractions(across), _fractions(along))
    places = frame[0] + i.reshape(-1, 1) * across + j.reshape(-1, 1) * along
    places = places[shapely.contains_xy(area, places)]
    return places if len(places) else np.array(area.representative_point().coords)


def _fractions(side: np.ndarray) -> np.ndarray:
    count = min(MOST, max(FEWEST, math.ceil(float(np.hypot(*side)) / SPACING)))
    return (np.arange(count) + 0.5) / count
