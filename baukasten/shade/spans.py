"""Where a part's shadow lies on level ground, row by row, without asking cell by cell.

Seen on level ground, a point at height h above it is thrown ``h / tan(elevation)`` metres away from the
sun. What a convex part throws is convex, so each row of cells knows one stretch of shadow: the least and
the greatest x of its border. An outline that is not convex throws the outline itself and, for each of its
edges, the parallelogram that the edge sweeps. All borders are straight lines and ellipses, so stretches
are exact; they answer at the middle of a row, as rays from the middles of its cells would.

Each row is computed by itself, never from the row before, so that it matters not where one begins. Rows are told to
numpy as numbers that cannot be negative: only then does a loop over them become vector code.
"""

import numpy as np

from baukasten.compiled import njit
from baukasten.shade.prints import CORNERS, STEEP, TABLE
from baukasten.shade.shapes import CONE, ELLIPSOID, PRISM, SHEET

(
    KIND, CONVEX, UPRIGHT, VEIL, LOWEST, LOW, HIGH, X0, X1, Y0, Y1, RADIUS, WAY_X, WAY_Y, WAY_Z, PX, PY, PZ, QX, QY, QZ,
    OWNER, OVERHEAD,
) = range(len(TABLE))  # fmt: skip
X, Y, Z, AFTER, ALONG_X, ALONG_Y, LEAN = range(len(CORNERS))
WEST, EAST = 0, 1
"""The two ends of a stretch: rows of ``ends`` [2, rows]."""


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def throw(sun, per):
    """Cells east and north that one metre of height is thrown; ``sun``: sine and cosine of bearing and elevation."""
    flat = per * sun[3] / sun[2]
    return -sun[0] * flat, -sun[1] * flat


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def lies_level(table, k, z):
    """The whole part stands on or above the ground at height z, or is upright: its shadow has a plain border."""
    return table[k, UPRIGHT] != 0 or table[k, LOWEST] >= z - 1e-9


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def convex_rows(prints, k, dx, dy, z, top_z, first, last, ends):
    """Fill ``ends`` [2, rows] with the x of the shadow's border; the rows it touches, none if the second is less.

    Rows are asked from ``first`` to ``last``. Only for parts marked as convex that reach higher than ``top_z``.
    Where ``top_z`` is less than z: all that is dark on any ground from ``top_z`` to z; only for what is upright, and sheets.
    """
    table, corners, firsts = prints
    kind, low, high = table[k, KIND], table[k, LOW] - z, table[k, HIGH] - top_z
    if table[k, UPRIGHT]:
        low = max(0.0, low)
    elif kind == ELLIPSOID:
        return _ellipsoid(table[k, X0], table[k, Y0], table[k, RADIUS], low, high, dx, dy, first, last, ends)
    near, far, r = low * dy, high * dy, table[k, RADIUS]
    first, last = clip_rows(table[k, Y0] - r + min(near, far), table[k, Y1] + r + max(near, far), first, last)
    if first > last:
        return first, last
    if kind == PRISM:
        _prism(corners, firsts[k], firsts[k + 1], low, high, dx, dy, first, last, ends)
        return first, last
    for row in range(first, last + 1):
        at = np.uint64(row)
        ends[WEST, at], ends[EAST, at] = np.inf, -np.inf
    x, y, start = corners[firsts[k], X], corners[firsts[k], Y], corners[firsts[k], Z] - z
    if kind == SHEET:
        _sheet(corners, firsts[k], firsts[k + 1], dx, dy, z, top_z, first, last, ends)
    elif kind == CONE:
        _cone(x, y, r, low, high, dx, dy, first, last, ends)
    elif table[k, UPRIGHT]:
        _discs(x + dx * low, y + near, r, dx * (high - low), dy * (high - low), first, last, ends)
    else:
        _tube(table, k, x + dx * start, y + dy * start, dx, dy, first, last, ends)
    return first, last


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def ellipse_box(table, k, dx, dy, z):
    """The box x0, x1, y0, y1 of an ellipsoid's shadow on the ground at height z."""
    half, middle = (table[k, HIGH] - table[k, LOW]) / 2, (table[k, HIGH] + table[k, LOW]) / 2 - z
    x, y, r = table[k, X0] + dx * middle, table[k, Y0] + dy * middle, table[k, RADIUS]
    wide, tall = np.sqrt(r * r + (dx * half) ** 2), np.sqrt(r * r + (dy * half) ** 2)
    return x - wide, x + wide, y - tall, y + tall


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def edge_rows(prints, k, i, dx, dy, z, first, last, ends):
    """As ``convex_rows``, for the parallelogram that edge i of prism k sweeps."""
    table, corners, firsts = prints
    near, far = max(0.0, table[k, LOW] - z), table[k, HIGH] - z
    a = firsts[k] + i
    xa, ya = corners[a, X], corners[a, Y]
    xb, yb = xa + corners[a, ALONG_X], ya + corners[a, ALONG_Y]
    first, last = clip_rows(min(ya, yb) + min(near * dy, far * dy), max(ya, yb) + max(near * dy, far * dy), first, last)
    for row in range(first, last + 1):
        at = np.uint64(row)
        ends[WEST, at], ends[EAST, at] = np.inf, -np.inf
    for h in (near, far):
        _side(xa + h * dx, ya + h * dy, xb + h * dx, yb + h * dy, first, last, ends)
    _side(xa + near * dx, ya + near * dy, xa + far * dx, ya + far * dy, first, last, ends)
    _side(xb + near * dx, yb + near * dy, xb + far * dx, yb + far * dy, first, last, ends)
    return first, last


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def outline_rows(prints, k, dy, z, first, last):
    """The rows that the outline's nearest throw touches."""
    table, corners, firsts = prints
    y0, y1 = np.inf, -np.inf
    for i in range(firsts[k], firsts[k + 1]):
        y = corners[i, Y] + dy * _near(table, corners, k, i, z)
        y0, y1 = min(y0, y), max(y1, y)
    return clip_rows(y0, y1, first, last)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def crossings(prints, k, dx, dy, z, y, found):
    """The x at which the outline's nearest throw crosses the height y, sorted into ``found``; how many there are.

    Between the first and the second one is inside, between the third and the fourth, and so on.
    """
    table, corners, firsts = prints
    count = 0
    for i in range(firsts[k], firsts[k + 1]):
        j = firsts[k] + int(corners[i, AFTER])
        hi, hj = _near(table, corners, k, i, z), _near(table, corners, k, j, z)
        yi, yj = corners[i, Y] + dy * hi, corners[j, Y] + dy * hj
        if (yi > y) != (yj > y):
            xi, xj = corners[i, X] + dx * hi, corners[j, X] + dx * hj
            x = xi + (y - yi) / (yj - yi) * (xj - xi)
            place = count
            while place > 0 and found[place - 1] > x:
                found[place] = found[place - 1]
                place -= 1
            found[place] = x
            count += 1
    return count


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _near(table, corners, k, i, z):
    """Height above the ground from which the outline's corner i is thrown first."""
    return corners[i, Z] - z if table[k, KIND] == SHEET else max(0.0, table[k, LOW] - z)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def clip_rows(y0, y1, first, last):
    """The rows from y0 to y1 that lie from ``first`` to ``last``; none if the second is less."""
    low, high = np.ceil(y0), np.floor(y1)
    if not (high >= first and low <= last):
        return 0, -1
    return max(first, int(low)), min(last, int(high))


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _prism(corners, start, stop, near, far, dx, dy, first, last, ends):
    """The border of outline and top thrown together, counter-clockwise.

    Edges that face away from the sun lie on it as thrown from the top, the others as thrown from the underside;
    where one kind follows the other, the throw of the corner between them does. What goes north is an eastern end.
    """
    lean = dx / dy if abs(dy) > STEEP else 0.0
    before = near if corners[stop - 1, ALONG_Y] * dx < corners[stop - 1, ALONG_X] * dy else far
    for i in range(start, stop):
        h = near if corners[i, ALONG_Y] * dx < corners[i, ALONG_X] * dy else far
        x, y = corners[i, X], corners[i, Y]
        if h != before:
            _border(x + before * dx, y + before * dy, y + h * dy, lean, first, last, ends)
            before = h
        j = i + 1 if i + 1 < stop else start
        _border(x + h * dx, y + h * dy, corners[j, Y] + h * dy, corners[i, LEAN], first, last, ends)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _border(x, y, end, lean, first, last, ends):
    """From (x, y) to the height ``end``: the western or the eastern end of the rows between."""
    side = np.uint64(EAST if end > y else WEST)
    low, high = max(first, int(np.ceil(min(y, end)))), min(last, int(np.floor(max(y, end))))
    for row in range(low, high + 1):
        ends[side, np.uint64(row)] = x + (row - y) * lean


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _ellipsoid(x, y, r, low, high, dx, dy, first, last, ends):
    """The border is a circle and the throw of half the height, added at right angles (H06)."""
    half, middle = (high - low) / 2, (high + low) / 2
    a, b, d = r * r + (dx * half) ** 2, dx * dy * half * half, r * r + (dy * half) ** 2
    x, y, tall = x + dx * middle, y + dy * middle, np.sqrt(d)
    first, last = clip_rows(y - tall, y + tall, first, last)
    shear, per, width = b / d, 1 / tall, np.sqrt(max(0.0, a - b * b / d))
    for row in range(first, last + 1):
        v = row - y
        half_width, x_here = width * np.sqrt(max(0.0, 1.0 - (v * per) ** 2)), x + shear * v
        at = np.uint64(row)
        ends[WEST, at], ends[EAST, at] = x_here - half_width, x_here + half_width
    return first, last


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _side(xa, ya, xb, yb, first, last, ends):
    """One straight piece of a border that may be a western or an eastern one."""
    if ya > yb:
        xa, ya, xb, yb = xb, yb, xa, ya
    low, high = np.ceil(ya), np.floor(yb)
    if high < first or low > last or high < low:
        return
    lean = (xb - xa) / (yb - ya) if yb > ya else 0.0
    for row in range(max(first, int(low)), min(last, int(high)) + 1):
        x = xa + (row - ya) * lean
        at = np.uint64(row)
        ends[WEST, at], ends[EAST, at] = min(ends[WEST, at], x), max(ends[EAST, at], x)
    if yb == ya:
        row = int(low)
        ends[WEST, row], ends[EAST, row] = min(ends[WEST, row], xa, xb), max(ends[EAST, row], xa, xb)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _ellipse(x, y, tall, shear, width, first, last, ends):
    """About (x, y), ``tall`` to either side in y; at y + v its middle is x + shear·v."""
    first, last = clip_rows(y - tall, y + tall, first, last)
    per = 1 / tall
    for row in range(first, last + 1):
        v = row - y
        half, middle = width * np.sqrt(max(0.0, 1.0 - (v * per) ** 2)), x + shear * v
        at = np.uint64(row)
        ends[WEST, at], ends[EAST, at] = min(ends[WEST, at], middle - half), max(ends[EAST, at], middle + half)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _sheet(corners, start, stop, dx, dy, z, top_z, first, last, ends):
    xa, ya, ha = corners[stop - 1, X], corners[stop - 1, Y], corners[stop - 1, Z]
    for i in range(start, stop):
        xb, yb, hb = corners[i, X], corners[i, Y], corners[i, Z]
        near_a, near_b, far_a, far_b = ha - z, hb - z, ha - top_z, hb - top_z
        _side(xa + dx * near_a, ya + dy * near_a, xb + dx * near_b, yb + dy * near_b, first, last, ends)
        if top_z != z:
            _side(xa + dx * far_a, ya + dy * far_a, xb + dx * far_b, yb + dy * far_b, first, last, ends)
            _side(xb + dx * near_b, yb + dy * near_b, xb + dx * far_b, yb + dy * far_b, first, last, ends)
        xa, ya, ha = xb, yb, hb


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _cone(x, y, r, foot, tip, dx, dy, first, last, ends):
    """The disc at its foot, and the two tangents from the shadow of its tip."""
    x, y = x + dx * foot, y + dy * foot
    _ellipse(x, y, r, 0.0, r, first, last, ends)
    ax, ay = dx * (tip - foot), dy * (tip - foot)
    away = np.sqrt(ax * ax + ay * ay)
    if away <= r:
        return
    cosine = r / away
    sine = np.sqrt(1.0 - cosine * cosine)
    ex, ey = ax / away, ay / away
    for turn in (-sine, sine):
        tx, ty = x + r * (cosine * ex - turn * ey), y + r * (cosine * ey + turn * ex)
        _side(x + ax, y + ay, tx, ty, first, last, ends)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _discs(x, y, r, wx, wy, first, last, ends):
    """What is round and upright: a disc at either end of the throw, and the two lines that touch both."""
    _ellipse(x, y, r, 0.0, r, first, last, ends)
    _ellipse(x + wx, y + wy, r, 0.0, r, first, last, ends)
    size = np.sqrt(wx * wx + wy * wy)
    if size < 1e-15:
        return
    tx, ty = -wy * r / size, wx * r / size
    _side(x + tx, y + ty, x + wx + tx, y + wy + ty, first, last, ends)
    _side(x - tx, y - ty, x + wx - tx, y + wy - ty, first, last, ends)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _tube(table, k, x, y, dx, dy, first, last, ends):
    """Leaning rods: the shadows of both flat ends, and the two tangents they share."""
    wx, wy = table[k, WAY_X] + dx * table[k, WAY_Z], table[k, WAY_Y] + dy * table[k, WAY_Z]
    ax, ay = table[k, PX] + dx * table[k, PZ], table[k, PY] + dy * table[k, PZ]
    bx, by = table[k, QX] + dx * table[k, QZ], table[k, QY] + dy * table[k, QZ]
    d = ay * ay + by * by
    if d > STEEP * STEEP:
        tall = np.sqrt(d)
        shear, width = (ax * ay + bx * by) / d, abs(ax * by - bx * ay) / tall
        _ellipse(x, y, tall, shear, width, first, last, ends)
        _ellipse(x + wx, y + wy, tall, shear, width, first, last, ends)
    # The tangents touch where the border of an end leans furthest across the throw of the axis.
    a, b = -ax * wy + ay * wx, -bx * wy + by * wx
    size = np.sqrt(a * a + b * b)
    if size < 1e-15:
        return
    tx, ty = (a * ax + b * bx) / size, (a * ay + b * by) / size
    _side(x + tx, y + ty, x + wx + tx, y + wy + ty, first, last, ends)
    _side(x - tx, y - ty, x + wx - tx, y + wy - ty, first, last, ends)
