"""The light of a day, or of one moment, on the ground and where people sit and play."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

import numpy as np
from numpy.typing import NDArray

from baukasten.body import MonthDay, Point3, Prism
from baukasten.earth import Anchor
from baukasten.geometry import Outline
from baukasten.phrase import Phrase, _
from baukasten.plan import ItemId
from baukasten.receivers import Receiver
from baukasten.relief import Relief
from baukasten.scene import Body, Scene
from baukasten.shade.grid import Grid
from baukasten.shade.moving import hold, lift, put_down
from baukasten.shade.planes import Planes, planes
from baukasten.shade.rays import Progress
from baukasten.shade.sun import LOCAL, STEP_MINUTES, Sun, day_suns, sun_at
from baukasten.site import Site

SELDOM = 100_000
"""New objects after which Python looks for rubbish while the kernels are loaded."""


@dataclass(frozen=True)
class ItemLight:
    """One seat, table or play element through the day.

    ``light`` [suns]: share of the direct sun that arrives, mean over its points.
    ``shaded`` [suns]: share of its points that are in shade.
    """

    item: ItemId
    light: NDArray[np.float32]
    shaded: NDArray[np.float32]


@dataclass(frozen=True)
class Sunlight:
    """Sun hours of one day. Every sun stands for the ``STEP_MINUTES`` that begin with it.

    ``west``, ``south``: metres of the grid's corner on the plan. ``hours`` [rows, cols], row 0 in the
    south: hours of direct sun, what passes crowns and sails counted in part; NaN outside the boundary
    and inside buildings. ``note`` says so where there is nothing
    to count: the sun does not rise at all, or no ground is open.
    """

    day: date
    cell_m: float
    west: float
    south: float
    hours: NDArray[np.float32]
    suns: tuple[Sun, ...]
    items: Mapping[ItemId, ItemLight]
    note: Phrase | None = None

    @property
    def times(self) -> tuple[datetime, ...]:
        """Local times of the suns."""
        return tuple(sun.time for sun in self.suns)


@dataclass(frozen=True)
class Shadows:
    """The light of one moment. ``light`` [rows, cols], row 0 in the south: 0 … 1, NaN as in ``Sunlight``.

    ``note`` says so where the sun is not up, the light is 0 then; or where no ground is open.
    """

    moment: datetime
    sun: Sun
    cell_m: float
    west: float
    south: float
    light: NDArray[np.float32]
    note: Phrase | None = None


@dataclass(frozen=True)
class SunHours:
    """Over the open ground of the site, in hours."""

    least: float
    mean: float
    most: float


def sunlight(scene: Scene, day: date, cell_m: float | None = None, progress: Progress | None = None) -> Sunlight:
    """Sun hours of a day on the ground and for each receiver of the scene.

    ``progress`` hears the share done and may raise to stop. Trouble where the site has no place on
    earth or no area.
    """
    there = planes(scene, MonthDay(day.month, day.day), day_suns(scene.site.anchor, day), cell_m, progress, kept=False)
    return _told(there, day, there.hours)


def follow(scene: Scene, day: date, cell_m: float | None = None, progress: Progress | None = None) -> Planes:
    """The same, kept so that things can be moved in it: see ``planes``. Trouble as in ``sunlight``."""
    return planes(scene, MonthDay(day.month, day.day), day_suns(scene.site.anchor, day), cell_m, progress)


def seen(planes: Planes, day: date) -> Sunlight:
    """What the planes tell at this moment; later changes do not touch it."""
    return _told(planes, day, planes.hours.copy())


def shadows(scene: Scene, moment: datetime, cell_m: float | None = None) -> Shadows:
    """The light on the ground at one moment; a moment without a time zone is local time. Trouble as in ``sunlight``."""
    there = _of_moment(replace(scene, receivers=()), moment, cell_m, kept=False)
    return shadows_seen(there, scene.site.anchor, moment)


def follow_moment(scene: Scene, moment: datetime, cell_m: float | None = None) -> Planes:
    """As ``follow``, for the one sun of a moment, or for none where it is not up. Trouble as in ``sunlight``."""
    return _of_moment(scene, moment, cell_m, kept=True)


def shadows_seen(planes: Planes, anchor: Anchor | None, moment: datetime) -> Shadows:
    """What the planes of that moment tell now; later changes do not touch it."""
    sun, cells = sun_at(anchor, moment), planes.grid
    light = planes.hours * np.float32(60 / STEP_MINUTES)
    note = _no_ground(cells) if sun.up else _("The sun is not up at {time} on {day}.", time=sun.time.time(), day=sun.time.date())
    return Shadows(sun.time, sun, cells.cell, cells.west, cells.south, light, note)


def summary(sunlight: Sunlight) -> SunHours | None:
    """Least, mean and most sun hours; None where no cell of the grid is open ground."""
    hours = sunlight.hours[~np.isnan(sunlight.hours)]
    if not len(hours):
        return None
    return SunHours(float(hours.min()), float(hours.mean(dtype=np.float64)), float(hours.max()))


def light_between(sunlight: Sunlight, item: ItemId, start: time, end: time) -> float | None:
    """Mean share of direct sun that arrives at an item from ``start`` until before ``end`` by the local clock.

    None where nobody sits or plays at the item, or where the sun is not up then.
    """
    within = _between(sunlight, start, end)
    if item not in sunlight.items or not within.any():
        return None
    return float(sunlight.items[item].light[within].mean())


def shaded_between(sunlight: Sunlight, item: ItemId, start: time, end: time) -> tuple[float, ...]:
    """Share of an item that is in shade, sun by sun, from ``start`` until before ``end``; empty as above."""
    if item not in sunlight.items:
        return ()
    return tuple(float(share) for share in sunlight.items[item].shaded[_between(sunlight, start, end)])


def sun_hours(sunlight: Sunlight, item: ItemId) -> float | None:
    """Hours of direct sun at an item, what passes crowns and sails counted in part; None where nobody sits or plays."""
    light = sunlight.items.get(item)
    return float(light.light.sum(dtype=np.float64)) * STEP_MINUTES / 60 if light else None


def warm_up() -> None:
    """Compile the kernels, or load them from the cache: some twenty seconds the first time ever, half a second later."""
    often, *seldom = gc.get_threshold()
    # What is loaded here stays: to look through it for rubbish again and again takes a tenth of the time.
    gc.set_threshold(SELDOM, *seldom)
    try:
        _follow_a_box()
    finally:
        gc.set_threshold(often, *seldom)


def _follow_a_box() -> None:
    plot = Outline.rectangle(4000, 4000)
    site = Site("warm-up", {}, plot, Anchor("EPSG:25833", 312_243, 5_997_173))
    body = Body(None, (Prism(Outline.rectangle(1000, 1000), 0, 1000, "#000000"),))
    seat = Receiver(1, (Point3(1000, 1000, 450),))
    there = follow(Scene(site, (body,), (), Relief(None), (seat,)), date(2025, 6, 21))
    lift(there, body)
    hold(there, body)
    hold(there, body)
    put_down(there, body)


def _of_moment(scene: Scene, moment: datetime, cell_m: float | None, kept: bool) -> Planes:
    sun = sun_at(scene.site.anchor, moment)
    return planes(scene, MonthDay(sun.time.month, sun.time.day), (sun,) if sun.up else (), cell_m, kept=kept)


def _told(planes: Planes, day: date, hours: NDArray[np.float32]) -> Sunlight:
    cells, seats = planes.grid, planes.seats
    note = _no_ground(cells) if planes.suns else _("The sun does not rise here on {day}.", day=day)
    light, shaded = seats.light.copy(), seats.shaded.copy()
    items = {r.item: ItemLight(r.item, light[n], shaded[n]) for n, r in enumerate(seats.receivers)}
    return Sunlight(day, cells.cell, cells.west, cells.south, hours, planes.suns, items, note)


def _no_ground(cells: Grid) -> Phrase | None:
    return None if cells.open.any() else _("There is no open ground on this site.")


def _between(sunlight: Sunlight, start: time, end: time) -> NDArray[np.bool_]:
    return np.array([start <= t.astimezone(LOCAL).time() < end for t in sunlight.times], bool)
