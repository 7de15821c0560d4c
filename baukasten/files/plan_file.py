"""A plan on disk that saves itself: every change is on the disk before the next one is made.

``create`` and ``open_plan`` give a ``PlanFile``; a desk keeps its steps in it with
``desk.keep(file.append)``.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from types import TracebackType

from baukasten.change import Change, between
from baukasten.files import journal, layers, safe_open
from baukasten.files.contents import Contents
from baukasten.files.journal import Step
from baukasten.files.lock import Lock
from baukasten.files.new_file import appearing, write_new
from baukasten.files.opening import edited_elsewhere, look, permission, writer
from baukasten.files.reasons import name_of, told
from baukasten.files.recording import record
from baukasten.files.rescue import rescue
from baukasten.phrase import Phrase, _
from baukasten.plan import Plan
from baukasten.site import Site
from baukasten.trouble import Trouble


class PlanFile:
    """An open plan file. ``notice``: what people should know about how it was opened."""

    def __init__(
        self, path: Path, held: Contents, connection: sqlite3.Connection | None, held_lock: Lock | None, notice: Phrase | None
    ) -> None:
        """Not for callers: use ``create`` or ``open_plan``. Without a connection the file is only read."""
        self.path = path
        self.notice = notice
        self._held = held
        self._connection = connection
        self._lock = held_lock
        self._identity = os.stat(path)

    @property
    def plan(self) -> Plan:
        return self._held.plan

    @property
    def site(self) -> Site:
        return self._held.site

    @property
    def read_only(self) -> bool:
        return self._connection is None

    def append(self, change: Change) -> None:
        """Save one change for good. On ``Trouble`` the file is as it was before."""
        if not change:
            return
        if self._connection is None:
            raise Trouble(_("{name} is open for reading only; this change cannot be saved.", name=name_of(self.path)))
        with told(self.path):
            self._check_presence()
            self._held = self._saved(self._connection, change)

    def history(self) -> tuple[Step, ...]:
        """Every change ever made, the first onto an empty plan."""
        with told(self.path):
            if self._connection is not None:
                return tuple(journal.step(*row) for row in journal.unbroken(self._connection))
            with safe_open.looking(self.path) as connection:
                return tuple(journal.step(*row) for row in journal.unbroken(connection))

    def copy(self, target: Path) -> None:
        """The same plan with its history under a new name, also onto a stick. Never overwrites."""
        target = Path(target)
        with told(target), safe_open.looking(self.path) as source:
            if not layers.complete(source):  # written anew, so that the copy can be worked on
                rescue(self.path, target)
                return
            with appearing(target) as unfinished, closing(sqlite3.connect(unfinished)) as other:
                source.backup(other)

    def copy_to_site(self, target: Path, site: Site) -> None:
        """The same plan with its history under a new name, on another site. Never overwrites."""
        with told(target):
            write_new(Path(target), site, ((journal.at_text(step.at), step.change) for step in self.history()), self.plan.last)

    def close(self) -> None:
        """Let other programs write. May be called twice."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):  # takes the empty journal off the folder
                connection.execute("PRAGMA journal_mode = DELETE")
            connection.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> "PlanFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _saved(self, connection: sqlite3.Connection, change: Change) -> Contents:
        connection.execute("BEGIN IMMEDIATE")
        try:
            self._check_last_change(connection)
            held = record(connection, self._held, journal.now(), change)
            connection.execute("COMMIT")
            return held
        except BaseException:
            # Where the disk is gone this fails too; the journal beside the file then undoes it later.
            with suppress(sqlite3.Error):
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
            raise

    def _check_presence(self) -> None:
        """A removed or replaced file would swallow changes without a word."""
        try:
            same = os.path.samestat(os.stat(self.path), self._identity)
        except FileNotFoundError:
            same = False
        if not same:
            raise Trouble(
                _("{name} is no longer where it was: it was moved, removed or replaced. The change was not saved.",
                  name=name_of(self.path))
            )

    def _check_last_change(self, connection: sqlite3.Connection) -> None:
        row = connection.execute("SELECT seal FROM qb_change ORDER BY seq DESC LIMIT 1").fetchone()
        if row != (self._held.seal.chain,):
            raise Trouble(
                _("{name} was changed by another program. Please open it again.", name=name_of(self.path))
            )


def create(path: Path, plan: Plan, site: Site) -> PlanFile:
    """A new plan file. ``Trouble`` where the name is taken or the place cannot be written to."""
    path = Path(path)
    with told(path):
        write_new(path, site, ((journal.now(), between(Plan({}), plan)),), plan.last)
    return open_plan(path)


def open_plan(path: Path, write: bool = True) -> PlanFile:
    """Open a plan file, all of it proven; nothing on disk changes if that fails.

    It is read-only, with a notice that says why, where another program has it open or the place
    cannot be written to. ``Damaged`` (a ``Trouble``) says what could be saved by ``rescue``.
    """
    path = Path(path)
    with told(path):
        safe_open.check_header(path)  # still under the name that people know
        path = path.resolve()  # two names of one file must meet at one lock
        held_lock, notice = permission(path) if write else (None, None)
        try:
            held, edited = look(path)
            connection, refused = writer(path) if held_lock and edited >= 0 else (None, None)
        except BaseException:
            if held_lock:
                held_lock.release()
            raise
        if held_lock and connection is None:
            held_lock.release()
            held_lock = None
        notice = notice or refused or edited_elsewhere(path, edited)
        return PlanFile(path, held, connection, held_lock, notice)
