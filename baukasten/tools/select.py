"""Tap to select, drag to move, drag over the ground to frame several."""

from baukasten.commands import move
from baukasten.desk import Desk
from baukasten.drawing.primitives import Dash, Fill, Pen
from baukasten.geometry import Outline, Point
from baukasten.phrase import _
from baukasten.plan import ItemId, points_of
from baukasten.tools.hand import Hand, Pointer, Shown, Tool
from baukasten.tools.pick import inside

FRAME = Pen("#0b7285", 0.25, Dash.DASHED)
IDLE = Shown(_("Tap a thing to select it, or drag it to another place."))


def select(desk: Desk, hand: Hand) -> Tool:
    """Works until it is closed: one gesture after the other."""
    shown = IDLE
    while True:
        pointer = yield shown
        if not pointer.down:
            continue
        hit = hand.under(pointer.at)
        if hit is None:
            yield from _frame(desk, hand, pointer)
            continue
        if pointer.more:
            desk.selection ^= {hit}
        elif hit not in desk.selection:
            desk.selection = frozenset({hit})
        if hit in desk.selection:
            yield from _drag(desk, hand, pointer, hit)


def _drag(desk: Desk, hand: Hand, start: Pointer, held: ItemId) -> Tool:
    """Move the selection with the pointer until it is released; a tap that trembles moves nothing."""
    anchor = points_of(desk.plan.items[held])[0]
    magnet = hand.magnet(ignoring=desk.selection)
    done = Point(0, 0)
    moving = False
    shown = Shown(_("Let go where it shall stand. Escape takes it back."))
    with desk.gesture():
        while (now := (yield shown)).down:
            moving = moving or start.at.distance(now.at) > hand.tolerance / 2
            if not moving:
                continue
            wanted = Pointer(anchor.moved(now.at.x - start.at.x, now.at.y - start.at.y), True, free=now.free)
            there, guides = hand.drawn(magnet, wanted)
            way = Point(there.x - anchor.x, there.y - anchor.y)
            desk.do(move(desk.plan, desk.selection, way.x - done.x, way.y - done.y))
            done = way
            shown = Shown(shown.hint, guides)


def _frame(desk: Desk, hand: Hand, start: Pointer) -> Tool:
    """Select what lies in the frame; a mere tap on the ground selects nothing."""
    kept = desk.selection if start.more else frozenset()
    corner = start.at
    shown = Shown(_("Draw a frame round several things."))
    while (now := (yield shown)).down:
        corner = now.at
        shown = Shown(shown.hint, (Fill(_upright(start.at, corner), "#0b7285", opacity=0.1, pen=FRAME),))
    if start.at.distance(corner) > hand.tolerance / 2:
        desk.selection = kept | inside(hand.snapshot(), _upright(start.at, corner))
    else:
        desk.selection = kept


def _upright(a: Point, b: Point) -> Outline:
    west, east, south, north = min(a.x, b.x), max(a.x, b.x), min(a.y, b.y), max(a.y, b.y)
    return Outline((Point(west, south), Point(east, south), Point(east, north), Point(west, north)))
