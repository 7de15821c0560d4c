"""How much of the sky is seen: the sky view factor, from the same bit planes as the sun.

The sky is asked in 153 directions, each as if it were a sun. They lie on a spiral (the golden angle, as the seeds of
a sunflower do) whose turns are as close as level ground gets light from there, so that all weigh the same:
F = share of the directions that are free (H31, evenly lit sky: F = 1/π ∫ cos² of the horizon's elevation over all
bearings, where the horizon hides what lies below it). What crowns let through of the sun they let through of the sky.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from baukasten.body import MonthDay
from baukasten.plan import ItemId
from baukasten.scene import Scene
from baukasten.shade.planes import planes
from baukasten.shade.rays import Progress
from baukasten.shade.sun import LOCAL, STEP_MINUTES, Sun

DIRECTIONS = 153
GOLDEN_ANGLE = 180 * (3 - 5**0.5)


@dataclass(frozen=True)
class Sky:
    """``seen`` [rows, cols], row 0 in the south: share of the sky's light that arrives, 0 … 1, NaN as in ``Sunlight``.

    ``items``: the same for each seat, table and play element at its own height, mean over its points.
    """

    cell_m: float
    west: float
    south: float
    seen: NDArray[np.float32]
    items: Mapping[ItemId, float]


@dataclass(frozen=True)
class SkySeen:
    """Over the open ground of the site, 0 … 1."""

    least: float
    mean: float
    most: float


def sky(scene: Scene, day: MonthDay, cell_m: float | None = None, progress: Progress | None = None) -> Sky:
    """The sky view factor on the ground and for each receiver, with the leaves of a day. Trouble as in ``sunlight``."""
    there = planes(scene, day, _directions(), cell_m, progress, kept=False)
    seen = there.hours * np.float32(60 / STEP_MINUTES / DIRECTIONS)
    light = there.seats.light.mean(axis=1, dtype=np.float64)
    items = {receiver.item: float(share) for receiver, share in zip(there.seats.receivers, light, strict=True)}
    return Sky(there.grid.cell, there.grid.west, there.grid.south, seen, items)


def sky_seen(sky: Sky) -> SkySeen | None:
    """Least, mean and most; None where no cell of the grid is open ground."""
    seen = sky.seen[~np.isnan(sky.seen)]
    return SkySeen(float(seen.min()), float(seen.mean(dtype=np.float64)), float(seen.max())) if len(seen) else None


def _directions() -> list[Sun]:
    noon = datetime(2025, 6, 21, 12, tzinfo=LOCAL)
    turns = np.arange(DIRECTIONS)
    elevations = np.rad2deg(np.arcsin(np.sqrt((turns + 0.5) / DIRECTIONS)))
    bearings = turns * GOLDEN_ANGLE % 360
    return [Sun(noon, bearing, bearing, up) for bearing, up in zip(bearings.tolist(), elevations.tolist(), strict=True)]
