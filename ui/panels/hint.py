"""The line at the bottom that always says what to do now."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from baukasten.phrase import Language
from ui.colours import COLOURS
from ui.icons import picture
from ui.panels.lights import ICONS, Light
from ui.sizes import Sizes


class Hint(QFrame):
    """Three steps, the one at hand marked, then the tool's own words and "Done".

    While a thing is in the hand, a light takes the place of the steps.
    """

    done = Signal()

    def __init__(self, say: Language, sizes: Sizes) -> None:
        super().__init__()
        self.setObjectName("hint")
        self.setMinimumHeight(sizes.target + 8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 8, 4)
        line.setSpacing(16)
        self._steps = [say("1 Choose"), say("2 Tap the place"), say("3 Look at the numbers")]
        self._labels = [QLabel(step) for step in self._steps]
        for label in self._labels:
            line.addWidget(label)
        self.light = QLabel()
        self.light.setFixedSize(sizes.icon + 8, sizes.icon + 8)
        self.light.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.light.setProperty("role", "lamp")
        self.light.hide()
        line.addWidget(self.light)
        self.text = QLabel()
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text.setWordWrap(True)
        line.addWidget(self.text, 1)
        self.done_button = QPushButton(say("Done"))
        self.done_button.setAccessibleName(say("Done"))
        self.done_button.clicked.connect(self.done)
        policy = self.done_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.done_button.setSizePolicy(policy)
        line.addWidget(self.done_button)
        self.at_step(0)

    def at_step(self, now: int) -> None:
        """``now``: 0, 1 or 2. The step at hand has an arrow and strong letters."""
        for n, (label, step) in enumerate(zip(self._labels, self._steps, strict=True)):
            label.setText(f"▸ {step}" if n == now else step)
            label.setProperty("role", "step" if n == now else "")
            label.style().unpolish(label)
            label.style().polish(label)

    def show_light(self, light: Light | None) -> None:
        """Whether what is in the hand may rest there; None where nothing is in the hand."""
        self.light.setVisible(light is not None)
        for label in self._labels:
            label.setVisible(light is None)
        if light is not None:
            side = self.light.width() - 8
            self.light.setPixmap(picture(ICONS[light], COLOURS[light.value]).scaled(
                QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation))

    def tell(self, text: str) -> None:
        self.text.setText(text)
        self.setAccessibleName(text)
