"""Where the middle of something of a given width can be, and which of these places are tied to an entrance."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property, lru_cache
from threading import Lock
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten.access.ground import Ground, InTheWay, Obstacle, Step
from baukasten.access.net import Net
from baukasten.access.seams import Joined, joined
from baukasten.access.tiles import Cut, Key, Shapes, Tile, shrunk, tiles
from baukasten.geometry import parts_with_area, shapely_point
from baukasten.site import Entrance

TOLERANCE = 0.001
"""Metres by which a width may fall short: drawn exactly to the norm must pass."""
BESIDE = 0.1
"""Metres beyond half the width that are looked at around a window."""

FEW = 8
"""So few squares are drawn in at once where most is known."""
WAVES = 4
"""So many times the squares around are drawn in to see what is tied, then all at once."""
HAIR = 0.0001
"""Metres. The parts lie edge to edge; what gapes less than this between two of them is no gap."""


class Going(Enum):
    """Who goes: on wheels; stepless over any ground; on foot."""

    WHEELS = "wheels"
    STEPLESS = "stepless"
    FEET = "feet"


@dataclass(frozen=True, eq=False)
class Squares:
    """The squares a passable ground is made of, drawn in when they are first needed, and what they are made from."""

    floor: Cut
    half: float
    stands: InTheWay
    drawn: dict[Key, Tile] = field(default_factory=dict)
    """Those drawn so far."""
    _one_at_a_time: AbstractContextManager[bool] = field(default_factory=Lock, init=False, repr=False)
    """Two threads may ask."""

    @property
    def tiles(self) -> Mapping[Key, Tile]:
        """All of them."""
        self.draw(self.floor.floors)
        return self.drawn

    def draw(self, keys: Iterable[Key]) -> None:
        with self._one_at_a_time:
            missing = [key for key in keys if key not in self.drawn]
            if missing:
                self.drawn.update(tiles(self.floor, missing, self.half, self.stands.shapes, self.stands.boxes))

    def take_over(self, other: "Squares") -> None:
        """The squares that come out here as they did there."""
        gone, come = self.stands.unlike(other.stands.by_id)
        boxes = shapely.bounds(np.array([o.shape for o in (*gone, *come)], object)).reshape(-1, 4)
        changed = self.floor.under(boxes, self.half + 0.01) | self.floor.unlike(other.floor)
        same = other.drawn.copy()
        for key in changed | (other.floor.floors.keys() - self.floor.floors.keys() if other.floor is not self.floor else set()):
            same.pop(key, None)
        self.drawn.update(same if not self.drawn else {key: tile for key, tile in same.items() if key not in self.drawn})

    def beside(self, tied: Joined) -> Mapping[int, set[Key]]:
        """By the number of each area of what is drawn the squares that it goes on into, maybe, and that are not drawn yet."""
        found: dict[int, set[Key]] = {}
        for (i, j), tile in tied.tiles.items():
            for beyond, border in zip(((i - 1, j), (i, j - 1), (i + 1, j), (i, j + 1)), tile.borders, strict=True):
                if border and beyond not in tied.tiles and beyond in self.floor.floors:
                    for number in {int(tied.number[tied.first[i, j] + n]) for _start, _end, n in border}:
                        found.setdefault(number, set()).add(beyond)
        return found


class Answer(NamedTuple):
    """Whether a zone touches an area that is tied to an entrance, and the squares that the zone lies in."""

    zone: BaseGeometry
    squares: tuple[Key, ...]
    reached: bool


@dataclass(frozen=True, eq=False)
class Answers:
    """What was told of zones, by their identity; ``joined``: of which ground; ``entered``: a byte for each of its parts."""

    joined: Joined
    entered: bytes
    told: dict[int, Answer]

    def still(self, joined: Joined, entered: bytes) -> dict[int, Answer]:
        """Those answers that hold for another ground."""
        changed = self.unlike(joined, entered)
        return {zone: answer for zone, answer in self.told.items() if changed.isdisjoint(answer.squares)}

    def unlike(self, joined: Joined, entered: bytes) -> set[Key]:
        """The squares that are not what they were on another ground, or not tied to entrances as they were."""
        was, now = self.joined.tiles, joined.tiles
        same = [key for key, tile in now.items() if was.get(key) is tile]
        kept = set[Key]()
        for key in same:
            here, there, count = joined.first[key], self.joined.first[key], len(now[key].pieces)
            if entered[here : here + count] == self.entered[there : there + count]:
                kept.add(key)
        return (was.keys() | now.keys()) - kept

    def cut_off(self, squares: Iterable[Key]) -> set[Key]:
        """Those squares in which something is not tied to an entrance."""
        tiles, first = self.joined.tiles, self.joined.first
        return {key for key in squares if key in tiles and 0 in self.entered[first[key] : first[key] + len(tiles[key].pieces)]}


@dataclass(frozen=True, eq=False)
class Passable:
    """The areas in which the middle of something ``width`` metres wide can move about, numbered from 0.

    They are held in small ``parts``; ``number`` tells the area of each.
    """

    width: float
    squares: Squares = field(repr=False)
    entrances: tuple[Entrance, ...] = field(repr=False)
    earlier: Answers | None = field(repr=False)
    _joined_before: Joined | None = field(repr=False)
    _net_before: Net | None = field(repr=False)

    @property
    def whole(self) -> "Passable":
        """The same with all its squares drawn in."""
        self.squares.draw(self.squares.floor.floors)
        return self

    @cached_property
    def joined(self) -> Joined:
        """All its parts."""
        return joined(self.squares.tiles, self._joined_before)

    @property
    def joined_known(self) -> Joined | None:
        """The same or, where nobody has asked for it, of an earlier ground."""
        return self.joined if "joined" in self.__dict__ else self._joined_before

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
        gates = np.array([gate(entrance, self.width) for entrance in self.entrances], object)
        entered[self.number[self.tree.query(gates, predicate="intersects")[1]]] = True
        return entered

    @cached_property
    def answers(self) -> Answers:
        """What has been told of zones: things are asked for again and again."""
        entered = self.entered[self.number].tobytes()
        return Answers(self.joined, entered, self.earlier.still(self.joined, entered) if self.earlier else {})

    def stirred(self, zones: Sequence[BaseGeometry], before: "Passable") -> list[bool]:
        """Zone by zone: may a far change have cut off something in it, or tied it to an entrance?"""
        changed = self.answers.unlike(before.joined, before.answers.entered)
        # Where all is tied both times, only the very place of a change is not as it was.
        changed = self.answers.cut_off(changed) | before.answers.cut_off(changed)
        return [not changed.isdisjoint(squares) for squares in self.squares.floor.lying_in(zones)]

    def touching(self, zone: BaseGeometry) -> frozenset[int]:
        """The numbers of the areas a zone touches."""
        return frozenset(self.number[self.tree.query(zone, predicate="intersects")].tolist())

    def tied(self, zones: Sequence[BaseGeometry]) -> list[frozenset[int]]:
        """Zone by zone numbers of the areas that it touches: zones with one in common are tied.

        No more squares are drawn in for this than it takes to tell; the numbers hold among these zones only.
        """
        squares = self.squares
        left = len(squares.floor.floors) - len(squares.drawn)
        if "joined" in self.__dict__ or left > len(squares.drawn) or self._joined_before and left <= FEW:
            return [self.touching(zone) for zone in zones]
        squares.draw({key for those in squares.floor.lying_in(zones) for key in those} & squares.floor.floors.keys())
        tied = self._joined_before
        for _wave in range(WAVES):
            tied = joined(squares.drawn.copy(), tied)
            zone, part = shapely.STRtree(tied.parts).query(zones, predicate="intersects")
            touched = [frozenset(tied.number[part[zone == n]].tolist()) for n in range(len(zones))]
            open_ended = squares.beside(tied)
            going_on = sorted(frozenset().union(*touched) & open_ended.keys(), key=lambda n: int((tied.number == n).sum()))
            if len(going_on) < 2 or frozenset.intersection(*touched):
                return touched
            # The largest is found by the others.
            squares.draw({key for number in going_on[:-1] for key in open_ended[number]})
        return [self.touching(zone) for zone in zones]

    def reaches(self, zones: Sequence[BaseGeometry]) -> list[bool]:
        """Zone by zone: does it touch an area that is tied to an entrance?"""
        told = self.answers.told
        asked = [zone for zone in zones if id(zone) not in told]
        if asked:
            zone, part = self.tree.query(asked, predicate="intersects")
            reached = set(zone[self.entered[self.number[part]]].tolist())
            for n, (of, squares) in enumerate(zip(asked, self.squares.floor.lying_in(asked), strict=True)):
                told[id(of)] = Answer(of, squares, n in reached)
        return [told[id(zone)].reached for zone in zones]

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
    ground: Ground, going: Going, width: float, before: Passable | None = None, like: Iterable[Passable] = ()
) -> Passable:
    """The free ground drawn in by half the width.

    ``before``: the same of an earlier ground; ``like``: of the same width for somebody else, or of the site as it is.
    """
    floor = ground.cut(going is Going.WHEELS, half := (width - TOLERANCE) / 2)
    squares = Squares(floor, half, in_the_way(ground, going))
    for other in (of.squares for of in (before, *like) if of is not None):
        squares.take_over(other)
    if before is None:
        return Passable(width, squares, ground.entrances, None, None, None)
    answers = before.answers if "answers" in before.__dict__ else before.earlier
    return Passable(width, squares, ground.entrances, answers, before.joined_known, before.net_known)


def in_the_way(ground: Ground, going: Going) -> InTheWay:
    return ground.closed_to_feet if going is Going.FEET else ground.closed_to_wheels


def standing(ground: Ground, going: Going, shape: BaseGeometry, distance: float = 0.0) -> tuple[Obstacle | Step, ...]:
    """What somebody does not get past, within a distance in metres of a shape: the obstacles in their order, then the barriers."""
    barriers = () if going is Going.FEET else tuple(b for b in ground.barriers if b.shape.dwithin(shape, distance))
    return (*ground.near(shape, distance), *barriers)


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


@dataclass(frozen=True, eq=False)
class Surroundings:
    """A window of a ground, and so much of the floor and of what stands in the way as matters to somebody up to a width."""

    window: BaseGeometry
    floor: BaseGeometry | None
    """None where there is floor all around."""
    blocked: BaseGeometry

    def drawn_in(self, half: float) -> tuple[BaseGeometry, ...]:
        """Where a disc of radius ``half`` (metres) fits with its centre within the window."""
        inside = self.window
        if self.floor is not None:
            inside = shapely.intersection(shrunk(np.array([self.floor], object), half)[0], self.window)
        left = shapely.difference(inside, shapely.buffer(self.blocked, half, quad_segs=16))
        return tuple(part for part in parts_with_area(left) if part.area > 1e-9)


def surroundings(ground: Ground, going: Going, window: BaseGeometry, most: float) -> Surroundings:
    """``most``: half the greatest width in metres that will be asked for."""
    wide = window.buffer(most + BESIDE, join_style="mitre")
    blocked = [o.shape for o in standing(ground, going, wide)]
    floor = shapely.intersection(ground.floor(going is Going.WHEELS), wide)
    whole = shapely.area(floor) > shapely.area(wide) - 1e-9
    return Surroundings(window, None if whole else floor, shapely.multipolygons(shapely.get_parts(blocked)))
