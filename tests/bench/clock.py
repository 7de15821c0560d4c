"""Measures tasks in rounds that take turns, so that a machine that slows down slows all of them."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Task = Callable[[], object]


@dataclass(frozen=True)
class Times:
    """Seconds of each round, or why there are none; ``share``: of the whole task, the part that was run."""

    seconds: tuple[float, ...]
    failed: str = ""
    share: float = 1

    @property
    def median(self) -> float:
        """Of the whole task; scaled where only a share was run."""
        return statistics.median(self.seconds) / self.share


def in_turn(tasks: Mapping[str, Task], rounds: int) -> dict[str, Times]:
    """Each task once a round; one that fails is out from then on."""
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    failed: dict[str, str] = {}
    for _round in range(rounds):
        for name, task in tasks.items():
            if name in failed:
                continue
            began = time.perf_counter()
            try:
                task()
            except Exception as error:  # a peer's fault is a row of the table, whatever it is
                failed[name] = reason(error)
                continue
            seconds[name].append(time.perf_counter() - began)
    return {name: Times(() if name in failed else tuple(seconds[name]), failed.get(name, "")) for name in tasks}


def reason(error: BaseException) -> str:
    """In one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:120]
