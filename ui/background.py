"""Thinking off the hand's way: pure functions run beside the window, the newest question wins.

Each topic ("cost", "checks", "shade" …) has one question under way at most. A newer one replaces
one that waits and outdates one that runs: an answer is told only if nobody has asked since.

What follows the hand is another matter (``follow``): there each answer is told, as the hand may never rest,
and only questions that wait are outdated.

Topics that share what they keep from one question to the next share a thread, which they name, so that it
is touched by one hand at a time.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from baukasten.phrase import Phrase, _
from baukasten.trouble import Trouble

Result = TypeVar("Result")
Progress = Callable[[float], None]
"""Told the share done, 0 … 1. Raises ``Cancelled`` when nobody wants the answer any more."""
Work = Callable[[Progress], Result]


class Cancelled(Exception):
    """Nobody waits for this answer any more."""


@dataclass(frozen=True)
class Question(Generic[Result]):
    """``number`` counts up over all topics: the newest of a topic is the one that counts.

    ``follows``: its answer is worth telling even when a newer question waits. ``thread``: empty for any.
    """

    topic: str
    number: int
    work: Work[Result]
    told: Callable[[Result], None]
    follows: bool = False
    thread: str = ""


class Background(QObject):
    """Ask here. Answers, progress and failures arrive in the window's own thread."""

    progressed = Signal(str, float)
    """Topic and share done."""
    failed = Signal(str, Phrase)
    """Topic and the one line that says what is wrong."""
    busy_changed = Signal()
    _ended = Signal(object)

    def __init__(self, threads: int = 2) -> None:
        super().__init__()
        # Python's own threads: in Qt's each run is a new thread to Python, and libraries that keep
        # something per thread, as PROJ does, lose it and crash.
        self._pool = ThreadPoolExecutor(threads, "background")
        self._threads: dict[str, ThreadPoolExecutor] = {}
        self._count = 0
        self._newest: dict[str, int] = {}
        self._waiting: dict[str, Question] = {}
        self._running: dict[str, _Run] = {}
        self._timers: dict[str, QTimer] = {}
        self._ended.connect(self._end)

    def ask(self, topic: str, work: Work[Result], told: Callable[[Result], None], pause_ms: int = 0, thread: str = "") -> None:
        """Have ``work`` done; ``told`` hears the result unless a newer question of the topic came meanwhile.

        ``pause_ms``: wait so long for a newer question first.
        """
        if topic in self._running:
            self._running[topic].cancelled.set()
        self._queue(Question(topic, self._next(), work, told, thread=thread), pause_ms)

    def follow(
        self, topic: str, work: Work[Result], told: Callable[[Result], None], pause_ms: int = 0, thread: str = "follower"
    ) -> None:
        """The same for what keeps up with the hand: every answer is told."""
        self._queue(Question(topic, self._next(), work, told, True, thread), pause_ms)

    def cancel(self, topic: str) -> None:
        """Nobody wants to know any more."""
        self._newest.pop(topic, None)
        self._waiting.pop(topic, None)
        if topic in self._running:
            self._running[topic].cancelled.set()
        self.busy_changed.emit()

    def busy(self, topic: str) -> bool:
        return topic in self._newest

    def idle(self) -> bool:
        """Whether nobody waits for anything."""
        return not self._newest

    def close(self) -> None:
        """Let everything go and wait until the threads are done with it."""
        for topic in list(self._newest):
            self.cancel(topic)
        for timer in self._timers.values():
            timer.stop()
        for pool in (self._pool, *self._threads.values()):
            pool.shutdown(wait=True)

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _queue(self, question: Question, pause_ms: int) -> None:
        self._newest[question.topic] = question.number
        self._waiting[question.topic] = question
        self._timer(question.topic).start(pause_ms)
        self.busy_changed.emit()

    def _pool_of(self, thread: str) -> ThreadPoolExecutor:
        if not thread:
            return self._pool
        if thread not in self._threads:
            self._threads[thread] = ThreadPoolExecutor(1, thread)
        return self._threads[thread]

    def _timer(self, topic: str) -> QTimer:
        if topic not in self._timers:
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self._start(topic))
            self._timers[topic] = timer
        return self._timers[topic]

    def _start(self, topic: str) -> None:
        if topic in self._running or topic not in self._waiting:
            return
        run = _Run(self._waiting.pop(topic), self._ended, self.progressed)
        self._running[topic] = run
        self._pool_of(run.question.thread).submit(run.run)

    @Slot(object)
    def _end(self, run: "_Run") -> None:
        topic = run.question.topic
        self._running.pop(topic, None)
        newest = self._newest.get(topic) == run.question.number
        if newest:
            del self._newest[topic]
        if newest or run.question.follows and not run.cancelled.is_set():
            if run.trouble is not None:
                self.failed.emit(topic, run.trouble)
            elif not run.cancelled.is_set():
                run.question.told(run.result)
        if topic in self._waiting and not self._timers[topic].isActive():
            self._start(topic)
        self.busy_changed.emit()


class _Run:
    def __init__(self, question: Question, ended: Signal, progressed: Signal) -> None:
        self.question = question
        self.cancelled = Event()
        self.result: object = None
        self.trouble: Phrase | None = None
        self._tell_end, self._tell_progress = ended, progressed

    def run(self) -> None:
        try:
            self.result = self.question.work(self._progress)
        except Cancelled:
            self.cancelled.set()
        except Trouble as trouble:
            self.trouble = trouble.phrase
        except MemoryError:
            self.trouble = _("There is not enough memory for this.")
        except Exception:
            # A fault of the program: the line is for people, the traceback for the log.
            logging.getLogger(__name__).exception("topic %s", self.question.topic)
            self.trouble = _("This could not be worked out. The plan itself is safe.")
        self._tell_end.emit(self)

    def _progress(self, share: float) -> None:
        if self.cancelled.is_set():
            raise Cancelled
        self._tell_progress.emit(self.question.topic, float(share))
