"""The view onto the plan: zoom, pan, and pointers in plan millimetres from mouse, pen and fingers."""

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent, QPainter, QResizeEvent, QTouchEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from baukasten.geometry import Point
from baukasten.tools import Pointer
from ui.canvas.painter import Prepared, paint
from ui.canvas.touch import Touch

CLOSEST, FURTHEST = 0.4, 0.0005
"""Pixels per millimetre: a bench across the table, a quarter on it."""
MIME = "application/x-quartiersbaukasten-element"
"""What the catalogue hands over in a drag: an element's id."""
MOUSE = 11
"""Pixels that a mouse may miss by; a finger: see ``touch``."""
BEYOND = "#e3e6e0"


class PlanView(QGraphicsView):
    """Tells ``pointed`` for each pointer, ``zoomed`` after each zoom. Two fingers: see ``Touch``."""

    pointed = Signal(object, float)
    """``Pointer`` and by how many pixels it may miss."""
    zoomed = Signal(float)
    """Pixels per millimetre."""
    moved = Signal()
    """Another part of the plan is in view."""
    turned = Signal(float)
    """Two fingers on the selection turned by so many degrees clockwise since they touched."""
    turn_ended = Signal()
    cancelled = Signal()
    """What one finger began was the beginning of a pinch."""

    dropped = Signal(str, object)
    """The element let go over the plan, and the ``Point``."""

    def __init__(self, scene: QGraphicsScene) -> None:
        super().__init__(scene)
        self._ground: tuple[Prepared, ...] = ()
        self._panning: QPoint | None = None
        self.touch = Touch(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAcceptDrops(True)
        self.setTransform(QTransform.fromScale(0.02, -0.02))

    @property
    def scale_now(self) -> float:
        """Pixels per millimetre."""
        return self.transform().m11()

    def set_ground(self, drawing: tuple[Prepared, ...]) -> None:
        """What lies under everything and changes seldom: kept as a picture between repaints."""
        self._ground = drawing
        self.resetCachedContent()
        self.viewport().update()

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, QColor(BEYOND))
        paint(painter, self._ground, self.scale_now, rect)

    def point_at(self, at: QPointF) -> Point:
        """The plan's point under a place of the viewport."""
        there = self.viewportTransform().inverted()[0].map(at)
        return Point(round(there.x()), round(there.y()))

    def covered(self) -> list[QRectF]:
        """What lies over the plan in the view, in its pixels."""
        over = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [QRectF(widget.geometry()) for widget in over if widget.isVisible() and widget is not self.viewport()]

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    def middle(self) -> Point:
        return self.point_at(QPointF(self.viewport().rect().center()))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Nearer or further, what is at ``at`` (or in the middle) stays where it is."""
        at = at or QPointF(self.viewport().rect().center())
        before = self.viewportTransform().inverted()[0].map(at)
        scale = min(CLOSEST, max(FURTHEST, self.scale_now * factor))
        self.setTransform(QTransform.fromScale(scale, -scale))
        now = self.viewportTransform().map(before)
        self.pan(at - now)
        self.zoomed.emit(scale)

    def pan(self, by: QPointF) -> None:
        """Carry the paper by so many pixels."""
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        bars[0].setValue(bars[0].value() - round(by.x()))
        bars[1].setValue(bars[1].value() - round(by.y()))

    def show_area(self, area: QRectF) -> None:
        """Fit an area of the plan into the view with a little air."""
        width, height = max(1, self.viewport().width()), max(1, self.viewport().height())
        scale = 0.92 * min(width / max(1.0, area.width()), height / max(1.0, area.height()))
        scale = min(CLOSEST, max(FURTHEST, scale))
        self.setTransform(QTransform.fromScale(scale, -scale))
        self.centerOn(area.center())
        self.zoomed.emit(scale)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(math.pow(1.0015, event.angleDelta().y()), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton):
            self._panning = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._tell(event, down=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panning is not None:
            here = event.position().toPoint()
            self.pan(QPointF(here - self._panning))
            self._panning = here
        else:
            self._tell(event, down=bool(event.buttons() & Qt.MouseButton.LeftButton))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._tell(event, down=False)
        else:
            self._panning = None
            self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._tell(event, down=True, finish=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self.pointed.emit(Pointer(self.point_at(event.position()), down=False), MOUSE)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        element_id = bytes(event.mimeData().data(MIME).data()).decode()
        self.dropped.emit(element_id, self.point_at(event.position()))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            self.touch.hear(event)
            event.accept()
            return True
        return super().viewportEvent(event)

    def _tell(self, event: QMouseEvent, down: bool, finish: bool = False) -> None:
        pressed = event.modifiers()
        self.pointed.emit(
            Pointer(
                self.point_at(event.position()), down, finish=finish,
                free=bool(pressed & Qt.KeyboardModifier.AltModifier),
                more=bool(pressed & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)),
            ),
            MOUSE,
        )
