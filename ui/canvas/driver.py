"""The tool in hand. It forwards pointers and tells what to show; what a tool means is the core's."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from baukasten.phrase import Phrase
from baukasten.tools import Pointer, Tool
from baukasten.trouble import Trouble

Make = Callable[[], Tool]


class Driver(QObject):
    """One tool stays in hand until another is taken; a borrowed one goes back after its gesture."""

    shown = Signal(object)
    """``Shown`` of the tool: its hint and its preview."""
    taken = Signal(str)
    """The name of the tool now in hand."""
    failed = Signal(Phrase)

    def __init__(self, name: str, make: Make) -> None:
        """``name`` and ``make``: the tool that is in hand when no other is."""
        super().__init__()
        self._rest = (name, make)
        self._held = (name, make)
        self._tool: Tool | None = None
        self._borrowed = False
        self.down = False

    @property
    def name(self) -> str:
        return self._held[0]

    def take(self, name: str, make: Make) -> None:
        """Put the old tool away and take a new one."""
        self._close()
        self._held = (name, make)
        self._begin(make)
        self.taken.emit(name)

    def rest(self) -> None:
        """Back to the tool that is in hand when no other is."""
        self.take(*self._rest)

    def borrow(self, make: Make) -> None:
        """A tool for one gesture."""
        self._close()
        self._borrowed = True
        self._begin(make)

    def send(self, pointer: Pointer) -> None:
        self.down = pointer.down
        if self._tool is None:
            return
        try:
            self.shown.emit(self._tool.send(pointer))
        except StopIteration:
            self._ended()
        except Trouble as trouble:
            self.failed.emit(trouble.phrase)
            self._again()

    def cancel(self) -> None:
        """Take the gesture under way back; the tool stays in hand."""
        self._close()
        self._again()

    def _ended(self) -> None:
        borrowed, self._borrowed = self._borrowed, False
        self._tool = None
        if borrowed:
            self._begin(self._held[1])
        else:
            self.rest()

    def _again(self) -> None:
        self._borrowed = False
        self._begin(self._held[1])

    def _begin(self, make: Make) -> None:
        self.down = False
        self._tool = make()
        try:
            self.shown.emit(next(self._tool))
        except StopIteration:
            self._ended()

    def _close(self) -> None:
        if self._tool is not None:
            self._tool.close()
            self._tool = None
        self._borrowed = False
