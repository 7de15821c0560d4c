"""A tree in the hand: one frame of a drag, and an exact move, on scenes of both sizes."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from baukasten.body import Crown, placed
from baukasten.geometry import Point
from baukasten.scene import Body
from baukasten.shade import Planes, follow, hold, lift, put_down
from tests.bench.beside_peers import DAY
from tests.bench.clock import Times
from tests.bench.scenes import SIZES, scene
from tests.bench.table import Row, duration, within

FRAME_GOALS = {"S": 0.002, "L": 0.004}
MOVE_GOALS = {"S": 0.016, "L": 0.050}
TREES, FRAMES = 12, 8
MOVES = 50
REACH_MM = 12_000


def rows(name: str, seed: int) -> Iterator[Row]:
    there = scene(name, seed)
    kept = follow(there, DAY, SIZES[name].cell)
    chance = np.random.default_rng(seed)
    standing = {body.item: body for body in there.bodies if any(isinstance(part, Crown) for part in body.parts)}
    trees = list(standing.values())
    _frames(kept, trees[0], chance)  # compiles what is not yet in the cache
    frames = [t for n in chance.choice(len(trees), TREES, replace=False) for t in _frames(kept, trees[n], chance)]
    row = within(f"drag frame {name}, a tree, {len(frames)} frames", Times(tuple(frames)), FRAME_GOALS[name])
    told = f"{row.ours} (95 % within {duration(float(np.quantile(frames, 0.95)))})"
    yield Row(row.what, told, goal=row.goal, reached=row.reached)
    moves = [_move(kept, standing, int(item), chance) for item in chance.choice(list(standing), MOVES)]
    row = within(f"exact move {name}, a tree, worst of {MOVES}", Times((max(moves),)), MOVE_GOALS[name])
    yield Row(row.what, f"{row.ours} (median {duration(statistics.median(moves))})", goal=row.goal, reached=row.reached)
    bodies = tuple(standing.get(body.item, body) for body in there.bodies)
    anew = follow(replace(there, bodies=bodies), DAY, SIZES[name].cell)
    same = np.array_equal(anew.hours, kept.hours, equal_nan=True)
    yield Row(f"after these moves the day {name} is the day from scratch", "bit for bit" if same else "differs", reached=same)


def _frames(kept: Planes, tree: Body, chance: np.random.Generator) -> list[float]:
    """Picked up, shown at places around its own, put down where it stood."""
    lift(kept, tree)
    seconds = []
    for _frame in range(FRAMES):
        there = _elsewhere(tree, chance)
        began = time.perf_counter()
        hold(kept, there)
        seconds.append(time.perf_counter() - began)
    put_down(kept, tree)
    return seconds


def _move(kept: Planes, standing: dict[int | None, Body], item: int, chance: np.random.Generator) -> float:
    before, after = standing[item], _elsewhere(standing[item], chance)
    began = time.perf_counter()
    lift(kept, before)
    put_down(kept, after)
    standing[item] = after
    return time.perf_counter() - began


def _elsewhere(body: Body, chance: np.random.Generator) -> Body:
    way = Point(*(int(d) for d in chance.integers(-REACH_MM, REACH_MM + 1, 2)))
    return Body(body.item, tuple(placed(part, way, 0) for part in body.parts), body.ground)
