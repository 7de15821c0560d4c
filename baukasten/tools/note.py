"""Tap where a wish belongs; its words are written in the panel."""

from baukasten.commands import note
from baukasten.desk import Desk
from baukasten.phrase import _
from baukasten.tools.hand import Hand, Shown, Tool


def write_note(desk: Desk, hand: Hand) -> Tool:
    """An empty wish with the tap, selected so that the panel asks for its words; ends then."""
    shown = Shown(_("Tap the place your wish is about."))
    touching = False
    while True:
        pointer = yield shown
        if touching and not pointer.down:
            change = note(desk.plan, pointer.at, "")
            desk.do(change)
            desk.selection = frozenset(change.items)
            return
        touching = pointer.down
