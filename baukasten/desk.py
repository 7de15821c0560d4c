"""The one thing that changes: the desk holds the plan and all its steps back and forth."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from baukasten.change import Change
from baukasten.plan import ItemId, Plan

Watcher = Callable[[Change], None]


class Desk:
    """A plan and its history. Everything that happens to a plan goes through here.

    ``watch`` hears every change the moment it happens, also each frame of a drag. ``keep`` hears
    finished steps only: a whole drag as one change. The journal and other tables listen there.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.selection: frozenset[ItemId] = frozenset()
        self._undo: list[Change] = []
        self._redo: list[Change] = []
        self._gesture: Change | None = None
        self._watchers: list[Watcher] = []
        self._keepers: list[Watcher] = []

    def watch(self, watcher: Watcher) -> None:
        self._watchers.append(watcher)

    def keep(self, keeper: Watcher) -> None:
        """The keeper may raise (a full disk): then the step is taken back before the error goes on."""
        self._keepers.append(keeper)

    def do(self, change: Change) -> None:
        """Change the plan: one undo step of its own, or part of the running gesture."""
        change = change.onto(self.plan)
        if not change:
            return
        self._apply(change)
        if self._gesture is not None:
            self._gesture = self._gesture.then(change)
        else:
            self._finish(change)

    def receive(self, change: Change) -> None:
        """A change from another table: shown and kept, but never on this table's undo."""
        change = change.onto(self.plan)
        if change:
            self._apply(change)
            self._tell_keepers(change)

    @contextmanager
    def gesture(self) -> Iterator[None]:
        """All that is done inside is one undo step; an error or a closed generator takes it back.

        A gesture inside a gesture belongs to the outer one.
        """
        if self._gesture is not None:
            yield
            return
        self._gesture = Change()
        try:
            yield
        except BaseException:
            done, self._gesture = self._gesture, None
            self._apply(done.reversed().onto(self.plan))
            raise
        done, self._gesture = self._gesture, None
        if done:
            self._finish(done)

    @property
    def in_gesture(self) -> bool:
        return self._gesture is not None

    @property
    def can_undo(self) -> bool:
        return bool(self._undo) and self._gesture is None

    @property
    def can_redo(self) -> bool:
        return bool(self._redo) and self._gesture is None

    def undo(self) -> Change:
        """Take the last own step back; an empty change where there is none, or during a gesture."""
        return self._step(self._undo, self._redo)

    def redo(self) -> Change:
        return self._step(self._redo, self._undo)

    def _step(self, source: list[Change], target: list[Change]) -> Change:
        if self._gesture is not None:
            return Change()
        while source:
            step = source.pop().reversed().onto(self.plan)
            if step:
                self._apply(step)
                self._tell_keepers(step)
                target.append(step)
                return step
        return Change()

    def _finish(self, change: Change) -> None:
        self._tell_keepers(change)
        self._undo.append(change)
        self._redo.clear()

    def _tell_keepers(self, change: Change) -> None:
        try:
            for keeper in self._keepers:
                keeper(change)
        except Exception:
            self._apply(change.reversed())
            raise

    def _apply(self, change: Change) -> None:
        if not change:
            return
        self.plan = change.applied(self.plan)
        self.selection = frozenset(i for i in self.selection if i in self.plan.items)
        for watcher in self._watchers:
            watcher(change)
