"""How much of the sky is seen from the ground: the sky view factor, from the same bit planes as the sun.

The sky is cut into 153 patches in eight rings, each patch is asked as if it were a sun, and each ring weighs
as much as the level ground gets from it: F = Σ (sin² of its upper edge - sin² of its lower edge), evenly lit
(H31). What crowns let through of the sun they
let through of the sky.
"""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from baukasten.body import MonthDay
from baukasten.scene import Scene
from baukasten.shade.planes import planes, weigh_suns
from baukasten.shade.rays import Progress
from baukasten.shade.sun import LOCAL, Sun

RINGS = ((6.0, 31), (18.0, 30), (30.0, 28), (42.0, 24), (54.0, 19), (66.0, 13), (78.0, 7), (90.0, 1))
"""Elevation of the middle of each ring in degrees, and its patches."""

HALF_RING = 6.0


@dataclass(frozen=True)
class Sky:
    """``seen`` [rows, cols], row 0 in the south: share of the sky's light that arrives, 0 … 1, NaN as in ``Sunlight``."""

    cell_m: float
    west: float
    south: float
    seen: NDArray[np.float32]


def sky(scene: Scene, day: MonthDay, cell_m: float | None = None, progress: Progress | None = None) -> Sky:
    """The sky view factor on the ground with the leaves of a day. Trouble as in ``sunlight``."""
    there = planes(Scene(scene.site, scene.bodies, (), scene.relief), day, _patches(), cell_m, progress)
    seen, start = np.zeros(there.hours.shape), 0
    for (_elevation, count), weight in zip(RINGS, _weights(), strict=True):
        seen += weigh_suns(there, start, start + count) * (weight / count)
        start += count
    seen[~there.grid.open] = np.nan
    return Sky(there.grid.cell, there.grid.west, there.grid.south, seen.astype(np.float32))


def _patches() -> list[Sun]:
    noon = datetime(2025, 6, 21, 12, tzinfo=LOCAL)
    found = []
    for ring, (elevation, count) in enumerate(RINGS):
        for n in range(count):
            bearing = (n + 0.5 * (ring % 2)) * 360 / count
            # Straight overhead there is no bearing; a hair beside it there is.
            found.append(Sun(noon, bearing, bearing, min(elevation, 89.9)))
    return found


def _weights() -> NDArray[np.float64]:
    upper = np.minimum(np.array([elevation for elevation, _count in RINGS]) + HALF_RING, 90.0)
    sines = np.sin(np.deg2rad(np.concatenate([[0.0], upper]))) ** 2
    return np.diff(sines)
