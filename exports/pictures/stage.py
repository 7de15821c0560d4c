"""A scene made ready for pictures: triangles with their colours, grain and what they do to light."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self, TypeGuard

import numpy as np
from numpy.typing import NDArray

from baukasten.body import Crown, MonthDay, Prism
from baukasten.element import Texture
from baukasten.mesh import Mesh, Piece, Triangles, pieces_mesh, rgb, scene_mesh
from baukasten.relief import Relief
from baukasten.scene import WALL, Body, Floor, Scene
from exports.pictures.leaves import leafy
from exports.pictures.looks import facade, grain
from exports.pictures.noise import scatter
from exports.pictures.tracing import Tracer

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

SUMMER = MonthDay(6, 21)
BARE = 0.3
"""From this share of light on a crown is shown as twigs, not as leaves."""
TWIGS = (0.19, 0.15, 0.12)
ROOF = (0.55, 0.44, 0.38)
TOWER = 30_000
"""Millimetres from which on a building is a tower, whose windows nobody can guess."""
WRAP = 0.35
"""Leaves scatter the light: a crown fades into its shady side instead of breaking off."""


@dataclass(frozen=True, eq=False)
class Stage:
    """``vertices`` [n, 3] metres. Per face [m]: ``normals``, the piece it is of (``pieces_at``), ``tone`` (a factor
    on its colour), whether it is leaves (``crowns``), and the share of sun that comes ``through``.
    """

    vertices: Floats
    normals: Floats
    pieces_at: Ints
    tone: Floats
    crowns: NDArray[np.bool_]
    through: Floats
    pieces: tuple[Piece, ...]
    base: Floats
    """Linear colour per piece [p, 3]."""
    tracer: Tracer

    @classmethod
    def of(cls, mesh: Mesh, crowns: list[Crown], day: MonthDay, small: bool = False) -> Self:
        """A mesh without crowns, and the crowns; ``small`` as in `leafy`."""
        leaves = [leafy(crown, small) for crown in crowns]
        pieces = (*mesh.pieces, *crowns)
        counts = [len(triangles.faces) for triangles, _tone in leaves]
        vertices, faces = _joined(mesh, [triangles for triangles, _tone in leaves])
        crowns_at = np.repeat(np.arange(len(mesh.pieces), len(pieces)), counts)
        pieces_at = np.concatenate([mesh.pieces_at, crowns_at]).astype(np.int32)
        tone = np.concatenate([np.ones(len(mesh.faces), np.float32), *(tone for _triangles, tone in leaves)])
        light = np.array([_through(piece, day) for piece in pieces], np.float32)
        is_crown = np.arange(len(pieces)) >= len(mesh.pieces)
        normals = _normals(vertices, faces)
        through, sheer = light[pieces_at], (is_crown | (light > 0))[pieces_at]
        tracer = Tracer(vertices, faces, normals, pieces_at, through, sheer)
        base = np.array([_base(piece, day) for piece in pieces], np.float32).reshape(-1, 3)
        return cls(vertices, normals, pieces_at, tone, is_crown[pieces_at], through, pieces, base, tracer)

    def colour(self, face: Ints, places: Floats, normals: Floats, pixel: Floats) -> Floats:
        """Linear colour [n, 3] of the surface at places [n, 3]."""
        colour = self.base[self.pieces_at[face]] * self.tone[face, None]
        leaves = np.flatnonzero(self.crowns[face] | self._hedges[self.pieces_at[face]])
        colour[leaves] *= _leaf_chance(places[leaves])[:, None]
        piece = self.pieces_at[face]
        kind = self._textures[piece]
        for number, texture in enumerate(Texture):
            on = np.flatnonzero(kind == number)
            if len(on):
                flat = np.maximum(np.abs(normals[on, 2]), 0.1)
                colour[on] *= grain(texture, places[on, 0], places[on, 1], pixel[on] / flat)[:, None]
        self._paint_walls(colour, piece, places, normals, pixel)
        return colour

    def facing(self, face: Ints, cosine: Floats) -> Floats:
        """How much of the sun a surface takes, from the cosine between its normal and the sun."""
        return np.maximum(np.where(self.crowns[face], (cosine + WRAP) / (1 + WRAP), cosine), 0).astype(np.float32)

    def gaps(self, face: Ints, places: Floats) -> NDArray[np.bool_]:
        """Where one looks through a crown, between twigs."""
        open_share = np.where(self.crowns[face], self.through[face], 0)
        i, j, k = (np.floor(places[:, axis] / 0.11).astype(np.int64) for axis in range(3))
        return scatter(i, j, k) < np.where(open_share >= BARE, open_share * 1.1, 0)

    @cached_property
    def _textures(self) -> Ints:
        """Per piece the number of its texture, -1 if it has none."""
        order = {texture: number for number, texture in enumerate(Texture)}
        return np.array([order[p.ground.texture] if isinstance(p, Floor) else -1 for p in self.pieces], np.int32)

    @cached_property
    def _walls(self) -> tuple[Floats, NDArray[np.bool_]]:
        """Per piece the height of a wall's foot, NaN if it is none, and whether it is a house's."""
        walls = [p if _is_building(p) else None for p in self.pieces]
        feet = np.array([w.bottom / 1000 if w else np.nan for w in walls], np.float32)
        return feet, np.array([bool(w and w.top - w.bottom < TOWER) for w in walls], bool)

    @cached_property
    def _hedges(self) -> NDArray[np.bool_]:
        """Per piece: it is leaves cut to a block. What lets a little light through and stands on the ground is."""
        return np.array([isinstance(p, Prism) and 0 < p.light.leafy < BARE for p in self.pieces], bool)

    def _paint_walls(self, colour: Floats, piece: Ints, places: Floats, normals: Floats, pixel: Floats) -> None:
        foot, house = self._walls
        upright = np.flatnonzero(~np.isnan(foot[piece]) & (np.abs(normals[:, 2]) < 0.5))
        x, y, z = places[upright].T
        along = y * normals[upright, 0] - x * normals[upright, 1]
        which = piece[upright]
        colour[upright] *= facade(along, z - foot[which], house[which], pixel[upright])[:, None]
        colour[~np.isnan(foot[piece]) & (normals[:, 2] > 0.5)] = ROOF


def stage(scene: Scene, day: tuple[int, int] | None, figures: tuple[Body, ...] = ()) -> Stage:
    """The scene with some more bodies, on a day (month, day); summer if none is told."""
    bodies = (*scene.bodies, *figures)
    without = scene_mesh(replace(scene, bodies=tuple(_bodies_without_crowns(bodies))))
    crowns = _crowns(part for body in bodies for part in body.parts)
    return Stage.of(without, crowns, MonthDay(*day) if day else SUMMER)


def stage_of(pieces: tuple[Piece, ...]) -> Stage:
    """Some pieces by themselves, level and in summer, for a small picture."""
    rest = [(piece, None) for piece in pieces if not isinstance(piece, Crown)]
    return Stage.of(pieces_mesh(rest, Relief(None)), _crowns(pieces), SUMMER, small=True)


def linear(colour: str) -> tuple[float, float, float]:
    """A screen colour ``#rrggbb`` as linear light 0 … 1."""
    red, green, blue = (_linear(value / 255) for value in rgb(colour))
    return red, green, blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _bodies_without_crowns(bodies: tuple[Body, ...]) -> Iterator[Body]:
    for body in bodies:
        yield replace(body, parts=tuple(part for part in body.parts if not isinstance(part, Crown)))


def _crowns(pieces: Iterable[Piece]) -> list[Crown]:
    return [p for p in pieces if isinstance(p, Crown) and p.top > p.bottom and p.diameter > 0]


def _joined(mesh: Mesh, leaves: list[Triangles]) -> tuple[Floats, Ints]:
    starts = np.cumsum([len(mesh.vertices), *(len(t.vertices) for t in leaves)])
    vertices = np.concatenate([mesh.vertices, *(t.vertices for t in leaves)])
    faces = np.concatenate([mesh.faces, *(t.faces + s for t, s in zip(leaves, starts, strict=False))])
    return vertices.astype(np.float32), faces.astype(np.int32)


def _normals(vertices: Floats, faces: Ints) -> Floats:
    a, b, c = (vertices[faces[:, k]] for k in range(3))
    across = np.cross(b - a, c - a)
    length = np.linalg.norm(across, axis=1, keepdims=True)
    return np.divide(across, length, out=np.zeros_like(across), where=length > 0)


def _through(piece: Piece, day: MonthDay) -> float:
    return 0.0 if isinstance(piece, Floor) else piece.light.on(day)


def _base(piece: Piece, day: MonthDay) -> tuple[float, float, float]:
    if isinstance(piece, Floor):
        return linear(piece.ground.colour)
    if isinstance(piece, Crown) and piece.light.on(day) >= BARE:
        return TWIGS
    return linear(piece.colour)


def _is_building(piece: Piece) -> TypeGuard[Prism]:
    return isinstance(piece, Prism) and piece.colour == WALL and piece.top - piece.bottom > 2000


def _leaf_chance(places: Floats) -> Floats:
    """Leaves in clumps of a hand's breadth, some lighter and some darker."""
    i, j, k = (np.floor(places[:, axis] / 0.16).astype(np.int64) for axis in range(3))
    return (0.80 + 0.40 * scatter(i, j, k)).astype(np.float32)
