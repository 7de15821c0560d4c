"""How steep a way is: along it and across it, and where it is too steep for too long."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.relief import Relief

LANDING = 1.5
"""Metres of gentle ground after a steep run (DIN 18040-3, rules.md A21)."""
ROUNDING = 0.0005
"""A slope is told to a tenth of a per cent; what is less above the limit is not seen."""


@dataclass(frozen=True)
class Steep:
    """A stretch of a way that is too steep for its length. Metres along the way; greatest rise per metre."""

    start: float
    end: float
    rise: float


def too_steep(slopes: NDArray[np.float64], step: float, gentle: float, steepest: float, run: float) -> list[Steep]:
    """The stretches that are too steep, from the rise of each ``step`` metres along a way.

    Too steep is more than ``steepest`` anywhere, or more than ``gentle`` for longer than ``run``
    metres without a landing.
    """
    found: list[Steep] = []
    here: list[int] = []
    level = 0.0
    for n, slope in enumerate([*slopes.tolist(), *[0.0] * (int(LANDING / step) + 1)]):
        if slope > gentle + ROUNDING:
            here.append(n)
            level = 0.0
        else:
            level += step
        if here and level >= LANDING - 1e-9:
            length, rise = len(here) * step, max(slopes[i] for i in here)
            if rise > steepest + ROUNDING or length > run + 1e-9:
                found.append(Steep(here[0] * step, (here[-1] + 1) * step, float(rise)))
            here = []
    return found


def along_and_across(relief: Relief, places: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Rise and cross fall per metre of each piece between places [n, 2] in metres, both never negative."""
    steps = np.diff(places, axis=0)
    lengths = np.maximum(np.hypot(*steps.T), 1e-9)
    middles = (places[1:] + places[:-1]) / 2
    east, north = relief.slopes(middles[:, 0], middles[:, 1])
    dx, dy = steps[:, 0] / lengths, steps[:, 1] / lengths
    return np.abs(east * dx + north * dy), np.abs(east * dy - north * dx)


CELL = 0.5
"""Metres from one place to the next where the ground is asked how steep it is."""


def steep_ground(relief: Relief, within: shapely.Geometry, steepest: float) -> shapely.Geometry:
    """The part of an area that rises more than ``steepest`` per metre in some direction, to half a metre."""
    if not relief.known or within.is_empty:
        return shapely.MultiPolygon()
    west, south, east, north = within.bounds
    x, y = np.meshgrid(np.arange(west + CELL / 2, east, CELL), np.arange(south + CELL / 2, north, CELL))
    too_much = np.hypot(*relief.slopes(x, y)) > steepest + ROUNDING
    if not too_much.any():
        return shapely.MultiPolygon()
    return shapely.intersection(shapely.union_all(_runs(too_much, west, south)), within)


def _runs(cells: NDArray[np.bool_], west: float, south: float) -> NDArray[np.object_]:
    """The cells of each row that lie side by side, as one box."""
    edges = np.diff(np.pad(cells, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    row, first = np.nonzero(edges == 1)
    _row, last = np.nonzero(edges == -1)
    return shapely.box(west + first * CELL, south + row * CELL, west + last * CELL, south + (row + 1) * CELL)
