"""What stands in the room that a sport needs round its device."""

from collections.abc import Iterator

from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Obstacle
from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.repair import carried_off
from baukasten.element import Device
from baukasten.plan import ItemId

DEEP = 0.005
"""Metres: things may touch the edge of the room."""


def sports(case: Case, item: ItemId, kind: Device) -> Iterator[Thing]:
    return (thing for thing in case.by_item.get(item, ()) if thing.element.device is kind)


def in_room(case: Case, thing: Thing, room: BaseGeometry) -> Iterator[Obstacle]:
    """Obstacles in a room, without what belongs to the same item."""
    return (o for o in case.ground.near(room.buffer(-DEEP)) if o.item != thing.item)


def cleared(case: Case, item: ItemId, others: tuple[ItemId, ...], room: BaseGeometry) -> Iterator[Change]:
    """What stands in the room is carried out of it; the sport's own device where that cannot be."""
    for obstacle in case.ground.near(room.buffer(-DEEP)):
        if obstacle.item in others or (obstacle.item is None and not others):
            for mover, shape, fixed in ((obstacle.item, obstacle.shape, room), (item, room, obstacle.shape)):
                if mover in case.by_item and mover is not None and (change := carried_off(case, mover, shape, fixed, 0.0)):
                    yield change
