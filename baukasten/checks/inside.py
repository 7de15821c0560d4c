"""What the group puts there lies on the plot: what lies beyond is not theirs to plan."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.plot import DRAWN
from baukasten.checks.repair import fits, own_room
from baukasten.checks.sources import OWN
from baukasten.commands import move
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import areas, line, outlines, polygon
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Line, Path, Surface

RULE = Rule(
    "B01", _("Everything lies inside the boundary"), Severity.MUST, OWN,
    (
        Example("yard 20 x 20; bench 10,10", 0),
        Example("yard 20 x 20; bench 20,10", 1),
        Example("yard 20 x 20; bench 25,25", 1),
        Example("yard 20 x 20; bench 20,10 kept", 0),
        Example("yard 20 x 20; lawn 15,5 to 25,10", 1),
        Example("yard 20 x 20; path 0,10 to 20,10 width 2", 0),
        Example("yard 20 x 20; hedge 18,2 to 24,2", 1),
    ),
)


REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    shape = _lying(case, item)
    if shape is None or shape.is_empty or case.allowed.covers(shape):
        return
    boundary = case.ground.boundary
    outside = shapely.difference(shape, boundary)
    if not outside.is_empty:
        far = max(shapely.distance(shapely.points(shapely.get_coordinates(outside)), boundary))
        text = _("{name} reaches {measured} beyond the edge of the plot.", name=case.name(item), measured=Length(far * 1000))
        yield broken(RULE, (item,), outside, text, round(float(far), 3), 0.0, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A surface ends at the edge; a thing is carried inside."""
    item_id = finding.items[0]
    item = case.snapshot.plan.items[item_id]
    if isinstance(item, Surface):
        pieces = outlines(areas(shapely.intersection(polygon(item.outline), case.ground.boundary)))
        if len(pieces) == 1:
            yield Change({item_id: (item, replace(item, outline=pieces[0]))})
    elif item_id in case.by_item and (change := carried_inside(case, item_id)) is not None:
        yield change


def _lying(case: Case, item_id: ItemId) -> BaseGeometry | None:
    """Where something lies that the group chose; None of what has no place."""
    if not case.is_chosen(item_id):
        return None
    match case.snapshot.plan.items[item_id]:
        case Surface() as surface:
            return polygon(surface.outline)
        case Path() | Line() as run:
            # A path that ends at an entrance always looks out a little with its corners: its middle counts.
            return line(run.points)
    return case.footprint(item_id)


def carried_inside(case: Case, item_id: ItemId) -> Change | None:
    """Carry a placed item, with its impact area, inside the boundary; None where it finds no place near the edge."""
    shape = shapely.union(case.footprint(item_id), own_room(case, item_id))
    dx = dy = 0.0
    for _try in range(8):
        step = _inward(translate(shape, dx, dy), case.ground.boundary)
        if step is None:
            break
        dx, dy = dx + step[0], dy + step[1]
    x, y = round(dx * 1000), round(dy * 1000)
    if case.ground.boundary.covers(translate(shape, x / 1000, y / 1000)) and fits(case, item_id, x / 1000, y / 1000):
        return move(case.snapshot.plan, (item_id,), x, y)
    return None


def _inward(shape: BaseGeometry, boundary: BaseGeometry) -> tuple[float, float] | None:
    """The step that brings the farthest outer corner just inside, None where all are inside."""
    corners = shapely.points(shapely.get_coordinates(shape))
    inner = boundary.buffer(-DRAWN / 2, join_style="mitre")
    away = shapely.distance(corners, inner)
    if inner.is_empty or away.max() <= 1e-6:
        return None
    way = shapely.get_coordinates(shapely.shortest_line(corners[int(np.argmax(away))], inner))
    return float(way[1, 0] - way[0, 0]), float(way[1, 1] - way[0, 1])
