"""The share of the sky that is seen, beside SOLWEIG: how long it takes, and how far either is from rays to the sky.

Both ask 153 parts of the sky. The measure are rays from some cells to many places of the sky, spread as the
level ground gets light from it, through the very bodies of the scene.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

import numpy as np

from baukasten.body import MonthDay
from baukasten.shade import LOCAL, Sun, rays
from baukasten.shade.shapes import shapes
from baukasten.shade.sky import sky
from tests.bench.agreement import Sample, drawn
from tests.bench.beside_peers import OURS, Field
from tests.bench.clock import Times, in_turn, reason
from tests.bench.peers import Light, Stage
from tests.bench.table import Row, ahead

PEER, GOAL = "solweig", 100.0
JUNE = MonthDay(6, 21)
CELLS, ACROSS = 1_500, 40


def rows(title: str, field: Field, seed: int) -> Iterator[Row]:
    stage, what = field.stage, f"sky view factor {title}, 153 directions"
    found: dict[str, Light] = {}
    tasks = {OURS: partial(_ours, stage, found)}
    tasks[OURS]()
    ours = in_turn(tasks, max(3, field.rounds))[OURS]
    theirs, name = Times((), field.missing.get(PEER, "")), PEER
    if PEER in field.peers:
        name = f"{PEER} {field.peers[PEER].version}"
        # Once: it takes most of a minute.
        theirs = in_turn({PEER: partial(_theirs, stage, found)}, 1)[PEER]
    yield ahead(what, ours, theirs, name, GOAL)
    sample = drawn(stage.scene, stage, CELLS, seed)
    yield _off(title, stage, sample, found, name)


def _ours(stage: Stage, found: dict[str, Light]) -> None:
    found[OURS] = sky(stage.scene, JUNE, stage.rasters.cell).seen


def _theirs(stage: Stage, found: dict[str, Light]) -> None:
    from tests.bench.peers.solweig import sky_caster  # imported when it runs, as all peers are

    found[PEER] = sky_caster(stage)()


def _off(title: str, stage: Stage, sample: Sample, found: dict[str, Light], name: str) -> Row:
    what = f"… root mean square error {title}, against {ACROSS**2:,} rays from {len(sample.places):,} cells"
    try:
        exact = _exact(stage, sample)
    except Exception as error:  # a row of the table, whatever it is
        return Row(what, f"not measured ({reason(error)})")
    off = {who: float(np.sqrt(np.mean((sample.of(seen) - exact) ** 2))) for who, seen in found.items()}
    return Row(what, f"{off[OURS]:.4f}", f"{name}: {off[PEER]:.4f}" if PEER in off else "")


def _exact(stage: Stage, sample: Sample) -> np.ndarray:
    """By rays that are the same in number from each part of the sky that gives the same light."""
    chance, step = np.random.default_rng(0), (np.arange(ACROSS) + 0.5) / ACROSS
    jitter = chance.uniform(-0.5, 0.5, (2, ACROSS, ACROSS)) / ACROSS
    elevation = np.rad2deg(np.arcsin(np.sqrt(step[:, None] + jitter[0])))
    bearing = 360 * (step[None, :] + jitter[1])
    noon = datetime(2025, 6, 21, 12, tzinfo=LOCAL)
    towards = tuple(
        Sun(noon, float(b), float(b), float(e)) for b, e in zip(bearing.ravel() % 360, elevation.ravel(), strict=True)
    )
    nobody = np.full(len(sample.places), -2, np.int64)
    return rays.light_series(shapes(stage.scene, JUNE), sample.places, nobody, towards).mean(axis=1)
