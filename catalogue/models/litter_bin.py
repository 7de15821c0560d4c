"""Litter bins after the models that stand in Rostock, drawn to their true sizes."""

from baukasten.body import Prism
from baukasten.geometry import Outline, Point
from baukasten.units import Millimetre
from catalogue.models.colours import ANTHRACITE, ORANGE, STEEL
from catalogue.models.parameters import Colour, Count
from catalogue.models.shapes import Body, board, disc, plate, post

INSIDE = "#22272b"
"""The dark opening."""


def oval_bin(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, clear: Millimetre = 190, metal: Colour = ANTHRACITE
) -> Body:
    """A shallow oval basket between two flat posts under a flat roof."""
    side = width // 2 - 25
    top = height - 170
    return (
        *(board(x, 0, 0, 50, 60, height - 15, metal) for x in (-side, side)),
        _oval(width - 110, depth, clear, top, metal),
        _oval(width - 150, depth - 40, top, top + 6, INSIDE),
        board(0, 0, height - 15, width, 100, 15, metal),
    )


def _oval(width: Millimetre, depth: Millimetre, bottom: int, top: int, colour: str, corners: int = 20) -> Prism:
    """A drum that fills width and depth, whatever the number of its corners."""
    circle = Outline.circle(1000, corners=corners)
    west, south, east, north = circle.bounds
    ring = tuple(Point(round(p.x * width / (east - west)), round(p.y * depth / (north - south))) for p in circle.ring)
    return Prism(Outline(ring), bottom, top, colour)


def framed_bin(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    clear: Millimetre = 220, dome: Millimetre = 0, base: bool = False, corners: Count = Count(8),
    metal: Colour = ANTHRACITE,
) -> Body:
    """A bin hung between two posts. ``dome``: height of a hood over the opening; ``base``: on a foot plate."""
    side = width // 2 - 22
    roof = height - dome
    top = roof - 150
    parts = [
        *(board(x, 0, 0, 44, depth * 5 // 10, roof - 20, metal) for x in (-side, side)),
        _oval(width - 95, depth, clear, top, metal, max(corners, 6)),
        _oval(width - 135, depth - 40, top, top + 6, INSIDE, max(corners, 6)),
        board(0, 0, roof - 20, width, depth * 8 // 10, 20, STEEL if not dome else metal),
    ]
    if dome:
        parts += [board(0, 0, roof, width * 6 // 10, depth * 7 // 10, dome * 6 // 10, metal),
                  board(0, 0, roof + dome * 6 // 10, width * 4 // 10, depth * 7 // 10, dome - dome * 6 // 10, metal)]
    if base:
        parts.append(board(0, 0, 0, width, depth, 20, metal))
    return tuple(parts)


def post_bin(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, clear: Millimetre = 230, metal: Colour = ANTHRACITE
) -> Body:
    """A drum in front of a flat post that looks out above it."""
    drum = depth - 65
    y = (depth - drum) // 2
    top = height - 120
    return (
        board(0, -depth // 2 + 30, 0, 80, 60, height, metal),
        disc(0, y, clear, drum, top - clear, metal),
        disc(0, y, top, drum - 50, 6, INSIDE),
        disc(0, y, top + 30, width, 20, metal),
        disc(0, y, top + 50, drum - 130, 4, INSIDE),
    )


def post_box(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, box: Millimetre = 760, shell: Colour = ORANGE
) -> Body:
    """The orange box on a pipe, with a rounded hood and its opening to the front."""
    deep = depth - 40
    y = (depth - deep) // 2
    bottom = height - box
    return (
        post(0, -depth // 2 + 30, height - 100, 30, STEEL),
        board(0, y, bottom, width - 70, deep - 40, 60, shell),
        board(0, y, bottom + 60, width - 30, deep - 20, box - 230, shell),
        board(0, y, height - 170, width, deep, 50, shell),
        board(0, y - 20, height - 120, width - 60, deep - 60, 90, shell),
        board(0, y + deep // 2 - 50, height - 110, width - 160, 12, 70, INSIDE),
        board(0, y - 20, height - 30, width - 130, deep - 140, 30, shell),
    )


def cabinet_bin(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    opening: Millimetre = 1050, panel: bool = False, shell: Colour = ANTHRACITE,
) -> Body:
    """A closed housing with a rounded top; ``opening``: height of the middle of the flap; ``panel``: solar top."""
    front = depth // 2
    return (
        board(0, 0, 0, width - 60, depth - 60, 60, INSIDE),
        board(0, -10, 60, width, depth - 20, height - 160, shell),
        plate(((-width // 2, -front), (width // 2, -front), (width // 2, front - 90), (-width // 2, front - 90)),
              height - 100, 60, shell),
        board(0, -45, height - 40, width - 60, depth - 170, 40, "#2e4a63" if panel else shell),
        board(0, front - 10, opening - 110, width - 200, 20, 220, STEEL if panel else INSIDE),
        board(0, front - 10, 90, width - 240, 20, 60, STEEL if panel else shell),
    )
