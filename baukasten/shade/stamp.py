"""One part's shadow at one sun as bits: a 1 for every cell whose middle the part hides from the sun.

Bits lie as [row, 64 cells], the cell furthest west in the lowest bit. On level ground the borders of
``spans`` are filled in. Where the ground rises and falls, every shadow is one body of darkness, convex if the
part is: a cell that would be dark with its ground at the lowest and at the highest height found there is dark
at any between. Those are filled in; the other cells in the shadow's box are asked by the exact test of
``kernels``, with the height of the ground at that very cell.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from baukasten.shade import kernels, spans
from baukasten.shade.shapes import PRISM

ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
ONE = np.uint64(1)
TILE = 8
"""Cells along the side of a square of which the lowest and highest ground are known."""
NARROWER = 2
"""How often the box is drawn tighter about the heights found in it."""


class Cells(NamedTuple):
    """A ``Grid`` as the kernels want it. ``level``: all open ground lies at the height ``z``; else at least there.

    ``tiles`` [2, rows, cols]: lowest and highest open ground in squares of ``TILE`` cells; none where it is not level.
    """

    ground: NDArray[np.float64]
    open: NDArray[np.bool_]
    tiles: NDArray[np.float64]
    west: float
    south: float
    cell: float
    level: bool
    z: float
    highest: float
    rows: int
    columns: int


@njit(cache=True, nogil=True, error_model="numpy")
def stamp(shapes, prints, k, sun, cells, first, last, bits, words, ends, room):
    """Add part k's shadow to ``bits`` [rows, words], in rows ``first`` to ``last``.

    Returns the rows from … to and columns from … to it reaches, rows to less than from where none.
    ``words`` [rows, 2] is set, in those rows, to the first and last word touched: all others are as before.
    ``ends`` [4, rows] and ``room`` [2, corners] are to work in.
    """
    if prints.table[k, spans.HIGH] <= cells.z:
        return 0, -1, 0, -1
    if not (cells.level and spans.lies_level(prints.table, k, cells.z)):
        return _cell_by_cell(shapes, prints, k, sun, cells, first, last, bits, words, ends, room)
    dx, dy = spans.throw(sun, 1 / cells.cell)
    if prints.table[k, spans.CONVEX] == 0:
        return _crooked(prints, k, dx, dy, cells.z, cells.columns, first, last, bits, words, ends)
    first, last = spans.convex_rows(prints, k, dx, dy, cells.z, first, last, ends)
    col0, col1 = cells.columns, -1
    for row in range(first, last + 1):
        a, b = columns_between(ends[0, row], ends[1, row], cells.columns)
        words[row, 0], words[row, 1] = bits.shape[1], -1
        if b >= a:
            _fill(bits, words, row, a, b)
            col0, col1 = min(col0, a), max(col1, b)
    return first, last, col0, col1


@njit(cache=True, nogil=True, error_model="numpy")
def columns_between(a, b, columns):
    """The whole columns from a to b, none if the second is less."""
    if not (a <= b and a < columns and b >= 0):
        return 0, -1
    return int(np.ceil(max(0.0, a))), int(np.floor(min(columns - 1.0, b)))


@njit(cache=True, nogil=True, error_model="numpy")
def head(column):
    """The bits of a word from this column on."""
    return ALL << np.uint64(column & 63)


@njit(cache=True, nogil=True, error_model="numpy")
def tail(column):
    """The bits of a word up to this column."""
    return ALL >> np.uint64(63 - (column & 63))


@njit(cache=True, nogil=True, error_model="numpy")
def _crooked(prints, k, dx, dy, z, columns, first, last, bits, words, ends):
    """Outlines with dents or courtyards: what the outline covers, and what each of its edges sweeps."""
    top, end, col0, col1 = bits.shape[0], -1, columns, -1
    for row in range(first, last + 1):
        words[row, 0], words[row, 1] = bits.shape[1], -1
    size = prints.first[k + 1] - prints.first[k]
    found = np.empty(size)
    row0, row1 = spans.outline_rows(prints, k, dy, z, first, last)
    for row in range(row0, row1 + 1):
        count = spans.crossings(prints, k, dx, dy, z, row, found)
        for pair in range(0, count - 1, 2):
            a, b = columns_between(found[pair], found[pair + 1], columns)
            if b >= a:
                _fill(bits, words, row, a, b)
                col0, col1, top, end = min(col0, a), max(col1, b), min(top, row), max(end, row)
    if prints.table[k, spans.KIND] == PRISM:
        for i in range(size):
            row0, row1 = spans.edge_rows(prints, k, i, dx, dy, z, first, last, ends)
            for row in range(row0, row1 + 1):
                a, b = columns_between(ends[0, row], ends[1, row], columns)
                if b >= a:
                    _fill(bits, words, row, a, b)
                    col0, col1, top, end = min(col0, a), max(col1, b), min(top, row), max(end, row)
    return top, end, col0, col1


@njit(cache=True, nogil=True, error_model="numpy")
def _cell_by_cell(shapes, prints, k, sun, cells, first, last, bits, words, ends, room):
    low, high, row0, row1 = _heights(prints.table, k, sun, cells)
    row0, row1 = max(row0, first), min(row1, last)
    if row1 < row0:
        return 0, -1, 0, -1
    columns = cells.columns
    sa, ca = sun[kernels.AZIMUTH_SIN], sun[kernels.AZIMUTH_COS]
    flat = sun[kernels.ELEVATION_COS] / sun[kernels.ELEVATION_SIN]
    u0, u1, v0, v1 = kernels.part_box(shapes, k, sa, ca)
    v0 -= (shapes.high[k] - low) * flat
    v1 -= max(0.0, shapes.low[k] - high) * flat
    south, west, cell = cells.south, cells.west, cells.cell
    row0, row1 = kernels.rows_touched(u0, u1, v0, v1, sa, ca, south, cell, row0, row1 + 1)
    _surely_dark(prints, k, sun, cells, low, high, row0, row1, ends)
    kernels.turn(shapes, k, sa, ca, room[0], room[1])
    col0, col1 = columns, -1
    for row in range(row0, row1 + 1):
        words[row, 0], words[row, 1] = bits.shape[1], -1
        y = south + (row + 0.5) * cell
        x0, x1 = kernels.clip(west, west + columns * cell, ca, -y * sa, u0, u1)
        x0, x1 = kernels.clip(x0, x1, sa, y * ca, v0, v1)
        a, b = max(0, int(np.ceil((x0 - west) / cell - 0.5))), min(columns - 1, int(np.floor((x1 - west) / cell - 0.5)))
        dark0, dark1 = columns_between(max(ends[0, row], ends[2, row]), min(ends[1, row], ends[3, row]), columns)
        if dark0 <= dark1:
            _fill(bits, words, row, dark0, dark1)
            col0, col1 = min(col0, dark0), max(col1, dark1)
        for col in range(a, b + 1):
            if dark0 <= col <= dark1 or not cells.open[row, col]:
                continue
            x = west + (col + 0.5) * cell
            u, v = x * ca - y * sa, x * sa + y * ca
            if kernels.meets(shapes, k, x, y, cells.ground[row, col], u, v, sun, room[0], room[1]):
                _fill(bits, words, row, col, col)
                col0, col1 = min(col0, col), max(col1, col)
    return row0, row1, col0, col1


@njit(cache=True, nogil=True, error_model="numpy")
def _heights(table, k, sun, cells):
    """Lowest and highest open ground that the shadow can fall on, and the rows there; drawn tighter step by step.

    Never asks which rows are wanted: a shadow is the same whichever part of it is drawn.
    """
    dx, dy = spans.throw(sun, 1 / cells.cell)
    low, high, row0, row1 = cells.z, cells.highest, 0, cells.rows - 1
    r = table[k, spans.RADIUS]
    for _step in range(NARROWER + 1):
        near, far = max(0.0, table[k, spans.LOW] - high), table[k, spans.HIGH] - low
        if far <= 0:
            return low, high, 0, -1
        y0, y1 = table[k, spans.Y0] - r + min(near * dy, far * dy), table[k, spans.Y1] + r + max(near * dy, far * dy)
        x0, x1 = table[k, spans.X0] - r + min(near * dx, far * dx), table[k, spans.X1] + r + max(near * dx, far * dx)
        if y1 < 0 or y0 > cells.rows - 1 or x1 < 0 or x0 > cells.columns - 1:
            return low, high, 0, -1
        row0, row1 = max(0, int(np.floor(y0))), min(cells.rows - 1, int(np.ceil(y1)))
        col0, col1 = max(0, int(np.floor(x0))), min(cells.columns - 1, int(np.ceil(x1)))
        low, high = np.inf, -np.inf
        for row in range(row0 // TILE, row1 // TILE + 1):
            for col in range(col0 // TILE, col1 // TILE + 1):
                low, high = min(low, cells.tiles[0, row, col]), max(high, cells.tiles[1, row, col])
        if high < low:
            return low, high, 0, -1
    return low, high, row0, row1


@njit(cache=True, nogil=True, error_model="numpy")
def _surely_dark(prints, k, sun, cells, low, high, first, last, ends):
    """Fill ``ends`` [4, rows] with the shadow on ground as low and as high as it gets; none where that would not prove anything."""
    for row in range(first, last + 1):
        ends[0, row], ends[1, row], ends[2, row], ends[3, row] = np.inf, -np.inf, np.inf, -np.inf
    if prints.table[k, spans.CONVEX] == 0 or prints.table[k, spans.HIGH] <= high or not spans.lies_level(prints.table, k, high):
        return
    dx, dy = spans.throw(sun, 1 / cells.cell)
    spans.convex_rows(prints, k, dx, dy, low, first, last, ends[:2])
    spans.convex_rows(prints, k, dx, dy, high, first, last, ends[2:])


@njit(cache=True, nogil=True, error_model="numpy")
def _fill(bits, words, row, a, b):
    """The bits from column a to column b."""
    first, last = a >> 6, b >> 6
    words[row, 0], words[row, 1] = min(words[row, 0], first), max(words[row, 1], last)
    if first == last:
        bits[row, first] |= head(a) & tail(b)
        return
    bits[row, first] |= head(a)
    for word in range(first + 1, last):
        bits[row, word] = ALL
    bits[row, last] |= tail(b)
