"""Work that all cores of the machine share."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

FEW = 20_000
"""Cells or places that one core does before another has woken up."""
CORES = min(8, os.cpu_count() or 1)

T = TypeVar("T")


def shared(count: int, each: int, work: Callable[[int, int], T]) -> list[T]:
    """``work`` on 0 to before ``count`` in as many bands as there are cores, where that is worth it; what came out, band by band.

    ``each``: how many cells' work one of them is.
    """
    bands = max(1, min(CORES, count, count * each // FEW + 1))
    if bands == 1:
        return [work(0, count)]
    ends = [count * n // bands for n in range(bands + 1)]
    # Threads of our own, as for the shade: numba's simplest pool ends the program when two ask at once.
    with ThreadPoolExecutor(bands) as pool:
        return list(pool.map(work, ends[:-1], ends[1:]))
