"""A repair for want of shade that grows: which tree of the catalogue, and where.

At planting a crown is two metres wide and shades hardly anybody. So a tree is tried with the sun as it is
when the tree has grown, ten years on and if need be twenty-five, and the answer says how long it takes. It
has to fit when it is grown up: clear of houses, other trees, ways, falling children and kerbs (rules.md
T06–T08, T18). Lines under the ground are in no site's data: ask for them.
"""

from collections.abc import Iterator
from itertools import islice

import shapely

from baukasten import trees
from baukasten.access.covers import Cover
from baukasten.access.reach import PASS
from baukasten.change import Change
from baukasten.checks.case import Case
from baukasten.checks.poisonous import POISONOUS
from baukasten.checks.shelter import AT_ENTRANCE, Wanted, rings, shades, towards_the_sun
from baukasten.checks.tree_facade import BEYOND
from baukasten.checks.tree_spacing import CLOSE
from baukasten.checks.tried_sun import Followed
from baukasten.commands import place
from baukasten.element import Element, Texture, Tree
from baukasten.geometry import Point, polygon, shapely_point
from baukasten.shade import IN_SHADE
from baukasten.trees import YEARS

OF_ONE = 6
"""So many places are tried with the sun for one species."""
SPECIES = 12
"""So many species are tried at most."""
STEP, FAR = 1.0, 4.0
"""Metres from one place to the next, and how far from the best one."""
TO_KERB = 1.0
"""Metres from the trunk (rules.md T08)."""
UNPLANTED = (Texture.WATER, Texture.BOARDS)


def shade_trees(case: Case, wanted: Wanted) -> Iterator[tuple[Change, int]]:
    """A tree that gives a thing its shade, and after how many years; an empty change where what is planted will do."""
    for year in YEARS[1:]:
        suns = tuple(case.followed(day, year) for day in wanted.days)
        if all(wanted.enough(sun.light, wanted.thing.item) for sun in suns):
            yield Change(), year
            return
        found = False
        for element, tree in _species(case, year):
            if change := _planted(case, wanted, suns, element, tree, year):
                found = True
                yield change, year
        if found:
            return


def _planted(case: Case, wanted: Wanted, suns: tuple[Followed, ...], element: Element, tree: Tree, year: int) -> Change | None:
    changes = (place(case.snapshot.plan, element.id, at) for at in islice(_places(case, wanted, element, tree, year), OF_ONE))
    return next((change for change in changes if shades(suns, change, wanted)), None)


def _species(case: Case, year: int) -> list[tuple[Element, Tree]]:
    """Trees that give shade, those first that the money that is left pays for; then the cheapest, then the widest."""
    known = ((e, e.tree) for e in case.snapshot.catalogue.elements.values() if e.tree)
    fit = [
        (e, tree) for e, tree in known
        if tree.light.leafy <= IN_SHADE and e.plant and not tree.botanical.lower().startswith(POISONOUS)
    ]

    def worth(pair: tuple[Element, Tree]) -> tuple[bool, int, int, str]:
        element, tree = pair
        return element.price.mid > case.money_left, element.price.mid, -trees.size(tree, year).crown, element.id

    return sorted(fit, key=worth)[:SPECIES]


def _places(case: Case, wanted: Wanted, element: Element, tree: Tree, year: int) -> Iterator[Point]:
    """Where it may stand, the most promising first: the thing then lies in the shadow of the middle of its crown."""
    size = trees.size(tree, year)
    best = towards_the_sun(wanted, (size.crown_base + size.height) // 2)
    if best is None:
        return
    for dx, dy in _OFFSETS:
        if _has_room(case, element, tree, at := best.moved(dx, dy)):
            yield at


_OFFSETS = rings(STEP, FAR)


def _has_room(case: Case, element: Element, tree: Tree, at: Point) -> bool:
    trunk, middle = polygon(element.footprint.placed(at, 0)), shapely_point(at)
    if trunk.is_empty or not case.ground.boundary.covers(trunk) or not _can_be_planted(case, element, middle):
        return False
    if any(building.distance(middle) < tree.grown_crown / 2000 + BEYOND for building in case.buildings):
        return False
    for other in case.things:
        if other.element.tree and other.at.distance(at) < CLOSE * (tree.grown_crown + other.element.tree.grown_crown) / 2:
            return False
    if any(shapely_point(e.at).distance(trunk) < AT_ENTRANCE for e in case.ground.entrances):
        return False
    if case.ground.near(trunk, PASS) or case.ground.barred.distance(middle) < TO_KERB:
        return False
    return not any(area.intersects(trunk) for _item, _element, area in case.playing.values())


def _can_be_planted(case: Case, element: Element, middle: shapely.Point) -> bool:
    """On paving a tree needs a pit: of two elements of a species the dearer brings it, on open ground the cheaper will do."""
    cover = _cover(case, middle)
    if cover is None or cover.ground.texture in UNPLANTED:
        return False
    kin = [e for e in case.snapshot.catalogue.elements.values() if e.plant and _grown(e) == _grown(element)]
    right = (max if cover.ground.rolls else min)(kin, key=lambda e: (e.price.mid, e.id))
    return right.id == element.id


def _grown(element: Element) -> tuple[str, int, int] | None:
    tree = element.tree
    return (tree.botanical, tree.grown_height, tree.grown_crown) if tree else None


def _cover(case: Case, middle: shapely.Point) -> Cover | None:
    return next((cover for cover in case.ground.covers if cover.shape.contains(middle)), None)
