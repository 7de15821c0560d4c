"""Compiled kernels: where they are kept, so that no version of the program meets those of another.

Numba keeps what it has compiled beside each source file and looks at that file alone. A kernel calls functions of
other files, and where one of those has changed, what is kept is wrong or cannot even be read. So each state of all
sources has a folder of its own, and the folders of earlier states are cleared away.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from platformdirs import user_cache_path

KEPT = "NUMBA_CACHE_DIR"
"""Numba's own name for the folder; who has set it keeps it."""


def folder(sources: Iterable[Path], home: Path) -> Path:
    """The folder in ``home`` for the sources as they are now."""
    state = hashlib.sha256()
    for file in sorted(sources):
        about = file.stat()
        state.update(f"{file} {about.st_size} {about.st_mtime_ns};".encode())
    return home / state.hexdigest()[:16]


def clear_others(mine: Path) -> None:
    """Only the newest state is kept; what cannot be removed may stay."""
    for other in mine.parent.iterdir() if mine.parent.is_dir() else ():
        if other != mine:
            shutil.rmtree(other, ignore_errors=True)


def _prepare() -> None:
    if KEPT in os.environ or "numba" in sys.modules:
        return
    here = Path(__file__).parent
    # One home for each place the program lies in: two of them must not clear away each other's.
    home = user_cache_path("quartiersbaukasten") / "kernels" / hashlib.sha256(str(here).encode()).hexdigest()[:16]
    mine = folder([*(here / "shade").glob("*.py"), *(here / "access").glob("*kernels.py")], home)
    clear_others(mine)
    os.environ[KEPT] = str(mine)


_prepare()

from numba import njit  # noqa: E402  it reads the folder's name when it is loaded

__all__ = ["njit"]
