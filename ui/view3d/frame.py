"""What every 3D view has round it: buttons and keys to turn, step and lift the eye."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from baukasten.mesh import Mesh
from baukasten.phrase import Language
from baukasten.relief import Relief
from ui.canvas.shadow import GroundLight
from ui.icons import icon
from ui.view3d.eye import Eye

if TYPE_CHECKING:
    from ui.window import Window

TURN, LIFT, CLOSER = 12.0, 8.0, 1.25


class Frame3D(QWidget):
    """Fill in ``look`` (the eye has moved), ``show_mesh`` (the plan has changed) and ``show_light`` (the sun has)."""

    def __init__(self, window: "Window", note: str = "") -> None:
        super().__init__()
        self.window_ = window
        self.say: Language = window.say
        self._relief = Relief(window.session.site.terrain)
        self.eye = _over(window, self._relief)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.say("3D view"))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        if note:
            label = QLabel(note)
            label.setWordWrap(True)
            label.setMargin(8)
            self.column.addWidget(label)
        self.column.addLayout(self._buttons())

    def look(self) -> None:
        """The eye has moved."""
        raise NotImplementedError

    def show_mesh(self, mesh: Mesh) -> None:
        """The plan has changed."""
        raise NotImplementedError

    def show_light(self, light: GroundLight | None) -> None:
        """The hour, or what the sun bar lays over the ground, is another one."""
        raise NotImplementedError

    def go(self, eye: Eye) -> None:
        """Look from somewhere else; a walker's feet stay on the ground."""
        if eye.walking:
            eye = eye.on_foot(float(self._relief.heights(eye.x, eye.y)))
        self.eye = eye
        self.walk_button.setChecked(eye.walking)
        self.look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds = {
            Qt.Key.Key_Left: lambda: self.eye.turned(-TURN), Qt.Key.Key_Right: lambda: self.eye.turned(TURN),
            Qt.Key.Key_Up: self._ahead, Qt.Key.Key_Down: self._back,
            Qt.Key.Key_PageUp: lambda: self.eye.lifted(LIFT), Qt.Key.Key_PageDown: lambda: self.eye.lifted(-LIFT),
            Qt.Key.Key_Plus: lambda: self.eye.nearer(CLOSER), Qt.Key.Key_Minus: lambda: self.eye.nearer(1 / CLOSER),
            Qt.Key.Key_W: self._other_way,
        }
        deed = deeds.get(Qt.Key(event.key()))
        if deed is None:
            super().keyPressEvent(event)
        else:
            self.go(deed())

    def _buttons(self) -> QHBoxLayout:
        say = self.say
        line = QHBoxLayout()
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(self.window_.sizes.gap)
        self.walk_button = self._button("eye", say("Eye height"), self._other_way, texts=True)
        self.walk_button.setCheckable(True)
        line.addWidget(self.walk_button)
        for sign, name, deed in (
            ("left", say("Turn left"), lambda: self.eye.turned(-TURN)),
            ("right", say("Turn right"), lambda: self.eye.turned(TURN)),
            ("plus", say("Forwards"), self._ahead),
            ("minus", say("Backwards"), self._back),
            ("collapse", say("From higher up"), lambda: self.eye.lifted(LIFT)),
            ("expand", say("From further down"), lambda: self.eye.lifted(-LIFT)),
            ("fit", say("Everything"), lambda: _over(self.window_, self._relief)),
        ):
            line.addWidget(self._button(sign, name, deed))
        line.addStretch(1)
        return line

    def _button(self, sign: str, name: str, deed: Callable[[], Eye], texts: bool = False) -> QPushButton:
        button = QPushButton(icon(sign), name if texts else "")
        button.setIconSize(QSize(24, 24))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda _checked: self.go(deed()))
        return button

    def _ahead(self) -> Eye:
        return self.eye.stepped(1) if self.eye.walking else self.eye.nearer(CLOSER)

    def _back(self) -> Eye:
        return self.eye.stepped(-1) if self.eye.walking else self.eye.nearer(1 / CLOSER)

    def _other_way(self) -> Eye:
        return self.eye.as_bird() if self.eye.walking else self.eye.on_foot(0.0)


def _over(window: "Window", relief: Relief) -> Eye:
    """The whole site from the south and above."""
    west, south, east, north = window.session.site.boundary.bounds
    x, y = (west + east) / 2000, (south + north) / 2000
    return Eye(x, y, float(relief.heights(x, y)), distance=0.75 * max(east - west, north - south) / 1000 + 10)
