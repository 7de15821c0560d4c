"""What each dot of a picture sees, and the light that falls on it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from exports.pictures.camera import Camera
from exports.pictures.stage import Stage
from exports.pictures.tracing import NOTHING

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

EDGE = 0.035
"""Difference of brightness between neighbours from which a dot counts as an edge."""
CORNER_REACH = 3.0
"""Metres within which things darken each other's corners."""
HAZE = 1600.0
"""Metres after which two thirds of a colour have turned into haze."""

ZENITH, HORIZON, BELOW = (0.25, 0.46, 0.78), (0.82, 0.89, 0.94), (0.66, 0.64, 0.59)
SUNLIGHT = (1.0, 0.93, 0.82)
SKYLIGHT = (0.80, 0.92, 1.12)
BOUNCE = (0.62, 0.58, 0.50)


@dataclass(frozen=True)
class Light:
    """``to_sun``: unit vector, None under a covered sky. ``sun``, ``sky``: how bright, linear."""

    to_sun: Floats | None
    sun: float
    sky: float


class View:
    """One camera's look at one stage in one light."""

    def __init__(self, set_up: Stage, camera: Camera, light: Light, size: tuple[int, int]) -> None:
        self._stage, self._light, self._size = set_up, light, size
        self._eye = np.array(camera.eye, np.float32)
        right, up, ahead = camera.axes()
        half = np.tan(np.deg2rad(camera.vertical_field) / 2)
        self._dot = np.float32(2 * half / size[1])
        self._axes = (right.astype(np.float32), up.astype(np.float32), ahead.astype(np.float32))

    def colours(self, x: Floats, y: Floats, smooth: bool) -> tuple[Floats, Ints]:
        """Linear colour [n, 3] and the piece [n] seen at places of the picture; ``smooth``: they are all its dots."""
        ways = self._ways(x, y)
        face, distance = self._seen(ways)
        colour = np.empty((len(x), 3), np.float32)
        piece = np.full(len(x), NOTHING, np.int32)
        nothing = face == NOTHING
        colour[nothing] = _sky(ways[nothing])
        on = np.flatnonzero(~nothing)
        if not len(on):
            return colour, piece
        hit, far = face[on], distance[on]
        piece[on] = self._stage.pieces_at[hit]
        places = self._eye + ways[on] * far[:, None]
        normals = self._stage.normals[hit]
        normals = np.where((normals * ways[on]).sum(axis=1, keepdims=True) > 0, -normals, normals)
        own = self._stage.colour(hit, places, normals, far * self._dot)
        look = self._smooth_sky if smooth else self._quick_sky
        open_sky = look(places, normals, piece[on], x[on].astype(np.int32), y[on].astype(np.int32))
        lit = own * self._lit(hit, places, normals, open_sky)
        mist = np.exp(-far / HAZE)[:, None]
        colour[on] = lit * mist + np.array(HORIZON, np.float32) * (1 - mist)
        return colour, piece

    def _quick_sky(self, places: Floats, normals: Floats, _piece: Ints, column: Ints, row: Ints) -> Floats:
        return self._stage.tracer.open_sky(places, normals, CORNER_REACH, turn_at(column, row), 4)

    def _smooth_sky(self, places: Floats, normals: Floats, piece: Ints, column: Ints, row: Ints) -> Floats:
        """Openness of the sky, found for every second dot of every second row and spread from there."""
        chosen = (column % 2 == 0) & (row % 2 == 0)
        turn = turn_at(column[chosen] // 2, row[chosen] // 2)
        found = self._stage.tracer.open_sky(places[chosen], normals[chosen], CORNER_REACH, turn, 8)
        key = _side(piece, normals)
        return spread(found, chosen, key, column, row, self._size)

    def on_level(self, x: Floats, y: Floats, height: float) -> tuple[Floats, NDArray[np.int64]]:
        """Where the looks through places of the picture meet a level plane: points [k, 3] and which [k] of them do."""
        ways = self._ways(x, y)
        on = np.flatnonzero(ways[:, 2] < -1e-4)
        far = (height - self._eye[2]) / ways[on, 2]
        return (self._eye + ways[on] * far[:, None]).astype(np.float32), on[far > 0]

    def _ways(self, x: Floats, y: Floats) -> Floats:
        right, up, ahead = self._axes
        width, height = self._size
        ways = ahead + right * ((x - width / 2) * self._dot)[:, None] + up * ((height / 2 - y) * self._dot)[:, None]
        return (ways / np.linalg.norm(ways, axis=1, keepdims=True)).astype(np.float32)

    def _seen(self, ways: Floats) -> tuple[Ints, Floats]:
        """What is met first; through the gaps of a bare crown the look goes on."""
        origins = np.broadcast_to(self._eye, ways.shape)
        hits = self._stage.tracer.first(origins, ways)
        face, distance = hits.face.copy(), hits.distance.copy()
        on = np.flatnonzero(face != NOTHING)
        for _gap in range(6):
            places = self._eye + ways[on] * distance[on, None]
            on = on[self._stage.gaps(face[on], places)]
            if not len(on):
                break
            start = self._eye + ways[on] * (distance[on] + 0.01)[:, None]
            further = self._stage.tracer.first(start, ways[on])
            distance[on] += further.distance + 0.01
            face[on] = further.face
            on = on[further.face != NOTHING]
        return face, distance

    def _lit(self, face: Ints, places: Floats, normals: Floats, open_sky: Floats) -> Floats:
        """Light [n, 3] from the sun, the sky and the ground."""
        up = 0.5 + 0.5 * normals[:, 2:3]
        around = (np.array(SKYLIGHT) * up + np.array(BOUNCE) * (1 - up)) * open_sky[:, None] * self._light.sky
        if self._light.to_sun is None:
            return around.astype(np.float32)
        facing = self._stage.facing(face, normals @ self._light.to_sun)
        share = np.zeros(len(face), np.float32)
        turned = facing > 0
        share[turned] = self._stage.tracer.sun_share(
            places[turned], normals[turned], self._stage.pieces_at[face[turned]], self._light.to_sun
        )
        return (around + np.array(SUNLIGHT) * (self._light.sun * facing * share)[:, None]).astype(np.float32)


def _sky(ways: Floats) -> Floats:
    """Blue above, milky at the horizon, dull ground below it."""
    z = ways[:, 2:3]
    high = np.clip(z, 0, 1) ** 0.55
    sky = np.array(HORIZON) * (1 - high) + np.array(ZENITH) * high
    return np.where(z < 0, np.array(HORIZON) + (np.array(BELOW) - HORIZON) * np.clip(-z * 6, 0, 1), sky).astype(np.float32)


def turn_at(column: Ints, row: Ints) -> Ints:
    """Which of the 16 sets of directions a dot uses: all 16 within each 4 × 4 dots."""
    return (column % 4) * 4 + row % 4


def spread(found: Floats, chosen: NDArray[np.bool_], key: Ints, column: Ints, row: Ints, size: tuple[int, int]) -> Floats:
    """Values of the ``chosen`` dots (every second one) averaged over 4 × 4 of them and given to all dots [n].

    Never across an edge: only dots with the same ``key`` [n] speak to each other.
    """
    width, height = (size[0] + 1) // 2, (size[1] + 1) // 2
    grid, which = np.zeros((height, width), np.float32), np.full((height, width), -1, np.int32)
    at = row[chosen] // 2, column[chosen] // 2
    grid[at], which[at] = found, key[chosen]
    total, weight = np.zeros_like(grid), np.zeros_like(grid)
    for dy in range(-2, 2):
        for dx in range(-2, 2):
            rows, columns = _overlap(dy, height), _overlap(dx, width)
            here, there = (rows[0], columns[0]), (rows[1], columns[1])
            same = which[here] == which[there]
            total[here] += np.where(same, grid[there], 0)
            weight[here] += same
    mean = total / np.maximum(weight, 1)
    values = np.ones(len(key), np.float32)
    open_ = np.ones(len(key), bool)
    for dy, dx in ((0, 0), (0, 1), (1, 0), (1, 1), (0, -1), (-1, 0), (-1, -1)):
        there = np.clip(row // 2 + dy, 0, height - 1), np.clip(column // 2 + dx, 0, width - 1)
        fits = open_ & (which[there] == key)
        values[fits] = mean[there][fits]
        open_ &= ~fits
    return values


def _side(piece: Ints, normals: Floats) -> Ints:
    """A number for a side of a piece: dots that share it may share their light."""
    direction = np.abs(normals).argmax(axis=1) * 2 + (normals @ np.array([1.1, 2.3, 3.7]) > 0)
    return (piece * 8 + direction).astype(np.int32)


def _overlap(shift: int, length: int) -> tuple[slice, slice]:
    """The part of an axis that has a neighbour ``shift`` dots on, and that neighbour."""
    return slice(max(0, -shift), length - max(0, shift)), slice(max(0, shift), length + min(0, shift))


def edges(colour: Floats, piece: Ints) -> NDArray[np.int64]:
    """Dots whose neighbour is another thing or clearly lighter or darker."""
    bright = np.sqrt(np.clip(colour.mean(axis=2), 0, 1))
    edge = np.zeros(piece.shape, bool)
    across = (piece[:, 1:] != piece[:, :-1]) | (np.abs(np.diff(bright, axis=1)) > EDGE)
    down = (piece[1:] != piece[:-1]) | (np.abs(np.diff(bright, axis=0)) > EDGE)
    edge[:, 1:] |= across
    edge[:, :-1] |= across
    edge[1:] |= down
    edge[:-1] |= down
    return np.flatnonzero(edge)
