"""The light where people sit, eat and play, at its own height and kept up to date part by part."""

from collections.abc import Iterable
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


def seats(receivers: Iterable[Receiver], suns: NDArray[np.float64], veils: int) -> Seats:
    """Nothing stands anywhere yet; ``suns`` [suns, 4] as directions."""
    there = tuple(receivers)
    sizes = [len(r.points) for r in there]
    places = np.array([p for r in there for p in r.points], float).reshape(-1, 3) / 1000
    owners = np.repeat(np.array([r.item for r in there], np.int64), sizes)
    first = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
    middle = np.add.reduceat(places[:, :2], first[:-1]) / np.array(sizes)[:, None] if there else np.zeros((0, 2))
    off = np.hypot(*(places[:, :2] - np.repeat(middle, sizes, axis=0)).T)
    radius = (np.maximum.reduceat(off, first[:-1]) if there else off) + 1e-6
    across = suns[:, 1:2] * middle[:, 0] - suns[:, 0:1] * middle[:, 1]
    order = np.argsort(across, axis=1)
    shape = len(there), len(suns)
    x, y = np.ascontiguousarray(middle[:, 0]), np.ascontiguousarray(middle[:, 1])
    return Seats(
        there, places, owners, (x, y, radius, first), order, np.take_along_axis(across, order, 1), suns,
        np.zeros((len(places), len(suns), 1 + veils), np.int16), np.ones(len(there), bool),
        np.ones(shape, np.float32), np.zeros(shape, np.float32),
    )  # fmt: skip


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
