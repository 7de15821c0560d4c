"""Rays from the ground to the sun, compiled by numba: does this part stand in between?

Everything is seen from the sun. ``u`` counts metres across the sun's direction, ``v`` metres
towards it, both on the plan; a ray from (u, v, z) keeps its u and climbs ``slope`` = tan(elevation)
metres per metre of v. Each test below is exact for its kind of part. What makes it quick is the box
of each part in u and v: only cells whose ray can meet it at the part's height are tested, with the
height of the ground at that very cell.

Kernels release the lock and share nothing, so that bands of rows can run on several cores.
"""

import numpy as np

from baukasten.compiled import njit
from baukasten.shade.shapes import COLUMN, CONE, ELLIPSOID, PRISM, ROD, SHEET

AZIMUTH_SIN, AZIMUTH_COS, ELEVATION_SIN, ELEVATION_COS = range(4)
"""Columns of the suns' array [t, 4]; the azimuth is the bearing from the plan's y axis."""


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def boxes(shapes, suns):
    """[t, part, 4]: u from, u to, v from, v to of every part, seen from every sun."""
    count = len(shapes.kind)
    result = np.empty((len(suns), count, 4))
    for t in range(len(suns)):
        sa, ca = suns[t, AZIMUTH_SIN], suns[t, AZIMUTH_COS]
        for k in range(count):
            result[t, k, 0], result[t, k, 1], result[t, k, 2], result[t, k, 3] = part_box(shapes, k, sa, ca)
    return result


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def part_box(shapes, k, sa, ca):
    """From which to which u, and from which to which v, a part reaches."""
    u0, u1, v0, v1 = np.inf, -np.inf, np.inf, -np.inf
    for i in range(shapes.first[k], shapes.first[k + 1]):
        u = shapes.x[i] * ca - shapes.y[i] * sa
        v = shapes.x[i] * sa + shapes.y[i] * ca
        u0, u1, v0, v1 = min(u0, u), max(u1, u), min(v0, v), max(v1, v)
    r = shapes.radius[k]
    return u0 - r, u1 + r, v0 - r, v1 + r


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def group_boxes(shapes, box):
    """[t, group, 4]: the boxes of a body's parts taken together."""
    count = len(shapes.group_first) - 1
    result = np.empty((len(box), count, 4))
    for t in range(len(box)):
        for g in range(count):
            u0, u1, v0, v1 = np.inf, -np.inf, np.inf, -np.inf
            for k in range(shapes.group_first[g], shapes.group_first[g + 1]):
                u0, u1 = min(u0, box[t, k, 0]), max(u1, box[t, k, 1])
                v0, v1 = min(v0, box[t, k, 2]), max(v1, box[t, k, 3])
            result[t, g, 0], result[t, g, 1], result[t, g, 2], result[t, g, 3] = u0, u1, v0, v1
    return result


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def add_light(shapes, suns, box, group_box, ground, is_open, west, south, cell, start, stop, total):
    """Add to ``total`` [rows, cols], in rows ``start`` to before ``stop``, the light of every sun."""
    columns = ground.shape[1]
    lowest, highest = np.inf, -np.inf
    for row in range(start, stop):
        for col in range(columns):
            if is_open[row, col]:
                lowest, highest = min(lowest, ground[row, col]), max(highest, ground[row, col])
    if highest < lowest:
        return
    light = np.empty((stop - start, columns))
    u_of, v_of = np.empty(most_corners(shapes)), np.empty(most_corners(shapes))
    for t in range(len(suns)):
        sa, ca = suns[t, AZIMUTH_SIN], suns[t, AZIMUTH_COS]
        slope = suns[t, ELEVATION_SIN] / suns[t, ELEVATION_COS]
        lit = 0
        for row in range(start, stop):
            for col in range(columns):
                light[row - start, col] = 1.0 if is_open[row, col] else 0.0
                lit += is_open[row, col]
        for g in range(len(shapes.group_first) - 1):
            if lit == 0:
                break
            # The shadow's box: from the part away from the sun, as far as its top reaches.
            v0 = group_box[t, g, 2] - (shapes.group_high[g] - lowest) / slope
            v1 = group_box[t, g, 3] - max(0.0, shapes.group_low[g] - highest) / slope
            row0, row1 = rows_touched(group_box[t, g, 0], group_box[t, g, 1], v0, v1, sa, ca, south, cell, start, stop)
            if row1 < row0 or shapes.group_high[g] <= lowest:
                continue
            for k in range(shapes.group_first[g], shapes.group_first[g + 1]):
                u0, u1 = box[t, k, 0], box[t, k, 1]
                v0 = box[t, k, 2] - (shapes.high[k] - lowest) / slope
                v1 = box[t, k, 3] - max(0.0, shapes.low[k] - highest) / slope
                row0, row1 = rows_touched(u0, u1, v0, v1, sa, ca, south, cell, start, stop)
                if row1 < row0 or shapes.high[k] <= lowest:
                    continue
                turn(shapes, k, sa, ca, u_of, v_of)
                for row in range(row0, row1 + 1):
                    y = south + (row + 0.5) * cell
                    x0, x1 = clip(west, west + columns * cell, ca, -y * sa, u0, u1)
                    x0, x1 = clip(x0, x1, sa, y * ca, v0, v1)
                    col0 = max(0, int(np.ceil((x0 - west) / cell - 0.5)))
                    col1 = min(columns - 1, int(np.floor((x1 - west) / cell - 0.5)))
                    for col in range(col0, col1 + 1):
                        if light[row - start, col] == 0.0:
                            continue
                        x = west + (col + 0.5) * cell
                        u, v = x * ca - y * sa, x * sa + y * ca
                        if meets(shapes, k, x, y, ground[row, col], u, v, suns[t], u_of, v_of):
                            light[row - start, col] *= shapes.through[k]
                            lit -= light[row - start, col] == 0.0
        for row in range(start, stop):
            for col in range(columns):
                total[row, col] += light[row - start, col]


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def light_at(shapes, suns, box, group_box, x, y, z, owner, start, stop, result):
    """Fill ``result`` [points, t], points ``start`` to ``stop``, with the light at points above the ground.

    A point sees its own thing's parts only where they hang overhead.
    """
    u_of, v_of = np.empty(most_corners(shapes)), np.empty(most_corners(shapes))
    for t in range(len(suns)):
        sa, ca = suns[t, AZIMUTH_SIN], suns[t, AZIMUTH_COS]
        slope = suns[t, ELEVATION_SIN] / suns[t, ELEVATION_COS]
        for p in range(start, stop):
            u, v = x[p] * ca - y[p] * sa, x[p] * sa + y[p] * ca
            light = 1.0
            for g in range(len(shapes.group_first) - 1):
                if light == 0.0:
                    break
                if not may_meet(group_box[t, g], shapes.group_low[g], shapes.group_high[g], u, v, z[p], slope):
                    continue
                for k in range(shapes.group_first[g], shapes.group_first[g + 1]):
                    if not may_meet(box[t, k], shapes.low[k], shapes.high[k], u, v, z[p], slope):
                        continue
                    if shapes.owner[k] == owner[p] and not shapes.overhead[k]:
                        continue
                    turn(shapes, k, sa, ca, u_of, v_of)
                    if meets(shapes, k, x[p], y[p], z[p], u, v, suns[t], u_of, v_of):
                        light *= shapes.through[k]
            result[p, t] = light


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def rows_touched(u0, u1, v0, v1, sa, ca, south, cell, start, stop):
    """The rows, from ``start`` to before ``stop``, that a box in u and v touches; the second is less where none does."""
    y0 = min(-u0 * sa, -u1 * sa) + min(v0 * ca, v1 * ca)
    y1 = max(-u0 * sa, -u1 * sa) + max(v0 * ca, v1 * ca)
    first = max(start, int(max(np.ceil((y0 - south) / cell - 0.5), -1.0)))
    return first, min(stop - 1, int(min(np.floor((y1 - south) / cell - 0.5), 1e9)))


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def may_meet(box, low, high, u, v, z, slope):
    """The ray from (u, v, z) enters the box between the heights ``low`` and ``high``."""
    if u < box[0] or u > box[1] or high <= z:
        return False
    return box[2] - (high - z) / slope <= v <= box[3] - max(0.0, low - z) / slope


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def meets(shapes, k, x, y, z, u, v, sun, u_of, v_of):
    """The ray from (x, y, z) to the sun meets part k, whose corners are turned into ``u_of``, ``v_of``."""
    kind = shapes.kind[k]
    if kind == ROD:
        return _meets_rod(shapes, k, x, y, z, sun)
    if kind == SHEET:
        return _meets_sheet(shapes, k, x, y, z, u, v, sun, u_of, v_of)
    slope = sun[ELEVATION_SIN] / sun[ELEVATION_COS]
    low, high = shapes.low[k], shapes.high[k]
    near, far = max(0.0, low - z) / slope, (high - z) / slope
    if far <= near:
        return False
    if kind == PRISM:
        return _meets_prism(shapes, k, u, v + near, v + far, u_of, v_of)
    across, ahead = u_of[0] - u, v_of[0] - v
    squared = shapes.radius[k] ** 2
    if kind == COLUMN:
        return _least(1.0, -2 * ahead, ahead**2 + across**2 - squared, near, far) <= 0
    if kind == ELLIPSOID:
        half, up = (high - low) / 2, z - (high + low) / 2
        a = 1 / squared + (slope / half) ** 2
        b = 2 * (slope * up / half**2 - ahead / squared)
        return _least(a, b, (ahead**2 + across**2) / squared + (up / half) ** 2 - 1, near, far) <= 0
    if kind == CONE:
        # Radius left at distance s along the ray: taper * (high - z - slope * s).
        taper = shapes.radius[k] / (high - low)
        rest, shrink = taper * (high - z), taper * slope
        a, b = 1 - shrink**2, 2 * (rest * shrink - ahead)
        return _least(a, b, ahead**2 + across**2 - rest**2, near, far) <= 0
    return False


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _meets_prism(shapes, k, u, near, far, u_of, v_of):
    """Between ``near`` and ``far`` the ray is at the prism's height: is it over the outline anywhere there?

    It is if it crosses an edge there, or if it is inside at ``near``: an odd number of edges lies beyond.
    """
    inside = False
    offset = shapes.first[k]
    for i in range(shapes.first[k + 1] - offset):
        j = shapes.after[offset + i]
        if (u_of[i] > u) != (u_of[j] > u):
            crossing = v_of[i] + (u - u_of[i]) / (u_of[j] - u_of[i]) * (v_of[j] - v_of[i])
            if crossing > near:
                if crossing < far:
                    return True
                inside = not inside
    return inside


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _meets_rod(shapes, k, x, y, z, sun):
    """Nearest approach of the ray to the rod's axis between its two flat ends."""
    i = shapes.first[k]
    nx, ny, nz = shapes.axis_x[k], shapes.axis_y[k], shapes.axis_z[k]
    dx, dy, dz = sun[AZIMUTH_SIN] * sun[ELEVATION_COS], sun[AZIMUTH_COS] * sun[ELEVATION_COS], sun[ELEVATION_SIN]
    ox, oy, oz = x - shapes.x[i], y - shapes.y[i], z - shapes.z[i]
    along, climb = ox * nx + oy * ny + oz * nz, dx * nx + dy * ny + dz * nz
    near, far = 0.0, 1e6
    if abs(climb) > 1e-12:
        a, b = -along / climb, (shapes.span[k] - along) / climb
        near, far = max(near, min(a, b)), min(far, max(a, b))
    elif along < 0 or along > shapes.span[k]:
        return False
    if far < near:
        return False
    ox, oy, oz = ox - along * nx, oy - along * ny, oz - along * nz
    dx, dy, dz = dx - climb * nx, dy - climb * ny, dz - climb * nz
    gap = ox * ox + oy * oy + oz * oz - shapes.radius[k] ** 2
    return _least(dx * dx + dy * dy + dz * dz, 2 * (ox * dx + oy * dy + oz * dz), gap, near, far) <= 0


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _meets_sheet(shapes, k, x, y, z, u, v, sun, u_of, v_of):
    """The sheet lies ahead, and its outline as the sun sees it covers the point."""
    nx, ny, nz = shapes.axis_x[k], shapes.axis_y[k], shapes.axis_z[k]
    facing = (nx * sun[AZIMUTH_SIN] + ny * sun[AZIMUTH_COS]) * sun[ELEVATION_COS] + nz * sun[ELEVATION_SIN]
    if abs(facing) < 1e-9 or (shapes.span[k] - nx * x - ny * y - nz * z) / facing <= 0:
        return False
    up, back = sun[ELEVATION_COS], sun[ELEVATION_SIN]
    w = z * up - v * back
    inside = False
    offset = shapes.first[k]
    for i in range(shapes.first[k + 1] - offset):
        j = shapes.after[offset + i]
        if (u_of[i] > u) != (u_of[j] > u):
            w0 = shapes.z[offset + i] * up - v_of[i] * back
            w1 = shapes.z[offset + j] * up - v_of[j] * back
            if w0 + (u - u_of[i]) / (u_of[j] - u_of[i]) * (w1 - w0) > w:
                inside = not inside
    return inside


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _least(a, b, c, near, far):
    """The least value of a·s² + b·s + c for s from ``near`` to ``far``."""
    least = min(a * near * near + b * near + c, a * far * far + b * far + c)
    if a > 0:
        s = -b / (2 * a)
        if near < s < far:
            least = min(least, a * s * s + b * s + c)
    return least


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def turn(shapes, k, sa, ca, u_of, v_of):
    """The corners of part k as the sun sees them."""
    for i in range(shapes.first[k], shapes.first[k + 1]):
        u_of[i - shapes.first[k]] = shapes.x[i] * ca - shapes.y[i] * sa
        v_of[i - shapes.first[k]] = shapes.x[i] * sa + shapes.y[i] * ca


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def clip(low, high, rise, offset, least, most):
    """The part of ``low`` … ``high`` in which rise·x + offset stays between ``least`` and ``most``."""
    if abs(rise) < 1e-12:
        return (low, high) if least <= offset <= most else (1.0, 0.0)
    a, b = (least - offset) / rise, (most - offset) / rise
    return max(low, min(a, b)), min(high, max(a, b))


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def most_corners(shapes):
    most = 1
    for k in range(len(shapes.kind)):
        most = max(most, shapes.first[k + 1] - shapes.first[k])
    return most
