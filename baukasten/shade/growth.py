"""The figures of shade while the trees grow: at planting, after 10 and after 25 years (our own yardstick, H19; H31).

Shade hours per m² of open ground are what is missing of the direct sun from 9 to 18 h, mean over the cells; what
crowns and sails let through is no shade, as on the map of sun hours. The shade share of a seat, table or play element
is the share of its points where at most ``IN_SHADE`` of the direct sun arrives at that hour. How the trees grow: see
``baukasten.trees``. Only what the trees do is counted again for the later years.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time

import numpy as np

from baukasten import trees
from baukasten.body import MonthDay
from baukasten.plan import ItemId
from baukasten.receivers import receivers
from baukasten.relief import Relief
from baukasten.scene import Scene, item_bodies, standing
from baukasten.shade.keep_up import keep_up
from baukasten.shade.planes import Planes, planes
from baukasten.shade.rays import Progress
from baukasten.shade.sky import Sky, sky
from baukasten.shade.sun import STEP_MINUTES, Sun, day_suns
from baukasten.snapshot import Snapshot

FROM, UNTIL = time(9), time(18)
HOURS = (time(11), time(13), time(15), time(17))


@dataclass(frozen=True)
class GrownShade:
    """So many ``years`` after planting.

    ``ground``: shade hours per m² of open ground; None where there is no open ground, or no sun from 9 to 18 h.
    ``items``: of each seat, table and play element the share in shade, 0 … 1, at each of ``HOURS``; None without sun.
    """

    years: int
    ground: float | None
    items: Mapping[ItemId, tuple[float | None, ...]]


@dataclass(frozen=True)
class ShadeGrowth:
    """Of one day, by the local clock. ``sky``: the sky view factor with the leaves of that day, at planting."""

    day: date
    grown: tuple[GrownShade, ...]
    sky: Sky


def shade_growth(snapshot: Snapshot, day: date, cell_m: float | None = None, progress: Progress | None = None) -> ShadeGrowth:
    """The figures of one day for each of ``trees.YEARS``. Trouble and ``progress`` as in ``sunlight``."""
    now, *later = trees.YEARS
    relief, leaves = Relief(snapshot.site.terrain), MonthDay(day.month, day.day)
    first = replace(standing(snapshot, relief, now), receivers=tuple(receivers(snapshot, relief)))
    suns = tuple(sun for sun in day_suns(snapshot.site.anchor, day) if FROM <= sun.time.time() < UNTIL)
    there = planes(first, leaves, suns, cell_m, _half(progress, 0))
    grown = [_grown(there, now)]
    for years in later:
        keep_up(there, _later(first, snapshot, years))
        grown.append(_grown(there, years))
    return ShadeGrowth(day, tuple(grown), sky(first, leaves, cell_m, _half(progress, 1)))


def _later(first: Scene, snapshot: Snapshot, years: int) -> Scene:
    """The same scene with other trees; all else is the very same object, which is soon compared."""
    site = (body for body in first.bodies if body.item is None)
    others = {body.item: body for body in first.bodies if body.item is not None and not _is_tree(snapshot, body.item)}
    return replace(first, bodies=(*site, *item_bodies(snapshot, first.relief, years, others)))


def _is_tree(snapshot: Snapshot, item: ItemId) -> bool:
    element = snapshot.element(snapshot.plan.items[item])
    return bool(element and element.tree)


def _grown(there: Planes, years: int) -> GrownShade:
    numbers = [_sun_at(there.suns, hour) for hour in HOURS]
    items = {
        receiver.item: tuple(None if n is None else float(shaded[n]) for n in numbers)
        for receiver, shaded in zip(there.seats.receivers, there.seats.shaded, strict=True)
    }
    return GrownShade(years, _ground(there), items)


def _ground(there: Planes) -> float | None:
    if not there.suns or not there.grid.open.any():
        return None
    sunny = float(there.hours[there.grid.open].mean(dtype=np.float64))
    return max(0.0, len(there.suns) * STEP_MINUTES / 60 - sunny)


def _sun_at(suns: tuple[Sun, ...], hour: time) -> int | None:
    return next((n for n, sun in enumerate(suns) if sun.time.time() == hour), None)


def _half(progress: Progress | None, number: int) -> Progress | None:
    return (lambda share: progress((number + share) / 2)) if progress else None
