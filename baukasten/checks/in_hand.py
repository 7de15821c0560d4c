"""While a thing is in the hand: whether it may rest here, why not, and the room that it needs round it.

Only rules that look at single things and what stands near them are asked, on the piece of the plan round the
hand, so that the answer keeps up with it. What needs the whole plan, the ways and the sun, is judged when the
hand lets go. Nobody is kept from putting a thing anywhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import ModuleType

import shapely

from baukasten.checks.case import Case, case
from baukasten.checks.hand_zones import Zone, zones
from baukasten.finding import Finding, Result, Severity
from baukasten.geometry import Outline, Point, areas, line, outlines, polygon
from baukasten.phrase import Phrase
from baukasten.plan import BRIEF, Item, ItemId, Path, Plan, points_of
from baukasten.site import Site
from baukasten.snapshot import Snapshot
from baukasten.units import Millimetre

AROUND: Millimetre = 15_000
"""So far round the hand the plan is looked at; farther than nearly all rules about single things look (``REACH``)."""
TILE: Millimetre = 10_000
"""The ground is cut out in pieces this far apart, so that the same piece serves while the hand is near it."""
_SEVERITIES = tuple(Severity)


@dataclass(frozen=True)
class Resting:
    """``against``: what speaks against this place, the gravest first. ``zones``: the room that the things need."""

    against: tuple[Finding, ...]
    zones: tuple[Zone, ...]


def resting(rules: tuple[ModuleType, ...], snapshot: Snapshot, held: frozenset[ItemId]) -> Resting:
    """What the rules nearby say to things that lie at their places in ``snapshot`` while they are in the hand."""
    here = nearby(snapshot, held)
    given, far = case(here), _distances(here.plan, held)
    said = [f for f in _said(rules, given, far) if f.result is Result.NOT_KEPT]
    if any(not held & set(f.items) for f in said):
        # What is no better without the things is not their fault.
        without = replace(here, plan=Plan({i: item for i, item in here.plan.items.items() if i not in held}))
        before = {(f.identity, f.text) for f in _said(rules, case(without), {i: d for i, d in far.items() if i not in held})}
        said = [f for f in said if held & set(f.items) or (f.identity, f.text) not in before]
    own = _own(rules, here, held) if said else frozenset()
    against = sorted((f for f in said if (f.rule.id, f.text) not in own), key=_gravity)
    return Resting(tuple(against), tuple(zones(given, held)))


def _gravity(finding: Finding) -> tuple[int, bool]:
    """Gravest first, and what is between two things before what is about one alone."""
    return _SEVERITIES.index(finding.rule.severity), len(finding.items) < 2


def nearby(snapshot: Snapshot, held: frozenset[ItemId]) -> Snapshot:
    """The piece of plan and site round the things in the hand. Nobody comes in there: which ways lead to it is not asked."""
    places = [p for i in held for p in points_of(snapshot.plan.items[i])]
    if not places:
        return replace(snapshot, plan=Plan())
    west, east = min(p.x for p in places) - AROUND, max(p.x for p in places) + AROUND
    south, north = min(p.y for p in places) - AROUND, max(p.y for p in places) + AROUND
    near = {
        i: item for i, item in snapshot.plan.items.items() if i == BRIEF or _touches(item, west, south, east, north)
    }
    site = _piece(_Same(snapshot.site), west // TILE, south // TILE, -(-east // TILE), -(-north // TILE))
    return Snapshot(Plan(near, snapshot.plan.last), site, snapshot.catalogue)


def _distances(plan: Plan, held: frozenset[ItemId]) -> Mapping[ItemId, float]:
    """How far each item is from what is in the hand, from point to point, millimetres."""
    boxes = {i: shapely.box(*_box(item)) for i, item in plan.items.items() if points_of(item)}
    mine = shapely.union_all([boxes[i] for i in held if i in boxes])
    return {i: float(box.distance(mine)) for i, box in boxes.items()}


def _said(rules: tuple[ModuleType, ...], given: Case, far: Mapping[ItemId, float]) -> Iterator[Finding]:
    for rule in rules:
        if hasattr(rule, "judge"):
            for item, distance in far.items():
                if distance <= rule.REACH * 1000 + SIZE:
                    yield from rule.judge(given, item)


SIZE: Millimetre = 4_000
"""Things reach this far beyond the point that they are placed at, most of them."""


def _own(rules: tuple[ModuleType, ...], here: Snapshot, held: frozenset[ItemId]) -> frozenset[tuple[str, Phrase]]:
    """What would be said of the things anywhere, also in the midst of an empty field: that is no matter of the place."""
    items = {i: here.plan.items[i] for i in held}
    west, south, east, north = shapely.union_all([shapely.box(*_box(item)) for item in items.values()]).bounds
    corners = ((west, south), (east, south), (east, north), (west, north))
    far = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    field = Outline(tuple(Point(round(x + 30_000 * dx), round(y + 30_000 * dy)) for (x, y), (dx, dy) in zip(corners, far, strict=True)))
    site = replace(here.site, boundary=field, ground=(), buildings=(), edges=(), entrances=())
    given = case(Snapshot(Plan(items), site, here.catalogue))
    return frozenset((f.rule.id, f.text) for f in _said(rules, given, dict.fromkeys(held, 0.0)))


def _box(item: Item) -> tuple[Millimetre, Millimetre, Millimetre, Millimetre]:
    points = points_of(item)
    return min(p.x for p in points), min(p.y for p in points), max(p.x for p in points), max(p.y for p in points)


def _touches(item: Item, west: Millimetre, south: Millimetre, east: Millimetre, north: Millimetre) -> bool:
    if not points_of(item):
        return False
    w, s, e, n = _box(item)
    wide = item.width // 2 if isinstance(item, Path) else 0
    return w - wide <= east and e + wide >= west and s - wide <= north and n + wide >= south


@dataclass(frozen=True, eq=False)
class _Same:
    """A site that is known again by being the very same one: comparing all its points would take as long as cutting it."""

    site: Site

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.site is self.site

    def __hash__(self) -> int:
        return id(self.site)


@lru_cache(maxsize=16)
def _piece(whole: _Same, west: int, south: int, east: int, north: int) -> Site:
    """The site between four tiles, counted from its origin. Its boundary stays whole."""
    site, window = whole.site, shapely.box(west * TILE / 1000, south * TILE / 1000, east * TILE / 1000, north * TILE / 1000)
    shapely.prepare(window)
    ground = tuple(
        replace(area, outline=outline) for area in site.ground if window.intersects(shape := polygon(area.outline))
        for outline in outlines(areas(shapely.intersection(shape, window)))
    )
    return replace(
        site, ground=ground, entrances=(),
        buildings=tuple(b for b in site.buildings if window.intersects(polygon(b.outline))),
        edges=tuple(e for e in site.edges if len(e.points) > 1 and window.intersects(line(e.points))),
    )
