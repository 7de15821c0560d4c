"""What people do about a finding: look at its place, repair it, live with it and say why."""

from datetime import date
from typing import TYPE_CHECKING

from baukasten.commands.accept import accept, no_longer_accept
from baukasten.finding import Finding, Result
from baukasten.plan import Accepted
from ui.dialogs.accept import ask_acceptance
from ui.panels.message import Kind
from ui.panels.row import Deed, Row

if TYPE_CHECKING:
    from ui.window import Window


def seek(window: "Window", row: Row) -> None:
    """Show on the plan what an entry is about."""
    window.preview.leave()
    window.room3d.show(False)
    window.canvas.show_before(False)
    window.canvas.choose(i for i in row.items if i in window.session.desk.plan.items)
    window.canvas.zoom_to(row.items, row.place)
    window.canvas.point_out(row.place)
    if row.finding is not None:
        window.side.checks.rows.show_finding(row.finding)
        window.judge.look_at(row.finding)


def do(window: "Window", row: Row, deed: Deed) -> None:
    """Answer a button of an entry."""
    finding = row.finding
    if finding is None:
        return
    match deed:
        case Deed.REPAIR:
            window.preview.show(finding)
        case Deed.LATER:
            window.preview.show_later(finding)
        case Deed.SEARCH:
            window.preview.search(finding)
        case Deed.ACCEPT:
            live_with(window, finding)
        case Deed.NO_LONGER:
            if window.do(no_longer_accept(window.session.desk.plan, *finding.identity)):
                window.message(window.say("It counts again."), Kind.INFO)


def live_with(window: "Window", finding: Finding) -> None:
    """Ask for the reason; without one nothing is accepted."""
    plan = window.session.desk.plan
    said = [item for _id, item in plan.of(Accepted) if item.author]
    author = said[-1].author if said else plan.brief.group
    answer = ask_acceptance(window, window.say.say(finding.text), "", author, window.say)
    if answer is not None:
        reason, name = answer
        if window.do(accept(window.session.desk.plan, *finding.identity, reason, name, date.today())):
            window.message(window.say("Accepted. The reason stands in the proposal; Undo takes it back."), Kind.GOOD)


def repair_all(window: "Window") -> None:
    """Look at all repairs in one step."""
    window.preview.show_all(tuple(f for f in window.findings if f.repair and f.identity not in window.session.desk.plan.accepted))


def anything_to_repair(window: "Window") -> bool:
    return any(f.repair for f in window.findings)


def next_finding(window: "Window") -> None:
    _step(window, 1)


def previous_finding(window: "Window") -> None:
    _step(window, -1)


def open_found(window: "Window", findings: tuple[Finding, ...]) -> None:
    """A sign on the plan was tapped: its entry, and with each further tap the next one it tells."""
    here = findings.index(window.found) if window.found in findings else -1
    _open(window, findings[(here + 1) % len(findings)])


def _step(window: "Window", by: int) -> None:
    """One finding after the other: its entry, its place, and its words for those who listen."""
    open_ones = [f for f in window.findings if f.result is not Result.KEPT and f.place is not None]
    if open_ones:
        here = open_ones.index(window.found) if window.found in open_ones else (-1 if by > 0 else 0)
        finding = open_ones[(here + by) % len(open_ones)]
        _open(window, finding)
        window.canvas.zoom_to(finding.items, finding.place)


def _open(window: "Window", finding: Finding) -> None:
    window.found = finding
    window.preview.leave()
    window.canvas.choose(i for i in finding.items if i in window.session.desk.plan.items)
    window.canvas.point_out(finding.place)
    window.side.show_finding(finding)
    window.judge.look_at(finding)
    window.speak(window.say.say(finding.text))
