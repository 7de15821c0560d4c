"""What of an element stands in people's way, as its file describes it."""

from collections.abc import Iterable

from baukasten.geometry import Outline, Point, Ring
from catalogue.record import Record


def footprint(record: Record) -> Outline:
    """The outline a ``[footprint]`` table describes.

    ``kind`` is ``rectangle`` (width, depth), ``circle`` (diameter), ``ring`` (diameter, hole: the
    clear width inside), ``corners`` (corners) or ``boxes`` (several x, y, width, depth, such as
    posts that people walk between). Raises ``Wrong``.
    """
    kind = record.text("kind")
    match kind:
        case "rectangle":
            return Outline.rectangle(record.length("width"), record.length("depth"))
        case "circle":
            return Outline.circle(record.length("diameter"))
        case "ring":
            diameter = record.length("diameter")
            hole = Outline.circle(record.length("hole", high=diameter - 1))
            return Outline(Outline.circle(diameter).ring, (hole.ring,))
        case "corners":
            return Outline(record.points("corners", 3))
        case "boxes":
            return joined(Outline.rectangle(w, d, Point(x, y)) for x, y, w, d in record.boxes("boxes"))
    raise record.wrong("kind", "one of rectangle, circle, ring, corners, boxes")


def joined(outlines: Iterable[Outline]) -> Outline:
    """Separate outlines as one, joined by seams without width.

    An element has one footprint, and yet people walk between the masts of a sun sail. A seam is
    walked there and back along the same two corners, so it has no area at any angle; the bridge
    to shapely drops it.
    """
    first, *rest = outlines
    ring, holes = first.ring, first.holes
    while rest:
        nearest = min(rest, key=lambda other: _gap(ring, other.ring))
        rest.remove(nearest)
        ring = _sewn(ring, nearest.ring)
        holes += nearest.holes
    return Outline(ring, holes)


def _gap(ring: Ring, other: Ring) -> float:
    return min(a.distance(b) for a in ring for b in other)


def _sewn(ring: Ring, other: Ring) -> Ring:
    """``other`` walked round once from where it is nearest to ``ring``, and back."""
    pairs = ((i, j) for i in range(len(ring)) for j in range(len(other)))
    i, j = min(pairs, key=lambda pair: ring[pair[0]].distance(other[pair[1]]))
    return (*ring[: i + 1], *other[j:], *other[: j + 1], *ring[i:])

