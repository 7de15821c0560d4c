"""The area round a play device that must stay free and soft, because children fall there.

EN 1176-1 (edition 2017-12, read in public reproductions, rules.md P02, P03): the impact area
reaches 1.50 m beyond the device up to a free fall height of 1.50 m, above that 2/3·h + 0.50 m.
A softening surface is needed from 0.60 m on, and at any height where the device moves the child.
"""

from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.element import Element, Play
from baukasten.geometry import Outline, polygon
from baukasten.plan import Placed
from baukasten.units import Millimetre

HARD_UP_TO: Millimetre = 600
JOINT = 0.05
"""Square metres. Less hard ground than this in an impact area is a joint, and nobody minds."""


def can_be_fallen_from(play: Play) -> bool:
    """A sandpit on the ground asks for no impact area."""
    return play.fall_height > 0 or play.forced


def reach(play: Play) -> float:
    """How far the impact area goes beyond the device, in millimetres."""
    if play.margin:
        return play.margin
    return 1500 if play.fall_height <= 1500 else play.fall_height * 2 / 3 + 500


def needs_softening(play: Play) -> bool:
    """Whether hard ground is out of the question under it."""
    return play.forced or play.fall_height > HARD_UP_TO


@lru_cache(maxsize=4096)
def impact_area(item: Placed, element: Element) -> BaseGeometry:
    """The impact area in metres, the device's own ground included; empty where nobody can fall."""
    play = element.play
    if play is None or not can_be_fallen_from(play):
        return shapely.Polygon()
    if play.impact_length and play.impact_width:
        swing = Outline.rectangle(play.impact_width, play.impact_length)
        return polygon(swing.placed(item.at, item.angle))
    return polygon(element.footprint.placed(item.at, item.angle)).buffer(reach(play) / 1000, quad_segs=32)
