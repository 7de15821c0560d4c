"""The line above the plan that says what happened, with what can be done about it."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from baukasten.phrase import Language
from ui.colours import COLOURS
from ui.icons import icon, picture
from ui.sizes import Sizes


class Kind(Enum):
    GOOD = "good"
    INFO = "info"
    CARE = "care"
    BAD = "bad"


class MessageBar(QFrame):
    """One message at a time; the newest counts. It stays until somebody puts it away."""

    def __init__(self, say: Language, sizes: Sizes) -> None:
        super().__init__()
        self.setObjectName("message")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 8, 6)
        line.setSpacing(sizes.gap)
        self._sign, self.text = QLabel(), QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setMaximumWidth(260)
        self._offers: list[QPushButton] = []
        self._close = QPushButton(icon("close"), "")
        self._close.setAccessibleName(say("Put this message away"))
        self._close.setToolTip(say("Put this message away"))
        self._close.clicked.connect(self.hide)
        self._line = line
        line.addWidget(self._sign)
        line.addWidget(self.text, 1)
        line.addWidget(self.progress)
        line.addWidget(self._close)
        self.hide()

    def tell(self, text: str, kind: Kind, offers: tuple[tuple[str, Callable[[], None]], ...] = ()) -> None:
        """``offers``: what can be done about it, as text and deed."""
        name = {Kind.BAD: "bad", Kind.CARE: "care", Kind.GOOD: "good"}.get(kind, "info")
        colour = COLOURS["accent" if kind is Kind.INFO else kind.value]
        self._sign.setPixmap(picture(name, colour).scaled(
            QSize(28, 28), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation))
        self.text.setText(text)
        self.progress.hide()
        self._offer(offers)
        self.setProperty("kind", kind.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(text)
        self.show()

    def tell_progress(self, share: float) -> None:
        self.progress.show()
        self.progress.setValue(round(share * 100))

    @property
    def offers(self) -> tuple[QPushButton, ...]:
        return tuple(self._offers)

    def _offer(self, offers: tuple[tuple[str, Callable[[], None]], ...]) -> None:
        for button in self._offers:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = []
        for text, do in offers:
            button = QPushButton(text)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _checked, do=do: do())
            self._line.insertWidget(self._line.count() - 1, button)
            self._offers.append(button)
