"""Brings onto the plan where the chosen person can go: the ground first, the narrow places as they are found."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from baukasten.access.profile import Profile
from baukasten.geometry import Outline
from baukasten.phrase import Length
from baukasten.snapshot import Snapshot
from ui.background import Progress
from ui.canvas.going_layer import OPEN, SHUT, SOFT, TIGHT, Manner, Mark

if TYPE_CHECKING:
    from baukasten.access.narrow import Narrow
    from baukasten.access.trip import Trip
    from ui.window import Window

TOPIC = "going"
PAUSE_MS = 150
MOST_MARKS = 40
"""More of them would hide the plan; the narrowest are shown."""
APART_MM = 3000
"""Millimetres. Of narrow places closer together the narrowest is marked."""
DOOR_MM = 1000
"""Millimetres from the middle of a door."""
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


class WhereToGo:
    """``shown``: whether it is switched on. ``profile_id``: who goes, also while it is switched off."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._where: Where | None = None
        self.shown = False
        self.profile_id = ""

    def show(self, on: bool) -> None:
        """Switch it on or off. It lies where else the sun is chosen: there is no room for both."""
        window = self._window
        self.shown = on
        window.pieces.going.setVisible(on)
        window.pieces.sun.setVisible(not on)
        window.canvas.put_signs_away(on)
        if on:
            self.ask()
            window.pieces.going.people.setFocus()
        else:
            window.background.cancel(TOPIC)
            window.canvas.going.clear()
            self._where = None

    def furnish(self) -> None:
        """The panels have been made anew, in another language or text size."""
        panel = self._window.pieces.going
        panel.choose(self.profile_id)
        panel.changed.connect(self.ask)
        panel.left.connect(self._leave)
        if self.shown:
            self.show(True)

    def ask(self) -> None:
        """The plan, the person or what is shown may have changed."""
        if not self.shown:
            return
        window, panel = self._window, self._window.pieces.going
        self.profile_id = panel.profile.id
        snapshot = window.session.before if window.canvas.at_before else window.session.snapshot
        panel.tell(window.say("Looking for ways"))
        window.background.ask(TOPIC, partial(_where, snapshot, panel.profile), self._show, PAUSE_MS)

    def _show(self, where: Where) -> None:
        self._where = where
        window, say = self._window, self._window.say
        window.canvas.going.show(where.areas, (), window.canvas.view.scale_now)
        if where.entrances:
            window.background.ask(TOPIC, partial(_narrow_places, where.trip), self._mark)
        else:
            window.pieces.going.tell(say("The site does not say where its entrances are, so nobody knows where people come from."))

    def _mark(self, found: Found) -> None:
        where, window, say = self._where, self._window, self._window.say
        if where is None:
            return
        needed = where.trip.width - 0.001
        marks = [Mark(n.place, say.value(Length(n.width * 1000)), n.width >= needed) for n in found.narrow]
        window.canvas.going.show(where.areas, marks, window.canvas.view.scale_now)
        text = say("Gets to {reached} of {all} things.", reached=found.reached, all=found.all)
        if not where.slopes:
            text = " ".join((text, say("Slopes are not known.")))
        window.pieces.going.tell(text)
        window.speak(text)

    def _leave(self) -> None:
        self.show(False)
        self._window.refresh_actions()
        self._window.canvas.view.setFocus()


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

    narrow: "list[Narrow]" = []
    goals = len(going.goals)
    reached = 0
    for n, route in enumerate(routes(going)):
        progress(n / max(1, len(going.ends)))
        reached += route.way is not None and route.goal.item is not None
        place = route.hindered.narrow if route.hindered else route.narrow
        if place is not None and place.width < going.width + TIGHT_FIT and not (route.way and _is_door(going, place)):
            narrow.append(place)
    return Found(reached, goals, _apart(narrow))


def _is_door(going: "Trip", place: "Narrow") -> bool:
    """A door that this person fits through is no narrow place, only a door."""
    return any(end.at.distance(place.place) < DOOR_MM for end in going.entrances)


def _apart(places: "list[Narrow]") -> "tuple[Narrow, ...]":
    """The narrowest of those that lie close together, and not more than people can look through."""
    kept: "list[Narrow]" = []
    for place in sorted(places, key=lambda n: (n.width, n.place)):
        if all(place.place.distance(other.place) > APART_MM for other in kept):
            kept.append(place)
    return tuple(kept[:MOST_MARKS])
