"""Handles: turn a thing, carry a corner."""

from baukasten.commands import reshape as reshape_command
from baukasten.commands import turn_to
from baukasten.desk import Desk
from baukasten.phrase import _
from baukasten.plan import ItemId, Placed
from baukasten.tools.hand import Hand, Shown, Tool

NOTCH = 150
"""Fifteen degrees: the steps a handle turns in, unless it is free."""


def turn(desk: Desk, hand: Hand, item_id: ItemId) -> Tool:
    """The thing looks towards the pointer until it is released; ends then."""
    shown = Shown(_("Turn the handle. Hold Alt to turn freely."))
    with desk.gesture():
        while (now := (yield shown)).down:
            item = desk.plan.items.get(item_id)
            if isinstance(item, Placed) and item.at.distance(now.at) > 50:
                angle = item.at.bearing(now.at)
                step = 1 if now.free or not hand.snapping else NOTCH
                desk.do(turn_to(desk.plan, item_id, round(angle / step) * step))


def reshape(desk: Desk, hand: Hand, item_id: ItemId, corner: int) -> Tool:
    """One corner goes with the pointer until it is released; ends then."""
    magnet = hand.magnet(ignoring=frozenset({item_id}))
    shown = Shown(_("Let go where the corner shall be."))
    with desk.gesture():
        while (now := (yield shown)).down:
            there, guides = hand.drawn(magnet, now)
            desk.do(reshape_command(desk.plan, item_id, corner, there))
            shown = Shown(shown.hint, guides)
