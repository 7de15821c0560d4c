"""Distances to edges, compiled by numba: exact to the float, so that a norm's width may be decided by them.

Edges are float64[n, 4]: from x, y to x, y in metres, outer rings turning left and holes right, so that what is
solid lies on the left of every edge and the signed crossings of a line count how many solids it is in.
Kernels release the lock and share nothing.
"""

import numpy as np

from baukasten.compiled import njit


@njit(cache=True, nogil=True, error_model="numpy")
def measure(edges, west, south, cell, most, row0, row1, col0, col1, clear):
    """Fill rows ``row0`` to before ``row1`` and the same columns of ``clear`` with the distance from the middle of each
    cell to the nearest edge, at most ``most``; 0 inside a solid."""
    rows, cols = row1 - row0, col1 - col0
    if rows <= 0 or cols <= 0:
        return
    square = np.full((rows, cols), most * most)
    solid = np.zeros((rows, cols + 1), np.int16)
    # Counted from the map's corner and not from the window's, so that a cell comes out the same in any window.
    first_x, first_y = west + 0.5 * cell, south + 0.5 * cell
    top, right = (row1 - 1) * cell, (col1 - 1) * cell
    for n in range(len(edges)):
        ax, ay = edges[n, 0] - first_x, edges[n, 1] - first_y
        bx, by = edges[n, 2] - first_x, edges[n, 3] - first_y
        low, high = min(ay, by), max(ay, by)
        if low > top + most or high < row0 * cell - most or min(ax, bx) > right + most:
            continue
        _count(ax, ay, bx, by, cell, row0, row1, col0, col1, solid)
        if max(ax, bx) < col0 * cell - most:
            continue
        ex, ey = bx - ax, by - ay
        long = ex * ex + ey * ey
        inverse = 1.0 / long if long > 0.0 else 0.0
        for row in range(max(row0, int(np.ceil((low - most) / cell))), min(row1 - 1, int(np.floor((high + most) / cell))) + 1):
            y = row * cell
            x0, x1 = _reach(ax, ay, ex, ey, low, high, y, most)
            start, stop = max(col0, int(np.ceil((x0 - most) / cell))), min(col1 - 1, int(np.floor((x1 + most) / cell))) + 1
            line = square[row - row0]
            py = y - ay
            for col in range(start, stop):
                px = col * cell - ax
                t = min(1.0, max(0.0, (px * ex + py * ey) * inverse))
                dx, dy = px - t * ex, py - t * ey
                line[col - col0] = min(line[col - col0], dx * dx + dy * dy)
    for row in range(rows):
        inside = 0
        for col in range(cols):
            inside += solid[row, col]
            clear[row0 + row, col0 + col] = 0.0 if inside != 0 else np.sqrt(square[row, col])


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _reach(ax, ay, ex, ey, low, high, y, most):
    """Between which x the part of an edge lies that is no farther than ``most`` above or below a row."""
    x0, x1 = min(ax, ax + ex), max(ax, ax + ex)
    if high - low > 1e-12 and high - low > 2 * most:
        t0, t1 = (max(low, y - most) - ay) / ey, (min(high, y + most) - ay) / ey
        x0, x1 = min(ax + t0 * ex, ax + t1 * ex), max(ax + t0 * ex, ax + t1 * ex)
    return x0, x1


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _count(ax, ay, bx, by, cell, row0, row1, col0, col1, solid):
    """Note in each row where an edge is crossed from west to east: one more solid begins there, or one ends."""
    if ay == by:
        return
    # Solids lie on the left: who goes east crosses into them over an edge that runs south.
    step = 1 if by < ay else -1
    low, high = min(ay, by), max(ay, by)
    for row in range(max(row0, int(np.ceil(low / cell))), row1):
        y = row * cell
        if y >= high:
            break
        x = ax + (y - ay) / (by - ay) * (bx - ax)
        col = min(col1, max(col0, int(np.ceil(x / cell))))
        solid[row - row0, col - col0] += step


@njit(cache=True, nogil=True, error_model="numpy")
def index(edges, west, south, side, most, rows, cols):
    """For every square of ``side`` metres the edges that can be the nearest of a place in it, at most ``most`` away.

    Returns first [squares + 1]; square by square the edges [n, 5] as start, way and 1 / length², so that nothing has
    to be fetched from elsewhere; how many solids each middle is in [rows, cols + 1]; and whether an edge passes
    through the square [rows, cols]."""
    wide = most + side
    near = np.full((rows, cols), wide * wide)
    solid = np.zeros((rows, cols + 1), np.int16)
    first = np.zeros(rows * cols + 1, np.int64)
    filled = first
    packed = np.empty((0, 5))
    # First how near the nearest is, then how many can be the nearest, then which.
    for turn in range(3):
        if turn == 2:
            for n in range(rows * cols):
                first[n + 1] += first[n]
            packed, filled = np.empty((first[rows * cols], 5)), first.copy()
        for n in range(len(edges)):
            ax, ay = edges[n, 0] - west - side / 2, edges[n, 1] - south - side / 2
            bx, by = edges[n, 2] - west - side / 2, edges[n, 3] - south - side / 2
            if turn == 0:
                _count(ax, ay, bx, by, side, 0, rows, 0, cols, solid)
            ex, ey = bx - ax, by - ay
            long = ex * ex + ey * ey
            inverse = 1.0 / long if long > 0.0 else 0.0
            low, high = min(ay, by), max(ay, by)
            for row in range(max(0, int(np.ceil((low - wide) / side))), min(rows - 1, int(np.floor((high + wide) / side))) + 1):
                x0, x1 = _reach(ax, ay, ex, ey, low, high, row * side, wide)
                for col in range(max(0, int(np.ceil((x0 - wide) / side))), min(cols - 1, int(np.floor((x1 + wide) / side))) + 1):
                    px, py = col * side - ax, row * side - ay
                    t = min(1.0, max(0.0, (px * ex + py * ey) * inverse))
                    away = (px - t * ex) ** 2 + (py - t * ey) ** 2
                    if turn == 0:
                        near[row, col] = min(near[row, col], away)
                    elif np.sqrt(away) <= min(most + 0.7072 * side, np.sqrt(near[row, col]) + 1.4143 * side):
                        here = row * cols + col
                        if turn == 1:
                            first[here + 1] += 1
                        else:
                            line = packed[filled[here]]
                            line[0], line[1], line[2], line[3], line[4] = edges[n, 0], edges[n, 1], ex, ey, inverse
                            filled[here] += 1
    for row in range(rows):
        for col in range(cols):
            solid[row, col + 1] += solid[row, col]
    return first, packed, solid, near <= 0.51 * side * side


@njit(cache=True, nogil=True, error_model="numpy")
def away(points, west, south, side, most, first, packed, solid, crossed, start, stop, result):
    """The distance of points ``start`` to before ``stop`` to the nearest edge, at most ``most``; 0 inside a solid."""
    rows, cols = crossed.shape
    for p in range(start, stop):
        x, y = points[p, 0], points[p, 1]
        row, col = int(np.floor((y - south) / side)), int(np.floor((x - west) / side))
        if row < 0 or col < 0 or row >= rows or col >= cols:
            result[p] = most
            continue
        here = row * cols + col
        inside = solid[row, col]
        if crossed[row, col]:
            inside += _crossings(x, y, west + (col + 0.5) * side, south + (row + 0.5) * side, packed[first[here] : first[here + 1]])
        if inside != 0:
            result[p] = 0.0
            continue
        best = most * most
        for k in range(first[here], first[here + 1]):
            ex, ey, px, py = packed[k, 2], packed[k, 3], x - packed[k, 0], y - packed[k, 1]
            t = min(1.0, max(0.0, (px * ex + py * ey) * packed[k, 4]))
            dx, dy = px - t * ex, py - t * ey
            best = min(best, dx * dx + dy * dy)
        result[p] = np.sqrt(best)


@njit(cache=True, nogil=True, error_model="numpy")
def _crossings(x, y, from_x, from_y, packed):
    """How many more solids a place is in than another: the edges crossed going north or south first, then west or east."""
    # A hair aside, so that no corner or edge of the plan lies just on the way.
    x, y = x + 1.7e-7, y + 1.3e-7
    more = 0
    for k in range(len(packed)):
        ax, ay, ex, ey = packed[k, 0], packed[k, 1], packed[k, 2], packed[k, 3]
        if (ax <= from_x) != (ax + ex <= from_x):
            cut = ay + (from_x - ax) / ex * ey
            if (cut <= y) != (cut <= from_y):
                more += 1 if (cut <= y) == (ex > 0.0) else -1
        if (ay <= y) != (ay + ey <= y):
            cut = ax + (y - ay) / ey * ex
            if (cut <= x) != (cut <= from_x):
                more += 1 if (cut <= x) == (ey < 0.0) else -1
    return more


@njit(cache=True, nogil=True)
def _root(parent, n):
    while parent[n] != n:
        parent[n] = parent[parent[n]]
        n = parent[n]
    return n


@njit(cache=True, nogil=True)
def tied(clear, half, from_row, from_col, result):
    """Mark with 1 in ``result`` the cells that somebody gets to from some cells, over cells with ``half`` metres clear
    around, and with 0 all others."""
    rows, cols = clear.shape
    first = np.empty(rows + 1, np.int64)
    begin, end, parent = np.empty(1024, np.int32), np.empty(1024, np.int32), np.empty(1024, np.int32)
    count = 0
    for row in range(rows):
        first[row] = count
        col = 0
        if count + cols // 2 + 1 > len(begin):
            more = 2 * len(begin) + cols
            begin, end, parent = _longer(begin, more), _longer(end, more), _longer(parent, more)
        line = clear[row]
        while col < cols:
            while col < cols and line[col] < half:
                col += 1
            if col == cols:
                break
            begin[count], parent[count] = col, count
            while col < cols and line[col] >= half:
                col += 1
            end[count] = col
            count += 1
        above, here = first[row - 1] if row else count, first[row]
        while row and above < first[row] and here < count:
            # Cells that touch at a corner belong together.
            if begin[above] <= end[here] and begin[here] <= end[above]:
                one, other = _root(parent, above), _root(parent, here)
                parent[max(one, other)] = min(one, other)
            if end[above] < end[here]:
                above += 1
            else:
                here += 1
    first[rows] = count
    wanted = np.zeros(count, np.bool_)
    for n in range(len(from_row)):
        for run in range(first[from_row[n]], first[from_row[n] + 1]):
            if begin[run] <= from_col[n] < end[run]:
                wanted[_root(parent, run)] = True
    for row in range(rows):
        result[row] = 0
        for run in range(first[row], first[row + 1]):
            if wanted[_root(parent, run)]:
                result[row, begin[run] : end[run]] = 1


@njit(cache=True, nogil=True)
def _longer(numbers, length):
    result = np.empty(length, numbers.dtype)
    result[: len(numbers)] = numbers
    return result
