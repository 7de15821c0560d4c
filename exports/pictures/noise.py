"""Chance that is the same every time: picture and tests must not change from run to run."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def scatter(x: NDArray[np.integer], y: NDArray[np.integer], z: NDArray[np.integer] | int = 0) -> Floats:
    """A number 0 … 1 for each whole-numbered place (integer hash by Wang 2007)."""
    h = x.astype(np.uint32) * np.uint32(73856093) ^ y.astype(np.uint32) * np.uint32(19349663)
    h = h ^ np.asarray(z).astype(np.uint32) * np.uint32(83492791)
    h = (h ^ np.uint32(61)) ^ (h >> np.uint32(16))
    h = h * np.uint32(9)
    h = h ^ (h >> np.uint32(4))
    h = h * np.uint32(0x27D4EB2D)
    h = h ^ (h >> np.uint32(15))
    return (h & np.uint32(0xFFFF)).astype(np.float32) / np.float32(0xFFFF)


def cloudy(x: Floats, y: Floats) -> Floats:
    """Smooth chance 0 … 1 over the plane, one unit from crest to trough."""
    column, row = np.floor(x), np.floor(y)
    u, v = _eased(x - column), _eased(y - row)
    i, j = column.astype(np.int64), row.astype(np.int64)
    low = scatter(i, j) * (1 - u) + scatter(i + 1, j) * u
    high = scatter(i, j + 1) * (1 - u) + scatter(i + 1, j + 1) * u
    return low * (1 - v) + high * v


def _eased(t: Floats) -> Floats:
    return t * t * (3 - 2 * t)
