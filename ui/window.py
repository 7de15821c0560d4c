"""The window: one session on the table, its panels round it, and everything that happens passed on."""

import gc
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow

from baukasten.change import Change
from baukasten.element import Element, Form
from baukasten.finding import Finding
from baukasten.phrase import Language, Phrase
from baukasten.plan import BRIEF, Accepted
from baukasten.trouble import Trouble
from ui import judgement
from ui.background import Background
from ui.canvas.canvas import Canvas
from ui.doing import draw, edit, file, findings, look, surroundings
from ui.furniture import Furniture, StaysInCorner, furniture
from ui.in_hand import InHand
from ui.judge import Judge
from ui.kept_sun import Shade
from ui.made_actions import made_actions, refresh
from ui.panels.bars import ZoomColumn
from ui.panels.catalogue import CataloguePanel
from ui.panels.message import Kind, MessageBar
from ui.panels.row import Deed, Row
from ui.panels.side import Side
from ui.panels.sun_bar import SunBar
from ui.pictures import Pictures
from ui.repair_preview import RepairPreview
from ui.session import Session
from ui.settings import Settings, remember
from ui.sizes import sizes
from ui.sun_on_plan import SunOnPlan
from ui.theme import dress
from ui.told import tell_brief, tell_hand, tell_hint, tell_selection
from ui.view3d.room import Room3D
from ui.where_to_go import WhereToGo

Offers = tuple[tuple[str, Callable[[], None]], ...]


class Window(QMainWindow):
    """What commands may use: ``session``, ``canvas``, ``say``, and the verbs below."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.session, self.settings = session, settings
        self.background = Background()
        self.judge = Judge(self.background)
        self.pictures = Pictures(self.background)
        self.room3d = Room3D(self)
        self.sun = SunOnPlan(self)
        self.going = WhereToGo(self)
        self.preview = RepairPreview(self)
        self.hand = InHand(self)
        self.findings: tuple[Finding, ...] = ()
        self.found: Finding | None = None
        self.material: Element | None = self._first(Form.SURFACE)
        self.edging: Element | None = self._first(Form.LINE)
        self._results: dict[str, Callable[[], None]] = {}
        self.resize(1440, 900)
        self._spread()
        self.furnish()
        self.judge.costed.connect(self._tell_cost)
        self.sun.told.connect(self._tell_shade)
        self.judge.checked.connect(self._tell_checks)
        self.judge.weighed.connect(self.preview.weighed)
        self.judge.searched.connect(self.preview.found)
        self.background.failed.connect(self._tell_failure)
        self.background.progressed.connect(self._tell_progress)
        self.background.busy_changed.connect(self._tell_busy)
        self.pictures.drawn.connect(self._show_picture)
        self._ask()

    @property
    def catalogue_panel(self) -> CataloguePanel:
        return self.pieces.catalogue

    @property
    def message_bar(self) -> MessageBar:
        return self.pieces.message

    @property
    def side(self) -> Side:
        return self.pieces.side

    @property
    def sun_bar(self) -> SunBar:
        return self.pieces.sun

    @property
    def shows_3d(self) -> bool:
        return self.room3d.shown

    def do(self, change: Change) -> bool:
        """Change the plan; whether it was kept."""
        return self.attempt(lambda: self.session.desk.do(change))

    def attempt(self, deed: Callable[[], object]) -> bool:
        """Do what may fail outside the program. A failure is one line, and everything stays as it was."""
        try:
            deed()
        except Trouble as trouble:
            self._tell_trouble(trouble.phrase)
            return False
        return True

    def message(self, text: str, kind: Kind, offers: Offers = ()) -> None:
        self.message_bar.tell(text, kind, offers)
        self.speak(text)

    def speak(self, text: str) -> None:
        """For those who listen."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def lay(self, session: Session) -> None:
        """Another plan on the table; the one before is kept already."""
        before = self.session
        self.room3d.leave()
        self.going.show(False)
        self.preview.leave()
        self.hand.hold(Change())
        self.findings, self.found = (), None
        self.judge.forget()
        self.sun.forget()
        self.background.cancel(surroundings.TOPIC)
        self.session = session
        self._spread()
        self.furnish()
        self._ask()
        # The panels are new, and only when they are laid out does the view know its size.
        QTimer.singleShot(0, self.canvas.view, self.canvas.zoom_to_site)
        before.close()
        remember(self._with_plan())

    def change_settings(self, settings: Settings) -> None:
        """Another language or text size, at once."""
        self.settings = settings
        remember(self._with_plan())
        self.room3d.leave()
        self.preview.leave()
        self.furnish()
        self.sun.ask()

    def furnish(self) -> None:
        """All panels, in the language and text size of the settings."""
        self.say = Language(self.settings.language)
        self.sizes = sizes(self.settings.text_scale)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dress(app, self.sizes)
        for widget in (self, self.canvas.view):
            for old in widget.actions():
                widget.removeAction(old)
                old.deleteLater()
        self.canvas.view.setParent(None)
        for old in self.canvas.view.findChildren(ZoomColumn):
            # It floats over the plan, and would go on doing so over the new one.
            old.setParent(None)
            old.deleteLater()
        self.made = made_actions(self)
        self.pieces: Furniture = furniture(self, self.made, self.say, self.sizes)
        self.setCentralWidget(self.pieces.room)
        self._corner = StaysInCorner(self.pieces.zoom, self.canvas.view)
        self._connect(self.pieces)
        self.canvas.view.setAccessibleName(self.say("Plan"))
        self.canvas.view.show()
        self.canvas.view.setFocus()
        tell_brief(self)
        self._follow_hand()
        self.canvas.show_year(self.sun_bar.year)
        self._tell_again()
        self.going.furnish()
        self.preview.furnish()

    def refresh_actions(self) -> None:
        refresh(self, self.made)

    def show_3d(self, on: bool) -> None:
        self.room3d.show(on)
        self.refresh_actions()

    def tell_before(self) -> None:
        tell_hand(self)
        self.sun.ask()
        self.going.ask()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.room3d.leave()
        self.background.close()
        self.session.close()
        remember(self._with_plan())
        super().closeEvent(event)

    def _spread(self) -> None:
        """A canvas for the session, listening to its desk."""
        self.canvas = Canvas(self.session)
        self.session.desk.watch(self._follow)
        self._results.clear()
        self.canvas.selected.connect(self._follow_selection)
        self.canvas.selected.connect(self.sun.grasp)
        self.canvas.hinted.connect(self._hint)
        self.canvas.failed.connect(self._tell_trouble)
        self.canvas.gesture_ended.connect(self._end_gesture)
        self.canvas.touched.connect(self.preview.leave)
        self.canvas.holding.connect(self.hand.hold)
        self.canvas.found.connect(partial(findings.open_found, self))
        self.canvas.driver.taken.connect(self._follow_hand)
        # After the tap is over: a dialog in the midst of it would swallow the finger's lifting.
        self.canvas.wished.connect(partial(edit.reason, self), Qt.ConnectionType.QueuedConnection)
        self.canvas.view.dropped.connect(self._drop)

    def _connect(self, pieces: Furniture) -> None:
        pieces.catalogue.chosen.connect(self._take_element)
        pieces.catalogue.wanted.connect(self.pictures.want)
        pieces.side.sought.connect(self._seek)
        pieces.side.wished.connect(self._wish)
        pieces.sun.busy = lambda: self.background.busy("sun") or self.background.busy("still")
        pieces.sun.changed.connect(self.sun.ask)
        pieces.sun.years.changed.connect(self.room3d.ask)
        pieces.sun.years.asked.connect(partial(look.show_growth, self))
        pieces.sun.play_changed.connect(self.refresh_actions)
        pieces.hint.done.connect(partial(edit.done, self))
        # After the window is on the screen: pictures take the machine's time.
        QTimer.singleShot(0, pieces.catalogue, pieces.catalogue.ask_pictures)

    def _follow(self, change: Change) -> None:
        """The desk's every change, each frame of a drag."""
        self.preview.leave()
        self.canvas.apply(change)
        if any(isinstance(item, Accepted) for sides in change.items.values() for item in sides):
            self._tell_checks(self.findings)
        if BRIEF in change.items:
            tell_brief(self)
        self._ask()
        self.hand.ask()
        if not self.session.desk.in_gesture:
            self.refresh_actions()
            tell_selection(self)

    def _end_gesture(self) -> None:
        """Only now is the step whole: it can be undone, and the sun is asked about it."""
        self._ask()
        self.hand.ask()
        self._follow_selection()

    def _ask(self) -> None:
        in_gesture = self.session.desk.in_gesture
        self.judge.look(self.session.snapshot, self.sun.kept, in_gesture)
        self.sun.ask()
        if not in_gesture:
            QTimer.singleShot(0, self, self.room3d.ask)
            QTimer.singleShot(0, self, self.going.ask)

    def _follow_selection(self) -> None:
        tell_selection(self)
        self.refresh_actions()

    def _follow_hand(self, _name: str = "") -> None:
        tell_hand(self)
        tell_selection(self)
        self.refresh_actions()

    def _hint(self, _phrase: Phrase) -> None:
        tell_hint(self)

    def _show_picture(self, element_id: str, picture: QPixmap) -> None:
        self.catalogue_panel.show_picture(element_id, picture)

    def _take_element(self, element: Element) -> None:
        draw.take_element(self, element)

    def _drop(self, element_id: str, at: object) -> None:
        draw.drop_element(self, element_id, at)

    def _seek(self, row: Row) -> None:
        findings.seek(self, row)

    def _wish(self, row: Row, deed: Deed) -> None:
        findings.do(self, row, deed)

    def _tell_cost(self, estimate: object) -> None:
        self._tell("cost", lambda: self.side.tell_cost(estimate, self.session.desk.plan.brief, self.session.catalogue))

    def _tell_shade(self, shade: Shade) -> None:
        self._tell("shade", lambda: self.side.tell_shade(shade))
        tell_selection(self)
        if self.sun.sentence is not None:
            tell_hint(self)

    def _tell_checks(self, found: tuple[Finding, ...]) -> None:
        self.findings = found
        self._tell("checks", lambda: self.side.tell_checks(found, self.session.desk.plan.accepted, self.judge.mendable))
        self.canvas.show_findings(found)
        self.refresh_actions()

    def _tell(self, topic: str, telling: Callable[[], None]) -> None:
        """Told now, and again when the panels are made anew."""
        self._results[topic] = telling
        telling()

    def _tell_again(self) -> None:
        for telling in tuple(self._results.values()):
            telling()
        if self.session.file.notice is not None:
            copy = (self.say("Save a copy"), partial(file.save_copy, self))
            self.message(self.say.say(self.session.file.notice), Kind.CARE, (copy,) if self.session.read_only else ())

    def _tell_trouble(self, phrase: Phrase) -> None:
        copy = (self.say("Save a copy"), partial(file.save_copy, self))
        self.message(self.say.say(phrase), Kind.BAD, (copy,) if self.session.read_only else ())

    def _tell_failure(self, _topic: str, phrase: Phrase) -> None:
        self.message(self.say.say(phrase), Kind.BAD)

    def _tell_progress(self, topic: str, share: float) -> None:
        if topic in ("export", surroundings.TOPIC):
            self.message_bar.tell_progress(share)
        if topic == "outcome":
            self.preview.tell_progress(share)

    def _tell_busy(self) -> None:
        """Cost is there at once, and while a thing is in the hand the sun follows it."""
        busy, resting = self.background.busy, not self.hand.moving
        self.side.shade.wait(resting and (busy("shade") or busy("sun")))
        self.side.checks.wait(busy("checks"))

    def _first(self, form: Form) -> Element | None:
        return next((e for e in self.session.catalogue.elements.values() if e.form is form), None)

    def _with_plan(self) -> Settings:
        return Settings(self.settings.language, self.settings.text_scale, str(self.session.file.path))


def warm_up(window: Window) -> None:
    """Load in the background what the first questions need.

    What is there then stays, and collecting garbage need not look at it: that took a tenth of a second now and then, in the
    middle of a move."""
    window.background.ask("warm up", judgement.warm_up, lambda _nothing: gc.freeze())
