"""A way over the ground: its corners, its length, and places along it."""

import math
from dataclasses import dataclass
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
        line = shapely.LineString(self.points)
        steps = np.append(np.arange(0.0, line.length, step), line.length)
        return shapely.get_coordinates(shapely.line_interpolate_point(line, steps))
