"""The scene's parts as flat arrays of metres: what the compiled kernels run over."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from baukasten.body import Crown, CrownForm, Light, MonthDay, Part, Point3, Prism, Rod, Sheet
from baukasten.geometry import Outline, outlines, polygon
from baukasten.scene import Body, Scene

PRISM, ELLIPSOID, COLUMN, CONE, ROD, SHEET = range(6)
Vector: TypeAlias = tuple[float, float, float]

CROWN_KINDS = {CrownForm.ELLIPSOID: ELLIPSOID, CrownForm.COLUMN: COLUMN, CrownForm.CONE: CONE}

OVERHEAD = 1800
"""A thing's own parts shade its seat only where they hang at least this high above the ground (mm):
the roof of a shelter does, a backrest that the sitter leans on does not."""


WARP = 2.0
"""Millimetres that the corners of a sheet may lie off its plane for its shadow to be convex."""


class Shapes(NamedTuple):
    """One entry per part [n]; its corners are ``first[k]`` to ``first[k + 1]`` of the corner arrays [m].

    ``through``: share of direct sun that passes that day. ``low``, ``high``: lowest and highest z.
    ``radius``: of crowns and rods. ``axis_*``: direction of a rod, normal of a sheet; ``span``: length
    of a rod, distance of a sheet's plane from the origin along its normal; an upright column knows its
    axis as a rod does. ``owner``: the plan's item, -1 for the site's. ``after``: the next corner of the
    same ring, counted within the part. ``veil``: which kind of light it lets through, 0 for none at all.
    ``convex``: its shadow on level ground is. ``lowest``: z of its lowest point, to the last digit.
    ``group_*`` [g]: the parts of one body follow each other, so that a ray that misses the body's box
    need not ask its parts.
    """

    kind: NDArray[np.int64]
    first: NDArray[np.int64]
    through: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    radius: NDArray[np.float64]
    axis_x: NDArray[np.float64]
    axis_y: NDArray[np.float64]
    axis_z: NDArray[np.float64]
    span: NDArray[np.float64]
    owner: NDArray[np.int64]
    overhead: NDArray[np.bool_]
    veil: NDArray[np.int64]
    convex: NDArray[np.bool_]
    lowest: NDArray[np.float64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    z: NDArray[np.float64]
    after: NDArray[np.int64]
    group_first: NDArray[np.int64]
    group_low: NDArray[np.float64]
    group_high: NDArray[np.float64]


class Cast(NamedTuple):
    """What a part does to light: share that passes, the item it belongs to (-1: the site), hangs overhead."""

    through: float
    owner: int
    overhead: bool
    veil: int = 0


def shapes(scene: Scene, day: MonthDay) -> Shapes:
    """All parts that keep light away that day; parts without extent are left out, self-crossing ones repaired."""
    return _packed([[(p, cast) for p in body.parts if (cast := _cast(body, p, day)).through < 1] for body in scene.bodies])[0]


def veiled_shapes(bodies: Iterable[Body], veils: list[Light]) -> tuple[Shapes, list[int]]:
    """All parts that keep light away on any day of the year; ``veils`` learns the kinds of light they let through.

    Also how many parts there are up to the end of each body. Kind k of ``veils`` becomes ``veil`` k + 1. ``through`` says nothing here: it is a question of the day.
    """
    known = {light: n for n, light in enumerate(veils, start=1)}
    groups = [[(p, _veiled(body, p, known)) for p in body.parts if min(p.light.leafy, p.light.bare) < 1] for body in bodies]
    veils[:] = known
    return _packed(groups)


def _packed(groups: list[list[tuple[Part, Cast]]]) -> tuple[Shapes, list[int]]:
    convex, crooked = _forms([part for group in groups for part, _cast in group if isinstance(part, Prism)])
    pile, ends = _Pile(), list[int]()
    for group in groups:
        for part, cast in group:
            if isinstance(part, Prism):
                if part.top <= part.bottom:
                    continue
                if id(part) not in crooked:
                    pile.prism(part.outline, part, cast, id(part) in convex)
                else:
                    for sound in outlines(polygon(part.outline)):
                        pile.prism(sound, part, cast, not sound.holes and _turn_one_way([sound.ring])[0])
            elif isinstance(part, Crown):
                if part.diameter > 0 and part.top > part.bottom:
                    pile.crown(part, cast)
            elif isinstance(part, Rod):
                if part.radius > 0 and part.start != part.end:
                    pile.rod(part, cast)
            elif (plane := _plane(part)) is not None:
                pile.sheet(part, *plane, cast)
        pile.close_group()
        ends.append(len(pile.heads))
    return pile.shapes(), ends


def _cast(body: Body, part: Part, day: MonthDay) -> Cast:
    owner = -1 if body.item is None else body.item
    return Cast(part.light.on(day), owner, _bottom(part) >= body.ground + OVERHEAD)


def _veiled(body: Body, part: Part, known: dict[Light, int]) -> Cast:
    light = part.light
    veil = known.setdefault(light, len(known) + 1) if max(light.leafy, light.bare) > 0 else 0
    owner = -1 if body.item is None else body.item
    return Cast(0.0, owner, _bottom(part) >= body.ground + OVERHEAD, veil)


@dataclass
class _Pile:
    """Collects parts while they are packed: plain lists of numbers, which numpy takes over quickly."""

    heads: list[tuple[float, ...]] = field(default_factory=list)
    xy: list[int] = field(default_factory=list)
    z: list[int] = field(default_factory=list)
    rings: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=lambda: [0])
    group_first: list[int] = field(default_factory=lambda: [0])

    def prism(self, outline: Outline, prism: Prism, cast: Cast, convex: bool) -> None:
        for ring in outline.rings() if outline.holes else (outline.ring,):
            self.xy.extend(chain.from_iterable(ring))
            self.z.extend([0] * len(ring))
            self.rings.append(len(ring))
        self._close(PRISM, prism.bottom, prism.top, cast, convex=convex)

    def crown(self, crown: Crown, cast: Cast) -> None:
        self._corners((Point3(*crown.centre, crown.bottom),))
        span = (crown.top - crown.bottom) / 1000
        self._close(CROWN_KINDS[crown.form], crown.bottom, crown.top, cast, crown.diameter / 2, (0, 0, 1), span)

    def rod(self, rod: Rod, cast: Cast) -> None:
        low, high = sorted((rod.start.z, rod.end.z))
        way = [(b - a) / 1000 for a, b in zip(rod.start, rod.end, strict=True)]
        span = math.hypot(*way)
        axis = (way[0] / span, way[1] / span, way[2] / span)
        self._corners((rod.start, rod.end))
        lowest = low - rod.radius * math.hypot(axis[0], axis[1])
        self._close(ROD, low - rod.radius, high + rod.radius, cast, rod.radius, axis, span, lowest)

    def sheet(self, sheet: Sheet, normal: Vector, distance: float, cast: Cast) -> None:
        heights = [corner.z for corner in sheet.corners]
        self._corners(sheet.corners)
        off = max(abs(x * normal[0] + y * normal[1] + z * normal[2] - distance * 1000) for x, y, z in sheet.corners)
        convex = _turn_one_way([[corner[:2] for corner in sheet.corners]])[0] and normal[2] != 0 and off <= WARP
        self._close(SHEET, min(heights), max(heights), cast, 0, normal, distance, convex=convex)

    def close_group(self) -> None:
        if len(self.heads) > self.group_first[-1]:
            self.group_first.append(len(self.heads))

    def shapes(self) -> Shapes:
        heads = np.array(self.heads, float).reshape(-1, 14).T
        kind, through, low, high, radius, ax, ay, az, span, owner, overhead, veil, convex, lowest = map(np.ascontiguousarray, heads)
        x, y = (np.ascontiguousarray(c) for c in np.array(self.xy, float).reshape(-1, 2).T / 1000)
        starts = np.array(self.group_first[:-1], np.int64)
        return Shapes(
            kind.astype(np.int64), np.array(self.first, np.int64), through, low, high, radius, ax, ay, az, span,
            owner.astype(np.int64), overhead.astype(bool), veil.astype(np.int64), convex.astype(bool), lowest, x, y, np.array(self.z, float) / 1000, self._after(),
            np.array(self.group_first, np.int64), np.minimum.reduceat(low, starts) if len(starts) else low,
            np.maximum.reduceat(high, starts) if len(starts) else high,
        )  # fmt: skip

    def _after(self) -> NDArray[np.int64]:
        """The next corner of each ring, counted within its part; the last one's is the first."""
        sizes = np.array(self.rings, np.int64)
        starts = np.cumsum(sizes) - sizes
        after = np.arange(1, len(self.z) + 1)
        after[starts + sizes - 1] = starts
        first = np.array(self.first, np.int64)
        return after - np.repeat(first[:-1], np.diff(first))

    def _corners(self, corners: tuple[Point3, ...]) -> None:
        for x, y, z in corners:
            self.xy += (x, y)
            self.z.append(z)
        self.rings.append(len(corners))

    def _close(
        self, kind: int, low: float, high: float, cast: Cast, radius: float = 0, axis: Vector = (0, 0, 0), span: float = 0,
        lowest: float | None = None, convex: bool = True,
    ) -> None:  # fmt: skip
        """Millimetres, but ``axis`` and ``span`` in metres."""
        head = (kind, cast.through, low / 1000, high / 1000, radius / 1000, *axis, span, cast.owner, cast.overhead)
        self.heads.append((*head, cast.veil, convex, (low if lowest is None else lowest) / 1000))
        self.first.append(len(self.z))


def _forms(prisms: list[Prism]) -> tuple[set[int], set[int]]:
    """Which prisms (by ``id``) are convex, and which have holes or an outline that crosses itself or encloses nothing.

    All at once: to ask them one by one would take longer than the shadows themselves.
    """
    plain = [prism for prism in prisms if len(prism.outline.ring) >= 3 and not prism.outline.holes]
    one_way = _turn_one_way([prism.outline.ring for prism in plain])
    convex = {id(prism) for prism, is_convex in zip(plain, one_way, strict=True) if is_convex}
    others = [prism for prism, is_convex in zip(plain, one_way, strict=True) if not is_convex]
    sound = shapely.is_valid([shapely.Polygon(prism.outline.ring) for prism in others]) if others else []
    return convex, {id(p) for p in prisms} - convex - {id(p) for p, is_sound in zip(others, sound, strict=True) if is_sound}


def _turn_one_way(rings: Sequence[Sequence[tuple[int, int]]]) -> NDArray[np.bool_]:
    """Rings of at least three corners, walking round which one only ever turns left, or only right, and goes round once."""
    if not rings:
        return np.zeros(0, bool)
    sizes = np.array([len(ring) for ring in rings])
    first = np.cumsum(sizes) - sizes
    after = np.arange(1, sizes.sum() + 1)
    after[first + sizes - 1] = first
    corners = np.fromiter(chain.from_iterable(chain.from_iterable(rings)), np.int64).reshape(-1, 2)
    east, north = (corners[after] - corners).T
    turn = east * north[after] - north * east[after]
    backs = np.add.reduceat((east > 0) != (east[after] > 0), first, dtype=np.int64)
    return (backs <= 2) & ((np.minimum.reduceat(turn, first) > 0) | (np.maximum.reduceat(turn, first) < 0)) & (sizes >= 3)


def _plane(sheet: Sheet) -> tuple[Vector, float] | None:
    """Unit normal (Newell) and distance from the origin, metres; None where the sheet has no area."""
    corners = np.array(sheet.corners, float).reshape(-1, 3) / 1000
    if len(corners) < 3:
        return None
    middle = corners.mean(axis=0)
    spokes = corners - middle
    normal = np.cross(spokes, np.roll(spokes, -1, axis=0)).sum(axis=0)
    size = float(np.linalg.norm(normal))
    if size < 1e-6:
        return None
    normal /= size
    return (float(normal[0]), float(normal[1]), float(normal[2])), float(normal @ middle)


def _bottom(part: Part) -> float:
    match part:
        case Prism() | Crown():
            return part.bottom
        case Rod():
            return min(part.start.z, part.end.z) - part.radius
        case Sheet():
            return min((corner.z for corner in part.corners), default=0)
