"""Where the middle of something of a given width can be, and which of these places are tied to an entrance."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Ground, InTheWay, Obstacle
from baukasten.access.net import Net
from baukasten.access.seams import Joined, joined
from baukasten.access.steps import Step
from baukasten.access.tiles import Cut, Key, Shapes, Tile, tiles
from baukasten.geometry import shapely_point
from baukasten.site import Entrance

TOLERANCE = 0.001
"""Metres by which a width may fall short: drawn exactly to the norm must pass."""
HAIR = 0.0001
"""Metres. The parts lie edge to edge; what gapes less than this between two of them is no gap."""


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


@dataclass(frozen=True, eq=False)
class Gates:
    """For each entrance the pieces that lie at it, by their square and number, and the squares that this follows from."""

    tiles: Mapping[Key, Tile]
    lying: Mapping[Entrance, tuple[tuple[Key, int], ...]]


@dataclass(frozen=True, eq=False)
class Passable:
    """The areas in which the middle of something ``width`` metres wide can move about, numbered from 0.

    They are held in small ``parts``; ``number`` tells the area of each.
    """

    width: float
    squares: Squares = field(repr=False)
    joined: Joined = field(repr=False)
    entrances: tuple[Entrance, ...] = field(repr=False)
    _net_before: Net | None = field(repr=False)
    _gates_before: Gates | None = field(repr=False)

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
        entered, first = np.zeros(int(self.number.max(initial=-1)) + 1, bool), self.joined.first
        at_gates = [first[key] + n for pieces in self.gates.lying.values() for key, n in pieces]
        entered[self.number[at_gates]] = True
        return entered

    @cached_property
    def gates(self) -> Gates:
        """What lies at each entrance; where the squares there are as they were, so is that."""
        before, tiles = self._gates_before, self.joined.tiles
        zones = {entrance: gate(entrance, self.width) for entrance in self.entrances}
        about = self.squares.floor.lying_in(list(zones.values()))
        still = {
            entrance for entrance, keys in zip(zones, about, strict=True)
            if before and entrance in before.lying and all(tiles.get(key) is before.tiles.get(key) for key in keys)
        }  # fmt: skip
        return Gates(tiles, {e: before.lying[e] if before and e in still else self._pieces_in(zone) for e, zone in zones.items()})

    def _pieces_in(self, zone: BaseGeometry) -> tuple[tuple[Key, int], ...]:
        """The pieces that a zone touches."""
        found = self.tree.query(zone, predicate="intersects")
        keys, first = list(self.joined.first), np.fromiter(self.joined.first.values(), np.intp)
        squares = np.searchsorted(first, found, "right") - 1
        return tuple((keys[at], n) for at, n in zip(squares.tolist(), (found - first[squares]).tolist(), strict=True))

    @property
    def gates_known(self) -> Gates | None:
        """What lies at the entrances or, where nobody has asked for it, did on an earlier ground."""
        return self.__dict__.get("gates", self._gates_before)

    @cached_property
    def by_part(self) -> bytes:
        """Part by part: is it tied to an entrance? One byte each."""
        return self.entered[self.number].tobytes()

    def unlike(self, before: "Passable") -> set[Key]:
        """The squares that are not what they were on an earlier ground, or not tied to entrances as they were."""
        now, was, first, mine, theirs = self.joined.tiles, before.joined.tiles, before.joined.first, self.by_part, before.by_part
        changed = set(was.keys() - now.keys())
        for key, here in self.joined.first.items():
            tile = now[key]
            if tile is not was.get(key) or mine[here : here + len(tile.pieces)] != theirs[first[key] : first[key] + len(tile.pieces)]:
                changed.add(key)
        return changed

    def stirred(self, zones: Sequence[BaseGeometry], before: "Passable") -> list[bool]:
        """Zone by zone: may a far change have cut off something in it, or tied it to an entrance?"""
        changed = self.unlike(before)
        # Where all is tied both times, only the very place of a change is not as it was.
        changed = self._cut_off(changed) | before._cut_off(changed)
        return [not changed.isdisjoint(squares) for squares in self.squares.floor.lying_in(zones)]

    def _cut_off(self, squares: Iterable[Key]) -> set[Key]:
        """Those squares in which something is not tied to an entrance."""
        tiles, first = self.joined.tiles, self.joined.first
        return {key for key in squares if key in tiles and 0 in self.by_part[first[key] : first[key] + len(tiles[key].pieces)]}

    def touching(self, zone: BaseGeometry) -> frozenset[int]:
        """The numbers of the areas a zone touches."""
        return frozenset(self.number[self.tree.query(zone, predicate="intersects")].tolist())

    def reaches(self, zones: Sequence[BaseGeometry]) -> list[bool]:
        """Zone by zone: does it touch an area that is tied to an entrance?"""
        zone, part = self.tree.query(np.array(zones, object), predicate="intersects")
        reached = set(zone[self.entered[self.number[part]]].tolist())
        return [n in reached for n in range(len(zones))]

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


def passable(
    ground: Ground, going: Going, width: float, before: Passable | None = None, like: Passable | None = None
) -> Passable:
    """The free ground drawn in by half the width.

    ``before``: the same of an earlier ground; ``like``: the same of this ground for somebody else who is as wide.
    """
    half = (width - TOLERANCE) / 2
    squares = _followed(ground, going, half, before.squares if before else None, like.squares if like else None)
    tied = joined(squares.tiles, before.joined if before else None)
    return Passable(width, squares, tied, ground.entrances, *((before.net_known, before.gates_known) if before else (None, None)))


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
