"""Corripio's sweep over a surface model (2003), compiled by numba: buildings and boxes, no crowns."""

import numpy as np
from insolation.shadows import shadows

from baukasten.shade import Sun
from tests.bench.peers import Caster, Light, Stage

PACKAGE = "insolation"
SOLIDS_ONLY = True


def caster(stage: Stage) -> Caster:
    surface = np.ascontiguousarray(stage.rasters.surface[::-1], np.float64)

    def cast(sun: Sun) -> Light:
        bearing, elevation = np.deg2rad(sun.bearing), np.deg2rad(sun.elevation)
        # Its rows count southwards.
        to_sun = np.array([np.sin(bearing), -np.cos(bearing), np.tan(elevation)]) * np.cos(elevation)
        return shadows(surface, stage.rasters.cell, to_sun)[::-1]

    return cast
