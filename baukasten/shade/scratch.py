"""Room to work in while shadows are changed in place."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Scratch(NamedTuple):
    """By rows, so that bands of rows do not meet in it; ``active`` is a band's own.

    ``own``, ``now`` are empty before and after. ``touched`` [rows, 2]: columns that changed, from … to before.
    """

    ends: NDArray[np.float64]
    words: NDArray[np.int64]
    reach: NDArray[np.int64]
    own: NDArray[np.uint64]
    now: NDArray[np.uint64]
    old: NDArray[np.uint64]
    active: NDArray[np.int64]
    touched: NDArray[np.int64]


def scratch(rows: int, words: int, planes: int, veils: int) -> Scratch:
    """For so many rows of 64-cell words; nothing is touched."""
    return Scratch(
        np.empty((6, rows)), np.empty((rows, 2), np.int64), np.empty((rows, 2), np.int64),
        np.zeros((rows, words), np.uint64), np.zeros((rows, words, planes), np.uint64),
        np.zeros((rows, words, planes), np.uint64), np.empty(veils + 1, np.int64), np.tile([words * 64, 0], (rows, 1)),
    )  # fmt: skip


def own(scratch: Scratch) -> Scratch:
    """For one band: what is not laid out by rows is its own."""
    return scratch._replace(active=scratch.active.copy())


def forget(scratch: Scratch) -> None:
    """Nothing is touched."""
    scratch.touched[:] = scratch.own.shape[1] * 64, 0
