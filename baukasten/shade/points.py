"""Light at places above the ground, where people sit and play, counted part by part.

For each place and sun it is known how many solid parts stand in between and how many layers of each veil.
To take a part away is to take one from the counts: so what was changed is the same as what is computed afresh.
Which places a part may shade is found by the sun's own order: sorted across the sun's direction, the places
behind a part stand side by side.
"""

import numpy as np
from numba import njit

from baukasten.shade.kernels import (
    AZIMUTH_COS, AZIMUTH_SIN, ELEVATION_COS, ELEVATION_SIN, may_meet, meets, most_corners, part_box, turn,
)


@njit(cache=True, nogil=True)
def count_hits(shapes, suns, start, stop, groups, order, across, places, owners, sign, counts, touched):
    """Add ``sign`` to ``counts`` [place, sun, solid and veils] wherever a part hides a sun, ``start`` to before ``stop``.

    ``groups`` holds places that lie together: middle x, y, radius and first place of each, as arrays.
    ``order`` [sun, group]: groups by their place ``across`` the sun. ``touched`` [group] learns which changed.
    """
    x, y, radius, first = groups
    widest = radius.max() if len(radius) else 0.0
    lowest = places[:, 2].min() if len(places) else 0.0
    box = np.empty(4)
    u_of, v_of = np.empty(most_corners(shapes)), np.empty(most_corners(shapes))
    for t in range(start, stop):
        sun = suns[t]
        sa, ca = sun[AZIMUTH_SIN], sun[AZIMUTH_COS]
        slope = sun[ELEVATION_SIN] / sun[ELEVATION_COS]
        for k in range(len(shapes.kind)):
            box[0], box[1], box[2], box[3] = part_box(shapes, k, sa, ca)
            behind = box[2] - (shapes.high[k] - lowest) / slope
            turned = False
            at = np.searchsorted(across[t], box[0] - widest)
            while at < len(x) and across[t, at] <= box[1] + widest:
                g = order[t, at]
                at += 1
                v = x[g] * sa + y[g] * ca
                if v < behind - radius[g] or v > box[3] + radius[g]:
                    continue
                for p in range(first[g], first[g + 1]):
                    px, py, pz = places[p, 0], places[p, 1], places[p, 2]
                    u, v = px * ca - py * sa, px * sa + py * ca
                    if not may_meet(box, shapes.low[k], shapes.high[k], u, v, pz, slope):
                        continue
                    if shapes.owner[k] == owners[p] and not shapes.overhead[k]:
                        continue
                    if not turned:
                        turn(shapes, k, sa, ca, u_of, v_of)
                        turned = True
                    if meets(shapes, k, px, py, pz, u, v, sun, u_of, v_of):
                        counts[p, t, shapes.veil[k]] += sign
                        touched[g] = True


@njit(cache=True, nogil=True)
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
