"""The plan on screen: the sheet that is shown, the tool in hand, the selection."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtWidgets import QGraphicsScene

from baukasten.change import Change
from baukasten.drawing import Group, Layer, Mark, Text, change_drawn, mark_group, marks, site_groups
from baukasten.element import Element
from baukasten.finding import Finding, Result
from baukasten.geometry import Point, placed_points
from baukasten.phrase import Phrase, _
from baukasten.plan import ItemId, Note, Placed, points_of
from baukasten.tools import Hand, Pointer, Shown, Tool, reshape, select, turn
from ui.canvas.driver import Driver, Make
from ui.canvas.going_layer import GoingLayer
from ui.canvas.hand_drawn import Zones, hand_drawn
from ui.canvas.names import about, named
from ui.canvas.overlay import Overlay, handle_at
from ui.canvas.painter import SIGN, prepared
from ui.canvas.shadow import ShadowLayer
from ui.canvas.sheet import Sheet
from ui.canvas.symbols import Symbols
from ui.canvas.view import PlanView
from ui.panels.lights import Light
from ui.session import Session

AROUND = 60_000
"""Millimetres one can pan beyond the site."""
AROUND_PLACE, NEAR = 6_000, 3_000
"""Millimetres that are shown round a place that people asked for, and round a repair."""
CROSS_PX = 11
"""Pixels that the keyboard's cross may miss by."""
SIGN_PX, MARK_PX = 12, 22
"""Radius in pixels of a finding's sign, and how far a finger may miss its middle."""
ARROW_PX, LIGHT_PX = 16, 16
AT_REST_MS = 60
WAY_IN = 900
"""Millimetres of the plan round a way in that its arrow needs."""
GROUND_LAYERS = (Layer.GROUND, Layer.BUILDINGS, Layer.EDGES)


class Canvas(QObject):
    """``view`` is the widget. Every change of the desk arrives at ``apply``."""

    selected = Signal()
    hinted = Signal(Phrase)
    """What the tool in hand says to do now."""
    failed = Signal(Phrase)
    gesture_ended = Signal()
    holding = Signal(object)
    """What letting go would do: the ``Change`` of the tool in hand, empty where it holds nothing."""
    touched = Signal()
    """Somebody begins something on the plan."""
    found = Signal(object)
    """The findings of the sign that was tapped."""
    wished = Signal()
    """A wish has its place, and is selected; now it wants its words."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.scene = QGraphicsScene()
        # Few things move, all of them often: looking through a list is quicker than keeping a tree.
        self.scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.view = PlanView(self.scene)
        self.hand = Hand(lambda: self.session.snapshot)
        self.driver = Driver("select", self.select_tool)
        self.layers = set(Layer)
        self._before: Sheet | None = None
        self._findings: tuple[Finding, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._signs_away = False
        self._tapped: tuple[Mark | None, Point] = (None, Point(0, 0))
        self._place: Point | None = None
        self._change: Change | None = None
        self._holds = False
        self._told_selection: frozenset[ItemId] = frozenset()
        self._turned_from: tuple[ItemId, int, Point] | None = None
        self.cursor: Point | None = None
        """Where the keyboard's cross is, None before it was used."""
        self._last_at: Point | None = None
        self._trembling = False
        # Names find their places anew when the view has come to rest.
        self._to_name = QTimer(self.view, singleShot=True, interval=AT_REST_MS)
        self._to_name.timeout.connect(self._name)
        self.hint: Phrase = _("Tap a thing to select it, or drag it to another place.")
        self.element: Element | None = None
        """The element of the catalogue that is in the hand."""
        self._lay()
        self._connect()
        self.driver.rest()

    @property
    def at_before(self) -> bool:
        """Whether the square as it is today is shown; then nothing can be changed."""
        return self._before is not None

    def apply(self, change: Change) -> None:
        """Draw what a change touched."""
        snapshot = self.session.snapshot
        self._sheet.apply(change, snapshot)
        if self.session.desk.selection & change.items.keys() or self._told_selection & change.items.keys():
            self._frame()

    def select_tool(self) -> Tool:
        """The tool that is in the hand when no other is."""
        return select(self.session.desk, self.hand)

    def take(self, name: str, make: Make, element: Element | None = None) -> None:
        """Another tool into the hand, perhaps with an element; from the view of today back to planning."""
        self.element = element
        self.show_before(False)
        self.cursor = None
        self.overlay.cross(None)
        self.driver.take(name, make)

    def rest(self) -> None:
        """Put the tool away."""
        self.element = None
        self.overlay.cross(None)
        self.driver.rest()

    def escape(self) -> None:
        """One step back: the gesture under way, else the tool, else the selection."""
        if self.driver.down or self.session.desk.in_gesture:
            self.driver.cancel()
        elif self.driver.name != "select":
            self.rest()
        else:
            self.choose(())

    def choose(self, ids: Iterable[ItemId]) -> None:
        self.session.desk.selection = frozenset(ids)
        self._tell_selection()

    def show_before(self, on: bool) -> None:
        """The square as it is today instead of the plan."""
        if on == self.at_before:
            return
        if self._before is not None:
            self._before.remove()
            self._before = None
        else:
            self.rest()
            today = Symbols(self.view.devicePixelRatioF())
            self._before = Sheet(self.scene, today, self.session.before, self.view.scale_now)
            self._before.show_layers(self.layers)
        self._sheet.set_visible(not on)
        self._frame()
        self._sign()

    def show_year(self, year: int) -> None:
        """The plan's trees so many years after planting; the square of today stays as it is today."""
        if year == self.hand.year:
            return
        self.hand.year = year
        self._symbols = Symbols(self.view.devicePixelRatioF(), year)
        self._sheet.remove()
        self._sheet = Sheet(self.scene, self._symbols, self.session.snapshot, self.view.scale_now)
        self._sheet.show_layers(self.layers)
        self._sheet.set_visible(not self.at_before)
        if self.driver.name == "place":
            self.hover_again()

    def show_layers(self, layers: Iterable[Layer]) -> None:
        self.layers = set(layers)
        for sheet in (self._sheet, self._before):
            if sheet is not None:
                sheet.show_layers(self.layers)
        self.shadow.set_visible(Layer.SHADE in self.layers)
        self._show_ground()
        self._sign()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings
        self._sign()

    def show_change(self, change: Change | None) -> None:
        """What a change would do, drawn over the plan; None for nothing."""
        self._change = change
        self._ghost()
        self._sign()
        if change is not None:
            places = [p for sides in change.items.values() for item in sides if item for p in points_of(item)]
            self._show_places(places, NEAR)

    def show_hand(self, zones: Zones, light: Light | None, at: Point | None) -> None:
        """The room that what is in the hand needs, and the light beside it; nothing for nothing."""
        if self._holds != (light is not None):
            self._holds = light is not None
            self._sign()
        scale = self.view.scale_now
        self.overlay.hand(hand_drawn(zones, light, at, round(LIGHT_PX / scale)), scale)

    def point_out(self, place: Point | None) -> None:
        """A ring round a place that people asked for, until they ask for another or touch the plan."""
        self._place = place
        self.overlay.ring(place)

    def zoom_to_site(self) -> None:
        west, south, east, north = self.session.site.boundary.bounds
        # Room on the right for the buttons that lie over the plan.
        self.view.show_area(QRectF(west, south, (east - west) * 1.12, north - south))

    def zoom_to(self, items: Iterable[ItemId], place: Point | None = None) -> None:
        """Bring things, or a place, into the middle, near enough to see what is meant."""
        plan = self.session.desk.plan
        points = [p for i in items if i in plan.items for p in points_of(plan.items[i])]
        points += [place] if place else []
        self._show_places(points)

    def _show_places(self, points: list[Point], around: int = AROUND_PLACE) -> None:
        if points:
            west, east = min(p.x for p in points), max(p.x for p in points)
            south, north = min(p.y for p in points), max(p.y for p in points)
            self.view.show_area(QRectF(west, south, east - west, north - south).adjusted(-around, -around, around, around))

    def point(self, pointer: Pointer, tolerance_px: float) -> None:
        """A pointer from mouse, pen, finger or keyboard: to a handle, else to the tool in hand."""
        if self.at_before or self._trembled(pointer):
            return
        scale = self.view.scale_now
        self._last_at = pointer.at
        self.hand.tolerance = max(1, round(tolerance_px / scale))
        began = pointer.down and not self.driver.down
        if began:
            self.point_out(None)
            self.touched.emit()
            self._tapped = (self._mark_at(pointer.at), pointer.at) if self.driver.name == "select" else (None, pointer.at)
        if began and self.driver.name == "select":
            self._grasp(handle_at(self.session.desk, self.overlay, pointer.at, scale))
        was_down, held = self.driver.down, self.driver.name
        self.driver.send(pointer)
        self._tell_selection()
        if was_down and not pointer.down:
            self.gesture_ended.emit()
            mark, began_at = self._tapped
            if mark is not None and began_at.distance(pointer.at) <= self.hand.tolerance / 2:
                self.found.emit(mark.findings)
        if held == "wish" and self.driver.name != "wish":
            self.wished.emit()

    def _mark_at(self, at: Point) -> Mark | None:
        """The sign under a place; what lies under it is dragged all the same, only a tap means the sign."""
        mark = min(self._marks, key=lambda m: m.at.distance(at), default=None)
        return mark if mark and mark.at.distance(at) <= MARK_PX / self.view.scale_now else None

    def _trembled(self, pointer: Pointer) -> bool:
        """A second tap on the same spot right after the first: nobody wants two benches in one another."""
        if self.driver.name == "place" and pointer.down and pointer.finish:
            self._trembling = True
        ignored = self._trembling
        self._trembling = self._trembling and pointer.down
        return ignored

    def move_cursor(self, dx: int, dy: int) -> None:
        """The keyboard's cross goes by so many millimetres; the tool follows it like a pointer."""
        self.cursor = (self.cursor or self.view.middle()).moved(dx, dy)
        self.point(Pointer(self.cursor, down=False, free=True), CROSS_PX)
        self.overlay.cross(self.cursor)
        self._bring_into_sight(self.cursor)

    def hover_again(self) -> None:
        """Show the tool's preview anew, because the hand has changed."""
        self.driver.send(Pointer(self._last_at or self.view.middle(), down=False))

    def show_item(self, item_id: ItemId) -> None:
        """Bring a thing into sight without zooming."""
        for point in points_of(self.session.desk.plan.items[item_id])[:1]:
            self._bring_into_sight(point)

    def _bring_into_sight(self, place: Point) -> None:
        self.view.ensureVisible(QRectF(place.x, place.y, 1, 1), 90, 90)

    def _grasp(self, handle: tuple[ItemId, int | None] | None) -> None:
        if handle is None:
            return
        item_id, corner = handle
        desk, hand = self.session.desk, self.hand
        if corner is None:
            self.driver.borrow(lambda: turn(desk, hand, item_id))
        else:
            self.driver.borrow(lambda: reshape(desk, hand, item_id, corner))

    def _lay(self) -> None:
        """Site, sheet, overlay: everything that shows the session."""
        snapshot = self.session.snapshot
        west, south, east, north = self.session.site.boundary.bounds
        self.scene.setSceneRect(
            QRectF(west - AROUND, south - AROUND, east - west + 2 * AROUND, north - south + 2 * AROUND)
        )
        self._symbols = Symbols(self.view.devicePixelRatioF())
        self._site_groups = site_groups(self.session.site, self.session.catalogue)
        self._sheet = Sheet(self.scene, self._symbols, snapshot, self.view.scale_now)
        self.shadow = ShadowLayer(self.scene)
        self.going = GoingLayer(self.scene)
        self.overlay = Overlay(self.scene)
        self._show_ground()

    def _connect(self) -> None:
        self.view.pointed.connect(self.point)
        self.view.zoomed.connect(self._rescale)
        self.view.moved.connect(self._to_name.start)
        self.view.cancelled.connect(self.driver.cancel)
        self.view.turned.connect(self._turn_two)
        self.view.turn_ended.connect(self._end_turn)
        self.view.touch.over_selection = self._over_selection
        self.driver.shown.connect(self._show)
        self.driver.failed.connect(self.failed)
        self.driver.taken.connect(self._forget_element)

    def _forget_element(self, name: str) -> None:
        if name == "select":
            self.element = None

    def _show(self, shown: Shown) -> None:
        self.overlay.preview(shown.preview, self.view.scale_now)
        self.hint = shown.hint
        self.hinted.emit(shown.hint)
        self.holding.emit(shown.would)

    def _rescale(self, scale: float) -> None:
        self._sheet.rescale(scale, self.session.snapshot)
        if self._before is not None:
            self._before.rescale(scale, self.session.before)
        self._symbols.keep_near(scale)
        self.going.rescale(scale)
        self._frame()
        self._sign()
        self._ghost()

    def _show_ground(self) -> None:
        """Areas and lines as one picture under everything, names over the things, where they can be read."""
        groups = self._ground_groups()
        self.view.set_ground(prepared(p for group in groups for p in group.primitives if not isinstance(p, Text)))
        self._to_name.start()

    def _ground_groups(self) -> list[Group]:
        return [g for g in self._site_groups if g.layer in self.layers and g.layer in GROUND_LAYERS]

    def _name(self) -> None:
        """Ways in and buildings, clear of all signs and of the buttons that lie over the plan."""
        view, site = self.view, self.session.site
        to_view = view.viewportTransform()
        signs = [
            *((note.at, SIGN) for _id, note in self.session.desk.plan.of(Note)),
            *((mark.at, SIGN_PX) for mark in self._marks), *((way_in.at, WAY_IN * view.scale_now) for way_in in site.entrances),
        ]  # fmt: skip
        taken = [*view.covered(), *(about(to_view.map(QPointF(*at)), 2 * radius, 2 * radius) for at, radius in signs)]
        self.overlay.names(named(self._ground_groups(), taken, QRectF(view.viewport().rect()), to_view), view.scale_now)

    def _frame(self) -> None:
        selection = () if self.at_before else self.session.desk.selection
        self.overlay.select(self.session.snapshot, selection, self.view.scale_now)

    def put_signs_away(self, away: bool) -> None:
        """While something else is asked of the plan, the signs of findings would lie over the answer."""
        self._signs_away = away
        self._sign()

    def _sign(self) -> None:
        """The signs that are to be changed; what the group lives with needs none."""
        busy = self.at_before or self._signs_away or self._change is not None or self._holds
        visible = Layer.MARKS in self.layers and not busy
        radius = round(SIGN_PX / self.view.scale_now)
        accepted = self.session.desk.plan.accepted
        told = (f for f in self._findings if f.result is not Result.NOT_KEPT or f.identity not in accepted)
        self._marks = marks(told, radius) if visible else ()
        self.overlay.signs([mark_group(mark, radius) for mark in self._marks], self.view.scale_now, visible)
        if not busy:
            self._to_name.start()

    def _ghost(self) -> None:
        scale = self.view.scale_now
        drawn = change_drawn(self.session.snapshot, self._change, round(ARROW_PX / scale)) if self._change else ()
        self.overlay.ghost(drawn, scale)

    def _tell_selection(self) -> None:
        if self.session.desk.selection != self._told_selection:
            self._told_selection = self.session.desk.selection
            self._frame()
            self.selected.emit()

    def _over_selection(self, one: QPointF, other: QPointF) -> bool:
        """Whether two fingers mean the one selected thing: their middle is near it."""
        desk = self.session.desk
        if len(desk.selection) != 1 or self.at_before:
            return False
        (item_id,) = desk.selection
        item = desk.plan.items[item_id]
        near = 90 / self.view.scale_now
        return isinstance(item, Placed) and item.at.distance(self.view.point_at((one + other) / 2)) < near

    def _turn_two(self, degrees: float) -> None:
        """Two fingers turn by the same tool as the handle: as if it were dragged round."""
        desk, hand = self.session.desk, self.hand
        if self._turned_from is None:
            (item_id,) = desk.selection
            item = desk.plan.items[item_id]
            if not isinstance(item, Placed):
                return
            self._turned_from = (item_id, item.angle, item.at)
            self.driver.borrow(lambda: turn(desk, hand, item_id))
        _, angle, middle = self._turned_from
        self.driver.send(Pointer(_towards(middle, angle / 10 + degrees), down=True, free=True))

    def _end_turn(self) -> None:
        if self._turned_from is not None:
            _, _, middle = self._turned_from
            self._turned_from = None
            self.driver.send(Pointer(middle, down=False))
            self.gesture_ended.emit()


def _towards(middle: Point, degrees: float) -> Point:
    """A point ten metres away in a direction, so that its bearing is true to a tenth of a degree."""
    return placed_points((Point(0, 10_000),), middle, round(degrees * 10) % 3600)[0]
