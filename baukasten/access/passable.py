"""Where the middle of something of a given width can be, and which of these places are tied to an entrance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Ground, Obstacle
from baukasten.access.net import Net
from baukasten.access.tiles import Cut, Key, Shapes, Tile, joined, shrunk, tiles
from baukasten.geometry import parts_with_area, shapely_point
from baukasten.site import Entrance

TOLERANCE = 0.001
"""Metres by which a width may fall short: drawn exactly to the norm must pass."""

HAIR = 0.0001
"""Metres. The parts lie edge to edge; what gapes less than this between two of them is no gap."""

Zones: TypeAlias = NDArray[np.object_]


class Going(Enum):
    """Who goes: on wheels; stepless over any ground; on foot."""

    WHEELS = "wheels"
    STEPLESS = "stepless"
    FEET = "feet"


@dataclass(frozen=True, eq=False)
class Squares:
    """The squares a passable ground is made of, and what they were made from, for the next one to take over."""

    floor: Cut
    tiles: Mapping[Key, Tile]
    stood: Mapping[int, Obstacle]
    """What stood in the way, by identity."""


@dataclass(frozen=True, eq=False)
class Passable:
    """The areas in which the middle of something ``width`` metres wide can move about, numbered from 0.

    They are held in small ``parts``; ``number`` tells the area of each.
    """

    width: float
    parts: Shapes
    number: NDArray[np.intp]
    entered: NDArray[np.bool_]
    """Area by area: is it tied to an entrance of the site?"""
    tree: shapely.STRtree = field(repr=False)
    """Over ``parts``."""
    squares: Squares = field(repr=False)
    net: Net = field(repr=False)
    """For ways over it."""

    def touching(self, zone: BaseGeometry) -> frozenset[int]:
        """The numbers of the areas a zone touches."""
        return frozenset(self.number[self.tree.query(zone, predicate="intersects")].tolist())

    def reaches(self, zones: Zones) -> NDArray[np.bool_]:
        """Zone by zone: does it touch an area that is tied to an entrance?"""
        zone, part = self.tree.query(zones, predicate="intersects")
        reached = np.zeros(len(zones), bool)
        reached[zone[self.entered[self.number[part]]]] = True
        return reached

    def near(self, zone: BaseGeometry) -> list[BaseGeometry]:
        """The parts that a zone touches."""
        return list(self.parts[self.tree.query(zone, predicate="intersects")])

    @cached_property
    def pieces(self) -> tuple[BaseGeometry, ...]:
        """The areas whole, by their number."""
        return tuple(_whole(shapely.get_parts(area)) for area in self.areas)

    @cached_property
    def entered_parts(self) -> BaseGeometry:
        """All parts tied to an entrance side by side, not made one: for asking what touches them or how far they are."""
        return shapely.multipolygons(self.parts[self.entered[self.number]]) if len(self.parts) else shapely.MultiPolygon()

    @cached_property
    def areas(self) -> Shapes:
        """The areas by their number, each as its parts side by side, likewise."""
        order = np.argsort(self.number, kind="stable")
        return shapely.multipolygons(self.parts[order], indices=self.number[order])


def _whole(parts: Shapes) -> BaseGeometry:
    return shapely.union_all(parts, grid_size=HAIR)


def passable(ground: Ground, going: Going, width: float, before: Passable | None = None) -> Passable:
    """The free ground drawn in by half the width. ``before``: the same of an earlier ground."""
    half = (width - TOLERANCE) / 2
    floor = ground.cut(going is Going.WHEELS, half)
    squares = _followed(ground, going, half, floor, before.squares if before else None)
    parts, number = joined(squares.tiles)
    tree = shapely.STRtree(parts)
    entered = np.zeros(int(number.max(initial=-1)) + 1, bool)
    for entrance in ground.entrances:
        entered[number[tree.query(gate(entrance, width), predicate="intersects")]] = True
    made = floor.side, squares.tiles, parts, number, tree
    return Passable(width, parts, number, entered, tree, squares, before.net.over(*made) if before else Net(*made))


def _followed(ground: Ground, going: Going, half: float, floor: Cut, before: Squares | None) -> Squares:
    """All squares of the ground, those near a change made anew."""
    stands = {id(o): o for o in _in_the_way(ground, going)}
    known: dict[Key, Tile] = {}
    anew = set(floor.floors)
    if before is not None:
        changed = [o.shape for n, o in (before.stood | stands).items() if not (n in before.stood and n in stands)]
        anew = floor.under(shapely.bounds(np.array(changed, object)).reshape(-1, 4), half + 0.01)
        anew |= floor.unlike(before.floor)
        known = {key: tile for key, tile in before.tiles.items() if key in floor.floors}
    shapes = np.array([o.shape for o in stands.values()], object)
    return Squares(floor, known | tiles(floor, anew, half, shapes), stands)


def _in_the_way(ground: Ground, going: Going) -> tuple[Obstacle, ...]:
    return ground.obstacles if going is Going.FEET else (*ground.obstacles, *ground.barriers)


@lru_cache(maxsize=1024)
def gate(entrance: Entrance, width: float) -> BaseGeometry:
    """Where the middle of something ``width`` metres wide can be that comes in through an entrance."""
    return shapely_point(entrance.at).buffer(max((entrance.width / 1000 - width) / 2, 0.05))


def gates(entrances: Iterable[Entrance], width: float) -> BaseGeometry:
    """The same for some entrances together: the very same shape whenever it is asked for."""
    return _gates(tuple(entrances), width)


@lru_cache(maxsize=1024)
def _gates(entrances: tuple[Entrance, ...], width: float) -> BaseGeometry:
    return shapely.multipolygons([gate(entrance, width) for entrance in entrances])


def drawn_in(ground: Ground, going: Going, half: float, window: BaseGeometry) -> tuple[BaseGeometry, ...]:
    """Where a disc of radius ``half`` (metres) fits with its centre within a window."""
    wide = window.buffer(half + 0.1, join_style="mitre")
    blocked = [o.shape for o in ground.near(wide)]
    if going is not Going.FEET:
        blocked += [b.shape for b in ground.barriers if b.shape.intersects(wide)]
    (inside,) = shrunk(np.array([shapely.intersection(ground.floor(going is Going.WHEELS), wide)], object), half)
    grown = shapely.buffer(shapely.multipolygons(shapely.get_parts(blocked)), half, quad_segs=16)
    left = shapely.intersection(shapely.difference(inside, grown), window)
    return tuple(part for part in parts_with_area(left) if part.area > 1e-9)
