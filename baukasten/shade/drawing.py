"""Drawing the shadows of all parts into empty bit planes, and how far each part's shadow may reach."""

import numpy as np

from baukasten.compiled import njit
from baukasten.shade import spans
from baukasten.shade.layers import LAYER_BITS, NONE, add_layer, carry_on
from baukasten.shade.stamp import ALL, columns_between, head, stamp, tail


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def draw(prints, suns, cells, planes, boxes, start, stop):
    """Draw all parts at suns ``start`` to before ``stop`` into empty planes; ``boxes`` [sun, 4, part] learns their reach."""
    rows, width = planes.shape[2], planes.shape[3]
    ends, words = np.empty((6, rows)), np.empty((rows, 2), np.int64)
    own = np.zeros((rows, width), np.uint64)
    # As a number of its own kind: for a plain 0 everything below would be compiled once more.
    south, north = np.int64(0), rows - 1
    for t in range(start, stop):
        solid = planes[0, t]
        dx, dy = spans.throw(suns[t], 1 / cells.cell)
        for k in range(len(prints.table)):
            veil = int(prints.table[k, spans.VEIL])
            if cells.level and prints.table[k, spans.CONVEX] and spans.lies_level(prints.table, k, cells.z):
                row0, row1 = 0, -1
                if prints.table[k, spans.HIGH] > cells.z:
                    row0, row1 = spans.convex_rows(prints, k, dx, dy, cells.z, cells.z, south, north, ends)
                if veil == 0:
                    col0, col1 = _lay_solid(solid, ends, row0, row1, cells.columns)
                else:
                    col0, col1 = _lay_veil(planes, veil, t, ends, row0, row1, cells.columns)
            else:
                row0, row1, col0, col1 = stamp(prints, k, suns[t], cells, south, north, own, words, ends)
                for row in range(row0, row1 + 1):
                    for word in range(words[row, 0], words[row, 1] + 1):
                        add_layer(planes, veil, t, row, word, own[row, word])
                        own[row, word] = NONE
            boxes[t, 0, k], boxes[t, 1, k], boxes[t, 2, k], boxes[t, 3, k] = row0, row1, col0, col1


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _lay_solid(solid, ends, row0, row1, columns):
    """Stretches straight into a plane; the columns reached."""
    col0, col1 = columns, -1
    for row in range(row0, row1 + 1):
        a, b = columns_between(ends[0, row], ends[1, row], columns)
        if b < a:
            continue
        col0, col1 = min(col0, a), max(col1, b)
        first, last = a >> 6, b >> 6
        if first == last:
            solid[row, first] |= head(a) & tail(b)
            continue
        solid[row, first] |= head(a)
        for word in range(first + 1, last):
            solid[row, word] = ALL
        solid[row, last] |= tail(b)
    return col0, col1


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _lay_veil(planes, veil, t, ends, row0, row1, columns):
    """One more layer straight into the planes; the columns reached."""
    col0, col1 = columns, -1
    lowest = planes[1 + (veil - 1) * LAYER_BITS, t]
    for row in range(row0, row1 + 1):
        a, b = columns_between(ends[0, row], ends[1, row], columns)
        if b < a:
            continue
        col0, col1 = min(col0, a), max(col1, b)
        first, last = a >> 6, b >> 6
        for word in range(first, last + 1):
            mask = (head(a) if word == first else ALL) & (tail(b) if word == last else ALL)
            before = lowest[row, word]
            lowest[row, word] = before ^ mask
            if before & mask:
                carry_on(planes, veil, t, row, word, before & mask)
    return col0, col1


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def reaches(prints, suns, cells, boxes, at):
    """Note in ``boxes`` [sun, 4, part], from part ``at`` on, the cells which each part's shadow may reach: rows and columns."""
    table = prints.table
    for t in range(len(suns)):
        dx, dy = spans.throw(suns[t], 1 / cells.cell)
        for k in range(len(table)):
            near, far = max(0.0, table[k, spans.LOW] - cells.highest), table[k, spans.HIGH] - cells.z
            r = table[k, spans.RADIUS] + 1
            x0, x1 = table[k, spans.X0] - r + min(near * dx, far * dx), table[k, spans.X1] + r + max(near * dx, far * dx)
            y0, y1 = table[k, spans.Y0] - r + min(near * dy, far * dy), table[k, spans.Y1] + r + max(near * dy, far * dy)
            boxes[t, 0, at + k], boxes[t, 1, at + k], boxes[t, 2, at + k], boxes[t, 3, at + k] = 0, -1, 0, -1
            if far > 0 and y1 >= 0 and y0 <= cells.rows - 1 and x1 >= 0 and x0 <= cells.columns - 1:
                boxes[t, 0, at + k], boxes[t, 1, at + k] = int(max(0.0, y0)), int(min(cells.rows - 1.0, y1 + 1))
                boxes[t, 2, at + k], boxes[t, 3, at + k] = int(max(0.0, x0)), int(min(cells.columns - 1.0, x1 + 1))
