"""Who sees whom: from where people come and go, and what stands solid between knee and eye.

A place is seen if one straight look from an entrance or from the way across the site reaches it. What lets light
through, ends below 1.60 m or begins above 0.80 m hides nobody. That is this program's own yardstick: no standard
asks for it, but people feel safer where others see them.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from baukasten import trees
from baukasten.access.ground import Ground
from baukasten.access.things import Thing
from baukasten.body import Crown, Part, Prism, Sheet
from baukasten.element import Element
from baukasten.geometry import Point, carried, line, parts_with_area, polygon
from baukasten.plan import ItemId, Line, Path
from baukasten.site import EdgeKind, Site
from baukasten.snapshot import Snapshot
from baukasten.units import Millimetre, Tenth

KNEE: Millimetre = 800
MIDDLE: Millimetre = 1200
EYE: Millimetre = 1600
CLEAR = 0.3
"""Share of light that passes through what can be seen through."""
ROUGH = 0.05
"""Metres: corners are no more exact than this."""
PERSON = 0.6
"""Metres across: nobody hides behind less, such as a post."""
STEP = 8.0
"""Metres from one place to look from to the next, along the ways."""
MOST = 20_000
"""Of so many things it is remembered whether they are seen."""

Points = NDArray[np.float64]
"""[n, 2], metres."""


@dataclass(frozen=True, eq=False)
class Sight:
    """``screens``: what hides people. ``items``: the plan's item of each, 0 for the site's own.

    ``places``: where people look from. ``tree``: over ``screens``, which are prepared.
    """

    screens: tuple[BaseGeometry, ...]
    items: NDArray[np.int64]
    places: Points
    tree: shapely.STRtree
    _told: dict[tuple[Point, ItemId], bool] = field(default_factory=dict, repr=False)
    """What has been told of things: most stay where they are from one plan to the next."""

    def unseen(self, there: list[tuple[Point, ItemId]]) -> set[tuple[Point, ItemId]]:
        """Those items, each at a point, that nobody sees. An item does not hide itself."""
        if len(self._told) > MOST:
            self._told.clear()
        if new := [one for one in there if one not in self._told]:
            points, own = np.array([at for at, _item in new]) / 1000, np.array([item for _at, item in new])
            self._told.update(zip(new, self.hidden(points, own).tolist(), strict=True))
        return {one for one in there if self._told[one]}

    def hidden(self, points: Points, own: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each point whether nobody sees it. ``own``: the item at each point, which does not hide itself; -1 for none."""
        hidden = np.zeros(len(points), bool)
        if not self.screens or not len(self.places):
            return hidden if len(self.places) else ~hidden
        east, north = (points[:, None] - self.places[None]).transpose(2, 0, 1)
        away = east * east + north * north
        # Most are seen from the nearest place already, so few looks are left for the others.
        left, first = np.flatnonzero(self._barred(points, own, np.argmin(away, axis=1)[:, None])), 1
        order = np.argsort(away[left], axis=1)
        while first < len(self.places) and len(left):
            still = self._barred(points[left], own[left], order[:, first : 2 * first + 1])
            left, order, first = left[still], order[still], 2 * first + 1
        hidden[left] = True
        return hidden

    def _barred(self, points: Points, own: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each point whether a screen stands before it from each of ``places`` [point, place]."""
        ends = np.stack([self.places[places], np.broadcast_to(points[:, None], (*places.shape, 2))], axis=2)
        looks = shapely.linestrings(ends.reshape(-1, 2, 2))
        look, screen = self.tree.query(looks)
        meets = shapely.intersects(self.tree.geometries[screen], looks[look])
        look, screen = look[meets], screen[meets]
        barred = np.zeros(places.size, bool)
        barred[look[self.items[screen] != np.repeat(own, places.shape[1])[look]]] = True
        return barred.reshape(places.shape).all(axis=1)


ON_EDGE = 0.0105
"""Metres. Who stands on the very edge of the ground stands on it; between two millimetres, so that rounding decides nothing."""


def sight(snapshot: Snapshot, ground: Ground, high: Iterable[Thing]) -> Sight:
    """``high``: the things that may hide somebody (``may_hide``)."""
    places = _places(snapshot, ground)
    return _looking(tuple(_screens(snapshot, high)), tuple(map(tuple, places.tolist())))


def may_hide(element: Element) -> bool:
    """Somebody may be hidden by such a thing; by a tree that follows from its size."""
    return element.tree is not None or _screen(element, 0, 0) is not None


@lru_cache(maxsize=4)
def _looking(screens: tuple[tuple[ItemId, BaseGeometry], ...], places: tuple[tuple[float, float], ...]) -> Sight:
    """The same while nothing high is moved and no way is drawn."""
    shapes = tuple(shape for _item, shape in screens)
    shapely.prepare(shapes)
    items = np.array([item for item, _shape in screens], np.int64)
    return Sight(shapes, items, np.array(places, float).reshape(-1, 2), shapely.STRtree(shapes))


def _places(snapshot: Snapshot, ground: Ground) -> Points:
    """Entrances, the ways from them over the site, and the paths that are drawn."""
    entrances = [(e.at.x / 1000, e.at.y / 1000) for e in ground.entrances]
    runs = [item.points for _id, item in snapshot.plan.there(Path) if len(item.points) >= 2]
    found = [np.array(entrances, float).reshape(-1, 2)]
    found += [_along(tuple((p.x / 1000, p.y / 1000) for p in run)) for run in runs]
    if len(entrances) > 1:
        middle = tuple(np.mean(entrances, axis=0).tolist())
        found += [_along((entrance, middle)) for entrance in entrances]
    places = np.concatenate(found)
    return places[shapely.dwithin(ground.walk, shapely.points(places), ON_EDGE)] if len(places) else places


@lru_cache(maxsize=256)
def _along(run: tuple[tuple[float, ...], ...]) -> Points:
    """Places evenly along a run of points in metres, its ends included."""
    length = float(np.hypot(*np.diff(run, axis=0).T).sum())
    at = np.linspace(0, 1, max(2, math.ceil(length / STEP) + 1))
    return shapely.get_coordinates(shapely.line_interpolate_point(shapely.linestrings(run), at, normalized=True))


def _screens(snapshot: Snapshot, high: Iterable[Thing]) -> Iterator[tuple[ItemId, BaseGeometry]]:
    for thing in high:
        if (shape := screen(thing)) is not None:
            yield thing.item, shape
    for item_id, item in snapshot.plan.there(Line):
        element = snapshot.element(item)
        if element and element.size[2] >= EYE and element.light.leafy < CLEAR and len(item.points) >= 2:
            yield item_id, line(item.points).buffer(max(element.size[1], 20) / 2000, cap_style="flat", join_style="mitre")
    yield from ((0, shape) for shape in _built(snapshot.site))


@lru_cache(maxsize=4)
def _built(site: Site) -> tuple[BaseGeometry, ...]:
    """What hides people on the site as it is."""
    walls = [e for e in site.edges if e.kind is EdgeKind.WALL and e.height >= EYE and len(e.points) >= 2]
    return (
        *(polygon(building.outline) for building in site.buildings),
        *(line(wall.points).buffer(max(wall.width, 120) / 2000, cap_style="flat") for wall in walls),
    )


def screen(thing: Thing) -> BaseGeometry | None:
    """What of a thing hides a person behind it, metres; None where nothing does."""
    size = (thing.placed.height, thing.placed.spread) if thing.element.tree else (0, 0)
    return _carried(thing.element, *size, thing.at, thing.angle)


@lru_cache(maxsize=4096)
def _carried(element: Element, height: Millimetre, spread: Millimetre, at: Point, angle: Tenth) -> BaseGeometry | None:
    """Most things stay where they are from one plan to the next."""
    own = _screen(element, height, spread)
    return None if own is None else carried(own, at, angle)


@lru_cache(maxsize=4096)
def _screen(element: Element, height: Millimetre, spread: Millimetre) -> BaseGeometry | None:
    """In its own system: where it is solid from the knee to the middle and from there to the eye; None where it is not."""
    parts = trees.parts(element.tree, trees.size(element.tree, 0, height, spread)) if element.tree else element.body
    low = shapely.union_all([shape for part in parts for shape in _solid(part, KNEE, MIDDLE)])
    high = shapely.union_all([shape for part in parts for shape in _solid(part, MIDDLE, EYE)])
    both = parts_with_area(shapely.simplify(shapely.intersection(low, high), ROUGH))
    wide = [part for part in both if math.dist(part.bounds[:2], part.bounds[2:]) >= PERSON]
    return shapely.union_all(wide) if wide else None


def _solid(part: Part, bottom: Millimetre, top: Millimetre) -> Iterator[BaseGeometry]:
    """The part seen from above, where it fills all between two heights and nobody sees through."""
    if part.light.leafy >= CLEAR:
        return
    match part:
        case Prism(outline, low, high) if low <= bottom and high >= top:
            yield polygon(outline)
        case Crown() if part.bottom <= bottom and part.top >= top:
            yield shapely.Point(part.centre.x / 1000, part.centre.y / 1000).buffer(part.diameter / 2000, quad_segs=4)
        case Sheet(corners) if min(c.z for c in corners) <= bottom and max(c.z for c in corners) >= top:
            yield shapely.MultiPoint([(c.x / 1000, c.y / 1000) for c in corners]).convex_hull.buffer(0.02, cap_style="flat")
