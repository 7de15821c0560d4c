"""Water to drink, to play with and to look at."""

from baukasten.body import Light
from baukasten.units import Millimetre
from catalogue.models.colours import ANTHRACITE, BLUE, BRASS, CONCRETE, GRANITE, PALE_WOOD, STEEL, WATER
from catalogue.models.parameters import Colour, Count
from catalogue.models.shapes import Body, bar, board, disc, post, spread

SPRAY = Light(0.8, 0.8)


def drinking_fountain(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, spout: Millimetre = 850, shell: Colour = BLUE
) -> Body:
    """A pillar at the back; its basin reaches out to +y with knee room below, so wheelchairs come close."""
    back = -depth // 2
    pillar = depth * 35 // 100
    basin = depth - pillar
    y = depth // 2 - basin // 2
    return (
        board(0, back + pillar // 2, 0, width, pillar, 30, ANTHRACITE),
        board(0, back + pillar // 2, 30, width - 60, pillar - 20, height - 30, shell),
        board(0, y, spout - 150, width, basin, 30, STEEL),
        *(board(x, y, spout - 120, 30, basin, 90, STEEL) for x in (15 - width // 2, width // 2 - 15)),
        board(0, depth // 2 - 15, spout - 120, width, 30, 90, STEEL),
        board(0, y, spout - 120, width - 60, basin - 60, 15, WATER),
        bar((0, back + pillar, spout + 40), (0, back + pillar + 150, spout + 60), 14, BRASS),
        bar((0, back + pillar + 150, spout + 60), (0, back + pillar + 150, spout), 14, BRASS),
        disc(0, back + pillar // 2, height - 8, 120, 8, BRASS),
    )


def jets(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, across: Count = Count(5), rows: Count = Count(2),
    stone: Colour = GRANITE,
) -> Body:
    """Jets out of a level field of slabs; nobody has to climb anywhere."""
    places = [(x, y) for x in spread(across, 600 - width // 2, width // 2 - 600)
              for y in spread(rows, 700 - depth // 2, depth // 2 - 700)]
    return (
        board(0, 0, 0, width, depth, 10, stone),
        board(0, 0, 10, width - 300, depth - 300, 4, WATER),
        *(disc(x, y, 14, 240, 6, STEEL, corners=12) for x, y in places),
        *(disc(x, y, 20, 110 - 50 * step, height * (6 if step == 0 else 10) // 10 - 20, WATER, corners=8, light=SPRAY)
          for x, y in places for step in (0, 1)),
    )


def pump_play(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, handle: Millimetre = 850,
    wood: Colour = PALE_WOOD, metal: Colour = STEEL,
) -> Body:
    """A pump at −x fills a mud table that a wheelchair rolls under; from there channels step down along x."""
    west = -width // 2
    pump, table = west + 300, west + 950
    start = table + 300
    trough = (width // 2 - start) // 3
    return (
        board(pump, 0, 0, 600, 600, 120, CONCRETE),
        post(pump, 0, height - 250, 90, metal, bottom=120),
        post(pump, 0, height, 40, metal, bottom=height - 250),
        bar((west + 40, 0, handle), (pump, 0, height - 120), 22, metal),
        bar((pump, 0, height - 380), (table - 220, 0, height - 430), 40, metal),
        disc(pump, 0, 120, 240, 20, ANTHRACITE),
        *_mud_table(table, depth, wood),
        *(part for i, z in enumerate((640, 520, 400))
          for part in _channel(start + trough * i + trough // 2, (1, -1, 1)[i] * depth // 10, z, trough, wood)),
    )


def _mud_table(x: int, depth: Millimetre, wood: str) -> Body:
    y = depth // 2 - 40
    return (
        *(board(x + dx, dy, 0, 80, 80, 700, wood) for dx in (-260, 260) for dy in (-y, y)),
        board(x, 0, 700, 600, depth, 40, wood),
        *(board(x, dy, 740, 600, 50, 70, wood) for dy in (25 - depth // 2, depth // 2 - 25)),
        *(board(x + dx, 0, 740, 50, depth - 100, 70, wood) for dx in (-275, 275)),
        board(x, 0, 740, 500, depth - 100, 20, WATER),
    )


def _channel(x: int, y: int, z: int, length: Millimetre, wood: str) -> Body:
    return (
        board(x, y, z - 80, length, 420, 50, wood),
        *(board(x, y + side, z - 30, length, 60, 110, wood) for side in (-180, 180)),
        board(x, y, z - 30, length, 300, 30, WATER),
        *(board(x + dx, y, 0, 120, 300, z - 80, wood) for dx in (-length // 3, length // 3)),
    )
