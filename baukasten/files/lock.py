"""One program writes a plan at a time.

An operating system's lock on a small file beside the plan. It ends with the program that holds
it, however that ends, so a crash never leaves a plan locked; that the small file exists means
nothing.
"""

import os
import sys
from pathlib import Path


class Lock:
    """Held until ``release``."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path, self._handle = path, handle

    def release(self) -> None:
        """Let others write. The small file goes first, while nobody else can hold it."""
        if self._handle < 0:
            return
        handle, self._handle = self._handle, -1
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(handle)
            _forget(self._path)
        else:
            _forget(self._path)
            os.close(handle)


def lock_of(plan: Path) -> Path:
    return plan.with_name(plan.name + ".lock")


def locked(plan: Path) -> Lock | None:
    """The lock of a plan, None where another program holds it.

    Raises ``OSError`` where the folder cannot be written to or knows no locks.
    """
    path = lock_of(plan)
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if not _try(handle):
                os.close(handle)
                return None
            if _is_still(path, handle):
                return Lock(path, handle)
        except BaseException:
            os.close(handle)
            raise
        # Its holder removed it between our opening and our locking: the next one is the real one.
        os.close(handle)


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(handle))
    except FileNotFoundError:
        return False


def _forget(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        pass  # left over without a lock it does no harm


if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
