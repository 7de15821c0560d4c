"""Brings the sun that the sun bar asks for onto the plan and into the words, frame by frame while a thing is in the hand."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from baukasten.phrase import Phrase, _
from ui.canvas.shadow import hours_picture, shadow_picture
from ui.kept_sun import Asked, KeptSun, Shade
from ui.panels.message import Kind
from ui.panels.sun_bar import SunView

if TYPE_CHECKING:
    from ui.window import Window

VEIL = 0.65
"""Opacity of the hours of sun over the ground."""
MOST_GRASPED = 20
"""So many things that are selected are made ready to be moved; more take longer to lift than most people would wait."""


class SunOnPlan(QObject):
    """``shade``: the newest there is of the plan's sun, None before there is any. ``told`` when it is another one.

    ``shown``: what lies over the ground now; None for nothing.
    """

    told = Signal(object)

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self._window = window
        self.kept = KeptSun()
        self._today = KeptSun()
        self.shade: Shade | None = None
        self.shown: Shade | None = None
        self._note: tuple[datetime | None, Phrase] | None = None

    def forget(self) -> None:
        """Another plan lies on the table."""
        self.kept, self._today = KeptSun(), KeptSun()
        self.shade = None
        self._clear()
        for topic in ("sun", "today", "grasp"):
            self._window.background.cancel(topic)

    def ask(self) -> None:
        """What is wanted may have changed, or the plan has."""
        window, bar = self._window, self._window.sun_bar
        window.canvas.show_year(bar.year)
        asked = self._asked()
        if bar.view is SunView.NONE:
            self._clear()
        elif bar.view is SunView.HOURS and not window.canvas.at_before and (known := self._known(asked)):
            self._show(known)  # it need not be waited for
        window.background.follow("sun", partial(self.kept.shade, asked), self._tell)
        if window.canvas.at_before:
            # What stands there today is shown as it is today.
            today = replace(asked, snapshot=window.session.before, year=0, in_hand=frozenset(), moving=False)
            window.background.follow("today", partial(self._today.shade, today), self._show)
        else:
            window.background.cancel("today")

    def grasp(self) -> None:
        """Others are selected: their shade is lifted before anybody moves them, so that the first frame need not wait for it."""
        self._window.background.follow("grasp", partial(self.kept.shade, replace(self._asked(), moving=False)), _unheard)

    @property
    def sentence(self) -> Phrase | None:
        """What the thing in the hand does to the seat it does most to."""
        if self.shade is None or not self.shade.touched or not self._window.hand.moving:
            return None
        return self.of(self.shade.touched[0])

    def of(self, item: int) -> Phrase | None:
        """What the sun does at an item, None where nobody sits or plays."""
        items = self.shade.items if self.shade else ()
        return next((one.text for one in items if one.item == item), None)

    def _asked(self) -> Asked:
        """The sun of the plan as it would be if the hand let go now."""
        window, bar, hand = self._window, self._window.sun_bar, self._window.hand
        moment = bar.moment if bar.view is SunView.MOMENT else None
        chosen = window.session.desk.selection
        held = hand.moving or (chosen if len(chosen) <= MOST_GRASPED else frozenset())
        return Asked(hand.snapshot, bar.day, bar.year, moment, held, bool(hand.moving))

    def _known(self, asked: Asked) -> Shade | None:
        """The day that is asked for, if it lies there already; a thing on its way changes it each moment."""
        there = self.shade
        return there if there and not asked.moving and (there.day, there.year) == (asked.day, asked.year) else None

    def _tell(self, shade: Shade) -> None:
        self.shade = shade
        self.told.emit(shade)
        if not self._window.canvas.at_before:
            self._show(shade)

    def _show(self, shade: Shade) -> None:
        layer = self._window.canvas.shadow
        if shade.sunlight is None and self._window.sun_bar.view is not SunView.NONE:
            self._say(None, _("Nobody knows where on earth this place lies, so the sun cannot be told."))
        match self._window.sun_bar.view:
            case SunView.HOURS if shade.sunlight is not None:
                light = shade.sunlight
                self._say(None, light.note)
                layer.show(hours_picture(light.hours), light.west, light.south, light.cell_m, VEIL)
            case SunView.MOMENT if shade.shadows is not None:
                now = shade.shadows
                self._say(now.moment, now.note)
                layer.show(shadow_picture(now.light), now.west, now.south, now.cell_m)
            case _:
                return
        self.shown = shade
        self._window.room3d.show_light()

    def _clear(self) -> None:
        self.shown = None
        self._window.canvas.shadow.clear()
        self._window.room3d.show_light()

    def _say(self, moment: datetime | None, note: Phrase | None) -> None:
        """Why there is nothing to see, once for each time asked for."""
        new = None if note is None else (moment, note)
        if new != self._note and note is not None and not self._window.sun_bar.playing:
            self._window.message(self._window.say.say(note), Kind.INFO)
        self._note = new


def _unheard(_shade: Shade) -> None:
    """It shows what is shown already."""
