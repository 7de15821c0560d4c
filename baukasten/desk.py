"""The one thing that changes: the desk holds the plan and all its steps back and forth."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from baukasten.change import Change, between
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
        self._kept = plan
        """What the keepers hold: without the gesture that is under way."""
        self._in_gesture = False
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
        if not self._in_gesture:
            self._finish(change)

    def receive(self, change: Change) -> None:
        """A change from another table: shown and kept, but never on this table's undo.

        During a gesture the keepers get it without what this table is still about to do.
        """
        shown, kept = change.onto(self.plan), change.onto(self._kept)
        self._apply(shown)
        self._keep(kept, shown)

    @contextmanager
    def gesture(self) -> Iterator[None]:
        """All that is done inside is one undo step; an error or a closed generator takes it back.

        A gesture inside a gesture belongs to the outer one.
        """
        if self._in_gesture:
            yield
            return
        self._in_gesture = True
        try:
            yield
        except BaseException:
            self._in_gesture = False
            self._apply(between(self.plan, self._kept))
            raise
        self._in_gesture = False
        # Counted from what is kept, so that what other tables did meanwhile is not part of it.
        if done := between(self._kept, self.plan):
            self._finish(done)

    @property
    def in_gesture(self) -> bool:
        return self._in_gesture

    @property
    def can_undo(self) -> bool:
        return bool(self._undo) and not self._in_gesture

    @property
    def can_redo(self) -> bool:
        return bool(self._redo) and not self._in_gesture

    def undo(self) -> Change:
        """Take the last own step back; an empty change where there is none, or during a gesture."""
        return self._step(self._undo, self._redo)

    def redo(self) -> Change:
        return self._step(self._redo, self._undo)

    def _step(self, source: list[Change], target: list[Change]) -> Change:
        if self._in_gesture:
            return Change()
        while source:
            step = source[-1].reversed().onto(self.plan)
            if step:
                self._apply(step)
                self._keep(step, step)
                target.append(step)
            source.pop()
            if step:
                return step
        return Change()

    def _finish(self, change: Change) -> None:
        self._keep(change, change)
        self._undo.append(change)
        self._redo.clear()

    def _keep(self, change: Change, shown: Change) -> None:
        """Tell all keepers or none: who heard of a step that another could not keep hears of its end."""
        if not change:
            return
        told: list[Watcher] = []
        try:
            for keeper in self._keepers:
                keeper(change)
                told.append(keeper)
        except BaseException:
            self._apply(shown.reversed())
            for keeper in told:
                keeper(change.reversed())
            raise
        self._kept = change.applied(self._kept) if self._in_gesture else self.plan

    def _apply(self, change: Change) -> None:
        if not change:
            return
        self.plan = change.applied(self.plan)
        self.selection = frozenset(i for i in self.selection if i in self.plan.items)
        for watcher in self._watchers:
            watcher(change)
