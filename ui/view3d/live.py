"""The live 3D view: one merged mesh, its light worked out once for each face."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from pyqtgraph import Vector
from pyqtgraph.opengl import GLMeshItem, GLViewWidget
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy

from baukasten.mesh import Mesh
from ui.view3d.frame import Frame3D

if TYPE_CHECKING:
    from ui.window import Window

SKY, EARTH = np.array([0.85, 0.86, 0.89]), np.array([0.46, 0.44, 0.42])
"""Light from above and from below (hemisphere light): upright faces get half of each."""
SUN = np.array([-0.45, -0.55, 0.70])
SUN_LIGHT = 0.34


class Live3D(Frame3D):
    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._scene = _Scene(self)
        self._scene.setBackgroundColor("#dfe9ee")
        self._scene.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._scene.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self._scene, 1)
        self._item: GLMeshItem | None = None
        self.look()

    def show_mesh(self, mesh: Mesh) -> None:
        if self._item is not None:
            self._scene.removeItem(self._item)
        self._item = GLMeshItem(
            vertexes=mesh.vertices, faces=mesh.faces, faceColors=lit(mesh), smooth=False, computeNormals=False,
            drawEdges=False, glOptions="translucent",
        )
        self._scene.addItem(self._item)

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


def lit(mesh: Mesh) -> NDArray[np.float32]:
    """Colours of the faces [m, 4], 0 … 1: their own, in sky light and a little sun. Without shaders, so it runs on any GL."""
    up = mesh.normals @ np.array([0, 0, 1.0])
    sky = (up[:, None] + 1) / 2
    light = sky * SKY + (1 - sky) * EARTH
    sun = np.clip(mesh.normals @ (SUN / np.linalg.norm(SUN)), 0, 1)[:, None]
    colours = mesh.colours.astype(np.float32) / 255
    colours[:, :3] = np.clip(colours[:, :3] * (light + sun * SUN_LIGHT), 0, 1)
    return colours
