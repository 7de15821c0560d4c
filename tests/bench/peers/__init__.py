"""The programs that we are measured against, one small file each, and what they all have to answer.

A peer is a module with ``PACKAGE``, the distribution it runs; ``SOLIDS_ONLY``, whether it knows no
crowns; and ``caster``, which takes the scene in and returns what answers for one sun. They are
imported when they run, so that one that is missing or broken costs one row and not the table.
"""

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from baukasten.scene import Scene
from baukasten.shade import Sun
from tests.bench.rasters import Rasters

Light = NDArray[np.float32]
Caster = Callable[[Sun], Light]
"""Share of direct sun per cell [rows, cols], row 0 in the south."""

NAMES = ("solweig", "umepr", "insolation", "embree")


class Stage(NamedTuple):
    """The same scene in both forms; ``through``: share of sun that passes a crown."""

    scene: Scene
    rasters: Rasters
    through: float


class Peer(NamedTuple):
    name: str
    version: str
    solids_only: bool
    cast: Caster


def ready(name: str, stage: Stage) -> Peer:
    """A peer that has taken the scene in. Raises whatever keeps it from running."""
    module = import_module(f"tests.bench.peers.{name}")
    return Peer(name, version(module.PACKAGE), module.SOLIDS_ONLY, module.caster(stage))
