"""A ramp for wheels."""

from baukasten.units import Millimetre
from catalogue.models.colours import CONCRETE, STEEL
from catalogue.models.shapes import Body, bar, cloth, post, spread

RAIL = 20
"""Radius of a handrail; its diameter has to be 30 to 45 mm (DIN 18040-1, rules.md A29)."""
CHEEK = 150
"""Width of a side: wheel kerb, with the handrail on it."""


def ramp(
    width: Millimetre, depth: Millimetre, height: Millimetre, *, rise: Millimetre, wheel_kerb: Millimetre = 100
) -> Body:
    """It climbs from its front to its back. ``height``: of the handrails at the upper end."""
    half, foot, top, rail = width // 2, depth // 2, -depth // 2, height - rise
    sides = [x for side in (-1, 1) for x in (side * half, side * (half - CHEEK))]
    middles = (-half + CHEEK // 2, half - CHEEK // 2)
    posts = [(y, round(rise * (foot - y) / depth)) for y in spread(max(2, round(depth / 1500) + 1), foot - 60, top + 60)]
    return (
        cloth(((-half, foot, 0), (half, foot, 0), (half, top, rise), (-half, top, rise)), CONCRETE),
        cloth(((-half, top, 0), (half, top, 0), (half, top, rise), (-half, top, rise)), CONCRETE),
        *(cloth(((x, foot, 0), (x, foot, wheel_kerb), (x, top, rise + wheel_kerb), (x, top, 0)), CONCRETE) for x in sides),
        *(cloth(((x - CHEEK // 2, foot, wheel_kerb), (x + CHEEK // 2, foot, wheel_kerb),
                 (x + CHEEK // 2, top, rise + wheel_kerb), (x - CHEEK // 2, top, rise + wheel_kerb)), CONCRETE) for x in middles),
        *(post(x, y, z + rail, RAIL, STEEL, bottom=z) for x in middles for y, z in posts),
        *(bar((x, foot, rail), (x, top, rise + rail), RAIL, STEEL) for x in middles),
    )
