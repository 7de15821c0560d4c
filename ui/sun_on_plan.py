"""Brings what the sun bar asks for onto the plan: shadows of a moment or hours of a day, and how old the trees are."""

from functools import partial
from typing import TYPE_CHECKING

from ui import judgement
from ui.canvas.shadow import hours_picture, shadow_picture
from ui.judgement import Shade
from ui.panels.message import Kind
from ui.panels.sun_bar import SunView

if TYPE_CHECKING:
    from baukasten.shade import Shadows, Sunlight
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
        window.canvas.show_year(window.sun_bar.year)
        before = window.canvas.at_before
        snapshot = window.session.before if before else window.session.snapshot
        # What stands there today is shown as it is today.
        year = 0 if before else window.sun_bar.year
        match window.sun_bar.view:
            case SunView.NONE:
                window.background.cancel("shadows")
                window.canvas.shadow.clear()
            case SunView.MOMENT:
                work = partial(judgement.shadows, snapshot, window.sun_bar.moment, year)
                window.background.ask("shadows", work, self._show, PAUSE_MS)
            case SunView.HOURS if self._is_judged(year, before):
                window.background.cancel("shadows")
                self._show_hours(self.shade.sunlight if self.shade else None)
            case SunView.HOURS:
                work = partial(judgement.hours, snapshot, window.sun_bar.day, year)
                window.background.ask("shadows", work, self._show_hours, PAUSE_MS)

    def _show(self, shadows: "Shadows") -> None:
        window = self._window
        if shadows.note is not None and not window.sun_bar.playing:
            window.message(window.say.say(shadows.note), Kind.INFO)
        window.canvas.shadow.show(shadow_picture(shadows.light), shadows.west, shadows.south, shadows.cell_m)

    def _is_judged(self, year: int, before: bool) -> bool:
        """Whether these hours have been worked out for the rules already, or soon will be."""
        return year == 0 and not before and (self.shade is None or self.shade.day == self._window.sun_bar.day)

    def _show_hours(self, light: "Sunlight | None") -> None:
        if light is None:
            return
        if light.note is not None:
            self._window.message(self._window.say.say(light.note), Kind.INFO)
        self._window.canvas.shadow.show(hours_picture(light.hours, VEIL), light.west, light.south, light.cell_m)
