"""Findings in the window: seen on the plan and in the list, looked at repaired, lived with for a reason."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from baukasten.commands import place
from baukasten.finding import Result
from baukasten.geometry import Point
from baukasten.plan import Accepted
from ui import judgement
from ui.dialogs import accept as accept_dialog
from ui.dialogs.sheet import Sheet
from ui.panels.lights import Light
from ui.panels.row import Deed

LEFT = Qt.MouseButton.LeftButton
OUTSIDE = Point(60000, -3000)
INSIDE = Point(9000, 9000)


SEARCHED = []


@pytest.fixture(autouse=True)
def searched_once(monkeypatch):
    """Many stories begin with the same findings; what puts those right is searched for in the first of them."""
    search = judgement.repairs

    def repairs(done, progress):
        asked = done.case.snapshot.plan, done.findings
        if not any(asked == known for known, _found in SEARCHED):
            SEARCHED.append((asked, search(done, progress)))
        return next(found for known, found in SEARCHED if asked == known)

    monkeypatch.setattr(judgement, "repairs", repairs)


@pytest.fixture
def outside(table):
    """A bench half a street away from the plot: there is no doubt what is wrong and what helps."""
    table.desk.do(place(table.desk.plan, "bench", OUTSIDE))
    table.calm()
    table.window.canvas.choose(())
    table.window.side.checks.open(True)
    return table


def view_of(table, finding):
    return table.window.side.show_finding(finding)


def of_rule(table, rule):
    return next(f for f in table.window.findings if f.rule.id == rule and f.result is Result.NOT_KEPT)


def repairable(table):
    return next(f for f in table.window.findings if f.repair)


def look_at_repair(table, finding):
    QTest.mouseClick(view_of(table, finding).deed_buttons[Deed.REPAIR], LEFT)
    return table.window.preview


def ghosts(table):
    return len(table.window.canvas.overlay._ghost)


def answered(monkeypatch, reason, author=None):
    """Somebody fills in the sheet that asks for the reason, and says yes where that is possible."""

    def asked(sheet):
        words = sheet.findChild(accept_dialog.QPlainTextEdit)
        words.setPlainText(reason)
        if author is not None:
            sheet.findChild(accept_dialog.QLineEdit).setText(author)
        yes = next(b for b in sheet.findChildren(accept_dialog.QWidget) if b.property("role") == "main")
        if yes.isEnabled():
            yes.click()
        return sheet.result() == QDialog.DialogCode.Accepted

    monkeypatch.setattr(Sheet, "asked", asked)


def test_the_gravest_findings_stand_first(outside):
    grave = [f.rule.severity for f in outside.window.findings if f.result is Result.NOT_KEPT]
    order = ["must", "should", "hint"]
    assert [s.value for s in grave] == sorted((s.value for s in grave), key=order.index)
    first = outside.window.side.checks.rows.views[0]
    assert first._row.finding == outside.window.findings[0]


def test_a_look_at_the_repair_leaves_no_trace(outside):
    before, undo = outside.desk.plan, outside.desk.can_redo
    preview = look_at_repair(outside, repairable(outside))
    assert preview.open and ghosts(outside) > 0
    assert outside.window.pieces.repair.isVisible() and not outside.window.pieces.chosen.isVisible()
    assert outside.desk.plan == before, "looking changes nothing"
    outside.until(lambda: "Not kept:" in outside.window.pieces.repair.text.text())
    assert "costs nothing more" in outside.window.pieces.repair.text.text()
    outside.press("escape")
    assert not preview.open and ghosts(outside) == 0
    assert outside.window.pieces.chosen.isVisible() and not outside.window.pieces.repair.isVisible()
    assert outside.desk.plan == before and outside.desk.can_redo == undo


def test_a_touch_elsewhere_leaves_the_repair(outside):
    before = outside.desk.plan
    preview = look_at_repair(outside, repairable(outside))
    outside.tap(outside.view.point_at(outside.view.viewport().rect().topLeft().toPointF()))
    assert not preview.open and ghosts(outside) == 0 and outside.desk.plan == before


def test_a_repair_is_one_step(outside):
    broken, finding = outside.desk.plan, repairable(outside)
    look_at_repair(outside, finding)
    QTest.mouseClick(outside.window.pieces.repair.take_button, LEFT)
    mended = outside.desk.plan
    assert mended != broken and ghosts(outside) == 0
    outside.calm()
    assert finding.identity not in {f.identity for f in outside.window.findings if f.result is Result.NOT_KEPT}
    outside.press("undo")
    assert outside.desk.plan == broken
    outside.press("redo")
    assert outside.desk.plan == mended


def test_all_repairs_are_one_step_and_say_what_they_do(outside):
    outside.desk.do(place(outside.desk.plan, "bench", Point(60000, 9000)))
    outside.calm()
    broken = outside.desk.plan
    count = sum(f.result is Result.NOT_KEPT for f in outside.window.findings)
    panel, told = outside.window.pieces.repair, []
    outside.window.background.progressed.connect(lambda topic, _share: topic == "outcome" and told.append(panel.progress.text()))
    outside.press("repair_all")
    assert panel.progress.isVisible() and panel.progress.text() == "Tried: 0 of 2"
    outside.until(lambda: outside.window.preview.shown is not None)
    assert told == ["Tried: 0 of 2", "Tried: 1 of 2"] and not panel.progress.isVisible()
    assert "What is done:" in outside.window.pieces.repair.text.text()
    assert len(outside.window.preview.shown.items) == 2, "both are carried onto the plot"
    QTest.mouseClick(outside.window.pieces.repair.take_button, LEFT)
    outside.calm()
    assert sum(f.result is Result.NOT_KEPT for f in outside.window.findings) < count
    outside.press("undo")
    assert outside.desk.plan == broken


def test_a_repair_of_yesterdays_plan_is_not_offered(outside):
    preview = look_at_repair(outside, repairable(outside))
    outside.desk.do(place(outside.desk.plan, "bench", INSIDE))
    assert not preview.open and ghosts(outside) == 0, "the plan has changed, the answer is stale"
    outside.calm()
    assert not preview.open


def test_nothing_is_accepted_without_a_reason(outside, monkeypatch):
    before = outside.desk.plan
    answered(monkeypatch, "   ")
    QTest.mouseClick(view_of(outside, outside.window.findings[0]).deed_buttons[Deed.ACCEPT], LEFT)
    assert outside.desk.plan == before


def test_what_is_accepted_says_why_and_comes_back(outside, monkeypatch):
    finding = outside.window.findings[0]
    answered(monkeypatch, "The neighbours own that strip.")
    QTest.mouseClick(view_of(outside, finding).deed_buttons[Deed.ACCEPT], LEFT)
    (said,) = [item for _id, item in outside.desk.plan.of(Accepted)]
    assert said == Accepted(*finding.identity, "The neighbours own that strip.", "Neighbours", date.today())
    view = view_of(outside, finding)
    assert view._row.word == "Accepted" and "The neighbours own that strip. (Neighbours, " in view._row.text
    assert view.deeds == (Deed.NO_LONGER,)
    assert "1 accepted with a reason." in outside.window.side.checks.sentence.text()
    assert finding not in [f for mark in outside.window.canvas._marks for f in mark.findings]
    outside.press("undo")
    assert view_of(outside, finding)._row.word != "Accepted"
    outside.press("redo")
    outside.calm()
    assert view_of(outside, finding)._row.word == "Accepted"
    QTest.mouseClick(view_of(outside, finding).deed_buttons[Deed.NO_LONGER], LEFT)
    assert not list(outside.desk.plan.of(Accepted))


def test_what_is_accepted_stays_so_when_the_thing_moves_and_the_name_is_remembered(outside, monkeypatch):
    finding = outside.window.findings[0]
    answered(monkeypatch, "It belongs there.", "Frau Mai")
    QTest.mouseClick(view_of(outside, finding).deed_buttons[Deed.ACCEPT], LEFT)
    outside.window.canvas.choose((1,))
    outside.press("nudge_east")
    outside.calm()
    moved = next(f for f in outside.window.findings if f.identity == finding.identity)
    assert moved.place != finding.place
    assert view_of(outside, moved)._row.word == "Accepted"
    other = next(f for f in outside.window.findings if f.result is Result.NOT_KEPT and f.identity != finding.identity)
    answered(monkeypatch, "That too.")
    QTest.mouseClick(view_of(outside, other).deed_buttons[Deed.ACCEPT], LEFT)
    assert {item.author for _id, item in outside.desk.plan.of(Accepted)} == {"Frau Mai"}


def test_a_sign_opens_its_entry_and_hides_nothing(outside):
    outside.window.canvas.zoom_to((1,))
    mark = outside.window.canvas._marks[0]
    assert mark.at.distance(mark.place) * outside.view.scale_now > 20, "it stands beside what it means"
    before = outside.desk.plan
    outside.tap(mark.at)
    current = [v for v in outside.window.side.checks.rows.views if v.property("current")]
    assert [v._row.finding for v in current] == [mark.findings[0]]
    assert outside.desk.selection == set(mark.findings[0].items) and outside.desk.plan == before
    if len(mark.findings) > 1:
        outside.tap(mark.at)
        assert outside.window.found == mark.findings[1], "the next tap tells the next one"


def test_findings_close_together_share_a_sign(outside):
    places = [m.place for m in outside.window.canvas._marks]
    assert sum(len(m.findings) for m in outside.window.canvas._marks) == sum(
        f.place is not None and f.result is not Result.KEPT for f in outside.window.findings)
    scale = outside.view.scale_now
    assert all(a.distance(b) * scale > 34 for n, a in enumerate(places) for b in places[:n]), "9 mm apart"


def test_keys_go_from_finding_to_finding(outside):
    seen = []
    for _ in range(2):
        outside.press("next_finding")
        seen.append(outside.window.found)
    assert len({(f.identity, f.place) for f in seen}) == 2
    outside.press("previous_finding")
    assert outside.window.found == seen[0]
    assert outside.view.viewport().rect().contains(outside.pixel(seen[0].place))


def test_the_findings_that_are_told_are_those_of_the_plan(outside):
    for n in range(4):
        outside.desk.do(place(outside.desk.plan, "bench", INSIDE.moved(n * 200, 0)))
    outside.calm()
    from baukasten.checks import RULES, judged

    suns = outside.window.judge._suns
    told = {(f.identity, f.result, f.place) for f in judged(RULES, outside.window.session.snapshot, *suns).findings}
    assert {(f.identity, f.result, f.place) for f in outside.window.findings} == told
    assert outside.window.judge.up_to_date


class Drag:
    """A thing taken by the mouse and not let go yet."""

    def __init__(self, table, start):
        self._table, self._port = table, table.view.viewport()
        QTest.mousePress(self._port, LEFT, pos=table.pixel(start))

    def to(self, at):
        QTest.mouseMove(self._port, self._table.pixel(at))
        self._table.until(lambda: not self._table.window.background.busy("held"))
        return self

    def let_go(self, at):
        QTest.mouseRelease(self._port, LEFT, pos=self._table.pixel(at))


@pytest.fixture
def bench_and_bin(table):
    """A bench that looks north, a bin far away; snapping off."""
    table.press("snap")
    table.desk.do(place(table.desk.plan, "bench", BENCH))
    table.desk.do(place(table.desk.plan, "bin_wetz_rostock_60", BIN))
    table.window.canvas.choose(())
    table.calm()
    return table


BENCH, BIN, FREE = Point(21000, 9000), Point(21000, 3000), Point(21000, 14000)
"""On the paved way across the courtyard."""
BEFORE_THE_BENCH = BENCH.moved(0, 800)


def test_the_light_turns_before_the_bin_is_dropped_in_front_of_the_bench(bench_and_bin):
    table, hand, hint = bench_and_bin, bench_and_bin.window.hand, bench_and_bin.window.pieces.hint
    assert hand.light is None and not hint.light.isVisible()
    drag = Drag(table, BIN).to(BIN.moved(500, 1000)).to(FREE)
    assert hand.light is Light.GOOD and "Nothing nearby speaks against" in hint.text.text()
    drag.to(BENCH.moved(200, 1500)).to(BEFORE_THE_BENCH)
    assert table.desk.in_gesture, "it has not been let go yet"
    assert hand.light in (Light.CARE, Light.BAD) and hint.light.isVisible()
    assert "Before Bench with backrest 1 there is too little room" in hint.text.text()
    drag.let_go(BEFORE_THE_BENCH)
    assert hand.light is None and not hint.light.isVisible() and not table.window.canvas.overlay._hand
    assert table.near(dict(table.things)[2].at, BEFORE_THE_BENCH), "nobody is kept from putting it there"
    table.calm()
    assert hand.light is None
    assert of_rule(table, "A47").items == (1,), "and the list says the same"


def test_the_light_is_told_before_a_new_thing_is_placed(bench_and_bin):
    table, hand = bench_and_bin, bench_and_bin.window.hand
    table.choose("bin_wetz_rostock_60")
    port, plan = table.view.viewport(), table.desk.plan
    for at, good in ((FREE, True), (BEFORE_THE_BENCH, False)):
        QTest.mouseMove(port, table.pixel(at))
        table.until(lambda: hand.light is not None and not table.window.background.busy("held"))
        assert (hand.light is Light.GOOD) == good
    assert table.desk.plan == plan, "nothing has been placed yet"
    table.tap(BEFORE_THE_BENCH)
    assert len(table.things) == 3
    assert hand.light is None, "it rests now"
    table.press("escape")
    table.calm()
    assert hand.light is None and not table.window.canvas.overlay._hand


def test_escape_takes_zones_and_light_along(bench_and_bin):
    table, before = bench_and_bin, bench_and_bin.desk.plan
    drag = Drag(table, BIN).to(FREE).to(BEFORE_THE_BENCH)
    assert table.window.hand.light is not None and table.window.canvas.overlay._hand
    table.press("escape")
    drag.let_go(BIN)
    table.calm()
    assert table.desk.plan == before
    assert table.window.hand.light is None and not table.window.canvas.overlay._hand


def test_an_answer_that_comes_after_the_hand_has_let_go_is_dropped(bench_and_bin):
    table, port = bench_and_bin, bench_and_bin.view.viewport()
    QTest.mousePress(port, LEFT, pos=table.pixel(BIN))
    for step in range(1, 9):
        QTest.mouseMove(port, table.pixel(BIN.moved(step * 50, step * 400)))
    assert table.window.background.busy("held"), "the answers are still under way"
    QTest.mouseRelease(port, LEFT, pos=table.pixel(BIN.moved(400, 3200)))
    table.calm()
    assert table.window.hand.light is None and not table.window.canvas.overlay._hand
