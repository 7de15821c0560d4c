"""Things that come, go and are carried about in a day of sun that is known: only their own shade is counted anew.

``lift`` and ``put_down`` change the planes in place and leave exactly what a computation from scratch would give.
``hold`` shows a body over the ground without putting it down: the next ``hold`` first restores what the last one
darkened.
"""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from baukasten.plan import ItemId
from baukasten.receivers import Receiver
from baukasten.scene import Body
from baukasten.shade import seats as sitting
from baukasten.shade.planes import SPARE, Planes, shares, tell_seats
from baukasten.shade.prints import Prints, kept, prints, put_together
from baukasten.shade.rays import CORES
from baukasten.shade.scratch import Scratch, forget, own, scratch
from baukasten.shade.shapes import veiled_shapes
from baukasten.shade.standing import by_key, key, places
from baukasten.shade.sun import STEP_MINUTES
from baukasten.shade.surroundings import hide_seats

Reach: TypeAlias = NDArray[np.signedinteger]
Work: TypeAlias = Callable[[int, int, Scratch], None]

NONE_GONE = np.zeros(0, np.int64)


def lift(planes: Planes, *bodies: Body) -> tuple[ItemId, ...]:
    """Take bodies away, as if they had never stood there; the items whose light changed. Nothing where they do not stand."""
    from baukasten.shade import editing

    released = release(planes)
    ranges = [those for body in bodies for those in planes.stands.pop(key(body), [])]
    for body in bodies:
        planes.bodies.pop(key(body), None)
    parts = np.array([k for those in ranges for k in those], np.int64)
    if not len(parts):
        return released
    planes.alive[parts] = False
    forget(planes.scratch)
    reach = planes.boxes[:, :, parts]
    _edit(planes, editing.OUT, planes.prints, parts, planes.boxes, reach)
    _tell_hours(planes)
    which = np.zeros(len(planes.alive), bool)
    which[parts] = True
    sitting.gone(planes.seats, kept(planes.prints, which))
    return _joined(released, tell_seats(planes))


def put_down(planes: Planes, *bodies: Body) -> tuple[ItemId, ...]:
    """Let bodies stand there; the items whose light changed."""
    from baukasten.shade import editing

    released = release(planes)
    parts, ends = _new_parts(planes, bodies)
    start = _take_in(planes, parts)
    for key, ranges in places(bodies, [start, *(start + end for end in ends)]).items():
        planes.stands.setdefault(key, []).extend(ranges)
    for key, those in by_key(bodies).items():
        planes.bodies[key] = (*planes.bodies.get(key, ()), *those)
    forget(planes.scratch)
    reach = planes.boxes[:, :, start : start + len(parts.table)]
    _edit(planes, editing.IN, parts, NONE_GONE, reach, reach)
    _tell_hours(planes)
    sitting.stand(planes.seats, parts)
    return _joined(released, tell_seats(planes))


def hold(planes: Planes, *bodies: Body) -> tuple[ItemId, ...]:
    """Show the shade of bodies that are in the hand and may be elsewhere the next moment; the items whose light changed."""
    from baukasten.shade import drawing, editing

    parts, _ends = _new_parts(planes, bodies)
    if planes.before is None:
        planes.before = planes.light.copy()
    _restore(planes)
    if planes.held is not None:
        sitting.gone(planes.seats, planes.held)
    was = planes.scratch.touched.copy()
    forget(planes.scratch)
    boxes = np.empty((len(planes.suns), 4, len(parts.table)), planes.boxes.dtype)
    drawing.reaches(parts, planes.towards, planes.cells, boxes, 0, len(boxes), 0)
    _edit(planes, editing.HELD, parts, NONE_GONE, boxes, boxes)
    planes.held, planes.shown = parts, planes.scratch.touched.copy()
    np.minimum(was[:, 0], planes.shown[:, 0], out=planes.scratch.touched[:, 0])
    np.maximum(was[:, 1], planes.shown[:, 1], out=planes.scratch.touched[:, 1])
    _tell_hours(planes)
    sitting.stand(planes.seats, parts)
    return tell_seats(planes)


def release(planes: Planes) -> tuple[ItemId, ...]:
    """Nothing is held any more: the ground looks as if it had never been."""
    if planes.held is None:
        return ()
    _restore(planes)
    _tell_hours(planes)
    sitting.gone(planes.seats, planes.held)
    planes.held = planes.before = planes.shown = None
    return tell_seats(planes)


def moved(planes: Planes, before: Body, after: Body) -> tuple[ItemId, ...]:
    """``before`` stands there no longer, ``after`` does; the items whose light changed."""
    return _joined(lift(planes, before), put_down(planes, after))


def seat(planes: Planes, receivers: Iterable[Receiver]) -> tuple[ItemId, ...]:
    """Let people sit, eat and play there and nowhere else; the items that are new or elsewhere, whose light was counted."""
    standing = planes.prints if planes.alive.all() else kept(planes.prints, planes.alive)
    parts = (standing,) if planes.held is None else (standing, planes.held)
    hide = partial(hide_seats, planes.surroundings, planes.suns)
    sitting.reseat(planes.seats, (r for r in receivers if r.points), parts, hide)
    return tell_seats(planes)


def _restore(planes: Planes) -> None:
    """The light as it was before anything was held; the cells it concerns are the ones that are touched."""
    shown, before = planes.shown, planes.before
    forget(planes.scratch)
    if shown is None or before is None:
        return
    rows = np.flatnonzero(shown[:, 1] > shown[:, 0])
    if len(rows):
        along, across = slice(rows[0], rows[-1] + 1), slice(shown[rows, 0].min(), shown[rows, 1].max())
        planes.light[along, across] = before[along, across]
    planes.scratch.touched[:] = shown


def _joined(*changed: tuple[ItemId, ...]) -> tuple[ItemId, ...]:
    return tuple(sorted({item for items in changed for item in items}))


def _edit(planes: Planes, how: int, parts: Prints, gone: NDArray[np.int64], boxes: Reach, reach: Reach) -> None:
    """``boxes``: how far the parts reach; ``reach``: the same of those that matter."""
    from baukasten.shade import editing

    share = shares(planes)
    where = planes.towards, planes.cells, planes.planes, planes.under, np.ascontiguousarray(boxes)
    change = partial(editing.edit, how, parts, planes.alive, gone, *where, share, planes.light)
    _by_bands(planes, reach, change)


def _by_bands(planes: Planes, boxes: Reach, work: Work) -> None:
    """Share out the rows that are reached, so that each core has about the same number of cells."""
    first, last, left, right = (boxes[:, n].ravel() for n in range(4))
    # A shadow may touch rows and yet no column; it must not count as less than nothing.
    seen = (last >= first) & (right >= left)
    if not seen.any():
        return
    steps = np.zeros(len(planes.light) + 1)
    np.add.at(steps, first[seen], 1.0 + (right - left)[seen] / 64)
    np.add.at(steps, last[seen] + 1, -1.0 - (right - left)[seen] / 64)
    load = np.cumsum(np.cumsum(steps))
    cuts = np.searchsorted(load, load[-1] * np.arange(1, CORES) / CORES)
    edges = [int(first[seen].min()), *map(int, cuts), int(last[seen].max()) + 1]
    tasks = [
        planes.hands.submit(work, a, b - 1, own(planes.scratch)) for a, b in zip(edges, edges[1:], strict=False) if b > a
    ]
    for task in tasks:
        task.result()


def _new_parts(planes: Planes, bodies: Iterable[Body]) -> tuple[Prints, list[int]]:
    """The parts of bodies, how many up to the end of each; a veil nobody has seen yet gets planes of its own."""
    from baukasten.shade import layers

    known = len(planes.veils)
    shapes, ends = veiled_shapes(bodies, planes.veils)
    rows, words = planes.planes.shape[2:]
    if fresh := len(planes.veils) - known:
        more = np.zeros((fresh * layers.LAYER_BITS, *planes.planes.shape[1:]), np.uint64)
        planes.planes = np.concatenate([planes.planes, more])
        counts = planes.seats.counts
        planes.seats.counts = np.concatenate([counts, np.zeros((*counts.shape[:2], fresh), np.int16)], axis=2)
        planes.scratch = scratch(rows, words, len(planes.planes), len(planes.veils))
    return prints(shapes, planes.grid), ends


def _take_in(planes: Planes, parts: Prints) -> int:
    """Add parts to the table; the number of the first. Those that fell long ago make room."""
    from baukasten.shade import drawing

    if (~planes.alive).sum() > SPARE + planes.alive.sum():
        _sweep_out(planes)
    start, count = len(planes.alive), len(parts.table)
    planes.prints = put_together(planes.prints, parts)
    planes.alive = np.concatenate([planes.alive, np.ones(count, bool)])
    if start + count > planes.boxes.shape[2]:
        room = np.zeros((len(planes.suns), 4, count + SPARE), planes.boxes.dtype)
        planes.boxes = np.concatenate([planes.boxes, room], axis=2)
    drawing.reaches(parts, planes.towards, planes.cells, planes.boxes, 0, len(planes.boxes), start)
    return start


def _sweep_out(planes: Planes) -> None:
    places = np.cumsum(planes.alive) - 1
    for ranges in planes.stands.values():
        ranges[:] = [range(int(places[r.start]), int(places[r.start]) + len(r)) for r in ranges if len(r)]
    planes.prints = kept(planes.prints, planes.alive)
    boxes = planes.boxes[:, :, : len(planes.alive)][:, :, planes.alive]
    planes.boxes = np.concatenate([boxes, np.zeros((len(planes.suns), 4, SPARE), planes.boxes.dtype)], axis=2)
    planes.alive = np.ones(len(planes.prints.table), bool)


def _tell_hours(planes: Planes) -> None:
    from baukasten.shade import counting

    touched = planes.scratch.touched
    seen = np.flatnonzero(touched[:, 1] > touched[:, 0])
    if len(seen):
        rows = int(seen[0]), int(seen[-1]) + 1
        counting.tell_hours(planes.light, planes.grid.open, STEP_MINUTES / 60, rows, touched, planes.hours)
