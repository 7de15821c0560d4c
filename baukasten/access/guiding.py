"""Tactile ground indicators on the plan: strips that lead a cane and fields that call attention (DIN 32984)."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.element import Guide, Guiding
from baukasten.geometry import line
from baukasten.plan import ItemId, Line, Path, Surface, item_area
from baukasten.snapshot import Snapshot


@dataclass(frozen=True)
class Indicator:
    """``shape`` in metres. ``axis``: the middle of what is drawn as a line or a path, else None; ``width`` across it."""

    item: ItemId
    shape: BaseGeometry
    axis: BaseGeometry | None
    width: float
    guide: Guide
    colour: str

    @property
    def leads(self) -> bool:
        """Whether a cane can follow it; else it is a field."""
        return self.guide.kind is Guiding.RIBS

    @property
    def depth(self) -> float:
        """Metres across its narrower direction."""
        return self.width if self.axis is not None else _sides(self.shape)[0]

    @property
    def length(self) -> float:
        """Metres along its longer direction."""
        return float(self.axis.length) if self.axis is not None else _sides(self.shape)[1]


def indicators(snapshot: Snapshot) -> Iterator[Indicator]:
    """In the plan's order, lines first."""
    for item_id, drawn in snapshot.plan.there(Line):
        element = snapshot.element(drawn)
        if element and element.guide and len(set(drawn.points)) >= 2:
            axis, width = line(drawn.points), element.size[1] / 1000
            shape = axis.buffer(width / 2, cap_style="flat", join_style="mitre")
            yield Indicator(item_id, shape, axis, width, element.guide, element.colour)
    for item_id, laid in [*snapshot.plan.there(Surface), *snapshot.plan.there(Path)]:
        element = snapshot.element(laid)
        if element and element.guide and not (shape := item_area(laid)).is_empty:
            axis = line(laid.points) if isinstance(laid, Path) else None
            width = laid.width / 1000 if isinstance(laid, Path) else 0.0
            colour = element.ground.colour if element.ground else element.colour
            yield Indicator(item_id, shape, axis, width, element.guide, colour)


def _sides(shape: BaseGeometry) -> tuple[float, float]:
    """Least width of a shape and how long it is on average at that width, metres: the sides of a rectangle.

    The least width of a hull is across one of its edges (Houle and Toussaint 1988).
    """
    corners = shapely.get_coordinates(shape.convex_hull)[:-1]
    along = np.roll(corners, -1, axis=0) - corners
    along /= np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    across = corners @ np.stack([-along[:, 1], along[:, 0]])
    short = float(np.ptp(across, axis=0).min())
    return short, float(shape.area) / max(short, 1e-9)
