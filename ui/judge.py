"""Keeps cost and findings up with the plan, without ever holding up the hand.

Cost follows each frame, the checks when the hand rests for a moment, the sun they ask for when it
lets go. What people see of the sun meanwhile is ``ui.sun_on_plan``'s.
"""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from baukasten.snapshot import Snapshot
from ui import judgement
from ui.background import Background
from ui.kept_sun import KeptSun

if TYPE_CHECKING:
    from baukasten.checks import Judged
    from baukasten.shade import Sunlight

RESTING_MS = 300
AFTER_MS = 150


class Judge(QObject):
    costed = Signal(object)
    """``Estimate``"""
    checked = Signal(object)
    """The findings."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._suns: tuple[Sunlight, ...] = ()
        self._snapshot: Snapshot | None = None

    def forget(self) -> None:
        """Another plan lies on the table."""
        self._suns = ()
        for topic in ("cost", "checks", "repairs", "shade"):
            self._background.cancel(topic)

    def look(self, snapshot: Snapshot, sun: KeptSun, in_gesture: bool = False) -> None:
        """The plan has changed. ``sun``: what is kept of its days."""
        self._snapshot = snapshot
        self._background.ask("cost", partial(judgement.cost, snapshot), self.costed.emit)
        self._check(RESTING_MS if in_gesture else AFTER_MS)
        if in_gesture:
            # The hand goes first; when it lets go the days are asked for again.
            self._background.cancel("shade")
        else:
            self._background.follow("shade", partial(sun.judged, snapshot), self._tell_suns, AFTER_MS)

    def _check(self, pause_ms: int) -> None:
        """With the newest light there is; when the light of this very plan arrives, the checks are asked again."""
        if self._snapshot is not None:
            self._background.cancel("repairs")
            work = partial(judgement.checks, self._snapshot, self._suns)
            self._background.ask("checks", work, self._tell_checks, pause_ms)

    def _tell_checks(self, done: "Judged") -> None:
        """The findings at once; what puts them right when it has been found and tried."""
        self.checked.emit(tuple(replace(finding, repair=None) for finding in done.findings))
        self._background.ask("repairs", partial(judgement.repairs, done), self.checked.emit, AFTER_MS)

    def _tell_suns(self, suns: "tuple[Sunlight, ...]") -> None:
        self._suns = suns
        self._check(0)
