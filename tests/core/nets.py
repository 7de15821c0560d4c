"""The net over any shape, as a passable ground has it."""

import numpy as np
import shapely

from baukasten.access.net import Net
from baukasten.access.seams import joined
from baukasten.access.tiles import cut, tiles


def net_over(room) -> Net:
    """``room`` in metres; nothing stands on it and it is not drawn in."""
    floor = cut(room, 1.0)
    tied = joined(tiles(floor, floor.floors, 0.0, np.zeros(0, object), np.zeros((0, 4))))
    return Net(floor.side, tied.tiles, tied.parts, tied.number, shapely.STRtree(tied.parts))
