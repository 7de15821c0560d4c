"""Rays, one for each place and sun, over a grid or from single points: the truth that the bit planes are held against.

Nothing is saved up and nothing is shared between places, so that this can be read and trusted.
"""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from baukasten.shade.grid import Grid
from baukasten.shade.shapes import Shapes
from baukasten.shade.sun import Sun

Progress = Callable[[float], None]
"""Hears the share that is done, 0 … 1. What it raises stops the work and goes on to the caller."""

CORES = min(8, os.cpu_count() or 1)
ROWS = 8
"""Rows of one piece of work: small enough that all cores stay busy and a stop is heard soon."""
POINTS = 16


def light_on(shapes: Shapes, grid: Grid, suns: tuple[Sun, ...], progress: Progress | None = None) -> NDArray[np.float64]:
    """The sum of light over all suns per cell [rows, cols]: each sun gives 1 where nothing stands in between."""
    # Imported when first needed: numba takes half a second to load, and most commands need no sun.
    from baukasten.shade import kernels

    total = np.zeros(grid.ground.shape)
    towards = directions(suns)
    box = kernels.boxes(shapes, towards)
    group_box = kernels.group_boxes(shapes, box)

    def piece(start: int) -> None:
        stop = min(start + ROWS, len(total))
        kernels.add_light(
            shapes, towards, box, group_box, grid.ground, grid.open, grid.west, grid.south, grid.cell, start, stop, total
        )

    on_all_cores(piece, range(0, len(total), ROWS), progress)
    return total


def light_series(
    shapes: Shapes, places: NDArray[np.float64], owners: NDArray[np.int64], suns: tuple[Sun, ...]
) -> NDArray[np.float64]:
    """Light per point and sun [points, suns]; ``places`` [points, 3] in metres, ``owners``: the item each belongs to."""
    from baukasten.shade import kernels

    light = np.ones((len(places), len(suns)))
    towards = directions(suns)
    box = kernels.boxes(shapes, towards)
    group_box = kernels.group_boxes(shapes, box)
    x, y, z = (np.ascontiguousarray(axis, float) for axis in places.reshape(-1, 3).T)

    def piece(start: int) -> None:
        stop = min(start + POINTS, len(light))
        kernels.light_at(shapes, towards, box, group_box, x, y, z, owners, start, stop, light)

    on_all_cores(piece, range(0, len(light), POINTS), None)
    return light


def directions(suns: Iterable[Sun]) -> NDArray[np.float64]:
    """Sine and cosine of bearing and of elevation [suns, 4]."""
    angles = np.deg2rad(np.array([(sun.bearing, sun.elevation) for sun in suns]).reshape(-1, 2))
    bearing, elevation = angles.T
    return np.column_stack([np.sin(bearing), np.cos(bearing), np.sin(elevation), np.cos(elevation)])


def on_all_cores(piece: Callable[[int], None], starts: Iterable[int], progress: Progress | None) -> None:
    """Call ``piece`` with each of the starts, on all cores at once: this thread works too, and tells how far all are."""
    # Threads of our own and not numba's: its simplest pool ends the whole program when two ask at once,
    # and the window does ask twice, for the day and for the hour.
    pieces = tuple(starts)
    left = iter(enumerate(pieces))

    def work(tell: Progress) -> None:
        try:
            for taken, start in left:
                piece(start)
                tell(taken / len(pieces))
        except BaseException:
            for _untouched in left:
                pass
            raise

    with ThreadPoolExecutor(CORES) as pool:
        others = [pool.submit(work, _silent) for _core in range(min(CORES, len(pieces)) - 1)]
        work(progress or _silent)
    for other in others:
        other.result()
    if progress and pieces:
        progress(1.0)


def _silent(share: float) -> None:
    """Nobody listens."""
