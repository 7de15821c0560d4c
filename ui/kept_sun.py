"""The sun of the plan on the days that are asked for, kept from one question to the next.

While a tree is in the hand only its own shade is counted anew, and whatever changes in the plan is
brought in. One thread at a time may come in here: ``Background.follow`` sees to that.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from baukasten.change import between
from baukasten.days import midsummer
from baukasten.plan import ItemId
from baukasten.snapshot import Snapshot
from ui.background import Progress

if TYPE_CHECKING:
    from baukasten.scene import Scene
    from baukasten.shade import ItemShade, Planes, Shadows, SunHours, Sunlight

MOST = 6
"""So many days are kept; what nobody has asked for longest goes."""


@dataclass(frozen=True)
class Asked:
    """Which sun people want to see: the hours of a day, and the shadows of a moment if one is given.

    ``year``: years after planting. ``in_hand``: what may be elsewhere the next moment; ``moving``: it is on its way.
    """

    snapshot: Snapshot
    day: date
    year: int = 0
    moment: datetime | None = None
    in_hand: frozenset[ItemId] = frozenset()
    moving: bool = False


@dataclass(frozen=True, eq=False)
class Shade:
    """The hours of sun of a day, and what they mean for seats, tables and play.

    ``sunlight`` and ``hours`` are None where the site has no place on earth; the items say so. ``judged``: the
    day the rules are judged on. ``touched``: the items whose sentence has changed since the hand began to move, or with
    the last change, those first that gained or lost the most. ``shadows``: of the moment, where one was asked for.
    """

    day: date
    year: int
    judged: date
    sunlight: "Sunlight | None"
    hours: "SunHours | None"
    items: "tuple[ItemShade, ...]"
    touched: tuple[ItemId, ...] = ()
    shadows: "Shadows | None" = None


@dataclass
class _Day:
    """``told``: a sentence for each item; ``rested``: the same before the last change."""

    snapshot: Snapshot
    planes: "Planes"
    told: "dict[ItemId, ItemShade]"
    rested: "dict[ItemId, ItemShade]" = field(default_factory=dict)
    in_hand: frozenset[ItemId] = frozenset()
    moving: bool = False


class KeptSun:
    """Of one plan. Days are kept by year after planting, day, and size of the cells, of moments the last one."""

    def __init__(self) -> None:
        self._scenes: dict[int, tuple[Snapshot, Scene]] = {}
        self._days: dict[tuple[int, date, float | None], _Day] = {}
        self._hour: tuple[int, datetime, Planes] | None = None

    def shade(self, asked: Asked, progress: Progress) -> Shade:
        """What is wanted, as the plan stands now."""
        from baukasten.shade import item_shade, seen, shadows_seen, summary

        snapshot, day, anchor = asked.snapshot, asked.day, asked.snapshot.site.anchor
        judged = midsummer(snapshot)
        if anchor is None:
            return Shade(day, asked.year, judged, None, None, item_shade(snapshot, None, year=asked.year))
        kept = self._day(asked, None, progress)
        light = seen(kept.planes, day)
        shadows = shadows_seen(self._moment(asked, asked.moment), anchor, asked.moment) if asked.moment else None
        return Shade(day, asked.year, judged, light, summary(light), tuple(kept.told.values()), _touched(kept), shadows)

    def judged(self, snapshot: Snapshot, progress: Progress) -> "tuple[Sunlight, ...]":
        """The sun of the days that the rules ask for, midsummer first."""
        from baukasten.judged_sun import judged_days
        from baukasten.shade import seen

        suns: list[Sunlight] = []
        days = judged_days(snapshot) if snapshot.site.anchor else ()
        for day, cell in days:
            progress(len(suns) / len(days))
            there = self._days.get((0, day, cell))
            # What the hand holds of that day it goes on holding: put down, it would have to be lifted again.
            asked = Asked(snapshot, day, in_hand=there.in_hand if there else frozenset())
            suns.append(seen(self._day(asked, cell, progress).planes, day))
        return tuple(suns)

    def _day(self, asked: Asked, cell: float | None, progress: Progress) -> _Day:
        """Kept up with the plan. While it is changed it is nobody's: a half-changed one is never kept."""
        from baukasten.shade import keep_up

        key, scene = (asked.year, asked.day, cell), self._scene(asked.snapshot, asked.year)
        there = self._days.pop(key, None)
        changed = keep_up(there.planes, scene, asked.in_hand) if there else None
        if there is None or changed is None:
            there = _followed(asked, scene, cell, progress)
        else:
            _tell(there, asked, changed)
        self._days[key] = there
        while len(self._days) > MOST:
            del self._days[next(iter(self._days))]
        return there

    def _moment(self, asked: Asked, moment: datetime) -> "Planes":
        """The same for one sun; nobody asks about seats then."""
        from baukasten.shade import follow_moment, keep_up

        ground = replace(self._scene(asked.snapshot, asked.year), receivers=())
        there, self._hour = self._hour, None
        known = there is not None and there[:2] == (asked.year, moment)
        planes = there[2] if there and known else follow_moment(ground, moment)
        if keep_up(planes, ground, asked.in_hand) is None:
            planes = follow_moment(ground, moment)
        self._hour = asked.year, moment, planes
        return planes

    def _scene(self, snapshot: Snapshot, year: int) -> "Scene":
        from baukasten.scene import scene, scene_after

        if year in self._scenes:
            was, before = self._scenes[year]
            made = before if was is snapshot else scene_after(before, was, snapshot, year)
        else:
            made = scene(snapshot, year)
        self._scenes[year] = snapshot, made
        return made


def _followed(asked: Asked, scene: "Scene", cell: float | None, progress: Progress) -> _Day:
    from baukasten.shade import follow, item_shade, keep_up, seen

    made = follow(scene, asked.day, cell, progress)
    told = {one.item: one for one in item_shade(asked.snapshot, seen(made, asked.day), year=asked.year)}
    if asked.in_hand:
        keep_up(made, scene, asked.in_hand)
    return _Day(asked.snapshot, made, told, dict(told), asked.in_hand, asked.moving)


def _tell(day: _Day, asked: Asked, changed: Iterable[ItemId]) -> None:
    """Tell anew the items whose light has changed or that are others, and remember what was told before."""
    from baukasten.shade import item_shade, seen

    others = between(day.snapshot.plan, asked.snapshot.plan).items
    if not day.moving and (others or asked.moving):
        day.rested = dict(day.told)
    day.snapshot, day.in_hand, day.moving = asked.snapshot, asked.in_hand, asked.moving
    if stale := {*changed, *others}:
        fresh = item_shade(asked.snapshot, seen(day.planes, asked.day), stale, asked.year)
        left = {item: one for item, one in day.told.items() if item not in stale}
        day.told = dict(sorted((left | {one.item: one for one in fresh}).items()))


def _touched(day: _Day) -> tuple[ItemId, ...]:
    """Those whose sentence is another one than before, by how much longer or shorter their shade is."""
    others = [one for item, one in day.told.items() if day.rested.get(item) is not one and day.rested.get(item) != one]
    return tuple(one.item for one in sorted(others, key=lambda one: -_gain(one, day.rested.get(one.item))))


def _gain(now: "ItemShade", before: "ItemShade | None") -> int:
    return abs((now.shade_minutes or 0) - ((before.shade_minutes or 0) if before else 0))
