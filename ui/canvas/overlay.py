"""What lies over the plan for the moment: selection, handles, the tool's preview, signs of findings."""

import math
from collections.abc import Iterable

import shapely
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsItem, QGraphicsPathItem, QGraphicsRectItem, QGraphicsScene

from baukasten.desk import Desk
from baukasten.drawing import Group, Layer, Primitive, Text
from baukasten.geometry import Point, placed_points
from baukasten.plan import Item, ItemId, Line, Path, Placed, Surface, points_of
from baukasten.snapshot import Snapshot
from baukasten.tools.pick import shape
from ui.canvas.names import Named
from ui.canvas.painter import graphics
from ui.colours import COLOURS

KNOB = 15
"""Radius in pixels of a handle as it is seen; a finger may miss it by as much again."""
REACH = 26
RING = 24
"""Radius in pixels of the ring round a place that people asked for."""


class Overlay:
    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self._root = _empty(scene, 100)
        # Names lie over things and under wishes.
        self._names_root = _empty(scene, list(Layer).index(Layer.NOTES) - 0.5)
        self._frames: list[QGraphicsItem] = []
        self._preview: list[QGraphicsItem] = []
        self._signs: list[QGraphicsItem] = []
        self._names: list[QGraphicsItem] = []
        self._named = Named()
        self._cross: list[QGraphicsItem] = []
        self._ring: list[QGraphicsItem] = []
        self._ghost: list[QGraphicsItem] = []
        self._hand: list[QGraphicsItem] = []
        self.knob: Point | None = None
        """Where the turning handle is, None if there is none."""
        self.corners: tuple[Point, ...] = ()

    def preview(self, primitives: Iterable[Primitive], scale: float) -> None:
        self._replace(self._preview, graphics(primitives, scale), 3)

    def names(self, named: Named, scale: float) -> None:
        """What buildings and ways in are called."""
        if named != self._named:
            self._named = named
            made = (*graphics(named.shown, scale), *map(_told_on_hover, named.left_out))
            self._replace(self._names, made, 0, self._names_root)

    def ghost(self, primitives: Iterable[Primitive], scale: float) -> None:
        """What a change would do that nobody has taken yet."""
        self._replace(self._ghost, graphics(primitives, scale), 2.5)

    def hand(self, primitives: Iterable[Primitive], scale: float) -> None:
        """The room that a thing in the hand needs, and its light."""
        self._replace(self._hand, graphics(primitives, scale), 3.2)

    def ring(self, at: Point | None) -> None:
        """The place that people asked for."""
        self._replace(self._ring, (_ring(at, "paper", 7), _ring(at, "focus", 3.5)) if at else (), 1.5)

    def signs(self, groups: Iterable[Group], scale: float, visible: bool) -> None:
        """The findings' places."""
        made = (item for group in groups for item in graphics(group.primitives, scale)) if visible else ()
        self._replace(self._signs, made, 3.5)

    def cross(self, at: Point | None) -> None:
        """Where the keyboard's pointer is."""
        self._replace(self._cross, _cross(at) if at else (), 4)

    def select(self, snapshot: Snapshot, selection: Iterable[ItemId], scale: float) -> None:
        """Frames round the selected things, handles where there is exactly one."""
        chosen = [snapshot.plan.items[i] for i in selection if i in snapshot.plan.items]
        self.knob, self.corners = None, ()
        made: list[QGraphicsItem] = [frame for item in chosen for frame in _frame(snapshot, item, scale)]
        if len(chosen) == 1:
            made.extend(self._handles(snapshot, chosen[0], scale))
        self._replace(self._frames, made, 2)

    def _handles(self, snapshot: Snapshot, item: Item, scale: float) -> list[QGraphicsItem]:
        match item:
            case Placed():
                out = round(_radius(snapshot, item) + (KNOB + 22) / scale)
                self.knob = placed_points((Point(0, out),), item.at, item.angle)[0]
                return [_stalk(item.at, self.knob), _knob(self.knob, "accent", KNOB), _knob(self.knob, "paper", 5)]
            case Surface() | Path() | Line():
                self.corners = points_of(item)
                return [_knob(corner, "accent", KNOB * 0.7) for corner in self.corners]
        return []

    def _replace(
        self, old: list[QGraphicsItem], made: Iterable[QGraphicsItem], order: int, root: QGraphicsItem | None = None
    ) -> None:
        for item in old:
            self._scene.removeItem(item)
        old.clear()
        for item in made:
            item.setParentItem(root or self._root)
            item.setZValue(order)
            old.append(item)


def _empty(scene: QGraphicsScene, height: float) -> QGraphicsItem:
    """Something to hang others on."""
    root = QGraphicsRectItem()
    root.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
    root.setZValue(height)
    scene.addItem(root)
    return root


def handle_at(desk: Desk, overlay: Overlay, at: Point, scale: float) -> tuple[ItemId, int | None] | None:
    """The handle under a place: the item, and which corner of it; None for the corner means the turning handle."""
    if len(desk.selection) != 1:
        return None
    (item_id,) = desk.selection
    near = REACH / scale
    if overlay.knob and overlay.knob.distance(at) <= near:
        return item_id, None
    reachable = [(corner.distance(at), n) for n, corner in enumerate(overlay.corners) if corner.distance(at) <= near]
    return (item_id, min(reachable)[1]) if reachable else None


def _frame(snapshot: Snapshot, item: Item, scale: float) -> list[QGraphicsItem]:
    """A light and a dark line, seen on every ground."""
    ground = shape(snapshot, item)
    if ground is None or ground.is_empty:
        ground = shapely.MultiPoint([(p.x / 1000, p.y / 1000) for p in points_of(item)])
    width = item.width / 2000 if isinstance(item, Path) else 0
    path = _path(ground.buffer(width + max(0.1, 7 / scale / 1000), quad_segs=4))
    frames = []
    for colour, thickness, style in (("paper", 5.0, Qt.PenStyle.SolidLine), ("focus", 2.6, Qt.PenStyle.DashLine)):
        frame = QGraphicsPathItem(path)
        pen = QPen(QColor(COLOURS[colour]), thickness, style)
        pen.setCosmetic(True)
        frame.setPen(pen)
        frames.append(frame)
    return frames


def _path(ground: shapely.Geometry) -> QPainterPath:
    path = QPainterPath()
    for part in getattr(ground, "geoms", (ground,)):
        if isinstance(part, shapely.Polygon) and not part.is_empty:
            coords = list(part.exterior.coords)
            path.moveTo(QPointF(coords[0][0] * 1000, coords[0][1] * 1000))
            for x, y in coords[1:]:
                path.lineTo(QPointF(x * 1000, y * 1000))
    return path


def _radius(snapshot: Snapshot, item: Placed) -> float:
    element = snapshot.element(item)
    return math.hypot(*element.size[:2]) / 2 if element and not element.tree else 500


def _stalk(start: Point, end: Point) -> QGraphicsItem:
    path = QPainterPath(QPointF(*start))
    path.lineTo(QPointF(*end))
    stalk = QGraphicsPathItem(path)
    pen = QPen(QColor(COLOURS["accent"]), 3)
    pen.setCosmetic(True)
    stalk.setPen(pen)
    return stalk


def _cross(at: Point) -> list[QGraphicsItem]:
    path = QPainterPath()
    for a, b in (((-16, 0), (-4, 0)), ((4, 0), (16, 0)), ((0, -16), (0, -4)), ((0, 4), (0, 16))):
        path.moveTo(*a)
        path.lineTo(*b)
    made: list[QGraphicsItem] = []
    for colour, width in (("paper", 6.0), ("ink", 2.5)):
        item = QGraphicsPathItem(path)
        item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        item.setPos(*at)
        item.setPen(QPen(QColor(COLOURS[colour]), width))
        made.append(item)
    return made


def _ring(at: Point, colour: str, thickness: float) -> QGraphicsItem:
    ring = QGraphicsEllipseItem(QRectF(-RING, -RING, 2 * RING, 2 * RING))
    ring.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
    ring.setPos(*at)
    ring.setPen(QPen(QColor(COLOURS[colour]), thickness))
    return ring


def _told_on_hover(text: Text) -> QGraphicsItem:
    """Nothing to see: only a name where the pointer rests."""
    spot = QGraphicsEllipseItem(QRectF(-RING, -RING, 2 * RING, 2 * RING))
    spot.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
    spot.setPos(*text.at)
    spot.setPen(QPen(Qt.PenStyle.NoPen))
    spot.setToolTip(text.text)
    return spot


def _knob(at: Point, colour: str, radius: float) -> QGraphicsItem:
    knob = QGraphicsEllipseItem(QRectF(-radius, -radius, 2 * radius, 2 * radius))
    knob.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
    knob.setPos(*at)
    knob.setPen(QPen(QColor(COLOURS["paper"]), 3))
    knob.setBrush(QBrush(QColor(COLOURS[colour])))
    return knob
