"""Is this very cell dark? The exact test of one part, one sun and one cell, on ground as high as it is there.

Places are counted in cells as in ``prints``. A ray to the sun is followed by its height h above the ground: it goes
from (x, y) to (x - h·dx, y - h·dy), where ``dx``, ``dy`` is how far one metre of height is thrown.
"""

import numpy as np

from baukasten.compiled import njit
from baukasten.shade.shapes import CONE, ELLIPSOID, PRISM, SHEET
from baukasten.shade.spans import (
    AFTER, ALONG_X, ALONG_Y, HIGH, KIND, LOW, PX, RADIUS, UPRIGHT, WAY_X, WAY_Y, WAY_Z, X, X0, Y, Y0, Z,
)  # fmt: skip


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def hides(prints, k, x, y, z, dx, dy, cell):
    """Part k stands between the sun and the place (x, y), which lies at the height z; ``cell`` in metres."""
    table, corners, firsts = prints
    low, high, kind = table[k, LOW], table[k, HIGH], table[k, KIND]
    near, far = max(0.0, low - z), high - z
    if far <= near:
        return False
    if kind == PRISM:
        return _crosses(corners, firsts[k], firsts[k + 1], x, y, near, far, dx, dy)
    if kind == SHEET:
        ahead = table[k, PX] - table[k, WAY_X] * x - table[k, WAY_Y] * y - table[k, WAY_Z] * z
        facing = table[k, WAY_Z] - table[k, WAY_X] * dx - table[k, WAY_Y] * dy
        return abs(facing) > 1e-9 and ahead / facing > 0 and _lies_under(corners, firsts[k], firsts[k + 1], x, y, z, dx, dy)
    ox, oy = x - table[k, X0], y - table[k, Y0]
    r, a, b, c = table[k, RADIUS], dx * dx + dy * dy, -2 * (ox * dx + oy * dy), ox * ox + oy * oy
    if kind == ELLIPSOID:
        per, half, up = 1 / (r * r), 2 / (high - low), z - (high + low) / 2
        half *= half
        return _least(a * per + half, b * per + 2 * up * half, c * per + up * up * half - 1, near, far) <= 0
    if kind == CONE:
        taper = r / (high - low)
        rest = taper * far
        return _least(a - taper * taper, b + 2 * rest * taper, c - rest * rest, near, far) <= 0
    if table[k, UPRIGHT]:
        return _least(a, b, c - r * r, near, far) <= 0
    i = firsts[k]
    return _meets_rod(table, k, (x - corners[i, X]) * cell, (y - corners[i, Y]) * cell, z - corners[i, Z], dx * cell, dy * cell, cell)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _crosses(corners, start, stop, x, y, near, far, dx, dy):
    """Between the heights ``near`` and ``far`` the ray is somewhere over the outline.

    It is if it crosses an edge there, or if it is inside at ``near``: an odd number of edges lies beyond.
    """
    inside, size = False, dx * dx + dy * dy
    near, far = near * size, far * size
    for i in range(start, stop):
        ix, iy = corners[i, X] - x, corners[i, Y] - y
        jx, jy = ix + corners[i, ALONG_X], iy + corners[i, ALONG_Y]
        ui, uj = ix * dy - iy * dx, jx * dy - jy * dx
        if (ui > 0) != (uj > 0):
            hi, hj = -ix * dx - iy * dy, -jx * dx - jy * dy
            h = hi + ui / (ui - uj) * (hj - hi)
            if h > near:
                if h < far:
                    return True
                inside = not inside
    return inside


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _lies_under(corners, start, stop, x, y, z, dx, dy):
    """The outline of a sheet, thrown to the height z, has the place inside."""
    inside = False
    for i in range(start, stop):
        j = start + int(corners[i, AFTER])
        yi, yj = corners[i, Y] + dy * (corners[i, Z] - z), corners[j, Y] + dy * (corners[j, Z] - z)
        if (yi > y) != (yj > y):
            xi, xj = corners[i, X] + dx * (corners[i, Z] - z), corners[j, X] + dx * (corners[j, Z] - z)
            if xi + (y - yi) / (yj - yi) * (xj - xi) > x:
                inside = not inside
    return inside


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _meets_rod(table, k, ox, oy, oz, dx, dy, cell):
    """Nearest approach of the ray to the axis of a leaning rod between its two flat ends; all in metres."""
    wx, wy, wz = table[k, WAY_X] * cell, table[k, WAY_Y] * cell, table[k, WAY_Z]
    span, r = np.sqrt(wx * wx + wy * wy + wz * wz), table[k, RADIUS] * cell
    nx, ny, nz = wx / span, wy / span, wz / span
    along, climb = ox * nx + oy * ny + oz * nz, nz - dx * nx - dy * ny
    near, far = 0.0, 1e6
    if abs(climb) > 1e-12:
        a, b = -along / climb, (span - along) / climb
        near, far = max(near, min(a, b)), min(far, max(a, b))
    elif along < 0 or along > span:
        return False
    if far < near:
        return False
    ox, oy, oz = ox - along * nx, oy - along * ny, oz - along * nz
    sx, sy, sz = -dx - climb * nx, -dy - climb * ny, 1 - climb * nz
    gap = ox * ox + oy * oy + oz * oz - r * r
    return _least(sx * sx + sy * sy + sz * sz, 2 * (ox * sx + oy * sy + oz * sz), gap, near, far) <= 0


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _least(a, b, c, near, far):
    """The least value of a·h² + b·h + c for h from ``near`` to ``far``."""
    least = min(a * near * near + b * near + c, a * far * far + b * far + c)
    if a > 0:
        h = -b / (2 * a)
        if near < h < far:
            least = min(least, a * h * h + b * h + c)
    return least
