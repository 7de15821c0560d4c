"""Seats: benches of slats on two or three frames, round benches, loungers, chairs, blocks."""

import math

from baukasten.units import Millimetre
from catalogue.models.colours import ANTHRACITE, CONCRETE, WOOD
from catalogue.models.parameters import Colour, Count
from catalogue.models.shapes import Body, bar, board, cloth, post, ring, spread

SLAT = 35
GAP = 12
LOUNGER = ((-0.5, 1.0), (-0.28, 0.62), (-0.08, 0.4), (0.02, 0.4), (0.2, 0.52), (0.5, 0.28))
"""Depth and height of the curve one lies on, as shares."""


def bench(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    seat_height: Millimetre = 470, slats: Count = Count(5), back: bool = True, arms: bool = True,
    wood: Colour = WOOD, metal: Colour = ANTHRACITE,
) -> Body:
    """Slats along x, the back at −y; people look to +y. Without back ``height`` is the seat's."""
    top = seat_height if back else height
    rear = -depth // 2 + (110 if back else 0)
    front = depth // 2
    slat = (front - rear - GAP * (slats - 1)) // slats
    parts = [
        board(0, y, top - SLAT, width, slat, SLAT, wood)
        for y in spread(slats, rear + slat // 2, front - slat // 2)
    ]
    parts += [part for x in _frames(width) for part in _frame(x, rear, front, depth, top, height, back, arms, metal)]
    if back:
        parts += _back(width, depth, height, top, wood)
    return tuple(parts)


def _frames(width: Millimetre) -> tuple[int, ...]:
    side = width // 2 - 120
    return (-side, side) if width <= 2200 else (-side, 0, side)


def _frame(
    x: int, rear: int, front: int, depth: int, top: int, height: int, back: bool, arms: bool, metal: str
) -> Body:
    """One frame: two legs, a bearer, the upright of the back and an armrest."""
    parts = [
        board(x, front - 70, 0, 45, 60, top - SLAT, metal),
        board(x, rear + 60, 0, 45, 60, top - SLAT, metal),
        board(x, (front + rear) // 2, top - SLAT - 40, 45, front - rear - 40, 40, metal),
    ]
    if back:
        parts.append(bar((x, rear + 30, top - 60), (x, -depth // 2 + 25, height - 30), 22, metal))
    if back and arms:
        parts.append(board(x, (front + rear) // 2 - 20, top + 190, 55, front - rear - 40, 30, metal))
        parts.append(board(x, front - 75, top, 45, 50, 190, metal))
    return tuple(parts)


def _back(width: int, depth: int, height: int, top: int, wood: str) -> Body:
    """Four slats that lean back a little the higher they are."""
    rear = -depth // 2
    levels = spread(4, top + 90, height - 85)
    return tuple(
        board(0, y, z, width, 30, 85, wood) for z, y in zip(levels, spread(4, rear + 85, rear + 15), strict=True)
    )


def round_bench(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    clear: Millimetre = 1000, wood: Colour = WOOD, metal: Colour = ANTHRACITE,
) -> Body:
    """A ring of slats round a tree; ``clear`` is the open width inside."""
    slat = ((width - clear) // 2 - 3 * GAP) // 4
    rings = [
        ring(height - SLAT, width - 2 * i * (slat + GAP), width - 2 * i * (slat + GAP) - 2 * slat, SLAT, wood)
        for i in range(4)
    ]
    middle = (width + clear) // 4
    legs = []
    for i in range(8):
        angle = math.pi * (i + 0.5) / 4
        x, y = round(middle * math.sin(angle)), round(middle * math.cos(angle))
        legs.append(post(x, y, height - SLAT, 32, metal))
    return (*rings, *legs)


def lounger(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    wood: Colour = WOOD, metal: Colour = ANTHRACITE,
) -> Body:
    """Slats along a curve: the head at −y high, the knees up, the feet at +y low."""
    curve = tuple((round(y * depth), round(z * height)) for y, z in LOUNGER)
    edges = spread(19, -depth // 2, depth // 2)
    slats = tuple(
        cloth(((-width // 2, y0, _on(curve, y0)), (width // 2, y0, _on(curve, y0)),
               (width // 2, y1, _on(curve, y1)), (-width // 2, y1, _on(curve, y1))), wood)
        for y0, y1 in ((a, b - GAP) for a, b in zip(edges, edges[1:], strict=False))
    )
    sides = (60 - width // 2, width // 2 - 60)
    feet = (curve[1], curve[4])
    return (
        *slats,
        *(bar((x, y0, z0 - 25), (x, y1, z1 - 25), 20, metal)
          for x in sides for (y0, z0), (y1, z1) in zip(curve, curve[1:], strict=False)),
        *(post(x, y, z - 25, 24, metal) for x in sides for y, z in feet),
        *(board(0, y, 0, width - 60, 60, 20, metal) for y, _ in feet),
    )


def _on(curve: tuple[tuple[int, int], ...], at: int) -> int:
    """Height of the curve over a place."""
    for (y0, z0), (y1, z1) in zip(curve, curve[1:], strict=False):
        if at <= y1:
            return z0 + (z1 - z0) * (at - y0) // (y1 - y0)
    return curve[-1][1]


def chair(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    seat_height: Millimetre = 470, wood: Colour = WOOD, metal: Colour = ANTHRACITE,
) -> Body:
    """One seat with back and arms on a single foot that is set in the ground."""
    seat = bench(width - 110, depth, height, seat_height=seat_height, slats=Count(5), arms=False, wood=wood, metal=metal)
    slats = tuple(part for part in seat if part.colour == wood)
    foot = (board(0, 0, 0, 260, 260, 20, metal), post(0, 0, seat_height - SLAT, 50, metal))
    rear = -depth // 2
    arms = tuple(
        part
        for x in (-width // 2 + 28, width // 2 - 28)
        for part in (
            board(x, 30, seat_height + 185, 55, depth - 130, 30, wood),
            board(x, depth // 2 - 110, seat_height - SLAT, 40, 40, 220, metal),
            bar((x, rear + 140, seat_height - 50), (x, rear + 40, height - 40), 20, metal),
        )
    )
    return (*foot, *slats, *arms)


def block(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    wood: Colour = WOOD, stone: Colour = CONCRETE,
) -> Body:
    """A block of concrete on a set-back foot, covered with wood over two thirds of its length."""
    covered = width * 2 // 3
    middle = (covered - width) // 2
    slat = (depth - 5 * GAP) // 6
    return (
        board(0, 0, 0, width - 160, depth - 160, 80, ANTHRACITE),
        board(0, 0, 80, width, depth, height - 80 - SLAT, stone),
        board((covered) // 2, 0, height - SLAT, width - covered, depth, SLAT, stone),
        *(
            board(middle, y, height - SLAT, covered - 20, slat, SLAT, wood)
            for y in spread(6, -depth // 2 + slat // 2, depth // 2 - slat // 2)
        ),
    )


