"""What lies round a thing in the hand: the room it needs, and the light that says if it may rest there."""

from collections.abc import Iterator

from shapely.geometry.base import BaseGeometry

from baukasten.drawing import Circle, Dash, Fill, Pen, Primitive, Stroke, Text
from baukasten.geometry import Outline, Point, outlines
from baukasten.units import Millimetre
from ui.colours import COLOURS
from ui.panels.lights import Light

EDGE = Pen(COLOURS["accent"], 0.45, Dash.DASHED)
RIM = Pen("#ffffff", 0.5)
ASIDE = (-3.4, 0.8)
"""How far to the east and to the north of the thing the light stands, in its radii: a right hand does not cover it."""

Zones = tuple[tuple[str, BaseGeometry], ...]
"""Name and shape in metres of each."""


def hand_drawn(zones: Zones, light: Light | None, at: Point | None, radius: Millimetre) -> Iterator[Primitive]:
    """``radius`` of the light on the plan, which stands beside ``at``."""
    for name, shape in zones:
        for outline in outlines(shape):
            yield Fill(outline, COLOURS["accent"], 0.1, EDGE)
            yield Text(_top(outline), name, height=2.4, colour=COLOURS["accent_deep"], halo=True)
    if light is not None and at is not None:
        yield from _lamp(light, at.moved(round(ASIDE[0] * radius), round(ASIDE[1] * radius)), radius)


def _top(outline: Outline) -> Point:
    """In the middle of its upper edge."""
    west, _south, east, north = outline.bounds
    return Point((west + east) // 2, north)


def _lamp(light: Light, at: Point, r: Millimetre) -> Iterator[Primitive]:
    """A disc with a tick, a disc with an i, a diamond, a triangle: told apart without colour."""
    colour = COLOURS[light.value]
    match light:
        case Light.BAD:
            ring = (at.moved(-r, -r * 3 // 4), at.moved(r, -r * 3 // 4), at.moved(0, r * 5 // 4))
            yield Fill(Outline(ring), colour, pen=RIM)
        case Light.CARE:
            ring = (at.moved(-r * 6 // 5, 0), at.moved(0, -r * 6 // 5), at.moved(r * 6 // 5, 0), at.moved(0, r * 6 // 5))
            yield Fill(Outline(ring), colour, pen=RIM)
        case _:
            yield Circle(at, r, colour, pen=RIM)
    if light is Light.GOOD:
        yield Stroke((at.moved(-r // 2, 0), at.moved(-r // 8, -r * 2 // 5), at.moved(r // 2, r * 2 // 5)), Pen("#ffffff", 0.9))
    else:
        yield Text(at, "i" if light is Light.LOOK else "!", height=3.2, colour="#ffffff")
