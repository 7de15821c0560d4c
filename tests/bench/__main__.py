"""``python -m tests.bench``: measures, and prints the table to standard output; what it is at goes to standard error."""

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import datetime

from baukasten.access.warm import warm_up as warm_access
from baukasten.shade import warm_up
from tests.bench import access, agreement, beside_peers, fresh, moves, product, sky, sun, sweep
from tests.bench.peers import Stage
from tests.bench.rasters import rasters
from tests.bench.scenes import LEAVES, ROSTOCK, SIZES, scene
from tests.bench.table import Row, laid_out

SEED = 7
EVERY = 6
"""Where a peer would take many minutes for a day it gets each sixth sun."""


def main() -> None:
    asked = _asked()
    rows = []
    for row in _rows(asked):
        print(f"  {row.what}: {row.ours or row.peer}", file=sys.stderr, flush=True)
        rows.append(row)
    print(f"# Shade on {datetime.now():%Y-%m-%d %H:%M}, scene {asked.scene}, seed {asked.seed}, medians of {asked.rounds}")
    print(f"{os.cpu_count()} cores, {_processor()}, Python {platform.python_version()}, {platform.system()}\n")
    print(laid_out(rows))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.bench", description="Our shade beside its peers, in one table.")
    parser.add_argument("--scene", choices=sorted(SIZES), default="S", help="S: 200 m at 0.25 m; L: 1 km at 0.5 m")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another number is another scene ({SEED})")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured, in turn (3)")
    parser.add_argument("--quick", action="store_true", help="one round, and peers see only some suns of the day")
    asked = parser.parse_args()
    if asked.rounds < 1:
        parser.error("--rounds: at least 1")
    if asked.quick:
        asked.rounds = 1
    return asked


def _rows(asked: argparse.Namespace) -> Iterator[Row]:
    warm_up()
    warm_access()
    size = SIZES[asked.scene]
    quarter = scene(asked.scene, asked.seed)
    stage = Stage(quarter, rasters(quarter, size.cell), LEAVES.leafy)
    every = EVERY if asked.quick or asked.scene == "L" else 1
    with redirect_stdout(sys.stderr):  # one of them greets
        field = beside_peers.gathered(stage, asked.rounds, every)
    yield from beside_peers.rows(asked.scene, field)
    yield from agreement.rows(asked.scene, field, asked.seed, asked.quick)
    yield from sweep.rows(asked.scene, field, asked.seed)
    if asked.scene == "S":  # on L the peer would take half an hour
        yield from sky.rows(asked.scene, field, asked.seed)
    for name in SIZES:
        yield from moves.rows(name, asked.seed)
    yield from sun.rows(ROSTOCK, asked.rounds)
    yield from product.rows(asked.seed, asked.rounds)
    yield from fresh.rows(asked.seed, asked.rounds)
    yield from access.rows(asked.scene, asked.seed, asked.rounds)
    yield from access.product_rows(asked.seed, asked.rounds)


def _processor() -> str:
    """The processor's own name where the system tells it."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or "unknown processor"


if __name__ == "__main__":
    main()
