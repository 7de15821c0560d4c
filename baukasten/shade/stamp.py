"""One part's shadow at one sun as bits: a 1 for every cell whose middle the part hides from the sun.

Bits lie as [row, 64 cells], the cell furthest west in the lowest bit. On level ground the borders of
``spans`` are filled in; where the ground rises and falls, or a part reaches into it, each cell in the
shadow's box is asked by the exact test of ``kernels``, with the height of the ground at that cell.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from baukasten.shade import kernels, spans
from baukasten.shade.shapes import PRISM

ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
ONE = np.uint64(1)


class Cells(NamedTuple):
    """A ``Grid`` as the kernels want it. ``level``: all open ground lies at the height ``z``; else at least there."""

    ground: NDArray[np.float64]
    open: NDArray[np.bool_]
    west: float
    south: float
    cell: float
    level: bool
    z: float
    highest: float
    columns: int


@njit(cache=True, nogil=True, inline="always")
def stamp(shapes, table, corners, firsts, k, sun, cells, first, last, bits, words, lo, hi, u_of, v_of):
    """Add part k's shadow to ``bits`` [rows, words], in rows ``first`` to ``last``.

    Returns the rows from … to and columns from … to it reaches, rows to less than from where none.
    ``words`` [rows, 2] is set, in those rows, to the first and last word touched: all others are as before.
    ``table``, ``corners`` and ``firsts`` are those of ``shapes``.
    """
    if cells.level and spans.lies_level(table, corners, firsts, k, cells.z):
        return _level(
            table, corners, firsts, k, sun, cells.z, cells.west, cells.south, cells.cell, cells.columns, first, last,
            bits, words, lo, hi,
        )  # fmt: skip
    return _cell_by_cell(shapes, k, sun, cells, first, last, bits, words, u_of, v_of)


@njit(cache=True, nogil=True, error_model="numpy")
def _level(table, corners, firsts, k, sun, z, west, south, cell, columns, first, last, bits, words, lo, hi):
    if table[k, spans.HIGH] <= z:
        return 0, -1, 0, -1
    per = 1 / cell
    dx, dy = spans.throw(sun, per)
    if table[k, spans.CONVEX] == 0:
        return _crooked(table, corners, firsts, k, dx, dy, z, west, south, per, columns, first, last, bits, words, lo, hi)
    first, last = spans.convex_rows(table, corners, firsts, k, dx, dy, z, west, south, per, first, last, lo, hi)
    col0, col1 = columns, -1
    for row in range(first, last + 1):
        a, b = _columns(lo[row], hi[row], columns)
        if b >= a:
            words[row, 0], words[row, 1] = a >> 6, b >> 6
            _set(bits, row, a, b)
            col0, col1 = min(col0, a), max(col1, b)
        else:
            words[row, 0], words[row, 1] = bits.shape[1], -1
    return first, last, col0, col1


@njit(cache=True, nogil=True, error_model="numpy")
def _crooked(table, corners, firsts, k, dx, dy, z, west, south, per, columns, first, last, bits, words, lo, hi):
    """Outlines with dents or courtyards: what the outline covers, and what each of its edges sweeps."""
    top, end, col0, col1 = bits.shape[0], -1, columns, -1
    size = firsts[k + 1] - firsts[k]
    whole0, whole1 = spans.all_rows(table, corners, firsts, k, dx, dy, z, west, south, per, first, last)
    for row in range(whole0, whole1 + 1):
        words[row, 0], words[row, 1] = bits.shape[1], -1
    row0, row1 = spans.outline_rows(table, corners, firsts, k, dx, dy, z, west, south, per, first, last)
    found = np.empty(size)
    for row in range(row0, row1 + 1):
        count = spans.crossings(table, corners, firsts, k, dx, dy, z, west, south, per, row, found)
        for pair in range(0, count - 1, 2):
            a, b = _columns(found[pair], found[pair + 1], columns)
            if b >= a:
                _fill(bits, words, row, a, b)
                col0, col1, top, end = min(col0, a), max(col1, b), min(top, row), max(end, row)
    if table[k, spans.KIND] == PRISM:
        for i in range(size):
            row0, row1 = spans.edge_rows(table, corners, firsts, k, i, dx, dy, z, west, south, per, first, last, lo, hi)
            if row1 < row0:
                continue
            a, b = _fill_rows(bits, words, columns, row0, row1, lo, hi)
            if b >= a:
                col0, col1, top, end = min(col0, a), max(col1, b), min(top, row0), max(end, row1)
    return top, end, col0, col1


@njit(cache=True, nogil=True)
def _cell_by_cell(shapes, k, sun, cells, first, last, bits, words, u_of, v_of):
    if shapes.high[k] <= cells.z:
        return 0, -1, 0, -1
    columns = cells.columns
    sa, ca = sun[kernels.AZIMUTH_SIN], sun[kernels.AZIMUTH_COS]
    slope = sun[kernels.ELEVATION_SIN] / sun[kernels.ELEVATION_COS]
    u0, u1, v0, v1 = kernels.part_box(shapes, k, sa, ca)
    v0 -= (shapes.high[k] - cells.z) / slope
    v1 -= max(0.0, shapes.low[k] - cells.highest) / slope
    south, west, cell = cells.south, cells.west, cells.cell
    row0, row1 = kernels.rows_touched(u0, u1, v0, v1, sa, ca, south, cell, first, last + 1)
    col0, col1 = columns, -1
    kernels.turn(shapes, k, sa, ca, u_of, v_of)
    for row in range(row0, row1 + 1):
        words[row, 0], words[row, 1] = bits.shape[1], -1
        y = south + (row + 0.5) * cell
        x0, x1 = kernels.clip(west, west + columns * cell, ca, -y * sa, u0, u1)
        x0, x1 = kernels.clip(x0, x1, sa, y * ca, v0, v1)
        a, b = max(0, int(np.ceil((x0 - west) / cell - 0.5))), min(columns - 1, int(np.floor((x1 - west) / cell - 0.5)))
        for col in range(a, b + 1):
            if not cells.open[row, col]:
                continue
            x = west + (col + 0.5) * cell
            u, v = x * ca - y * sa, x * sa + y * ca
            if kernels.meets(shapes, k, x, y, cells.ground[row, col], u, v, sun, u_of, v_of):
                word = col >> 6
                bits[row, word] |= ONE << np.uint64(col & 63)
                words[row, 0], words[row, 1] = min(words[row, 0], word), max(words[row, 1], word)
                col0, col1 = min(col0, col), max(col1, col)
    return row0, row1, col0, col1


@njit(cache=True, nogil=True, error_model="numpy")
def _fill_rows(bits, words, columns, first, last, lo, hi):
    """Each row from ``lo`` to ``hi``; the columns reached."""
    col0, col1 = columns, -1
    for row in range(first, last + 1):
        a, b = _columns(lo[row], hi[row], columns)
        if b >= a:
            _fill(bits, words, row, a, b)
            col0, col1 = min(col0, a), max(col1, b)
    return col0, col1


@njit(cache=True, nogil=True)
def _columns(a, b, columns):
    """The whole columns from a to b, none if the second is less."""
    if not (a <= b and a < columns and b >= 0):
        return 0, -1
    return int(np.ceil(max(0.0, a))), int(np.floor(min(columns - 1.0, b)))


@njit(cache=True, nogil=True)
def _fill(bits, words, row, a, b):
    _set(bits, row, a, b)
    words[row, 0], words[row, 1] = min(words[row, 0], a >> 6), max(words[row, 1], b >> 6)


@njit(cache=True, nogil=True)
def _set(bits, row, a, b):
    """The bits from column a to column b."""
    first, last = a >> 6, b >> 6
    head = ALL << np.uint64(a & 63)
    tail = ALL >> np.uint64(63 - (b & 63))
    if first == last:
        bits[row, first] |= head & tail
        return
    bits[row, first] |= head
    for word in range(first + 1, last):
        bits[row, word] = ALL
    bits[row, last] |= tail
