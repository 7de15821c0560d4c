"""Swings hang from a bar along x between two leaning frames; they move along y."""

from baukasten.units import Millimetre
from catalogue.models.colours import PALE_WOOD, ROPE, RUBBER, STEEL
from catalogue.models.parameters import Colour, Count
from catalogue.models.shapes import Body, bar, board, ring, spread

BAR = 60
RIM = 60


def swing(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    seats: Count = Count(2), spacing: Millimetre = 1200, seat_height: Millimetre = 450, wood: Colour = PALE_WOOD,
) -> Body:
    """Board seats on chains."""
    axis = height - BAR
    parts = [*_frame(width, depth, axis, wood)]
    half = spacing * (seats - 1) // 2
    for x in spread(seats, -half, half):
        parts += [bar((x + dx, 0, axis), (x + dx, 0, seat_height), 12, STEEL) for dx in (-200, 200)]
        parts.append(board(x, 0, seat_height - 30, 440, 180, 30, RUBBER))
    return tuple(parts)


def nest_swing(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    nest: Millimetre = 1000, seat_height: Millimetre = 460, wood: Colour = PALE_WOOD,
) -> Body:
    """A net in a round rim that several children lie in; ``seat_height`` is the top of the rim."""
    axis = height - BAR
    r = nest // 2
    ropes = (
        bar((side * r * 6 // 10, 0, axis), (side * r * 9 // 10, y, seat_height), 14, ROPE)
        for side in (-1, 1) for y in (-r * 4 // 10, r * 4 // 10)
    )
    rim = ring(seat_height - RIM, nest, nest - 140, RIM, RUBBER)
    return (*_frame(width, depth, axis, wood), *ropes, *_mesh(r, seat_height - RIM * 2 // 3), rim)


def _mesh(r: int, z: int) -> Body:
    """Five ropes each way across a circle."""
    places = [(at, round((r * r - at * at) ** 0.5)) for at in spread(5, -r * 7 // 10, r * 7 // 10)]
    return (
        *(bar((x, -half, z), (x, half, z), 10, ROPE) for x, half in places),
        *(bar((-half, y, z), (half, y, z), 10, ROPE) for y, half in places),
    )


def _frame(width: Millimetre, depth: Millimetre, axis: int, wood: str) -> Body:
    """The bar and two leaning posts at each end, which stand ``depth`` apart."""
    reach, spread_of_feet, above_ground = width // 2 - BAR, depth // 2 - BAR, BAR * 4 // 10
    legs = [
        bar((side * reach, end * spread_of_feet, above_ground), (side * (reach - 120), 0, axis), BAR, wood)
        for side in (-1, 1) for end in (-1, 1)
    ]
    return (*legs, bar((-reach, 0, axis), (reach, 0, axis), BAR, wood))
