"""What tools are told and what they answer."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeAlias

from baukasten.change import Change
from baukasten.drawing.primitives import Primitive
from baukasten.geometry import Point
from baukasten.phrase import Phrase
from baukasten.snapshot import Snapshot
from baukasten.tools.pick import under
from baukasten.tools.snap import Magnet
from baukasten.plan import ItemId
from baukasten.units import Millimetre, Tenth


@dataclass(frozen=True)
class Pointer:
    """A finger, a pen or the mouse. ``down``: it touches. ``finish``: double tap or Enter.

    ``free``: without snapping. ``more``: what is tapped is added to the selection (Shift).
    """

    at: Point
    down: bool
    finish: bool = False
    free: bool = False
    more: bool = False


@dataclass(frozen=True)
class Shown:
    """``hint``: what to do now. ``preview``: drawn over the plan until the next answer.

    ``would``: what letting go here would do, where a thing is in the hand.
    """

    hint: Phrase
    preview: tuple[Primitive, ...] = ()
    would: Change = Change()


Tool: TypeAlias = Generator[Shown, Pointer, None]


@dataclass
class Hand:
    """What the window lends to the tools. ``tolerance``: how far a finger may miss, on the plan.

    ``angle``: the direction the next element will look in. ``year``: so many years after planting trees are shown.
    """

    snapshot: Callable[[], Snapshot]
    tolerance: Millimetre = 300
    snapping: bool = True
    angle: Tenth = 0
    year: int = 0

    def under(self, at: Point) -> ItemId | None:
        """The item a tap at a place means."""
        return under(self.snapshot(), at, self.tolerance)

    def magnet(self, ignoring: frozenset[ItemId] = frozenset()) -> Magnet:
        """Made once at the start of a gesture: what is in the hand does not attract itself."""
        return Magnet(self.snapshot(), ignoring)

    def drawn(self, magnet: Magnet, pointer: Pointer) -> tuple[Point, tuple[Primitive, ...]]:
        """The snapped place and the guide lines that say why."""
        if pointer.free or not self.snapping:
            return pointer.at, ()
        return magnet.drawn(pointer.at, self.tolerance)
