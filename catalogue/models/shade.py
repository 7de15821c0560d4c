"""What gives shade and shelter: sails, parasols, pergolas, pavilions."""

import math

from baukasten.body import Light, MonthDay
from baukasten.units import Millimetre
from catalogue.models.colours import ANTHRACITE, CLOTH, DARK_LEAF, PALE_WOOD, STEEL, WOOD
from catalogue.models.parameters import Colour, Count, Percent
from catalogue.models.shapes import Body, bar, board, bush, cloth, disc, plate, post, spread

SEASON = (MonthDay(5, 1), MonthDay(9, 30))
"""Cloth is taken down before the autumn storms."""


def sail(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    low: Millimetre = 2700, passes: Percent = Percent(10), colour: Colour = CLOTH, metal: Colour = STEEL,
) -> Body:
    """A square sail between four masts, two high and two low across, so that rain runs off."""
    x, y = width // 2 - 60, depth // 2 - 60
    masts = ((-x, -y, height), (x, -y, low + 150), (x, y, height), (-x, y, low + 150))
    corners = tuple((round(mx * 0.9), round(my * 0.9), top - 150) for mx, my, top in masts)
    middle = (0, 0, sum(c[2] for c in corners) // 4)
    light = Light(passes / 100, 1.0, *SEASON)
    return (
        *(post(mx, my, top, 60, metal) for mx, my, top in masts),
        *(disc(mx, my, 0, 120, 250, metal, corners=12) for mx, my, _ in masts),
        *(cloth((a, b, middle), colour, light) for a, b in zip(corners, corners[1:] + corners[:1], strict=True)),
        *(bar((mx, my, top - 100), corner, 10, metal) for (mx, my, top), corner in zip(masts, corners, strict=True)),
    )


def parasol(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    eaves: Millimetre = 2350, passes: Percent = Percent(5), colour: Colour = CLOTH, metal: Colour = STEEL,
) -> Body:
    """Eight ribs on a fixed mast."""
    light = Light(passes / 100, 1.0, *SEASON)
    rim = [
        (round(width / 2 * math.sin(math.pi / 4 * i)), round(depth / 2 * math.cos(math.pi / 4 * i)), eaves)
        for i in range(8)
    ]
    top = (0, 0, height - 60)
    held, stayed = eaves + (height - eaves) // 3, eaves + (height - 60 - eaves) * 4 // 10
    return (
        disc(0, 0, 0, 500, 60, metal),
        post(0, 0, height, 45, metal),
        *(cloth((a, b, top), colour, light) for a, b in zip(rim, rim[1:] + rim[:1], strict=True)),
        *(bar((0, 0, held), (x * 6 // 10, y * 6 // 10, stayed), 14, metal) for x, y, _ in rim),
    )


def pergola(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    slats: Count = Count(14), climbers: bool = True, wood: Colour = WOOD, metal: Colour = ANTHRACITE,
) -> Body:
    """Steel posts and beams, wooden slats across, climbers on two posts."""
    x, y = width // 2 - 60, depth // 2 - 60
    leafy = Light(0.1, 0.6, MonthDay(4, 20), MonthDay(10, 31))
    plants = (
        (bush(side * (x - 320), 320 - y, 200, height - 60, 760, DARK_LEAF, leafy) for side in (-1, 1)) if climbers else ()
    )
    return (
        *(board(sx * x, sy * y, 0, 120, 120, height - 200, metal) for sx in (-1, 1) for sy in (-1, 1)),
        *(board(0, sy * y, height - 200, width, 80, 120, metal) for sy in (-1, 1)),
        *(board(sx, 0, height - 80, 60, depth, 80, wood) for sx in spread(slats, 60 - width // 2, width // 2 - 60)),
        *plants,
    )


def pavilion(
    width: Millimetre, depth: Millimetre, height: Millimetre, *,
    eaves: Millimetre = 2500, wood: Colour = PALE_WOOD, roof: Colour = ANTHRACITE,
) -> Body:
    """A hipped roof on six posts, open all round, with a bench along the back."""
    x, y = width // 2 - 300, depth // 2 - 300
    w, d = width // 2, depth // 2
    ridge = max(0, w - d)
    faces = (
        ((-w, -d, eaves), (w, -d, eaves), (ridge, 0, height), (-ridge, 0, height)),
        ((w, d, eaves), (-w, d, eaves), (-ridge, 0, height), (ridge, 0, height)),
        ((w, -d, eaves), (w, d, eaves), (ridge, 0, height)),
        ((-w, d, eaves), (-w, -d, eaves), (-ridge, 0, height)),
    )
    return (
        *(board(sx, sy, 0, 140, 140, eaves - 60, wood) for sx in (-x, 0, x) for sy in (-y, y)),
        *(board(0, sy, eaves - 200, 2 * x, 120, 200, wood) for sy in (-y, y)),
        *(board(sx, 0, eaves - 200, 120, 2 * y, 200, wood) for sx in (-x, x)),
        *(cloth(face, roof) for face in faces),
        *(board(0, 120 - y + i * 130, 440, 2 * x - 300, 115, 40, WOOD) for i in range(1, 4)),
        *(board(sx, 380 - y, 0, 60, 340, 440, ANTHRACITE) for sx in (300 - x, 0, x - 300)),
        plate(((-w, -d), (w, -d), (w, 1 - d), (-w, 1 - d)), eaves - 20, 20, roof),
    )
