"""The live 3D view: one merged mesh, its light worked out once for each face."""

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from pyqtgraph import Vector
from pyqtgraph.opengl import GLMeshItem, GLSurfacePlotItem, GLViewWidget
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy

from baukasten.mesh import Mesh
from baukasten.relief import Relief
from ui.canvas.shadow import GroundLight, coloured
from ui.view3d.frame import Frame3D

if TYPE_CHECKING:
    from ui.window import Window

SKY, EARTH = np.array([0.85, 0.86, 0.89]), np.array([0.46, 0.44, 0.42])
"""Light from above and from below (hemisphere light): upright faces get half of each."""
SUN = np.array([-0.45, -0.55, 0.70])
SUN_LIGHT = 0.34
ABOVE = 0.08
"""Metres that the light lies above the ground, so that both are not in one place."""
FINEST = 40_000
"""So many spots of light at most: machines without a graphics card draw them too."""


class Live3D(Frame3D):
    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._scene = _Scene(self)
        self._scene.setBackgroundColor("#dfe9ee")
        self._scene.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._scene.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._scene, 1)
        self._item: GLMeshItem | None = None
        self._light: GLSurfacePlotItem | None = None
        self.look()

    def show_mesh(self, mesh: Mesh) -> None:
        if self._item is not None:
            self._scene.removeItem(self._item)
        self._item = GLMeshItem(
            vertexes=mesh.vertices, faces=mesh.faces, faceColors=lit(mesh), smooth=False, computeNormals=False,
            drawEdges=False, glOptions="translucent",
        )
        self._scene.addItem(self._item)

    def show_light(self, light: GroundLight | None) -> None:
        if self._light is not None:
            self._scene.removeItem(self._light)
            self._light = None
        if light is not None:
            x, y, heights, colours = draped(light, self._relief)
            self._light = GLSurfacePlotItem(
                x=x, y=y, z=heights, colors=colours.reshape(-1, 4), smooth=False, computeNormals=False, glOptions="translucent"
            )
            self._light.setDepthValue(1)
            self._scene.addItem(self._light)

    def look(self) -> None:
        at, towards = np.array(self.eye.at), np.array(self.eye.towards)
        back = at - towards
        self._scene.opts["center"] = Vector(*towards)
        self._scene.opts["fov"] = 55 if self.eye.walking else 40
        self._scene.setCameraPosition(
            distance=float(np.linalg.norm(back)),
            elevation=float(np.degrees(np.arctan2(back[2], np.hypot(back[0], back[1])))),
            azimuth=float(np.degrees(np.arctan2(back[1], back[0]))),
        )


class _Scene(GLViewWidget):
    """Hands the mouse to the eye, so that buttons, keys and fingers all move the same one."""

    def __init__(self, frame: Live3D) -> None:
        super().__init__()
        self._frame = frame
        self._last = QPointF()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._last = event.position()
        self._frame.setFocus()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        way, self._last = event.position() - self._last, event.position()
        self._frame.go(self._frame.eye.turned(-way.x() * 0.3).lifted(way.y() * 0.3))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        eye = self._frame.eye
        self._frame.go(eye.stepped(turns * 2) if eye.walking else eye.nearer(1.15**turns))


def draped(light: GroundLight, relief: Relief) -> tuple[NDArray[np.float32], ...]:
    """Places across [n] and along [m], heights [n, m] and colours [n, m, 4], 0 … 1: light over the ground, a little above it."""
    colours = coloured(light.picture).astype(np.float32) / 255
    lies = colours[..., 3] > 0
    # At its rim light is mixed with what is not there, which would else be black.
    colours[~lies, :3] = colours[lies, :3].mean(axis=0) if lies.any() else 0
    colours[..., 3] *= light.opacity
    step = max(1, math.ceil(math.sqrt(colours.shape[0] * colours.shape[1] / FINEST)))
    colours = np.ascontiguousarray(colours[::step, ::step].transpose(1, 0, 2))
    x, y = (
        (corner + (np.arange(count) * step + 0.5) * light.cell)
        for corner, count in zip((light.west, light.south), colours.shape[:2], strict=True)
    )
    heights = relief.heights(*np.meshgrid(x, y, indexing="ij")) + ABOVE
    return x.astype(np.float32), y.astype(np.float32), heights.astype(np.float32), colours


def lit(mesh: Mesh) -> NDArray[np.float32]:
    """Colours of the faces [m, 4], 0 … 1: their own, in sky light and a little sun. Without shaders, so it runs on any GL."""
    up = mesh.normals @ np.array([0, 0, 1.0])
    sky = (up[:, None] + 1) / 2
    light = sky * SKY + (1 - sky) * EARTH
    sun = np.clip(mesh.normals @ (SUN / np.linalg.norm(SUN)), 0, 1)[:, None]
    colours = mesh.colours.astype(np.float32) / 255
    colours[:, :3] = np.clip(colours[:, :3] * (light + sun * SUN_LIGHT), 0, 1)
    return colours
