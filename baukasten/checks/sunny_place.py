"""A repair for want of sun: carry a thing by the shortest way to where it has the light it needs.

One point at its height is asked for at every place around it, all in one go; the rule judges the best of them again.
"""

import math
from collections.abc import Iterator
from datetime import date
from itertools import islice

import shapely

from baukasten.body import Point3
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.repair import fits
from baukasten.checks.shelter import rings
from baukasten.commands import move
from baukasten.finding import Finding
from baukasten.geometry import shapely_point
from baukasten.plan import ItemId, Placed
from baukasten.receivers import Receiver
from baukasten.shade import Sunlight, seat, seen, sun_hours

STEP, FAR = 1.0, 12.0
"""Metres from one place to the next, and how far a thing is carried at most."""
SEARCHES = 3
"""For so many seats a place in the sun is looked for."""
SLACK = 0.4
"""Hours more than needed at the one point, because all of the thing has to have them."""


def seats_carried(case: Case, finding: Finding, day: date, least: float) -> Iterator[Change]:
    """Of the finding's seats one is carried to where it has so many hours of sun on a day of the year."""
    light = case.sunlight(day)
    for item in [i for i in finding.items if case.is_chosen(i)][:SEARCHES]:
        yield from islice(carried_into_light(case, item, light, least), 1) if light else ()


def carried_into_light(case: Case, item_id: ItemId, like: Sunlight, least: float, most: float = 24.0) -> Iterator[Change]:
    """Ways to carry a thing to where it has so many hours of sun on that day, the shortest first."""
    item = case.snapshot.plan.items.get(item_id)
    sun = case.followed(like)
    own = next((r for r in sun.receivers if r.item == item_id), None)
    if own is None or not isinstance(item, Placed) or not case.is_chosen(item_id):
        return
    rise = own.points[0].z - case.relief.at(item.at)
    offsets = [d for d in _OFFSETS if d != (0, 0) and _on_ground(case, shapely_point(item.at.moved(*d)))]
    # Ids nobody has. Where the thing stands now it may darken a place; that is judged again without it.
    first = case.snapshot.plan.last + 1
    there = [Receiver(n, (Point3(*(at := item.at.moved(*d)), case.relief.at(at) + rise),)) for n, d in enumerate(offsets, first)]
    seat(sun.planes, there)
    light = seen(sun.planes, sun.day)
    seat(sun.planes, sun.receivers)
    for n, (dx, dy) in enumerate(offsets, first):
        hours = sun_hours(light, n)
        if hours is not None and least + SLACK <= hours <= most - SLACK and fits(case, item_id, dx / 1000, dy / 1000):
            yield move(case.snapshot.plan, (item_id,), dx, dy)


def _on_ground(case: Case, middle: shapely.Point) -> bool:
    return bool(case.ground.free.covers(middle))


_OFFSETS = [d for d in rings(STEP, FAR) if math.hypot(*d) <= FAR * 1000]
