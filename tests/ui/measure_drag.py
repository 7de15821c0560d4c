"""How long one frame of a drag takes with 500 things on the plan, from the pointer to the painted picture.

Not a test, because a machine's speed is no fault: ``python tests/ui/measure_drag.py`` prints the times.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEvent, QObject  # noqa: E402

from baukasten.commands.place import add  # noqa: E402
from baukasten.element import Form  # noqa: E402
from baukasten.geometry import Point  # noqa: E402
from baukasten.plan import BRIEF, Brief, ItemId, Placed, Plan  # noqa: E402
from baukasten.tools import Pointer  # noqa: E402
from catalogue.load import catalogue  # noqa: E402
from sites.load import PLOTS, load  # noqa: E402
from ui.app import application  # noqa: E402
from ui.panels.sun_bar import SunView  # noqa: E402
from ui.screenshot import settle  # noqa: E402
from ui.session import kept  # noqa: E402
from ui.settings import Settings  # noqa: E402
from ui.window import Window  # noqa: E402

THINGS = 500
FRAMES = 200
FIRSTS = 40
NOTHING_S = 0.2


def main() -> None:
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        window = Window(kept(Path(folder) / "many.bauplan", many(), load(PLOTS[0]), catalogue()), Settings())
        window.resize(1600, 1000)
        window.show()
        window.canvas.zoom_to_site()
        settle(window.background.idle)
        tell(f"{THINGS} things, a thing is dragged, pointer to picture", dragged(window, a_thing(window), app.processEvents))
        window.sun_bar.show_view(SunView.HOURS)
        window.side.shade.open(True)
        settle(window.background.idle)
        tree = a_tree(window)
        tell("a tree under the map of sun hours, pointer to picture", dragged(window, tree, app.processEvents))
        settle(window.background.idle)
        tell("the same, pointer to map and sentences", mapped(window, tree, app.processEvents))
        settle(window.background.idle)
        tell("the first frame, a sixth of a second after the press", first_frames(window, app.processEvents))
        settle(window.background.idle)
        tell("a tree out of the catalogue hovers, pointer to map and sentences", hovered(window, app.processEvents))
        settle(window.background.idle)
        print(f"whole plan painted anew: {repainted(window):.1f} ms")
        window.close()


def many() -> Plan:
    """Pieces of every kind, spread over the square."""
    west, south, east, north = load(PLOTS[0]).boundary.bounds
    chance = random.Random(1)
    pieces = [element.id for element in catalogue().elements.values() if element.form is Form.PIECE]
    things = [
        Placed(chance.choice(pieces), Point(chance.randint(west, east), chance.randint(south, north)), chance.randrange(3600))
        for _ in range(THINGS)
    ]
    return add(Plan({BRIEF: Brief()}), things).applied(Plan({BRIEF: Brief()}))


def tell(what: str, times: list[float]) -> None:
    print(f"{what}: {len(times)} frames, median {statistics.median(times):.1f} ms, "
          f"95 % {sorted(times)[int(0.95 * len(times))]:.1f} ms, worst {max(times):.1f} ms")


def a_thing(window: Window) -> ItemId:
    return next(i for i, _ in window.session.desk.plan.of(Placed))


def a_tree(window: Window) -> ItemId:
    """Nothing lies over its trunk."""
    snapshot, hand = window.session.snapshot, window.canvas.hand
    trees = ((i, item) for i, item in snapshot.plan.of(Placed) if (element := snapshot.element(item)) and element.tree)
    return next(i for i, item in trees if hand.under(item.at) == i)


def mapped(window: Window, tree: ItemId, work: Callable[[], None]) -> list[float]:
    """Milliseconds from the pointer until the sun of this very place is told, and painted where it differs."""
    canvas, start = window.canvas, window.session.desk.plan.items[tree].at
    canvas.point(Pointer(start, True), 11)
    canvas.point(Pointer(start.moved(700, 0), True), 11)
    while window.background.busy("sun"):
        work()
    times = []
    for n in range(FRAMES):
        began = time.perf_counter()
        canvas.point(Pointer(start.moved(40 * n + 740, 25 * n), True, free=True), 11)
        while window.background.busy("sun"):
            work()
        work()
        times.append((time.perf_counter() - began) * 1000)
    canvas.point(Pointer(start, False), 11)
    return times


def first_frames(window: Window, work: Callable[[], None]) -> list[float]:
    """Milliseconds from the first move of a thing until the sun of its new place is told."""
    canvas, times = window.canvas, []
    for held, item in tuple(window.session.desk.plan.of(Placed))[:FIRSTS]:
        if canvas.hand.under(item.at) != held:
            continue
        canvas.point(Pointer(item.at, True), 11)
        pressed = time.perf_counter()
        while time.perf_counter() - pressed < 1 / 6:
            work()
        began = time.perf_counter()
        canvas.point(Pointer(item.at.moved(3000, 1000), True, free=True), 11)
        while window.background.busy("sun"):
            work()
        times.append((time.perf_counter() - began) * 1000)
        canvas.driver.cancel()
        canvas.choose(())
        settle(lambda: not (window.background.busy("sun") or window.background.busy("grasp")))
    return times


def hovered(window: Window, work: Callable[[], None]) -> list[float]:
    """Milliseconds from the pointer until the sun of the plan with the new tree is told, and painted where it differs."""
    window.catalogue_panel.tiles["tree_tilia_cordata"].click()
    start, times = window.canvas.view.middle(), []
    for n in range(FRAMES):
        began = time.perf_counter()
        window.canvas.point(Pointer(start.moved(40 * n, 25 * n), False, free=True), 11)
        while window.background.busy("sun"):
            work()
        work()
        times.append((time.perf_counter() - began) * 1000)
    window.canvas.rest()
    return times


def dragged(window: Window, held: ItemId, work: Callable[[], None]) -> list[float]:
    """Milliseconds of each frame: the pointer is sent and what it moves is painted; the sun may come later."""
    canvas, start = window.canvas, window.session.desk.plan.items[held].at
    canvas.point(Pointer(start, True), 11)
    times = []
    painted = Painted()
    canvas.view.viewport().installEventFilter(painted)
    for n in range(FRAMES):
        before, began = painted.count, time.perf_counter()
        canvas.point(Pointer(start.moved(40 * n + 700, 25 * n), True), 11)
        while painted.count == before and time.perf_counter() - began < NOTHING_S:
            work()
        if painted.count == before:
            continue  # the thing stayed where it was, snapped: nothing to paint
        times.append((time.perf_counter() - began) * 1000)
    canvas.point(Pointer(start.moved(40 * FRAMES, 0), False), 11)
    return times


class Painted(QObject):
    """Counts how often the plan has been painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def repainted(window: Window) -> float:
    view = window.canvas.view
    view.resetCachedContent()
    began = time.perf_counter()
    view.viewport().grab()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
