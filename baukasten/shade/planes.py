"""A day of sun over a scene, kept so that one thing can move without counting all the others again.

``planes`` computes everything once. ``lift`` and ``put_down`` change it in place and leave exactly what a
computation from scratch would give. ``hold`` shows a body over the ground without putting it down: the next
``hold`` first restores what the last one darkened. The value is handed in and out by whoever follows a plan
with it, by one hand at a time; nothing here remembers it.
"""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from baukasten.body import Light, MonthDay
from baukasten.plan import ItemId
from baukasten.receivers import Receiver
from baukasten.scene import Body, Scene
from baukasten.shade import seats as sitting
from baukasten.shade.grid import Grid, grid
from baukasten.shade.prints import Prints, kept, prints, put_together
from baukasten.shade.rays import Progress, directions, on_all_cores
from baukasten.shade.seats import Seats
from baukasten.shade.shapes import Shapes, veiled_shapes
from baukasten.shade.sun import STEP_MINUTES, Sun
from baukasten.shade.surroundings import bottom_layer, hide_seats, veil
from baukasten.shade.sweep import Raster, around
from baukasten.site import Site

if TYPE_CHECKING:
    from baukasten.shade.editing import Scratch
    from baukasten.shade.stamp import Cells

IN_SHADE = 0.25
"""A place counts as shaded where no more than this share of the direct sun arrives (criterion H12)."""

CORES = min(8, os.cpu_count() or 1)
SUNS_AT_ONCE, ROWS_AT_ONCE = 4, 32
SPARE = 256
"""Parts that can be added before the table of reaches has to grow."""

Work: TypeAlias = Callable[[int, int, "Scratch"], None]


@dataclass
class Planes:
    """Bit planes of a day and the light they leave; see ``layers`` for what the planes hold.

    ``light`` [rows, 64 · words]: millionths of full sun, added up over the suns. ``hours`` [rows, cols], row 0 in
    the south: the same in hours, NaN as in ``Sunlight``. Both change in place. ``veils``: the kinds of light that
    crowns and sails let through. ``prints``, ``alive`` [parts] and ``boxes`` [suns, 4, room for parts]: all parts,
    which of them still stand, and the rows and columns they reach. ``stands``: where each body's parts are.
    ``under``: the planes as the surface model of the ``surroundings`` leaves them, as many as it has, from the first on.
    ``site``, ``bodies``: of the scene as it is shown now, without what is held.
    """

    grid: Grid
    day: MonthDay
    suns: tuple[Sun, ...]
    towards: NDArray[np.float64]
    cells: "Cells"
    veils: list[Light]
    prints: Prints
    alive: NDArray[np.bool_]
    boxes: NDArray[np.signedinteger]
    stands: dict[ItemId | Body, list[range]]
    planes: NDArray[np.uint64]
    under: NDArray[np.uint64]
    light: NDArray[np.int32]
    hours: NDArray[np.float32]
    seats: Seats
    scratch: "Scratch"
    site: Site
    surroundings: Raster | None
    bodies: dict[ItemId | Body, tuple[Body, ...]]
    held: Prints | None = None
    before: NDArray[np.int32] | None = field(default=None, repr=False)
    shown: NDArray[np.int64] | None = field(default=None, repr=False)
    hands: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(CORES), repr=False)


def planes(scene: Scene, day: MonthDay, suns: Iterable[Sun], cell_m: float | None = None, progress: Progress | None = None) -> Planes:
    """Everything from scratch. Trouble where the boundary encloses nothing or the cells are too many."""
    # Imported when first needed: numba takes half a second to load, and most commands need no sun.
    from baukasten.shade import drawing, layers

    suns = tuple(suns)
    veils = veil(scene)
    shapes, ends = veiled_shapes(scene.bodies, veils)
    count = 1 + layers.LAYER_BITS * len(veils)
    ground, towards = grid(scene, cell_m, len(suns) * count), directions(suns)
    rows, columns = ground.open.shape
    words = -(-columns // 64)
    parts = len(shapes.kind)
    seats = sitting.all_new((r for r in scene.receivers if r.points), ground, towards, len(veils))
    surroundings = around(scene.site, scene.relief)
    under = bottom_layer(surroundings, ground, suns, len(veil(scene)))
    hide_seats(surroundings, suns, seats)
    made = Planes(
        ground, day, suns, towards, _cells(ground, scene.relief.known), veils, _prints(shapes, ground), np.ones(parts, bool),
        np.zeros((len(suns), 4, parts + SPARE), np.int16 if max(rows, columns) < 2**15 else np.int32), _places(scene.bodies, [0, *ends]),
        layers.empty_planes(len(veils), len(suns), rows, words), under,
        np.zeros((rows, words * 64), np.int32), np.empty((rows, columns), np.float32), seats, _scratch(rows, words, len(veils)),
        scene.site, surroundings, by_key(scene.bodies),
    )  # fmt: skip
    made.planes[: len(under)] = under

    def draw(start: int) -> None:
        stop = min(start + SUNS_AT_ONCE, len(suns))
        drawing.draw(made.prints, towards, made.cells, made.planes, made.boxes, start, stop)

    on_all_cores(draw, range(0, len(suns), SUNS_AT_ONCE), progress)
    sitting.stand(made.seats, made.prints)
    weigh(made, day)
    return made


def weigh(planes: Planes, day: MonthDay) -> None:
    """Count the light anew with the leaves of a day: the shadows stay, what crowns let through does not."""
    from baukasten.shade import counting

    planes.day = day
    planes.light[:] = 0
    share, rows = _share(planes), len(planes.light)

    def count(start: int) -> None:
        stop = min(start + ROWS_AT_ONCE, rows)
        for sun in range(0, len(planes.suns), counting.MOST_SUNS):
            until = min(sun + counting.MOST_SUNS, len(planes.suns))
            counting.count(planes.planes, share, sun, until, start, stop, planes.light)
        counting.tell_hours(planes.light, planes.grid.open, STEP_MINUTES / 60, (start, stop), everywhere, planes.hours)

    everywhere = np.tile(np.array([0, planes.hours.shape[1]]), (rows, 1))
    on_all_cores(count, range(0, rows, ROWS_AT_ONCE), None)
    planes.seats.touched[:] = True
    _tell_seats(planes)


def weigh_suns(planes: Planes, start: int, stop: int) -> NDArray[np.float64]:
    """Light [rows, cols] from the suns ``start`` to before ``stop``, each counting 1."""
    from baukasten.shade import counting, layers

    light, share = np.zeros_like(planes.light), _share(planes)

    def count(row: int) -> None:
        until = min(row + ROWS_AT_ONCE, len(light))
        counting.count(planes.planes, share, start, stop, row, until, light)

    on_all_cores(count, range(0, len(light), ROWS_AT_ONCE), None)
    return light[:, : planes.hours.shape[1]] / layers.FULL


def lift(planes: Planes, *bodies: Body) -> tuple[ItemId, ...]:
    """Take bodies away, as if they had never stood there; the items whose light changed. Nothing where they do not stand."""
    from baukasten.shade import editing

    released = release(planes)
    ranges = [those for body in bodies for those in planes.stands.pop(_key(body), [])]
    for body in bodies:
        planes.bodies.pop(_key(body), None)
    parts = np.array([k for those in ranges for k in those], np.int64)
    if not len(parts):
        return released
    planes.alive[parts] = False
    _clear_touched(planes)
    share = _share(planes)
    where = planes.towards, planes.cells, planes.planes, planes.under, planes.boxes
    out = partial(editing.take_out, planes.prints, planes.alive, parts, *where)
    _by_bands(planes, planes.boxes[:, :, parts], lambda first, last, room: out(share, planes.light, first, last, room))
    _tell_hours(planes)
    which = np.zeros(len(planes.alive), bool)
    which[parts] = True
    sitting.gone(planes.seats, kept(planes.prints, which))
    return _joined(released, _tell_seats(planes))


def put_down(planes: Planes, *bodies: Body) -> tuple[ItemId, ...]:
    """Let bodies stand there; the items whose light changed."""
    released = release(planes)
    parts, ends = _new_parts(planes, bodies)
    start = _take_in(planes, parts)
    for key, ranges in _places(bodies, [start, *(start + end for end in ends)]).items():
        planes.stands.setdefault(key, []).extend(ranges)
    for key, those in by_key(bodies).items():
        planes.bodies[key] = (*planes.bodies.get(key, ()), *those)
    _clear_touched(planes)
    _shade(planes, parts, planes.boxes[:, :, start : start + len(parts.table)], keep=True)
    _tell_hours(planes)
    sitting.stand(planes.seats, parts)
    return _joined(released, _tell_seats(planes))


def hold(planes: Planes, *bodies: Body) -> tuple[ItemId, ...]:
    """Show the shade of bodies that are in the hand and may be elsewhere the next moment; the items whose light changed."""
    from baukasten.shade import drawing, editing

    parts, _ends = _new_parts(planes, bodies)
    if planes.before is None:
        planes.before = planes.light.copy()
    _clear_touched(planes)
    if planes.held is not None and planes.shown is not None:
        _restore(planes.light,planes.before,planes.shown)
        planes.scratch.touched[:] = planes.shown
        sitting.gone(planes.seats, planes.held)
    was = planes.scratch.touched.copy()
    _clear_touched(planes)
    boxes = np.empty((len(planes.suns), 4, len(parts.table)), planes.boxes.dtype)
    drawing.reaches(parts, planes.towards, planes.cells, boxes, 0)
    _shade(planes, parts, boxes, keep=False)
    planes.held, planes.shown = parts, planes.scratch.touched.copy()
    np.minimum(was[:, 0], planes.shown[:, 0], out=planes.scratch.touched[:, 0])
    np.maximum(was[:, 1], planes.shown[:, 1], out=planes.scratch.touched[:, 1])
    _tell_hours(planes)
    sitting.stand(planes.seats, parts)
    return _tell_seats(planes)


def release(planes: Planes) -> tuple[ItemId, ...]:
    """Nothing is held any more: the ground looks as if it had never been."""
    from baukasten.shade import editing

    if planes.held is None or planes.before is None or planes.shown is None:
        return ()
    _restore(planes.light,planes.before,planes.shown)
    planes.scratch.touched[:] = planes.shown
    _tell_hours(planes)
    sitting.gone(planes.seats, planes.held)
    planes.held = planes.before = planes.shown = None
    return _tell_seats(planes)


def moved(planes: Planes, before: Body, after: Body) -> tuple[ItemId, ...]:
    """``before`` stands there no longer, ``after`` does; the items whose light changed."""
    return _joined(lift(planes, before), put_down(planes, after))


def seat(planes: Planes, receivers: Iterable[Receiver]) -> tuple[ItemId, ...]:
    """Let people sit, eat and play there and nowhere else; the items that are new or elsewhere, whose light was counted."""
    standing = planes.prints if planes.alive.all() else kept(planes.prints, planes.alive)
    parts = (standing,) if planes.held is None else (standing, planes.held)
    hide = partial(hide_seats, planes.surroundings, planes.suns)
    sitting.reseat(planes.seats, (r for r in receivers if r.points), parts, hide)
    return _tell_seats(planes)


def _joined(*changed: tuple[ItemId, ...]) -> tuple[ItemId, ...]:
    return tuple(sorted({item for items in changed for item in items}))


def _shade(planes: Planes, parts: Prints, boxes: NDArray[np.signedinteger], keep: bool) -> None:
    from baukasten.shade import editing

    share = _share(planes)
    where = planes.towards, planes.cells, planes.planes, np.ascontiguousarray(boxes)
    into = partial(editing.put_in, parts, *where, share, planes.light)
    _by_bands(planes, boxes, lambda first, last, room: into(first, last, keep, room))


def _by_bands(planes: Planes, boxes: NDArray[np.signedinteger], work: Work) -> None:
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
        planes.hands.submit(work, a, b - 1, _own(planes.scratch)) for a, b in zip(edges, edges[1:], strict=False) if b > a
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
        planes.scratch = _scratch(rows, words, len(planes.veils))
    return _prints(shapes, planes.grid), ends


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
    drawing.reaches(parts, planes.towards, planes.cells, planes.boxes, start)
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


def _tell_seats(planes: Planes) -> tuple[ItemId, ...]:
    through = np.array([0.0, *(light.on(planes.day) for light in planes.veils)])
    return sitting.tell(planes.seats, through, IN_SHADE)


def _share(planes: Planes) -> NDArray[np.float64]:
    """[1 + veils, layers]: what so many layers of a veil let through that day."""
    from baukasten.shade import layers

    through = np.array([0.0, *(light.on(planes.day) for light in planes.veils)])
    return through[:, None] ** np.arange(layers.MOST_LAYERS + 1)


def _key(body: Body) -> ItemId | Body:
    return body if body.item is None else body.item


def by_key(bodies: Iterable[Body]) -> dict[ItemId | Body, tuple[Body, ...]]:
    """An item's bodies by its id, what belongs to the site by itself."""
    found: dict[ItemId | Body, tuple[Body, ...]] = {}
    for body in bodies:
        found[_key(body)] = (*found.get(_key(body), ()), body)
    return found


def _places(bodies: Iterable[Body], edges: list[int]) -> dict[ItemId | Body, list[range]]:
    """Which parts of the table are whose; ``edges``: where the first body's parts begin, and where each body's end."""
    stands: dict[ItemId | Body, list[range]] = {}
    for body, start, end in zip(bodies, edges, edges[1:], strict=False):
        stands.setdefault(_key(body), []).append(range(start, end))
    return stands


def _prints(shapes: Shapes, ground: Grid) -> Prints:
    return prints(shapes, float(ground.west), float(ground.south), float(ground.cell))


def _cells(ground: Grid, rises: bool) -> "Cells":
    from baukasten.shade.stamp import TILE, Cells

    heights = ground.ground[ground.open] if rises else np.zeros(1)
    low, high = (float(heights.min()), float(heights.max())) if len(heights) else (0.0, 0.0)
    west, south, cell = float(ground.west), float(ground.south), float(ground.cell)
    tiles = np.zeros((2, 0, 0)) if low == high else _lowest_and_highest(ground, TILE)
    return Cells(ground.ground, ground.open, tiles, west, south, cell, low == high, low, high, *ground.open.shape)


def _lowest_and_highest(ground: Grid, side: int) -> NDArray[np.float64]:
    """Open ground in squares of ``side`` cells [2, rows, cols]; +∞, -∞ where none is open."""
    rows, columns = (np.arange(0, n, side) for n in ground.open.shape)
    low, high = np.where(ground.open, ground.ground, np.inf), np.where(ground.open, ground.ground, -np.inf)
    return np.array(
        [
            np.minimum.reduceat(np.minimum.reduceat(low, rows, 0), columns, 1),
            np.maximum.reduceat(np.maximum.reduceat(high, rows, 0), columns, 1),
        ]
    )


def _scratch(rows: int, words: int, veils: int) -> "Scratch":
    from baukasten.shade import editing, layers

    count = 1 + layers.LAYER_BITS * veils
    return editing.Scratch(
        np.empty((6, rows)), np.empty((rows, 2), np.int64), np.empty((rows, 2), np.int64),
        np.zeros((rows, words), np.uint64), np.zeros((rows, words, count), np.uint64),
        np.zeros((rows, words, count), np.uint64), np.empty(veils + 1, np.int64), np.empty((rows, 2), np.int64),
    )  # fmt: skip


def _own(scratch: "Scratch") -> "Scratch":
    """For one band: what is not laid out by rows is its own."""
    return scratch._replace(active=scratch.active.copy())


def _clear_touched(planes: Planes) -> None:
    planes.scratch.touched[:, 0] = planes.light.shape[1]
    planes.scratch.touched[:, 1] = 0



def _restore(light,before,shown):
    rows=np.flatnonzero(shown[:,1]>shown[:,0])
    if len(rows):
        a,b=rows[0],rows[-1]+1
        c,d=shown[a:b,0].min(),shown[a:b,1].max()
        light[a:b,c:d]=before[a:b,c:d]
