"""Brings what the sun bar asks for onto the plan: the shadows of a moment, or the hours of the day."""

from functools import partial
from typing import TYPE_CHECKING

from ui import judgement
from ui.canvas.shadow import hours_picture, shadow_picture
from ui.judgement import Shade
from ui.panels.message import Kind
from ui.panels.sun_bar import SunView

if TYPE_CHECKING:
    from baukasten.shade import Shadows
    from ui.window import Window

VEIL = 165
"""Opacity of the hours of sun over the ground, of 255."""
PAUSE_MS = 40


class SunOnPlan:
    """``shade``: the newest hours of sun, None before there are any."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.shade: Shade | None = None

    def ask(self) -> None:
        """What is wanted may have changed, or the plan has."""
        window = self._window
        match window.sun_bar.view:
            case SunView.NONE:
                window.background.cancel("shadows")
                window.canvas.shadow.clear()
            case SunView.MOMENT:
                snapshot = window.session.before if window.canvas.at_before else window.session.snapshot
                work = partial(judgement.shadows, snapshot, window.sun_bar.moment)
                window.background.ask("shadows", work, self._show, PAUSE_MS)
            case SunView.HOURS:
                window.background.cancel("shadows")
                self._show_hours()

    def _show(self, shadows: "Shadows") -> None:
        window = self._window
        if shadows.note is not None:
            window.message(window.say.say(shadows.note), Kind.INFO)
        window.canvas.shadow.show(shadow_picture(shadows.light), shadows.west, shadows.south, shadows.cell_m)

    def _show_hours(self) -> None:
        light = self.shade.sunlight if self.shade else None
        if light is not None:
            picture = hours_picture(light.hours, VEIL)
            self._window.canvas.shadow.show(picture, light.west, light.south, light.cell_m)
