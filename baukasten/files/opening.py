"""The steps of opening a plan file: read it, ask for the right to write, get ready to save."""

import sqlite3
from pathlib import Path

from baukasten.files import contents, layers, lock, safe_open
from baukasten.files.contents import Contents
from baukasten.files.lock import Lock
from baukasten.files.reasons import name_of
from baukasten.phrase import Phrase, _


def look(path: Path) -> tuple[Contents, int]:
    """What the file holds, and how many rows of its layers others edited; -1 where layers miss fields."""
    with safe_open.looking(path) as connection:
        held = contents.read(connection, path)
        if not layers.complete(connection):
            return held, -1
        return held, layers.altered(connection, held.plan, held.site.anchor)


def permission(path: Path) -> tuple[Lock | None, Phrase | None]:
    """The right to write the plan, or why there is none."""
    name = name_of(path)
    try:
        if held := lock.locked(path):
            return held, None
    except OSError:
        return None, _("{name} lies where this program cannot write. It can be looked at but not changed.", name=name)
    return None, _("{name} is open in another program. It can be looked at here but not changed.", name=name)


def writer(path: Path) -> tuple[sqlite3.Connection | None, Phrase | None]:
    """A connection for saving, or why there is none."""
    connection = safe_open.connect(path, "rw")
    try:
        # Kept in one file at every moment, and the folder synced too: nothing was lost or torn in
        # simulated power cuts. A write-ahead log that others left is taken into the file here.
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM qb_item WHERE id < 0")  # changes nothing, fails where nothing can be written
        connection.execute("ROLLBACK")
        safe_open.restrain_writer(connection)
        return connection, None
    except sqlite3.OperationalError as error:
        connection.close()
        name, code = name_of(path), error.sqlite_errorname
        if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            return None, _("{name} lies where this program cannot write. It can be looked at but not changed.", name=name)
        if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return None, _("{name} is open in another program. It can be looked at here but not changed.", name=name)
        raise


def edited_elsewhere(path: Path, rows: int) -> Phrase | None:
    """What to say where others edited that many rows of the layers (-1: rebuilt them)."""
    if rows < 0:
        return _(
            "The map layers in {name} were rebuilt by another program. "
            "The plan can be looked at; to go on, save it as a new file.", name=name_of(path),
        )
    if rows > 0:
        return _(
            "{count} entries of the map layers in {name} were edited in another program. "
            "The plan does not take these edits over.", count=rows, name=name_of(path),
        )
    return None
