"""The scene as triangles, for every view that shows it in space: live 3D, pictures, files.

Metres as float32, z up. Faces turn counter-clockwise seen from outside, so normals look outward.
Round things are slightly facetted: it reads as a model, which is what a proposal is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias, Union

import mapbox_earcut
import numpy as np
import trimesh
from numpy.typing import NDArray

from baukasten.body import Crown, CrownForm, Part, Prism, Rod, Sheet
from baukasten.drape import draped, surroundings
from baukasten.geometry import Outline, outlines, polygon
from baukasten.neighbourhood import Neighbourhood, neighbourhood
from baukasten.plan import ItemId
from baukasten.relief import Relief
from baukasten.scene import Body, Floor, Scene

ROD_SIDES = 10
COLUMN_SIDES = 16
SHEET_THICKNESS = 0.012
"""Metres; a cloth without thickness would flicker between its two sides."""

NOBODY = -1
"""In ``Mesh.items``: a face of the site, not of the plan."""

Piece: TypeAlias = Union[Part, Floor, Neighbourhood]


class Triangles(NamedTuple):
    """``vertices`` float32[n, 3] in metres, ``faces`` int32[m, 3]."""

    vertices: NDArray[np.float32]
    faces: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Mesh:
    """Many pieces in one: per face its colour (RGBA), the plan's item and the piece it belongs to.

    ``vertices`` float32[n, 3] metres, ``faces`` int32[m, 3], ``colours`` uint8[m, 4],
    ``items`` int32[m] (``NOBODY`` for the site's own), ``pieces_at`` int32[m] into ``pieces``.
    """

    vertices: NDArray[np.float32]
    faces: NDArray[np.int32]
    colours: NDArray[np.uint8]
    items: NDArray[np.int32]
    pieces_at: NDArray[np.int32]
    pieces: tuple[Piece, ...]

    @property
    def normals(self) -> NDArray[np.float32]:
        """Unit normals per face [m, 3]; zero where a face has no area."""
        a, b, c = (self.vertices[self.faces[:, k]] for k in range(3))
        across = np.cross(b - a, c - a)
        length = np.linalg.norm(across, axis=1, keepdims=True)
        return np.divide(across, length, out=np.zeros_like(across), where=length > 0)

    def trimesh(self) -> trimesh.Trimesh:
        """The same triangles for trimesh's tools; nothing is merged or repaired."""
        return trimesh.Trimesh(self.vertices, self.faces, face_colors=self.colours, process=False)


def scene_mesh(scene: Scene) -> Mesh:
    """The whole scene: ground laid over the relief, the surroundings, and every body."""
    around = [(Floor(None, outline, ground), None) for outline, ground in surroundings(scene.site)]
    measured = [(piece, None) for piece in neighbourhood(scene.site)]
    floors = [(floor, floor.item) for floor in scene.floors]
    bodies = [(part, body.item) for body in scene.bodies for part in body.parts]
    return pieces_mesh([*around, *measured, *floors, *bodies], scene.relief)


def pieces_mesh(pieces: Iterable[tuple[Piece, ItemId | None]], relief: Relief) -> Mesh:
    """Any pieces with the items they belong to; floors are laid over the relief."""
    return _merged(list(pieces), lambda piece: _piece(piece, relief))


def body_mesh(parts: Iterable[Part], item: ItemId | None = None) -> Mesh:
    """The parts of one thing."""
    return _merged([(part, item) for part in parts], part_triangles)


def bodies_mesh(bodies: Iterable[Body]) -> Mesh:
    """Several bodies without any ground."""
    return _merged([(part, body.item) for body in bodies for part in body.parts], part_triangles)


def part_triangles(part: Part) -> Triangles:
    """One part; without faces where the part has no extent."""
    match part:
        case Prism():
            return _joined([_prism(o, part.bottom / 1000, part.top / 1000) for o in _sound(part)])
        case Rod():
            return _rod(part)
        case Sheet():
            return _sheet(part)
        case Crown():
            return _crown(part)


def rgb(colour: str) -> tuple[int, int, int]:
    """``#rrggbb`` as numbers 0 … 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _piece(piece: Piece, relief: Relief) -> Triangles:
    if isinstance(piece, Neighbourhood):
        return Triangles(piece.vertices, piece.faces)
    if isinstance(piece, Floor):
        return Triangles(*draped(piece.outline, relief, triangulated))
    return part_triangles(piece)


def _merged(pieces: list[tuple[Piece, ItemId | None]], triangles: Callable[[Piece], Triangles]) -> Mesh:
    shapes = [triangles(piece) for piece, _item in pieces]
    counts = np.array([len(shape.faces) for shape in shapes], np.int64)
    whole = _joined(shapes)
    at = np.repeat(np.arange(len(pieces), dtype=np.int32), counts)
    owners = np.array([NOBODY if item is None else item for _piece, item in pieces], np.int32)
    tints = np.array([(*rgb(_colour(piece)), 255) for piece, _item in pieces], np.uint8).reshape(-1, 4)
    return Mesh(whole.vertices, whole.faces, tints[at], owners[at], at, tuple(piece for piece, _item in pieces))


def _colour(piece: Piece) -> str:
    return piece.ground.colour if isinstance(piece, Floor) else piece.colour


def _joined(shapes: list[Triangles]) -> Triangles:
    if not shapes:
        return Triangles(np.zeros((0, 3), np.float32), np.zeros((0, 3), np.int32))
    starts = np.cumsum([0, *(len(shape.vertices) for shape in shapes[:-1])])
    faces = [shape.faces + start for shape, start in zip(shapes, starts, strict=True)]
    return Triangles(np.concatenate([s.vertices for s in shapes]), np.concatenate(faces).astype(np.int32))


def _sound(prism: Prism) -> Iterator[Outline]:
    """The outline as it is where it is simple enough to trust, else repaired."""
    if prism.top <= prism.bottom or len(prism.outline.ring) < 3:
        return
    if len(prism.outline.ring) <= 4 and not prism.outline.holes:
        yield prism.outline
    else:
        yield from outlines(polygon(prism.outline))


def triangulated(corners: NDArray[np.float64], ends: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Triangles [m, 3] over the corners [n, 2] of one area, counter-clockwise from above.

    ``ends``: where each ring ends in ``corners``, the outer one first.
    """
    found = mapbox_earcut.triangulate_float64(corners, ends).reshape(-1, 3).astype(np.int64)
    a, b, c = (corners[found[:, k]] for k in range(3))
    clockwise = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) < (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    found[clockwise] = found[clockwise][:, ::-1]
    return found


def _prism(outline: Outline, bottom: float, top: float) -> Triangles:
    rings = [_ring(ring, outer=k == 0) for k, ring in enumerate(outline.rings())]
    corners = np.concatenate(rings)
    n = len(corners)
    lid = triangulated(corners, np.cumsum([len(r) for r in rings]).astype(np.uint32))
    starts = np.cumsum([0, *(len(r) for r in rings[:-1])])
    here = np.arange(n)
    after = np.concatenate([start + (np.arange(len(r)) + 1) % len(r) for start, r in zip(starts, rings, strict=True)])
    walls = np.concatenate([np.column_stack([here, after, after + n]), np.column_stack([here, after + n, here + n])])
    vertices = np.empty((2 * n, 3), np.float32)
    vertices[:n, :2] = vertices[n:, :2] = corners
    vertices[:n, 2], vertices[n:, 2] = bottom, top
    return Triangles(vertices, np.concatenate([lid[:, ::-1], lid + n, walls]).astype(np.int32))


def _ring(ring: Iterable[tuple[int, int]], outer: bool) -> NDArray[np.float64]:
    """Corners in metres: the outer ring counter-clockwise, holes clockwise."""
    corners = np.array(list(ring), float) / 1000
    x, y = corners.T
    counter_clockwise = float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) > 0
    return corners if counter_clockwise == outer else corners[::-1]


def _rod(rod: Rod) -> Triangles:
    start, end = np.array(rod.start, float) / 1000, np.array(rod.end, float) / 1000
    along = end - start
    length = float(np.linalg.norm(along))
    if length == 0 or rod.radius <= 0:
        return _joined([])
    along /= length
    side = np.array([1.0, 0, 0]) if abs(along[0]) < 0.9 else np.array([0, 1.0, 0])
    across = _cross(along, side)
    across /= np.linalg.norm(across)
    frame = np.stack([across * rod.radius / 1000, _cross(along, across) * rod.radius / 1000, along * length])
    unit = _unit_rod()
    return Triangles((unit.vertices @ frame + start).astype(np.float32), unit.faces)


def _cross(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of two vectors. numpy's own takes ten times as long for so few numbers, and a square has a thousand rods."""
    (ax, ay, az), (bx, by, bz) = a.tolist(), b.tolist()
    return np.array([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx])


def _sheet(sheet: Sheet) -> Triangles:
    """A thin slab about the sheet's middle; its corners need not lie in one plane exactly."""
    corners = np.array(sheet.corners, float).reshape(-1, 3) / 1000
    if len(corners) < 3:
        return _joined([])
    middle = corners.mean(axis=0)
    normal = np.cross(corners - middle, np.roll(corners - middle, -1, axis=0)).sum(axis=0)
    size = float(np.linalg.norm(normal))
    if size < 1e-9:
        return _joined([])
    normal /= size
    flat = corners @ _plane_axes(normal)
    lid = triangulated(flat, np.array([len(flat)], np.uint32))
    n = len(corners)
    here, after = np.arange(n), (np.arange(n) + 1) % n
    lift = normal * SHEET_THICKNESS / 2
    walls = np.concatenate([np.column_stack([here, after, after + n]), np.column_stack([here, after + n, here + n])])
    vertices = np.concatenate([corners - lift, corners + lift]).astype(np.float32)
    return Triangles(vertices, np.concatenate([lid[:, ::-1], lid + n, walls]).astype(np.int32))


def _plane_axes(normal: NDArray[np.float64]) -> NDArray[np.float64]:
    """Two unit vectors [3, 2] that span the plane, right-handed with its normal."""
    side = np.array([1.0, 0, 0]) if abs(normal[0]) < 0.9 else np.array([0, 1.0, 0])
    first = np.cross(side, normal)
    first /= np.linalg.norm(first)
    return np.column_stack([first, np.cross(normal, first)])


def _crown(crown: Crown) -> Triangles:
    if crown.top <= crown.bottom or crown.diameter <= 0:
        return _joined([])
    unit = _unit_crown(crown.form)
    size = np.array([crown.diameter, crown.diameter, crown.top - crown.bottom]) / 1000
    foot = np.array([crown.centre.x, crown.centre.y, crown.bottom]) / 1000
    return Triangles((unit.vertices * size + foot).astype(np.float32), unit.faces)


@lru_cache(maxsize=1)
def _unit_rod() -> Triangles:
    """Radius 1, from z 0 to 1."""
    angle = 2 * np.pi * np.arange(ROD_SIDES) / ROD_SIDES
    return _turned([(0, 0), (1, 0), (1, 1), (0, 1)], angle)


@lru_cache(maxsize=len(CrownForm))
def _unit_crown(form: CrownForm) -> Triangles:
    """Diameter 1, from z 0 to 1."""
    angle = 2 * np.pi * np.arange(COLUMN_SIDES) / COLUMN_SIDES
    match form:
        case CrownForm.ELLIPSOID:
            ball = trimesh.creation.icosphere(subdivisions=2, radius=0.5)
            return Triangles((ball.vertices + (0, 0, 0.5)).astype(np.float32), ball.faces.astype(np.int32))
        case CrownForm.COLUMN:
            # The shade counts a cylinder; the edges are only rounded off, so that both agree.
            profile = [(0, 0), (0.36, 0), (0.47, 0.03), (0.5, 0.08), (0.5, 0.5), (0.5, 0.92), (0.45, 0.97), (0.3, 1), (0, 1)]
            return _turned(profile, angle)
        case CrownForm.CONE:
            return _turned([(0, 0), (0.5, 0), (0.335, 0.33), (0.17, 0.66), (0, 1)], angle)


def _turned(profile: list[tuple[float, float]], angle: NDArray[np.float64]) -> Triangles:
    """A profile of (radius, z) from the lower pole to the upper one, turned about the z axis."""
    n = len(angle)
    rings = [np.column_stack([r * np.cos(angle), r * np.sin(angle), np.full(n, z)]) for r, z in profile[1:-1]]
    poles = [(0.0, 0.0, profile[0][1]), (0.0, 0.0, profile[-1][1])]
    vertices = np.concatenate([*rings, poles])
    low, high = len(vertices) - 2, len(vertices) - 1
    here, after = np.arange(n), (np.arange(n) + 1) % n
    faces = [np.column_stack([np.full(n, low), after, here])]
    for k in range(len(rings) - 1):
        a, b, c, d = here + k * n, after + k * n, after + (k + 1) * n, here + (k + 1) * n
        faces += [np.column_stack([a, b, c]), np.column_stack([a, c, d])]
    top = (len(rings) - 1) * n
    faces.append(np.column_stack([here + top, after + top, np.full(n, high)]))
    return Triangles(vertices.astype(np.float32), np.concatenate(faces).astype(np.int32))
