"""How far a body reaches, measured from its parts."""

import math
from collections.abc import Iterator

import shapely

from baukasten.body import Crown, Part, Prism, Rod, Sheet
from baukasten.geometry import polygon

Box = tuple[float, float, float, float, float, float]
"""West, south, bottom, east, north, top in millimetres."""


def extents(parts: tuple[Part, ...]) -> Box:
    boxes = [_box(part) for part in parts]
    low = (min(box[i] for box in boxes) for i in range(3))
    high = (max(box[i] for box in boxes) for i in range(3, 6))
    return (*low, *high)


def _box(part: Part) -> Box:
    match part:
        case Prism():
            west, south, east, north = part.outline.bounds
            return west, south, part.bottom, east, north, part.top
        case Crown():
            r = part.diameter / 2
            x, y = part.centre
            return x - r, y - r, part.bottom, x + r, y + r, part.top
        case Sheet():
            xs, ys, zs = zip(*part.corners, strict=True)
            return min(xs), min(ys), min(zs), max(xs), max(ys), max(zs)
        case Rod():
            return _rod(part)


def _rod(rod: Rod) -> Box:
    """A round bar is as thick sideways as it lies across that side."""
    run = [b - a for a, b in zip(rod.start, rod.end, strict=True)]
    length = math.hypot(*run)
    thick = [rod.radius * math.sqrt(max(0.0, 1 - (step / length) ** 2)) for step in run]
    low = [min(a, b) - t for a, b, t in zip(rod.start, rod.end, thick, strict=True)]
    high = [max(a, b) + t for a, b, t in zip(rod.start, rod.end, thick, strict=True)]
    return (*low, *high)


def hard_parts_below(parts: tuple[Part, ...], height: int) -> Iterator[shapely.Geometry]:
    """What one can bump into: seen from above, metres. Leaves give way."""
    for part in parts:
        if isinstance(part, Crown) or _box(part)[2] >= height:
            continue
        match part:
            case Prism():
                yield polygon(part.outline)
            case Sheet():
                yield shapely.MultiPoint([(c.x / 1000, c.y / 1000) for c in part.corners]).convex_hull
            case Rod():
                ends = [(p.x / 1000, p.y / 1000) for p in (part.start, part.end)]
                yield shapely.LineString(ends).buffer(part.radius / 1000)
