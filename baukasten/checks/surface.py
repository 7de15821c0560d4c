"""Wheels can roll to everything people use: loose sand, gravel, bark and lawn are no way for them."""

from collections.abc import Iterable, Iterator

import shapely

from baukasten.access.passable import HAIR, Going
from baukasten.access.reach import PASS, Hindrance, use_zone
from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot, no_entrance
from baukasten.checks.materials import rolling_material
from baukasten.checks.sources import DIN_18040_3_UNREAD
from baukasten.commands import draw_path
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import Point
from baukasten.phrase import _
from baukasten.plan import ItemId
from baukasten.units import mm

RULE = Rule(
    "A37", _("Wheels roll well on all ways"), Severity.SHOULD, DIN_18040_3_UNREAD,
    (
        Example("yard 20 x 20; entrance 0,10; bench 15,10", 0),
        Example("yard 20 x 20; entrance 0,10; lawn 8,0 to 20,20; bench 15,10", 1),
        Example("yard 20 x 20; entrance 0,10; lawn 8,0 to 20,20; platform 15,10", 0),
        Example("yard 20 x 20; entrance 0,10; lawn 8,0 to 20,20; path 0,9 to 16,9 width 3 of paving; bench 15,10.9 facing 180", 0),
        Example("yard 20 x 20 of nothing; entrance 0,10; bench 15,10", 1),
    ),
)
PATH_WIDTH = 1500
"""Millimetres of the path a repair lays: room for one wheelchair and for turning."""


def check(case: Case) -> Iterator[Finding]:
    if not case.ground.entrances:
        yield no_entrance(RULE)
        return
    rough = dict.fromkeys(way.item for way in case.reached if way.hindrance is Hindrance.SURFACE)
    # Children play on lawn and sand; whether one in a wheelchair can play along is for A70.
    stuck = tuple(item for item in rough if not any(thing.element.play for thing in case.by_item[item]))
    places = {way.item: way.place for way in reversed(case.reached)} if stuck else {}
    for items in _together(case, stuck):
        text = _(
            "Wheels do not roll there, the ground on the way is loose, soft, rough or planted: {names}.",
            names=case.names(items),
        )
        yield broken(RULE, items, places[items[0]], text)
    if not stuck and _undescribed(case) > 0.01:
        yield cannot(RULE, _("The site does not say what all of its ground is made of."))


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A path is laid to it."""
    if len(finding.items) == 1 and (change := _path_to(case, finding.items[0])) is not None:
        yield change


def _together(case: Case, items: Iterable[ItemId]) -> list[tuple[ItemId, ...]]:
    """What the group puts there one by one; what stands there today by kind, so that a row of bike stands is one finding."""
    kinds: dict[tuple[str, ItemId], list[ItemId]] = {}
    for item in items:
        kind = case.by_item[item][0].element.id
        kinds.setdefault((kind, item if case.is_chosen(item) else 0), []).append(item)
    return [tuple(found) for found in kinds.values()]


def _undescribed(case: Case) -> float:
    """Share of the site whose ground nobody described."""
    area = case.ground.boundary.area
    return sum(c.shape.area for c in case.ground.covers if not c.known) / area if area else 1.0


def _path_to(case: Case, item: ItemId) -> Change | None:
    """A path from the nearest place that wheels get to."""
    material = rolling_material(case)
    thing = case.by_item[item][0]
    if material is None or case.entered.is_empty:
        return None
    zone = use_zone(thing, PASS)
    on_foot = case.ways.at(Going.STEPLESS, PASS)
    near = on_foot.parts[on_foot.tree.query(zone, predicate="intersects")]
    goal = shapely.intersection(shapely.union_all(near, grid_size=HAIR), zone)
    if goal.is_empty:
        return None
    (ax, ay), (bx, by) = shapely.get_coordinates(shapely.shortest_line(case.entered, goal)).tolist()
    run = max(((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5, 1e-9)
    # Half a metre longer at both ends, so that the middle of a wheelchair gets onto and off it.
    over_x, over_y = 0.5 * (bx - ax) / run, 0.5 * (by - ay) / run
    ends = Point(mm(ax - over_x), mm(ay - over_y)), Point(mm(bx + over_x), mm(by + over_y))
    return draw_path(case.snapshot.plan, material, ends, PATH_WIDTH)
