"""How UMEP's descendants want their rasters, and how their answer becomes light.

They shift whole rasters step by step along the sun's direction. A crown is a pair of rasters, top
and bottom, and counts once however many crowns the ray crosses.
"""

from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from tests.bench.peers import Light, Stage
from tests.bench.rasters import Heights

LOWEST_SUN = 0.5
"""Degrees. Below their own bound they cut shadows short; it is set to the lowest sun of the day."""


class Answer(Protocol):
    """1 in the sun, 0 in the shadow of solids or of crowns."""

    bldg_sh: NDArray[np.float32]
    veg_sh: NDArray[np.float32]


class Sheets(NamedTuple):
    """Row 0 in the north; ``bush`` is low greenery, of which our scenes have none."""

    surface: Heights
    crown_top: Heights
    crown_bottom: Heights
    bush: Heights
    highest: float


def sheets(stage: Stage) -> Sheets:
    surface, top, bottom = (
        np.ascontiguousarray(sheet[::-1])
        for sheet in (stage.rasters.surface, stage.rasters.crown_top, stage.rasters.crown_bottom)
    )
    return Sheets(surface, top, bottom, np.zeros_like(surface), float(max(surface.max(), top.max())))


def light(answer: Answer, through: float) -> Light:
    """The share of sun, row 0 in the south."""
    crowns = through + (1 - through) * answer.veg_sh
    return (answer.bldg_sh * crowns)[::-1]
