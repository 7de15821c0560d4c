"""Planters, raised beds and shrubs."""

from baukasten.body import Light, MonthDay
from baukasten.units import Millimetre
from catalogue.models.colours import BLOSSOM, CONCRETE, DARK_LEAF, HERB, LEAF, SOIL, STEEL, WOOD
from catalogue.models.parameters import Colour, Count
from catalogue.models.shapes import Body, board, bush, frame, spread

SUMMER_GREEN = Light(0.1, 0.6, MonthDay(4, 20), MonthDay(10, 31))
PLANTS = ((LEAF, 100), (HERB, 72), (DARK_LEAF, 88), (BLOSSOM, 60), (LEAF, 80), (DARK_LEAF, 100), (HERB, 64))
"""Colour and height in per cent of the highest."""


def planter(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, rim: Millimetre = 600, shell: Colour = CONCRETE
) -> Body:
    """A tub with plants that stand ``height`` above the ground; ``rim`` is the tub's own height."""
    return (
        board(0, 0, 0, width - 100, depth - 100, 40, SOIL),
        frame(40, width, depth, 50, rim - 40, shell),
        board(0, 0, 40, width - 100, depth - 100, rim - 100, SOIL),
        *_plants(width - 160, depth - 160, rim - 60, height),
    )


def raised_bed(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    rim: Millimetre = 750, boards: Count = Count(5), wood: Colour = WOOD,
) -> Body:
    """Boards round the soil, posts at the corners, vegetables and herbs above."""
    each = rim // boards
    corners = [(sx * (width // 2 - 80), sy * (depth // 2 - 80)) for sx in (-1, 1) for sy in (-1, 1)]
    return (
        *(frame(i * each, width - (i % 2) * 12, depth - (i % 2) * 12, 40, each - 6, wood) for i in range(boards)),
        *(board(x, y, 0, 70, 70, rim - 20, wood) for x, y in corners),
        board(0, 0, 0, width - 80, depth - 80, rim - 70, SOIL),
        *_plants(width - 200, depth - 200, rim - 70, height),
    )


def table_bed(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    rim: Millimetre = 850, knee_height: Millimetre = 700, wood: Colour = WOOD, metal: Colour = STEEL,
) -> Body:
    """A shallow tray on two frames at its ends: a wheelchair rolls under from both long sides."""
    legs = [(sx * (width // 2 - 60), sy * (depth // 2 - 60)) for sx in (-1, 1) for sy in (-1, 1)]
    return (
        *(board(x, y, 0, 70, 70, knee_height, metal) for x, y in legs),
        *(board(sx * (width // 2 - 60), 0, 80, 70, depth - 120, 60, metal) for sx in (-1, 1)),
        frame(knee_height, width, depth, 40, rim - knee_height, wood),
        board(0, 0, knee_height, width - 80, depth - 80, rim - knee_height - 50, SOIL),
        *_plants(width - 200, depth - 200, rim - 50, height),
    )


def shrub(width: Millimetre, depth: Millimetre, height: Millimetre, *, leaves: Colour = LEAF) -> Body:
    """Three stems' leaves grown into each other; loses them in autumn."""
    return (
        bush(0, 0, 0, height, width * 8 // 10, leaves, SUMMER_GREEN),
        bush(-width * 2 // 10, -depth * 2 // 10, 0, height * 8 // 10, width * 6 // 10, DARK_LEAF, SUMMER_GREEN),
        bush(width * 2 // 10, depth * 2 // 10, 0, height * 7 // 10, width * 6 // 10, leaves, SUMMER_GREEN),
    )


def _plants(width: Millimetre, depth: Millimetre, bottom: int, top: int) -> Body:
    """Rows of small bushes of several greens, the highest as high as ``top``, and a few in blossom between them."""
    across, rows = max(1, round(width / 360)), max(1, round(depth / 330))
    size = min(width // across, depth // rows) * 12 // 10
    parts = []
    for row, y in enumerate(spread(rows, (size - depth) // 2, (depth - size) // 2)):
        for column, x in enumerate(spread(across, (size - width) // 2, (width - size) // 2)):
            colour, share = PLANTS[(row * 3 + column * 2) % len(PLANTS)]
            parts.append(bush(x, y, bottom, bottom + (top - bottom) * share // 100, size, colour, SUMMER_GREEN))
    return tuple(parts)
