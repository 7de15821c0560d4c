"""The area round a play device that must stay free and soft, because children fall there.

EN 1176-1 (edition 2017-12, read in public reproductions, rules.md P02, P03): the impact area
reaches 1.50 m beyond the device up to a free fall height of 1.50 m, above that 2/3·h + 0.50 m.
A softening surface is needed from 0.60 m on, and at any height where the device moves the child.
"""

from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.element import Element, Fill, Play, Swing
from baukasten.geometry import Outline, carried, polygon
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
    return carried(_own_area(element), item.at, item.angle)


@lru_cache(maxsize=1024)
def _own_area(element: Element) -> BaseGeometry:
    """In the element's own system."""
    play = element.play
    if play is None or not can_be_fallen_from(play):
        return shapely.Polygon()
    if play.impact_length and play.impact_width:
        return polygon(Outline.rectangle(play.impact_width, play.impact_length))
    return polygon(element.footprint).buffer(reach(play) / 1000, quad_segs=32)


LOOSE = frozenset({Fill.BARK, Fill.CHIPS, Fill.SAND, Fill.GRAVEL})
"""Fill that children's feet push aside: 100 mm of its layer are for that."""
BY_LAYER: tuple[tuple[Millimetre, Millimetre], ...] = ((300, 2000), (400, 3000))
"""From so thick a layer of loose fill on a fall of so much is softened (EN 1176-1, rules.md P23 to P26)."""
GROWN: dict[Fill, Millimetre] = {Fill.SOIL: 1000, Fill.LAWN: 1500}
"""Rules.md P21, P22: what lies there whatever its layer, in Germany."""


def softened(fill: Fill, layer: Millimetre) -> Millimetre:
    """The greatest fall that soil, lawn or a layer of loose fill softens. What was tested reaches up to 3 m, as tested."""
    if fill in LOOSE:
        return max((fall for least, fall in BY_LAYER if layer >= least), default=HARD_UP_TO)
    return GROWN.get(fill, 3000)


def layer_for(fall: Millimetre) -> Millimetre:
    """How thick loose fill has to lie for a fall; falls of more than 3 m nothing softens."""
    return next((layer for layer, softens in BY_LAYER if fall <= softens), BY_LAYER[-1][0])


def swing_fall(swing: Swing) -> float:
    """Free fall height in millimetres: the middle of the seat when it has swung to 60° (EN 1176-2)."""
    return swing.seat_height + swing.suspension / 2


def swing_reach(swing: Swing, loose: bool) -> float:
    """Length of the impact area to each side of the bar, millimetres: more in loose fill than on rubber flush with the ground."""
    return 0.867 * swing.suspension + (2250 if loose else 1750)


def swing_width(swing: Swing) -> Millimetre:
    """Width of the impact area: 1.75 m for a seat of up to 0.50 m, what it is wider, and the seats beside it."""
    return 1750 + max(0, swing.seat_width - 500) + (swing.seats - 1) * swing.spacing
