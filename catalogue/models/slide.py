"""A free-standing slide: ladder, small platform, chute."""

from baukasten.units import Millimetre
from catalogue.models.colours import GREEN, PALE_WOOD, STEEL
from catalogue.models.parameters import Colour
from catalogue.models.shapes import Body, bar, board, cloth, spread


def slide(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    platform: Millimetre = 1500, wood: Colour = PALE_WOOD, metal: Colour = STEEL, rail: Colour = GREEN,
) -> Body:
    """Climbed from −y; the chute ends at +y. ``platform`` is where one sits down, ``height`` the handrail's top."""
    deck_end = -depth // 2 + 1300
    deck_start = deck_end - 700
    side = width // 2 - 40
    return (
        *(board(x, y, 0, 80, 80, height, wood) for x in (-side, side) for y in (deck_start + 40, deck_end - 40)),
        board(0, (deck_start + deck_end) // 2, platform - 40, width - 20, 700, 40, wood),
        *(board(x, (deck_start + deck_end) // 2, z, 40, 620, 60, rail)
          for x in (-side, side) for z in (height - 60, platform + 250)),
        *_ladder(width, -depth // 2, deck_start, platform, wood, metal),
        *chute(0, deck_end, depth // 2, platform, width * 6 // 10, metal),
    )


def _ladder(width: int, foot: int, head: int, platform: int, wood: str, metal: str) -> Body:
    side = width * 3 // 10
    steps = zip(spread(6, foot + 120, head), spread(6, platform // 7, platform * 6 // 7), strict=True)
    return (
        *(bar((x, foot + 30, 12), (x, head, platform), 30, metal) for x in (-side, side)),
        *(board(0, y, z, 2 * side, 90, 30, wood) for y, z in steps),
    )


def chute(x: int, start: int, end: int, platform: Millimetre, across: Millimetre, metal: str) -> Body:
    """A trough from the platform down to a short flat end, with two walls."""
    low = 280
    flat = end - 450
    half = across // 2
    line = ((start, platform), (start + 150, platform - 30), (flat, low), (end, low - 20))
    parts = []
    for (y0, z0), (y1, z1) in zip(line, line[1:], strict=False):
        parts.append(cloth(((x - half, y0, z0), (x + half, y0, z0), (x + half, y1, z1), (x - half, y1, z1)), metal))
        for side in (x - half, x + half):
            parts.append(cloth(((side, y0, z0), (side, y1, z1), (side, y1, z1 + 160), (side, y0, z0 + 160)), metal))
            parts.append(bar((side, y0, z0 + 160), (side, y1, z1 + 160), 22, metal))
    return (*parts, board(x, end - 225, 0, across // 2, 80, low - 20, metal))
