"""Light at places above the ground, where people sit and play, counted part by part.

For each place and sun it is known how many solid parts stand in between and how many layers of each veil.
To take a part away is to take one from the counts: so what was changed is the same as what is computed afresh.
Which places a body may shade is found by the sun's own order: sorted across the sun's direction, the places
behind a body stand side by side.
"""

import numpy as np

from baukasten.compiled import njit
from baukasten.shade.asking import hides
from baukasten.shade.spans import HIGH, LOW, OVERHEAD, OWNER, RADIUS, VEIL, X0, X1, Y0, Y1, throw

HAIR = 1e-6
"""Cells by which boxes are drawn wider, for ties."""


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def count_hits(prints, suns, start, stop, cell, groups, first, order, across, places, owners, sign, counts, touched):
    """Add ``sign`` to ``counts`` [place, sun, solid and veils] wherever a part hides a sun, ``start`` to before ``stop``.

    ``groups`` [n, 5]: places that lie together, middle x, y, radius, lowest and highest z; theirs are ``first[g]`` to
    ``first[g + 1]`` of ``places``. ``order`` [sun, group]: groups by their place ``across`` the sun. ``touched`` [group]
    learns which changed. Measures as in ``prints``.
    """
    table = prints.table
    bodies, count = _bodies(table)
    widest = 0.0
    for g in range(len(groups)):
        widest = max(widest, groups[g, 2])
    for t in range(start, stop):
        sa, ca = suns[t, 0], suns[t, 1]
        dx, dy = throw(suns[t], 1 / cell)
        flat = -dx * sa - dy * ca
        for b in range(count):
            r, low, high = bodies[b, 2], bodies[b, 3], bodies[b, 4]
            u, v = bodies[b, 0] * ca - bodies[b, 1] * sa, bodies[b, 0] * sa + bodies[b, 1] * ca
            at = _first_from(across[t], u - r - widest)
            while at < len(groups) and across[t, at] <= u + r + widest:
                g = order[t, at]
                wide, ahead = r + groups[g, 2], v - groups[g, 0] * sa - groups[g, 1] * ca
                near, far = max(0.0, low - groups[g, 4]) * flat, (high - groups[g, 3]) * flat
                if far > 0 and near - wide <= ahead <= far + wide and abs(across[t, at] - u) <= wide:
                    for k in range(int(bodies[b, 5]), int(bodies[b, 6])):
                        if table[k, OWNER] == owners[first[g]] and not table[k, OVERHEAD]:
                            continue
                        if not _may_hide(table, k, groups[g, 0], groups[g, 1], groups[g, 2], groups[g, 3], groups[g, 4], sa, ca, flat):
                            continue
                        for p in range(first[g], first[g + 1]):
                            x, y, z = places[p, 0], places[p, 1], places[p, 2]
                            if _may_hide(table, k, x, y, 0.0, z, z, sa, ca, flat) and hides(prints, k, x, y, z, dx, dy, cell):
                                counts[p, t, int(table[k, VEIL])] += sign
                                touched[g] = True
                at += 1


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def light_of_groups(counts, first, touched, through, in_shade, light, shaded):
    """Fill ``light`` and ``shaded`` [group, sun] of all groups that are ``touched``: mean light, and the share in shade."""
    for g in range(len(touched)):
        if not touched[g]:
            continue
        size = first[g + 1] - first[g]
        for t in range(counts.shape[1]):
            total, dark = 0.0, 0
            for p in range(first[g], first[g + 1]):
                arrives = 0.0 if counts[p, t, 0] else 1.0
                for veil in range(1, counts.shape[2]):
                    if counts[p, t, veil]:
                        arrives *= through[veil] ** counts[p, t, veil]
                total += arrives
                dark += arrives <= in_shade
            light[g, t] = total / size
            shaded[g, t] = dark / size


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _bodies(table):
    """Parts that follow each other and belong to the same item, what is the site's each by itself; how many there are.

    [n, 7]: middle x, y, radius, lowest and highest point, first part and the one after the last.
    """
    found = np.empty((len(table), 7))
    count, k = 0, 0
    while k < len(table):
        stop = k + 1
        while stop < len(table) and table[stop, OWNER] == table[k, OWNER] and table[k, OWNER] >= 0:
            stop += 1
        x0, x1, y0, y1, low, high = np.inf, -np.inf, np.inf, -np.inf, np.inf, -np.inf
        for part in range(k, stop):
            r = table[part, RADIUS]
            x0, x1 = min(x0, table[part, X0] - r), max(x1, table[part, X1] + r)
            y0, y1 = min(y0, table[part, Y0] - r), max(y1, table[part, Y1] + r)
            low, high = min(low, table[part, LOW]), max(high, table[part, HIGH])
        half_x, half_y = (x1 - x0) / 2, (y1 - y0) / 2
        found[count, 0], found[count, 1] = x0 + half_x, y0 + half_y
        found[count, 2] = np.sqrt(half_x * half_x + half_y * half_y) + HAIR
        found[count, 3], found[count, 4], found[count, 5], found[count, 6] = low, high, k, stop
        count, k = count + 1, stop
    return found, count


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _first_from(ordered, least):
    """The number of the first that is not less than ``least``."""
    low, high = 0, len(ordered)
    while low < high:
        middle = (low + high) >> 1
        if ordered[middle] < least:
            low = middle + 1
        else:
            high = middle
    return low


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _may_hide(table, k, x, y, around, lowest, highest, sa, ca, flat):
    """A ray from somewhere ``around`` a place, between two heights, enters the box of part k."""
    near, far = max(0.0, table[k, LOW] - highest) * flat, (table[k, HIGH] - lowest) * flat
    half_x, half_y = (table[k, X1] - table[k, X0]) / 2, (table[k, Y1] - table[k, Y0]) / 2
    east, north, r = table[k, X0] + half_x - x, table[k, Y0] + half_y - y, table[k, RADIUS] + around + HAIR
    if far <= 0 or abs(east * ca - north * sa) > half_x * abs(ca) + half_y * abs(sa) + r:
        return False
    ahead, deep = east * sa + north * ca, half_x * abs(sa) + half_y * abs(ca) + r
    return near - deep <= ahead <= far + deep
