"""Makes a plan file: finished under another name first, so that a name never stands for half a plan."""

import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from importlib import metadata
from pathlib import Path

from baukasten.change import Change
from baukasten.files import geopackage, journal, layers
from baukasten.files.contents import Contents
from baukasten.files.recording import record
from baukasten.files.safe_open import connect
from baukasten.plain import site_data, site_from, written
from baukasten.plan import Plan
from baukasten.site import Site


def write_new(path: Path, site: Site, steps: Iterable[tuple[str, Change]], last: int = 0) -> None:
    """A plan file with these changes (each with its time), the first onto nothing.

    ``last``: the highest id ever given, where that is more than the changes show. Raises
    ``FileExistsError`` where the name is taken.
    """
    with appearing(path) as unfinished:
        with closing(connect(unfinished, "rw")) as connection:
            # Nobody knows this file yet: if anything fails it is thrown away, so no journal is needed.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("BEGIN")
            _fill(connection, site, steps, last)
            connection.execute("COMMIT")


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """A new empty file to fill; at the end it gets its name in one step, never an existing file's."""
    if os.path.lexists(path):
        raise FileExistsError(17, "File exists", str(path))
    unfinished = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
    try:
        yield unfinished
        _sync(unfinished)
        _name(unfinished, path)
        if os.name == "posix":
            _sync(path.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, site: Site, steps: Iterable[tuple[str, Change]], last: int) -> None:
    now = journal.now()
    geopackage.prepare(connection, site.anchor)
    for table in journal.TABLES.values():
        connection.execute(table)
    layers.prepare(connection, site.anchor, now)
    site_from(site_data(site))  # Trouble now, rather than a file that cannot be read again
    head = {"format": str(journal.FORMAT), "program": _program(), "created": now, "site": written(site_data(site))}
    head["seal"] = journal.head_seal(head)
    connection.executemany("INSERT INTO qb_meta (key, value) VALUES (?, ?)", head.items())
    plan = Plan({}, last)
    held = Contents(site, plan, journal.START, {}, layers.extents(plan, site.anchor))
    for at, change in steps:
        held = record(connection, held, at, change)


def _name(unfinished: Path, path: Path) -> None:
    if os.name == "posix":
        try:
            os.link(unfinished, path)  # fails where the name is taken
            return
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links, such as a stick's
            os.close(os.open(path, os.O_CREAT | os.O_EXCL))  # the name is ours from here on
            os.replace(unfinished, path)
    else:
        os.rename(unfinished, path)  # fails there where the name is taken


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _program() -> str:
    try:
        return metadata.version("quartiersbaukasten")
    except metadata.PackageNotFoundError:  # runs from its checkout
        return ""
