"""Where the middle of something of a given width can be, and which of these places are tied to an entrance."""

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Ground
from baukasten.geometry import parts_with_area, shapely_point
from baukasten.site import Entrance

TOLERANCE = 0.001
"""Metres by which a width may fall short: drawn exactly to the norm must pass."""

Zones: TypeAlias = NDArray[np.object_]


class Going(Enum):
    """Who goes: on wheels; stepless over any ground; on foot."""

    WHEELS = "wheels"
    STEPLESS = "stepless"
    FEET = "feet"


@dataclass(frozen=True)
class Passable:
    """The pieces in which the middle of something ``width`` metres wide can move about."""

    width: float
    pieces: tuple[BaseGeometry, ...]
    entered: NDArray[np.bool_]
    """Piece by piece: is it tied to an entrance of the site?"""
    tree: shapely.STRtree = field(compare=False, repr=False)

    def touching(self, zone: BaseGeometry) -> frozenset[int]:
        """The pieces a zone touches."""
        return frozenset(self.tree.query(zone, predicate="intersects").tolist())

    def reaches(self, zones: Zones) -> NDArray[np.bool_]:
        """Zone by zone: does it touch a piece that is tied to an entrance?"""
        zone, piece = self.tree.query(zones, predicate="intersects")
        reached = np.zeros(len(zones), bool)
        reached[zone[self.entered[piece]]] = True
        return reached


@dataclass(frozen=True)
class Ways:
    """The ways over one ground for any width; each width is worked out once, when first asked for."""

    ground: Ground
    _known: dict[tuple[Going, float], Passable] = field(default_factory=dict, compare=False, repr=False)

    def at(self, going: Going, width: float) -> Passable:
        """``width`` in metres."""
        key = going, round(width, 4)
        if key not in self._known:
            self._known[key] = passable(self.ground, going, width)
        return self._known[key]


def passable(ground: Ground, going: Going, width: float) -> Passable:
    """The free ground drawn in by half the width, in pieces."""
    half = (width - TOLERANCE) / 2
    pieces = drawn_in(ground, going, half)
    tree = shapely.STRtree(pieces)
    entered = np.zeros(len(pieces), bool)
    for entrance in ground.entrances:
        entered[tree.query(gate(entrance, width), predicate="intersects")] = True
    return Passable(width, pieces, entered, tree)


def gate(entrance: Entrance, width: float) -> BaseGeometry:
    """Where the middle of something ``width`` metres wide can be that comes in through an entrance."""
    return shapely_point(entrance.at).buffer(max((entrance.width / 1000 - width) / 2, 0.05))


def drawn_in(ground: Ground, going: Going, half: float, window: BaseGeometry | None = None) -> tuple[BaseGeometry, ...]:
    """Where a disc of radius ``half`` (metres) fits with its centre, within a window where one is given."""
    floor = ground.rolls if going is Going.WHEELS else ground.walk
    blocked = [o.shape for o in ground.obstacles]
    if going is not Going.FEET:
        blocked += [b.shape for b in ground.barriers]
    if window is not None:
        wide = window.buffer(half + 0.1, join_style="mitre")
        floor = shapely.intersection(floor, wide)
        blocked = [shape for shape in blocked if shape.intersects(wide)]
    # 16 steps to the quarter circle: an arc is at most 0.001 of its radius too flat.
    grown = shapely.union_all(shapely.buffer(np.array(blocked, object), half, quad_segs=16)) if blocked else None
    inside = shapely.buffer(floor, -half, quad_segs=16)
    left = shapely.difference(inside, grown) if grown is not None else inside
    if window is not None:
        left = shapely.intersection(left, window)
    return tuple(part for part in parts_with_area(left) if part.area > 1e-9)
