"""The table that ``make bench`` prints: Markdown, so that it can be kept as it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.bench.clock import Times

HEAD = ("what", "ours", "peer", "ratio", "goal", "reached")


@dataclass(frozen=True)
class Row:
    """``reached`` is None where there is no goal or nothing could be measured."""

    what: str
    ours: str
    peer: str = ""
    ratio: str = ""
    goal: str = ""
    reached: bool | None = None

    def cells(self) -> tuple[str, ...]:
        reached = {True: "yes", False: "NO", None: ""}[self.reached]
        return self.what, self.ours, self.peer, self.ratio, self.goal, reached


def ahead(what: str, ours: Times, peer: Times, name: str, goal: float | None = None) -> Row:
    """How many times as long as we the peer takes; ``goal``: at least so many times."""
    told = f"≥ {goal:g}×" if goal else ""
    if ours.failed or peer.failed:
        return Row(what, _spoken(ours), f"{name}: {_spoken(peer)}", "", told)
    ratio = peer.median / ours.median
    return Row(what, _spoken(ours), f"{name}: {_spoken(peer)}", f"{_three(ratio)}×", told, ratio >= goal if goal else None)


def within(what: str, ours: Times, most: float | None = None) -> Row:
    """``most``: seconds that it may take."""
    told = f"≤ {duration(most)}" if most else ""
    if ours.failed:
        return Row(what, _spoken(ours), goal=told)
    return Row(what, _spoken(ours), goal=told, reached=ours.median <= most if most else None)


def agreement(what: str, ours: float, goal: float | None = None, peer: str = "") -> Row:
    """``ours``, ``goal``: shares."""
    told = f"≥ {100 * goal:.4g} %" if goal else ""
    return Row(what, f"{100 * ours:.4f} %", peer, goal=told, reached=ours >= goal if goal else None)


def duration(seconds: float) -> str:
    """With the unit that keeps it readable, three figures."""
    if seconds >= 1:
        return f"{_three(seconds)} s"
    return f"{_three(seconds * 1e3)} ms" if seconds >= 1e-3 else f"{_three(seconds * 1e6)} µs"


def laid_out(rows: Iterable[Row]) -> str:
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    told = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines]
    return "\n".join([told[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *told[1:]])


def _spoken(times: Times) -> str:
    if times.failed:
        return f"not measured ({times.failed})"
    return duration(times.median) + (f" (from {times.share:.0%} of the suns)" if times.share < 1 else "")


def _three(value: float) -> str:
    """Three figures, no powers of ten."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
