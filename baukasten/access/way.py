"""A way over the ground: its corners, its length, and places along it."""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

Spot = tuple[float, float]


@dataclass(frozen=True)
class Way:
    """Corners of a way in metres, from start to end."""

    points: tuple[Spot, ...]

    @property
    def length(self) -> float:
        """Metres."""
        return sum(math.dist(a, b) for a, b in pairwise(self.points))

    def places(self, step: float) -> NDArray[np.float64]:
        """Places ``step`` metres apart along the way, float64[n, 2]; the last one is its end."""
        return _places(self.points, step)


@lru_cache(maxsize=64)
def _places(points: tuple[Spot, ...], step: float) -> NDArray[np.float64]:
    line = shapely.LineString(points)
    steps = np.append(np.arange(0.0, line.length, step), line.length)
    places = shapely.get_coordinates(shapely.line_interpolate_point(line, steps))
    places.flags.writeable = False
    return places
