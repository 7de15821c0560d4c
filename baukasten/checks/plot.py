"""What follows from the site alone, worked out once for all plans on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.slopes import along_and_across
from baukasten.access.way import Way
from baukasten.geometry import Point, polygon
from baukasten.relief import Relief
from baukasten.site import Site
from baukasten.units import Millimetre, mm

DRAWN = 0.01
"""Metres: nobody draws more exactly than this along an edge."""
MOST_WAYS = 500
"""The slopes of so many ways are remembered."""
MOST_PLACES = 20_000
"""The heights of so many places are remembered."""


@dataclass(frozen=True, eq=False)
class Slopes:
    """Places along a way, float64[n, 2], and how high the ground is there, in metres; rise along and across each piece."""

    places: NDArray[np.float64]
    heights: NDArray[np.float64]
    along: NDArray[np.float64]
    across: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Plot:
    site: Site
    _slopes: dict[tuple[Way, float], Slopes] = field(default_factory=dict, repr=False)
    _levels: dict[Point, Millimetre] = field(default_factory=dict, repr=False)

    @cached_property
    def relief(self) -> Relief:
        return Relief(self.site.terrain)

    @cached_property
    def buildings(self) -> tuple[BaseGeometry, ...]:
        return tuple(polygon(b.outline) for b in self.site.buildings)

    @cached_property
    def allowed(self) -> BaseGeometry:
        """The plot, as exactly as people draw along its edge; prepared."""
        shape = polygon(self.site.boundary).buffer(DRAWN, join_style="mitre")
        shapely.prepare(shape)
        return shape

    def slopes(self, way: Way, step: float) -> Slopes:
        """How a way rises and falls from place to place, so many metres apart; measured once."""
        known = self._slopes.get((way, step))
        if known is None:
            places = way.places(step)
            known = Slopes(places, self.relief.heights(places[:, 0], places[:, 1]), *along_and_across(self.relief, places))
            if len(self._slopes) >= MOST_WAYS:
                self._slopes.clear()
            self._slopes[way, step] = known
        return known

    def level(self, at: Point, others: Iterable[Point]) -> Millimetre:
        """Height of the ground at a place, as ``relief`` counts it; of others too, because all at once is quick."""
        if at not in self._levels:
            if len(self._levels) >= MOST_PLACES:
                self._levels.clear()
            places = list({at, *others} - self._levels.keys())
            x, y = np.array(places, float).T / 1000
            self._levels.update(zip(places, [mm(z) for z in self.relief.heights(x, y).tolist()], strict=True))
        return self._levels[at]
