"""Where a turned square finds room among edges, compiled by numba: told by halving cells, to a fifth of a millimetre."""

import numpy as np

from baukasten.compiled import njit

FINE = 0.0002
"""Metres. Half the size of the cells that are not looked into any further."""


@njit(cache=True, nogil=True, error_model="numpy")
def free_spot(edges, owner, zone, half, angles):
    """The number of the first angle (radians, against the clock) at which a square of twice ``half`` finds room, and
    its middle; -1 and nowhere where none does.

    ``edges``: float64[n, 4], from x, y to x, y in metres, those of one shape in a row. ``owner``: whose each is: the
    floor is 0, all else stands on it. ``zone``: the edges of the shape that the middle has to lie in.
    """
    near, beside = _gathered(edges, zone, half * 1.4143)
    for n in range(len(angles)):
        sin, cos = np.sin(angles[n]), np.cos(angles[n])
        x, y = _search(_slabs(edges[near], sin, cos), edges[beside], owner[beside], zone, _slabs(zone, sin, cos), half, sin, cos)
        if x == x:
            return n, x, y
    return -1, np.nan, np.nan


@njit(cache=True, nogil=True, error_model="numpy")
def _gathered(edges, zone, far):
    """Which edges a square may cross whose middle lies in the zone, and which a line east from a place in the zone may."""
    west, south, east, north = _bounds(_slabs(zone, 0.0, 1.0))
    near, beside = np.empty(len(edges), np.int64), np.empty(len(edges), np.int64)
    few = some = 0
    for n in range(len(edges)):
        left, right = min(edges[n, 0], edges[n, 2]), max(edges[n, 0], edges[n, 2])
        low, high = min(edges[n, 1], edges[n, 3]), max(edges[n, 1], edges[n, 3])
        if low < north + far and high > south - far and left < east + far and right > west - far:
            near[few] = n
            few += 1
        if low <= north and high >= south and right >= west:
            beside[some] = n
            some += 1
    return near[:few], beside[:some]


@njit(cache=True, nogil=True, error_model="numpy")
def _slabs(edges, sin, cos):
    """The middle of each edge and half of its way, turned until the square lies straight."""
    turned = np.empty((len(edges), 4))
    for n in range(len(edges)):
        ax, ay, bx, by = edges[n, 0], edges[n, 1], edges[n, 2], edges[n, 3]
        x, y, wide, deep = (ax + bx) / 2, (ay + by) / 2, (bx - ax) / 2, (by - ay) / 2
        _put(turned, n, cos * x + sin * y, cos * y - sin * x, cos * wide + sin * deep, cos * deep - sin * wide)
    return turned


@njit(cache=True, nogil=True, error_model="numpy")
def _put(table, row, first, second, third, fourth):
    """Compiled in a third of the time that a whole row takes."""
    table[row, 0] = first
    table[row, 1] = second
    table[row, 2] = third
    table[row, 3] = fourth


@njit(cache=True, nogil=True, error_model="numpy")
def _bounds(slabs):
    """West, south, east and north of edges, each told by its middle and half of its way."""
    west, south, east, north = np.inf, np.inf, -np.inf, -np.inf
    for n in range(len(slabs)):
        x, y, wide, deep = slabs[n, 0], slabs[n, 1], abs(slabs[n, 2]), abs(slabs[n, 3])
        west, south, east, north = min(west, x - wide), min(south, y - deep), max(east, x + wide), max(north, y + deep)
    return west, south, east, north


@njit(cache=True, nogil=True, error_model="numpy")
def _search(near, beside, owner, zone, around, half, sin, cos):
    """The middle of a straight square that crosses no edge, or nowhere. Wide cells come first: most things stand free."""
    left, low, right, top = _bounds(around)
    cells = np.empty((256, 4))
    _put(cells, 0, (left + right) / 2, (low + top) / 2, (right - left) / 2, (top - low) / 2)
    done, count = 0, 1
    while done < count:
        x, y, wide, deep = cells[done, 0], cells[done, 1], cells[done, 2], cells[done, 3]
        done += 1
        crossed = 0
        for n in range(len(near)):
            crossed = max(crossed, _crosses(near[n], x, y, half, wide, deep))
            if crossed == 2:
                break
        if crossed == 2:
            continue
        at_x, at_y = cos * x - sin * y, sin * x + cos * y
        if _is_in(zone, at_x, at_y):
            free = _is_free(beside, owner, at_x, at_y)
            if free and crossed == 0:
                return at_x, at_y
            if not free and not _meets(near, x, y, wide, deep):
                continue
        elif not _meets(around, x, y, wide, deep):
            continue
        if max(wide, deep) < FINE:
            continue
        if count + 2 > len(cells):
            more = np.empty((2 * (count - done) + 256, 4))
            for n in range(done, count):
                _put(more, n - done, cells[n, 0], cells[n, 1], cells[n, 2], cells[n, 3])
            done, count, cells = 0, count - done, more
        if wide > deep:
            _put(cells, count, x - wide / 2, y, wide / 2, deep)
            _put(cells, count + 1, x + wide / 2, y, wide / 2, deep)
        else:
            _put(cells, count, x, y - deep / 2, wide, deep / 2)
            _put(cells, count + 1, x, y + deep / 2, wide, deep / 2)
        count += 2
    return np.nan, np.nan


@njit(cache=True, nogil=True, error_model="numpy")
def _crosses(edge, x, y, half, wide, deep):
    """Whether an edge crosses the square about the middle of a cell (1), and those about all its other places too (2)."""
    dx, dy, ex, ey = abs(x - edge[0]), abs(y - edge[1]), abs(edge[2]), abs(edge[3])
    if dx >= half + ex or dy >= half + ey:
        return 0
    off, most = abs((x - edge[0]) * edge[3] - (y - edge[1]) * edge[2]), half * (ex + ey)
    if off >= most:
        return 0
    return 2 if dx + wide < half + ex and dy + deep < half + ey and off + wide * ey + deep * ex < most else 1


@njit(cache=True, nogil=True, error_model="numpy")
def _meets(edges, x, y, wide, deep):
    """Whether any edge meets a cell."""
    for n in range(len(edges)):
        dx, dy, ex, ey = x - edges[n, 0], y - edges[n, 1], abs(edges[n, 2]), abs(edges[n, 3])
        if abs(dx) <= wide + ex and abs(dy) <= deep + ey and abs(dx * edges[n, 3] - dy * edges[n, 2]) <= wide * ey + deep * ex:
            return True
    return False


@njit(cache=True, nogil=True, error_model="numpy")
def _is_east(edge, x, y):
    """Whether a line east from a place crosses an edge."""
    ax, ay, bx, by = edge[0], edge[1], edge[2], edge[3]
    return (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay)


@njit(cache=True, nogil=True, error_model="numpy")
def _is_in(zone, x, y):
    inside = False
    for n in range(len(zone)):
        inside ^= _is_east(zone[n], x, y)
    return inside


@njit(cache=True, nogil=True, error_model="numpy")
def _is_free(edges, owner, x, y):
    """Whether a place lies on the floor and in nothing that stands on it."""
    floor = inside = False
    for n in range(len(edges)):
        if n > 0 and owner[n] != owner[n - 1]:
            if inside and owner[n - 1] > 0:
                return False
            floor |= inside
            inside = False
        inside ^= _is_east(edges[n], x, y)
    if len(edges) == 0 or inside and owner[-1] > 0:
        return False
    return floor or inside
