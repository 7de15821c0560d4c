"""A repair is looked at before it is done: drawn over the plan, told in words, taken with one tap or left without a trace."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from baukasten.change import Change
from baukasten.finding import Finding
from baukasten.phrase import Money
from ui.panels.message import Kind

if TYPE_CHECKING:
    from baukasten.checks.outcome import Outcome
    from ui.window import Window

NAMED = 3
"""So many findings that a repair ends are named; the others are counted."""
STEPS = 6


class RepairPreview(QObject):
    """``shown``: the change people look at, None when they look at none."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self._window = window
        self._title = ""
        self._later = 0
        self._wanted: Finding | None = None
        self._waiting = False
        self._tried = 0
        self.shown: Change | None = None

    @property
    def open(self) -> bool:
        return self.shown is not None or self._waiting

    def show(self, finding: Finding) -> None:
        """What puts a finding right at once."""
        if finding.repair:
            self._show(finding.repair, finding, self._window.say("Repair"), 0)

    def show_later(self, finding: Finding) -> None:
        """What helps when it has grown."""
        if finding.later:
            self._show(finding.later, finding, self._window.say("Helps when it has grown"), finding.years)

    def search(self, finding: Finding) -> None:
        """Find out first whether anything puts it right."""
        say = self._window.say
        self._begin(say("Looking for a repair …"), say.say(finding.text))
        self._wanted = finding
        self._window.judge.search(finding)

    def show_all(self, findings: tuple[Finding, ...]) -> None:
        """Everything that can be put right, in one step."""
        say = self._window.say
        self._begin(say("Repair all that can be repaired"), say("Each repair is tried on the plan as the others leave it. This takes a moment …"))
        self._tried = len(findings)
        self.tell_progress(0.0)
        self._window.judge.weigh_all(findings)

    def tell_progress(self, share: float) -> None:
        """So much of the search for what goes together is done."""
        if self._waiting and self._tried:
            done = round(share * self._tried)
            text = self._window.say("Tried: {done} of {all}", done=done, all=self._tried)
            self._window.pieces.repair.tell_progress(done, self._tried, text)

    def take(self) -> None:
        """Do it: one step."""
        change, window = self.shown, self._window
        if change is not None:
            self.leave()
            if window.do(change):
                window.message(window.say("Repaired. Undo takes it back."), Kind.GOOD)

    def leave(self) -> None:
        """Everything stays as it is."""
        if self.open:
            self.shown, self._wanted, self._waiting = None, None, False
            self._window.canvas.show_change(None)
            self._window.pieces.repair.hide()
            self._window.pieces.chosen.show()
            self._window.judge.leave()

    def furnish(self) -> None:
        """The panels have been made anew: people look again."""
        self.leave()
        self._window.pieces.repair.taken.connect(self.take)
        self._window.pieces.repair.left.connect(self.leave)

    def found(self, finding: Finding) -> None:
        """The answer to ``search``."""
        if self._wanted is None or self._wanted.identity != finding.identity:
            return
        self.leave()
        if finding.repair:
            self.show(finding)
        elif finding.later:
            self.show_later(finding)
        else:
            text = self._window.say("No repair was found that makes nothing else worse. The group can change it by hand or live with it.")
            self._window.message(text, Kind.INFO)

    def weighed(self, outcome: "Outcome | None") -> None:
        """What it would bring is known now."""
        say, panel = self._window.say, self._window.pieces.repair
        if not self.open:
            return
        if outcome is None:
            self.leave()
            self._window.message(say("Nothing can be repaired without making something else worse."), Kind.INFO)
            return
        self.shown, self._waiting = outcome.change, False
        self._draw(outcome.change)
        panel.tell(self._title, " ".join(self._told(outcome)), True)
        self._window.speak(panel.accessibleName())

    def _show(self, change: Change, finding: Finding, title: str, years: int) -> None:
        say = self._window.say
        self._begin(title, say.say(finding.text))
        self._later, self.shown = years, change
        self._draw(change)
        self._window.judge.weigh(change, finding)

    def _begin(self, title: str, text: str) -> None:
        window = self._window
        self.leave()
        self._title, self._later, self._waiting, self._tried = title, 0, True, 0
        window.room3d.show(False)
        window.canvas.show_before(False)
        window.canvas.choose(())
        window.pieces.repair.tell(title, text, False)
        window.message_bar.hide()
        window.pieces.chosen.hide()
        window.pieces.repair.show()
        window.pieces.repair.leave_button.setFocus()

    def _draw(self, change: Change) -> None:
        self._window.canvas.show_change(change)
        self._window.pieces.repair.take_button.setEnabled(True)
        self._window.pieces.repair.take_button.setFocus()

    def _told(self, outcome: "Outcome") -> list[str]:
        """What it does, what it costs, and what is right afterwards."""
        say = self._window.say
        steps = [say.say(step) for step in outcome.steps]
        told = [say("What is done: {steps}.", steps="; ".join(steps[:STEPS]))]
        if len(steps) > STEPS:
            told.append(say("And {count} more.", count=len(steps) - STEPS))
        if self._later:
            told.append(say("It helps after {years} years.", years=self._later))
        if outcome.more > 0:
            told.append(say("It likely costs {money} more.", money=Money(outcome.more)))
        elif outcome.more < 0:
            told.append(say("It likely costs {money} less.", money=Money(-outcome.more)))
        else:
            told.append(say("It costs nothing more."))
        if outcome.left < 0 < outcome.more:
            told.append(say("Then {money} are missing.", money=Money(-outcome.left)))
        if outcome.ends:
            titles = list(dict.fromkeys(say.say(f.rule.title) for f in outcome.ends))
            more = ["…"] if len(titles) > NAMED else []
            told.append(say("Then kept ({count}): {rules}.", count=len(outcome.ends), rules="; ".join(titles[:NAMED] + more)))
        before, after = outcome.broken
        told.append(say("Not kept: {before} before, {after} after.", before=before, after=after))
        if outcome.begins:
            told.append(say("Then worth a look: {rules}.", rules="; ".join(dict.fromkeys(say.say(f.rule.title) for f in outcome.begins))))
        else:
            told.append(say("Nothing else gets worse."))
        return told
