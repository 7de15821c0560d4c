"""Keeps cost, shade and findings up with the plan, without ever holding up the hand.

Cost follows each frame, the checks when the hand rests for a moment, the sun when it lets go.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal

from baukasten.snapshot import Snapshot
from ui import judgement
from ui.background import Background
from ui.judgement import Shade

RESTING_MS = 300
AFTER_MS = 150


class Judge(QObject):
    costed = Signal(object)
    """``Estimate``"""
    shaded = Signal(object)
    """``Shade``"""
    checked = Signal(object)
    """The findings."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._shade: Shade | None = None
        self._snapshot: Snapshot | None = None

    def forget(self) -> None:
        """Another plan lies on the table."""
        self._shade = None
        for topic in ("cost", "checks", "shade"):
            self._background.cancel(topic)

    def look(self, snapshot: Snapshot, in_gesture: bool = False) -> None:
        """The plan has changed."""
        self._snapshot = snapshot
        ask = self._background.ask
        ask("cost", partial(judgement.cost, snapshot), self.costed.emit)
        self._check(RESTING_MS if in_gesture else AFTER_MS)
        if not in_gesture:
            ask("shade", partial(judgement.shade, snapshot), self._tell_shade, AFTER_MS)

    def _check(self, pause_ms: int) -> None:
        """With the newest light there is; when the light of this very plan arrives, the checks are asked again."""
        if self._snapshot is not None:
            work = partial(judgement.checks, self._snapshot, self._shade)
            self._background.ask("checks", work, self.checked.emit, pause_ms)

    def _tell_shade(self, shade: Shade) -> None:
        self._shade = shade
        self.shaded.emit(shade)
        self._check(0)
