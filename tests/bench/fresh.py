"""What only a fresh interpreter can tell: how long the engine takes to start, and how much memory it wants.

``python -m tests.bench.fresh start`` and ``python -m tests.bench.fresh memory L 7`` print one number.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.clock import Times, reason
from tests.bench.table import Row, within

START_GOAL = 0.7
MEMORY_GOAL_MB = 400


def rows(seed: int, rounds: int) -> Iterator[Row]:
    yield within("start of the engine, warm cache", _start(rounds), START_GOAL)
    what, goal = "memory for a day of L above the interpreter", f"≤ {MEMORY_GOAL_MB} MB"
    try:
        megabytes = _asked("memory", "L", str(seed))
    except (OSError, subprocess.CalledProcessError) as error:
        yield Row(what, f"not measured ({reason(error)})", goal=goal)
        return
    yield Row(what, f"{megabytes:.0f} MB", goal=goal, reached=megabytes <= MEMORY_GOAL_MB)


def _start(rounds: int) -> Times:
    """The first start fills the cache and does not count."""
    try:
        return Times(tuple(_asked("start") for _round in range(max(3, rounds) + 1))[1:])
    except (OSError, subprocess.CalledProcessError) as error:
        return Times((), reason(error))


def _asked(*question: str) -> float:
    house = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.bench.fresh", *question]
    return float(subprocess.run(command, cwd=house, capture_output=True, text=True, check=True).stdout.split()[-1])


def _started() -> float:
    """Seconds from an interpreter that knows nothing of us to an engine that has answered once."""
    began = time.perf_counter()
    from baukasten.shade import warm_up

    warm_up()
    return time.perf_counter() - began


def _remembered(name: str, seed: int) -> float:
    """Megabytes: the most that was ever held, less what the interpreter held before."""
    before = _held("VmRSS")
    from baukasten.shade import sunlight
    from tests.bench.beside_peers import DAY
    from tests.bench.scenes import SIZES, scene

    sunlight(scene(name, seed), DAY, SIZES[name].cell)
    return _held("VmHWM") - before


def _held(kind: str) -> float:
    # Not getrusage: there a child begins with the parent's highest mark.
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(kind)) / 1024


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["start"]:
            print(_started())
        case ["memory", name, seed]:
            print(_remembered(name, int(seed)))
