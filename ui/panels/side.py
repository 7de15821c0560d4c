"""The three cards that are always in sight: money, shade, access and safety."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from baukasten.cost import Estimate
from baukasten.finding import Finding
from baukasten.phrase import Language
from baukasten.plan import Brief
from baukasten.element import Catalogue
from ui.canvas.shadow import hours_picture
from ui.kept_sun import Shade
from ui.panels import findings as finding_words
from ui.panels.findings import Lived
from ui.panels import money as money_words
from ui.panels import sunshine as shade_words
from ui.panels.budget_bar import BudgetBar
from ui.panels.card import Card
from ui.panels.lights import Light
from ui.panels.row import Row, RowView
from ui.panels.sun_map import SunMap
from ui.sizes import Sizes


class Side(QScrollArea):
    """``sought``: a ``Row`` whose place people want to see; ``wished``: one and what they want done about it."""

    sought = Signal(object)
    wished = Signal(object, object)

    def __init__(self, map_height: int, say: Language, sizes: Sizes) -> None:
        """``map_height``: pixels for the small map of sun hours."""
        super().__init__()
        self.say = say
        self._findings: tuple[Finding, ...] = ()
        self._shade: Shade | None = None
        self._sentences = shade_words.Sentences(say)
        self._against: tuple[Row, ...] = ()
        self.setObjectName("side")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = BudgetBar(sizes.target // 2 + 8)
        self._map = SunMap(map_height, say)
        self.money = Card(say("Money"), "money", self._bar, say, sizes)
        self.shade = Card(say("Sun and shade"), "shade", self._map, say, sizes)
        self.checks = Card(say("For everyone and safe"), "access", None, say, sizes)
        self.cards = (self.money, self.shade, self.checks)
        self.setWidget(self._column(sizes))
        for card in self.cards:
            card.tell(Light.OPEN, say("Just a moment"), "")

    def tell_cost(self, estimate: Estimate, brief: Brief, catalogue: Catalogue) -> None:
        light, word = money_words.light(estimate, brief)
        say = self.say
        self._bar.tell(estimate.gross, brief.budget, light)
        self.money.tell(light, say.say(word), money_words.sentence(estimate, brief, say), money_words.figure(estimate, say))
        self.money.list(money_words.rows(estimate, catalogue, say))

    def tell_shade(self, shade: Shade) -> None:
        self._shade = shade
        self._map.tell(hours_picture(shade.sunlight.hours) if shade.sunlight else None)
        self._tell_shade_words()

    def tell_checks(self, findings: tuple[Finding, ...], accepted: Lived, mendable: frozenset[str]) -> None:
        """``accepted``: what the group lives with. ``mendable``: ids of rules that know repairs."""
        self._findings = finding_words.counting(findings, accepted)
        say = self.say
        light, word = finding_words.light(findings, accepted)
        self.checks.tell(light, say.say(word), finding_words.sentence(findings, accepted, say))
        self.checks.list(finding_words.rows(findings, accepted, mendable, say))
        self._against = shade_words.against(findings, accepted, mendable, say)
        self._tell_shade_words()

    def show_finding(self, finding: Finding) -> RowView | None:
        """Open its entry and bring it into sight; None where it has none."""
        if not self.checks.is_open:
            self.checks.open(True)
        view = self.checks.rows.show_finding(finding)
        if view is not None:
            # Once the list has been laid out.
            QTimer.singleShot(0, self, lambda: self._bring_in(view))
        return view

    def _bring_in(self, view: RowView) -> None:
        top = view.mapTo(self.widget(), view.rect().topLeft()).y()
        self.verticalScrollBar().setValue(top - 48)
        view.show_button.setFocus()

    def _tell_shade_words(self) -> None:
        if self._shade is not None:
            light, word = shade_words.light(self._shade, self._findings)
            self.shade.tell(light, self.say.say(word), shade_words.sentence(self._shade, self.say))
            self.shade.list(self._sentences.rows(self._shade, self._against))

    def _column(self, sizes: Sizes) -> QWidget:
        body = QWidget()
        body.setObjectName("sidebody")
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(sizes.gap)
        for card in self.cards:
            column.addWidget(card)
            card.rows.sought.connect(self.sought)
            card.rows.wished.connect(self.wished)
            card.opened.connect(self._close_others)
        column.addStretch(1)
        return body

    def _close_others(self) -> None:
        """One list at a time: three would push each other out of sight."""
        opened = self.sender()
        for card in self.cards:
            if card is not opened and card.is_open:
                card.open(False)
        QTimer.singleShot(0, self, self._bring_up)

    def _bring_up(self) -> None:
        """The opened card to the top, once the others have given way."""
        for card in self.cards:
            if card.is_open:
                self.verticalScrollBar().setValue(card.y() - 8)
