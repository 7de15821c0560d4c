"""How often the light is right: on flat and on sloping ground, ray by ray against the slow reference."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from baukasten.scene import Scene
from baukasten.shade import Sun, day_suns, shadows, sunlight
from baukasten.shade.sun import STEP_MINUTES
from tests.bench import reference
from tests.bench.beside_peers import DAY, Field
from tests.bench.clock import reason
from tests.bench.peers import Light, Peer, Stage
from tests.bench.slope import sloping
from tests.bench.table import Row, agreement

SAME, STRICT = 0.01, 0.001
"""Right is a ray that ends as it should, in the sun, behind crowns or behind solids, with its light to one
hundredth of the sun: an engine may stop counting crowns where so little is left, the reference does not.
The share that is right to one thousandth is told beside it."""
RISE = 0.1
HIGH = 10.0
"""Degrees above which the slope's goal holds."""
CELLS = 20_000
DAY_CELLS = 2_000


@dataclass(frozen=True)
class Sample:
    """Open cells drawn by lot; ``places`` [cells, 3] in metres."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    places: NDArray[np.float64]

    def of(self, light: Light) -> Light:
        return light[self.rows, self.columns]


def rows(title: str, field: Field, seed: int, quick: bool) -> Iterator[Row]:
    stage = field.stage
    suns = day_suns(stage.scene.site.anchor, DAY)
    some = suns[:: 12 if quick else 6]
    sample = drawn(stage.scene, stage, CELLS, seed)
    rays = f"{len(some)} suns × {CELLS:,} cells"
    yield _our_row(f"agreement with exact rays {title}, flat ({rays})", 0.9999, stage, stage.scene, sample, some)
    for name, peer in field.peers.items():
        yield _peer_row(title, name, peer, stage, sample, some)
    slope = sloping(stage.scene, RISE)
    on_slope = drawn(slope, stage, CELLS, seed)
    high = tuple(sun for sun in some if sun.elevation > HIGH)
    yield _our_row(f"agreement {title}, slope {RISE:.0%}, sun above {HIGH:.0f}°", 0.995, stage, slope, on_slope, high)
    few = drawn(stage.scene, stage, DAY_CELLS, seed + 1)
    yield _hours_row(title, stage, few, suns)


def _our_row(what: str, goal: float, stage: Stage, scene: Scene, sample: Sample, suns: tuple[Sun, ...]) -> Row:
    right, strictly = np.mean([_right(stage, scene, sample, sun) for sun in suns], axis=0)
    row = agreement(what, float(right), goal)
    return replace(row, ours=f"{row.ours} (light to {SAME:.0%} of the sun; to {STRICT:.1%}: {100 * strictly:.3f} %)")


def _right(stage: Stage, scene: Scene, sample: Sample, sun: Sun) -> tuple[float, float]:
    """The share of rays that are right, and that are strictly so."""
    ours = sample.of(shadows(scene, sun.time, stage.rasters.cell).light)
    exact = reference.light(scene, sample.places, sun)
    off = np.where(states(ours) == states(exact), np.abs(ours - exact), 1)
    return float((off < SAME).mean()), float((off < STRICT).mean())


def _peer_row(title: str, name: str, peer: Peer, stage: Stage, sample: Sample, suns: tuple[Sun, ...]) -> Row:
    """Sun, crown or solid: peers count a crown once, so they are not asked how many there are."""
    what = f"… the peer's, {'solids only' if peer.solids_only else 'sun, crown or solid'} {title}, flat"
    try:
        same = [
            states(sample.of(peer.cast(sun))) == states(reference.light(stage.scene, sample.places, sun, peer.solids_only))
            for sun in suns
        ]
    except Exception as error:  # a peer's fault is a row of the table, whatever it is
        return Row(what, "", f"{name}: not measured ({reason(error)})")
    return Row(what, "", f"{name} {peer.version}: {100 * np.mean(same):.2f} %")


def states(light: NDArray[np.floating]) -> NDArray[np.int8]:
    """0 solid, 1 crown, 2 sun."""
    return np.where(light <= 0, 0, np.where(light >= 1, 2, 1)).astype(np.int8)


def _hours_row(title: str, stage: Stage, sample: Sample, suns: tuple[Sun, ...]) -> Row:
    """The day as a whole, since an engine may count it by another way than a moment."""
    ours = sample.of(sunlight(stage.scene, DAY, stage.rasters.cell).hours)
    exact = sum(reference.light(stage.scene, sample.places, sun) for sun in suns) * (STEP_MINUTES / 60)
    minutes = 60 * np.abs(ours - exact)
    return Row(
        f"sun hours of the day {title} against exact rays, {DAY_CELLS:,} cells",
        f"mean {minutes.mean():.3f} min, worst {minutes.max():.2f} min",
    )


def drawn(scene: Scene, stage: Stage, count: int, seed: int) -> Sample:
    """Cells on which nothing stands: on a box or a trunk a raster tells about its top and we about the ground."""
    rasters = stage.rasters
    lowest = shadows(scene, day_suns(scene.site.anchor, DAY)[0].time, rasters.cell)
    rows, columns = np.nonzero(~np.isnan(lowest.light) & (rasters.surface <= 0))
    drawn = np.random.default_rng(seed).choice(len(rows), min(count, len(rows)), replace=False)
    rows, columns = rows[drawn], columns[drawn]
    x, y = lowest.west + (columns + 0.5) * rasters.cell, lowest.south + (rows + 0.5) * rasters.cell
    return Sample(rows, columns, np.column_stack([x, y, scene.relief.heights(x, y)]))
