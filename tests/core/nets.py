"""The net over any shape, as a passable ground has it."""

import numpy as np
import shapely

from baukasten.access.net import Net
from baukasten.access.tiles import cut, joined, tiles


def net_over(room) -> Net:
    """``room`` in metres; nothing stands on it and it is not drawn in."""
    floor = cut(room, 1.0)
    squares = tiles(floor, floor.floors, 0.0, np.zeros(0, object))
    parts, number = joined(squares)
    return Net(floor.side, squares, parts, number, shapely.STRtree(parts))
