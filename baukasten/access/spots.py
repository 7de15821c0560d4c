"""What has been worked out about small parts of a ground: it holds for later grounds too, until something near it changes."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple, TypeVar

import numpy as np
import shapely

from baukasten.access.ground import Ground
from baukasten.access.passable import Going, in_the_way

MOST_KNOWN = 8192
"""So many things are remembered."""

Box = tuple[float, float, float, float]
"""West, south, east, north, metres."""
T = TypeVar("T")


class Known(NamedTuple):
    """``held``: what the key tells the identity of, so that nothing else can come to have it."""

    value: object
    box: Box
    held: object


@dataclass(frozen=True, eq=False)
class Spots:
    """Of a ground as somebody meets it; ``known``: by what it is."""

    ground: Ground
    going: Going
    known: dict[Hashable, Known] = field(default_factory=dict, repr=False)

    def told(self, key: Hashable) -> object | None:
        """What is known of something; None where nothing is."""
        known = self.known.get(key)
        return None if known is None else known.value

    def note(self, key: Hashable, value: T, box: Box, held: object = None) -> T:
        """``value`` must follow from the key and from what lies in a box alone."""
        if len(self.known) >= MOST_KNOWN:
            self.known.clear()
        self.known[key] = Known(value, box, held)
        return value

    def over(self, ground: Ground) -> "Spots":
        """Over a later ground, with all that lies far from what has changed."""
        wheels = self.going is Going.WHEELS
        if not self.known or ground.floor(wheels) is not self.ground.floor(wheels):
            return Spots(ground, self.going)
        gone, come = in_the_way(ground, self.going).unlike(in_the_way(self.ground, self.going).by_id)
        changed = shapely.bounds(np.array([o.shape for o in (*gone, *come)], object)).reshape(-1, 1, 4)
        boxes = np.array([known.box for known in self.known.values()])
        apart = (boxes[:, :2] > changed[..., 2:]) | (boxes[:, 2:] < changed[..., :2])
        known = self.known.copy()
        for key in compress(self.known, ~apart.any(axis=2).all(axis=0)):
            del known[key]
        return Spots(ground, self.going, known)
