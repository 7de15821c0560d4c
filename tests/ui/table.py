"""What people at the table do, in the words of the stories."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from baukasten.geometry import Point
from baukasten.plan import Placed
from ui.window import Window


class Table:
    """Hands on one window. Places on the plan are in millimetres."""

    def __init__(self, window: Window, qtbot: object) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def desk(self):
        return self.window.session.desk

    @property
    def view(self):
        return self.window.canvas.view

    @property
    def things(self) -> list[tuple[int, Placed]]:
        return list(self.desk.plan.of(Placed))

    def pixel(self, at: Point) -> QPoint:
        """Where a place of the plan is on the viewport."""
        return self.view.mapFromScene(at.x, at.y)

    def choose(self, element_id: str) -> None:
        """Tap an element of the catalogue."""
        QTest.mouseClick(self.window.catalogue_panel.tiles[element_id], Qt.MouseButton.LeftButton)

    def tap(self, at: Point, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Tap a place of the plan, long after the tap before."""
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, modifier, self.pixel(at), 700)

    def drag(self, start: Point, end: Point) -> None:
        port, left = self.view.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(port, left, pos=self.pixel(start))
        for share in (0.3, 0.7, 1.0):
            way = Point(round(start.x + (end.x - start.x) * share), round(start.y + (end.y - start.y) * share))
            QTest.mouseMove(port, self.pixel(way))
        QTest.mouseRelease(port, left, pos=self.pixel(end))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key while the plan has the keyboard. Without a screen no window is active, so shortcuts are looked up here."""
        from PySide6.QtGui import QKeySequence

        wanted = QKeySequence(key.value | modifier.value)
        for action in (*self.view.actions(), *self.window.actions()):
            if wanted in action.shortcuts():
                action.trigger()
                return
        raise AssertionError(f"no command has the key {wanted.toString()}")

    def press(self, action_id: str) -> None:
        """A button or menu entry."""
        self.window.made[action_id].trigger()

    def until(self, true, seconds: float = 60) -> None:
        self.qtbot.waitUntil(true, timeout=round(seconds * 1000))

    def calm(self) -> None:
        """Until everything has been worked out."""
        self.until(self.window.background.idle)

    def near(self, at: Point, other: Point) -> bool:
        """Within three pixels."""
        return at.distance(other) * self.view.scale_now < 3
