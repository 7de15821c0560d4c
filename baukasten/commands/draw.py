"""Draw surfaces, paths and lines, and change their shape."""

from collections.abc import Iterable
from dataclasses import replace

from baukasten.change import Change
from baukasten.commands.move import each
from baukasten.commands.place import add
from baukasten.geometry import Outline, Point
from baukasten.plan import Item, ItemId, Line, Path, Plan, Surface
from baukasten.units import Millimetre

NARROWEST: Millimetre = 300


def draw_surface(plan: Plan, material: str, outline: Outline) -> Change:
    """Lay a surface; nothing where the outline has no area."""
    return add(plan, (Surface(material, outline),)) if outline.area_m2 > 0 else Change()


def draw_path(plan: Plan, material: str, points: tuple[Point, ...], width: Millimetre) -> Change:
    return add(plan, (Path(material, points, width),)) if len(points) >= 2 else Change()


def draw_line(plan: Plan, element: str, points: tuple[Point, ...]) -> Change:
    return add(plan, (Line(element, points),)) if len(points) >= 2 else Change()


def widen(plan: Plan, ids: Iterable[ItemId], by: Millimetre) -> Change:
    """Make paths wider, or narrower by a negative width; none gets narrower than ``NARROWEST``."""

    def wider(item: Item) -> Item:
        return replace(item, width=max(NARROWEST, item.width + by)) if isinstance(item, Path) else item

    return each(plan, ids, wider)


def reshape(plan: Plan, item_id: ItemId, corner: int, to: Point) -> Change:
    """Carry one corner of a surface's outer ring, a path or a line."""

    def with_corner(item: Item) -> Item:
        match item:
            case Surface() if corner < len(item.outline.ring):
                return replace(item, outline=Outline(_with(item.outline.ring, corner, to), item.outline.holes))
            case Path() | Line() if corner < len(item.points):
                return replace(item, points=_with(item.points, corner, to))
        return item

    return each(plan, (item_id,), with_corner)


def _with(points: tuple[Point, ...], n: int, to: Point) -> tuple[Point, ...]:
    return (*points[:n], to, *points[n + 1 :])
