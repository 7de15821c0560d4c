"""What things are made of in space: a few kinds of parts that every view and every shadow understands.

Millimetres, in the thing's own system: x to its right, y to its front, z up from the ground.
"""

from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple, TypeAlias, Union

from baukasten.geometry import Outline, Point, placed_points
from baukasten.units import Millimetre, Tenth


class Point3(NamedTuple):
    x: Millimetre
    y: Millimetre
    z: Millimetre


class MonthDay(NamedTuple):
    """A day of any year."""

    month: int
    day: int


@dataclass(frozen=True)
class Light:
    """Share of direct sun that passes (0 … 1), with leaves and without, and when there are leaves."""

    leafy: float = 0.0
    bare: float = 0.0
    leaves_from: MonthDay = MonthDay(1, 1)
    leaves_to: MonthDay = MonthDay(12, 31)

    def on(self, day: MonthDay) -> float:
        return self.leafy if self.leaves_from <= day <= self.leaves_to else self.bare


SOLID = Light()


@dataclass(frozen=True)
class Prism:
    """An outline drawn up from ``bottom`` to ``top``."""

    outline: Outline
    bottom: Millimetre
    top: Millimetre
    colour: str
    light: Light = SOLID


@dataclass(frozen=True)
class Rod:
    """A round bar between two points."""

    start: Point3
    end: Point3
    radius: Millimetre
    colour: str
    light: Light = SOLID


@dataclass(frozen=True)
class Sheet:
    """A thin flat cloth or board given by its corners in order."""

    corners: tuple[Point3, ...]
    colour: str
    light: Light = SOLID


class CrownForm(Enum):
    ELLIPSOID = "ellipsoid"
    COLUMN = "column"
    CONE = "cone"


@dataclass(frozen=True)
class Crown:
    """The leaves of a tree or shrub: ``diameter`` wide, from ``bottom`` to ``top``, upright about ``centre``."""

    centre: Point
    bottom: Millimetre
    top: Millimetre
    diameter: Millimetre
    form: CrownForm
    colour: str
    light: Light = SOLID


Part: TypeAlias = Union[Prism, Rod, Sheet, Crown]
"""Colours are ``#rrggbb``."""


def placed(part: Part, at: Point, angle: Tenth, ground: Millimetre = 0) -> Part:
    """The part turned clockwise, carried to ``at`` and lifted by ``ground``."""
    match part:
        case Prism(outline, bottom, top):
            return replace(part, outline=outline.placed(at, angle), bottom=bottom + ground, top=top + ground)
        case Crown(centre, bottom, top):
            (there,) = placed_points((centre,), at, angle)
            return replace(part, centre=there, bottom=bottom + ground, top=top + ground)
        case Rod(start, end):
            return replace(part, start=_placed3(start, at, angle, ground), end=_placed3(end, at, angle, ground))
        case Sheet(corners):
            return replace(part, corners=tuple(_placed3(c, at, angle, ground) for c in corners))


def height(parts: tuple[Part, ...]) -> Millimetre:
    """The highest point of all parts, 0 where there is none."""
    return max((_top(part) for part in parts), default=0)


def _top(part: Part) -> Millimetre:
    match part:
        case Prism() | Crown():
            return part.top
        case Rod():
            return max(part.start.z, part.end.z) + (part.radius if part.start.z == part.end.z else 0)
        case Sheet():
            return max(corner.z for corner in part.corners)


def _placed3(p: Point3, at: Point, angle: Tenth, ground: Millimetre) -> Point3:
    (there,) = placed_points((Point(p.x, p.y),), at, angle)
    return Point3(there.x, there.y, p.z + ground)
