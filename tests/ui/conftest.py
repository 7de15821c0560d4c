"""A window on the practice courtyard, without a screen and without touching anybody's settings."""

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QImage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from baukasten.plan import Brief
from catalogue.load import catalogue
from sites.load import PLOTS, load
from tests.ui.table import Table
from ui import session as sessions
from ui.pictures import plan_sign
from ui.settings import Settings
from ui.window import Window


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and plans of this test alone."""
    for name, folder in (("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_DOCUMENTS_DIR", "documents"), ("HOME", "home")):
        monkeypatch.setenv(name, str(tmp_path / folder))


@lru_cache(maxsize=None)
def sign(element_id: str) -> QImage:
    """What a tile shows: the sign of the plan, drawn once for all windows."""
    return plan_sign(catalogue()[element_id])


@pytest.fixture
def opened(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Table]]:
    """Opens a window on a session, or on a new plan of the courtyard, and closes it in the end."""
    # Nobody here looks at a plan for long.
    monkeypatch.setattr("ui.judge.LOOKING_MS", 50)
    monkeypatch.setattr("ui.pictures.element_image", lambda element, progress: sign(element.id))
    windows: list[Window] = []

    def open_it(session: sessions.Session | None = None, language: str = "en", budget: int = 2_000_000) -> Table:
        if session is None:
            brief = Brief("Practice", "Neighbours", budget)
            session = sessions.begun(tmp_path / f"{len(windows)}.bauplan", load(PLOTS[1]), brief, catalogue())
        window = Window(session, Settings(language))
        windows.append(window)
        window.resize(1280, 800)
        window.show()
        window.canvas.zoom_to_site()
        return Table(window, qtbot)

    yield open_it
    for window in windows:
        window.close()
        shiboken6.delete(window)


@pytest.fixture
def table(opened: Callable[..., Table]) -> Table:
    return opened()
