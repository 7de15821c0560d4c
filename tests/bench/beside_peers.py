"""How long we take for a day of sun and for one moment, and how long the peers take for the same."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import NamedTuple

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


class Field(NamedTuple):
    """Who runs over what. ``missing``: why the other peers cannot.

    ``every``: of a day's suns the peers are given only each so many; their rows say so.
    """

    stage: Stage
    peers: dict[str, Peer]
    missing: dict[str, str]
    rounds: int
    every: int


def gathered(stage: Stage, rounds: int, every: int) -> Field:
    """The peers that have compiled, loaded and answered once, and why the others cannot."""
    noon = max(day_suns(stage.scene.site.anchor, DAY), key=lambda sun: sun.elevation)
    peers: dict[str, Peer] = {}
    missing: dict[str, str] = {}
    for name in NAMES:
        try:
            peer = ready(name, stage)
            peer.cast(noon)
        except Exception as error:  # a peer's fault is a row of the table, whatever it is
            missing[name] = reason(error)
        else:
            peers[name] = peer
    return Field(stage, peers, missing, rounds, every)


def rows(title: str, field: Field) -> Iterator[Row]:
    """First the whole day, then three moments of it."""
    yield from _day_rows(title, field)
    suns = day_suns(field.stage.scene.site.anchor, DAY)
    for when, elevation in ELEVATIONS.items():
        sun = min(suns, key=lambda sun: abs(sun.elevation - elevation))
        tasks: dict[str, Callable[[], object]] = {name: partial(peer.cast, sun) for name, peer in field.peers.items()}
        tasks[OURS] = partial(shadows, field.stage.scene, sun.time, field.stage.rasters.cell)
        times = in_turn(tasks, field.rounds)
        for name in NAMES:
            yield ahead(f"one moment {title}, {when} {sun.elevation:.0f}°", times[OURS], _times(name, field, times), told(name, field))


def _day_rows(title: str, field: Field) -> Iterator[Row]:
    suns = day_suns(field.stage.scene.site.anchor, DAY)
    some = suns[:: field.every]
    tasks: dict[str, Callable[[], object]] = {name: partial(day_of, peer, some) for name, peer in field.peers.items()}
    tasks[OURS] = partial(sunlight, field.stage.scene, DAY, field.stage.rasters.cell)
    times = in_turn(tasks, field.rounds)
    for name in NAMES:
        peer = replace(_times(name, field, times), share=len(some) / len(suns))
        yield ahead(f"day of sun hours {title}", times[OURS], peer, told(name, field), GOALS.get(name))


def _times(name: str, field: Field, times: dict[str, Times]) -> Times:
    return times[name] if name in times else Times((), field.missing[name])


def told(name: str, field: Field) -> str:
    peer = field.peers.get(name)
    if peer is None:
        return name
    return f"{name} {peer.version}" + (" (solids only)" if peer.solids_only else "")


def day_of(peer: Peer, suns: tuple[Sun, ...]) -> Light:
    """Hours of sun: none of the peers does more for a day than one sun after the other."""
    hours = np.zeros_like(peer.cast(suns[0]), np.float32)
    for sun in suns[1:]:
        hours += peer.cast(sun)
    return hours * (STEP_MINUTES / 60)
