"""Which item a tap means, and which lie in a frame."""

from shapely import Geometry

from baukasten.geometry import Outline, Point, line, polygon, shapely_point
from baukasten.plan import BRIEF, Item, ItemId, Line, Note, Path, Placed, Surface, points_of
from baukasten.snapshot import Snapshot
from baukasten.units import Millimetre

NOTE_RADIUS: Millimetre = 650


def under(snapshot: Snapshot, at: Point, tolerance: Millimetre) -> ItemId | None:
    """The topmost item within reach: notes over things over surfaces; of several things the nearest."""
    best: tuple[int, float] | None = None
    found = None
    for item_id, item in snapshot.plan.items.items():
        distance = _distance(snapshot, item, at, tolerance)
        if distance is not None and distance <= tolerance:
            rank = (_height(item), distance)
            if best is None or rank <= best:
                best, found = rank, item_id
    return found


def inside(snapshot: Snapshot, frame: Outline) -> frozenset[ItemId]:
    """The items all of whose points lie in an upright frame."""
    west, south, east, north = frame.bounds
    return frozenset(
        item_id
        for item_id, item in snapshot.plan.items.items()
        if item_id != BRIEF
        and (points := points_of(item))
        and all(west <= p.x <= east and south <= p.y <= north for p in points)
    )


def shape(snapshot: Snapshot, item: Item) -> Geometry | None:
    """The ground an item covers, in metres; a tree's crown is not ground."""
    match item:
        case Placed():
            element = snapshot.element(item)
            return polygon(element.footprint.placed(item.at, item.angle)) if element else None
        case Surface():
            return polygon(item.outline)
        case Path() | Line():
            return line(item.points)
    return None


def _height(item: Item) -> int:
    match item:
        case Note():
            return 0
        case Placed():
            return 1
        case Line():
            return 2
        case Path():
            return 3
    return 4


def _distance(snapshot: Snapshot, item: Item, at: Point, tolerance: Millimetre) -> float | None:
    """Millimetres from the item, None if it is clearly elsewhere."""
    match item:
        case Note():
            return max(0.0, item.at.distance(at) - NOTE_RADIUS)
        case Placed():
            element = snapshot.element(item)
            size = max(element.size[:2]) if element else 1000
            if abs(item.at.x - at.x) + abs(item.at.y - at.y) > 2 * (size + tolerance):
                return None
    ground = shape(snapshot, item)
    if ground is None or ground.is_empty:
        return item.at.distance(at) if isinstance(item, Placed) else None
    width = item.width / 2 if isinstance(item, Path) else 0
    return max(0.0, ground.distance(shapely_point(at)) * 1000 - width)
