"""A spatial net: a mast, guy ropes to the ground and ropes between them."""

import math

from baukasten.units import Millimetre
from catalogue.models.colours import ROPE, STEEL
from catalogue.models.parameters import Colour, Count
from catalogue.models.shapes import Body, bar, disc, post


def net(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    corners: Count = Count(6), levels: Count = Count(6), rope: Colour = ROPE, metal: Colour = STEEL,
) -> Body:
    """Ropes from the mast's top to anchors round it, joined level by level like a cobweb; −y and +y are alike."""
    if corners < 3:
        raise ValueError("a net needs three corners")
    top = height - 120
    anchors = _anchors(corners, width // 2 - 90, depth // 2 - 90)
    parts = [post(0, 0, top, 70, metal), disc(0, 0, top, 220, 120, metal)]
    parts += [bar((0, 0, top), (x, y, 150), 16, rope) for x, y in anchors]
    parts += [disc(x, y, 0, 180, 150, metal, corners=12) for x, y in anchors]
    for level in range(1, levels + 1):
        share = level / (levels + 1)
        z = round(top + (150 - top) * share)
        web = [(round(x * share), round(y * share), z) for x, y in anchors]
        parts += [bar(a, b, 12, rope) for a, b in zip(web, web[1:] + web[:1], strict=True)]
        parts += [bar((0, 0, z), corner, 10, rope) for corner in web[level % 2 :: 2]]
    return tuple(parts)


def _anchors(count: int, reach_x: int, reach_y: int) -> list[tuple[int, int]]:
    """Corners of a regular polygon, stretched to reach just as far."""
    unit = [(math.sin(2 * math.pi * i / count), math.cos(2 * math.pi * i / count)) for i in range(count)]
    widest, deepest = (max(abs(corner[axis]) for corner in unit) for axis in (0, 1))
    return [(round(x * reach_x / widest), round(y * reach_y / deepest)) for x, y in unit]
