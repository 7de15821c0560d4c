"""Tables with their seats: an accessible one with room for wheelchairs, and a game table."""

from baukasten.units import Millimetre
from catalogue.models.colours import ANTHRACITE, CONCRETE, GRANITE, PAPER, STEEL, WOOD
from catalogue.models.parameters import Colour
from catalogue.models.shapes import Body, board, disc, post, spread

TOP = 45
GAP = 12


def long_table(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    overhang: Millimetre = 600, seat_height: Millimetre = 470, wood: Colour = WOOD, metal: Colour = ANTHRACITE,
) -> Body:
    """A table along x between two benches. The top reaches ``overhang`` beyond its legs at +x: for wheelchairs."""
    slat = (780 - 5 * GAP) // 6
    legs = (-width // 2 + 350, width // 2 - overhang)
    bench_length = width - overhang
    middle = -overhang // 2
    bench = depth // 2 - 170
    return (
        *(board(0, y, height - TOP, width, slat, TOP, wood) for y in spread(6, -390 + slat // 2, 390 - slat // 2)),
        *(part for x in legs for part in (
            board(x, 0, 0, 70, 560, 60, metal),
            board(x, 0, 60, 70, 120, height - TOP - 120, metal),
            board(x, 0, height - TOP - 60, 70, 640, 60, metal),
        )),
        *(board(middle, side * bench + offset, seat_height - 40, bench_length, 105, 40, wood)
          for side in (-1, 1) for offset in (-117, 0, 117)),
        *(board(x, side * bench, 0, 60, 260, seat_height - 40, metal)
          for side in (-1, 1) for x in (middle - bench_length // 2 + 200, middle + bench_length // 2 - 200)),
    )


def game_table(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    seat_height: Millimetre = 460, stone: Colour = CONCRETE, wood: Colour = WOOD,
) -> Body:
    """A square table with a board let in, and two stools along y; from the other sides wheelchairs roll under."""
    top = width
    field = top * 6 // 10 // 8
    dark = tuple(
        board((2 * column - 7) * field // 2, (2 * row - 7) * field // 2, height, field, field, 4, ANTHRACITE)
        for row in range(8) for column in range(8) if (row + column) % 2 == 0
    )
    stool = depth // 2 - 210
    return (
        board(0, 0, 0, 420, 420, 60, stone),
        board(0, 0, 60, 200, 200, height - 140, stone),
        board(0, 0, height - 80, top, top, 76, stone),
        board(0, 0, height - 4, field * 8 + 40, field * 8 + 40, 4, PAPER),
        *dark,
        *(part for y in (-stool, stool) for part in (
            disc(0, y, 0, 340, seat_height - 40, stone),
            disc(0, y, seat_height - 40, 420, 40, wood),
        )),
    )


def barbecue(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, stone: Colour = GRANITE, metal: Colour = ANTHRACITE,
) -> Body:
    """A fixed grill with a worktop beside it, used from +y; its ash bin stands behind."""
    grill, top = width * 45 // 100, width * 55 // 100
    grill_x, top_x = (grill - width) // 2, (width - top) // 2
    front = depth - 450
    y = (depth - front) // 2
    rack = height - 150
    return (
        board(grill_x, y, 0, grill, front, rack - 120, stone),
        board(grill_x, y, rack - 120, grill, front, 30, metal),
        *(board(grill_x + x, y, rack - 90, 40, front, 90, metal) for x in (20 - grill // 2, grill // 2 - 20)),
        *(board(grill_x, y + dy, rack, grill - 40, 14, 14, STEEL) for dy in spread(12, 40 - front // 2, front // 2 - 40)),
        board(grill_x, y - front // 2 + 15, rack, grill, 30, 150, metal),
        *(board(top_x + x, y, 0, 90, front - 120, rack - 60, stone) for x in (60 - top // 2, top // 2 - 60)),
        board(top_x, y, rack - 60, top, front, 60, CONCRETE),
        disc(grill_x, -depth // 2 + 190, 0, 380, 620, metal),
        disc(grill_x, -depth // 2 + 190, 620, 340, 30, STEEL),
        post(width // 2 - 60, y - front // 2 + 30, rack + 60, 16, metal),
    )
