"""The visible ground of a site with the plan built on it, and what of it people walk and wheels roll on.

What the site's own ground makes is worked out once for all plans on it; a plan only changes it where it lays something.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from baukasten import element as catalogue_element
from baukasten.element import Catalogue
from baukasten.geometry import areas, polygon, shapely_point
from baukasten.plan import ItemId, Path, Surface, item_area
from baukasten.scene import EARTH
from baukasten.site import Building, Entrance, Site
from baukasten.snapshot import Snapshot

JOINT = 0.01
"""Metres. Surfaces drawn edge to edge are never quite so; a joint up to twice this is none."""
IN_WALL = 0.2
"""Metres. An entrance so near a house, a wall or a fence is a door or a gate in it."""


@dataclass(frozen=True)
class Cover:
    """A visible piece of ground. ``known`` is False where nobody described the ground."""

    item: ItemId | None
    shape: BaseGeometry
    ground: catalogue_element.Ground
    known: bool = True
    material: str = ""
    """The id of the catalogue surface, empty where there is none."""


@dataclass(frozen=True, eq=False)
class Floor:
    """Metres. ``walk``, ``rolls``: all that people walk on, that wheels roll on, joined; both reach a little out of each entrance."""

    boundary: BaseGeometry
    covers: tuple[Cover, ...]
    walk: BaseGeometry
    rolls: BaseGeometry


@dataclass(frozen=True, eq=False)
class _Bare:
    """The floor of a site on which no plan lays anything, and what it was joined from."""

    floor: Floor
    walked: BaseGeometry
    rolled: BaseGeometry
    aprons: tuple[BaseGeometry, ...]


def floor(snapshot: Snapshot) -> Floor:
    """The floor of the site with what the plan lays on it."""
    bare = _bare(snapshot.site, snapshot.catalogue)
    boundary, laid = bare.floor.boundary, list(_laid(snapshot))
    if not laid:
        return bare.floor
    under = shapely.union_all([cover.shape for cover in laid])
    new = [*_seen(laid, boundary)]
    seen = [*new, *_beside(bare.floor.covers, under)]
    walk, rolls = (
        _joined([shapely.difference(there, under), *_shapes(new, wheels), *bare.aprons])
        for there, wheels in ((bare.walked, False), (bare.rolled, True))
    )
    return Floor(boundary, tuple(seen), walk, rolls)


@lru_cache(maxsize=4)
def _bare(site: Site, catalogue: Catalogue) -> _Bare:
    boundary, described = polygon(site.boundary), [(area, catalogue.get(area.material)) for area in site.ground]
    layers = [
        Cover(None, polygon(area.outline), known.ground if known and known.ground else EARTH, bool(known and known.ground), area.material)
        for area, known in described
    ]  # fmt: skip
    covers = [*_seen(layers, boundary)]
    rest = areas(shapely.difference(boundary, shapely.union_all([layer.shape for layer in layers])))
    if not rest.is_empty:
        covers.append(Cover(None, rest, EARTH, known=False))
    aprons = tuple(_apron(entrance, boundary, site.buildings) for entrance in site.entrances)
    walked, rolled = (_shapes(covers, wheels) for wheels in (False, True))
    floor = Floor(boundary, tuple(covers), _joined([*walked, *aprons]), _joined([*rolled, *aprons]))
    return _Bare(floor, shapely.union_all(walked), shapely.union_all(rolled), aprons)


def _laid(snapshot: Snapshot) -> Iterator[Cover]:
    """What the plan lays, whole; later ones lie over earlier ones."""
    for item_id, item in sorted([*snapshot.plan.there(Surface), *snapshot.plan.there(Path)]):
        element = snapshot.element(item)
        if element and element.ground:
            yield Cover(item_id, item_area(item), element.ground, True, element.id)


def _seen(layers: list[Cover], boundary: BaseGeometry) -> Iterator[Cover]:
    """What is seen of each within the boundary, unrounded; the last first: later ones cover earlier ones."""
    uncovered = boundary
    for layer in reversed(layers):
        seen = areas(shapely.intersection(layer.shape, uncovered))
        if not seen.is_empty:
            uncovered = areas(shapely.difference(uncovered, layer.shape))
            yield _of(layer, seen)


def _beside(covers: Iterable[Cover], under: BaseGeometry) -> Iterator[Cover]:
    """What is seen of each beside what is laid over it."""
    for cover in covers:
        if not cover.shape.intersects(under):
            yield cover
        elif not (shape := areas(shapely.difference(cover.shape, under))).is_empty:
            yield _of(cover, shape)


def _of(cover: Cover, shape: BaseGeometry) -> Cover:
    return Cover(cover.item, shape, cover.ground, cover.known, cover.material)


def _shapes(covers: Iterable[Cover], wheels: bool) -> list[BaseGeometry]:
    """Of those that people walk on, or that wheels roll on."""
    return [cover.shape for cover in covers if cover.ground.walkable and (cover.ground.rolls or not wheels)]


def _joined(shapes: list[BaseGeometry]) -> BaseGeometry:
    # Corners closer than the millimetre say nothing, and ten thousands of them would take minutes.
    one = shapely.simplify(shapely.union_all(shapes), 0.001)
    # Where two sides of a sliver lie on each other GEOS divides by zero on the way and gets the right area all the same.
    with np.errstate(divide="ignore", invalid="ignore"):
        return areas(one.buffer(JOINT, join_style="mitre").buffer(-JOINT, join_style="mitre"))


def _apron(entrance: Entrance, boundary: BaseGeometry, buildings: tuple[Building, ...]) -> BaseGeometry:
    """The ground just outside an entrance, or behind a door: half a circle as wide as it is."""
    circle = opening(entrance)
    behind = [shapely.intersection(circle, there) for there in map(house, buildings) if is_in(entrance, there)]
    return areas(shapely.union_all([shapely.difference(circle, boundary), *behind]))


def opening(entrance: Entrance) -> BaseGeometry:
    """The circle around the middle of an entrance, as wide as it is."""
    return shapely_point(entrance.at).buffer(_circumscribed(entrance.width / 2000), quad_segs=16)


def is_in(entrance: Entrance, shape: BaseGeometry) -> bool:
    """Whether an entrance is a door or a gate in a house, a wall or a fence."""
    return bool(shapely.dwithin(shape, shapely_point(entrance.at), IN_WALL))


@lru_cache(maxsize=1024)
def house(building: Building) -> BaseGeometry:
    """The outline of a house, metres."""
    return polygon(building.outline)


def _circumscribed(radius: float, corners: int = 64) -> float:
    """Radius of a regular polygon's corners that holds a circle of ``radius``."""
    return float(radius / shapely.Point(0, 0).buffer(1, quad_segs=corners // 4).exterior.distance(shapely.Point(0, 0)))
