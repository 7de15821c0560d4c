"""The plan's items at their places."""

from collections.abc import Iterator

from baukasten.drawing.primitives import Circle, Dash, Fill, Group, Layer, Pen, Primitive, Stroke, Text
from baukasten.drawing.site import laid, site_groups
from baukasten.drawing.symbol import INK, MANNERS, faded, placed, symbol
from baukasten.geometry import outlines
from baukasten.impact import impact_area
from baukasten.plan import ItemId, Line, Note, Path, Placed, Plan, State, Surface, item_area
from baukasten.scene import EARTH
from baukasten.snapshot import Snapshot

UNKNOWN = "#c23b8e"
"""Something this catalogue does not know: to be seen, not overlooked."""
NOTE = "#f2c14e"
ZONE = "#a8442a"


def plan_groups(snapshot: Snapshot, year: int = 0) -> tuple[Group, ...]:
    """Site and plan together, in the order they are painted."""
    groups = [*site_groups(snapshot.site, snapshot.catalogue)]
    for item_id in snapshot.plan.items:
        groups.extend(item_group(snapshot, item_id, year))
    order = list(Layer)
    return tuple(sorted(groups, key=lambda group: order.index(group.layer)))


def item_group(snapshot: Snapshot, item_id: ItemId, year: int = 0) -> tuple[Group, ...]:
    """One item at its place; nothing for the brief."""
    item = snapshot.plan.items[item_id]
    match item:
        case Placed():
            return _placed(snapshot, item_id, item, year)
        case Surface() | Path():
            return (Group(Layer.SURFACES, tuple(_surface(snapshot, item)), item_id),)
        case Line():
            return (Group(Layer.ITEMS, tuple(_line(snapshot, item)), item_id),)
        case Note():
            return (Group(Layer.NOTES, _note(item, item_id), item_id),)
    return ()


def number_groups(snapshot: Snapshot, plan: Plan, height: float = 2.0) -> tuple[Group, ...]:
    """The numbers of what the group wants to change, for a printed plan with a list beside it."""
    return tuple(
        Group(Layer.MARKS, (Text(item.at, str(item_id), height=height, colour=INK, halo=True),), item_id)
        for item_id, item in plan.of(Placed)
        if item.state is not State.KEEP
    )


def _placed(snapshot: Snapshot, item_id: ItemId, item: Placed, year: int) -> tuple[Group, ...]:
    element = snapshot.element(item)
    if element is None:
        return (Group(Layer.ITEMS, (Circle(item.at, 500, UNKNOWN, pen=Pen(INK, 0.5)),), item_id),)
    groups = symbol(element, item.state, item.height, item.spread, year)
    drawn = placed(groups, item.at, item.angle, item_id)
    if element.play and item.state is not State.REMOVE:
        zone = tuple(
            Fill(outline, None, pen=Pen(ZONE, 0.18, Dash.DASHED)) for outline in outlines(impact_area(item, element))
        )
        return (Group(Layer.ZONES, zone, item_id), *drawn)
    return drawn


def _surface(snapshot: Snapshot, item: Surface | Path) -> Iterator[Primitive]:
    element = snapshot.element(item)
    manner = MANNERS[item.state]
    for outline in outlines(item_area(item)):
        if element and element.ground:
            yield laid(outline, element.ground, manner.fade, manner.pen)
        else:
            yield Fill(outline, faded(EARTH.colour, manner.fade), pen=Pen(UNKNOWN, 0.5))
        if manner.hatch.value != "none":
            yield Fill(outline, None, pen=manner.pen, hatch=manner.hatch)


def _line(snapshot: Snapshot, item: Line) -> Iterator[Primitive]:
    element = snapshot.element(item)
    manner = MANNERS[item.state]
    if element is None:
        yield Stroke(item.points, Pen(UNKNOWN, 0.5))
        return
    width = element.size[1] or 50
    for outline in outlines(item_area(Path(element.id, item.points, width))):
        yield Fill(outline, faded(element.colour, manner.fade), pen=manner.pen, hatch=manner.hatch)


def _note(item: Note, item_id: ItemId) -> tuple[Primitive, ...]:
    return (
        Circle(item.at, 650, NOTE, pen=Pen(INK, 0.35)),
        Text(item.at, str(item_id), height=2.2, colour=INK),
    )
