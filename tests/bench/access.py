"""Who gets through, beside the peers: one bench moves, exact distances, all rules from scratch and after a move."""

import gc
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from importlib.metadata import version

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate

from baukasten.access import Ways, ground
from baukasten.access.clearance import ClearMap, clear_map, clearance, moved, reachable
from baukasten.access.ground import Ground, Obstacle
from baukasten.access.net import Net
from baukasten.access.passable import Going, Passable
from baukasten.access.tracing import shortest
from baukasten.access.way import Way
from baukasten.body import Prism
from baukasten.checks import RULES, judged
from baukasten.commands.move import move
from baukasten.element import Catalogue
from baukasten.geometry import Point, polygon
from baukasten.phrase import _
from baukasten.plan import BRIEF, Brief, Placed, Plan
from baukasten.scene import Scene
from baukasten.site import Entrance, Site
from baukasten.snapshot import Snapshot
from catalogue.load import catalogue
from sites.load import PLOTS, example, load
from tests.bench.clock import Times, in_turn, reason
from tests.bench.product import THINGS, many
from tests.bench.scenes import SIZES, scene
from tests.bench.table import Row, ahead, duration, within

WIDTH = 0.90
MOST = 3.0
"""Metres: how far the clearance is asked for, by us and by those peers that can stop there."""
POINTS = 20_000
"""Shapely is asked about so many points; more would take minutes."""
REPEATS = 15
"""Edits in one round: a single one is too short for the clock."""
MOVES = 20
Room = tuple[Ground, list[Obstacle]]


def rows(name: str, seed: int, rounds: int) -> Iterator[Row]:
    there, benches = _room(scene(name, seed))
    yield from _edit_rows(name, there, benches, rounds)
    yield from _distance_rows(name, there, rounds)
    yield from _route_rows(name, there, rounds)


def product_rows(seed: int, rounds: int) -> Iterator[Row]:
    """What people wait for: all rules that there are, on the example and on a full plan."""
    site, elements = load(PLOTS[0]), catalogue()
    # As the window does once all is loaded; what the peers have left behind lies in nobody's way there.
    gc.collect()
    gc.freeze()
    for title, plan, goal in (("example plan", example(), 0.150), (f"plan of {THINGS} items", many(site, elements, seed), 1.0)):
        snapshot = Snapshot(plan, site, elements)
        judged(RULES, snapshot)
        times = in_turn({"ours": partial(judged, RULES, snapshot)}, rounds)
        yield within(f"all {len(RULES)} rules on the {title}", times["ours"], goal)
        yield _moves_row(title, snapshot, seed)


def _moves_row(title: str, snapshot: Snapshot, seed: int) -> Row:
    chance = random.Random(seed)
    told, seconds = judged(RULES, snapshot), []
    for _move in range(MOVES):
        item = chance.choice([i for i, _placed in snapshot.plan.there(Placed)])
        way = chance.randint(-2000, 2000), chance.randint(-2000, 2000)
        snapshot = replace(snapshot, plan=move(snapshot.plan, {item}, *way).applied(snapshot.plan))
        began = time.perf_counter()
        told = judged(RULES, snapshot, before=told)
        seconds.append(time.perf_counter() - began)
    row = within(f"one item moved on the {title}, all findings up to date", Times(tuple(seconds)), 0.033)
    return replace(row, ours=f"{row.ours} (95 % within {duration(float(np.quantile(seconds, 0.95)))})")


def _room(there: Scene) -> Room:
    """The scene as ground with its obstacles, entered in the middle; and those of them that are benches."""
    west, south, east, north = there.site.boundary.bounds
    middle = Point((west + east) // 2, (south + north) // 2)
    site: Site = replace(there.site, buildings=(), entrances=(Entrance("middle", middle, 3000),))
    empty = ground(Snapshot(Plan({BRIEF: Brief()}), site, Catalogue({}, 2025, {})))
    solids = [(body, part) for body in there.bodies for part in body.parts if isinstance(part, Prism)]
    standing = [(body.item, Obstacle(body.item, _("thing"), polygon(part.outline))) for body, part in solids]
    obstacles = tuple(obstacle for _item, obstacle in standing)
    tree = shapely.STRtree([o.shape for o in obstacles])
    return replace(empty, obstacles=obstacles, tree=tree), [o for item, o in standing if item is not None]


def _edit_rows(name: str, there: Ground, benches: list[Obstacle], rounds: int) -> Iterator[Row]:
    """Clearance and where a wheelchair gets to, after one bench has moved by a metre and has moved back."""
    size = SIZES[name]
    edited = _Edited(clear_map(there, Going.FEET, size.cell, MOST), benches[:REPEATS])
    free = np.ascontiguousarray(edited.map.clear > 0, np.uint8)
    seed = tuple(int(cells[0]) for cells in edited.map.cells(shapely.Point(*_middle(there)).buffer(1)))
    tasks: dict[str, Callable[[], object]] = {
        "ours": lambda: _repeated(lambda: (edited.move(), reachable(edited.map, there, WIDTH))),
        "scipy": lambda: _repeated(partial(_by_scipy, free, size.cell, seed)),
        "opencv": lambda: _repeated(partial(_by_opencv, free, size.cell, seed)),
        "scikit-image": lambda: _repeated(partial(_by_skimage, free, size.cell, seed)),
    }
    for _warm in range(2):
        edited.move()
        reachable(edited.map, there, WIDTH)
    times = in_turn(tasks, rounds)
    rows, cols = edited.map.clear.shape
    what = f"one bench moves {name}: clearance and reach anew, {rows} × {cols} cells, {len(there.obstacles)} obstacles"
    for peer, package, goal in (("scipy", "scipy", 20), ("opencv", "opencv-python-headless", 3), ("scikit-image", "scikit-image", None)):
        yield ahead(what, _each(times["ours"]), _each(times[peer]), f"{peer} {version(package)}", goal)
    anew = clear_map(replace(there, obstacles=edited.map.standing.obstacles), Going.FEET, size.cell, MOST)
    same = np.array_equal(anew.clear, edited.map.clear)
    yield Row(f"after these moves the clearance {name} is that from scratch", "bit for bit" if same else "differs", reached=same)
    yield _exact_row(name, there, benches, rounds)


def _exact_row(name: str, there: Ground, benches: list[Obstacle], rounds: int) -> Row:
    """The same edit on outlines, which is what the rules are judged by."""
    ways, standing, seconds = Ways(there), there, []
    ways.at(Going.FEET, WIDTH)
    for bench in benches[: REPEATS * rounds]:
        new = replace(bench, shape=translate(bench.shape, 1.0, 0.0))
        obstacles = tuple(new if o is bench else o for o in standing.obstacles)
        standing = replace(standing, obstacles=obstacles, tree=shapely.STRtree([o.shape for o in obstacles]))
        began = time.perf_counter()
        ways = ways.over(standing)
        ways.at(Going.FEET, WIDTH)
        seconds.append(time.perf_counter() - began)
    return within(f"the same on outlines {name}, no cells, exact", Times(tuple(seconds)))


class _Edited:
    """A map whose benches go to and fro."""

    def __init__(self, of: ClearMap, benches: list[Obstacle]) -> None:
        self.map, self._benches, self._next = of, list(benches), 0

    def move(self) -> None:
        n = self._next % len(self._benches)
        step = 1.0 if self._next // len(self._benches) % 2 == 0 else -1.0
        new = replace(self._benches[n], shape=translate(self._benches[n].shape, step, 0.0))
        self.map = moved(self.map, (self._benches[n],), (new,))
        self._benches[n] = new
        self._next += 1


def _repeated(task: Callable[[], object]) -> None:
    for _time in range(REPEATS):
        task()


def _each(times: Times) -> Times:
    return replace(times, seconds=tuple(s / REPEATS for s in times.seconds))


def _middle(there: Ground) -> tuple[float, float]:
    at = there.entrances[0].at
    return at.x / 1000, at.y / 1000


def _by_scipy(free: NDArray[np.uint8], cell: float, seed: tuple[int, ...]) -> NDArray[np.bool_]:
    from scipy import ndimage

    wide = ndimage.distance_transform_edt(free, sampling=cell) >= WIDTH / 2
    labels, _count = ndimage.label(wide, np.ones((3, 3)))
    return labels == labels[seed]


def _by_opencv(free: NDArray[np.uint8], cell: float, seed: tuple[int, ...]) -> NDArray[np.bool_]:
    import cv2

    far = cv2.distanceTransform(free, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    _count, labels = cv2.connectedComponents((far >= WIDTH / 2 / cell).astype(np.uint8), connectivity=8)
    return labels == labels[seed]


def _by_skimage(free: NDArray[np.uint8], cell: float, seed: tuple[int, ...]) -> NDArray[np.bool_]:
    from scipy import ndimage
    from skimage.morphology import flood

    wide = ndimage.distance_transform_edt(free, sampling=cell) >= WIDTH / 2
    return flood(wide, seed, connectivity=2)


def _distance_rows(name: str, there: Ground, rounds: int) -> Iterator[Row]:
    """Metres from the cells of the map to the nearest obstacle, by us on all cores and by shapely's tree on one."""
    cell = SIZES[name].cell
    clear = clear_map(there, Going.FEET, cell, MOST)
    rows, cols = np.divmod(np.arange(clear.clear.size), clear.clear.shape[1])
    many_points = np.column_stack(clear.middles(rows, cols))
    few = many_points[:: len(many_points) // POINTS]
    shapes = [o.shape for o in there.obstacles]
    tree = shapely.STRtree(shapes)
    clearance(few, shapes, MOST)
    tasks: dict[str, Callable[[], object]] = {
        "ours": partial(clearance, many_points, shapes, MOST),
        "shapely": partial(_by_shapely, tree, few),
    }
    times = in_turn(tasks, rounds)
    ours = replace(times["ours"], seconds=tuple(s / len(many_points) for s in times["ours"].seconds))
    peer = replace(times["shapely"], seconds=tuple(s / len(few) for s in times["shapely"].seconds))
    title = f"exact distance to the nearest obstacle {name}, each of {len(many_points):,} cells (theirs of {len(few):,} of them)"
    yield ahead(title, ours, peer, f"shapely {version('shapely')} STRtree", 100)
    worst = float(np.abs(clearance(few, shapes, MOST) - _by_shapely(tree, few)).max())
    yield Row(f"… the greatest difference {name}", f"{1000 * worst:.6f} mm", goal="≤ 1 mm", reached=worst <= 0.001)


def _by_shapely(tree: shapely.STRtree, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Farther than ``MOST`` counts as that far, as with us."""
    result = np.full(len(points), MOST)
    (point, _shape), away = tree.query_nearest(shapely.points(points), max_distance=MOST, return_distance=True, all_matches=False)
    result[point] = away
    return result


def _route_rows(name: str, there: Ground, rounds: int) -> Iterator[Row]:
    """One route for a wheelchair from corner to corner, on outlines by us and over cells by the peers, each from three beginnings."""
    room = _Route(there, SIZES[name].cell)
    peers: dict[str, Callable[[NDArray[np.float32], tuple[int, int], tuple[int, int]], object]] = {
        "pyastar2d": _by_pyastar, "scikit-image": _by_route_through,
    }
    ours = {
        "from the outlines": lambda: room.way(room.net(Ways(there).at(Going.FEET, WIDTH))),
        "the first over ready ground, ours yet to be cut into cells, theirs a raster": lambda: room.way(room.net(room.passable)),
        "a later one": lambda: room.way(room.cut),
    }
    for begun, task in ours.items():
        tasks: dict[str, Callable[[], object]] = {"ours": task}
        for peer, search in peers.items():
            tasks[peer] = partial(room.over_cells, search, anew=begun == "from the outlines")
        times = in_turn(tasks, rounds)
        for peer in peers:
            yield ahead(f"one route {name}, corner to corner, {begun}", times["ours"], times[peer], f"{peer} {version(peer)}")
    yield _length_row(name, room)


class _Route:
    """The same two ends on the ground, as outlines and as cells."""

    def __init__(self, there: Ground, cell: float) -> None:
        self.there, self.cell = there, cell
        self.passable, self.clear = Ways(there).at(Going.FEET, WIDTH), self.raster()
        rows, cols = np.nonzero(self.clear.clear >= WIDTH / 2)
        self.ends = [(int(rows[n]), int(cols[n])) for n in (int(np.argmin(rows + cols)), int(np.argmax(rows + cols)))]
        self.start, self.goal = (tuple(float(v) for v in self.clear.middles(*(np.array(n) for n in end))) for end in self.ends)
        self.cut = self.net(self.passable)
        self.way(self.cut)

    def raster(self) -> ClearMap:
        return clear_map(self.there, Going.FEET, self.cell, MOST)

    def net(self, of: Passable) -> Net:
        """As nobody has gone over it yet."""
        return Net(of.net.side, of.net.squares, of.parts, of.number, of.tree)

    def way(self, net: Net) -> Way | None:
        net.told.clear()
        return shortest(net, [self.start], self.goal)

    def over_cells(self, search: Callable[..., object], anew: bool = False) -> object:
        return search((self.raster() if anew else self.clear).clear, *self.ends)


def _length_row(name: str, room: _Route) -> Row:
    ours = room.way(room.cut)
    if ours is None:
        return Row(f"… how long it is {name}", "no way", reached=False)
    try:
        theirs = f"pyastar2d: {room.cell * float(np.hypot(*np.diff(room.over_cells(_by_pyastar), axis=0).T).sum()):.1f} m"
    except ImportError as error:
        theirs = f"pyastar2d: not measured ({reason(error)})"
    return Row(f"… how long it is {name}", f"{ours.length:.1f} m", theirs)


def _by_pyastar(clear: NDArray[np.float32], start: tuple[int, int], end: tuple[int, int]) -> NDArray[np.int64]:
    import pyastar2d

    costs = np.where(clear >= WIDTH / 2, np.float32(1), np.float32(np.inf))
    return pyastar2d.astar_path(costs, start, end, allow_diagonal=True)


def _by_route_through(clear: NDArray[np.float32], start: tuple[int, int], end: tuple[int, int]) -> object:
    from skimage.graph import route_through_array

    return route_through_array(np.where(clear >= WIDTH / 2, 1.0, -1.0), start, end, fully_connected=True)
