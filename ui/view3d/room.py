"""The room for the 3D view in the window: made when first wanted, kept up with the plan while it is seen."""

from functools import partial
from typing import TYPE_CHECKING

from ui import judgement

if TYPE_CHECKING:
    from baukasten.mesh import Mesh
    from ui.view3d.frame import Frame3D
    from ui.window import Window

PAUSE_MS = 120


class Room3D:
    """``shown``: whether it lies over the plan now."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._view: Frame3D | None = None
        self.shown = False

    def show(self, on: bool) -> None:
        """Over the plan, or the plan again."""
        self.shown = on
        stack = self._window.pieces.stack
        if on:
            # What hovers over the plan is not seen here, and its shade shall not be either.
            self._window.canvas.driver.cancel()
            if self._view is None:
                # The libraries behind it take a moment to load; most evenings begin without them.
                from ui.view3d.view import view_for

                self._view = view_for(self._window)
                stack.addWidget(self._view)
            stack.setCurrentWidget(self._view)
            self.ask()
            self.show_light()
        else:
            stack.setCurrentWidget(self._window.canvas.view)

    def ask(self) -> None:
        """The plan may have changed."""
        if self.shown and self._view is not None:
            work = partial(judgement.mesh, self._window.session.snapshot, self._window.sun_bar.year)
            self._window.background.ask("mesh", work, self._tell, PAUSE_MS)

    def show_light(self) -> None:
        """The sun of the sun bar may have changed."""
        if self.shown and self._view is not None:
            self._view.show_light(self._window.canvas.shadow.lying)

    def leave(self) -> None:
        """Forget the view; it is made anew when wanted again."""
        if self.shown:
            self.show(False)
        self._view = None

    def _tell(self, mesh: "Mesh") -> None:
        if self._view is not None:
            self._view.show_mesh(mesh)
