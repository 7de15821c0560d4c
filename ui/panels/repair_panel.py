"""What a repair would do, in words over the plan that shows it, with one button that does it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout

from baukasten.phrase import Language
from ui.icons import icon
from ui.sizes import Sizes


class RepairPanel(QFrame):
    """``taken``: do it. ``left``: leave everything as it is."""

    taken = Signal()
    left = Signal()

    def __init__(self, say: Language, sizes: Sizes) -> None:
        super().__init__()
        self.setObjectName("repairpanel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(4)
        self.title, self.text = _wrapping(), _wrapping()
        self.title.setProperty("role", "cardtitle")
        column.addWidget(self.title)
        column.addWidget(self.text)
        self.progress = QProgressBar()
        column.addWidget(self.progress)
        line = QHBoxLayout()
        line.setSpacing(sizes.gap)
        self.take_button = QPushButton(icon("done", "paper"), say("Do it"))
        self.take_button.setProperty("role", "main")
        self.take_button.clicked.connect(self.taken)
        self.leave_button = QPushButton(icon("close"), say("Leave it as it is"))
        self.leave_button.clicked.connect(self.left)
        for button in (self.take_button, self.leave_button):
            button.setIconSize(QSize(22, 22))
            button.setAccessibleName(button.text())
            line.addWidget(button)
        legend = QLabel(say("Dashed: as it is now. Green edge: as it would be."))
        legend.setProperty("role", "quiet")
        legend.setWordWrap(True)
        line.addWidget(legend, 1)
        column.addLayout(line)
        self.hide()

    def tell(self, title: str, text: str, possible: bool) -> None:
        """``possible``: whether it can be done now."""
        self.title.setText(title)
        self.text.setText(text)
        self.progress.hide()
        self.take_button.setEnabled(possible)
        self.setAccessibleName(f"{title} {text}")

    def tell_progress(self, done: int, count: int, text: str) -> None:
        """How far a long search has come, in numbers and words; leaving stops it."""
        self.progress.setRange(0, count)
        self.progress.setValue(done)
        self.progress.setFormat(text)
        self.progress.setAccessibleName(text)
        self.progress.show()


def _wrapping() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
