"""Heights measured from the air are laid around the plan that lies on the table."""

import time
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from baukasten.commands import place
from baukasten.files.plan_file import open_plan
from baukasten.geometry import Point
from baukasten.phrase import Language
from baukasten.plan import Brief
from catalogue.load import catalogue
from sites.importers import surface_model
from sites.load import load
from tests.sites.test_surface_model import heights, square, tiff
from ui import session as sessions
from ui.dialogs.sheet import Sheet
from ui.dialogs.surroundings import Wanted, ask_surroundings

BENCH = Point(10_000, 12_000)


@pytest.fixture
def measured(opened, tmp_path, monkeypatch):
    """A plan with one bench on a bare square, and a house of 12 m north of it in a file."""
    monkeypatch.setattr(surface_model, "in_worker", lambda read, *given, progress, name: read(*given, progress))
    site = square()
    table = opened(sessions.begun(tmp_path / "square.bauplan", site, Brief("Square"), catalogue()))
    table.desk.do(place(table.desk.plan, "bench", BENCH))
    surface, ground = tiff(tmp_path / "dom.tif", heights()), tiff(tmp_path / "dgm.tif", np.full((60, 80), 10, np.float32))
    monkeypatch.setattr("ui.doing.surroundings.ask_surroundings", lambda *_: Wanted(surface, None, ground))
    return table


def message(table) -> str:
    return table.window.message_bar.text.text()


def offer(table, name):
    QTest.mouseClick(next(b for b in table.window.message_bar.offers if b.text() == name), Qt.MouseButton.LeftButton)


def test_the_plan_goes_on_in_a_file_of_its_own_with_the_houses_around(measured, tmp_path, monkeypatch):
    before = measured.window.session
    steps, plan = before.file.history(), measured.desk.plan
    measured.press("surroundings")
    measured.until(lambda: measured.window.session is not before)
    session = measured.window.session
    assert session.site.surface_model and session.site.terrain
    assert session.desk.plan == plan and session.file.history() == steps
    assert session.file.path.name == "square with surroundings.bauplan" and session.file.path.name in message(measured)
    with open_plan(tmp_path / "square.bauplan") as old:
        assert old.plan == plan and old.site == before.site and not old.read_only
    measured.desk.do(place(measured.desk.plan, "bench", Point(14_000, 12_000)))
    monkeypatch.setattr("ui.dialogs.files.where_to_save", lambda *_: tmp_path / "high.site")
    read = []
    monkeypatch.setattr(Sheet, "asked", lambda sheet: read.extend(label.text() for label in sheet.findChildren(QLabel)))
    offer(measured, "What was read …")
    assert any("80 × 60 cells" in line for line in read) and any("like houses" in line for line in read)
    offer(measured, "Keep the place …")
    assert load(str(tmp_path / "high.site")) == session.site and "high.site" in message(measured)


def test_what_is_stopped_or_cannot_be_read_is_one_line_and_the_plan_stays(measured, tmp_path, monkeypatch):
    session = measured.window.session
    for wanted, named in (
        (Wanted(tmp_path / "gone.tif", None, None), "gone.tif"),
        (Wanted(tmp_path / "square.bauplan", None, None), "is not a GeoTIFF"),
    ):
        monkeypatch.setattr("ui.doing.surroundings.ask_surroundings", lambda *_, wanted=wanted: wanted)
        measured.press("surroundings")
        measured.until(lambda named=named: named in message(measured))
        assert "\n" not in message(measured) and measured.window.session is session

    def without_end(_read, *_given, progress, name):
        while True:
            progress(0.5)
            time.sleep(0.01)

    monkeypatch.setattr(surface_model, "in_worker", without_end)
    measured.press("surroundings")
    measured.until(measured.window.message_bar.progress.isVisible)
    offer(measured, "Stop")
    measured.until(lambda: not measured.window.background.busy("surroundings"))
    assert measured.window.session is session and message(measured).startswith("Stopped")
    session.site = replace(session.site, anchor=None)
    measured.press("surroundings")
    assert "no place on earth" in message(measured)


def test_only_the_surface_model_must_be_there(qtbot, tmp_path, monkeypatch):
    seen = []

    def asked(sheet):
        buttons = sheet.findChildren(QPushButton)
        yes = next(b for b in buttons if b.text() == "Read them")
        assert not yes.isEnabled() and all(b.accessibleName() for b in buttons)
        monkeypatch.setattr("ui.dialogs.files.what_to_open", lambda *_: tmp_path / "dom.tif")
        buttons[0].click()
        seen.append(buttons[0].text())
        return yes.isEnabled()

    monkeypatch.setattr(Sheet, "asked", asked)
    assert ask_surroundings(None, Language("en")) == Wanted(tmp_path / "dom.tif", None, None)
    assert seen == ["dom.tif"]
