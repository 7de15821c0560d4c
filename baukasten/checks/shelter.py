"""A repair for want of shade: carry a sail or roof that the group chose, or add one, to where it shades.

The sun of the middle of the time tells where a roof of a given height has to hang. From there the
search goes outward in small steps over free ground, and each place is tried with the true sun
before it is offered. What shades today is told of here; what has to grow first in ``shade_tree``.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time
from itertools import islice

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.reach import PASS
from baukasten.access.things import Thing
from baukasten.body import Prism, Sheet, height
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.tried_sun import Followed, tried_beside
from baukasten.commands import move, place
from baukasten.element import Element, Form
from baukasten.geometry import Outline, Point, carried, polygon, shapely_point
from baukasten.plan import ItemId, Placed
from baukasten.shade import LOCAL, Sunlight
from baukasten.units import Millimetre, Tenth, mm

OF_ONE = 12
"""So many places are tried with the sun for one and the same roof."""
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

Enough = Callable[[Sunlight, ItemId], bool]


@dataclass(frozen=True)
class Wanted:
    """Shade that a thing wants: ``enough`` of it, on all these days, most of all about ``middle`` o'clock."""

    thing: Thing
    days: tuple[Sunlight, ...]
    enough: Enough
    middle: time


@dataclass(frozen=True)
class Roof:
    """Something to sit or play under. ``cover``: what it covers, in its own system, metres; ``bottom``: from there up."""

    element: Element
    cover: BaseGeometry
    bottom: Millimetre


def shelters(case: Case, wanted: Wanted) -> Iterator[Change]:
    """Roofs that give a thing its shade while nobody else loses what they have; the group's own first, then the cheapest."""
    suns = tuple(case.followed(day) for day in wanted.days)
    for roof, own in (*_chosen_roofs(case), *((roof, None) for roof in _roofs(case))):
        for at, angle in islice(_places(case, wanted, roof, own), OF_ONE):
            change = _change(case, roof, at, angle, own)
            if shades(suns, change, wanted):
                yield change
                break


def shades(suns: tuple[Followed, ...], change: Change, wanted: Wanted) -> bool:
    """Whether after a change the thing has its shade, and all that had theirs have it still."""
    for sun in suns:
        before, after = sun.light, tried_beside(sun, change)
        if not wanted.enough(after, wanted.thing.item):
            return False
        if any(wanted.enough(before, i) and not wanted.enough(after, i) for i in before.items if i in after.items):
            return False
    return True


def towards_the_sun(wanted: Wanted, above: Millimetre) -> Point | None:
    """Over which place of the plan something hangs that shades the thing about the middle of the time, so high above it."""
    suns = [sun for day in wanted.days[:1] for sun in day.suns]
    if not suns:
        return None
    sun = min(suns, key=lambda s: abs(_minutes(s.time.astimezone(LOCAL).time()) - _minutes(wanted.middle)))
    away = above / math.tan(math.radians(max(sun.elevation, 5.0)))
    bearing = math.radians(sun.bearing)
    return wanted.thing.at.moved(round(away * math.sin(bearing)), round(away * math.cos(bearing)))


def rings(step: float, far: float) -> list[tuple[Millimetre, Millimetre]]:
    """Offsets on a lattice, the shortest first; metres in, millimetres out."""
    count = round(far / step)
    steps = [mm(n * step) for n in range(-count, count + 1)]
    return sorted(((dx, dy) for dx in steps for dy in steps), key=lambda d: (round(math.hypot(*d)), d))


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


def _places(case: Case, wanted: Wanted, roof: Roof, own: ItemId | None) -> Iterator[tuple[Point, Tenth]]:
    """Free places, the most promising first."""
    best = towards_the_sun(wanted, roof.bottom)
    if best is None:
        return
    angle = wanted.thing.angle if own is None else case.by_item[own][0].angle
    # The middle of the roof has to hang there, wherever its posts stand.
    middle = carried(roof.cover.centroid, Point(0, 0), angle)
    for dx, dy in _OFFSETS:
        at = best.moved(dx - mm(middle.x), dy - mm(middle.y))
        if _has_room(case, roof, at, angle, own):
            yield at, angle


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


_OFFSETS = rings(STEP, FAR)


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
