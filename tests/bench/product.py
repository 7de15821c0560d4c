"""The way people wait for: from the plan through the scene and the sun to a German sentence per seat."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

import shapely

from baukasten.commands.move import move
from baukasten.commands.place import add
from baukasten.element import Catalogue, Form
from baukasten.geometry import Point, polygon
from baukasten.phrase import Language
from baukasten.plan import BRIEF, Brief, ItemId, Placed, Plan
from baukasten.relief import Relief
from baukasten.scene import Body, placed_body, scene
from baukasten.shade import follow, hold, item_shade, lift, seen, sunlight
from baukasten.site import Site
from baukasten.snapshot import Snapshot
from catalogue.load import catalogue
from sites.load import PLOTS, example, load
from tests.bench.beside_peers import DAY
from tests.bench.clock import Times
from tests.bench.table import Row, duration, within

THINGS = 500
FRAMES = 30
TREES = 40
DRAG_GOAL = 0.016
STEP = 500
"""Millimetres that the tree in the hand goes on from frame to frame."""


@dataclass(frozen=True)
class Way:
    """Seconds of each part of the way, and what came out."""

    scene: float
    sun: float
    words: float
    sentences: tuple[str, ...]

    @property
    def whole(self) -> float:
        return self.scene + self.sun + self.words


def rows(seed: int, rounds: int) -> Iterator[Row]:
    site, elements, say = load(PLOTS[0]), catalogue(), Language("de")
    for title, plan in (("example plan", example()), (f"plan of {THINGS} items", many(site, elements, seed))):
        snapshot = Snapshot(plan, site, elements)
        ways = [_way(snapshot, say) for _round in range(rounds + 1)][1:]
        yield _row(f"{title}: plan → scene → sunlight → sentences", ways, None)
        yield _row(f"{title}: one dragged tree, all sentences told anew", list(_dragged(snapshot, say, FRAMES)), DRAG_GOAL)


def many(site: Site, elements: Catalogue, seed: int) -> Plan:
    """Pieces of the catalogue spread over a site by lot, some of them trees."""
    chance = random.Random(seed)
    pieces = sorted(e.id for e in elements.elements.values() if e.form is Form.PIECE and not e.tree)
    trees = sorted(e.id for e in elements.elements.values() if e.tree)
    kinds = [chance.choice(trees) for _tree in range(TREES)] + [chance.choice(pieces) for _piece in range(THINGS - TREES)]
    things = [Placed(kind, _inside(site, chance), chance.randrange(3600)) for kind in kinds]
    empty = Plan({BRIEF: Brief()})
    return add(empty, things).applied(empty)


def _inside(site: Site, chance: random.Random) -> Point:
    west, south, east, north = site.boundary.bounds
    area = polygon(site.boundary)
    while True:
        at = Point(chance.randint(west, east), chance.randint(south, north))
        if shapely.contains_xy(area, at.x / 1000, at.y / 1000):
            return at


def _row(what: str, ways: list[Way], goal: float | None) -> Row:
    row = within(what, Times(tuple(way.whole for way in ways)), goal)
    middle = sorted(ways, key=lambda way: way.whole)[len(ways) // 2]
    told = ", ".join(f"{n} {duration(s)}" for n, s in (("scene", middle.scene), ("sun", middle.sun), ("words", middle.words)))
    return Row(row.what, f"{row.ours} ({told}; {len(middle.sentences)} sentences)", goal=row.goal, reached=row.reached)


def _way(snapshot: Snapshot, say: Language) -> Way:
    clock = [time.perf_counter()]
    there = scene(snapshot)
    clock.append(time.perf_counter())
    light = sunlight(there, DAY)
    clock.append(time.perf_counter())
    sentences = tuple(say.say(item.text) for item in item_shade(snapshot, light))
    clock.append(time.perf_counter())
    return Way(clock[1] - clock[0], clock[2] - clock[1], clock[3] - clock[2], sentences)


def _dragged(snapshot: Snapshot, say: Language, frames: int) -> Iterator[Way]:
    """Frame by frame, each counted from the plan with the tree elsewhere to the last sentence."""
    held = _tree(snapshot)
    there = scene(snapshot)
    followed = follow(there, DAY)
    lift(followed, next(body for body in there.bodies if body.item == held))
    told = {item.item: say.say(item.text) for item in item_shade(snapshot, seen(followed, DAY))}
    for _frame in range(frames):
        clock = [time.perf_counter()]
        plan = move(snapshot.plan, {held}, STEP, 0).applied(snapshot.plan)
        snapshot = Snapshot(plan, snapshot.site, snapshot.catalogue)
        tree = _body(snapshot, held, there.relief)
        clock.append(time.perf_counter())
        changed = hold(followed, tree)
        light = seen(followed, DAY)
        clock.append(time.perf_counter())
        told |= {item.item: say.say(item.text) for item in item_shade(snapshot, light, changed)}
        sentences = tuple(told.values())
        clock.append(time.perf_counter())
        yield Way(clock[1] - clock[0], clock[2] - clock[1], clock[3] - clock[2], sentences)


def _body(snapshot: Snapshot, item_id: ItemId, relief: Relief) -> Body:
    item = snapshot.plan.items[item_id]
    element = snapshot.element(item)
    if not isinstance(item, Placed) or element is None:
        raise ValueError(f"item {item_id} is no placed element")
    return placed_body(item_id, item, element, relief)


def _tree(snapshot: Snapshot) -> ItemId:
    """The first tree that is planted or stands there."""
    trees = (i for i, item in snapshot.plan.there(Placed) if (element := snapshot.element(item)) and element.tree)
    return next(trees)
