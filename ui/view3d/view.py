"""The live 3D view where the machine can, and ray-traced pictures of the same scene where it cannot."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QOffscreenSurface, QOpenGLContext

from ui.view3d.frame import Frame3D

if TYPE_CHECKING:
    from ui.window import Window


def view_for(window: "Window") -> Frame3D:
    """A view of the window's plan. It is told the scene with ``show_mesh``."""
    if can_draw_live():
        from ui.view3d.live import Live3D

        return Live3D(window)
    from ui.view3d.still import Still3D

    return Still3D(window)


def can_draw_live() -> bool:
    """Whether there is a working OpenGL here."""
    context = QOpenGLContext()
    if not context.create():
        return False
    surface = QOffscreenSurface()
    surface.create()
    works = bool(context.makeCurrent(surface))
    context.doneCurrent()
    return works
