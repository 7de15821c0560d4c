"""How an element looks on the plan: its body seen from above, in the manner its state asks for.

The signs follow DIN EN ISO 11091 (edition 1999-10, reproduction, rules.md X10): what is there is
drawn thin, what is proposed thick, what goes is hatched; an existing tree has a thin crown and a
thick trunk, a new one a thick crown and a small cross. Each state also differs without colour.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from baukasten import trees
from baukasten.body import Crown, Part, Prism, Rod, Sheet
from baukasten.drawing.primitives import Circle, Dash, Fill, Group, Hatch, Layer, Pen, Primitive, Stroke
from baukasten.element import Element
from baukasten.geometry import Outline, Point, placed_points
from baukasten.plan import State
from baukasten.units import Millimetre

INK = "#26323b"
GREY = "#8a939a"
GOING = "#b4261e"


@dataclass(frozen=True)
class Manner:
    """How a state is drawn. ``fade`` 0 … 1: how far colours go towards white."""

    pen: Pen
    fade: float = 0.0
    hatch: Hatch = Hatch.NONE


MANNERS: Mapping[State, Manner] = {
    State.NEW: Manner(Pen(INK, 0.35)),
    State.KEEP: Manner(Pen(GREY, 0.18), fade=0.55),
    State.MOVE: Manner(Pen(INK, 0.35, Dash.DASHED)),
    State.REUSE: Manner(Pen(INK, 0.35, Dash.CHAIN)),
    State.SELFBUILD: Manner(Pen(INK, 0.35), hatch=Hatch.DOTS),
    State.REMOVE: Manner(Pen(GOING, 0.25, Dash.DASHED), fade=0.75, hatch=Hatch.DIAGONAL),
}


@lru_cache(maxsize=2048)
def symbol(
    element: Element, state: State = State.NEW, height: Millimetre = 0, spread: Millimetre = 0, year: int = 0
) -> tuple[Group, ...]:
    """The element about the origin, its front upwards. ``height``, ``spread``: a tree's own size, 0 as planted."""
    manner = MANNERS[state]
    parts = element.body
    if element.tree:
        parts = trees.parts(element.tree, trees.size(element.tree, year, height, spread))
    low = [part for part in parts if not isinstance(part, Crown)]
    crowns = [part for part in parts if isinstance(part, Crown)]
    groups = [Group(Layer.ITEMS, (*_seen_from_above(low, manner), *_around(element, manner)))]
    if crowns:
        groups.append(Group(Layer.CROWNS, tuple(p for crown in crowns for p in _crown(crown, state, manner))))
    return tuple(groups)


def placed(groups: tuple[Group, ...], at: Point, angle: int, item: int | None) -> tuple[Group, ...]:
    """The groups turned and carried to a place, belonging to an item."""
    return tuple(Group(g.layer, tuple(_placed(p, at, angle) for p in g.primitives), item) for g in groups)


def faded(colour: str, by: float) -> str:
    """A colour brought towards white by a share of one."""
    channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(c + (255 - c) * by):02x}" for c in channels)


def _seen_from_above(parts: list[Part], manner: Manner) -> Iterator[Primitive]:
    thin = replace(manner.pen, width=min(manner.pen.width, 0.18))
    for part in sorted(parts, key=_top):
        colour = faded(part.colour, manner.fade)
        match part:
            case Prism():
                yield Fill(part.outline, colour, pen=thin)
            case Rod() if (part.start.x, part.start.y) == (part.end.x, part.end.y):
                yield Circle(Point(part.start.x, part.start.y), max(part.radius, 25), colour, pen=thin)
            case Rod():
                yield Fill(_bar(part), colour, pen=thin)
            case Sheet():
                outline = Outline(tuple(Point(c.x, c.y) for c in part.corners))
                yield Fill(outline, colour, opacity=0.6, pen=manner.pen)


def _around(element: Element, manner: Manner) -> Iterator[Primitive]:
    """The outer line in the weight of the state, so that new and existing are told apart at a glance."""
    if len(element.footprint.ring) >= 3 and not element.tree:
        yield Fill(element.footprint, None, pen=manner.pen, hatch=manner.hatch)


def _crown(crown: Crown, state: State, manner: Manner) -> Iterator[Primitive]:
    radius = crown.diameter // 2
    colour = faded(crown.colour, manner.fade)
    yield Circle(crown.centre, radius, colour, opacity=0.45, pen=manner.pen)
    if state is State.REMOVE:
        yield Fill(Outline.circle(crown.diameter, crown.centre), None, hatch=Hatch.DIAGONAL)
    if state is not State.KEEP:
        arm = min(350, radius // 2)
        x, y = crown.centre
        yield Stroke((Point(x - arm, y), Point(x + arm, y)), replace(manner.pen, dash=Dash.SOLID))
        yield Stroke((Point(x, y - arm), Point(x, y + arm)), replace(manner.pen, dash=Dash.SOLID))
    else:
        yield Circle(crown.centre, max(120, crown.diameter // 40), GREY)


def _bar(rod: Rod) -> Outline:
    """The shadow of a lying or leaning rod on the paper."""
    dx, dy = rod.end.x - rod.start.x, rod.end.y - rod.start.y
    long = math.hypot(dx, dy)
    half = max(rod.radius, 15)
    ox, oy = round(-dy / long * half), round(dx / long * half)
    a, b = rod.start, rod.end
    return Outline((
        Point(a.x + ox, a.y + oy), Point(b.x + ox, b.y + oy), Point(b.x - ox, b.y - oy), Point(a.x - ox, a.y - oy),
    ))


def _top(part: Part) -> Millimetre:
    match part:
        case Prism() | Crown():
            return part.top
        case Rod():
            return max(part.start.z, part.end.z)
        case Sheet():
            return max(c.z for c in part.corners)


def _placed(primitive: Primitive, at: Point, angle: int) -> Primitive:
    match primitive:
        case Fill():
            return replace(primitive, outline=primitive.outline.placed(at, angle))
        case Stroke():
            return replace(primitive, points=placed_points(primitive.points, at, angle))
        case Circle():
            return replace(primitive, centre=placed_points((primitive.centre,), at, angle)[0])
    return replace(primitive, at=placed_points((primitive.at,), at, angle)[0])
