"""Made-up quarters of two sizes that every run and every peer sees alike: one seed, one scene."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from baukasten.body import Crown, CrownForm, Light, MonthDay, Point3, Prism, Rod
from baukasten.earth import Anchor
from baukasten.geometry import Outline, Point, polygon
from baukasten.relief import Relief
from baukasten.scene import Body, Scene
from baukasten.site import Building, Site

ROSTOCK = Anchor("EPSG:25833", 310_341.828, 5_997_424.078)
"""54.09 N 12.10 E."""

LEAVES = Light(0.2, 0.6, MonthDay(4, 28), MonthDay(10, 20))
TRUNK_RADIUS = 150
GREY, GREEN, BROWN = "#888888", "#2f7d32", "#6b4a2b"


@dataclass(frozen=True)
class Size:
    """``side`` and ``cell`` in metres, then how many there are of each."""

    side: int
    cell: float
    buildings: int
    trees: int
    boxes: int


SIZES = {"S": Size(200, 0.25, 24, 150, 400), "L": Size(1000, 0.5, 400, 3000, 4000)}
"""S is a square with the houses around it, L a quarter."""


def scene(name: str, seed: int) -> Scene:
    """Buildings, trees and boxes the size of benches on flat ground; nobody sits there, the peers answer for the ground only."""
    size = SIZES[name]
    chance = np.random.default_rng(seed)
    outlines = list(_around(size, chance) if name == "S" else _in_blocks(size, chance))
    buildings = tuple(Building(outline, _mm(chance.uniform(8, 20))) for outline in outlines)
    built = shapely.union_all([polygon(b.outline) for b in buildings])
    bodies = [Body(None, (Prism(b.outline, 0, b.height, GREY),)) for b in buildings]
    bodies += [_tree(n, at, chance) for n, at in enumerate(_free(size.trees, size, built.buffer(2), chance), 1)]
    free = _free(size.boxes, size, built.buffer(1.2), chance)
    bodies += [_box(n, at, chance) for n, at in enumerate(free, size.trees + 1)]
    side = _mm(size.side)
    boundary = Outline((Point(0, 0), Point(side, 0), Point(side, side), Point(0, side)))
    site = Site(f"bench-{name}-{seed}", {"en": f"Scene {name}"}, boundary, ROSTOCK, buildings=buildings)
    return Scene(site, tuple(bodies), (), Relief(None))


def _around(size: Size, chance: np.random.Generator) -> Iterator[Outline]:
    """Houses along the four sides, a little askew."""
    each = size.buildings // 4
    for n in range(size.buildings):
        way, along = divmod(n, each)
        place = (along + 0.5) * size.side / each + chance.uniform(-2, 2)
        inward = chance.uniform(8.5, 11)
        middle = [(place, inward), (size.side - inward, place), (place, size.side - inward), (inward, place)][way]
        angle = 900 * (way % 2) + chance.integers(-35, 36)
        yield _rectangle(chance.uniform(20, 29), chance.uniform(9, 13), middle, int(angle))


def _in_blocks(size: Size, chance: np.random.Generator) -> Iterator[Outline]:
    """Houses on a grid of streets, each out of line and turned."""
    across = round(size.buildings**0.5)
    for n in range(size.buildings):
        row, column = divmod(n, across)
        x, y = ((k + 0.5) * size.side / across + chance.uniform(-5, 5) for k in (column, row))
        angle = 900 * chance.integers(2) + chance.integers(-170, 171)
        yield _rectangle(chance.uniform(14, 30), chance.uniform(9, 14), (x, y), int(angle))


def _free(count: int, size: Size, taken: shapely.Geometry, chance: np.random.Generator) -> list[Point]:
    """So many places off the edge and outside what is taken."""
    shapely.prepare(taken)
    places: list[Point] = []
    while len(places) < count:
        xy = chance.uniform(2, size.side - 2, (count, 2))
        places += [Point(_mm(x), _mm(y)) for x, y in xy[~shapely.contains_xy(taken, xy)]]
    return places[:count]


def _tree(item: int, at: Point, chance: np.random.Generator) -> Body:
    """Most crowns are ellipsoids, as on real squares; one in eight each is a column or a cone."""
    radius, bottom = chance.uniform(1.5, 4), chance.uniform(2, 3.5)
    height = 2 * radius * chance.uniform(0.9, 1.5)
    form = [CrownForm.COLUMN, CrownForm.CONE, *[CrownForm.ELLIPSOID] * 6][chance.integers(8)]
    foot = _mm(bottom)
    crown = Crown(at, foot, foot + _mm(height), 2 * _mm(radius), form, GREEN, LEAVES)
    return Body(item, (Rod(Point3(*at, 0), Point3(*at, foot + 300), TRUNK_RADIUS, BROWN), crown))


def _box(item: int, at: Point, chance: np.random.Generator) -> Body:
    metres = (at.x / 1000, at.y / 1000)
    outline = _rectangle(chance.uniform(0.5, 2), chance.uniform(0.4, 0.8), metres, int(chance.integers(3600)))
    return Body(item, (Prism(outline, 0, _mm(chance.uniform(0.45, 1)), GREY),))


def _rectangle(width: float, depth: float, middle: tuple[float, float], angle: int) -> Outline:
    return Outline.rectangle(_mm(width), _mm(depth)).placed(Point(_mm(middle[0]), _mm(middle[1])), angle)


def _mm(metres: float) -> int:
    return round(float(metres) * 1000)
