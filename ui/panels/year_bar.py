"""How old the trees are: as planted, in 10 and in 25 years, and how the program knows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSlider

from baukasten import trees
from baukasten.phrase import Language
from ui.icons import icon
from ui.sizes import Sizes


class YearBar(QFrame):
    """``changed``: another year. ``asked``: somebody wants to know how trees grow.

    ``growth_button`` asks; whoever shows the bar gives it a place.
    """

    changed = Signal()
    asked = Signal()

    def __init__(self, say: Language, sizes: Sizes) -> None:
        super().__init__()
        self.say = say
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(sizes.gap)
        self.growth_button = QPushButton(icon("tree"), say("How trees grow"))
        self.growth_button.setAccessibleName(say("How trees grow"))
        self.growth_button.setToolTip(say("The sizes of the trees in this plan, and where they come from"))
        self.growth_button.clicked.connect(self.asked)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, len(trees.YEARS) - 1)
        self.slider.setPageStep(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setTickInterval(1)
        self.slider.setAccessibleName(say("Age of the trees"))
        self.slider.setMinimumWidth(100)
        self.text = QLabel()
        self.text.setMinimumWidth(max(self.fontMetrics().horizontalAdvance(self._words(year)) for year in trees.YEARS) + 12)
        line.addWidget(self.slider, 1)
        line.addWidget(self.text)
        self.slider.valueChanged.connect(self._tell)
        self._write()

    @property
    def year(self) -> int:
        """Years after planting."""
        return trees.YEARS[self.slider.value()]

    def grow(self) -> None:
        """The next stop; after the last the first again."""
        self.slider.setValue((self.slider.value() + 1) % len(trees.YEARS))

    def _tell(self) -> None:
        self._write()
        self.changed.emit()

    def _write(self) -> None:
        self.text.setText(self._words(self.year))
        self.slider.setAccessibleDescription(self.text.text())

    def _words(self, year: int) -> str:
        return self.say("Trees in {years} years", years=year) if year else self.say("Trees as planted")
