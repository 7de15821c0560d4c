"""SOLWEIG's own Rust library (successor of UMEP's), on the processor: the graphics card has no part in the table."""

from collections.abc import Callable

import numpy as np
from solweig import rustalgos

from baukasten.shade import Sun
from tests.bench.peers import Caster, Light, Stage
from tests.bench.peers.lock_step import LOWEST_SUN, light, sheets

PACKAGE = "solweig"
SOLIDS_ONLY = False
PATCHES = 2
"""Its name for a sky of 153."""


def caster(stage: Stage) -> Caster:
    rustalgos.shadowing.disable_gpu()
    surface, top, bottom, bush, highest = sheets(stage)

    def cast(sun: Sun) -> Light:
        answer = rustalgos.shadowing.calculate_shadows_wall_ht_25(
            sun.bearing, sun.elevation, stage.rasters.cell, highest, surface, top, bottom, bush, min_sun_elev_deg=LOWEST_SUN
        )
        return light(answer, stage.through)

    return cast


def sky_caster(stage: Stage) -> Callable[[], Light]:
    """What answers how much of the sky is seen [rows, cols], row 0 in the south; crowns let their share through."""
    rustalgos.shadowing.disable_gpu()
    surface, top, bottom, _bush, highest = sheets(stage)

    def cast() -> Light:
        found = rustalgos.skyview.calculate_svf(surface, top, bottom, stage.rasters.cell, True, highest, PATCHES, LOWEST_SUN)
        return (np.asarray(found.svf) - (1 - np.asarray(found.svf_veg)) * (1 - stage.through))[::-1]

    return cast
