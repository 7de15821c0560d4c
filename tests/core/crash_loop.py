"""Kills a planning program again and again and counts what was lost.

``python -m tests.core.crash_loop 150`` kills 150 times (``kill -9``) while a child process places
elements into one plan file, and prints the counts. A step is acknowledged once the desk has done
it, that is once the file has kept it. The test-suite runs a short loop.
"""

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from baukasten.commands import move, place, remove
from baukasten.desk import Desk
from baukasten.files import create, open_plan
from baukasten.geometry import Point
from baukasten.plan import Plan
from baukasten.trouble import Trouble
from tests.core.yard import yard

ROOT = Path(__file__).parents[2]


@dataclass
class Count:
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    corrupt: int = 0
    mid_step: int = 0
    """Kills that left a journal to roll back: proof that steps were hit while being written."""

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.acknowledged} acknowledged steps, {self.lost} lost, "
            f"{self.corrupt} corrupt files, {self.mid_step} killed in the middle of a step"
        )


def crash_loop(folder: Path, kills: int, seed: int = 1, say=None) -> Count:
    """Kill ``kills`` times; the same file all along."""
    path, count, dice = folder / "crash.bauplan", Count(), random.Random(seed)
    create(path, Plan(), yard()).close()
    kept = 1
    for _ in range(kills):
        kept = _one_kill(path, kept, dice, count)
        if say:
            say(str(count))
    return count


def _one_kill(path: Path, kept: int, dice: random.Random, count: Count) -> int:
    """Start a child, kill it at some moment, look at what it left. Returns how many steps the file holds."""
    child = subprocess.Popen([sys.executable, "-m", "tests.core.crash_loop", "child", str(path)], stdout=subprocess.PIPE, cwd=ROOT)
    if child.stdout.readline() != b"open\n":
        raise RuntimeError("the child could not open the plan")
    # Some steps first, however slow the machine is; then a moment that may lie anywhere in a step.
    heard = b"".join(child.stdout.readline() for _ in range(dice.randint(5, 30)))
    time.sleep(dice.uniform(0.0, 0.01))
    child.kill()
    answers = (heard + child.communicate()[0]).split(b"\n")[:-1]  # a line without its end was not said
    count.kills += 1
    count.acknowledged += len(answers)
    journal = path.with_name(path.name + "-journal")
    count.mid_step += journal.exists() and journal.stat().st_size > 0
    said = int(answers[-1].split()[0]) if answers else kept
    try:
        with open_plan(path) as file:
            steps = file.history()
            count.lost += len(steps) < said or file.read_only
            replayed = Plan({})
            for step in steps:
                replayed = step.change.applied(replayed)
            count.corrupt += replayed != file.plan or file.notice is not None
        with closing(sqlite3.connect(path)) as connection:
            count.corrupt += connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
        return len(steps)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        count.corrupt += 1
        raise


def _plan_for_ever(path: Path) -> None:
    """Place, move and remove until killed; say each step after it is kept."""
    dice = random.Random()
    with open_plan(path) as file:
        desk, steps = Desk(file.plan), len(file.history())
        desk.keep(file.append)
        os.write(1, b"open\n")
        while True:
            things = [i for i in desk.plan.items if i]
            if len(things) > 200:
                change = remove(desk.plan, dice.sample(things, 20))
            elif things and dice.random() < 0.4:
                change = move(desk.plan, dice.sample(things, min(5, len(things))), 10, 10)
            else:
                change = place(desk.plan, "bench", Point(dice.randrange(40_000), dice.randrange(30_000)))
            desk.do(change)
            steps += 1
            os.write(1, b"%d\n" % steps)


if __name__ == "__main__":
    if sys.argv[1] == "child":
        _plan_for_ever(Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as somewhere:
            total = crash_loop(Path(somewhere), int(sys.argv[1]), seed=int(time.time()))
            print(total)
            sys.exit(bool(total.lost or total.corrupt))
