"""How surfaces look close up: the grain of paving and lawn, the storeys of a wall.

All answers are factors on a surface's brightness. ``pixel`` is how many metres one dot of the
picture covers there: what is finer than that is left out instead of flickering.
"""

import numpy as np
from numpy.typing import NDArray

from baukasten.element import Texture
from exports.pictures.noise import cloudy, scatter

Floats = NDArray[np.float32]

STOREY = 3.0
"""Metres from floor to floor."""
WINDOW_STEP = 2.6


def grain(texture: Texture, x: Floats, y: Floats, pixel: Floats) -> Floats:
    """Brightness of a surface at places in metres."""
    match texture:
        case Texture.PAVERS:
            return _stones(x, y, 0.20, 0.10, 0.008, pixel, 0.10)
        case Texture.SLABS:
            return _stones(x, y, 0.60, 0.40, 0.010, pixel, 0.07)
        case Texture.SETTS:
            return _stones(x, y, 0.11, 0.11, 0.014, pixel, 0.20)
        case Texture.TACTILE:
            return 1 - 0.22 * _seen(0.06, pixel) * (np.abs((x + y) / 0.06 % 1 - 0.5) < 0.25)
        case Texture.BOARDS:
            return _boards(x, y, pixel)
        case Texture.LAWN:
            return _tufts(x, y, pixel, 0.16, 0.10)
        case Texture.PLANTS:
            return _tufts(x, y, pixel, 0.34, 0.22)
        case Texture.LOOSE:
            return 1 + 0.16 * _seen(0.03, pixel) * (scatter(_whole(x / 0.02), _whole(y / 0.02)) - 0.5) + _patches(x, y, 0.05)
        case Texture.WATER:
            return 0.94 + 0.12 * cloudy(x / 0.5, y / 0.12)
    return 1 + _patches(x, y, 0.03)


def facade(along: Floats, z: Floats, houses: NDArray[np.bool_], pixel: Floats) -> Floats:
    """Brightness of a wall at metres along it and above its foot: plinth, a line at each floor, windows of houses."""
    height = z % STOREY
    line = np.maximum(0.07, 0.6 * pixel)
    at_floor = (height < line) & (z > 1)
    across = np.abs(along / WINDOW_STEP % 1 - 0.5) * WINDOW_STEP
    window = houses & (across < 0.6) & (height > 0.9) & (height < 2.4)
    frame = window & ((across > 0.53) | (height > 2.33) | (height < 0.97) | (across < 0.035))
    shade = 1 - 0.10 * at_floor * _seen(0.5, pixel) - 0.34 * (window & ~frame) * _seen(0.6, pixel)
    return (shade * np.where(z < 0.6, 0.92, 1)).astype(np.float32)


def _stones(x: Floats, y: Floats, length: float, width: float, joint: float, pixel: Floats, spread: float) -> Floats:
    row = np.floor(y / width)
    along = x / length + 0.5 * (row % 2)
    stone = np.floor(along)
    in_joint = (y / width - row < joint / width) | (along - stone < joint / length)
    own = spread * (scatter(stone.astype(np.int64), row.astype(np.int64)) - 0.5)
    return 1 + _seen(width, pixel) * (own - 0.16 * in_joint) + _patches(x, y, 0.03)


def _boards(x: Floats, y: Floats, pixel: Floats) -> Floats:
    board = np.floor(y / 0.145)
    gap = y / 0.145 - board < 0.05
    own = 0.14 * (scatter(board.astype(np.int64), np.floor(x / 3.0 + 0.37 * board).astype(np.int64)) - 0.5)
    return 1 + _seen(0.145, pixel) * (own - 0.3 * gap)


def _tufts(x: Floats, y: Floats, pixel: Floats, fine: float, coarse: float) -> Floats:
    blades = scatter(_whole(x / 0.035), _whole(y / 0.035)) - 0.5
    tufts = cloudy(x / 0.30, y / 0.30) - 0.5
    return 1 + fine * _seen(0.05, pixel) * blades + 1.4 * coarse * _seen(0.3, pixel) * tufts + _patches(x, y, coarse)


def _patches(x: Floats, y: Floats, strength: float) -> Floats:
    """No ground has one colour all over."""
    return strength * (cloudy(x / 2.7, y / 2.7) + cloudy(x / 7.3 + 50, y / 7.3) - 1)


def _seen(size: float, pixel: Floats) -> Floats:
    """1 where a thing of that size covers some dots of the picture, 0 where it is finer than one."""
    return np.clip((size / np.maximum(pixel, 1e-6) - 1) / 3, 0, 1).astype(np.float32)


def _whole(values: Floats) -> NDArray[np.int64]:
    return np.floor(values).astype(np.int64)
