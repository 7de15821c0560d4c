"""The scene's parts as flat arrays of metres: what the compiled kernels run over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from baukasten.body import Crown, CrownForm, Light, MonthDay, Part, Prism, Rod, Sheet
from baukasten.geometry import Outline, outlines, polygon
from baukasten.scene import Body, Scene
from baukasten.shade import forms

PRISM, ELLIPSOID, COLUMN, CONE, ROD, SHEET = range(6)
Of: TypeAlias = tuple[int, int, float, int]
"""Owner, ground, through and veil of a part: see ``Group`` and ``Passes``."""

CROWN_KINDS = {CrownForm.ELLIPSOID: ELLIPSOID, CrownForm.COLUMN: COLUMN, CrownForm.CONE: CONE}

OVERHEAD = 1800
"""A thing's own parts shade its seat only where they hang at least this high above the ground (mm):
the roof of a shelter does, a backrest that the sitter leans on does not."""


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


class Passes(NamedTuple):
    """What light does with a part: the share that passes, and which veil it is, 0 for none."""

    through: float
    veil: int


class Group(NamedTuple):
    """What of one body keeps light away. ``owner``: the item it belongs to, -1 for the site; ``ground`` under it in mm."""

    owner: int
    ground: int
    parts: list[tuple[Part, Passes]]


def shapes(scene: Scene, day: MonthDay) -> Shapes:
    """All parts that keep light away that day; parts without extent are left out, self-crossing ones repaired."""

    def passes(light: Light) -> Passes | None:
        return Passes(light.on(day), 0) if light.on(day) < 1 else None

    return _packed(_groups(scene.bodies, passes))[0]


def veiled_shapes(bodies: Iterable[Body], veils: list[Light]) -> tuple[Shapes, list[int]]:
    """All parts that keep light away on any day of the year; ``veils`` learns the kinds of light they let through.

    Also how many parts there are up to the end of each body. Kind k of ``veils`` becomes ``veil`` k + 1. ``through`` says nothing here: it is a question of the day.
    """
    known = {light: n for n, light in enumerate(veils, start=1)}

    def passes(light: Light) -> Passes | None:
        if min(light.leafy, light.bare) >= 1:
            return None
        return Passes(0.0, known.setdefault(light, len(known) + 1) if max(light.leafy, light.bare) > 0 else 0)

    groups = _groups(bodies, passes)
    veils[:] = known
    return _packed(groups)


def _groups(bodies: Iterable[Body], passes: Callable[[Light], Passes | None]) -> list[Group]:
    groups = []
    # Nearly all parts share a few lights, and to compare two lights takes longer than all else here.
    known = dict[int, Passes | None]()
    for body in bodies:
        group = Group(-1 if body.item is None else body.item, body.ground, [])
        for part in body.parts:
            which = id(part.light)
            if which not in known:
                known[which] = passes(part.light)
            if (found := known[which]) is not None:
                group.parts.append((part, found))
        groups.append(group)
    return groups


def _packed(groups: list[Group]) -> tuple[Shapes, list[int]]:
    parts = [part for group in groups for part, _passes in group.parts]
    convex, crooked = forms.of_prisms([part for part in parts if isinstance(part, Prism)])
    sheets = forms.of_sheets([part for part in parts if isinstance(part, Sheet)])
    pile, ends = _Pile(), list[int]()
    for owner, ground, those in groups:
        for part, (through, veil) in those:
            of = owner, ground, through, veil
            if isinstance(part, Prism):
                if part.top <= part.bottom:
                    continue
                if id(part) not in crooked:
                    pile.prism(part.outline, part, id(part) in convex, of)
                else:
                    for sound in outlines(polygon(part.outline)):
                        one_way = not sound.holes and bool(forms.turn_one_way([sound.ring])[0])
                        pile.prism(sound, part, one_way, of)
            elif isinstance(part, Crown):
                if part.diameter > 0 and part.top > part.bottom:
                    pile.crown(part, of)
            elif isinstance(part, Rod):
                if part.radius > 0 and part.start != part.end:
                    pile.rod(part, of)
            elif id(part) in sheets.real:
                pile.sheet(part, id(part) in sheets.convex, of)
        ends.append(len(pile.sizes))
    return _shapes(pile, sheets, ends), ends


@dataclass
class _Pile:
    """Collects parts in plain lists of whole numbers, which numpy takes over quickly.

    ``heads``, each part after the other: kind, lowest and highest z, width, convex, owner, ground, through, veil; mm.
    ``flat``, ``spatial``: the corners of prisms, and of all others. ``sizes``: how many each part has, ``rings``: each ring.
    """

    heads: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    rings: list[int] = field(default_factory=list)
    flat: list[int] = field(default_factory=list)
    spatial: list[int] = field(default_factory=list)

    def prism(self, outline: Outline, prism: Prism, convex: bool, of: Of) -> None:
        size = 0
        for ring in outline.rings() if outline.holes else (outline.ring,):
            self.flat.extend(chain.from_iterable(ring))
            self.rings.append(len(ring))
            size += len(ring)
        self.sizes.append(size)
        self.heads += (PRISM, prism.bottom, prism.top, 0, convex, *of)

    def crown(self, crown: Crown, of: Of) -> None:
        self.spatial += (*crown.centre, crown.bottom)
        self.rings.append(1)
        self.sizes.append(1)
        self.heads += (CROWN_KINDS[crown.form], crown.bottom, crown.top, crown.diameter, True, *of)

    def rod(self, rod: Rod, of: Of) -> None:
        self.spatial += (*rod.start, *rod.end)
        self.rings.append(2)
        self.sizes.append(2)
        low, high = min(rod.start.z, rod.end.z), max(rod.start.z, rod.end.z)
        self.heads += (ROD, low - rod.radius, high + rod.radius, 2 * rod.radius, True, *of)

    def sheet(self, sheet: Sheet, convex: bool, of: Of) -> None:
        self.spatial.extend(chain.from_iterable(sheet.corners))
        self.rings.append(len(sheet.corners))
        self.sizes.append(len(sheet.corners))
        heights = [z for _x, _y, z in sheet.corners]
        self.heads += (SHEET, min(heights), max(heights), 0, convex, *of)


def _shapes(pile: _Pile, sheets: forms.Planes, ends: list[int]) -> Shapes:
    """``ends``: how many parts there are up to the end of each body."""
    heads = np.array(pile.heads, float).reshape(-1, 9).T
    kind, low, high, wide, convex, owner, ground, through, veil = map(np.ascontiguousarray, heads)
    sizes = np.array(pile.sizes, np.int64)
    first = np.concatenate([[0], np.cumsum(sizes)])
    corners, prisms = np.zeros((3, first[-1])), np.repeat(kind == PRISM, sizes)
    corners[:2, prisms] = np.array(pile.flat, float).reshape(-1, 2).T
    corners[:, ~prisms] = np.array(pile.spatial, float).reshape(-1, 3).T
    axis, span = _axes(kind, corners, first[:-1], high - low, sheets)
    radius = wide / 2
    lowest = np.where(kind == ROD, low + radius - radius * np.hypot(*axis[:2]), low)
    overhead = low >= ground + OVERHEAD
    low, high = low / 1000, high / 1000
    _first, after = forms.around(np.array(pile.rings, np.int64))
    groups = np.unique([0, *ends])
    least, most = (pick.reduceat(z, groups[:-1]) if len(z) else z for pick, z in ((np.minimum, low), (np.maximum, high)))
    return Shapes(
        kind.astype(np.int64), first, through, low, high, radius / 1000, *axis, span, owner.astype(np.int64), overhead,
        veil.astype(np.int64), convex.astype(bool), lowest / 1000, *(corners / 1000), after - np.repeat(first[:-1], sizes),
        groups, least, most,
    )  # fmt: skip


def _axes(
    kind: NDArray[np.float64], corners: NDArray[np.float64], first: NDArray[np.int64], tall: NDArray[np.float64], sheets: forms.Planes
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """``axis`` [3, parts] and ``span`` as in ``Shapes``; ``corners`` [3, corners] and ``tall`` in millimetres."""
    axis, span = np.zeros((3, len(kind))), np.zeros(len(kind))
    crowns, rods = np.isin(kind, (ELLIPSOID, COLUMN, CONE)), kind == ROD
    axis[2, crowns], span[crowns] = 1, tall[crowns] / 1000
    way = (corners[:, first[rods] + 1] - corners[:, first[rods]]) / 1000
    span[rods] = np.sqrt((way**2).sum(axis=0))
    axis[:, rods] = way / span[rods]
    axis[:, kind == SHEET], span[kind == SHEET] = sheets.normal.T, sheets.distance
    return axis, span
