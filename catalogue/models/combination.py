"""A play combination: a tower under a roof, joined by a bridge to a low platform; slide, net and pole."""

from baukasten.units import Millimetre
from catalogue.models.colours import BLUE, GREEN, PALE_WOOD, RED, ROPE, STEEL, YELLOW
from catalogue.models.parameters import Colour
from catalogue.models.shapes import Body, bar, board, cloth, post, spread
from catalogue.models.slide import chute

TOWER = 1250
"""Side of a platform."""


def combination(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    high: Millimetre = 1500, low: Millimetre = 950, wood: Colour = PALE_WOOD, roof: Colour = RED,
) -> Body:
    """The tower stands at −x with the slide to +y, the low platform at +x with steps; the net hangs at −y."""
    half = TOWER // 2
    west, east = -width // 2 + half + 60, width // 2 - half - 700
    back = -depth // 2 + half + 500
    return (
        *_platform(west, back, high, height - 600, wood, GREEN),
        *_roof(west, back, height, roof),
        *_platform(east, back, low, low + 850, wood, BLUE),
        *_bridge(west + half, east - half, back, high, low, wood),
        *chute(west, back + half, depth // 2, high, 560, STEEL),
        *_net(west, back - half, -depth // 2, high),
        *_steps(east + half, width // 2, back, low, wood),
        post(east, back + half + 330, low + 1300, 28, YELLOW),
        bar((east, back + half, low + 1300), (east, back + half + 330, low + 1300), 28, YELLOW),
        bar((east, back + half, low + 800), (east, back + half, low + 1300), 28, YELLOW),
    )


def _platform(x: int, y: int, deck: Millimetre, top: Millimetre, wood: str, panel: str) -> Body:
    reach = TOWER // 2 - 50
    return (
        *(board(x + sx * reach, y + sy * reach, 0, 100, 100, top, wood) for sx in (-1, 1) for sy in (-1, 1)),
        *(board(x, y + dy, deck - 45, TOWER - 200, 190, 45, wood) for dy in spread(6, 100 - reach, reach - 100)),
        board(x - reach, y, deck + 80, 30, TOWER - 240, 620, panel),
    )


def _roof(x: int, y: int, height: Millimetre, colour: str) -> Body:
    eaves, reach = height - 650, TOWER // 2 + 60
    corners = [(x - reach, y - reach), (x + reach, y - reach), (x + reach, y + reach), (x - reach, y + reach)]
    return tuple(
        cloth(((*a, eaves), (*b, eaves), (x, y, height)), colour)
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
    )


def _bridge(start: int, end: int, y: int, high: int, low: int, wood: str) -> Body:
    planks = zip(spread(9, start + 60, end - 60), spread(9, high - 80, low - 30), strict=True)
    return (
        *(board(x, y, z, 110, 760, 40, wood) for x, z in planks),
        *(bar((start, y + side, high + rise), (end, y + side, low + rise), 16, ROPE)
          for side in (-400, 400) for rise in (0, 380, 720)),
    )


def _net(x: int, top: int, foot: int, deck: Millimetre) -> Body:
    half = TOWER // 2 - 120
    levels = spread(6, 0, 5)
    return (
        *(bar((x + dx, foot + 20, 40), (x + dx, top, deck), 14, ROPE) for dx in spread(5, -half, half)),
        *(bar((x - half, foot + 20 + (top - foot - 20) * i // 5, 40 + (deck - 40) * i // 5),
              (x + half, foot + 20 + (top - foot - 20) * i // 5, 40 + (deck - 40) * i // 5), 14, ROPE) for i in levels),
    )


def _steps(start: int, end: int, y: int, deck: Millimetre, wood: str) -> Body:
    count = 4
    run = (end - start) // count
    return (
        *(board(start + run * i + run // 2, y, deck * (count - i) // (count + 1) - 50, run - 20, 800, 50, wood)
          for i in range(count)),
        *(bar((start, y + side, deck + 700), (end - 40, y + side, 760), 20, STEEL) for side in (-420, 420)),
        *(post(end - 40, y + side, 760, 20, STEEL) for side in (-420, 420)),
        *(cloth(((start, side, deck - 60), (start, side, deck - 220), (end - run // 2, side, 0), (end, side, 60)), wood)
          for side in (y - 380, y + 380)),
    )
