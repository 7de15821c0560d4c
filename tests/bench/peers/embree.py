"""A ray per cell and sun through meshes of the scene, by Intel's Embree on one core.

Crowns and trunks are meshes, finely divided: next to their rims a ray may fall on the other side.
"""

import numpy as np
import trimesh
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray

from baukasten.body import Crown, CrownForm, Part, Prism, Rod
from baukasten.geometry import polygon
from baukasten.scene import Scene
from baukasten.shade import Sun
from tests.bench.peers import Caster, Light, Stage

PACKAGE = "embreex"
SOLIDS_ONLY = False

AROUND = 48
"""Corners of a circle."""
BALL = trimesh.creation.icosphere(subdivisions=3)
ABOVE_GROUND = 1e-4
"""Metres by which rays start above the ground, which is not in the meshes."""


def caster(stage: Stage) -> Caster:
    solids, crowns = (_embree(stage.scene, kinds) for kinds in ((Prism, Rod), (Crown,)))
    starts = _starts(stage)
    shape = stage.rasters.surface.shape

    def cast(sun: Sun) -> Light:
        bearing, elevation = np.deg2rad(sun.bearing), np.deg2rad(sun.elevation)
        to_sun = np.array([np.sin(bearing), np.cos(bearing), np.tan(elevation)]) * np.cos(elevation)
        ways = np.ascontiguousarray(np.broadcast_to(to_sun.astype(np.float32), starts.shape))
        lit = np.where(crowns.run(starts, ways, query="OCCLUDED") >= 0, np.float32(stage.through), np.float32(1))
        lit[solids.run(starts, ways, query="OCCLUDED") >= 0] = 0
        return lit.reshape(shape)

    return cast


def _starts(stage: Stage) -> NDArray[np.float32]:
    """The middle of each cell [cells, 3], row by row from the south."""
    west, south, _east, _north = (v / 1000 for v in stage.scene.site.boundary.bounds)
    rows, columns = stage.rasters.surface.shape
    x, y = np.meshgrid(west + (np.arange(columns) + 0.5) * stage.rasters.cell, south + (np.arange(rows) + 0.5) * stage.rasters.cell)
    z = stage.scene.relief.heights(x, y) + ABOVE_GROUND
    return np.column_stack([x.ravel(), y.ravel(), z.ravel()]).astype(np.float32)


def _embree(scene: Scene, kinds: tuple[type[Part], ...]) -> EmbreeScene:
    triangles = [_mesh(part).triangles for body in scene.bodies for part in body.parts if isinstance(part, kinds)]
    result = EmbreeScene()
    TriangleMesh(result, np.concatenate(triangles).astype(np.float32))
    return result


def _mesh(part: Part) -> trimesh.Trimesh:
    match part:
        case Prism():
            mesh = trimesh.creation.extrude_polygon(polygon(part.outline), (part.top - part.bottom) / 1000)
            mesh.apply_translation([0, 0, part.bottom / 1000])
        case Rod():
            ends = np.array([part.start, part.end]) / 1000
            mesh = trimesh.creation.cylinder(_around(part.radius), segment=ends, sections=AROUND)
        case Crown():
            mesh = _crown(part)
        case _:
            raise ValueError(f"no mesh for a {type(part).__name__}")
    return mesh


def _crown(crown: Crown) -> trimesh.Trimesh:
    bottom, height = crown.bottom / 1000, (crown.top - crown.bottom) / 1000
    match crown.form:
        case CrownForm.ELLIPSOID:
            mesh = BALL.copy()
            # Between the ball inside the mesh and the one around it.
            mesh.apply_scale(1 / np.sqrt(np.linalg.norm(BALL.triangles_center, axis=1).mean()))
            mesh.apply_scale([crown.diameter / 2000, crown.diameter / 2000, height / 2])
            lift = bottom + height / 2
        case CrownForm.COLUMN:
            mesh = trimesh.creation.cylinder(_around(crown.diameter / 2), height, sections=AROUND)
            lift = bottom + height / 2
        case CrownForm.CONE:
            mesh = trimesh.creation.cone(_around(crown.diameter / 2), height, sections=AROUND)
            lift = bottom
    mesh.apply_translation([crown.centre.x / 1000, crown.centre.y / 1000, lift])
    return mesh


def _around(radius_mm: float) -> float:
    """The radius in metres at which a many-sided circle covers as much as a round one."""
    turn = np.pi / AROUND
    return float(radius_mm / 1000 * np.sqrt(turn / (np.sin(turn) * np.cos(turn))))
