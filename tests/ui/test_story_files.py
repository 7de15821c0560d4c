"""Plans and their files in the window: opened, refused, copied, handed in."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from baukasten.commands import place
from baukasten.files.plan_file import open_plan
from baukasten.geometry import Point
from baukasten.phrase import Language
from baukasten.plan import Placed, State
from baukasten.trouble import Trouble
from catalogue.load import catalogue
from sites.load import example, load
from ui import session as sessions
from ui.app import first_session
from ui.dialogs.new_plan import Wanted
from ui.settings import Settings, remember, remembered

HERE = Point(4000, 12000)


def message(table) -> str:
    return table.window.message_bar.text.text() if table.window.message_bar.isVisible() else ""


def test_every_change_is_in_the_file_at_once(table):
    table.choose("bench")
    table.tap(HERE)
    path = table.window.session.file.path
    with open_plan(path, write=False) as kept:
        assert kept.plan == table.desk.plan


def test_a_broken_file_is_one_line_and_the_plan_stays(table, tmp_path, monkeypatch):
    broken = tmp_path / "broken.bauplan"
    broken.write_bytes(b"this is no plan")
    monkeypatch.setattr("ui.dialogs.files.what_to_open", lambda *_: broken)
    session = table.window.session
    table.press("open")
    assert "broken.bauplan" in message(table)
    assert "\n" not in message(table)
    assert table.window.session is session
    assert broken.read_bytes() == b"this is no plan"
    table.choose("bench")
    table.tap(HERE)
    assert len(table.things) == 1


def test_a_missing_file_is_one_line(table, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.dialogs.files.what_to_open", lambda *_: tmp_path / "gone.bauplan")
    table.press("open")
    assert "gone.bauplan" in message(table)


def test_a_plan_open_elsewhere_is_read_only_and_offers_a_copy(opened, tmp_path, monkeypatch):
    first = opened()
    path = first.window.session.file.path
    second = opened(sessions.opened(path, catalogue()))
    assert message(second) != ""
    assert [offer.text() for offer in second.window.message_bar.offers] == ["Save a copy"]
    before = second.desk.plan
    second.choose("bench")
    second.tap(HERE)
    assert second.desk.plan == before, "what cannot be kept is taken back"
    assert "reading only" in message(second)
    copy = tmp_path / "copy.bauplan"
    monkeypatch.setattr("ui.dialogs.files.where_to_save", lambda *_: copy)
    QTest.mouseClick(second.window.message_bar.offers[0], Qt.MouseButton.LeftButton)
    assert second.window.session.file.path == copy.resolve()
    second.choose("bench")
    second.tap(HERE)
    assert len(second.things) == 1


def test_a_full_disk_takes_the_step_back(table, monkeypatch):
    from baukasten.phrase import _

    def full(_change):
        raise Trouble(_("The disk is full."))

    table.desk._keepers[:] = [full]
    before = table.desk.plan
    table.choose("bench")
    table.tap(HERE)
    assert table.desk.plan == before
    assert message(table) == "The disk is full."
    assert table.window.canvas.driver.name == "place", "the hand goes on"


def test_a_new_plan_holds_what_stands_there_today(table, tmp_path, monkeypatch):
    site = load("kroepeliner-tor-vorplatz")
    monkeypatch.setattr("ui.doing.file.ask_new_plan", lambda *_: Wanted(site, "Our square", "We", 1_000_000))
    monkeypatch.setattr("ui.dialogs.files.where_to_save", lambda *_: tmp_path / "new.bauplan")
    table.press("new")
    plan = table.desk.plan
    assert plan.brief.title == "Our square"
    assert sum(1 for _ in plan.of(Placed)) == len(site.standing) > 50
    assert {item.state for _, item in plan.of(Placed)} == {State.KEEP}
    assert table.window.windowTitle().startswith("Our square")


def test_practising_never_overwrites(table):
    table.press("practise")
    first = table.window.session.file.path
    table.press("practise")
    assert table.window.session.file.path != first
    assert first.exists()


@pytest.mark.usefixtures("small_pictures")
def test_the_proposal_is_written_as_a_pdf(table, tmp_path, monkeypatch):
    table.desk.do(place(table.desk.plan, "bench", HERE))
    target = tmp_path / "proposal.pdf"
    monkeypatch.setattr("ui.dialogs.files.where_to_save", lambda *_: target)
    table.press("export")
    assert table.window.message_bar.offers[0].text() == "Stop"
    table.until(lambda: "ready" in message(table), seconds=120)
    text = "".join(page.extract_text() for page in PdfReader(target).pages)
    assert "Practice" in text
    assert str(target) in message(table)


def test_writing_the_proposal_can_be_stopped(table, tmp_path, monkeypatch):
    target = tmp_path / "proposal.pdf"
    monkeypatch.setattr("ui.dialogs.files.where_to_save", lambda *_: target)
    table.press("export")
    QTest.mouseClick(table.window.message_bar.offers[0], Qt.MouseButton.LeftButton)
    assert "Stopped" in message(table)
    table.calm()
    table.window.background.close()
    assert not target.exists()


def test_the_first_start_shows_the_example():
    session, trouble = first_session(None, Settings("en"), catalogue())
    assert trouble is None
    assert session.desk.plan.brief == example().brief
    session.close()


def test_the_last_plan_comes_again_and_a_broken_one_is_told(tmp_path):
    broken = tmp_path / "last.bauplan"
    broken.write_bytes(b"")
    session, trouble = first_session(None, Settings("en", last_plan=str(broken)), catalogue())
    assert trouble is not None
    assert "last.bauplan" in Language("en").say(trouble)
    kept = session.file.path
    session.close()
    again, trouble = first_session(None, Settings("en", last_plan=str(kept)), catalogue())
    assert (again.file.path, trouble) == (kept, None)
    again.close()


def test_a_plan_named_on_the_command_line_must_open(tmp_path):
    with pytest.raises(Trouble):
        first_session(tmp_path / "none.bauplan", Settings(), catalogue())


def test_settings_come_back_and_nonsense_is_not_believed():
    remember(Settings("en", 1.25, "somewhere"))
    assert remembered() == Settings("en", 1.25, "somewhere")
    import platformdirs

    file = Path(platformdirs.user_config_path("quartiersbaukasten")) / "settings.json"
    for nonsense in ("", "[1, 2]", '{"language": "xx", "text_scale": "big", "last_plan": 7}'):
        file.write_text(nonsense)
        assert remembered() == Settings()
