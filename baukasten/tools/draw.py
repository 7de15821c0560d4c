"""Draw surfaces, paths and lines corner by corner."""

from collections.abc import Generator

from baukasten.commands import draw_line as line_command
from baukasten.commands import draw_path as path_command
from baukasten.commands import draw_surface as surface_command
from baukasten.desk import Desk
from baukasten.drawing.primitives import Circle, Dash, Pen, Primitive, Stroke
from baukasten.element import Element
from baukasten.geometry import Outline, Point
from baukasten.phrase import Phrase, _
from baukasten.tools.hand import Hand, Pointer, Shown, Tool
from baukasten.units import Millimetre

PEN = Pen("#0b7285", 0.5)
NEXT = Pen("#0b7285", 0.35, Dash.DASHED)

Corners = Generator[Shown, Pointer, tuple[Point, ...]]


def draw_surface(desk: Desk, hand: Hand, material: Element) -> Tool:
    """Tap the corners; tap the first one again, or double tap, to close it."""
    hint = _("Tap the corners. Tap the first corner again to finish.")
    while True:
        ring = yield from _corners(hand, hint, closing=True)
        if len(ring) >= 3:
            desk.do(surface_command(desk.plan, material.id, Outline(ring)))


def draw_path(desk: Desk, hand: Hand, material: Element, width: Millimetre = 1800) -> Tool:
    """Tap along the middle of the path; tap the last point again, or double tap, to finish."""
    hint = _("Tap along the path. Tap the last point again to finish.")
    while True:
        points = yield from _corners(hand, hint, closing=False)
        desk.do(path_command(desk.plan, material.id, points, width))


def draw_line(desk: Desk, hand: Hand, element: Element) -> Tool:
    """A hedge, a fence, a kerb: tap along it."""
    hint = _("Tap along the line. Tap the last point again to finish.")
    while True:
        points = yield from _corners(hand, hint, closing=False)
        desk.do(line_command(desk.plan, element.id, points))


def _corners(hand: Hand, hint: Phrase, closing: bool) -> Corners:
    """The tapped points, each where the finger let go."""
    points: tuple[Point, ...] = ()
    magnet = hand.magnet()
    touching = False
    shown = Shown(hint)
    while True:
        pointer = yield shown
        there, guides = hand.drawn(magnet, pointer)
        if touching and not pointer.down:
            if _ends(points, pointer.at, closing, hand.tolerance):
                return points
            if not points or points[-1] != there:
                points = (*points, there)
        if pointer.finish:
            return points
        touching = pointer.down
        shown = Shown(hint, (*guides, *_preview(points, there)))


def _ends(points: tuple[Point, ...], at: Point, closing: bool, tolerance: Millimetre) -> bool:
    enough = 3 if closing else 2
    target = points[0] if closing and points else points[-1] if points else None
    return len(points) >= enough and target is not None and target.distance(at) <= tolerance


def _preview(points: tuple[Point, ...], there: Point) -> tuple[Primitive, ...]:
    if not points:
        return ()
    drawn = (Stroke(points, PEN),) if len(points) >= 2 else ()
    return (*drawn, Stroke((points[-1], there), NEXT), *(Circle(p, 150, "#ffffff", pen=PEN) for p in points))
