"""UMEP's algorithms in Rust. Unlike SOLWEIG it counts cells per metre, not metres per cell."""

from umepr import rustalgos

from baukasten.shade import Sun
from tests.bench.peers import Caster, Light, Stage
from tests.bench.peers.lock_step import LOWEST_SUN, light, sheets

PACKAGE = "umepr"
SOLIDS_ONLY = False


def caster(stage: Stage) -> Caster:
    rustalgos.shadowing.disable_gpu()
    surface, top, bottom, bush, highest = sheets(stage)

    def cast(sun: Sun) -> Light:
        answer = rustalgos.shadowing.calculate_shadows_wall_ht_25(
            sun.bearing, sun.elevation, 1 / stage.rasters.cell, highest, surface, top, bottom, bush,
            None, None, None, None, LOWEST_SUN,
        )  # fmt: skip
        return light(answer, stage.through)

    return cast
