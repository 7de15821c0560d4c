"""Kerbs and steps: what feet cross and wheels do up to a height, and where the plan leads over them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.things import FLUSH
from baukasten.element import Ramp
from baukasten.geometry import Outline, Point, areas, line
from baukasten.phrase import Phrase, _
from baukasten.plan import ItemId, Line, Path, Placed, State, Surface, item_area
from baukasten.site import EdgeKind
from baukasten.snapshot import Snapshot
from baukasten.units import Millimetre

FELT = 20
"""Millimetres. What is flatter, a channel or a tactile strip, is no step to anybody."""
STEP_UP = 200
"""Millimetres. Feet step over a drawn line up to this height, such as a kerb; a hedge or a fence is higher."""
SWEEP = 0.15
"""Metres to each side of a lowered kerb's line, and beyond both ends of a ramp, within which an edge is led over."""


@dataclass(frozen=True)
class Step:
    """A kerb or steps: feet cross them, wheels do so up to a height. Named and shaped as an ``Obstacle``.

    ``run``: its middle line. ``height`` of one step; ``flight``: several steps, one after the other,
    ``count`` of them, 0 where nobody knows.
    """

    item: ItemId | None
    name: Phrase
    shape: BaseGeometry
    run: BaseGeometry
    height: Millimetre
    flight: bool = False
    count: int = 0

    @property
    def bars_wheels(self) -> bool:
        return self.flight or self.height > FLUSH


def steps(snapshot: Snapshot) -> Iterator[Step]:
    """All kerbs and steps; where something of the plan leads over them, what stays of them there."""
    led_over = [*_leading_over(snapshot)]
    tree = shapely.STRtree([shape for shape, _left in led_over])
    for step in _edges(snapshot):
        over = [led_over[i] for i in sorted(tree.query(step.shape, predicate="intersects").tolist())]
        whole = shapely.union_all([shape for shape, _left in over])
        rest = shapely.difference(step.shape, whole)
        if not rest.is_empty:
            yield replace(step, shape=rest, run=shapely.difference(step.run, whole))
        for shape, left in over:
            if left and not (part := areas(shapely.intersection(step.shape, shape))).is_empty:
                yield Step(step.item, step.name, part, shapely.intersection(step.run, shape), min(left, step.height))


def _edges(snapshot: Snapshot) -> Iterator[Step]:
    for edge in snapshot.site.edges:
        if len(edge.points) >= 2 and (edge.kind is EdgeKind.STEPS or edge.kind is EdgeKind.KERB and edge.height > 0):
            flight = edge.kind is EdgeKind.STEPS
            name = _("steps") if flight else _("kerb")
            yield Step(None, name, strip(edge.points, edge.width / 1000), line(edge.points), edge.height, flight, edge.count)
    for item_id, item in snapshot.plan.there(Line):
        element = snapshot.element(item)
        if element and element.lowers is None and FELT <= element.size[2] <= STEP_UP and len(item.points) >= 2:
            shape = strip(item.points, element.size[1] / 1000)
            yield Step(item_id, snapshot.name(item_id), shape, line(item.points), element.size[2])


def _leading_over(snapshot: Snapshot) -> Iterator[tuple[BaseGeometry, Millimetre]]:
    """Where the plan leads wheels over an edge, and the step that stays there."""
    for item_id, item in snapshot.plan.items.items():
        element = snapshot.element(item)
        if element is None or element.lowers is None or getattr(item, "state", None) is State.REMOVE:
            continue
        match item:
            case Line() if len(item.points) >= 2:
                yield strip(item.points, max(element.size[1] / 1000, 2 * SWEEP)), element.lowers
            case Surface() | Path():
                yield item_area(item), element.lowers
            case Placed() if element.ramp:
                yield ramp_area(item, element.ramp).buffer(SWEEP, join_style="mitre"), element.lowers


def ramp_area(item: Placed, ramp: Ramp) -> BaseGeometry:
    """Where people go on a ramp, from its foot to its head."""
    corners = Outline((*ramp.foot, *ramp.head)).placed(item.at, item.angle).ring
    return shapely.convex_hull(shapely.MultiPoint([(p.x / 1000, p.y / 1000) for p in corners]))


def strip(points: tuple[Point, ...], width: float) -> BaseGeometry:
    """What lies along a line, so many metres wide."""
    return line(points).buffer(max(width, 0.02) / 2, cap_style="flat", join_style="mitre")
