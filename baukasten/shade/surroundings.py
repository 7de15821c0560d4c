"""What the surface model around a site hides from it, as the bottom layer of the bit planes: it never moves."""

import numpy as np
from numpy.typing import NDArray

from baukasten.body import Light
from baukasten.scene import Scene
from baukasten.shade.grid import Grid
from baukasten.shade.seats import Seats
from baukasten.shade.sun import Sun
from baukasten.shade.sweep import Raster, hidden_places

CROWN, SOLID = 1, 2


def veil(scene: Scene) -> list[Light]:
    """The kind of light that crowns of the surface model let through, if it has any."""
    model = scene.site.surface_model
    return [model.crown_light] if model and model.crown_top else []


def bottom_layer(raster: Raster | None, grid: Grid, suns: tuple[Sun, ...], veils: int) -> NDArray[np.uint64]:
    """Bit planes [0, or solid and first layer of the first veil; sun, row, 64 cells]; ``veils``: 1 where there are crowns.

    A crown of the raster is one layer of the first veil, and that is why ``veil`` comes first in the planes' list.
    """
    rows, columns = grid.open.shape
    words = -(-columns // 64)
    if raster is None or not suns:
        return np.zeros((0, len(suns), rows, words), np.uint64)
    layers = np.zeros((1 + veils, len(suns), rows, words), np.uint64)
    _hide_cells(raster, grid, suns, layers)
    return layers


def hide_seats(raster: Raster | None, suns: tuple[Sun, ...], seats: Seats) -> None:
    """Count what the surroundings hide from seats that know nothing of them yet."""

    def found(n: int, hidden: NDArray[np.uint8]) -> None:
        for kind, what in zip(range(seats.counts.shape[2]), (SOLID, CROWN), strict=False):
            seats.counts[:, n, kind] += hidden == what

    if raster is not None and len(seats.places):
        hidden_places(raster, seats.places, suns, found)


def _hide_cells(raster: Raster, grid: Grid, suns: tuple[Sun, ...], layers: NDArray[np.uint64]) -> None:
    row, column = np.nonzero(grid.open)
    middle_x, middle_y = grid.west + (column + 0.5) * grid.cell, grid.south + (row + 0.5) * grid.cell
    rows, words = layers.shape[2:]
    at = row * (words * 64) + column

    def found(n: int, hidden: NDArray[np.uint8]) -> None:
        for layer, what in zip(layers, (SOLID, CROWN), strict=False):
            bits = np.zeros(rows * words * 64, bool)
            bits[at] = hidden == what
            layer[n] = np.packbits(bits, bitorder="little").view("<u8").reshape(rows, words)

    hidden_places(raster, np.column_stack([middle_x, middle_y, grid.ground[grid.open]]), suns, found)
