"""Fingers on the plan: one works like a pen, two pinch and pan, or turn what is selected under them."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QTouchEvent

from baukasten.tools import Pointer

if TYPE_CHECKING:
    from ui.canvas.view import PlanView

FINGER = 22
"""Pixels that a finger may miss by."""


class Touch:
    """``over_selection``: whether two fingers at these places mean the selection; set by the canvas."""

    def __init__(self, view: "PlanView") -> None:
        self._view = view
        self._fingers: dict[int, QPointF] = {}
        self._pair: tuple[QPointF, float, float] | None = None
        self._turning = False
        self._alone = False
        self.over_selection = lambda one, other: False

    def hear(self, event: QTouchEvent) -> None:
        """Take one touch event in."""
        if event.type() == QEvent.Type.TouchCancel:
            self._fingers.clear()
            self._leave_pair()
            self._view.cancelled.emit()
            return
        for point in event.points():
            if point.state().name == "Released":
                self._fingers.pop(point.id(), None)
            else:
                self._fingers[point.id()] = point.position()
        last = event.points()[0].position() if event.points() else QPointF()
        match len(self._fingers):
            case 1 if self._pair is None:
                self._one(next(iter(self._fingers.values())))
            case 2:
                self._two(*self._fingers.values())
            case 0:
                self._lifted(last)

    def _one(self, at: QPointF) -> None:
        self._alone = True
        self._view.pointed.emit(Pointer(self._view.point_at(at), down=True), FINGER)

    def _lifted(self, at: QPointF) -> None:
        if self._alone and self._pair is None:
            self._view.pointed.emit(Pointer(self._view.point_at(at), down=False), FINGER)
        self._alone = False
        self._leave_pair()

    def _two(self, one: QPointF, other: QPointF) -> None:
        middle, span = (one + other) / 2, other - one
        length, angle = max(1.0, math.hypot(span.x(), span.y())), math.degrees(math.atan2(span.y(), span.x()))
        if self._pair is None:
            if self._alone:
                self._view.cancelled.emit()
            self._turning = self.over_selection(one, other)
            self._pair = (middle, length, angle)
        elif self._turning:
            self._view.turned.emit((angle - self._pair[2] + 180) % 360 - 180)
        else:
            before = self._pair
            self._view.pan(middle - before[0])
            self._view.zoom(length / before[1], middle)
            self._pair = (middle, length, angle)

    def _leave_pair(self) -> None:
        if self._turning:
            self._view.turn_ended.emit()
        self._turning = False
        self._pair = None
