"""Tap-tap instead of drag: the selection goes where the next tap is."""

from baukasten.commands import move
from baukasten.desk import Desk
from baukasten.geometry import Point
from baukasten.phrase import _
from baukasten.plan import points_of
from baukasten.tools.hand import Hand, Shown, Tool


def carry(desk: Desk, hand: Hand) -> Tool:
    """Ends after one move; nothing selected, nothing to do."""
    points = [p for i in desk.selection for p in points_of(desk.plan.items[i])]
    if not points:
        return
    middle = Point(sum(p.x for p in points) // len(points), sum(p.y for p in points) // len(points))
    magnet = hand.magnet(ignoring=desk.selection)
    shown = Shown(_("Tap the new place."))
    touching = False
    while True:
        pointer = yield shown
        there, guides = hand.drawn(magnet, pointer)
        would = move(desk.plan, desk.selection, there.x - middle.x, there.y - middle.y)
        if touching and not pointer.down:
            desk.do(would)
            return
        touching = pointer.down
        shown = Shown(shown.hint, guides, would)
