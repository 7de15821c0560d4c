"""The light where people sit, eat and play, at its own height and kept up to date part by part."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from baukasten.receivers import Receiver
from baukasten.shade.rays import on_all_cores
from baukasten.shade.shapes import Shapes

SUNS_AT_ONCE = 8


@dataclass
class Seats:
    """Receivers and what stands between them and the suns.

    ``light``, ``shaded`` [receivers, suns]: mean light, and share of the points that lie in shade.
    ``counts`` [points, suns, 1 + veils]: solid parts and layers of each veil. ``groups``: middle x and y,
    radius, first point, by receiver. ``order``, ``across`` [suns, receivers]: sorted across the sun.
    """

    receivers: tuple[Receiver, ...]
    places: NDArray[np.float64]
    owners: NDArray[np.int64]
    groups: tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]
    order: NDArray[np.int64]
    across: NDArray[np.float64]
    suns: NDArray[np.float64]
    counts: NDArray[np.int16]
    touched: NDArray[np.bool_]
    light: NDArray[np.float32]
    shaded: NDArray[np.float32]


def all_new(receivers: Iterable[Receiver], suns: NDArray[np.float64], veils: int) -> Seats:
    """Nothing stands anywhere yet; ``suns`` [suns, 4] as directions."""
    there = tuple(receivers)
    sizes = [len(r.points) for r in there]
    places = np.array([p for r in there for p in r.points], float).reshape(-1, 3) / 1000
    owners = np.repeat(np.array([r.item for r in there], np.int64), sizes)
    first = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
    middle = np.add.reduceat(places[:, :2], first[:-1]) / np.array(sizes)[:, None] if there else np.zeros((0, 2))
    off = np.hypot(*(places[:, :2] - np.repeat(middle, sizes, axis=0)).T)
    radius = (np.maximum.reduceat(off, first[:-1]) if there else off) + 1e-6
    shape = len(there), len(suns)
    x, y = np.ascontiguousarray(middle[:, 0]), np.ascontiguousarray(middle[:, 1])
    across, order = _in_order(x, y, suns)
    return Seats(
        there, places, owners, (x, y, radius, first), order, across, suns,
        np.zeros((len(places), len(suns), 1 + veils), np.int16), np.ones(len(there), bool),
        np.ones(shape, np.float32), np.zeros(shape, np.float32),
    )  # fmt: skip


def reseat(seats: Seats, receivers: Iterable[Receiver], parts: Iterable[Shapes], hide: Callable[[Seats], None]) -> None:
    """Only these receivers from now on. Those that are new, or elsewhere, are counted against all ``parts`` there are.

    ``hide`` lets the surroundings hide the sun from new seats.
    """
    there = tuple(receivers)
    known = {r.item: n for n, r in enumerate(seats.receivers)}
    kept = [known[r.item] if r.item in known and seats.receivers[known[r.item]] == r else -1 for r in there]
    if kept == list(range(len(seats.receivers))):
        return
    came = [r for r, n in zip(there, kept, strict=True) if n < 0]
    fresh = all_new(came, seats.suns, seats.counts.shape[2] - 1)
    for shapes in parts:
        stand(fresh, shapes)
    hide(fresh)
    numbers = iter(range(len(seats.receivers), len(seats.receivers) + len(came)))
    _take(seats, fresh, there, np.array([n if n >= 0 else next(numbers) for n in kept], np.int64))


def stand(seats: Seats, shapes: Shapes) -> None:
    """These parts stand there from now on."""
    _count(seats, shapes, 1)


def gone(seats: Seats, shapes: Shapes) -> None:
    """These parts, which stood there, do not any more."""
    _count(seats, shapes, -1)


def tell(seats: Seats, through: NDArray[np.float64], in_shade: float) -> tuple[int, ...]:
    """Bring ``light`` and ``shaded`` up to date; the items for which they changed."""
    from baukasten.shade import points

    points.light_of_groups(seats.counts, seats.groups[3], seats.touched, through, in_shade, seats.light, seats.shaded)
    changed = tuple(seats.receivers[n].item for n in np.flatnonzero(seats.touched))
    seats.touched[:] = False
    return changed


def _take(seats: Seats, fresh: Seats, there: tuple[Receiver, ...], which: NDArray[np.int64]) -> None:
    """Of both together, the old ones first, those with these numbers."""
    sizes = np.concatenate([np.diff(seats.groups[3]), np.diff(fresh.groups[3])])
    starts = (np.cumsum(sizes) - sizes)[which]
    first = np.concatenate([[0], np.cumsum(sizes[which], dtype=np.int64)])
    places = np.repeat(starts - first[:-1], sizes[which]) + np.arange(first[-1])
    x, y, radius = (np.concatenate([seats.groups[n], fresh.groups[n]])[which] for n in range(3))
    for name in ("places", "owners", "counts"):
        setattr(seats, name, np.concatenate([getattr(seats, name), getattr(fresh, name)])[places])
    for name in ("touched", "light", "shaded"):
        setattr(seats, name, np.concatenate([getattr(seats, name), getattr(fresh, name)])[which])
    seats.receivers, seats.groups = there, (x, y, radius, first)
    seats.across, seats.order = _in_order(x, y, seats.suns)


def _in_order(x: NDArray[np.float64], y: NDArray[np.float64], suns: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Places sorted across each sun, and their numbers [suns, receivers]."""
    across = suns[:, 1:2] * x - suns[:, 0:1] * y
    order = np.argsort(across, axis=1)
    return np.take_along_axis(across, order, 1), order


def _count(seats: Seats, shapes: Shapes, sign: int) -> None:
    from baukasten.shade import points

    if not len(seats.places) or not len(shapes.kind):
        return

    def piece(start: int) -> None:
        stop = min(start + SUNS_AT_ONCE, len(seats.suns))
        points.count_hits(
            shapes, seats.suns, start, stop, seats.groups, seats.order, seats.across, seats.places, seats.owners, sign,
            seats.counts, seats.touched,
        )  # fmt: skip

    if len(shapes.kind) < 50:
        points.count_hits(
            shapes, seats.suns, 0, len(seats.suns), seats.groups, seats.order, seats.across, seats.places, seats.owners,
            sign, seats.counts, seats.touched,
        )  # fmt: skip
    else:
        on_all_cores(piece, range(0, len(seats.suns), SUNS_AT_ONCE), None)
