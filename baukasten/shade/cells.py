"""The ground of a grid as the kernels want it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from baukasten.shade.grid import Grid

TILE = 8
"""Cells along the side of a square of which the lowest and highest ground are known."""


class Cells(NamedTuple):
    """``level``: all open ground lies at the height ``z``; else at least there.

    ``tiles`` [2, rows, cols]: lowest and highest open ground in squares of ``TILE`` cells; none where it is level.
    """

    ground: NDArray[np.float64]
    open: NDArray[np.bool_]
    tiles: NDArray[np.float64]
    west: float
    south: float
    cell: float
    level: bool
    z: float
    highest: float
    rows: int
    columns: int


def cells(ground: Grid, rises: bool) -> Cells:
    """``rises``: not all of it is known to be level."""
    heights = ground.ground[ground.open] if rises else np.zeros(1)
    low, high = (float(heights.min()), float(heights.max())) if len(heights) else (0.0, 0.0)
    west, south, cell = float(ground.west), float(ground.south), float(ground.cell)
    tiles = np.zeros((2, 0, 0)) if low == high else _lowest_and_highest(ground)
    return Cells(ground.ground, ground.open, tiles, west, south, cell, low == high, low, high, *ground.open.shape)


def _lowest_and_highest(ground: Grid) -> NDArray[np.float64]:
    """Open ground in squares of ``TILE`` cells [2, rows, cols]; +∞, -∞ where none is open."""
    rows, columns = (np.arange(0, n, TILE) for n in ground.open.shape)
    low, high = np.where(ground.open, ground.ground, np.inf), np.where(ground.open, ground.ground, -np.inf)
    return np.array(
        [
            np.minimum.reduceat(np.minimum.reduceat(low, rows, 0), columns, 1),
            np.maximum.reduceat(np.maximum.reduceat(high, rows, 0), columns, 1),
        ]
    )
