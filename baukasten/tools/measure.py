"""How far is it? Changes nothing."""

from baukasten.drawing.primitives import Circle, Pen, Primitive, Stroke, Text
from baukasten.geometry import Point
from baukasten.phrase import Length, _
from baukasten.tools.hand import Hand, Shown, Tool

PEN = Pen("#7a1fa2", 0.35)


def measure(hand: Hand) -> Tool:
    """From the first tap to the pointer; the next tap fixes it, one more starts anew."""
    magnet = hand.magnet()
    start = end = None
    touching = False
    shown = Shown(_("Tap the first point."))
    while True:
        pointer = yield shown
        there, _guides = hand.drawn(magnet, pointer)
        if touching and not pointer.down:
            if start is None or end is not None:
                start, end = there, None
            else:
                end = there
        touching = pointer.down
        shown = Shown(_("Tap the first point.")) if start is None else _measured(start, end or there)


def _measured(start: Point, end: Point) -> Shown:
    distance = start.distance(end)
    middle = Point((start.x + end.x) // 2, (start.y + end.y) // 2)
    line: tuple[Primitive, ...] = (
        Stroke((start, end), PEN),
        Circle(start, 120, "#ffffff", pen=PEN),
        Circle(end, 120, "#ffffff", pen=PEN),
        Text(middle, f"{distance / 1000:.2f} m", height=3.5, colour=PEN.colour, halo=True),
    )
    return Shown(_("{distance} from point to point.", distance=Length(distance)), line)
