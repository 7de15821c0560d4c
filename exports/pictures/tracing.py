"""Rays over a mesh: what they meet first, how much sun reaches a place, how open the sky is above it.

Embree does the meeting (Wald et al. 2014); it takes ten million rays a second on one core.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

NOTHING = -1
CLEAR = 0.002
"""Metres a ray starts away from the surface it leaves, so that it does not meet it again."""
CROSSINGS = 10
"""So many crowns or cloths in a row keep all light away."""
NEAR_SKY = 16
"""Directions tried for the open sky; neighbouring places use different ones, to be smoothed over 4 × 4."""


@dataclass(frozen=True, eq=False)
class Hits:
    """Per ray: face met first (``NOTHING`` if none) and how far away in metres."""

    face: Ints
    distance: Floats


class Tracer:
    """Rays over triangles; ``through`` [m] is the share of direct sun that passes a face's piece.

    ``pieces_at`` [m] says which faces belong together; faces that are ``sheer`` [m] are crowns and cloths.
    """

    def __init__(
        self, vertices: Floats, faces: Ints, normals: Floats, pieces_at: Ints, through: Floats, sheer: NDArray[np.bool_]
    ) -> None:
        self._normals, self._pieces_at, self._through = normals, pieces_at, through
        self._all = _embree(vertices, faces)
        self._solid = _embree(vertices, faces[~sheer])
        self._sheer_faces = np.flatnonzero(sheer).astype(np.int32)
        self._sheer = _embree(vertices, faces[sheer])

    def first(self, origins: Floats, directions: Floats) -> Hits:
        """What each ray [n, 3] meets first; directions are unit vectors."""
        if self._all is None or not len(origins):
            return Hits(np.full(len(origins), NOTHING, np.int32), np.full(len(origins), np.inf, np.float32))
        found = self._all.run(_float(origins), _float(directions), output=True)
        return Hits(found["primID"].astype(np.int32), found["tfar"])

    def sun_share(self, places: Floats, normals: Floats, own: Ints, to_sun: Floats) -> Floats:
        """Share of the direct sun that reaches places [n, 3]; what is ``own`` [n] (a piece) casts no shade on itself if sheer."""
        share = np.zeros(len(places), np.float32)
        lit = np.flatnonzero(normals @ to_sun > -0.5)
        starts = places[lit] + normals[lit] * CLEAR + to_sun * CLEAR
        lit_up = ~_meets(self._solid, starts, to_sun)
        lit, starts = lit[lit_up], starts[lit_up]
        share[lit] = self._passed(starts, own[lit], to_sun)
        return share

    def open_sky(self, places: Floats, normals: Floats, reach: float, turn: Ints, rays: int = 8) -> Floats:
        """Share of ``rays`` directions above a surface that meet nothing within ``reach`` metres.

        ``turn`` [n]: 0 … 15, which of the interleaved sets of directions a place uses.
        """
        if self._all is None:
            return np.ones(len(places), np.float32)
        first, second = _frame(normals)
        starts = _float(places + normals * (CLEAR * 4))
        limits = np.full(len(places), reach, np.float32)
        met = np.zeros(len(places), np.float32)
        for k in range(rays):
            along, across, up = _fan(rays)[k][turn].T
            ways = first * along[:, None] + second * across[:, None] + normals * up[:, None]
            met += self._all.run(starts, _float(ways), dists=limits, query="OCCLUDED") >= 0
        return 1 - met / rays

    def _passed(self, starts: Floats, own: Ints, to_sun: Floats) -> Floats:
        """What crowns and cloths let through: each takes its share once, where the ray comes in."""
        share = np.ones(len(starts), np.float32)
        if self._sheer is None:
            return share
        on, starts, inside = np.arange(len(starts)), starts.copy(), np.full(len(starts), NOTHING, np.int32)
        for _crossing in range(CROSSINGS):
            found = self._sheer.run(_float(starts), _along(to_sun, len(starts)), output=True)
            hit = found["primID"] >= 0
            on, starts, inside = on[hit], starts[hit], inside[hit]
            if not len(on):
                return share
            face = self._sheer_faces[found["primID"][hit]]
            piece, entering = self._pieces_at[face], self._normals[face] @ to_sun < 0
            # Leaving what was never entered: the place lies inside it.
            counts = (entering | (inside != piece)) & (piece != own[on]) & ~(entering & (inside == piece))
            share[on] *= np.where(counts, self._through[face], 1)
            inside = np.where(counts, piece, inside)
            starts = starts + to_sun * (found["tfar"][hit, None] + CLEAR)
        share[on] = 0
        return share


@lru_cache(maxsize=4)
def _fan(rays: int) -> Floats:
    """Directions [rays, 16, 3] over a hemisphere, denser upwards as the cosine asks, in 16 interleaved sets."""
    k, turn = np.mgrid[0:rays, 0:NEAR_SKY]
    u = (k + (turn * 7 % NEAR_SKY + 0.5) / NEAR_SKY) / rays
    angle = 2 * np.pi * (k * 0.618034 + turn / NEAR_SKY)
    return np.stack([np.sqrt(u) * np.cos(angle), np.sqrt(u) * np.sin(angle), np.sqrt(1 - u)], axis=2).astype(np.float32)


def _embree(vertices: Floats, faces: Ints) -> EmbreeScene | None:
    if not len(faces):
        return None
    scene = EmbreeScene()
    TriangleMesh(scene=scene, vertices=_float(vertices), indices=np.ascontiguousarray(faces, np.int32))
    return scene


def _meets(scene: EmbreeScene | None, starts: Floats, direction: Floats) -> NDArray[np.bool_]:
    if scene is None or not len(starts):
        return np.zeros(len(starts), bool)
    return scene.run(_float(starts), _along(direction, len(starts)), query="OCCLUDED") >= 0


def _along(direction: Floats, count: int) -> Floats:
    return np.ascontiguousarray(np.broadcast_to(direction.astype(np.float32), (count, 3)))


def _float(array: NDArray[np.floating]) -> Floats:
    return np.ascontiguousarray(array, np.float32)


def _frame(normals: Floats) -> tuple[Floats, Floats]:
    """Two unit vectors [n, 3] square to each normal (Duff et al. 2017)."""
    x, y, z = normals.T
    sign = np.where(z >= 0, 1, -1).astype(np.float32)
    a = -1 / (sign + z)
    b = x * y * a
    return (
        np.stack([1 + sign * x * x * a, sign * b, -sign * x], axis=1),
        np.stack([b, sign + y * y * a, -y], axis=1),
    )
