"""Where a part's shadow lies on level ground, row by row, without asking cell by cell.

Seen on level ground, a point at height h above it is thrown ``h / tan(elevation)`` metres away from the
sun. What a convex part throws is convex, so each row of cells knows one stretch of shadow: the least and
the greatest x of its border. An outline that is not convex throws the outline itself and, for each of its
edges, the parallelogram that the edge sweeps. All borders are straight lines and ellipses, so stretches
are exact; they answer at the middle of a row, as rays from the middles of its cells would.

Lengths on the ground are counted in cells here, ``per`` of them to a metre, and from the middle of the cell
in the south-west corner: rows and columns are whole numbers. Heights are metres.
"""

import numpy as np
from numba import njit

from baukasten.shade.shapes import CONE, CORNERS, ELLIPSOID, PRISM, SHEET, TABLE

KIND, CONVEX, LOWEST, LOW, HIGH, RADIUS, AXIS_X, AXIS_Y, AXIS_Z, SPAN = range(len(TABLE))
X, Y, Z, AFTER = range(len(CORNERS))


@njit(cache=True, nogil=True, error_model="numpy")
def lies_level(table, corners, firsts, k, z):
    """The whole part stands on or above the ground at height z, or is upright: its shadow has a plain border."""
    return table[k, KIND] == PRISM or table[k, LOWEST] >= z - 1e-9


@njit(cache=True, nogil=True, error_model="numpy")
def convex_rows(table, corners, firsts, k, dx, dy, z, west, south, per, first, last, lo, hi):
    """Fill ``lo``, ``hi`` [rows] with the x of the shadow's border; the rows it touches, none if the second is less.

    Rows are asked from ``first`` to ``last``. Only for parts marked as convex.
    """
    y0, y1 = _reach(table, corners, firsts, k, dx, dy, z, south, per)
    first, last = _clip_rows(y0, y1, first, last)
    for row in range(first, last + 1):
        lo[row], hi[row] = np.inf, -np.inf
    kind = table[k, KIND]
    if kind == PRISM or kind == SHEET:
        _polygon(table, corners, firsts, k, dx, dy, z, west, south, per, first, last, lo, hi)
    elif kind == ELLIPSOID:
        i, r, half = firsts[k], table[k, RADIUS] * per, (table[k, HIGH] - table[k, LOW]) / 2
        h = (table[k, HIGH] + table[k, LOW]) / 2 - z
        # The border is a circle and the throw of half the height, added at right angles (H06).
        a, b, d = r * r + (dx * half) ** 2, dx * dy * half * half, r * r + (dy * half) ** 2
        x, y = _column(corners, i, west, per) + dx * h, _row(corners, i, south, per) + dy * h
        _ellipse(x, y, np.sqrt(d), b / d, np.sqrt(max(0.0, a - b * b / d)), first, last, lo, hi)
    elif kind == CONE:
        _cone(table, corners, firsts, k, dx, dy, z, west, south, per, first, last, lo, hi)
    else:
        _tube(table, corners, firsts, k, dx, dy, z, west, south, per, first, last, lo, hi)
    return first, last


@njit(cache=True, nogil=True, error_model="numpy")
def edge_rows(table, corners, firsts, k, i, dx, dy, z, west, south, per, first, last, lo, hi):
    """As ``convex_rows``, for the parallelogram that edge i of prism k sweeps."""
    near, far = max(0.0, table[k, LOW] - z), table[k, HIGH] - z
    a = firsts[k] + i
    b = firsts[k] + int(corners[a, AFTER])
    xa, ya = _column(corners, a, west, per), _row(corners, a, south, per)
    xb, yb = _column(corners, b, west, per), _row(corners, b, south, per)
    y0, y1 = min(ya, yb) + min(near * dy, far * dy), max(ya, yb) + max(near * dy, far * dy)
    first, last = _clip_rows(y0, y1, first, last)
    for row in range(first, last + 1):
        lo[row], hi[row] = np.inf, -np.inf
    for h in (near, far):
        _side(xa + h * dx, ya + h * dy, xb + h * dx, yb + h * dy, first, last, lo, hi)
    _side(xa + near * dx, ya + near * dy, xa + far * dx, ya + far * dy, first, last, lo, hi)
    _side(xb + near * dx, yb + near * dy, xb + far * dx, yb + far * dy, first, last, lo, hi)
    return first, last


@njit(cache=True, nogil=True, error_model="numpy")
def outline_rows(table, corners, firsts, k, dx, dy, z, west, south, per, first, last):
    """The rows that the outline's nearest throw touches."""
    y0, y1 = np.inf, -np.inf
    for i in range(firsts[k], firsts[k + 1]):
        y = _row(corners, i, south, per) + dy * _near(table, corners, firsts, k, i, z)
        y0, y1 = min(y0, y), max(y1, y)
    return _clip_rows(y0, y1, first, last)


@njit(cache=True, nogil=True, error_model="numpy")
def all_rows(table, corners, firsts, k, dx, dy, z, west, south, per, first, last):
    """All rows that the part's shadow may touch."""
    y0, y1 = _reach(table, corners, firsts, k, dx, dy, z, south, per)
    return _clip_rows(y0 - 1, y1 + 1, first, last)


@njit(cache=True, nogil=True, error_model="numpy")
def crossings(table, corners, firsts, k, dx, dy, z, west, south, per, y, found):
    """The x at which the outline's nearest throw crosses the height y, sorted into ``found``; how many there are.

    Between the first and the second one is inside, between the third and the fourth, and so on.
    """
    count = 0
    offset = firsts[k]
    for i in range(offset, firsts[k + 1]):
        j = offset + int(corners[i, AFTER])
        hi, hj = _near(table, corners, firsts, k, i, z), _near(table, corners, firsts, k, j, z)
        yi, yj = _row(corners, i, south, per) + dy * hi, _row(corners, j, south, per) + dy * hj
        if (yi > y) != (yj > y):
            xi, xj = _column(corners, i, west, per) + dx * hi, _column(corners, j, west, per) + dx * hj
            x = xi + (y - yi) / (yj - yi) * (xj - xi)
            place = count
            while place > 0 and found[place - 1] > x:
                found[place] = found[place - 1]
                place -= 1
            found[place] = x
            count += 1
    return count


@njit(cache=True, nogil=True)
def _column(corners, i, west, per):
    return (corners[i, X] - west) * per - 0.5


@njit(cache=True, nogil=True)
def _row(corners, i, south, per):
    return (corners[i, Y] - south) * per - 0.5


@njit(cache=True, nogil=True, error_model="numpy")
def _near(table, corners, firsts, k, i, z):
    """Height above the ground from which the outline's corner i is thrown first."""
    return corners[i, Z] - z if table[k, KIND] == SHEET else max(0.0, table[k, LOW] - z)


@njit(cache=True, nogil=True, error_model="numpy")
def throw(sun, per):
    """Cells east and north that one metre of height is thrown; ``sun``: sine and cosine of bearing and elevation."""
    flat = per * sun[3] / sun[2]
    return -sun[0] * flat, -sun[1] * flat


@njit(cache=True, nogil=True, error_model="numpy")
def _reach(table, corners, firsts, k, dx, dy, z, south, per):
    """From which y to which the shadow reaches, a little generously."""
    y0, y1 = np.inf, -np.inf
    for i in range(firsts[k], firsts[k + 1]):
        y0, y1 = min(y0, _row(corners, i, south, per)), max(y1, _row(corners, i, south, per))
    near, far = max(0.0, table[k, LOW] - z) * dy, (table[k, HIGH] - z) * dy
    r = table[k, RADIUS] * per
    return y0 - r + min(near, far), y1 + r + max(near, far)


@njit(cache=True, nogil=True, error_model="numpy")
def _clip_rows(y0, y1, first, last):
    low, high = np.ceil(y0), np.floor(y1)
    if not (high >= first and low <= last):
        return 0, -1
    return max(first, int(low)), min(last, int(high))


@njit(cache=True, nogil=True, error_model="numpy")
def _side(xa, ya, xb, yb, first, last, lo, hi):
    """One straight piece of the border. Each row is computed by itself, so that it matters not where one begins."""
    if ya > yb:
        xa, ya, xb, yb = xb, yb, xa, ya
    low, high = np.ceil(ya), np.floor(yb)
    if high < first or low > last or high < low:
        return
    lean = (xb - xa) / (yb - ya) if yb > ya else 0.0
    for row in range(max(first, int(low)), min(last, int(high)) + 1):
        x = xa + (row - ya) * lean
        if x < lo[row]:
            lo[row] = x
        if x > hi[row]:
            hi[row] = x
    if yb == ya:
        row = int(low)
        lo[row], hi[row] = min(lo[row], xa, xb), max(hi[row], xa, xb)


@njit(cache=True, nogil=True, error_model="numpy")
def _ellipse(x, y, tall, shear, width, first, last, lo, hi):
    """About (x, y), ``tall`` to either side in y; at y + v its middle is x + shear·v."""
    if tall < 1e-9:
        return
    low, high = np.ceil(y - tall), np.floor(y + tall)
    if high < first or low > last:
        return
    for row in range(max(first, int(low)), min(last, int(high)) + 1):
        v = row - y
        half = width * np.sqrt(max(0.0, 1.0 - (v / tall) ** 2))
        middle = x + shear * v
        if middle - half < lo[row]:
            lo[row] = middle - half
        if middle + half > hi[row]:
            hi[row] = middle + half


@njit(cache=True, nogil=True, error_model="numpy")
def _polygon(table, corners, firsts, k, dx, dy, z, west, south, per, first, last, lo, hi):
    """Outline thrown from its underside and from its top, and what lies between."""
    far = table[k, HIGH] - z
    swept = table[k, KIND] == PRISM
    i = firsts[k + 1] - 1
    x, y = _column(corners, i, west, per), _row(corners, i, south, per)
    h = _near(table, corners, firsts, k, i, z)
    near_x, near_y, far_x, far_y = x + dx * h, y + dy * h, x + dx * far, y + dy * far
    for i in range(firsts[k], firsts[k + 1]):
        x, y = _column(corners, i, west, per), _row(corners, i, south, per)
        h = _near(table, corners, firsts, k, i, z)
        x0, y0 = x + dx * h, y + dy * h
        _side(near_x, near_y, x0, y0, first, last, lo, hi)
        near_x, near_y = x0, y0
        if swept:
            x1, y1 = x + dx * far, y + dy * far
            _side(far_x, far_y, x1, y1, first, last, lo, hi)
            _side(x0, y0, x1, y1, first, last, lo, hi)
            far_x, far_y = x1, y1


@njit(cache=True, nogil=True, error_model="numpy")
def _cone(table, corners, firsts, k, dx, dy, z, west, south, per, first, last, lo, hi):
    """The disc at its foot, and the two tangents from the shadow of its tip."""
    i, r = firsts[k], table[k, RADIUS] * per
    foot, tip = table[k, LOW] - z, table[k, HIGH] - z
    x, y = _column(corners, i, west, per) + dx * foot, _row(corners, i, south, per) + dy * foot
    _ellipse(x, y, r, 0.0, r, first, last, lo, hi)
    ax, ay = dx * (tip - foot), dy * (tip - foot)
    away = np.hypot(ax, ay)
    if away <= r:
        return
    cosine = r / away
    sine = np.sqrt(1.0 - cosine * cosine)
    ex, ey = ax / away, ay / away
    for turn in (-sine, sine):
        tx, ty = x + r * (cosine * ex - turn * ey), y + r * (cosine * ey + turn * ex)
        _side(x + ax, y + ay, tx, ty, first, last, lo, hi)


@njit(cache=True, nogil=True, error_model="numpy")
def _tube(table, corners, firsts, k, dx, dy, z, west, south, per, first, last, lo, hi):
    """Rods and upright columns: the shadows of both flat ends, and the two tangents they share."""
    i, r = firsts[k], table[k, RADIUS]
    nx, ny, nz = table[k, AXIS_X], table[k, AXIS_Y], table[k, AXIS_Z]
    span = table[k, SPAN]
    h = corners[i, Z] - z
    x0, y0 = _column(corners, i, west, per) + dx * h, _row(corners, i, south, per) + dy * h
    wx, wy = span * (nx * per + dx * nz), span * (ny * per + dy * nz)
    # Two directions across the rod, at right angles to it and to each other.
    flat = np.hypot(nx, ny)
    if flat > 1e-12:
        px, py, pz = -ny / flat, nx / flat, 0.0
        qx, qy, qz = -nz * nx / flat, -nz * ny / flat, flat
    else:
        px, py, pz, qx, qy, qz = 1.0, 0.0, 0.0, 0.0, 1.0, 0.0
    ax, ay = r * (px * per + dx * pz), r * (py * per + dy * pz)
    bx, by = r * (qx * per + dx * qz), r * (qy * per + dy * qz)
    d = ay * ay + by * by
    tall = np.sqrt(d)
    if tall > 1e-9:
        shear, width = (ax * ay + bx * by) / d, abs(ax * by - bx * ay) / tall
        _ellipse(x0, y0, tall, shear, width, first, last, lo, hi)
        _ellipse(x0 + wx, y0 + wy, tall, shear, width, first, last, lo, hi)
    # The tangents touch where the border of an end leans furthest across the throw of the axis.
    a, b = -ax * wy + ay * wx, -bx * wy + by * wx
    size = np.hypot(a, b)
    if size < 1e-15:
        return
    tx, ty = (a * ax + b * bx) / size, (a * ay + b * by) / size
    _side(x0 + tx, y0 + ty, x0 + wx + tx, y0 + wy + ty, first, last, lo, hi)
    _side(x0 - tx, y0 - ty, x0 + wx - tx, y0 + wy - ty, first, last, lo, hi)
