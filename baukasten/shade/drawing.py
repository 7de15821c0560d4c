"""Drawing the shadows of all parts into bit planes, and how far each part's shadow may reach."""

import numpy as np

from baukasten.compiled import njit
from baukasten.shade import spans
from baukasten.shade.layers import LAYER_BITS, NONE, ONE, add_layer, carry_on
from baukasten.shade.shapes import ELLIPSOID
from baukasten.shade.stamp import ALL, columns_between, head, shadow_box, stamp, tail, thrown_box

HAIR = 1e-5
"""Cells by which a shadow may reach further than its box, for ties."""


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def reaches(prints, suns, cells, boxes, start, stop, at):
    """Note in ``boxes`` [sun, 4, part] the rows and columns that each part's shadow may reach.

    From sun ``start`` to before ``stop``; from part ``at`` on.
    """
    table = prints.table
    for t in range(start, stop):
        dx, dy = spans.throw(suns[t], 1 / cells.cell)
        for k in range(len(table)):
            if not cells.level:
                _low, _high, x0, x1, y0, y1 = shadow_box(table, k, dx, dy, cells)
            else:
                x0, x1, y0, y1 = thrown_box(table, k, dx, dy, cells.z, cells.z, cells)
                if table[k, spans.KIND] == ELLIPSOID and table[k, spans.LOW] >= cells.z and y0 <= y1:
                    x0, x1, y0, y1 = spans.ellipse_box(table, k, dx, dy, cells.z)
            if y1 < y0:
                x0, x1, y0, y1 = 0.0, -1.0, 0.0, -1.0
            boxes[t, 0, at + k], boxes[t, 1, at + k] = np.ceil(max(0.0, y0 - HAIR)), np.floor(min(cells.rows - 1.0, y1 + HAIR))
            boxes[t, 2, at + k], boxes[t, 3, at + k] = np.ceil(max(0.0, x0 - HAIR)), np.floor(min(cells.columns - 1.0, x1 + HAIR))


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def draw(prints, reach, sun, cells, planes, t, base, first, last, own, words, ends):
    """Draw the shadows of all parts at one sun in rows ``first`` to ``last``.

    Row r of the grid is row r - ``base`` of the planes, and the sun their number ``t``. ``reach`` [4, part]: the cells that
    each shadow may reach. ``own``, ``words``, ``ends`` are to work in, as in ``stamp``; ``own`` is empty before and after.
    """
    table, level = prints.table, cells.level
    dx, dy = spans.throw(sun, 1 / cells.cell)
    for k in range(len(table)):
        if reach[0, k] > last or reach[1, k] < first:
            continue
        veil = int(table[k, spans.VEIL])
        if level and table[k, spans.CONVEX] and spans.lies_level(table, k, cells.z):
            row0, row1 = spans.convex_rows(prints, k, dx, dy, cells.z, cells.z, first, last, ends)
            if veil == 0:
                _lay_solid(planes[0, t], base, ends, row0, row1, cells.columns)
            else:
                _lay_veil(planes, veil, t, base, ends, row0, row1, cells.columns)
        else:
            row0, row1, _col0, _col1 = stamp(prints, k, sun, cells, first, last, own, words, ends)
            for row in range(row0, row1 + 1):
                for word in range(words[row, 0], words[row, 1] + 1):
                    add_layer(planes, veil, t, row - base, word, own[row, word])
                    own[row, word] = NONE


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _lay_solid(solid, base, ends, row0, row1, columns):
    """Stretches straight into a plane."""
    for row in range(row0, row1 + 1):
        a, b = columns_between(ends[0, np.uint64(row)], ends[1, np.uint64(row)], columns)
        if b < a:
            continue
        words, first, last = solid[np.uint64(row - base)], np.uint64(a >> 6), np.uint64(b >> 6)
        if first == last:
            words[first] |= head(a) & tail(b)
            continue
        words[first] |= head(a)
        for word in range(first + ONE, last):
            words[word] = ALL
        words[last] |= tail(b)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _lay_veil(planes, veil, t, base, ends, row0, row1, columns):
    """One more layer straight into the planes."""
    lowest = planes[1 + (veil - 1) * LAYER_BITS, t]
    for row in range(row0, row1 + 1):
        a, b = columns_between(ends[0, np.uint64(row)], ends[1, np.uint64(row)], columns)
        if b < a:
            continue
        words, first, last = lowest[np.uint64(row - base)], np.uint64(a >> 6), np.uint64(b >> 6)
        for word in range(first, last + ONE):
            mask = (head(a) if word == first else ALL) & (tail(b) if word == last else ALL)
            before = words[word]
            words[word] = before ^ mask
            if before & mask:
                carry_on(planes, veil, t, np.uint64(row - base), word, before & mask)
