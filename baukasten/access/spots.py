"""Where within a zone somebody of some width can be: a place on each piece of ground that is open to them there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Ground
from baukasten.access.passable import TOLERANCE, Going, in_the_way, surroundings

Places: TypeAlias = NDArray[np.float64]
"""[n, 2], metres."""

MOST_KNOWN = 4096
"""So many zones are remembered."""


class Known(NamedTuple):
    """``zone`` is held, so that nothing else can come to have its identity. ``box``: west, south, east, north of all that
    the places follow from."""

    zone: BaseGeometry
    places: Places
    box: tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class Spots:
    """``known``: by who goes, the identity of the zone and the width."""

    ground: Ground
    known: dict[tuple[Going, int, float], Known] = field(default_factory=dict, repr=False)

    def within(self, going: Going, zone: BaseGeometry, width: float) -> Places:
        key = going, id(zone), width
        if key not in self.known:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            half = max(width - TOLERANCE, 0.0) / 2
            west, south, east, north = zone.bounds
            self.known[key] = Known(zone, _places(self.ground, going, zone, half), (west - half, south - half, east + half, north + half))
        return self.known[key].places

    def over(self, ground: Ground) -> "Spots":
        """The same over a later ground: what lies far from all that has changed is taken over."""
        kept = {key: known for going in Going for key, known in self._still(going, ground).items()}
        return Spots(ground, kept)

    def _still(self, going: Going, ground: Ground) -> dict[tuple[Going, int, float], Known]:
        mine = {key: known for key, known in self.known.items() if key[0] is going}
        wheels = going is Going.WHEELS
        if not mine or ground.floor(wheels) is not self.ground.floor(wheels):
            return {}
        gone, come = in_the_way(ground, going).unlike(in_the_way(self.ground, going).by_id)
        changed = shapely.bounds(np.array([o.shape for o in (*gone, *come)], object)).reshape(-1, 1, 4)
        boxes = np.array([known.box for known in mine.values()])
        apart = (boxes[:, :2] > changed[..., 2:]) | (boxes[:, 2:] < changed[..., :2])
        far = apart.any(axis=2).all(axis=0)
        return {key: known for (key, known), is_far in zip(mine.items(), far.tolist(), strict=True) if is_far}


def gathered(places: Sequence[Places]) -> Places:
    return np.concatenate([np.empty((0, 2)), *places])


def _places(ground: Ground, going: Going, zone: BaseGeometry, half: float) -> Places:
    pieces = surroundings(ground, going, zone, half).drawn_in(half)
    return shapely.get_coordinates(shapely.point_on_surface(np.array(pieces, object))).reshape(-1, 2)
