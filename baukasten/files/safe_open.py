"""Opens a file that may be foreign, broken or hostile, without changing a byte of it.

A SQLite file brings code along: views, triggers, virtual tables, checks. So nothing is believed
before it was looked at: first the header, then the list of everything in the file against what a
plan file may hold, all read-only, with limits on size and time. Where SQLite would have to write
in order to read (a crash left a journal, another program left a write-ahead log, the end of the
file is missing), a private copy is looked at instead.
"""

import os
import shutil
import sqlite3
import stat
import struct
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from baukasten.files import geopackage, journal
from baukasten.files.layers import LAYERS
from baukasten.files.reasons import name_of, not_a_plan
from baukasten.phrase import _
from baukasten.trouble import Trouble

SECONDS = 20.0
"""For looking through the whole file."""

LARGEST_VALUE = 64 << 20
"""Bytes in one text or blob: a site with every building of a city district stays far below."""

BUSY_SECONDS = 5.0
"""How long another program's short use of the file is waited for."""

OUR_TABLES = (*journal.TABLES, *(layer.table for layer in LAYERS))
NEEDED_TABLES = (*OUR_TABLES, "gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys")

GDAL_TRIGGERS = ("rtree_", "trigger_insert_feature_count_", "trigger_delete_feature_count_")
"""What GDAL and QGIS add when they index or count a layer."""

TRIGGER_TARGETS = ("rtree_", "gpkg_ogr_contents")

FUNCTIONS = frozenset(
    ("st_isempty", "st_minx", "st_miny", "st_maxx", "st_maxy", "max", "min", "count", "lower", "length")
)
"""All that our statements, GDAL's triggers and SQLite's own R*Tree call."""


def check_header(path: Path) -> None:
    """Trouble unless the first hundred bytes are those of a GeoPackage."""
    status = os.stat(path)
    if stat.S_ISDIR(status.st_mode):
        raise Trouble(_("{name} is a folder, not a plan file.", name=name_of(path)))
    if not stat.S_ISREG(status.st_mode):  # a pipe or a device would never end
        raise Trouble(not_a_plan(path))
    if status.st_size == 0:
        raise Trouble(_("{name} is empty.", name=name_of(path)))
    header = _header(path)
    if len(header) < 100 or header[:16] != b"SQLite format 3\0":
        raise Trouble(not_a_plan(path))
    if struct.unpack_from(">I", header, 68) != (geopackage.APPLICATION_ID,):
        raise Trouble(not_a_plan(path))


@contextmanager
def looking(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads; the file and its folder stay as they are."""
    if _header(path)[18:20] == b"\2\2" or _missing(path):
        with _copied(path) as copy:
            yield copy
        return
    connection = connect(path, "ro")
    try:
        try:
            _restrain(connection)
            _begin(connection)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname not in ("SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY", "SQLITE_CANTOPEN"):
                raise
        else:
            yield connection
            return
    finally:
        connection.close()
    with _copied(path) as copy:
        yield copy


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """``mode``: ``ro`` or ``rw``; never makes a new file."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=BUSY_SECONDS)


def check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Trouble where a table that a plan file needs is missing, or is a view or a virtual table in disguise."""
    tables = {
        name for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        if str(sql).upper().startswith("CREATE TABLE")
    }
    if not tables.issuperset(NEEDED_TABLES):
        raise Trouble(not_a_plan(path))


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Trouble where the file holds things that a plan file does not."""
    for kind, name, table, sql in connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"):
        if not _may_be_there(str(kind), str(name), str(table), sql or ""):
            raise Trouble(
                _("{name} holds something that does not belong into a plan file: {thing}.", name=name_of(path), thing=str(name))
            )


def as_made(connection: sqlite3.Connection) -> bool:
    """Our own tables are written down in the file exactly as this program makes them."""
    made = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"))
    return all(made.get(name) == sql for name, sql in journal.TABLES.items())


def restrain_writer(connection: sqlite3.Connection) -> None:
    """Let triggers that GDAL left in the file keep its indexes, and nothing else."""
    _limit(connection)
    # GDAL's triggers call functions that we register, which SQLite allows in a trusted schema
    # only. What they may do is decided statement by statement below instead.
    connection.execute("PRAGMA trusted_schema = ON")
    geopackage.register_functions(connection)
    connection.set_authorizer(_allowed)


def _may_be_there(kind: str, name: str, table: str, sql: str) -> bool:
    match kind:
        case "table" if sql.upper().startswith("CREATE VIRTUAL TABLE"):
            return name.startswith("rtree_") and " USING RTREE" in sql.upper()
        case "table":
            return name in journal.TABLES or not name.lower().startswith("qb_")
        case "index":
            return table not in journal.TABLES
        case "trigger":
            return name.startswith(GDAL_TRIGGERS) and table not in journal.TABLES
        case "view":  # nobody asks it anything, unless it stands where a table should
            return not name.lower().startswith(("qb_", "gpkg_", "sqlite_"))
    return False


def _allowed(action: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:
    match action:
        case sqlite3.SQLITE_FUNCTION:
            fine = (second or "").lower() in FUNCTIONS
        case sqlite3.SQLITE_ATTACH | sqlite3.SQLITE_CREATE_TRIGGER | sqlite3.SQLITE_CREATE_VIEW:
            fine = False
        case sqlite3.SQLITE_INSERT | sqlite3.SQLITE_UPDATE | sqlite3.SQLITE_DELETE if trigger:
            fine = (first or "").startswith(TRIGGER_TARGETS)
        case _:
            fine = True
    return sqlite3.SQLITE_OK if fine else sqlite3.SQLITE_DENY


def _restrain(connection: sqlite3.Connection) -> None:
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")
    _limit(connection)
    end = time.monotonic() + SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > end, 20_000)


def _begin(connection: sqlite3.Connection) -> None:
    """Everything is read at one moment, also while another program writes."""
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _limit(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000)
    connection.setlimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 5)


@contextmanager
def _copied(path: Path) -> Iterator[sqlite3.Connection]:
    """The file with its journals in a folder of our own, where SQLite may set it right."""
    with tempfile.TemporaryDirectory(prefix="bauplan-") as folder:
        copy = Path(folder) / "copy"
        shutil.copyfile(path, copy)
        for ending in ("-journal", "-wal"):
            beside = path.with_name(path.name + ending)
            if beside.is_file():
                shutil.copyfile(beside, copy.with_name(copy.name + ending))
        with open(copy, "ab") as end:  # zeros for a lost end: SQLite then reads what is before it
            end.truncate(copy.stat().st_size + _missing(path))
        connection = connect(copy, "rw")
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            _restrain(connection)
            _begin(connection)
            yield connection
        finally:
            connection.close()


def _missing(path: Path) -> int:
    """Bytes by which the file is shorter than its header says: a copy that was broken off."""
    page, pages = struct.unpack_from(">H10xI", _header(path), 16)
    there = path.stat().st_size
    lost = pages * (65536 if page == 1 else page) - there
    # A header that claims the absurd is damaged itself, and a crash's journal will set sizes right.
    return lost if 0 < lost <= 9 * there and not path.with_name(path.name + "-journal").exists() else 0


def _header(path: Path) -> bytes:
    with open(path, "rb") as file:
        return file.read(100)
