"""A repair for want of shade: carry a sail or roof that the group chose, or add one, to where it shades.

The sun of the middle of the time tells where a roof of a given height has to hang. From there the
search goes outward in small steps over free ground, and each place is tried with the true sun
before it is offered. It stops after ``TRIES`` places, because people wait for it. New trees are not
offered: at planting their crown is too small to help.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import time
from itertools import islice

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.reach import PASS
from baukasten.access.things import Thing, carried
from baukasten.body import Prism, Sheet, height
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.commands import move, place
from baukasten.element import Element, Form
from baukasten.geometry import Outline, Point, polygon, shapely_point
from baukasten.plan import ItemId, Placed
from baukasten.scene import placed_body
from baukasten.shade import LOCAL, Sunlight, sunlight
from baukasten.units import Millimetre, Tenth, mm

TRIES, OF_ONE = 16, 5
"""So many places are tried with the sun, and so many of them with one and the same roof."""
KINDS = 3
"""So many elements of the catalogue are tried, the cheapest first."""
OVERHEAD: Millimetre = 2200
"""People walk under what begins above this."""
FREE_SPACE: Millimetre = 1800
"""Over the place where a child stands on a play device nothing hangs lower (EN 1176-1, free space)."""
LEAST_ROOF = 4.0
"""Square metres; less is no roof."""
STEP, FAR = 0.5, 2.0
"""Metres from one place to the next, and how far from the best one."""
AT_ENTRANCE = 2.0
ONE_CELL = 1000.0
"""Metres: a ground of a cell or two, because only the seats and play elements are asked about."""

Enough = Callable[[Sunlight, ItemId], bool]


@dataclass(frozen=True)
class Roof:
    """Something to sit or play under. ``cover``: what it covers, in its own system, metres; ``bottom``: from there up."""

    element: Element
    cover: BaseGeometry
    bottom: Millimetre


def shelter(case: Case, thing: Thing, days: tuple[Sunlight, ...], enough: Enough, middle: time) -> Change | None:
    """A roof for one thing that then has shade ``enough`` on all days while nobody else loses it; None if none is found."""
    roofs = (*_chosen_roofs(case), *((roof, None) for roof in _roofs(case)))
    tried = (
        (roof, own, at, angle)
        for roof, own in roofs for at, angle in islice(_places(case, thing, roof, own, days, middle), OF_ONE)
    )
    for roof, own, at, angle in islice(tried, TRIES):
        if _helps(case, thing.item, roof, at, angle, own, days, enough):
            return _change(case, roof, at, angle, own)
    return None


def _change(case: Case, roof: Roof, at: Point, angle: Tenth, own: ItemId | None) -> Change:
    plan = case.snapshot.plan
    if own is None:
        return place(plan, roof.element.id, at, angle)
    item = plan.items[own]
    assert isinstance(item, Placed)
    return move(plan, (own,), at.x - item.at.x, at.y - item.at.y)


def _chosen_roofs(case: Case) -> Iterator[tuple[Roof, ItemId]]:
    """Roofs of the group's own that might hang better, the first few."""
    stands = [(i, item) for i, item in case.snapshot.plan.there(Placed) if case.is_chosen(i)]
    found = ((roof, i) for i, item in stands if (e := case.snapshot.element(item)) and (roof := _roof(e)))
    return islice(found, KINDS)


def _roofs(case: Case) -> list[Roof]:
    elements = sorted(case.snapshot.catalogue.elements.values(), key=lambda e: (e.price.mid, e.id))
    return [roof for e in elements if (roof := _roof(e))][:KINDS]


def _roof(element: Element) -> Roof | None:
    """What shades and is walked under; seats, play and composed things with a roof are more than that."""
    if element.form is not Form.PIECE or element.seat or element.play or element.table or element.tree or element.members:
        return None
    parts = [part for part in element.body if isinstance(part, Prism | Sheet)]
    high = [part for part in parts if _bottom(part) >= OVERHEAD]
    cover = shapely.union_all([_seen_from_above(part) for part in high])
    if cover.area < LEAST_ROOF:
        return None
    return Roof(element, cover, min(_bottom(part) for part in high))


def _bottom(part: Prism | Sheet) -> Millimetre:
    return part.bottom if isinstance(part, Prism) else min(corner.z for corner in part.corners)


def _seen_from_above(part: Prism | Sheet) -> BaseGeometry:
    if isinstance(part, Prism):
        return polygon(part.outline)
    return polygon(Outline(tuple(Point(corner.x, corner.y) for corner in part.corners)))


def _places(
    case: Case, thing: Thing, roof: Roof, own: ItemId | None, days: tuple[Sunlight, ...], middle: time
) -> Iterator[tuple[Point, Tenth]]:
    """Free places, the most promising first."""
    suns = [min(s.suns, key=lambda sun: abs(_minutes(sun.time.astimezone(LOCAL).time()) - _minutes(middle))) for s in days if s.suns]
    if not suns:
        return
    sun = suns[0]
    away = roof.bottom / 1000 / math.tan(math.radians(max(sun.elevation, 5.0)))
    bearing = math.radians(sun.bearing)
    centre = roof.cover.centroid
    angle = thing.angle if own is None else case.by_item[own][0].angle
    turn = math.radians(angle / 10)
    # What is turned clockwise carries the middle of its roof with it.
    x = thing.at.x / 1000 + away * math.sin(bearing) - (centre.x * math.cos(turn) + centre.y * math.sin(turn))
    y = thing.at.y / 1000 + away * math.cos(bearing) - (centre.y * math.cos(turn) - centre.x * math.sin(turn))
    for dx, dy in _OFFSETS:
        at = Point(mm(x + dx), mm(y + dy))
        if _has_room(case, roof, at, angle, own):
            yield at, angle


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


_COUNT = round(FAR / STEP)
_OFFSETS = sorted(
    ((i * STEP, j * STEP) for i in range(-_COUNT, _COUNT + 1) for j in range(-_COUNT, _COUNT + 1)),
    key=lambda d: (round(math.hypot(*d), 3), d),
)


def _has_room(case: Case, roof: Roof, at: Point, angle: Tenth, own: ItemId | None) -> bool:
    """Its posts leave people their ways, and nothing that stands or moves there reaches up into it."""
    posts = polygon(roof.element.footprint.placed(at, angle))
    cover = carried(roof.cover, at, angle)
    if posts.is_empty or not case.ground.boundary.covers(shapely.union(posts, cover)):
        return False
    if any(shapely_point(e.at).distance(posts) < AT_ENTRANCE for e in case.ground.entrances):
        return False
    if any(o.item != own or o.item is None for o in case.ground.near(posts, PASS)):
        return False
    for _item, element, area in case.playing.values():
        free = element.play.fall_height + FREE_SPACE if element.play else 0
        if area.intersects(posts) or (area.intersects(cover) and free > roof.bottom):
            return False
    if any(building.intersects(cover) for building in case.buildings):
        return False
    tall = (t for t in case.things if t.item != own and height(t.element.body) > roof.bottom - 100)
    return not any(t.outline(t.element.footprint).buffer(0.5).intersects(cover) for t in tall)


def _helps(
    case: Case, item: ItemId, roof: Roof, at: Point, angle: Tenth, own: ItemId | None,
    days: tuple[Sunlight, ...], enough: Enough,
) -> bool:  # fmt: skip
    """Whether the thing has shade then, and all that had it before have it still."""
    body = placed_body(None, Placed(roof.element.id, at, angle), roof.element, case.relief)
    others = tuple(b for b in case.scene.bodies if own is None or b.item != own)
    there = replace(case.scene, bodies=(*others, body), floors=())
    for before in days:
        after = sunlight(there, before.day, ONE_CELL)
        if not enough(after, item):
            return False
        if any(enough(before, i) and not enough(after, i) for i in before.items if i in after.items):
            return False
    return True
