"""What cuts a square into convex cells, compiled by numba.

Cells are held edge by edge, each seen from the cell that it goes round counter-clockwise; three edges after each
other are a triangle, and edges between triangles that were made one convex cell are left out of its round.
Columns of what an edge is tied to (``links``): the edge on its other side, or ``WALL``, or a border of the square;
the next edge round its cell; its cell, told by the first edge of one of the cell's triangles; its first corner,
told by the first edge that begins there, or ``STRAIGHT`` where no way needs to bend.
All of these are counted from the first edge of the square, so that squares stay as they are whatever lies about them.
"""

import numpy as np

from baukasten.compiled import njit

WALL = -1
WEST = -2
"""South, east and north are one less each."""
STRAIGHT = -1
SLIGHT = 1e-9
"""Square metres: three places that span less lie on one line."""


@njit(cache=True, nogil=True, error_model="numpy")
def smoothed(corners, first, lines, detail, on, result, count):
    """Rings with fewer corners, but with all that lie on the border of their square.

    ``corners`` [n, 2]: closed rings, each from ``first`` on. ``lines`` [rings, 4]: the borders of its square.
    Each stretch between two corners on the border is smoothed by itself (Douglas and Peucker 1973), and begins and
    ends with them. ``result`` [2n, 2] is filled from twice ``first`` on, with ``count`` corners for each ring; 0 where
    fewer than three different ones are left.
    """
    stack = np.empty((64, 2), np.int64)
    for ring in range(len(first) - 1):
        begin, many = first[ring], first[ring + 1] - first[ring] - 1
        if many < 3:
            count[ring] = 0
            continue
        kept = np.zeros(many + 1, np.bool_)
        border = np.zeros(many, np.bool_)
        turned = 0
        for n in range(many - 1, -1, -1):
            x, y = corners[begin + n, 0], corners[begin + n, 1]
            for axis in range(4):
                if abs((x if axis % 2 == 0 else y) - lines[ring, axis]) < on:
                    border[n] = True
                    turned = n
        last, filled = 0, 2 * begin
        for n in range(1, many + 1):
            if n < many and not border[(turned + n) % many]:
                continue
            kept[last] = kept[n] = True
            stack[0, 0], stack[0, 1], deep = last, n, 1
            while deep:
                deep -= 1
                low, high = stack[deep, 0], stack[deep, 1]
                away, most = _farthest(corners, begin, many, turned, low, high)
                if away > detail:
                    kept[most] = True
                    if deep + 2 > len(stack):
                        longer = np.empty((2 * len(stack), 2), np.int64)
                        longer[:deep] = stack[:deep]
                        stack = longer
                    stack[deep, 0], stack[deep, 1] = most, high
                    stack[deep + 1, 0], stack[deep + 1, 1] = low, most
                    deep += 2
            for k in range(last, n + 1):
                if kept[k]:
                    result[filled, 0] = corners[begin + (turned + k) % many, 0]
                    result[filled, 1] = corners[begin + (turned + k) % many, 1]
                    filled += 1
            last = n
        count[ring] = filled - 2 * begin if _is_wide(result, 2 * begin, filled) else 0


@njit(cache=True, nogil=True, error_model="numpy")
def _farthest(corners, begin, many, turned, low, high):
    """How far the corners of a stretch lie from the straight line between its ends, and which lies farthest."""
    away, most = -1.0, low
    ax, ay = corners[begin + (turned + low) % many, 0], corners[begin + (turned + low) % many, 1]
    bx, by = corners[begin + (turned + high) % many, 0], corners[begin + (turned + high) % many, 1]
    for k in range(low + 1, high):
        far = _away(corners[begin + (turned + k) % many, 0], corners[begin + (turned + k) % many, 1], ax, ay, bx, by)
        if far > away:
            away, most = far, k
    return away, most


@njit(cache=True, nogil=True, error_model="numpy")
def _away(x, y, ax, ay, bx, by):
    """How far a place lies from the straight line from a to b."""
    dx, dy = bx - ax, by - ay
    long = dx * dx + dy * dy
    share = ((x - ax) * dx + (y - ay) * dy) / long if long > 0.0 else 0.0
    if share <= 0.0:
        return np.sqrt((x - ax) * (x - ax) + (y - ay) * (y - ay))
    if share >= 1.0:
        return np.sqrt((x - bx) * (x - bx) + (y - by) * (y - by))
    return abs(((ay - y) * dx - (ax - x) * dy) / long) * np.sqrt(long)


@njit(cache=True, nogil=True, error_model="numpy")
def _is_wide(corners, begin, end):
    """Whether three of some corners are different ones."""
    other = -1
    for n in range(begin + 1, end):
        if corners[n, 0] != corners[begin, 0] or corners[n, 1] != corners[begin, 1]:
            if other < 0:
                other = n
            elif corners[n, 0] != corners[other, 0] or corners[n, 1] != corners[other, 1]:
                return True
    return False


@njit(cache=True, nogil=True, error_model="numpy")
def linked(points, first, lines, on, links, rims, rim_count):
    """Tie the triangles of some squares to each other, and make convex cells of them.

    ``points`` [edges, 2]: where each edge begins; those of a square from ``first`` on. ``lines`` [squares, 4]: its
    borders. Fills ``links``; ``rims`` [edges] from ``first`` on with the edges on the west, south, east and north
    border, ``rim_count`` [squares, 4] of each.
    """
    for square in range(len(first) - 1):
        begin, many = first[square], first[square + 1] - first[square]
        here, tied = points[begin : begin + many], links[begin : begin + many]
        _tie(here, tied, lines[square])
        filled = begin
        for side in range(4):
            axis, line = side % 2, lines[square, side]
            for e in range(many):
                f = after(e)
                if tied[e, 0] == WALL and abs(here[e, axis] - line) < on and abs(here[f, axis] - line) < on:
                    tied[e, 0] = WEST - side
                    rims[filled] = e
                    filled += 1
                    rim_count[square, side] += 1
        _merge(here, tied)


@njit(cache=True, nogil=True, error_model="numpy")
def after(e):
    """The next edge round its triangle."""
    return e - e % 3 + (e + 1) % 3


@njit(cache=True, nogil=True, error_model="numpy")
def _place(x, y, size):
    """A number below ``size``, a power of two, for a corner."""
    return (np.int64(np.floor(x * 1e6 + 0.5)) * 73856093 ^ np.int64(np.floor(y * 1e6 + 0.5)) * 19349663) & (size - 1)


@njit(cache=True, nogil=True, error_model="numpy")
def _tie(points, links, lines):
    """The edges of triangles that lie side by side, and which edges begin at the same corner."""
    many = len(points)
    size = 16
    while size < 2 * many:
        size *= 2
    corner, edge = np.full(size, -1, np.int64), np.full(size, -1, np.int64)
    following, waiting = np.full(many, -1, np.int64), np.full(many, -1, np.int64)
    for e in range(many):
        x, y = points[e, 0], points[e, 1]
        n = corner[_place(x, y, size)]
        while n >= 0 and (points[n, 0] != x or points[n, 1] != y):
            n = following[n]
        if n < 0:
            n, at = e, _place(x, y, size)
            following[e], corner[at] = corner[at], e
        links[e, 0], links[e, 1], links[e, 2], links[e, 3] = WALL, after(e), e - e % 3, n
    for e in range(many):
        a, b = links[e, 3], links[after(e), 3]
        at = (a * 31 + b * 31) & (size - 1)
        before, other = -1, edge[at]
        while other >= 0 and (links[other, 3] != b or links[after(other), 3] != a):
            before, other = other, waiting[other]
        if other < 0:
            waiting[e], edge[at] = edge[at], e
            continue
        links[e, 0], links[other, 0] = other, e
        if before < 0:
            edge[at] = waiting[other]
        else:
            waiting[before] = waiting[other]
    for e in range(many):
        # The corners of the square are none of the ground.
        x, y = points[e, 0], points[e, 1]
        if (x == lines[0] or x == lines[2]) and (y == lines[1] or y == lines[3]):
            links[e, 3] = STRAIGHT


@njit(cache=True, nogil=True, error_model="numpy")
def _merge(points, links):
    """Leave out edges between cells that are convex without them (Hertel and Mehlhorn 1983)."""
    many = len(points)
    before = np.empty(many, np.int64)
    flat = np.zeros(many, np.bool_)
    for e in range(many):
        before[after(e)] = e
        a, b, c = e - e % 3, e - e % 3 + 1, e - e % 3 + 2
        flat[e] = turn(points[a, 0], points[a, 1], points[b, 0], points[b, 1], points[c, 0], points[c, 1]) < SLIGHT
    gone = np.zeros(many, np.bool_)
    for e in range(many):
        other = links[e, 0]
        if other <= e or flat[e] or flat[other]:
            continue
        one, two = before[e], before[other]
        ahead, beyond = links[e, 1], links[other, 1]
        if _is_straight(points, one, e, after(beyond)) and _is_straight(points, two, other, after(ahead)):
            links[one, 1], before[beyond] = beyond, one
            links[two, 1], before[ahead] = ahead, two
            gone[e] = gone[other] = True
    told = np.zeros(many, np.bool_)
    for e in range(many):
        if not gone[e] and not told[e]:
            f = e
            while not told[f]:
                told[f], links[f, 2] = True, e - e % 3
                f = links[f, 1]


@njit(cache=True, nogil=True, error_model="numpy")
def _is_straight(points, a, b, c):
    """Whether one turns left at b on the way from a to c, or goes straight on."""
    left = turn(points[a, 0], points[a, 1], points[b, 0], points[b, 1], points[c, 0], points[c, 1])
    on = (points[b, 0] - points[a, 0]) * (points[c, 0] - points[b, 0]) + (points[b, 1] - points[a, 1]) * (points[c, 1] - points[b, 1])
    return left > 0.0 or (left == 0.0 and on > 0.0)


@njit(cache=True, nogil=True, error_model="numpy")
def nearest(points, x, y):
    """The triangle that is nearest to a place, told by its first edge."""
    best, found = np.inf, 0
    for e in range(0, len(points), 3):
        inside, away = True, np.inf
        for k in range(3):
            a, b = e + k, e + (k + 1) % 3
            ax, ay, bx, by = points[a, 0], points[a, 1], points[b, 0], points[b, 1]
            inside = inside and turn(ax, ay, bx, by, x, y) >= 0.0
            away = min(away, _away(x, y, ax, ay, bx, by))
        if inside:
            return e
        if away < best:
            best, found = away, e
    return found


@njit(cache=True, nogil=True, error_model="numpy")
def turn(ax, ay, bx, by, cx, cy):
    """Positive where c lies to the left of the line from a to b."""
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
