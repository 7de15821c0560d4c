"""Says in one line what is wrong with a plan file, whatever the system or SQLite called it."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from baukasten.phrase import Phrase, _
from baukasten.trouble import Trouble


class Damaged(Trouble):
    """The file is a plan file, but part of it cannot be trusted. ``baukasten.files.rescue`` saves the rest."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Whatever goes wrong inside becomes Trouble with the file's name in it."""
    try:
        yield
    except Trouble:
        raise
    except OSError as error:
        raise Trouble(_os_reason(path, error)) from error
    except sqlite3.Error as error:
        corrupt = (getattr(error, "sqlite_errorname", "") or "").startswith("SQLITE_CORRUPT")
        raise (Damaged if corrupt else Trouble)(_sqlite_reason(path, error)) from error
    except (ValueError, RecursionError, OverflowError, MemoryError) as error:
        raise Trouble(not_a_plan(path)) from error


def passing(error: Exception) -> bool:
    """It stopped the reading but tells nothing about the file: a time limit, another program, a cable."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return name.startswith(("SQLITE_INTERRUPT", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_NOMEM"))


def not_a_plan(path: Path) -> Phrase:
    return _("{name} is not a plan file.", name=name_of(path))


def beyond_help(path: Path) -> Phrase:
    return _("{name} is damaged so badly that nothing in it can be read.", name=name_of(path))


def name_of(path: Path) -> str:
    """The file's name as it can be shown, also where the system's bytes are no text."""
    return path.name.encode("utf-8", "replace").decode("utf-8") or str(path)


def _os_reason(path: Path, error: OSError) -> Phrase:
    name = name_of(path)
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return _("{name}: there is no such file or folder.", name=name)
        case errno.EISDIR:
            return _("{name} is a folder, not a plan file.", name=name)
        case errno.EACCES | errno.EPERM:
            return _("{name} may not be opened by this user.", name=name)
        case errno.EROFS:
            return _("{name} lies on a medium that cannot be written to.", name=name)
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return _("{name} could not be saved: there is no room left on the disk.", name=name)
        case errno.EEXIST:
            return _("{name} exists already and is not overwritten.", name=name)
    return _("{name} cannot be used: {reason}", name=name, reason=error.strerror or type(error).__name__)


def _sqlite_reason(path: Path, error: sqlite3.Error) -> Phrase:
    name, code = name_of(path), getattr(error, "sqlite_errorname", "") or ""
    match code.split("_")[1:2]:
        case ["FULL"]:
            return _("{name} could not be saved: there is no room left on the disk.", name=name)
        case ["BUSY" | "LOCKED"]:
            return _("{name} is being used by another program. Please close it there and try again.", name=name)
        case ["READONLY" | "PERM"]:
            return _("{name} cannot be written to.", name=name)
        case ["IOERR" | "CANTOPEN"]:
            return _("{name} cannot be reached on its disk.", name=name)
        case ["NOTADB"]:
            return not_a_plan(path)
        case ["CORRUPT"]:
            return beyond_help(path)
        case ["INTERRUPT"]:
            return _("{name} takes too long to read and was left alone.", name=name)
    return _("{name} cannot be used: {reason}", name=name, reason=str(error))
