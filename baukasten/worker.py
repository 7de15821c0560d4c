"""Foreign files are read in a process of their own, so that a hostile one can only hurt that process.

The process is started afresh (spawn), never forked: forking a program with threads or a window
can hang it. It gets limits on memory, computing time and waiting time.
"""

import multiprocessing
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

from baukasten.phrase import Phrase, _
from baukasten.trouble import Trouble

Result = TypeVar("Result")
Progress = Callable[[float], None]
"""Told how much of the work is done, 0 … 1, and again and again while it goes on. May raise: then the process is ended."""

BEAT_S = 0.2
"""From one word about the progress to the next, where the work itself says nothing."""


def in_worker(
    function: Callable[..., Result],
    *args: object,
    megabytes: int = 2048,
    seconds: float = 120,
    progress: Progress | None = None,
    name: str = "",
) -> Result:
    """The result of ``function(*args)``, computed in a process of its own.

    ``function`` is a module-level function; arguments and result can be pickled. With
    ``progress`` the function is called with one more argument, a callable that takes 0 … 1.
    ``megabytes`` limits the address space and is kept where the system can (Linux), ``seconds``
    is kept everywhere. ``name``: the file that is read, for the line people see.

    Raises the function's own Trouble, and a Trouble of one line where it took too long, needed
    too much memory or broke down.
    """
    context = multiprocessing.get_context("spawn")
    home, away = context.Pipe(duplex=False)
    process = context.Process(
        target=_work, args=(away, function, args, megabytes, seconds, progress is not None), daemon=True
    )
    file = name or _("The file")
    with home:
        with away, _without_main():
            process.start()
        try:
            return _answer(home, process, seconds, megabytes, progress, file)
        finally:
            process.kill()
            process.join()
            process.close()


class _Word(Enum):
    """What a worker sends home."""

    PROGRESS = "progress"
    RESULT = "result"
    TROUBLE = "trouble"
    NO_MEMORY = "no memory"
    FAILURE = "failure"


def _answer(
    home: Connection,
    process: BaseProcess,
    seconds: float,
    megabytes: int,
    progress: Progress | None,
    file: str | Phrase,
) -> Result:
    deadline = time.monotonic() + seconds
    too_slow = _("{file}: took more than {seconds} s to read.", file=file, seconds=round(seconds))
    share = 0.0
    while True:
        if not home.poll(max(0.0, min(BEAT_S, deadline - time.monotonic()))):
            if time.monotonic() >= deadline:
                raise Trouble(too_slow)
            if progress:
                progress(share)
            continue
        try:
            word, value = home.recv()
        except (EOFError, OSError):
            process.join(5)
            if process.exitcode == -getattr(signal, "SIGXCPU", 0):
                raise Trouble(too_slow) from None
            raise Trouble(_("{file}: reading it broke down. The file is probably damaged.", file=file)) from None
        match word:
            case _Word.PROGRESS if progress:
                share = value
                progress(share)
            case _Word.RESULT:
                return value
            case _Word.TROUBLE:
                raise Trouble(value)
            case _Word.NO_MEMORY:
                raise Trouble(_("{file}: needs more memory than allowed ({megabytes} MB).", file=file, megabytes=megabytes))
            case _Word.FAILURE:
                raise Trouble(_("{file}: cannot be read ({reason}).", file=file, reason=value))


def _work(
    away: Connection,
    function: Callable[..., object],
    args: tuple[object, ...],
    megabytes: int,
    seconds: float,
    tells_progress: bool,
) -> None:
    """What happens in the worker: limits first, then the work, then one answer."""
    # Ctrl-C in a terminal reaches every process; the caller gets it and ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(megabytes, seconds)
    if tells_progress:
        args = (*args, lambda share: away.send((_Word.PROGRESS, float(share))))
    try:
        answer = pickle.dumps((_Word.RESULT, function(*args)), pickle.HIGHEST_PROTOCOL)
    except Trouble as trouble:
        answer = pickle.dumps((_Word.TROUBLE, trouble.phrase))
    except MemoryError:
        answer = pickle.dumps((_Word.NO_MEMORY, None))
    except Exception as error:
        # Whatever a parser stumbles over: people get one line, never a traceback.
        answer = pickle.dumps((_Word.FAILURE, f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"))
    away.send_bytes(answer)
    away.close()


def _limit(megabytes: int, seconds: float) -> None:
    """Address space and computing time of this process, where the system knows such limits."""
    try:
        import resource
    except ImportError:
        return
    wanted = (
        (resource.RLIMIT_AS, megabytes * 1024 * 1024),
        # Two threads may use twice the waiting time; this only ends a worker whose caller was killed.
        (resource.RLIMIT_CPU, 2 * int(seconds) + 2),
        (resource.RLIMIT_CORE, 0),
    )
    for what, most in wanted:
        soft, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (most, hard))
        except (ValueError, OSError):  # macOS knows RLIMIT_AS and refuses it
            continue


_starting = threading.Lock()


@contextmanager
def _without_main() -> Iterator[None]:
    """Start a process without importing the caller's ``__main__`` again.

    Spawn would do that by its spec or file. For the window it would load Qt, and a script
    without the usual guard would run a second time. The work is a function of a named module,
    so nothing of ``__main__`` is needed.
    """
    main = sys.modules["__main__"]
    with _starting:
        hidden = {key: main.__dict__.pop(key) for key in ("__file__",) if key in main.__dict__}
        spec, main.__spec__ = main.__spec__, None
        try:
            yield
        finally:
            main.__spec__ = spec
            main.__dict__.update(hidden)
