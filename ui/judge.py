"""Keeps cost, findings and repairs up with the plan, without ever holding up the hand.

Cost follows each frame. The checks do so as long as they are quick, else when the hand rests for a moment; the
sun they ask for is worked out when it lets go. What people see of the sun meanwhile is ``ui.sun_on_plan``'s.
Repairs are searched for in a thread of their own, first for the finding that people look at.
"""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from baukasten.finding import Result
from baukasten.snapshot import Snapshot
from ui import judgement
from ui.background import Background
from ui.judgement import Checked, KeptChecks
from ui.kept_sun import KeptSun

if TYPE_CHECKING:
    from baukasten.change import Change
    from baukasten.checks import Judged
    from baukasten.checks.outcome import Outcome
    from baukasten.finding import Finding
    from baukasten.geometry import Point
    from baukasten.plan import Identity
    from baukasten.shade import Sunlight

RESTING_MS = 300
AFTER_MS = 150
LOOKING_MS = 600
"""People who look at a plan that is at rest are given repairs; while they work they are not."""
QUICK_S = 0.05
"""Checks that take no longer follow the hand."""
MENDING = "mending"
"""The thread of the topics about repairs: they try changes on scenes that they share."""


class Judge(QObject):
    """``done``: what the rules say to the newest plan that has been judged, None before."""

    costed = Signal(object)
    """``Estimate``"""
    checked = Signal(object)
    """The findings, those that have been tried with their repairs."""
    weighed = Signal(object)
    """``Outcome`` of the repair that people asked about, None where it cannot be had any more."""
    searched = Signal(object)
    """A finding whose repair people asked for, with it where one was found."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._suns: tuple[Sunlight, ...] = ()
        self._snapshot: Snapshot | None = None
        self._kept = KeptChecks()
        self._took = 1.0
        self._all_tried = False
        self._mended: dict[tuple[Identity, Point | None], Finding] = {}
        self.done: Judged | None = None

    @property
    def up_to_date(self) -> bool:
        """Whether what the rules said is about the plan as it stands now."""
        return self.done is not None and self._snapshot is not None and self.done.case.snapshot.plan == self._snapshot.plan

    @property
    def mendable(self) -> frozenset[str]:
        """The ids of the rules that know how to put their findings right."""
        return judgement.mendable() if self.done is not None else frozenset()

    def forget(self) -> None:
        """Another plan lies on the table."""
        self._suns, self._kept, self.done = (), KeptChecks(), None
        self._mended.clear()
        for topic in ("cost", "checks", "repairs", "repair", "outcome", "shade"):
            self._background.cancel(topic)

    def look(self, snapshot: Snapshot, sun: KeptSun, in_gesture: bool = False) -> None:
        """The plan has changed. ``sun``: what is kept of its days."""
        self._snapshot = snapshot
        for topic in ("repair", "outcome"):
            self._background.cancel(topic)
        self._background.ask("cost", partial(judgement.cost, snapshot), self.costed.emit)
        self._check(RESTING_MS if in_gesture else AFTER_MS)
        if in_gesture:
            # The hand goes first; when it lets go the days are asked for again.
            self._background.cancel("shade")
        else:
            self._background.follow("shade", partial(sun.judged, snapshot), self._tell_suns, AFTER_MS)

    def search(self, finding: "Finding") -> None:
        """Look for what puts one finding right, before all others."""
        if self.done is not None:
            self._background.cancel("repairs")
            work = partial(judgement.repair, self.done, finding)
            self._background.ask("repair", work, self._tell_repair, thread=MENDING)

    def look_at(self, finding: "Finding") -> None:
        """People look at this finding now: its repair is searched for before all others."""
        if self.up_to_date and not finding.tried and finding.rule.id in self.mendable and finding.result is Result.NOT_KEPT:
            self.search(finding)

    def weigh(self, change: "Change", finding: "Finding") -> None:
        """Work out what a repair would bring."""
        if self.done is not None:
            work = partial(judgement.weighed, self.done, change, finding)
            self._background.ask("outcome", work, self.weighed.emit, thread=MENDING)

    def weigh_all(self, findings: "tuple[Finding, ...]") -> None:
        """Work out what all repairs together would bring."""
        if self.done is not None:
            self._background.cancel("repairs")
            work = partial(judgement.weighed_all, self.done, findings)
            self._background.ask("outcome", work, self.weighed.emit, thread=MENDING)

    def leave(self) -> None:
        """Nobody asks about a repair any more."""
        for topic in ("repair", "outcome"):
            self._background.cancel(topic)
        self._search_all()

    def _check(self, pause_ms: int) -> None:
        """With the newest light there is; when the light of this very plan arrives, the checks are asked again."""
        if self._snapshot is not None:
            self._background.cancel("repairs")
            work = partial(self._kept.checks, self._snapshot, self._suns)
            self._background.follow("checks", work, self._tell_checks, 0 if self._took < QUICK_S else pause_ms, "checks")

    def _tell_checks(self, checked: Checked) -> None:
        """The findings at once; what puts them right when it has been found and tried."""
        self.done, self._took = checked.done, checked.seconds
        self._mended.clear()
        self._all_tried = False
        self._tell()
        self._search_all()

    def _search_all(self) -> None:
        if self.done is not None and self.up_to_date and not self._all_tried:
            work = partial(judgement.repairs, self.done)
            self._background.ask("repairs", work, self._tell_repairs, LOOKING_MS, MENDING)

    def _tell_repairs(self, findings: "tuple[Finding, ...]") -> None:
        self._all_tried = True
        self._mended.update({(f.identity, f.place): f for f in findings if f.tried})
        self._tell()

    def _tell_repair(self, finding: "Finding") -> None:
        self._mended[finding.identity, finding.place] = finding
        self._tell()
        self.searched.emit(finding)
        self._search_all()

    def _tell(self) -> None:
        if self.done is not None:
            self.checked.emit(tuple(map(self._with_repair, self.done.findings)))

    def _with_repair(self, finding: "Finding") -> "Finding":
        tried = self._mended.get((finding.identity, finding.place))
        return tried if tried is not None and tried == finding else replace(finding, repair=None)

    def _tell_suns(self, suns: "tuple[Sunlight, ...]") -> None:
        self._suns = suns
        self._check(0)
