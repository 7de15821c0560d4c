"""Plans and their files: new, open, copy, hand in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from baukasten.commands import describe
from baukasten.phrase import Language
from baukasten.plan import Brief
from baukasten.snapshot import Snapshot
from sites.load import PLOTS, load
from sites.load import example as example_plan
from ui import session as sessions
from ui.background import Progress
from ui.dialogs import files
from ui.dialogs.brief import ask_brief
from ui.dialogs.new_plan import ask_new_plan
from ui.panels.message import Kind
from ui.session import Session
from ui.settings import plans_folder

if TYPE_CHECKING:
    from ui.window import Window

SUFFIX = ".bauplan"


def new_plan(window: "Window") -> None:
    """Ask for the place and the name, then begin."""
    wanted = ask_new_plan(window, window.say)
    if wanted is None:
        return
    path = files.where_to_save(window, window.say("Where shall the plan be kept?"), free_name(wanted.title), files.PLANS)
    if path is not None:
        brief = Brief(wanted.title, wanted.group, wanted.budget)
        window.attempt(lambda: window.lay(sessions.begun(path, wanted.site, brief, window.session.catalogue)))


def open_plan(window: "Window") -> None:
    path = files.what_to_open(window, window.say("Which plan?"), files.PLANS)
    if path is not None:
        window.attempt(lambda: window.lay(sessions.opened(path, window.session.catalogue)))


def practise(window: "Window") -> None:
    """A courtyard nobody minds; each time anew."""
    say = window.say
    brief = Brief(say("Practice"), "", 2_000_000)
    window.attempt(
        lambda: window.lay(sessions.begun(free_name(say("Practice")), load(PLOTS[1]), brief, window.session.catalogue))
    )


def example(window: "Window") -> None:
    window.attempt(lambda: window.lay(example_session(window.session.catalogue, window.say)))


def example_session(catalogue: sessions.Catalogue, say: Language) -> Session:
    """The example in a file of its own, so that people may change it as they like. Raises Trouble."""
    return sessions.kept(free_name(say("Example")), example_plan(), load(PLOTS[0]), catalogue)


def save_copy(window: "Window") -> None:
    proposed = free_name(window.session.file.path.stem)
    path = files.where_to_save(window, window.say("Where shall the copy be kept?"), proposed, files.PLANS)
    if path is not None:
        window.attempt(lambda: window.lay(sessions.copied(window.session, path)))


def edit_brief(window: "Window") -> None:
    brief = ask_brief(window, window.session.desk.plan.brief, window.say)
    if brief is not None:
        window.do(describe(window.session.desk.plan, brief))


def export(window: "Window") -> None:
    """Write the proposal beside the hand's work; it can be stopped."""
    say = window.say
    proposed = window.session.file.path.with_suffix(".pdf")
    path = files.where_to_save(window, say("Where shall the proposal be kept?"), proposed, files.PROPOSALS)
    if path is None:
        return
    window.message(say("The proposal is being written …"), Kind.INFO, ((say("Stop"), partial(_stop, window)),))
    window.background.ask("export", partial(write_proposal, window.session.snapshot, path, say), partial(_written, window))


def write_proposal(snapshot: Snapshot, path: Path, say: Language, progress: Progress) -> Path:
    """In the background; the PDF room is loaded when it is needed first."""
    from exports.pdf.report import write

    write(snapshot, path, say, progress)
    return path


def _written(window: "Window", path: Path) -> None:
    say = window.say
    offers: tuple[tuple[str, Callable[[], None]], ...] = (
        (say("Open it"), partial(_show, path)),
        (say("Show the folder"), partial(_show, path.parent)),
    )
    window.message(say("The proposal is ready: {path}", path=str(path)), Kind.GOOD, offers)


def _stop(window: "Window") -> None:
    window.background.cancel("export")
    window.message(window.say("Stopped. No proposal was written."), Kind.INFO)


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def free_name(name: str) -> Path:
    """A file in the plans' folder whose name nobody has taken yet."""
    clean = "".join(c for c in name if c.isalnum() or c in " -_").strip() or "Plan"
    folder = plans_folder()
    number = 1
    path = folder / f"{clean}{SUFFIX}"
    while path.exists():
        number += 1
        path = folder / f"{clean} {number}{SUFFIX}"
    return path
