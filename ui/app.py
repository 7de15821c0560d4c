"""Opens the window: on a plan, on the last one, or on the example the first time."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from baukasten.element import Catalogue
from baukasten.phrase import Language, Phrase
from baukasten.trouble import Trouble
from catalogue.load import catalogue
from ui import session as sessions
from ui.doing.file import example_session
from ui.panels.message import Kind
from ui.session import Session
from ui.settings import Settings, remembered
from ui.sizes import sizes
from ui.theme import dress
from ui.window import Window, warm_up


def open_window(path: Path | None) -> int:
    """The window until it is closed; the exit code. Raises Trouble where ``path`` cannot be opened."""
    app = application()
    settings = remembered()
    session, trouble = first_session(path, settings, catalogue())
    window = Window(session, settings)
    window.showMaximized()
    app.processEvents()
    window.canvas.zoom_to_site()
    if trouble is not None:
        window.message(window.say.say(trouble), Kind.BAD)
    warm_up(window)
    return app.exec()


def application() -> QApplication:
    """The one Qt application of this process, dressed."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        # The shaders of the 3D view are made once: the views of the plans that follow must know them.
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
        app = QApplication(sys.argv[:1])
        app.setApplicationName("Quartiersbaukasten")
        app.setApplicationDisplayName("Quartiersbaukasten")
    dress(app, sizes(1.0))
    return app


def first_session(path: Path | None, settings: Settings, shelf: Catalogue) -> tuple[Session, Phrase | None]:
    """The plan asked for, else the last one, else the example; and what was wrong with the last one."""
    if path is not None:
        return sessions.opened(path, shelf), None
    trouble = None
    last = Path(settings.last_plan)
    if settings.last_plan and last.exists():
        try:
            return sessions.opened(last, shelf), None
        except Trouble as wrong:
            trouble = wrong.phrase
    return example_session(shelf, Language(settings.language)), trouble
