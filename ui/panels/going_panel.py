"""Who can go where: choose a person, and read what the colours on the plan mean. Lies where else the sun is chosen."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from baukasten.access.profile import Profile
from baukasten.drawing import Fill, Hatch, Pen
from baukasten.geometry import Outline
from baukasten.phrase import Language
from ui.canvas.going_layer import OPEN, SHUT, SOFT, TIGHT, Manner
from ui.canvas.painter import hatch_of
from ui.icons import icon
from ui.panels.bars import Elided
from ui.sizes import Sizes

PIXELS_PER_MM = 1.0


class GoingPanel(QFrame):
    """``changed``: another person is chosen. ``left``: people have seen enough."""

    changed = Signal()
    left = Signal()

    def __init__(self, profiles: tuple[Profile, ...], say: Language, sizes: Sizes) -> None:
        super().__init__()
        self.setObjectName("going")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say = say
        self.people = QComboBox()
        self.people.setAccessibleName(say("Who goes?"))
        for profile in profiles:
            self.people.addItem(say.name(profile.names), profile)
        self.people.currentIndexChanged.connect(self._choose)
        self._status = Elided()
        self._soft = _Swatch(SOFT), QLabel(say("Does not carry wheels"))
        self._arrange(sizes)
        self._tell_person()
        self.hide()

    @property
    def profile(self) -> Profile:
        return self.people.currentData()

    def choose(self, profile_id: str) -> None:
        for n in range(self.people.count()):
            if self.people.itemData(n).id == profile_id:
                self.people.setCurrentIndex(n)

    def tell(self, text: str) -> None:
        """What has been found, or that it is being looked for."""
        self._status.tell(text)
        self.setAccessibleDescription(text)

    def _choose(self) -> None:
        self._tell_person()
        self.changed.emit()

    def _tell_person(self) -> None:
        about = self.say.name(self.profile.about)
        self.people.setToolTip(about)
        self.people.setAccessibleDescription(about)
        for widget in self._soft:
            widget.setVisible(self.profile.rolls)

    def _arrange(self, sizes: Sizes) -> None:
        close = QPushButton(icon("close"), "")
        close.setFixedSize(sizes.target, sizes.target)
        close.setAccessibleName(self.say("Hide who can go where"))
        close.setToolTip(self.say("Hide who can go where"))
        close.clicked.connect(self.left)
        top = QHBoxLayout()
        top.setSpacing(sizes.gap)
        top.addWidget(self.people)
        top.addWidget(self._status, 1)
        top.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(sizes.gap // 2)
        column.addLayout(top)
        column.addLayout(self._legend(sizes))

    def _legend(self, sizes: Sizes) -> QGridLayout:
        legend = QGridLayout()
        legend.setHorizontalSpacing(sizes.gap)
        legend.setVerticalSpacing(2)
        entries = (
            (_Swatch(OPEN), QLabel(self.say("Can go there"))), (_Swatch(TIGHT), QLabel(self.say("Too narrow or too steep"))),
            (_Swatch(SHUT), QLabel(self.say("No way leads there"))), self._soft,
        )
        for n, (swatch, words) in enumerate(entries):
            legend.addWidget(swatch, n // 2, n % 2 * 2)
            legend.addWidget(words, n // 2, n % 2 * 2 + 1)
        legend.setColumnStretch(1, 1)
        legend.setColumnStretch(3, 1)
        return legend


class _Swatch(QWidget):
    """A small field as the ground is painted."""

    def __init__(self, manner: Manner) -> None:
        super().__init__()
        self._manner = manner
        self.setFixedSize(38, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        field = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        colour = QColor(self._manner.colour)
        colour.setAlphaF(self._manner.opacity)
        painter.fillRect(field, QColor("#efece4"))
        painter.fillRect(field, colour)
        if self._manner.hatch is not Hatch.NONE:
            painter.fillRect(field, hatch_of(Fill(Outline(()), None, 0.0, Pen(self._manner.ink), self._manner.hatch), PIXELS_PER_MM))
        painter.setPen(QPen(QColor(self._manner.ink), 1))
        painter.drawRect(field)
        painter.end()
