"""Tap where it shall stand."""

from baukasten.change import Change
from baukasten.commands import place as place_command
from baukasten.desk import Desk
from baukasten.drawing.primitives import Primitive
from baukasten.drawing.symbol import placed, symbol
from baukasten.element import Element
from baukasten.geometry import Point
from baukasten.phrase import Names, _
from baukasten.plan import State
from baukasten.tools.hand import Hand, Shown, Tool


def place(desk: Desk, hand: Hand, element: Element, state: State = State.NEW) -> Tool:
    """One more with each tap, until the tool is put away. The finger may slide before it lets go."""
    hint = _("Tap the place for: {name}.", name=Names(element.names))
    magnet = hand.magnet()
    shown = Shown(hint)
    touching = False
    while True:
        pointer = yield shown
        there, guides = hand.drawn(magnet, pointer)
        would = place_command(desk.plan, element.id, there, hand.angle, state)
        if touching and not pointer.down:
            desk.do(would)
            desk.selection = frozenset(would.items)
            magnet = hand.magnet()
            # One stands here now, and nobody means to put another into it.
            would = Change()
        touching = pointer.down
        shown = Shown(hint, (*guides, *_ghost(element, state, there, hand)), would)


def _ghost(element: Element, state: State, at: Point, hand: Hand) -> tuple[Primitive, ...]:
    groups = placed(symbol(element, state, year=hand.year), at, hand.angle, None)
    return tuple(primitive for group in groups for primitive in group.primitives)
