"""Crowns as clumps of leaves: lumpy where the model's crown is smooth, never larger than it."""

from functools import lru_cache

import numpy as np
import trimesh
from numpy.typing import NDArray

from baukasten.body import Crown, CrownForm
from baukasten.mesh import Triangles
from exports.pictures.noise import scatter

SHAPES = 5
"""Different shapes; neighbouring trees should not look stamped."""
SMALL = 1500
"""Crowns of less diameter (mm) are made of fewer triangles."""
CLUMPS = 70


def leafy(crown: Crown, small: bool = False) -> tuple[Triangles, NDArray[np.float32]]:
    """The crown's triangles and, per face, how far it is lightened (1 = as the crown's colour says).

    ``small``: fewer triangles, for a picture in which the crown is small.
    """
    shape = (crown.centre.x // 100 * 7 + crown.centre.y // 100 * 13) % SHAPES
    vertices, faces, tone = _unit(crown.form, shape, small or crown.diameter < SMALL)
    size = np.array([crown.diameter, crown.diameter, crown.top - crown.bottom]) / 1000
    foot = np.array([crown.centre.x, crown.centre.y, crown.bottom]) / 1000
    return Triangles((vertices * size + foot).astype(np.float32), faces), tone


@lru_cache(maxsize=2 * SHAPES * len(CrownForm))
def _unit(form: CrownForm, shape: int, small: bool) -> tuple[NDArray[np.float64], NDArray[np.int32], NDArray[np.float32]]:
    """Diameter 1, from z 0 to 1."""
    ball = trimesh.creation.icosphere(subdivisions=3 if small else 4)
    unit, faces = np.array(ball.vertices), np.array(ball.faces, np.int32)
    lump = _lumps(unit, shape, 30 if small else CLUMPS)
    vertices = _formed(unit, form) * lump[:, None] / 2 + (0, 0, 0.5)
    middle = unit[faces].mean(axis=1)
    depth = lump[faces].mean(axis=1)
    chance = scatter(np.arange(len(faces)), np.full(len(faces), shape))
    # Deep between the clumps it is darker, towards the light above brighter.
    tone = 0.62 + 0.55 * (depth - 0.8) / 0.2 * 0.6 + 0.08 * middle[:, 2] + 0.22 * (chance - 0.5)
    return vertices, faces, tone.astype(np.float32)


def _lumps(unit: NDArray[np.float64], shape: int, count: int) -> NDArray[np.float64]:
    """0.8 … 1: how far the leaves reach out in each direction."""
    n = np.arange(count)
    z = 1 - (2 * n + 1) / count
    angle = np.pi * (1 + 5**0.5) * n + shape + 0.9 * scatter(n, np.full(count, shape))
    clumps = np.column_stack([np.sqrt(1 - z * z) * np.cos(angle), np.sqrt(1 - z * z) * np.sin(angle), z])
    reach = 0.90 + 0.10 * scatter(n, np.full(count, shape + 31))
    width = 3.2 / count
    near = np.exp(-(1 - unit @ clumps.T) / width) * reach
    return 0.8 + 0.2 * np.clip(near.max(axis=1), 0, 1)


def _formed(unit: NDArray[np.float64], form: CrownForm) -> NDArray[np.float64]:
    """A unit sphere drawn into the crown's form, z -1 … 1."""
    if form is CrownForm.ELLIPSOID:
        return unit
    z = unit[:, 2]
    round_ = np.sqrt(np.clip(1 - z * z, 1e-9, 1))
    if form is CrownForm.COLUMN:
        radius = np.minimum(1, 1.9 * round_)
    else:
        radius = np.minimum((1 - z) / 2, 2.5 * round_)
    return np.column_stack([unit[:, 0] / round_ * radius, unit[:, 1] / round_ * radius, z])
