"""The 3D view of machines without OpenGL: a ray-traced picture after each turn or step."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from baukasten.mesh import Mesh
from baukasten.snapshot import Snapshot
from ui.background import Progress
from ui.canvas.shadow import GroundLight
from ui.view3d.eye import Eye
from ui.view3d.frame import Frame3D

if TYPE_CHECKING:
    from ui.window import Window

FIELD = {True: 55.0, False: 36.0}
"""Vertical field of view in degrees, walking or not."""
LARGEST = (960, 640)


class Still3D(Frame3D):
    def __init__(self, window: "Window") -> None:
        super().__init__(window, window.say("This machine has no live 3D, so each view is drawn anew."))
        self._picture = QLabel(self.say("The picture is being drawn …"))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.column.addWidget(self._picture, 1)

    def show_mesh(self, mesh: Mesh) -> None:
        self.look()

    def show_light(self, light: GroundLight | None) -> None:
        """The rays find the shadows themselves."""
        self.look()

    def look(self) -> None:
        window = self.window_
        wide, high = min(LARGEST[0], self._picture.width()), min(LARGEST[1], self._picture.height())
        if wide > 80 and high > 80:
            work = partial(traced, window.session.snapshot, window.sun_bar.year, self.eye, window.sun_bar.moment, (wide, high))
            window.background.ask("still", work, self._show, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look()

    def _show(self, image: QImage) -> None:
        self._picture.setPixmap(
            QPixmap.fromImage(image).scaled(
                self._picture.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )


def traced(snapshot: Snapshot, year: int, eye: Eye, moment: datetime, size: tuple[int, int], progress: Progress) -> QImage:
    """The scene, ``year`` years after planting, with the sun of a moment; without a place on earth, under a covered sky."""
    from baukasten.scene import scene
    from baukasten.shade import sun_at
    from exports.pictures import Camera, picture

    camera = Camera(eye.at, eye.towards, FIELD[eye.walking])
    sun = sun_at(snapshot.site.anchor, moment) if snapshot.site.anchor else None
    drawn = picture(scene(snapshot, year), camera, sun, size).convert("RGBA")
    image = QImage(drawn.tobytes(), drawn.width, drawn.height, drawn.width * 4, QImage.Format.Format_RGBA8888)
    return image.copy()
