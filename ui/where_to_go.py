"""Brings onto the plan where the chosen person can go: the ground first, the narrow places as they are found."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from baukasten.access.profile import Profile, profiles
from baukasten.geometry import Outline
from baukasten.phrase import Length
from baukasten.snapshot import Snapshot
from ui.background import Progress
from ui.canvas.going_layer import OPEN, SHUT, SOFT, TIGHT, Manner, Mark
from ui.panels.going_panel import GoingPanel

if TYPE_CHECKING:
    from baukasten.access.narrow import Narrow
    from baukasten.access.trip import Trip
    from ui.window import Window

TOPIC = "going"
PAUSE_MS = 150
MOST_MARKS = 40
"""More of them would hide the plan; the narrowest are shown."""
TIGHT_FIT = 0.3
"""Metres. A place with less than this to spare is marked, though this person still fits through."""


@dataclass(frozen=True)
class Where:
    """What is shown: the ground in its parts, and of the things people use how many are reached."""

    trip: "Trip"
    areas: tuple[tuple[Manner, Outline], ...]
    entrances: bool
    slopes: bool


@dataclass(frozen=True)
class Found:
    """``reached`` of ``all`` things people use, and the narrow places on the ways to them."""

    reached: int
    all: int
    narrow: "tuple[Narrow, ...]"


class WhereToGo(QObject):
    """``shown``: whether it is switched on."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self._window = window
        self._panel: GoingPanel | None = None
        self._where: Where | None = None
        self._profile_id = ""

    @property
    def shown(self) -> bool:
        return self._panel is not None

    def show(self, on: bool) -> None:
        """Switch it on or off."""
        self._take_away()
        if on:
            window = self._window
            view = window.canvas.view
            self._panel = GoingPanel(tuple(profiles().known.values()), window.say, window.sizes, view)
            self._panel.choose(self._profile_id)
            self._panel.changed.connect(self.ask)
            self._panel.left.connect(partial(self._leave))
            view.installEventFilter(self)
            self._panel.show()
            self.ask()
            self._panel.people.setFocus()

    def furnish(self) -> None:
        """The panels have been made anew, in another language or text size."""
        if self.shown:
            self.show(True)

    def ask(self) -> None:
        """The plan, the person or what is shown may have changed."""
        if self._panel is None:
            return
        window = self._window
        self._profile_id = self._panel.profile.id
        snapshot = window.session.before if window.canvas.at_before else window.session.snapshot
        self._panel.tell(window.say("Looking for ways"))
        self._put()
        window.background.ask(TOPIC, partial(_where, snapshot, self._panel.profile), self._show, PAUSE_MS)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._put()
        return False

    def _show(self, where: Where) -> None:
        if self._panel is None:
            return
        self._where = where
        window = self._window
        window.canvas.going.show(where.areas, (), window.canvas.view.scale_now)
        if not where.entrances:
            self._tell(window.say("The site does not say where its entrances are, so nobody knows where people come from."))
            return
        window.background.ask(TOPIC, partial(_narrow_places, where.trip), self._mark)

    def _mark(self, found: Found) -> None:
        if self._panel is None or self._where is None:
            return
        window, say = self._window, self._window.say
        needed = self._panel.profile.width / 1000
        marks = [
            Mark(n.place, say.value(Length(n.width * 1000)), n.width >= needed - 0.001)
            for n in sorted(found.narrow, key=lambda n: n.width)[:MOST_MARKS]
        ]
        window.canvas.going.show(self._where.areas, marks, window.canvas.view.scale_now)
        text = say("Gets to {reached} of {all} things people use.", reached=found.reached, all=found.all)
        self._tell(text if self._where.slopes else f"{text} {say('How steep the ground is, nobody knows here.')}")
        window.speak(text)

    def _tell(self, text: str) -> None:
        if self._panel is not None:
            self._panel.tell(text)
            self._put()

    def _leave(self) -> None:
        self.show(False)
        self._window.refresh_actions()
        self._window.canvas.view.setFocus()

    def _take_away(self) -> None:
        self._window.background.cancel(TOPIC)
        self._window.canvas.going.clear()
        self._where = None
        if self._panel is not None:
            self._panel.parentWidget().removeEventFilter(self)
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None

    def _put(self) -> None:
        """Into the lower left corner of the plan."""
        if self._panel is not None:
            self._panel.adjustSize()
            self._panel.move(12, max(0, self._panel.parentWidget().height() - self._panel.height() - 12))
            self._panel.raise_()


def _where(snapshot: Snapshot, profile: Profile, progress: Progress) -> Where:
    from baukasten.access.regions import Kind, regions
    from baukasten.access.trip import trip
    from baukasten.geometry import outlines

    manners = {Kind.OPEN: OPEN, Kind.NARROW: TIGHT, Kind.STEEP: TIGHT, Kind.CUT_OFF: SHUT, Kind.SOFT: SOFT}
    going = trip(snapshot, profile)
    progress(0.3)
    areas = tuple((manners[region.kind], outline) for region in regions(going) for outline in outlines(region.shape))
    return Where(going, areas, bool(going.entrances), going.relief.known)


def _narrow_places(going: "Trip", progress: Progress) -> Found:
    from baukasten.access.routes import routes

    narrow: "dict[tuple[int, int], Narrow]" = {}
    goals = len(going.goals)
    reached = 0
    for n, route in enumerate(routes(going)):
        progress(n / max(1, len(going.ends)))
        reached += route.way is not None and route.goal.item is not None
        place = route.hindered.narrow if route.hindered else route.narrow
        if place is not None and place.width < going.width + TIGHT_FIT:
            narrow.setdefault((place.place.x // 500, place.place.y // 500), place)
    return Found(reached, goals, tuple(narrow.values()))
