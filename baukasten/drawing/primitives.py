"""What a drawing is made of. Screen, PDF and later SVG and DXF paint the same primitives.

Places are plan millimetres; line widths and text heights are millimetres on paper, because a
line has to be read at every scale. Colours are ``#rrggbb``.
"""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias, Union

from baukasten.geometry import Outline, Point
from baukasten.plan import ItemId
from baukasten.units import Millimetre, Tenth


class Layer(Enum):
    """Drawn in this order, the first lowest; people can switch them off."""

    GROUND = "ground"
    BUILDINGS = "buildings"
    EDGES = "edges"
    SHADE = "shade"
    SURFACES = "surfaces"
    ZONES = "zones"
    ITEMS = "items"
    CROWNS = "crowns"
    NOTES = "notes"
    MARKS = "marks"


class Dash(Enum):
    SOLID = "solid"
    DASHED = "dashed"
    CHAIN = "chain"


class Hatch(Enum):
    """Hatches keep things apart without colour."""

    NONE = "none"
    DIAGONAL = "diagonal"
    CROSS = "cross"
    DOTS = "dots"


@dataclass(frozen=True)
class Pen:
    colour: str
    width: float = 0.25
    """Millimetres on paper: 0.5 / 0.35 / 0.25 by DIN EN ISO 128."""
    dash: Dash = Dash.SOLID


@dataclass(frozen=True)
class Fill:
    """An area. ``opacity`` 0 … 1 of the colour; ``colour`` None leaves it clear."""

    outline: Outline
    colour: str | None = None
    opacity: float = 1.0
    pen: Pen | None = None
    hatch: Hatch = Hatch.NONE


@dataclass(frozen=True)
class Stroke:
    points: tuple[Point, ...]
    pen: Pen


@dataclass(frozen=True)
class Circle:
    centre: Point
    radius: Millimetre
    colour: str | None = None
    opacity: float = 1.0
    pen: Pen | None = None


class Anchor(Enum):
    """Which part of the text stands at the place."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Text:
    """``height`` of the capitals in millimetres on paper. ``angle``: direction of reading, clockwise from east."""

    at: Point
    text: str
    height: float = 2.5
    colour: str = "#1f2933"
    anchor: Anchor = Anchor.CENTRE
    angle: Tenth = 0
    halo: bool = False


Primitive: TypeAlias = Union[Fill, Stroke, Circle, Text]


@dataclass(frozen=True)
class Group:
    """The primitives of one thing on one layer. ``item``: what is picked by a tap on it."""

    layer: Layer
    primitives: tuple[Primitive, ...]
    item: ItemId | None = None
