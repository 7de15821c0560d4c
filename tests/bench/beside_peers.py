"""How long we take for a day of sun and for one moment, and how long the peers take for the same."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import numpy as np

from baukasten.shade import Sun, day_suns, shadows, sunlight
from baukasten.shade.sun import STEP_MINUTES
from tests.bench.clock import Times, in_turn, reason
from tests.bench.peers import NAMES, Light, Peer, Stage, ready
from tests.bench.table import Row, ahead

DAY = date(2025, 6, 21)
GOALS = {"solweig": 300.0, "insolation": 20.0, "embree": 300.0}
ELEVATIONS = {"noon": 90.0, "middle": 40.0, "low": 10.0}
OURS = "ours"


def gathered(stage: Stage) -> tuple[dict[str, Peer], dict[str, str]]:
    """The peers that have compiled, loaded and answered once, and why the others cannot."""
    noon = max(day_suns(stage.scene.site.anchor, DAY), key=lambda sun: sun.elevation)
    peers: dict[str, Peer] = {}
    missing: dict[str, str] = {}
    for name in NAMES:
        try:
            peer = ready(name, stage)
            peer.cast(noon)
            peers[name] = peer
        except Exception as error:  # a peer's fault is a row of the table, whatever it is
            missing[name] = reason(error)
    return peers, missing


def rows(title: str, stage: Stage, peers: dict[str, Peer], missing: dict[str, str], rounds: int, every: int) -> Iterator[Row]:
    """``every``: of the day's suns the peers are given only each so-manieth; their rows say so."""
    suns = day_suns(stage.scene.site.anchor, DAY)
    cell = stage.rasters.cell
    day = {OURS: lambda: sunlight(stage.scene, DAY, cell), **{n: partial(_day, p, suns[::every]) for n, p in peers.items()}}
    share = len(suns[::every]) / len(suns)
    yield from _beside(f"day of sun hours {title}", day, peers, missing, rounds, GOALS, share)
    for when, elevation in ELEVATIONS.items():
        sun = min(suns, key=lambda sun: abs(sun.elevation - elevation))
        moment = {OURS: partial(shadows, stage.scene, sun.time, cell), **{n: partial(p.cast, sun) for n, p in peers.items()}}
        yield from _beside(f"one moment {title}, {when} {sun.elevation:.0f}°", moment, peers, missing, rounds, {}, 1)


def _beside(
    what: str, tasks: dict[str, Callable[[], object]], peers: dict[str, Peer], missing: dict[str, str],
    rounds: int, goals: dict[str, float], share: float,
) -> Iterator[Row]:  # fmt: skip
    times = in_turn(tasks, rounds)
    for name in NAMES:
        told = f"{name} {peers[name].version}" if name in peers else name
        told += " (solids only)" if name in peers and peers[name].solids_only else ""
        peer = times[name] if name in peers else Times((), missing[name])
        yield ahead(what, times[OURS], Times(peer.seconds, peer.failed, share), told, goals.get(name))


def _day(peer: Peer, suns: tuple[Sun, ...]) -> Light:
    """Hours of sun: none of the peers does more for a day than one sun after the other."""
    hours = np.zeros_like(peer.cast(suns[0]), np.float32)
    for sun in suns[1:]:
        hours += peer.cast(sun)
    return hours * (STEP_MINUTES / 60)
