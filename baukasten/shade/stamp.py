"""One part's shadow at one sun as bits: a 1 for every cell whose middle the part hides from the sun.

Bits lie as [row, 64 cells], the cell furthest west in the lowest bit. On level ground the borders of
``spans`` are filled in. Where the ground rises and falls, every shadow is one body of darkness, convex if the
part is: a cell that would be dark with its ground at the lowest and at the highest height found there is dark
at any between. Those are filled in; the other cells in the shadow's box are asked by the exact test of
``asking``, with the height of the ground at that very cell.
"""

import numpy as np

from baukasten.compiled import njit
from baukasten.shade import spans
from baukasten.shade.asking import hides
from baukasten.shade.cells import TILE
from baukasten.shade.shapes import PRISM, SHEET

ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
ONE = np.uint64(1)
FEW = 48
"""Cells: a box that holds no more is asked outright."""
TIE = 1e-6
"""Cells by which a border is asked more widely, for both sides of a tie."""
NARROWER = 1
"""How often the box is drawn tighter about the heights found in it."""


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def stamp(prints, k, sun, cells, first, last, bits, words, ends):
    """Add part k's shadow to ``bits`` [rows, words], in rows ``first`` to ``last``.

    Returns the rows from … to and columns from … to it reaches, rows to less than from where none.
    ``words`` [rows, 2] is set, in those rows, to the first and last word touched: all others are as before.
    ``ends`` [6, rows] is to work in.
    """
    table, columns, z = prints.table, cells.columns, cells.z
    if table[k, spans.HIGH] <= z:
        return 0, -1, 0, -1
    dx, dy = spans.throw(sun, 1 / cells.cell)
    level = cells.level and spans.lies_level(table, k, z)
    low, high, x0, x1, y0, y1 = shadow_box(table, k, dx, dy, cells)
    row0, row1 = spans.clip_rows(y0, y1, first, last)
    for row in range(row0, row1 + 1):
        words[row, 0], words[row, 1] = bits.shape[1], -1
    if row1 < row0:
        return 0, -1, 0, -1
    sure = level or (table[k, spans.HIGH] > high and FEW < (x1 - x0) * (y1 - y0))
    framed = False
    if table[k, spans.CONVEX]:
        framed = _borders(prints, k, dx, dy, low, high, level, sure, row0, row1, ends)
    elif sure and (level or (table[k, spans.UPRIGHT] and table[k, spans.LOW] <= low)):
        # What stands in the ground throws the less shade the higher the ground is.
        _crooked(prints, k, dx, dy, high, columns, row0, row1, bits, words, ends)
    if table[k, spans.CONVEX] and sure:
        for row in range(row0, row1 + 1):
            a, b = columns_between(max(ends[0, row], ends[2, row]), min(ends[1, row], ends[3, row]), columns)
            if b >= a:
                _fill(bits, words, row, a, b)
    if not level:
        if not framed:
            _band(prints, k, dx, dy, x0, x1, row0, row1, ends)
        _ask(prints, k, dx, dy, cells, row0, row1, bits, words, ends)
    col0, col1 = columns, -1
    for row in range(row0, row1 + 1):
        if words[row, 1] >= words[row, 0]:
            col0, col1 = min(col0, words[row, 0] << 6), max(col1, min(columns - 1, (words[row, 1] << 6) + 63))
    return row0, row1, col0, col1


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def columns_between(a, b, columns):
    """The whole columns from a to b, none if the second is less."""
    return int(np.ceil(min(max(a, 0.0), float(columns)))), int(np.floor(max(min(b, columns - 1.0), -1.0)))


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def head(column):
    """The bits of a word from this column on."""
    return ALL << np.uint64(column & 63)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def tail(column):
    """The bits of a word up to this column."""
    return ALL >> np.uint64(63 - (column & 63))


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _crooked(prints, k, dx, dy, z, columns, first, last, bits, words, ends):
    """Outlines with dents or courtyards: what the outline covers, and what each of its edges sweeps."""
    size = prints.first[k + 1] - prints.first[k]
    found = np.empty(size)
    row0, row1 = spans.outline_rows(prints, k, dy, z, first, last)
    for row in range(row0, row1 + 1):
        count = spans.crossings(prints, k, dx, dy, z, row, found)
        for pair in range(0, count - 1, 2):
            a, b = columns_between(found[pair], found[pair + 1], columns)
            if b >= a:
                _fill(bits, words, row, a, b)
    if prints.table[k, spans.KIND] == PRISM:
        for i in range(size):
            row0, row1 = spans.edge_rows(prints, k, i, dx, dy, z, first, last, ends)
            for row in range(row0, row1 + 1):
                a, b = columns_between(ends[0, row], ends[1, row], columns)
                if b >= a:
                    _fill(bits, words, row, a, b)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _borders(prints, k, dx, dy, low, high, level, sure, row0, row1, ends):
    """Fill ``ends`` [6, rows] of a convex part: its shadow on ground as low and as high as it gets, and all that lies between.

    A pair is empty where nothing is known. Whether the last pair holds everything that may be dark.
    """
    table = prints.table
    flat = spans.lies_level(table, k, high)
    framed = not level and (table[k, spans.UPRIGHT] != 0 or (flat and table[k, spans.KIND] == SHEET))
    for n in range(3):
        if not (framed if n == 2 else sure):
            continue
        for row in range(row0, row1 + 1):
            ends[2 * n, row], ends[2 * n + 1, row] = np.inf, -np.inf
        if flat or n == 2:
            z, top_z = low if n == 0 else high, high if n == 1 else low
            spans.convex_rows(prints, k, dx, dy, z, top_z, row0, row1, ends[2 * n : 2 * n + 2])
        if level:
            break
    if level:
        for row in range(row0, row1 + 1):
            ends[2, row], ends[3, row] = ends[0, row], ends[1, row]
    return framed


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _ask(prints, k, dx, dy, cells, row0, row1, bits, words, ends):
    """The open cells between the last two ``ends`` that are not yet dark, one by one."""
    for row in range(row0, row1 + 1):
        a, b = columns_between(ends[4, row] - TIE, ends[5, row] + TIE, cells.columns)
        for col in range(a, b + 1):
            word, one = col >> 6, ONE << np.uint64(col & 63)
            if bits[row, word] & one or not cells.open[row, col]:
                continue
            if hides(prints, k, float(col), float(row), cells.ground[row, col], dx, dy, cells.cell):
                bits[row, word] |= one
                words[row, 0], words[row, 1] = min(words[row, 0], word), max(words[row, 1], word)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def shadow_box(table, k, dx, dy, cells):
    """Lowest and highest open ground that the shadow can fall on, and its box x0, x1, y0, y1; drawn tighter step by step.

    Never asks which rows are wanted: a shadow is the same whichever part of it is drawn. No box: y1 is less than y0.
    """
    low, high = cells.z, cells.highest
    x0, x1, y0, y1 = thrown_box(table, k, dx, dy, low, high, cells)
    for step in range(0 if cells.level else NARROWER + 1):
        if y1 < y0:
            break
        row0, row1 = max(0, int(np.floor(y0))), min(cells.rows - 1, int(np.ceil(y1)))
        col0, col1 = max(0, int(np.floor(x0))), min(cells.columns - 1, int(np.ceil(x1)))
        low, high = np.inf, -np.inf
        for row in range(row0 // TILE, row1 // TILE + 1):
            for col in range(col0 // TILE, col1 // TILE + 1):
                low, high = min(low, cells.tiles[0, row, col]), max(high, cells.tiles[1, row, col])
        if high < low:
            return low, high, x0, x1, 0.0, -1.0
        if step < NARROWER:
            x0, x1, y0, y1 = thrown_box(table, k, dx, dy, low, high, cells)
    return low, high, x0, x1, y0, y1


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def thrown_box(table, k, dx, dy, low, high, cells):
    """The box x0, x1, y0, y1 of a shadow that falls on ground from ``low`` to ``high``; y1 is less than y0 where it misses all cells."""
    near, far, r = max(0.0, table[k, spans.LOW] - high), table[k, spans.HIGH] - low, table[k, spans.RADIUS]
    y0, y1 = table[k, spans.Y0] - r + min(near * dy, far * dy), table[k, spans.Y1] + r + max(near * dy, far * dy)
    x0, x1 = table[k, spans.X0] - r + min(near * dx, far * dx), table[k, spans.X1] + r + max(near * dx, far * dx)
    if far > 0 and y1 >= 0 and y0 <= cells.rows - 1 and x1 >= 0 and x0 <= cells.columns - 1:
        return x0, x1, y0, y1
    return x0, x1, 0.0, -1.0


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _band(prints, k, dx, dy, x0, x1, first, last, ends):
    """Fill the last two ``ends`` with the strip that the part's width sweeps, from ``x0`` to ``x1``."""
    corners, across0, across1 = prints.corners, np.inf, -np.inf
    for i in range(prints.first[k], prints.first[k + 1]):
        across = corners[i, spans.X] * dy - corners[i, spans.Y] * dx
        across0, across1 = min(across0, across), max(across1, across)
    wide = prints.table[k, spans.RADIUS] * np.sqrt(dx * dx + dy * dy)
    across0, across1, per = across0 - wide, across1 + wide, 1 / dy
    for row in range(first, last + 1):
        ends[4, row], ends[5, row] = x0, x1
        if abs(dy) > spans.STEEP:
            a, b = (across0 + row * dx) * per, (across1 + row * dx) * per
            ends[4, row], ends[5, row] = max(x0, min(a, b)), min(x1, max(a, b))


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
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
