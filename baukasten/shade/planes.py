"""A day of sun over a scene, from scratch, kept so that one thing can move without counting all the others again.

The value is handed in and out by whoever follows a plan with it, by one hand at a time; nothing here remembers it.
``moving`` changes it in place and leaves exactly what is computed here.
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from baukasten.body import Light, MonthDay
from baukasten.plan import ItemId
from baukasten.scene import Body, Scene
from baukasten.shade import seats as sitting
from baukasten.shade.cells import Cells, cells
from baukasten.shade.grid import Grid, grid
from baukasten.shade.prints import Prints, prints
from baukasten.shade.rays import CORES, Progress, directions, on_all_cores
from baukasten.shade.scratch import Scratch, scratch
from baukasten.shade.seats import Seats
from baukasten.shade.shapes import veiled_shapes
from baukasten.shade.standing import Key, by_key, places
from baukasten.shade.sun import STEP_MINUTES, Sun
from baukasten.shade.surroundings import bottom_layer, hide_seats, veil
from baukasten.shade.sweep import Raster, around
from baukasten.site import Site

IN_SHADE = 0.25
"""A place counts as shaded where no more than this share of the direct sun arrives (criterion H12)."""

BANDS = 4 * CORES
"""Pieces of the ground that are counted one by one: enough for all cores to end together."""
SUNS_AT_ONCE = 16
SPARE = 256
"""Parts that can be added before the table of reaches has to grow."""


@dataclass
class Planes:
    """Bit planes of a day and the light they leave; see ``layers`` for what the planes hold. They have no suns if not kept.

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
    cells: Cells
    veils: list[Light]
    prints: Prints
    alive: NDArray[np.bool_]
    boxes: NDArray[np.signedinteger]
    stands: dict[Key, list[range]]
    planes: NDArray[np.uint64]
    under: NDArray[np.uint64]
    light: NDArray[np.int32]
    hours: NDArray[np.float32]
    seats: Seats
    scratch: Scratch
    site: Site
    surroundings: Raster | None
    bodies: dict[Key, tuple[Body, ...]]
    held: Prints | None = None
    before: NDArray[np.int32] | None = field(default=None, repr=False)
    shown: NDArray[np.int64] | None = field(default=None, repr=False)
    hands: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(CORES), repr=False)


def planes(
    scene: Scene, day: MonthDay, suns: Iterable[Sun], cell_m: float | None = None, progress: Progress | None = None, kept: bool = True
) -> Planes:
    """Everything from scratch. Trouble where the boundary encloses nothing or the cells are too many.

    If the bits are not ``kept`` nothing can be moved, nor weighed anew; they are drawn a few suns at a time then, and
    never leave the inner caches.
    """
    # Imported when first needed: numba takes half a second to load, and most commands need no sun.
    from baukasten.shade import drawing, layers

    suns = tuple(suns)
    veils = veil(scene)
    crowns = len(veils)
    shapes, ends = veiled_shapes(scene.bodies, veils)
    count = 1 + layers.LAYER_BITS * len(veils)
    ground, towards = grid(scene, cell_m, len(suns) * count), directions(suns)
    rows, columns = ground.open.shape
    words = -(-columns // 64)
    seats = sitting.all_new((r for r in scene.receivers if r.points), ground, towards, len(veils))
    surroundings = around(scene.site, scene.relief)
    under = bottom_layer(surroundings, ground, suns, crowns)
    hide_seats(surroundings, suns, seats)
    parts = len(shapes.kind)
    made = Planes(
        ground, day, suns, towards, cells(ground, scene.relief.known), veils, prints(shapes, ground), np.ones(parts, bool),
        np.zeros((len(suns), 4, parts + SPARE), np.int16 if max(rows, columns) < 2**15 else np.int32), places(scene.bodies, [0, *ends]),
        layers.empty_planes(len(veils), len(suns) if kept else 0, rows, words), under,
        np.zeros((rows, words * 64), np.int32), np.empty((rows, columns), np.float32), seats, scratch(rows, words, count, len(veils)),
        scene.site, surroundings, by_key(scene.bodies),
    )  # fmt: skip

    def reach(start: int) -> None:
        drawing.reaches(made.prints, towards, made.cells, made.boxes, start, min(start + SUNS_AT_ONCE, len(suns)), 0)

    on_all_cores(reach, range(0, len(suns), SUNS_AT_ONCE), None)
    _shine(made, False, progress)
    sitting.stand(made.seats, made.prints)
    tell_seats(made)
    return made


def weigh(planes: Planes, day: MonthDay) -> None:
    """Count the light anew with the leaves of a day: the shadows stay, what crowns let through does not."""
    planes.day = day
    planes.light[:] = 0
    _shine(planes, True, None)
    planes.seats.touched[:] = True
    tell_seats(planes)


def _shine(planes: Planes, drawn: bool, progress: Progress | None) -> None:
    """Count the light of all cells, a band of rows at a time; ``drawn``: the planes hold all shadows already."""
    from baukasten.shade import counting

    share, rows, light = shares(planes), len(planes.light), planes.light.reshape(-1)
    edges = [rows * n // BANDS for n in range(BANDS + 1)]
    everywhere = np.tile(np.array([0, planes.hours.shape[1]]), (rows, 1))
    where = planes.prints, planes.boxes, planes.towards, planes.cells, planes.under, planes.planes

    def band(n: int) -> None:
        start, stop = edges[n], edges[n + 1]
        if start < stop:
            counting.shine(*where, drawn, share, start, stop, light)
            counting.tell_hours(planes.light, planes.grid.open, STEP_MINUTES / 60, (start, stop), everywhere, planes.hours)

    on_all_cores(band, range(BANDS), progress)


def shares(planes: Planes) -> NDArray[np.float64]:
    """[1 + veils, layers]: what so many layers of a veil let through that day."""
    from baukasten.shade import layers

    through = np.array([0.0, *(light.on(planes.day) for light in planes.veils)])
    return through[:, None] ** np.arange(layers.MOST_LAYERS + 1)


def tell_seats(planes: Planes) -> tuple[ItemId, ...]:
    """Bring the light of all seats up to date; the items for which it changed."""
    through = np.array([0.0, *(light.on(planes.day) for light in planes.veils)])
    return sitting.tell(planes.seats, through, IN_SHADE)
