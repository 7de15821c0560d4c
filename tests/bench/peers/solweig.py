"""SOLWEIG's own Rust library (successor of UMEP's), on the processor: the graphics card has no part in the table."""

from solweig import rustalgos

from baukasten.shade import Sun
from tests.bench.peers import Caster, Light, Stage
from tests.bench.peers.lock_step import LOWEST_SUN, light, sheets

PACKAGE = "solweig"
SOLIDS_ONLY = False


def caster(stage: Stage) -> Caster:
    rustalgos.shadowing.disable_gpu()
    surface, top, bottom, bush, highest = sheets(stage)

    def cast(sun: Sun) -> Light:
        answer = rustalgos.shadowing.calculate_shadows_wall_ht_25(
            sun.bearing, sun.elevation, stage.rasters.cell, highest, surface, top, bottom, bush, min_sun_elev_deg=LOWEST_SUN
        )
        return light(answer, stage.through)

    return cast
