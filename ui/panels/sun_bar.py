"""The sun over the plan: a day, an hour, and its shadows; or the hours of sun of the day; the age of the trees."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from enum import Enum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSlider, QVBoxLayout

from baukasten.phrase import Language
from ui.icons import icon
from ui.panels.year_bar import YearBar
from ui.sizes import Sizes

FIRST, LAST = time(5), time(22)
STEP = timedelta(minutes=15)
PLAY_MS = 250
"""From one step of the playing day to the next, if the shadows keep up."""


class SunView(Enum):
    NONE = "none"
    MOMENT = "moment"
    HOURS = "hours"


class SunBar(QFrame):
    """``changed``: what to show, or its day or hour, is another one. ``play_changed``: the day runs or stands still.

    ``busy``: whether the shadows of the last step are still being worked out; the day waits for them.
    """

    changed = Signal()
    play_changed = Signal()

    def __init__(self, midsummer: date, say: Language, sizes: Sizes, texts: bool) -> None:
        super().__init__()
        self.setObjectName("sun")
        self.say = say
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.busy: Callable[[], bool] = lambda: False
        rows, what, self._when = QVBoxLayout(self), QHBoxLayout(), QFrame()
        when = QHBoxLayout(self._when)
        rows.setContentsMargins(8, 4, 8, 4)
        when.setContentsMargins(0, 0, 0, 0)
        for layout in (rows, what, when):
            layout.setSpacing(sizes.gap)
        self.moment_button = self._toggle(say("Shadows") if texts else "", "shade", say("Show the shadows of this hour on the plan"))
        self.hours_button = self._toggle(say("Sun hours") if texts else "", "sun", say("Show how many hours of sun each spot has"))
        self.days = QComboBox()
        self.days.setAccessibleName(say("Day of the sun"))
        self._fill_days(midsummer)
        self.play_button = QPushButton()
        self.play_button.setMinimumWidth(sizes.target)
        self.play_button.clicked.connect(self.play)
        self._clockwork = QTimer(self)
        self._clockwork.setInterval(PLAY_MS)
        self._clockwork.timeout.connect(self._tick)
        self._sign_play()
        self.slider = self._hour_slider()
        self.clock = QLabel()
        self.clock.setMinimumWidth(self.fontMetrics().horizontalAdvance("00:00 Uhr  "))
        self.years = YearBar(say, sizes)
        for widget in (self.moment_button, self.hours_button, self.days):
            what.addWidget(widget)
        what.addStretch(1)
        what.addWidget(self.years.growth_button)
        when.addWidget(self.play_button)
        when.addWidget(self.slider, 3)
        when.addWidget(self.clock)
        when.addWidget(self.years, 2)
        rows.addLayout(what)
        rows.addWidget(self._when)
        self.years.changed.connect(self.changed)
        self.days.currentIndexChanged.connect(self.changed)
        self.slider.valueChanged.connect(self._tell_hour)
        self._write_clock()

    @property
    def view(self) -> SunView:
        if self.moment_button.isChecked():
            return SunView.MOMENT
        return SunView.HOURS if self.hours_button.isChecked() else SunView.NONE

    @property
    def year(self) -> int:
        """So many years after planting the trees are shown."""
        return self.years.year

    @property
    def playing(self) -> bool:
        return self._clockwork.isActive()

    def play(self) -> None:
        """Let the day run from this hour, from its beginning after its end; or stop it."""
        if self.playing:
            self._stop()
            return
        if self.slider.value() == self.slider.maximum():
            self.slider.setValue(0)
        if self.view is not SunView.MOMENT:
            self.show_view(SunView.MOMENT)
        self._clockwork.start()
        self._sign_play()
        self.play_changed.emit()

    @property
    def day(self) -> date:
        return self.days.currentData()

    @property
    def moment(self) -> datetime:
        """By the local clock, without a time zone."""
        return datetime.combine(self.day, FIRST) + self.slider.value() * STEP

    def show_view(self, view: SunView) -> None:
        self.moment_button.setChecked(view is SunView.MOMENT)
        self.hours_button.setChecked(view is SunView.HOURS)
        self.changed.emit()

    def _tick(self) -> None:
        if self.view is not SunView.MOMENT:
            self._stop()
        elif not self.busy():
            self.slider.setValue(self.slider.value() + 1)
            if self.slider.value() == self.slider.maximum():
                self._stop()

    def _stop(self) -> None:
        self._clockwork.stop()
        self._sign_play()
        self.play_changed.emit()

    def _sign_play(self) -> None:
        text = self.say("Stop the day") if self.playing else self.say("Let the day run")
        self.play_button.setIcon(icon("pause" if self.playing else "play"))
        self.play_button.setAccessibleName(text)
        self.play_button.setToolTip(text)

    def _toggle(self, text: str, sign: str, about: str) -> QPushButton:
        button = QPushButton(icon(sign), text)
        button.setCheckable(True)
        button.setToolTip(about)
        button.setAccessibleName(about)
        button.clicked.connect(self._one_at_a_time)
        return button

    def _one_at_a_time(self) -> None:
        pressed = self.sender()
        for button in (self.moment_button, self.hours_button):
            if button is not pressed:
                button.setChecked(False)
        self.changed.emit()

    def _fill_days(self, midsummer: date) -> None:
        """Midsummer first, as the plan is judged on it; then the other days it is judged on, the shortest, and today."""
        year = midsummer.year
        days = [midsummer, date(year, 8, 15), date(year, 3, 21), date(year, 12, 21), date.today()]
        for one in dict.fromkeys(days):
            text = self.say.date(one) if one != date.today() else self.say("Today")
            self.days.addItem(text, one)

    def _hour_slider(self) -> QSlider:
        steps = (datetime.combine(date.min, LAST) - datetime.combine(date.min, FIRST)) // STEP
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, steps)
        slider.setPageStep(4)
        slider.setValue(steps // 2 + 1)
        slider.setAccessibleName(self.say("Hour of the sun"))
        slider.setMinimumWidth(120)
        return slider

    def _tell_hour(self) -> None:
        self._write_clock()
        if self.view is SunView.NONE:
            self.moment_button.setChecked(True)
        self.changed.emit()

    def _write_clock(self) -> None:
        self.clock.setText(self.say("{time} o'clock", time=self.moment))
        self.slider.setAccessibleDescription(self.clock.text())
