"""The pieces bodies are put together from: boards, posts, bars and discs, in millimetres."""

from collections.abc import Iterable

from baukasten.body import SOLID, Crown, CrownForm, Light, Part, Point3, Prism, Rod, Sheet
from baukasten.geometry import Outline, Point
from baukasten.units import Millimetre

Body = tuple[Part, ...]


def board(
    x: int, y: int, z: int, width: Millimetre, depth: Millimetre, height: Millimetre, colour: str, light: Light = SOLID
) -> Prism:
    """A block about (x, y) that stands on height ``z``."""
    return Prism(Outline.rectangle(width, depth, Point(x, y)), z, z + height, colour, light)


def plate(corners: Iterable[tuple[int, int]], z: int, height: Millimetre, colour: str) -> Prism:
    """A block over any corners, bottom at ``z``."""
    return Prism(Outline(tuple(Point(x, y) for x, y in corners)), z, z + height, colour)


def disc(
    x: int, y: int, z: int, diameter: Millimetre, height: Millimetre, colour: str, corners: int = 20, light: Light = SOLID
) -> Prism:
    """A drum about (x, y) that stands on height ``z``."""
    return Prism(Outline.circle(diameter, Point(x, y), corners), z, z + height, colour, light)


def ring(z: int, outer: Millimetre, inner: Millimetre, height: Millimetre, colour: str, corners: int = 24) -> Prism:
    """A flat ring about the origin."""
    hole = Outline.circle(inner, corners=corners).ring
    return Prism(Outline(Outline.circle(outer, corners=corners).ring, (hole,)), z, z + height, colour)


def frame(z: int, width: Millimetre, depth: Millimetre, thick: Millimetre, height: Millimetre, colour: str) -> Prism:
    """Four walls about the origin; ``width`` and ``depth`` are outside."""
    hole = Outline.rectangle(width - 2 * thick, depth - 2 * thick).ring
    return Prism(Outline(Outline.rectangle(width, depth).ring, (hole,)), z, z + height, colour)


def post(x: int, y: int, top: Millimetre, radius: Millimetre, colour: str, bottom: Millimetre = 0) -> Rod:
    return Rod(Point3(x, y, bottom), Point3(x, y, top), radius, colour)


def bar(start: tuple[int, int, int], end: tuple[int, int, int], radius: Millimetre, colour: str) -> Rod:
    return Rod(Point3(*start), Point3(*end), radius, colour)


def cloth(corners: Iterable[tuple[int, int, int]], colour: str, light: Light = SOLID) -> Sheet:
    return Sheet(tuple(Point3(*corner) for corner in corners), colour, light)


def bush(x: int, y: int, bottom: int, top: int, diameter: Millimetre, colour: str, light: Light = SOLID) -> Crown:
    return Crown(Point(x, y), bottom, top, diameter, CrownForm.ELLIPSOID, colour, light)


def spread(count: int, start: int, end: int) -> tuple[int, ...]:
    """``count`` places evenly from ``start`` to ``end``, both included; a single one lies in the middle."""
    if count == 1:
        return ((start + end) // 2,)
    return tuple(start + round((end - start) * i / (count - 1)) for i in range(count))
