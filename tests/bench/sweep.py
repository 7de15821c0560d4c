"""The sweep beside SOLWEIG, both over the very same rasters: how long for a day, and how often either is right."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from baukasten.shade import day_suns
from baukasten.shade.sweep import Raster, hidden_cells, hours_on_cells
from tests.bench import reference
from tests.bench.agreement import Sample, drawn, states
from tests.bench.beside_peers import DAY, OURS, Field, day_of, told
from tests.bench.clock import Times, in_turn
from tests.bench.peers import Light, Stage
from tests.bench.table import Row, agreement, ahead

PEER, GOAL = "solweig", 50.0
EVERY = 6
"""Of the day's suns the peer gets each so many: its day is in the table already."""
CELLS = 10_000


def rows(title: str, field: Field, seed: int) -> Iterator[Row]:
    stage, suns = field.stage, day_suns(field.stage.scene.site.anchor, DAY)
    raster, some = raster_of(stage), suns[::EVERY]
    tasks = {OURS: partial(hours_on_cells, raster, suns, stage.through)}
    hours_on_cells(raster, some, stage.through)  # the first time it compiles
    if PEER in field.peers:
        tasks[PEER] = partial(day_of, field.peers[PEER], some)
    times = in_turn(tasks, max(3, field.rounds))
    theirs = times[PEER] if PEER in times else Times((), field.missing[PEER])
    what = f"day of sun hours {title}, sweep on the same rasters"
    yield ahead(what, times[OURS], replace(theirs, share=len(some) / len(suns)), told(PEER, field), GOAL)
    yield _right(title, stage, drawn(stage.scene, stage, CELLS, seed))


def raster_of(stage: Stage) -> Raster:
    rasters = stage.rasters
    leaves = np.where(rasters.crown_top > 0, np.float32(1), np.float32(np.nan))
    return Raster(rasters.cell, 0.0, 0.0, rasters.surface, rasters.crown_top * leaves, rasters.crown_bottom * leaves)


def _right(title: str, stage: Stage, sample: Sample) -> Row:
    """Sun, crown or solid, as the peers are asked in their rows above."""
    raster, suns = raster_of(stage), day_suns(stage.scene.site.anchor, DAY)[::EVERY]
    same = [
        states(sample.of(_light(hidden, stage.through))) == states(reference.light(stage.scene, sample.places, sun))
        for hidden, sun in zip(hidden_cells(raster, suns), suns, strict=True)
    ]
    return agreement(f"… the sweep's, sun, crown or solid {title}, flat", float(np.mean(same)))


def _light(hidden: np.ndarray, through: float) -> Light:
    return np.array([1, through, 0], np.float32)[hidden]
