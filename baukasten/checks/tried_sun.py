"""The sun of a judged day, followed so that changes can be tried in a moment before they are offered.

People see the plan as it is planted; what trees do later is asked of the same square some years on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from baukasten.change import Change
from baukasten.plan import Item, ItemId, Plan
from baukasten.receivers import Receiver, plant_receivers, receivers
from baukasten.relief import Relief
from baukasten.scene import Body, Scene, item_bodies, standing
from baukasten.shade import Planes, Sunlight, follow, hold, lift, put_down, release, seat, seen
from baukasten.snapshot import Snapshot

GROUND_DAY, GROUND_CELL = (3, 21), 2.0
"""The one day on which a rule asks about the ground (H15), and its cells in metres: while something is only tried they
may be large. Seats, play and plants are told exactly."""
ONE_CELL = 1000.0
"""Metres: a ground of a cell or two on all other days."""


@dataclass(frozen=True, eq=False)
class Followed:
    """The sun of one day ``year`` years after planting, at seats, tables, play elements and plants, and on the ground.

    ``planes`` are changed while something is tried and put back afterwards: one try at a time.
    """

    snapshot: Snapshot
    relief: Relief
    day: date
    year: int
    planes: Planes
    scene: Scene

    @property
    def receivers(self) -> tuple[Receiver, ...]:
        return self.scene.receivers

    @property
    def light(self) -> Sunlight:
        """As the plan is."""
        return seen(self.planes, self.day)


def followed(snapshot: Snapshot, relief: Relief, like: Sunlight, year: int, known: Scene | None = None) -> Followed:
    """The sun of the day of ``like``. ``known``: the scene of that year, where another day of it is followed already."""
    whole = known or replace(standing(snapshot, relief, year), receivers=tuple(_receivers(snapshot, relief)))
    asked = (like.day.month, like.day.day) == GROUND_DAY
    planes = follow(whole, like.day, max(like.cell_m, GROUND_CELL) if asked else ONE_CELL)
    return Followed(snapshot, relief, like.day, year, planes, whole)


def tried(sun: Followed, change: Change) -> Sunlight:
    """The light once something has changed."""
    with _built(sun, change) as after:
        there = [r for r in sun.receivers if r.item not in change.items]
        here = [*there, *_receivers(after, sun.relief)]
        if len(there) == len(here) == len(sun.receivers):
            return sun.light
        seat(sun.planes, here)
        light = sun.light
        seat(sun.planes, sun.receivers)
        return light


def tried_beside(sun: Followed, change: Change) -> Sunlight:
    """The same for all that stays where it is; what is new or carried is not asked, so that many changes can be tried."""
    with _built(sun, change):
        return sun.light


@contextmanager
def _built(sun: Followed, change: Change) -> Iterator[Snapshot]:
    """What changes stands as it will, for as long as this lasts; the items that are new or different."""
    before = _touched(sun, {i: item for i, (item, _after) in change.items.items() if item})
    after = _touched(sun, {i: item for i, (_before, item) in change.items.items() if item})
    was = _bodies(sun, before)
    if was:
        lift(sun.planes, *was)
    hold(sun.planes, *_bodies(sun, after))
    try:
        yield after
    finally:
        release(sun.planes)
        if was:
            put_down(sun.planes, *was)


def _touched(sun: Followed, items: dict[ItemId, Item]) -> Snapshot:
    return replace(sun.snapshot, plan=Plan(items, sun.snapshot.plan.last))


def _bodies(sun: Followed, part: Snapshot) -> tuple[Body, ...]:
    return tuple(item_bodies(part, sun.relief, sun.year))


def _receivers(snapshot: Snapshot, relief: Relief) -> Iterator[Receiver]:
    """People and plants; where people are at a plant, as at a raised bed, they are asked."""
    people = {r.item: r for r in receivers(snapshot, relief)}
    plants = {r.item: r for r in plant_receivers(snapshot, relief)}
    yield from {**plants, **people}.values()
