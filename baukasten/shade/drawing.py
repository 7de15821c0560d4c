"""Drawing the shadows of all parts into empty bit planes, and how far each part's shadow may reach."""

import numpy as np
from numba import njit

from baukasten.shade import spans
from baukasten.shade.layers import LAYER_BITS, NONE, add_layer, carry_on
from baukasten.shade.stamp import ALL, columns_between, head, stamp, tail


@njit(cache=True, nogil=True, error_model="numpy")
def draw(prints, suns, cells, planes, boxes, start, stop):
    """Draw all parts at suns ``start`` to before ``stop`` into empty planes; ``boxes`` [sun, 4, part] learns their reach."""
    rows, width = planes.shape[2], planes.shape[3]
    ends, words = np.empty((6, rows)), np.empty((rows, 2), np.int64)
    own = np.zeros((rows, width), np.uint64)
    for t in range(start, stop):
        solid = planes[0, t]
        dx, dy = spans.throw(suns[t], 1 / cells.cell)
        for k in range(len(prints.table)):
            veil = int(prints.table[k, spans.VEIL])
            if cells.level and prints.table[k, spans.CONVEX] and spans.lies_level(prints.table, k, cells.z):
                row0, row1 = 0, -1
                if prints.table[k, spans.HIGH] > cells.z:
                    row0, row1 = spans.convex_rows(prints, k, dx, dy, cells.z, cells.z, 0, rows - 1, ends)
                if veil == 0:
                    col0, col1 = _lay_solid(solid, ends, row0, row1, cells.columns)
                else:
                    col0, col1 = _lay_veil(planes, veil, t, ends, row0, row1, cells.columns)
            else:
                row0, row1, col0, col1 = stamp(prints, k, suns[t], cells, 0, rows - 1, own, words, ends)
                for row in range(row0, row1 + 1):
                    for word in range(words[row, 0], words[row, 1] + 1):
                        add_layer(planes, veil, t, row, word, own[row, word])
                        own[row, word] = NONE
            boxes[t, 0, k], boxes[t, 1, k], boxes[t, 2, k], boxes[t, 3, k] = row0, row1, col0, col1


@njit(cache=True, nogil=True, error_model="numpy")
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


@njit(cache=True, nogil=True, error_model="numpy")
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


@njit(cache=True, nogil=True)
def reaches(shapes, suns, cells, rows, columns, boxes, at):
    """Note in ``boxes`` [sun, 4, part], from part ``at`` on, the cells which each part's shadow may reach: rows and columns."""
    for t in range(len(suns)):
        sa, ca = suns[t, 0], suns[t, 1]
        flat = suns[t, 3] / suns[t, 2]
        for k in range(len(shapes.kind)):
            x0, x1, y0, y1 = np.inf, -np.inf, np.inf, -np.inf
            for i in range(shapes.first[k], shapes.first[k + 1]):
                x0, x1, y0, y1 = min(x0, shapes.x[i]), max(x1, shapes.x[i]), min(y0, shapes.y[i]), max(y1, shapes.y[i])
            near, far = max(0.0, shapes.low[k] - cells.highest) * flat, (shapes.high[k] - cells.z) * flat
            r = shapes.radius[k] + cells.cell
            x0, x1 = x0 - r + min(-near * sa, -far * sa), x1 + r + max(-near * sa, -far * sa)
            y0, y1 = y0 - r + min(-near * ca, -far * ca), y1 + r + max(-near * ca, -far * ca)
            first, last = (y0 - cells.south) / cells.cell - 0.5, (y1 - cells.south) / cells.cell - 0.5
            left, right = (x0 - cells.west) / cells.cell - 0.5, (x1 - cells.west) / cells.cell - 0.5
            if far <= 0 or last < 0 or first > rows - 1 or right < 0 or left > columns - 1:
                boxes[t, 0, at + k], boxes[t, 1, at + k], boxes[t, 2, at + k], boxes[t, 3, at + k] = 0, -1, 0, -1
                continue
            boxes[t, 0, at + k], boxes[t, 1, at + k] = max(0, int(first)), min(rows - 1, int(last) + 1)
            boxes[t, 2, at + k], boxes[t, 3, at + k] = max(0, int(left)), min(columns - 1, int(right) + 1)
