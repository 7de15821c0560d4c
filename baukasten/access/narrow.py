"""The narrowest place of the widest way between two zones: where it is, how wide it is, and what makes it narrow.

Which things in the way part the two zones is told by ``chains``. Where a chain ends in a zone itself, because something
stands where somebody would begin or arrive, the width is found by halving.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeAlias, cast

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from baukasten.access.chains import MOST, Chains
from baukasten.access.ground import Ground, Obstacle
from baukasten.access.passable import TOLERANCE, Going, in_the_way
from baukasten.access.spots import Spots
from baukasten.access.steps import Step
from baukasten.access.ways import Ways
from baukasten.access.zones import Places, Zones, halved, places, widest_places
from baukasten.geometry import Point, shapely_point
from baukasten.units import mm

Pairs: TypeAlias = Sequence[tuple[Zones, Zones]]


@dataclass(frozen=True)
class Narrow:
    """``width`` in metres. ``between``: at most two obstacles; fewer where the edge of the ground is the other side."""

    place: Point
    width: float
    between: tuple[Obstacle, ...]


def clear_width(ground: Ground, a: Point, b: Point, going: Going = Going.WHEELS, most: float = 2 * MOST) -> float:
    """Greatest width in metres, at most ``most``, that gets from one point to another."""
    here, there = (lambda width, at=shapely_point(p): at.buffer(TOLERANCE) for p in (a, b))
    ways = Ways(ground)
    if is_tied(ways, going, [here], [there], most):
        return most
    found = narrowest(ways, going, [here], [there], most)
    return found.width if found else 0.0


def is_tied(ways: Ways, going: Going, some: Zones, others: Zones, width: float) -> bool:
    """Whether somebody so wide gets from one of some zones to one of others."""
    return are_tied(ways, going, [(some, others)], width)[0]


def are_tied(ways: Ways, going: Going, pairs: Pairs, width: float) -> list[bool]:
    """The same for several pairs."""
    between, enough = _ties(ways, going, [(*pair, width) for pair in pairs], narrower=False), width - TOLERANCE
    return [any(between.widest_from(some, width)[0][n] >= enough for n in between.end.numbers(others, width)) for some, others in pairs]


def ties(ways: Ways, going: Going, zones: Zones, width: float) -> NDArray[np.bool_]:
    """Whether somebody so wide gets from each of some zones to each other, [n, n]."""
    single = [[zone] for zone in zones]
    pairs = list(combinations(range(len(zones)), 2))
    tied = np.eye(len(zones), dtype=bool)
    for (n, m), is_open in zip(pairs, are_tied(ways, going, [(single[n], single[m]) for n, m in pairs], width), strict=True):
        tied[n, m] = tied[m, n] = is_open
    return tied


def narrowest(ways: Ways, going: Going, some: Zones, others: Zones, most: float) -> Narrow | None:
    """The narrowest place of the widest way from any of some zones to any of others, which ``most`` metres close.

    None where no way leads there, however narrow.
    """
    return narrowest_each(ways, going, [(some, others)], most)[0]


def narrowest_each(ways: Ways, going: Going, pairs: Pairs, most: float) -> list[Narrow | None]:
    """The same for several pairs."""
    between, spots = _ties(ways, going, [(*pair, most) for pair in pairs]), ways.spots(going)
    found = [between.narrow(spots, *pair, most) for pair in pairs]
    told = [narrow.width if narrow else 0.0 for narrow in found]
    for n in _too_little(ways, going, pairs, most, told):
        # Often it is the zone itself that is narrow.
        width = between.room(*pairs[n], most)
        if not is_tied(ways, going, *pairs[n], width):
            width = halved(lambda width, pair=pairs[n]: is_tied(ways, going, *pair, width), told[n], width)
        found[n] = _ties(ways, going, [(*pairs[n], width)]).narrow(spots, *pairs[n], width)
    return found


def _too_little(ways: Ways, going: Going, pairs: Pairs, most: float, told: list[float]) -> list[int]:
    """The pairs between which somebody gets who is a hair wider than was told: from or to elsewhere in a zone.

    Where only one piece of ground within a zone is open to somebody, those who are wider are on it too."""
    spots, known = ways.spots(going), dict[tuple[int, float], bool]()

    def in_one(zones: Zones, width: float) -> bool:
        key = id(zones), width
        if key not in known:
            known[key] = all(len(places(spots, zone, width)) == 1 for zone in zones)
        return known[key]

    wider = {n: width + 2 * TOLERANCE for n, width in enumerate(told) if width + 2 * TOLERANCE < most}
    doubtful = [(n, width) for n, width in wider.items() if not all(in_one(zones, width) for zones in pairs[n])]
    between = _ties(ways, going, [(*pairs[n], width) for n, width in doubtful], narrower=False)
    return [n for n, width in doubtful if between.widest(*pairs[n], width)[0] >= width - TOLERANCE]


@dataclass(frozen=True, eq=False)
class _Spots:
    """Places [n, 2] where somebody begins or arrives, and how wide they may be there at most, metres [n]; which of them are
    those of each zone, by its identity and the width that was asked for."""

    at: Places
    width: NDArray[np.float64]
    of: Mapping[tuple[int, float], range]

    def numbers(self, zones: Zones, width: float) -> list[int]:
        return [n for zone in zones for n in self.of[id(zone), width]]

    def room(self, zones: Zones, width: float) -> float:
        """How wide somebody may be at most."""
        return float(self.width[self.numbers(zones, width)].max(initial=0.0))


@dataclass(frozen=True, eq=False)
class _Ties:
    """Between all spots to begin at and all to end at: from which gap on, and by which link, they are parted, [ends, begins]."""

    chains: Chains
    begin: _Spots
    end: _Spots
    gaps: NDArray[np.float64]
    links: NDArray[np.int64]
    _known: dict[tuple[int, float], tuple[list[float], list[int]]] = field(default_factory=dict)

    def widest(self, some: Zones, others: Zones, width: float) -> tuple[float, int, int]:
        """How wide somebody may be, and between which spots."""
        wide, begin = self.widest_from(some, width)
        return max(((wide[n], begin[n], n) for n in self.end.numbers(others, width)), key=lambda found: found[0], default=(0.0, -1, -1))

    def widest_from(self, some: Zones, width: float) -> tuple[list[float], list[int]]:
        """The same for each spot to end at."""
        key = id(some), width
        if key not in self._known:
            here = np.array(self.begin.numbers(some, width), np.int64)
            wide = np.minimum(self.gaps[:, here], self.begin.width[here])
            best = wide.argmax(axis=1) if len(here) else np.empty(0, np.int64)
            most = np.minimum(wide.max(axis=1, initial=0.0), self.end.width)
            self._known[key] = most.tolist(), here[best].tolist() or [-1] * len(most)
        return self._known[key]

    def room(self, some: Zones, others: Zones, width: float) -> float:
        """How wide somebody may be who fits at both ends, metres."""
        return min(self.begin.room(some, width), self.end.room(others, width))

    def narrow(self, spots: Spots, some: Zones, others: Zones, most: float) -> Narrow | None:
        width, here, there = self.widest(some, others, most)
        if width <= 0.0:
            return None
        if self.gaps[there, here] <= width:
            x, y = self.chains.middle(int(self.links[there, here]))
        else:
            x, y = (self.end.at[there] if self.end.width[there] <= width else self.begin.at[here]).tolist()
        return Narrow(Point(mm(x), mm(y)), width, beside(spots, x, y, width))


def _ties(ways: Ways, going: Going, asked: Sequence[tuple[Zones, Zones, float]], narrower: bool = True) -> _Ties:
    """What parts zones from zones for somebody so wide. ``narrower``: where nobody so wide fits into a zone, somebody is
    asked about who is as wide as that allows."""
    begin, end = (_spots(ways, going, [(both[n], both[2]) for both in asked], narrower) for n in range(2))
    most = max((width for *_both, width in asked), default=0.0)
    chains = ways.chains(going, most)
    return _Ties(chains, begin, end, *chains.apart(begin.at, end.at, most))


def _spots(ways: Ways, going: Going, asked: Sequence[tuple[Zones, float]], narrower: bool) -> _Spots:
    """Of all zones for all widths, each once."""
    of: dict[tuple[int, float], range] = {}
    at: list[Places] = [np.empty((0, 2))]
    wide: list[float] = []
    spots = ways.spots(going)
    for zones, width in {(id(zones), width): (zones, width) for zones, width in asked}.values():
        for zone in zones:
            if (id(zone), width) not in of:
                room, there = widest_places(spots, zone, width) if narrower else (width, places(spots, zone, width))
                of[id(zone), width] = range(len(wide), len(wide) + len(there))
                at.append(there)
                wide += [room] * len(there)
    return _Spots(np.concatenate(at), np.array(wide), of)


def beside(spots: Spots, x: float, y: float, width: float) -> tuple[Obstacle, ...]:
    """The obstacles on both sides of a place: the nearest, and the nearest across from it."""
    key = x, y, width
    if (known := spots.told(key)) is not None:
        return cast(tuple[Obstacle, ...], known)
    box = x - width, y - width, x + width, y + width
    return spots.note(key, _beside(in_the_way(spots.ground, spots.going).within(box), shapely.Point(x, y), width), box)


def _beside(stands: list[Obstacle | Step], place: shapely.Point, width: float) -> tuple[Obstacle, ...]:
    near = sorted(stands, key=lambda o: (round(o.shape.distance(place), 3), o.item or math.inf))
    if not near or near[0].shape.distance(place) > width / 2 + 0.05:
        return ()
    first, *others = near
    across = [o for o in others if _opposite(place, first.shape, o.shape) and o.shape.distance(place) <= width / 2 + 0.1]
    return first, *across[:1]


def _opposite(place: shapely.Point, one: BaseGeometry, other: BaseGeometry) -> bool:
    (ax, ay), (bx, by) = (
        (nearest.x - place.x, nearest.y - place.y) for nearest in (nearest_points(shape, place)[0] for shape in (one, other))
    )
    return ax * bx + ay * by < 0
