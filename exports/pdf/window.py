"""Which part of the plan is shown on paper, and at which scale."""

from collections.abc import Iterable, Iterator

from reportlab.lib.units import mm

from baukasten.drawing import Group, Layer, plan_groups
from baukasten.geometry import Point
from baukasten.impact import impact_area
from baukasten.plan import Item, ItemId, Line, Path, Placed, Plan, State, Surface, points_of
from baukasten.snapshot import Snapshot
from baukasten.units import Millimetre
from exports.pdf.painter import Sheet

SCALES = (200, 250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
"""Usual scales of plans from the design scale of squares on (rules.md X13)."""

MARGIN = 3000
"""Millimetres of the plan shown round what it is about."""

Bounds = tuple[Millimetre, Millimetre, Millimetre, Millimetre]


def site_bounds(snapshot: Snapshot) -> Bounds:
    return widened(snapshot.site.boundary.bounds, MARGIN)


def planned_bounds(snapshot: Snapshot) -> Bounds | None:
    """Round everything the group wants to change; None where it wants nothing."""
    boxes = [_bounds(snapshot, item) for _id, item in planned(snapshot.plan)]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return widened((min(west), min(south), max(east), max(north)), MARGIN)


def planned(plan: Plan) -> Iterator[tuple[ItemId, Item]]:
    """What the group changes: all but what stays and the wishes, by number."""
    for item_id, item in sorted(plan.items.items()):
        if isinstance(item, Placed | Surface | Path | Line) and item.state is not State.KEEP:
            yield item_id, item


def widened(bounds: Bounds, by: Millimetre) -> Bounds:
    west, south, east, north = bounds
    return west - by, south - by, east + by, north + by


def fitting_scale(bounds: Bounds, width: float, height: float) -> int:
    """The first usual scale at which the bounds fit into a room of points on paper."""
    west, south, east, north = bounds
    need = max((east - west) / (width / mm), (north - south) / (height / mm))
    return next((scale for scale in SCALES if scale >= need), SCALES[-1])


def fitted(bounds: Bounds, left: float, bottom: float, width: float, height: float, scale: int | None = None) -> Sheet:
    """The bounds in the middle of a room on the page (points), at the first usual scale that fits."""
    scale = scale or fitting_scale(bounds, width, height)
    west, south, east, north = bounds
    return Sheet(
        left, bottom, width, height,
        round((west + east) / 2 - width / mm * scale / 2), round((south + north) / 2 - height / mm * scale / 2), scale,
    )  # fmt: skip


def low(bounds: Bounds, width: float, most: float) -> Sheet:
    """The bounds across a whole width, no higher than they need; ``most`` points at the highest."""
    scale = fitting_scale(bounds, width, most)
    _west, south, _east, north = bounds
    return fitted(bounds, 0, 0, width, min(most, (north - south) * mm / scale), scale)


def drawn(snapshot: Snapshot) -> tuple[Group, ...]:
    """Site and plan without the wishes, which have their own signs on paper."""
    return tuple(group for group in plan_groups(snapshot) if group.layer is not Layer.NOTES)


def _bounds(snapshot: Snapshot, item: Item) -> Bounds:
    points: Iterable[Point] = points_of(item)
    element = snapshot.element(item)
    if isinstance(item, Placed) and element:
        if element.footprint.ring:
            points = [*points, *element.footprint.placed(item.at, item.angle).ring]
        if element.play:
            west, south, east, north = impact_area(item, element).bounds
            points = [*points, Point(round(west * 1000), round(south * 1000)), Point(round(east * 1000), round(north * 1000))]
    xs, ys = [p.x for p in points], [p.y for p in points]
    return min(xs), min(ys), max(xs), max(ys)
