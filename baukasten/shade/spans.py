"""Where a part's shadow lies on level ground, row by row, without asking cell by cell.

Seen on level ground, a point at height h above it is thrown ``h / tan(elevation)`` metres away from the
sun. What a convex part throws is convex, so each row of cells knows one stretch of shadow: the least and
the greatest x of its border. An outline that is not convex throws the outline itself and, for each of its
edges, the parallelogram that the edge sweeps. All borders are straight lines and ellipses, so stretches
are exact; they answer at the middle of a row, as rays from the middles of its cells would.
"""

import numpy as np
from numba import njit

from baukasten.shade.shapes import CONE, ELLIPSOID, PRISM, SHEET

AZIMUTH_SIN, AZIMUTH_COS, ELEVATION_SIN, ELEVATION_COS = range(4)


@njit(cache=True, nogil=True)
def lies_level(shapes, k, z):
    """The whole part stands on or above the ground at height z, or is upright: its shadow has a plain border."""
    return shapes.kind[k] == PRISM or shapes.lowest[k] >= z - 1e-9


@njit(cache=True, nogil=True)
def convex_rows(shapes, k, sun, z, south, cell, first, last, lo, hi):
    """Fill ``lo``, ``hi`` [rows] with the x of the shadow's border; the rows it touches, none if the second is less.

    Rows are asked from ``first`` to ``last``. Only for parts marked as convex.
    """
    dx, dy = _throw(sun)
    y0, y1 = _reach(shapes, k, dx, dy, z)
    first, last = _clip_rows(y0, y1, south, cell, first, last)
    for row in range(first, last + 1):
        lo[row], hi[row] = np.inf, -np.inf
    kind = shapes.kind[k]
    if kind == PRISM or kind == SHEET:
        _polygon(shapes, k, dx, dy, z, south, cell, first, last, lo, hi)
    elif kind == ELLIPSOID:
        i, r, half = shapes.first[k], shapes.radius[k], (shapes.high[k] - shapes.low[k]) / 2
        h = (shapes.high[k] + shapes.low[k]) / 2 - z
        # The border is a circle and the throw of half the height, added at right angles (H06).
        a, b, d = r * r + (dx * half) ** 2, dx * dy * half * half, r * r + (dy * half) ** 2
        x, y, shear, width = shapes.x[i] + dx * h, shapes.y[i] + dy * h, b / d, np.sqrt(max(0.0, a - b * b / d))
        _ellipse(x, y, np.sqrt(d), shear, width, south, cell, first, last, lo, hi)
    elif kind == CONE:
        _cone(shapes, k, dx, dy, z, south, cell, first, last, lo, hi)
    else:
        _tube(shapes, k, dx, dy, z, south, cell, first, last, lo, hi)
    return first, last


@njit(cache=True, nogil=True)
def edge_rows(shapes, k, i, sun, z, south, cell, first, last, lo, hi):
    """As ``convex_rows``, for the parallelogram that edge i of prism k sweeps."""
    dx, dy = _throw(sun)
    near, far = max(0.0, shapes.low[k] - z), shapes.high[k] - z
    a = shapes.first[k] + i
    b = shapes.first[k] + shapes.after[a]
    xa, ya, xb, yb = shapes.x[a], shapes.y[a], shapes.x[b], shapes.y[b]
    y0, y1 = min(ya, yb) + min(near * dy, far * dy), max(ya, yb) + max(near * dy, far * dy)
    first, last = _clip_rows(y0, y1, south, cell, first, last)
    for row in range(first, last + 1):
        lo[row], hi[row] = np.inf, -np.inf
    for h in (near, far):
        _side(xa + h * dx, ya + h * dy, xb + h * dx, yb + h * dy, south, cell, first, last, lo, hi)
    _side(xa + near * dx, ya + near * dy, xa + far * dx, ya + far * dy, south, cell, first, last, lo, hi)
    _side(xb + near * dx, yb + near * dy, xb + far * dx, yb + far * dy, south, cell, first, last, lo, hi)
    return first, last


@njit(cache=True, nogil=True)
def outline_rows(shapes, k, sun, z, south, cell, first, last):
    """The rows that the outline's nearest throw touches."""
    dx, dy = _throw(sun)
    y0, y1 = np.inf, -np.inf
    for i in range(shapes.first[k], shapes.first[k + 1]):
        y = shapes.y[i] + dy * _near(shapes, k, i, z)
        y0, y1 = min(y0, y), max(y1, y)
    return _clip_rows(y0, y1, south, cell, first, last)


@njit(cache=True, nogil=True)
def all_rows(shapes, k, sun, z, south, cell, first, last):
    """All rows that the part's shadow may touch."""
    dx, dy = _throw(sun)
    y0, y1 = _reach(shapes, k, dx, dy, z)
    return _clip_rows(y0 - cell, y1 + cell, south, cell, first, last)


@njit(cache=True, nogil=True)
def crossings(shapes, k, sun, z, y, found):
    """The x at which the outline's nearest throw crosses the height y, sorted into ``found``; how many there are.

    Between the first and the second one is inside, between the third and the fourth, and so on.
    """
    dx, dy = _throw(sun)
    count = 0
    offset = shapes.first[k]
    for i in range(offset, shapes.first[k + 1]):
        j = offset + shapes.after[i]
        hi, hj = _near(shapes, k, i, z), _near(shapes, k, j, z)
        yi, yj = shapes.y[i] + dy * hi, shapes.y[j] + dy * hj
        if (yi > y) != (yj > y):
            xi, xj = shapes.x[i] + dx * hi, shapes.x[j] + dx * hj
            x = xi + (y - yi) / (yj - yi) * (xj - xi)
            place = count
            while place > 0 and found[place - 1] > x:
                found[place] = found[place - 1]
                place -= 1
            found[place] = x
            count += 1
    return count


@njit(cache=True, nogil=True)
def _near(shapes, k, i, z):
    """Height above the ground from which the outline's corner i is thrown first."""
    return shapes.z[i] - z if shapes.kind[k] == SHEET else max(0.0, shapes.low[k] - z)


@njit(cache=True, nogil=True)
def _throw(sun):
    """Metres east and north that one metre of height is thrown."""
    flat = sun[ELEVATION_COS] / sun[ELEVATION_SIN]
    return -sun[AZIMUTH_SIN] * flat, -sun[AZIMUTH_COS] * flat


@njit(cache=True, nogil=True)
def _reach(shapes, k, dx, dy, z):
    """From which y to which the shadow reaches, a little generously."""
    y0, y1 = np.inf, -np.inf
    for i in range(shapes.first[k], shapes.first[k + 1]):
        y0, y1 = min(y0, shapes.y[i]), max(y1, shapes.y[i])
    near, far = max(0.0, shapes.low[k] - z) * dy, (shapes.high[k] - z) * dy
    r = shapes.radius[k]
    return y0 - r + min(near, far), y1 + r + max(near, far)


@njit(cache=True, nogil=True)
def _clip_rows(y0, y1, south, cell, first, last):
    low = np.ceil((y0 - south) / cell - 0.5)
    high = np.floor((y1 - south) / cell - 0.5)
    if not (high >= first and low <= last):
        return 0, -1
    return max(first, int(low)), min(last, int(high))


@njit(cache=True, nogil=True)
def _side(xa, ya, xb, yb, south, cell, first, last, lo, hi):
    """One straight piece of the border. Each row is computed by itself, so that it matters not where one begins."""
    if ya > yb:
        xa, ya, xb, yb = xb, yb, xa, ya
    low = np.ceil((ya - south) / cell - 0.5)
    high = np.floor((yb - south) / cell - 0.5)
    if high < first or low > last or high < low:
        return
    lean = (xb - xa) / (yb - ya) if yb > ya else 0.0
    for row in range(max(first, int(low)), min(last, int(high)) + 1):
        x = xa + (south + (row + 0.5) * cell - ya) * lean
        if x < lo[row]:
            lo[row] = x
        if x > hi[row]:
            hi[row] = x
    if yb == ya:
        row = int(low)
        lo[row], hi[row] = min(lo[row], xa, xb), max(hi[row], xa, xb)


@njit(cache=True, nogil=True)
def _ellipse(x, y, tall, shear, width, south, cell, first, last, lo, hi):
    """About (x, y), ``tall`` to either side in y; at y + v its middle is x + shear·v."""
    if tall < 1e-9:
        return
    low = np.ceil((y - tall - south) / cell - 0.5)
    high = np.floor((y + tall - south) / cell - 0.5)
    if high < first or low > last:
        return
    for row in range(max(first, int(low)), min(last, int(high)) + 1):
        v = south + (row + 0.5) * cell - y
        half = width * np.sqrt(max(0.0, 1.0 - (v / tall) ** 2))
        middle = x + shear * v
        if middle - half < lo[row]:
            lo[row] = middle - half
        if middle + half > hi[row]:
            hi[row] = middle + half


@njit(cache=True, nogil=True)
def _polygon(shapes, k, dx, dy, z, south, cell, first, last, lo, hi):
    """Outline thrown from its underside and from its top, and what lies between."""
    far = shapes.high[k] - z
    swept = shapes.kind[k] == PRISM
    for i in range(shapes.first[k], shapes.first[k + 1]):
        j = shapes.first[k] + shapes.after[i]
        hi_, hj = _near(shapes, k, i, z), _near(shapes, k, j, z)
        xi, yi, xj, yj = shapes.x[i], shapes.y[i], shapes.x[j], shapes.y[j]
        _side(xi + dx * hi_, yi + dy * hi_, xj + dx * hj, yj + dy * hj, south, cell, first, last, lo, hi)
        if swept:
            _side(xi + dx * far, yi + dy * far, xj + dx * far, yj + dy * far, south, cell, first, last, lo, hi)
            _side(xi + dx * hi_, yi + dy * hi_, xi + dx * far, yi + dy * far, south, cell, first, last, lo, hi)


@njit(cache=True, nogil=True)
def _cone(shapes, k, dx, dy, z, south, cell, first, last, lo, hi):
    """The disc at its foot, and the two tangents from the shadow of its tip."""
    i, r = shapes.first[k], shapes.radius[k]
    foot, tip = shapes.low[k] - z, shapes.high[k] - z
    x, y = shapes.x[i] + dx * foot, shapes.y[i] + dy * foot
    _ellipse(x, y, r, 0.0, r, south, cell, first, last, lo, hi)
    ax, ay = dx * (tip - foot), dy * (tip - foot)
    away = np.hypot(ax, ay)
    if away <= r:
        return
    cosine = r / away
    sine = np.sqrt(1.0 - cosine * cosine)
    ex, ey = ax / away, ay / away
    for turn in (-sine, sine):
        tx, ty = x + r * (cosine * ex - turn * ey), y + r * (cosine * ey + turn * ex)
        _side(x + ax, y + ay, tx, ty, south, cell, first, last, lo, hi)


@njit(cache=True, nogil=True)
def _tube(shapes, k, dx, dy, z, south, cell, first, last, lo, hi):
    """Rods and upright columns: the shadows of both flat ends, and the two tangents they share."""
    i, r = shapes.first[k], shapes.radius[k]
    nx, ny, nz = shapes.axis_x[k], shapes.axis_y[k], shapes.axis_z[k]
    span = shapes.span[k]
    h = shapes.z[i] - z
    x0, y0 = shapes.x[i] + dx * h, shapes.y[i] + dy * h
    wx, wy = span * (nx + dx * nz), span * (ny + dy * nz)
    # Two directions across the rod, at right angles to it and to each other.
    flat = np.hypot(nx, ny)
    if flat > 1e-12:
        px, py, pz = -ny / flat, nx / flat, 0.0
        qx, qy, qz = -nz * nx / flat, -nz * ny / flat, flat
    else:
        px, py, pz, qx, qy, qz = 1.0, 0.0, 0.0, 0.0, 1.0, 0.0
    ax, ay = r * (px + dx * pz), r * (py + dy * pz)
    bx, by = r * (qx + dx * qz), r * (qy + dy * qz)
    d = ay * ay + by * by
    tall = np.sqrt(d)
    if tall > 1e-9:
        shear, width = (ax * ay + bx * by) / d, abs(ax * by - bx * ay) / tall
        _ellipse(x0, y0, tall, shear, width, south, cell, first, last, lo, hi)
        _ellipse(x0 + wx, y0 + wy, tall, shear, width, south, cell, first, last, lo, hi)
    # The tangents touch where the border of an end leans furthest across the throw of the axis.
    a, b = -ax * wy + ay * wx, -bx * wy + by * wx
    size = np.hypot(a, b)
    if size < 1e-15:
        return
    tx, ty = (a * ax + b * bx) / size, (a * ay + b * by) / size
    _side(x0 + tx, y0 + ty, x0 + wx + tx, y0 + wy + ty, south, cell, first, last, lo, hi)
    _side(x0 - tx, y0 - ty, x0 + wx - tx, y0 + wy - ty, south, cell, first, last, lo, hi)
