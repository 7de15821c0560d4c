"""A card: one big topic that is always in sight, with a light, a sentence, and a list behind it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from baukasten.phrase import Language
from ui.colours import COLOURS
from ui.icons import icon, picture
from ui.panels.lights import ICONS, Light
from ui.panels.row import Row, Rows
from ui.sizes import Sizes


class Card(QFrame):
    """``picture``: what the topic shows beside words. The list opens under it."""

    opened = Signal()

    def __init__(self, title: str, sign: str, shown: QWidget | None, say: Language, sizes: Sizes) -> None:
        super().__init__()
        self.say, self._title = say, title
        self.setProperty("role", "card")
        self._rows: tuple[Row, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 10, 10)
        box.setSpacing(5)
        box.addWidget(self._head(title, sign, sizes))
        box.addLayout(self._light_line())
        self.figure = QLabel()
        self.figure.setProperty("role", "figure")
        self.figure.hide()
        box.addWidget(self.figure)
        if shown is not None:
            box.addWidget(shown)
        self.sentence = _text()
        box.addWidget(self.sentence)
        self.rows = Rows(say, sizes)
        self.rows.hide()
        box.addWidget(self.rows)

    @property
    def is_open(self) -> bool:
        return self.button.isChecked()

    def open(self, on: bool) -> None:
        """Show or hide the list."""
        self.button.setChecked(on)
        self._show_list()

    def tell(self, light: Light, word: str, sentence: str, figure: str = "") -> None:
        if self.property("light") != light.value:
            self._sign.setPixmap(picture(ICONS[light], COLOURS[light.value]).scaled(
                QSize(30, 30), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation))
        self._word.setText(word)
        self.figure.setText(figure)
        self.figure.setVisible(bool(figure))
        self.sentence.setText(sentence)
        self.button.setAccessibleName(f"{self._title}: {word}. {figure} {sentence}")
        for widget in (self, self._word, self.figure):
            if widget.property("light") != light.value:
                widget.setProperty("light", light.value)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def wait(self, waiting: bool) -> None:
        """Whether a newer answer is on its way."""
        self._waiting.setVisible(waiting)

    def list(self, rows: tuple[Row, ...]) -> None:
        """What stands in the list; drawn when it is open."""
        self._rows = rows
        if self.is_open:
            self.rows.show_rows(rows)

    def _head(self, title: str, sign: str, sizes: Sizes) -> QPushButton:
        self.button = QPushButton(icon(sign, "accent", "accent"), title)
        self.button.setProperty("role", "title")
        self.button.setCheckable(True)
        self.button.setIconSize(QSize(sizes.icon, sizes.icon))
        self.button.setToolTip(self.say("Open or close the list"))
        self.button.clicked.connect(lambda _checked: self._show_list())
        self._arrow = QLabel()
        inside = QHBoxLayout(self.button)
        inside.addStretch(1)
        inside.addWidget(self._arrow)
        self._point_arrow()
        return self.button

    def _light_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._sign, self._word, self._waiting = QLabel(), QLabel(), QLabel()
        self._word.setProperty("role", "cardtitle")
        self._word.setWordWrap(True)
        self._waiting.setPixmap(picture("wait", COLOURS["quiet"]).scaled(QSize(22, 22)))
        self._waiting.setToolTip(self.say("is being worked out …"))
        self._waiting.setAccessibleName(self.say("is being worked out …"))
        policy = self._waiting.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._waiting.setSizePolicy(policy)
        self._waiting.hide()
        line.addWidget(self._sign)
        line.addWidget(self._word, 1)
        line.addWidget(self._waiting)
        return line

    def _show_list(self) -> None:
        self.rows.setVisible(self.is_open)
        self._point_arrow()
        if self.is_open:
            self.rows.show_rows(self._rows)
            self.opened.emit()

    def _point_arrow(self) -> None:
        name = "collapse" if self.is_open else "expand"
        self._arrow.setPixmap(picture(name, COLOURS["accent"]).scaled(QSize(22, 22)))


def _text() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
    return label
