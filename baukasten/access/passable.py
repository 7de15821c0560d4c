"""Where the middle of something of a given width can be, and which of these places are tied to an entrance."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Ground, InTheWay, Obstacle, Step
from baukasten.access.net import Net
from baukasten.access.tiles import Cut, Joined, Key, Shapes, Tile, joined, shrunk, tiles
from baukasten.geometry import parts_with_area, shapely_point
from baukasten.site import Entrance

TOLERANCE = 0.001
"""Metres by which a width may fall short: drawn exactly to the norm must pass."""

HAIR = 0.0001
"""Metres. The parts lie edge to edge; what gapes less than this between two of them is no gap."""

MOST = 8192
"""So many zones are remembered with the pieces that they touch."""


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
    stood: Mapping[int, Obstacle | Step]
    """What stood in the way, by identity."""


class Touched(NamedTuple):
    """A zone, the squares it lies in, and the pieces of them that it touches."""

    zone: BaseGeometry
    squares: tuple[tuple[Key, Tile | None], ...]
    pieces: tuple[tuple[Key, int], ...]


@dataclass(frozen=True, eq=False)
class Passable:
    """The areas in which the middle of something ``width`` metres wide can move about, numbered from 0.

    They are held in small ``parts``; ``number`` tells the area of each.
    """

    width: float
    squares: Squares = field(repr=False)
    joined: Joined = field(repr=False)
    entrances: tuple[Entrance, ...] = field(repr=False)
    _touched: dict[int, Touched] = field(repr=False)
    """By the zone's identity; handed on from ground to ground, because things and entrances are asked for again and again."""
    _net_before: Net | None = field(repr=False)

    @property
    def parts(self) -> Shapes:
        return self.joined.parts

    @property
    def number(self) -> NDArray[np.intp]:
        return self.joined.number

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Over ``parts``."""
        return shapely.STRtree(self.parts)

    @cached_property
    def net(self) -> Net:
        """For ways over it."""
        made = self.squares.floor.side, self.squares.tiles, self.parts, self.number, self.tree
        return self._net_before.over(*made) if self._net_before else Net(*made)

    @property
    def net_known(self) -> Net | None:
        """The net or, where nobody has asked for it, an earlier one."""
        return self.net if "net" in self.__dict__ else self._net_before

    @cached_property
    def entered(self) -> NDArray[np.bool_]:
        """Area by area: is it tied to an entrance of the site?"""
        entered = np.zeros(int(self.number.max(initial=-1)) + 1, bool)
        for parts in self._parts_of([gate(entrance, self.width) for entrance in self.entrances]):
            entered[self.number[parts]] = True
        return entered

    def touching(self, zone: BaseGeometry) -> frozenset[int]:
        """The numbers of the areas a zone touches."""
        return frozenset(self.number[self.tree.query(zone, predicate="intersects")].tolist())

    def reaches(self, zones: Sequence[BaseGeometry]) -> NDArray[np.bool_]:
        """Zone by zone: does it touch an area that is tied to an entrance?"""
        open_to_all = self.entered[self.number].tolist()
        return np.array([any(open_to_all[part] for part in parts) for parts in self._parts_of(zones)], bool)

    def _parts_of(self, zones: Sequence[BaseGeometry]) -> Iterator[list[int]]:
        """Zone by zone: which parts does it touch? Asked of the outlines where its squares are not as they were."""
        found, tiles, first = [self._touched.get(id(zone)) for zone in zones], self.squares.tiles, self.joined.first
        asked = [n for n, of in enumerate(found) if of is None or any(tiles.get(key) is not tile for key, tile in of.squares)]
        for n, anew in zip(asked, self._touch([zones[n] for n in asked]), strict=True):
            found[n] = anew
        return ([first[key] + n for key, n in of.pieces] for of in found if of is not None)

    def _touch(self, zones: Sequence[BaseGeometry]) -> list[Touched]:
        if not zones:
            return []
        starts, keys = list(self.joined.first.values()), list(self.joined.first)
        pieces: list[list[tuple[Key, int]]] = [[] for _ in zones]
        for zone, part in self.tree.query(zones, predicate="intersects").T.tolist():
            square = bisect_right(starts, part) - 1
            pieces[zone].append((keys[square], part - starts[square]))
        lying_in, tiles = self.squares.floor.lying_in(zones), self.squares.tiles
        found = [
            Touched(zone, tuple((key, tiles.get(key)) for key in squares), tuple(touched))
            for zone, squares, touched in zip(zones, lying_in, pieces, strict=True)
        ]
        if len(self._touched) > MOST:
            self._touched.clear()
        self._touched.update((id(of.zone), of) for of in found)
        return found

    @cached_property
    def pieces(self) -> tuple[BaseGeometry, ...]:
        """The areas whole, by their number."""
        order = np.argsort(self.number, kind="stable")
        starts = np.searchsorted(self.number[order], np.arange(1, len(self.entered)))
        return tuple(_whole(some) for some in np.split(self.parts[order], starts)) if len(order) else ()

    @cached_property
    def entered_parts(self) -> BaseGeometry:
        """All parts tied to an entrance side by side, not made one: for asking what touches them or how far they are."""
        return shapely.multipolygons(self.parts[self.entered[self.number]]) if len(self.parts) else shapely.MultiPolygon()


def _whole(parts: Shapes) -> BaseGeometry:
    return shapely.union_all(parts, grid_size=HAIR)


def passable(
    ground: Ground, going: Going, width: float, before: Passable | None = None, like: Passable | None = None
) -> Passable:
    """The free ground drawn in by half the width.

    ``before``: the same of an earlier ground; ``like``: the same of this ground for somebody else who is as wide.
    """
    half = (width - TOLERANCE) / 2
    squares = _followed(ground, going, half, before.squares if before else None, like.squares if like else None)
    tied = joined(squares.tiles, before.joined if before else None)
    handed_on = (before._touched, before.net_known) if before else ({}, None)
    return Passable(width, squares, tied, ground.entrances, *handed_on)


def _followed(ground: Ground, going: Going, half: float, before: Squares | None, like: Squares | None) -> Squares:
    """All squares of the ground, those near a change made anew."""
    floor, stands = ground.cut(going is Going.WHEELS, half), in_the_way(ground, going)
    known: dict[Key, Tile] = {}
    anew = set(floor.floors)
    for other in (before, like):
        if other is not None:
            same = anew - _changed(floor, stands, half, other)
            known |= {key: other.tiles[key] for key in same}
            anew -= same
    return Squares(floor, known | tiles(floor, anew, half, stands.shapes, stands.boxes), stands.by_id)


def _changed(floor: Cut, stands: InTheWay, half: float, before: Squares) -> set[Key]:
    """The squares that do not come out as they were."""
    gone, come = stands.unlike(before.stood)
    changed = np.array([o.shape for o in (*gone, *come)], object)
    return floor.under(shapely.bounds(changed).reshape(-1, 4), half + 0.01) | floor.unlike(before.floor)


def in_the_way(ground: Ground, going: Going) -> InTheWay:
    return ground.closed_to_feet if going is Going.FEET else ground.closed_to_wheels


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
