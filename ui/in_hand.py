"""While a thing is in the hand: its zones on the plan, and a light with words that says if it may rest here.

The rules nearby are asked off the window's thread, about the newest place; what is answered once the hand has
let go is dropped. Nobody is kept from letting go.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from baukasten.change import Change
from baukasten.finding import Severity
from baukasten.geometry import Point
from baukasten.phrase import Phrase, _
from baukasten.plan import ItemId, Placed, Plan, points_of
from baukasten.snapshot import Snapshot
from ui import judgement
from ui.panels.lights import OF_SEVERITY, Light
from ui.told import tell_hint

if TYPE_CHECKING:
    from baukasten.checks.in_hand import Resting
    from ui.window import Window

TOPIC = "held"
NOTHING = _("Nothing nearby speaks against this place.")


class InHand(QObject):
    """``light`` and ``words``: what is said of the place now; None while nothing is in the hand or nobody knows yet."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self._window = window
        self._would = Change()
        self.light: Light | None = None
        self.words: Phrase | None = None

    @property
    def moving(self) -> frozenset[ItemId]:
        """The things on their way: of the gesture under way, else those that letting go here would set down."""
        desk = self._window.session.desk
        return desk.selection if desk.in_gesture else frozenset(self._would.items)

    @property
    def snapshot(self) -> Snapshot:
        """The plan as it would be if the hand let go now."""
        now = self._window.session.snapshot
        return replace(now, plan=self._would.applied(now.plan)) if self._would else now

    def hold(self, would: Change) -> None:
        """The tool tells what letting go here would do."""
        if would != self._would:
            self._would = would
            self.ask()
            self._window.sun.ask()

    def ask(self) -> None:
        """The hand has moved: what do the rules nearby say now?"""
        snapshot = self.snapshot
        held = _placed(snapshot.plan, self.moving)
        if not held:
            self.drop()
            return
        work = partial(judgement.resting, snapshot, held)
        self._window.background.follow(TOPIC, work, partial(self._tell, snapshot.plan, held), thread=TOPIC)

    def drop(self) -> None:
        """Nothing is in the hand any more."""
        if self.light is not None or self._window.background.busy(TOPIC):
            self._window.background.cancel(TOPIC)
        if self.light is not None:
            self.light, self.words = None, None
            self._window.canvas.show_hand((), None, None)
            self._window.pieces.hint.show_light(None)
            tell_hint(self._window)

    def _tell(self, plan: Plan, held: frozenset[ItemId], resting: "Resting") -> None:
        window = self._window
        if resting.against:
            first = resting.against[0]
            self.light, _word = OF_SEVERITY[first.rule.severity]
            self.words = _against(first.rule.severity, first.text)
        else:
            self.light, self.words = Light.GOOD, NOTHING
        window.canvas.show_hand(tuple((window.say.say(z.name), z.shape) for z in resting.zones), self.light, _beside(plan, held))
        window.pieces.hint.show_light(self.light)
        tell_hint(window)


def _placed(plan: Plan, items: Iterable[ItemId]) -> frozenset[ItemId]:
    return frozenset(i for i in items if isinstance(plan.items.get(i), Placed))


def _against(severity: Severity, reason: Phrase) -> Phrase:
    match severity:
        case Severity.MUST:
            return _("Not a good place: {reason}", reason=reason)
        case Severity.SHOULD:
            return _("Better not here: {reason}", reason=reason)
        case Severity.HINT:
            return _("Worth a look: {reason}", reason=reason)


def _beside(plan: Plan, held: frozenset[ItemId]) -> Point:
    """Where the light stands: at the first of the things."""
    return points_of(plan.items[min(held)])[0]
