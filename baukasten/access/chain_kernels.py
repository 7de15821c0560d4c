"""Chains of things in the way, compiled: how far convex pieces lie apart, and which places their chains keep apart.

A piece is a single edge of an outline or a convex area, given by its corners. Links between pieces are counted in
ascending order of their gap; see ``chains`` for why that decides who gets through.
"""

import numpy as np

from baukasten.compiled import njit

NONE = -1
HAIR = 1e-7
"""Metres by which something must come nearer than what is linked to count as reaching into the gap."""


@njit(cache=True, nogil=True, error_model="numpy")
def linked(corners, first, boxes, most, near, west, south, side, rows, cols, cells, within):
    """The links of less than ``most`` metres, each with its middle in one of the boxes ``near`` [b, 4], that nothing else reaches into.

    ``corners`` [m, 2]: those of each piece together; ``first`` [n + 1]: where they begin; ``boxes`` [n, 4]: west, south,
    east, north; ``cells`` and ``within``: see ``looked_up``. Returns the pieces of each link [k, 2] and [k, 5]: its gap and
    both its ends.
    """
    pieces, lines = np.empty((1024, 2), np.int32), np.empty((1024, 5))
    count = 0
    end, met = np.zeros(5), np.full(len(boxes), NONE)
    for one in range(len(boxes)):
        if not _lies_near(boxes[one, 0], boxes[one, 1], boxes[one, 2], boxes[one, 3], near, most / 2):
            continue
        row0, row1, col0, col1 = _cells_of(boxes[one], most, west, south, side, rows, cols)
        for row in range(row0, row1):
            for col in range(col0, col1):
                for k in range(cells[row * cols + col], cells[row * cols + col + 1]):
                    other = within[k]
                    # Whichever of them has changed, it is measured from the same one to the same other.
                    if met[other] == one or not _before(boxes, one, other):
                        continue
                    met[other] = one
                    if boxes[other, 0] >= boxes[one, 2] + most or boxes[one, 0] >= boxes[other, 2] + most:
                        continue
                    if boxes[other, 1] >= boxes[one, 3] + most or boxes[one, 1] >= boxes[other, 3] + most:
                        continue
                    _apart(corners[first[one] : first[one + 1]], corners[first[other] : first[other + 1]], boxes[one], boxes[other], most, end)
                    x, y = (end[1] + end[3]) / 2, (end[2] + end[4]) / 2
                    if end[0] >= most or not _lies_near(x, y, x, y, near, 0.0):
                        continue
                    if end[0] > 0.0 and _is_reached(x, y, end[0] / 2 - HAIR, corners, first, boxes, west, south, side, rows, cols, cells, within):
                        continue
                    if count == len(lines):
                        pieces, lines = _longer_pieces(pieces), _longer_lines(lines)
                    pieces[count, 0], pieces[count, 1] = one, other
                    for n in range(5):
                        lines[count, n] = end[n]
                    count += 1
    return pieces[:count], lines[:count]


@njit(cache=True, nogil=True)
def looked_up(boxes, west, south, side, rows, cols):
    """Cell by cell of ``side`` metres which pieces lie in it: where those of each begin [cells + 1], and the pieces."""
    cells = np.zeros(rows * cols + 1, np.int64)
    for n in range(len(boxes)):
        row0, row1, col0, col1 = _cells_of(boxes[n], 0.0, west, south, side, rows, cols)
        for row in range(row0, row1):
            for col in range(col0, col1):
                cells[row * cols + col + 1] += 1
    cells = np.cumsum(cells)
    filled, within = cells.copy(), np.empty(cells[-1], np.int32)
    for n in range(len(boxes)):
        row0, row1, col0, col1 = _cells_of(boxes[n], 0.0, west, south, side, rows, cols)
        for row in range(row0, row1):
            for col in range(col0, col1):
                within[filled[row * cols + col]] = n
                filled[row * cols + col] += 1
    return cells, within


@njit(cache=True, nogil=True, inline="always")
def _cells_of(box, more, west, south, side, rows, cols):
    """First row and the one after the last, and the same for columns, of the cells within so many metres of a box."""
    row0, row1 = int(np.floor((box[1] - more - south) / side)), int(np.floor((box[3] + more - south) / side)) + 1
    col0, col1 = int(np.floor((box[0] - more - west) / side)), int(np.floor((box[2] + more - west) / side)) + 1
    return max(row0, 0), min(row1, rows), max(col0, 0), min(col1, cols)


@njit(cache=True, nogil=True, inline="always")
def _lies_near(west, south, east, north, near, distance):
    for n in range(len(near)):
        if west <= near[n, 2] + distance and east >= near[n, 0] - distance and south <= near[n, 3] + distance and north >= near[n, 1] - distance:
            return True
    return False


@njit(cache=True, nogil=True, error_model="numpy")
def _is_reached(x, y, half, corners, first, boxes, west, south, side, rows, cols, cells, within):
    """Whether any piece comes nearer to a place than ``half``."""
    row0, row1 = int(np.floor((y - half - south) / side)), int(np.floor((y + half - south) / side)) + 1
    col0, col1 = int(np.floor((x - half - west) / side)), int(np.floor((x + half - west) / side)) + 1
    for row in range(max(row0, 0), min(row1, rows)):
        for col in range(max(col0, 0), min(col1, cols)):
            for k in range(cells[row * cols + col], cells[row * cols + col + 1]):
                n = within[k]
                if boxes[n, 0] >= x + half or boxes[n, 2] <= x - half or boxes[n, 1] >= y + half or boxes[n, 3] <= y - half:
                    continue
                if _comes_near(x, y, half, corners[first[n] : first[n + 1]]):
                    return True
    return False


@njit(cache=True, nogil=True, error_model="numpy")
def clear(places, half, corners, first, boxes, west, south, side, rows, cols, cells, within):
    """Place by place [n, 2] whether no piece comes nearer than ``half``."""
    result = np.empty(len(places), np.bool_)
    for n in range(len(places)):
        result[n] = not _is_reached(places[n, 0], places[n, 1], half, corners, first, boxes, west, south, side, rows, cols, cells, within)
    return result


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _comes_near(x, y, half, piece):
    left = 0
    for i in range(len(piece) if len(piece) > 2 else 1):
        ax, ay = piece[i]
        bx, by = piece[(i + 1) % len(piece)]
        ux, uy, px, py = bx - ax, by - ay, x - ax, y - ay
        uu = ux * ux + uy * uy
        t = min(1.0, max(0.0, (px * ux + py * uy) / uu)) if uu > 0.0 else 0.0
        if (px - t * ux) ** 2 + (py - t * uy) ** 2 < half * half:
            return True
        left += 1 if ux * py - uy * px > 0.0 else -1
    # Within an area all its edges have it on the same side.
    return len(piece) > 2 and abs(left) == len(piece)


@njit(cache=True, nogil=True)
def _longer_pieces(pieces):
    result = np.empty((2 * len(pieces), 2), np.int32)
    result[: len(pieces)] = pieces
    return result


@njit(cache=True, nogil=True)
def _longer_lines(lines):
    result = np.empty((2 * len(lines), 5))
    result[: len(lines)] = lines
    return result


@njit(cache=True, nogil=True, inline="always")
def _before(boxes, one, other):
    for k in range(4):
        if boxes[one, k] != boxes[other, k]:
            return boxes[one, k] < boxes[other, k]
    return one < other


@njit(cache=True, nogil=True, error_model="numpy")
def _apart(one, other, box, other_box, most, end):
    """Note in ``end`` how far two pieces lie apart, and where they are nearest; ``most`` where they are no nearer."""
    end[0] = most
    # From the edges on that most likely are nearest, so that the others need no more than a look.
    here = _facing(one, (other_box[0] + other_box[2]) / 2, (other_box[1] + other_box[3]) / 2)
    there = _facing(other, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    for m in range(len(one) if len(one) > 2 else 1):
        i = (here + m) % len(one)
        ax, ay = one[i]
        bx, by = one[(i + 1) % len(one)]
        west, south, east, north = min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
        if max(other_box[0] - east, west - other_box[2], other_box[1] - north, south - other_box[3]) >= end[0] + 1e-9:
            continue
        for n in range(len(other) if len(other) > 2 else 1):
            j = (there + n) % len(other)
            cx, cy = other[j]
            dx, dy = other[(j + 1) % len(other)]
            aside, above = max(min(cx, dx) - east, west - max(cx, dx), 0.0), max(min(cy, dy) - north, south - max(cy, dy), 0.0)
            if aside * aside + above * above >= (end[0] + 1e-9) ** 2:
                continue
            _edges_apart(ax, ay, bx, by, cx, cy, dx, dy, end)
            if end[0] == 0.0:
                return


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _facing(piece, x, y):
    """The corner nearest to a place."""
    best, least = 0, np.inf
    if len(piece) > 2:
        for n in range(len(piece)):
            away = (piece[n, 0] - x) ** 2 + (piece[n, 1] - y) ** 2
            if away < least:
                best, least = n, away
    return best


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _edges_apart(ax, ay, bx, by, cx, cy, dx, dy, end):
    """The same for two edges, where they are nearer than what is noted."""
    ux, uy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    cross = ux * vy - uy * vx
    if cross != 0.0:
        t = ((cx - ax) * vy - (cy - ay) * vx) / cross
        s = ((cx - ax) * uy - (cy - ay) * ux) / cross
        if 0.0 <= t <= 1.0 and 0.0 <= s <= 1.0:
            x, y = ax + t * ux, ay + t * uy
            end[0], end[1], end[2], end[3], end[4] = 0.0, x, y, x, y
            return
    uu, vv = ux * ux + uy * uy, vx * vx + vy * vy
    if cross * cross <= 1e-18 * uu * vv and uu > 0.0 and vv > 0.0:
        # Side by side: in the middle of where they face each other.
        t0, t1 = ((cx - ax) * ux + (cy - ay) * uy) / uu, ((dx - ax) * ux + (dy - ay) * uy) / uu
        low, high = max(0.0, min(t0, t1)), min(1.0, max(t0, t1))
        if low < high:
            t = (low + high) / 2
            _nearer(ax + t * ux, ay + t * uy, cx, cy, vx, vy, vv, True, -1e-9, end)
            return
    _nearer(ax, ay, cx, cy, vx, vy, vv, True, 1e-12, end)
    _nearer(bx, by, cx, cy, vx, vy, vv, True, 1e-12, end)
    _nearer(cx, cy, ax, ay, ux, uy, uu, False, 1e-12, end)
    _nearer(dx, dy, ax, ay, ux, uy, uu, False, 1e-12, end)


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _nearer(px, py, ax, ay, ux, uy, uu, of_one, by, end):
    t = min(1.0, max(0.0, ((px - ax) * ux + (py - ay) * uy) / uu)) if uu > 0.0 else 0.0
    qx, qy = ax + t * ux, ay + t * uy
    gap = np.hypot(px - qx, py - qy)
    if gap < end[0] - by:
        end[0] = gap
        if of_one:
            end[1], end[2], end[3], end[4] = px, py, qx, qy
        else:
            end[1], end[2], end[3], end[4] = qx, qy, px, py


@njit(cache=True, nogil=True)
def merged(links, lines, more, through):
    """Two ascending lists of links in one."""
    count = len(links) + len(more)
    all_links, all_lines = np.empty((count, 2), np.int32), np.empty((count, 5))
    one = other = 0
    for n in range(count):
        if other == len(more) or (one < len(links) and not _comes_first(through[other], lines[one])):
            all_links[n, 0], all_links[n, 1] = links[one, 0], links[one, 1]
            for k in range(5):
                all_lines[n, k] = lines[one, k]
            one += 1
        else:
            all_links[n, 0], all_links[n, 1] = more[other, 0], more[other, 1]
            for k in range(5):
                all_lines[n, k] = through[other, k]
            other += 1
    return all_links, all_lines


@njit(cache=True, nogil=True, inline="always")
def _comes_first(one, other):
    if one[0] != other[0]:
        return one[0] < other[0]
    if one[1] + one[3] != other[1] + other[3]:
        return one[1] + one[3] < other[1] + other[3]
    return one[2] + one[4] < other[2] + other[4]


@njit(cache=True, nogil=True, error_model="numpy")
def apart(links, lines, middles, places, order, starts, most, parted, by):
    """Which places chains of links below ``most`` keep apart: places [n, 2] from each of the first ``starts`` of them.

    ``links``, ``lines``: in ascending order of their gap; ``middles`` [m, 2]: a place within each piece; ``order``: the places
    from west to east. Noted in ``parted`` and ``by`` [n, starts]: the gap at which a chain first runs between the two, and
    the link that closes it; what is noted already stays where no chain does."""
    count = len(places)
    words = (count + 63) // 64
    parent = np.arange(len(middles))
    side = np.zeros((len(middles), words), np.uint64)
    mask, rest = np.zeros(words, np.uint64), np.zeros(words, np.uint64)
    group, groups = np.zeros(count, np.int64), 1
    inside = np.zeros(count, np.bool_)
    xs = places[order, 0]
    for n in range(np.searchsorted(lines[:, 0], most)):
        a, b = links[n, 0], links[n, 1]
        mask[:] = 0
        west = min(min(middles[a, 0], middles[b, 0]), min(lines[n, 1], lines[n, 3]))
        east = max(max(middles[a, 0], middles[b, 0]), max(lines[n, 1], lines[n, 3]))
        k = np.searchsorted(xs, west)
        if k < count and xs[k] <= east:
            _cross(middles[a, 0], middles[a, 1], lines[n, 1], lines[n, 2], k, xs, places, order, mask)
            _cross(lines[n, 1], lines[n, 2], lines[n, 3], lines[n, 4], k, xs, places, order, mask)
            _cross(lines[n, 3], lines[n, 4], middles[b, 0], middles[b, 1], k, xs, places, order, mask)
        one, other = _root(parent, side, a, mask, rest), _root(parent, side, b, mask, rest)
        if one != other:
            parent[other] = one
            side[other] = mask
            continue
        if not mask.any():
            continue
        # A closed chain: what lies within it is on one side, all else on the other.
        split = False
        for k in range(count):
            inside[k] = mask[k >> 6] >> np.uint64(k & 63) & np.uint64(1) != 0
        for k in range(count):
            for s in range(starts):
                if group[k] == group[s] and inside[k] != inside[s]:
                    parted[k, s], by[k, s] = lines[n, 0], n
                    split = True
        if not split:
            continue
        fresh = np.full(groups, -1, np.int64)
        for k in range(count):
            if inside[k]:
                if fresh[group[k]] < 0:
                    fresh[group[k]] = groups
                    groups += 1
                group[k] = fresh[group[k]]
        if _all_alone(group, starts):
            return


@njit(cache=True, nogil=True, inline="always")
def _all_alone(group, starts):
    """Whether nothing is tied to a start any more."""
    for k in range(starts, len(group)):
        for s in range(starts):
            if group[k] == group[s]:
                return False
    return True


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _cross(ax, ay, bx, by, k, xs, places, order, mask):
    """Note which places lie right below a straight line, of those from ``k`` on."""
    west, east = min(ax, bx), max(ax, bx)
    while k < len(xs) and xs[k] <= east:
        n = order[k]
        if xs[k] > west and ay + (xs[k] - ax) / (bx - ax) * (by - ay) > places[n, 1]:
            mask[n >> 6] ^= np.uint64(1) << np.uint64(n & 63)
        k += 1


@njit(cache=True, nogil=True, inline="always")
def _root(parent, side, n, mask, rest):
    """The piece that stands for all those linked to one; on which sides of the places one gets there is added to ``mask``.
    ``rest``: room to count in."""
    rest[:] = 0
    root = n
    while parent[root] != root:
        for w in range(len(rest)):
            rest[w] ^= side[root, w]
        root = parent[root]
    for w in range(len(rest)):
        mask[w] ^= rest[w]
    # The next time it is one step.
    while parent[n] != root and n != root:
        after = parent[n]
        for w in range(len(rest)):
            own = side[n, w]
            side[n, w] = rest[w]
            rest[w] ^= own
        parent[n] = root
        n = after
    return root
