"""The light where people sit, eat and play, at its own height and kept up to date part by part."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from baukasten.receivers import Receiver
from baukasten.shade.grid import Grid
from baukasten.shade.prints import Prints
from baukasten.shade.rays import on_all_cores

SUNS_AT_ONCE = 8
FEW = 50
"""Parts for which it is not worth sharing out the work."""
HAIR = 1e-6
"""Cells by which a circle is drawn wider than the points in it."""


@dataclass
class Seats:
    """Receivers and what stands between them and the suns.

    ``places`` [points, 3]: metres; ``spots``: the same in the measure of ``prints``. ``groups`` [receivers, 5]: middle x
    and y, radius, lowest and highest point, in that measure; the points of one are ``first[n]`` to ``first[n + 1]``.
    ``order``, ``across`` [suns, receivers]: sorted across the sun. ``counts`` [points, suns, 1 + veils]: solid parts and
    layers of each veil. ``light``, ``shaded`` [receivers, suns]: mean light, and share of the points that lie in shade.
    """

    receivers: tuple[Receiver, ...]
    grid: Grid
    suns: NDArray[np.float64]
    places: NDArray[np.float64]
    spots: NDArray[np.float64]
    owners: NDArray[np.int64]
    groups: NDArray[np.float64]
    first: NDArray[np.int64]
    order: NDArray[np.int64]
    across: NDArray[np.float64]
    counts: NDArray[np.int16]
    touched: NDArray[np.bool_]
    light: NDArray[np.float32]
    shaded: NDArray[np.float32]


def all_new(receivers: Iterable[Receiver], grid: Grid, suns: NDArray[np.float64], veils: int) -> Seats:
    """Nothing stands anywhere yet; ``suns`` [suns, 4] as directions."""
    there = tuple(receivers)
    sizes = np.array([len(r.points) for r in there], np.int64)
    places = np.array([p for r in there for p in r.points], float).reshape(-1, 3) / 1000
    spots = (places - (grid.west, grid.south, 0)) / (grid.cell, grid.cell, 1) - (0.5, 0.5, 0)
    owners = np.repeat(np.array([r.item for r in there], np.int64), sizes)
    first = np.concatenate([[0], np.cumsum(sizes)])
    groups = _groups(spots, sizes, first[:-1]) if there else np.zeros((0, 5))
    across, order = _in_order(groups, suns)
    shape = len(there), len(suns)
    return Seats(
        there, grid, suns, places, spots, owners, groups, first, order, across,
        np.zeros((len(places), len(suns), 1 + veils), np.int16), np.ones(len(there), bool),
        np.ones(shape, np.float32), np.zeros(shape, np.float32),
    )  # fmt: skip


def reseat(seats: Seats, receivers: Iterable[Receiver], parts: Iterable[Prints], hide: Callable[[Seats], None]) -> None:
    """Only these receivers from now on. Those that are new, or elsewhere, are counted against all ``parts`` there are.

    ``hide`` lets the surroundings hide the sun from new seats.
    """
    there = tuple(receivers)
    known = {r.item: n for n, r in enumerate(seats.receivers)}
    kept = [known[r.item] if r.item in known and seats.receivers[known[r.item]] == r else -1 for r in there]
    if kept == list(range(len(seats.receivers))):
        return
    came = [r for r, n in zip(there, kept, strict=True) if n < 0]
    fresh = all_new(came, seats.grid, seats.suns, seats.counts.shape[2] - 1)
    for prints in parts:
        stand(fresh, prints)
    hide(fresh)
    numbers = iter(range(len(seats.receivers), len(seats.receivers) + len(came)))
    _take(seats, fresh, there, np.array([n if n >= 0 else next(numbers) for n in kept], np.int64))


def stand(seats: Seats, prints: Prints) -> None:
    """These parts stand there from now on."""
    _count(seats, prints, 1)


def gone(seats: Seats, prints: Prints) -> None:
    """These parts, which stood there, do not any more."""
    _count(seats, prints, -1)


def tell(seats: Seats, through: NDArray[np.float64], in_shade: float) -> tuple[int, ...]:
    """Bring ``light`` and ``shaded`` up to date; the items for which they changed."""
    from baukasten.shade import points

    points.light_of_groups(seats.counts, seats.first, seats.touched, through, in_shade, seats.light, seats.shaded)
    changed = tuple(seats.receivers[n].item for n in np.flatnonzero(seats.touched))
    seats.touched[:] = False
    return changed


def _take(seats: Seats, fresh: Seats, there: tuple[Receiver, ...], which: NDArray[np.int64]) -> None:
    """Of both together, the old ones first, those with these numbers."""
    sizes = np.concatenate([np.diff(seats.first), np.diff(fresh.first)])
    starts = (np.cumsum(sizes) - sizes)[which]
    first = np.concatenate([[0], np.cumsum(sizes[which], dtype=np.int64)])
    places = np.repeat(starts - first[:-1], sizes[which]) + np.arange(first[-1])
    for name in ("places", "spots", "owners", "counts"):
        setattr(seats, name, np.concatenate([getattr(seats, name), getattr(fresh, name)])[places])
    for name in ("groups", "touched", "light", "shaded"):
        setattr(seats, name, np.concatenate([getattr(seats, name), getattr(fresh, name)])[which])
    seats.receivers, seats.first = there, first
    seats.across, seats.order = _in_order(seats.groups, seats.suns)


def _groups(spots: NDArray[np.float64], sizes: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.float64]:
    """[receivers, 5] as in ``Seats``; none of them without a point."""
    middle = np.add.reduceat(spots[:, :2], starts) / sizes[:, None]
    off = np.hypot(*(spots[:, :2] - np.repeat(middle, sizes, axis=0)).T)
    lowest, highest = np.minimum.reduceat(spots[:, 2], starts), np.maximum.reduceat(spots[:, 2], starts)
    return np.column_stack([middle, np.maximum.reduceat(off, starts) + HAIR, lowest, highest])


def _in_order(groups: NDArray[np.float64], suns: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Places sorted across each sun, and their numbers [suns, receivers]."""
    across = suns[:, 1:2] * groups[:, 0] - suns[:, 0:1] * groups[:, 1]
    order = np.argsort(across, axis=1)
    return np.take_along_axis(across, order, 1), order


def _count(seats: Seats, prints: Prints, sign: int) -> None:
    from baukasten.shade import points

    if not len(seats.places) or not len(prints.table):
        return
    cell = float(seats.grid.cell)

    def piece(start: int) -> None:
        stop = min(start + at_once, len(seats.suns))
        points.count_hits(
            prints, seats.suns, start, stop, cell, seats.groups, seats.first, seats.order, seats.across, seats.spots,
            seats.owners, sign, seats.counts, seats.touched,
        )  # fmt: skip

    at_once = SUNS_AT_ONCE if len(prints.table) > FEW else len(seats.suns)
    if at_once < len(seats.suns):
        on_all_cores(piece, range(0, len(seats.suns), at_once), None)
    else:
        piece(0)
