"""Bike hoops, a repair pillar, bollards."""

import math

from baukasten.units import Millimetre
from catalogue.models.colours import ANTHRACITE, BLUE, PAPER, STEEL
from catalogue.models.parameters import Colour
from catalogue.models.shapes import Body, bar, board, disc, post


def hoop(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, crossbar: Millimetre = 120, metal: Colour = STEEL
) -> Body:
    """A bent pipe along y, rounded above, with a low bar a cane can find. Bikes lean on both sides."""
    r = width // 2
    bend = min(160, depth // 4)
    end = depth // 2 - r
    arc = [(round(end - bend + bend * math.sin(a)), round(height - r - bend + bend * math.cos(a)))
           for a in (math.pi / 2 * i / 4 for i in range(4, -1, -1))]
    line = [(end, 0), *arc, *[(-y, z) for y, z in reversed(arc)], (-end, 0)]
    return (
        *(bar((0, y0, z0), (0, y1, z1), r, metal) for (y0, z0), (y1, z1) in zip(line, line[1:], strict=False)),
        bar((0, -end, crossbar), (0, end, crossbar), r * 7 // 10, metal),
    )


def cargo_hoop(width: Millimetre, depth: Millimetre, height: Millimetre, *, metal: Colour = STEEL) -> Body:
    """A long low hoop with a sign for cargo bikes at its end."""
    low = hoop(60, depth, height * 55 // 100, metal=metal)
    y = 30 - depth // 2
    return (
        *low,
        post(0, y, height, 24, metal),
        board(0, y, height - 300, width, 30, 300, BLUE),
        board(0, y + 16, height - 190, width * 6 // 10, 6, 70, PAPER),
        board(0, y + 16, height - 120, width * 3 // 10, 6, 50, PAPER),
    )


def repair_pillar(width: Millimetre, depth: Millimetre, height: Millimetre, *, shell: Colour = BLUE) -> Body:
    """A pillar with tools on ropes, two arms to hang the bike on, and a pump."""
    body_width = width * 4 // 10
    front = depth // 2
    return (
        board(0, 0, 0, body_width + 80, depth, 20, ANTHRACITE),
        board(0, 0, 20, body_width, depth - 60, height - 20, shell),
        board(0, front - 32, 780, body_width - 60, 8, 420, ANTHRACITE),
        board(0, front - 32, height - 190, body_width - 60, 8, 120, PAPER),
        *(bar((x, 0, height - 260), (x + side, 0, height - 260), 24, STEEL)
          for x, side in ((body_width // 2, (width - body_width) // 2), (-body_width // 2, (body_width - width) // 2))),
        *(bar((x, 0, height - 260), (x, 0, height - 190), 24, STEEL) for x in (24 - width // 2, width // 2 - 24)),
        post(width // 2 - 70, -20, 640, 26, STEEL),
    )


def bollard(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, band: Millimetre = 100, metal: Colour = ANTHRACITE
) -> Body:
    """A round bollard with a light band, so that it stands out from the ground."""
    top = height - 30
    return (
        disc(0, 0, 0, width, top - 60 - band, metal),
        disc(0, 0, top - 60 - band, width, band, PAPER),
        disc(0, 0, top - 60, width, 60, metal),
        disc(0, 0, top, width * 8 // 10, 30, metal),
    )
