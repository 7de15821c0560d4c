"""The widest ways to where nobody as wide as is asked for gets to, compiled.

Most ground is open: tied to a start by cells as clear as is asked for. Beside it lie slopes, where one only ever gets
more room on the way to the open ground, and what is left are pockets: no way out of them is as wide as they are.
``came`` holds in its lower four bits where the widest way to a cell comes from: 0 nobody has asked, ``OPEN``, 2 to 10
from the neighbour so many steps on, row by row from the south-west, ``BEGINS_HERE``, ``SHUT`` where no way leads.

Widths are counted in levels, whole steps of clearance. Of the ways to a pocket the widest is best, of those the one with
the fewest steps since it last became narrower, and of those the one that keeps clear of things. All that follows from
the ground alone and not from who asks first, so a way is the same whatever else has been asked.
"""

import numpy as np

from baukasten.compiled import njit

OPEN, BEGINS_HERE, SHUT = 1, 6, 11
CODE = 15
BEGINNING = 16
"""Somebody may begin in this cell, but not as wide as is asked for."""
_SEEN, _INNER, _NEW = 32, 64, 128
"""Of the pocket that is looked at; of any pocket; reached by the last step."""


@njit(cache=True, nogil=True)
def settle(clear, cell, fine, levels, begin, begin_level, goal, goal_level, came, value, by, turn, met, extent):
    """Find the widest ways to some cells, and to the pockets they lie in: where they come from and the level of each.

    ``levels``: the one from which on ways count as open. ``begin``, sorted, and ``goal``: cells, counted row by row,
    with the level from which on somebody fits there. So that it can be told what the ways follow from: ``by`` [rows, cols]
    holds for each cell that is known in which ``turn`` somebody asked; noted are the earlier turns whose cells were ``met``
    and the ``extent`` of the cells looked at, as first and last row, first and last column."""
    looked = by, turn, met, extent
    pocket, least = _pocket(clear, cell, fine, levels, begin, begin_level, goal, goal_level, came, value, looked)
    if least >= 0:
        _sweep(clear, cell, fine, levels, begin, begin_level, pocket, least, came, value)
        return
    for n in pocket:
        row, col = n // clear.shape[1], n % clear.shape[1]
        came[row, col], value[row, col] = SHUT | _INNER, 0


@njit(cache=True, nogil=True)
def traced(came, row, col):
    """The cells [n, 2] of the way that led to a cell, back to where it began or to open ground."""
    way = np.empty((256, 2), np.int64)
    count = 0
    while True:
        if count == len(way):
            longer = np.empty((2 * count, 2), np.int64)
            longer[:count] = way
            way = longer
        way[count, 0], way[count, 1] = row, col
        count += 1
        code = came[row, col] & CODE
        if code == OPEN or code == BEGINS_HERE:
            return way[:count]
        row, col = row + (code - 2) // 3 - 1, col + (code - 2) % 3 - 1


@njit(cache=True, nogil=True, inline="always")
def _leads(clear, cell, row, col, r, c):
    """Whether nobody meets anything between two neighbouring cells: the free circles about their middles overlap."""
    room = clear[r, c]
    return room > 0.0 and room + clear[row, col] >= (cell if r == row or c == col else 1.4143 * cell)


@njit(cache=True, nogil=True)
def _climb(clear, cell, fine, levels, row, col, came, value, looked):
    """Know of a cell whether it lies on a slope: the steepest way up over cells with more and more room ends on open ground."""
    rows, cols = clear.shape
    path, count = np.empty(64, np.int32), 0
    while not came[row, col] & (CODE | _INNER):
        if count == len(path):
            longer = np.empty(2 * count, np.int32)
            longer[:count] = path
            path = longer
        path[count] = row * cols + col
        count += 1
        _look_at(row, col, looked)
        up, most = row * cols + col, clear[row, col]
        for r in range(max(0, row - 1), min(rows, row + 2)):
            for c in range(max(0, col - 1), min(cols, col + 2)):
                if clear[r, c] > most and _leads(clear, cell, row, col, r, c):
                    up, most = r * cols + c, clear[r, c]
        if up == row * cols + col:
            came[row, col] |= _INNER
            break
        row, col = up // cols, up % cols
    _meet(came[row, col], row, col, looked)
    slope = not came[row, col] & _INNER
    for i in range(count):
        here, row, col = path[i], path[i] // cols, path[i] % cols
        if slope:
            to = path[i + 1] if i + 1 < count else up
            came[row, col], value[row, col] = _code(to // cols, to % cols, row, col), _level(clear[row, col], fine, levels)
        else:
            came[row, col] |= _INNER


@njit(cache=True, nogil=True)
def _look_at(row, col, looked):
    by, turn, _met, extent = looked
    by[row, col] = turn
    extent[0], extent[1] = min(extent[0], row), max(extent[1], row)
    extent[2], extent[3] = min(extent[2], col), max(extent[3], col)


@njit(cache=True, nogil=True, inline="always")
def _meet(mark, row, col, looked):
    if mark & (CODE | _INNER) and mark & CODE != OPEN:
        looked[2][looked[0][row, col]] = True


@njit(cache=True, nogil=True, inline="always")
def _code(from_row, from_col, row, col):
    return 3 * (from_row - row + 1) + (from_col - col + 1) + 2


@njit(cache=True, nogil=True, inline="always")
def _level(room, fine, levels):
    return min(levels, int(room / fine))


@njit(cache=True, nogil=True)
def _pocket(clear, cell, fine, levels, begin, begin_level, goal, goal_level, came, value, looked):
    """The cells of pockets tied to some goals by ways as wide as the widest way out, and its level, -1 where there is none."""
    rows, cols = clear.shape
    queue = _queue(levels)
    for i in range(len(goal)):
        queue = _pushed(queue, goal_level[i], goal[i])
    pocket, count = np.empty(1024, np.int32), 0
    best, level = -1, levels + 1
    while level > max(best, 0):
        level -= 1
        while queue[0][level] >= 0:
            n = queue[2][queue[0][level]]
            queue[0][level] = queue[1][queue[0][level]]
            row, col = n // cols, n % cols
            came[row, col] &= ~_NEW
            if clear[row, col] <= 0.0 or came[row, col] & _SEEN:
                continue
            _climb(clear, cell, fine, levels, row, col, came, value, looked)
            if came[row, col] & CODE:
                best = max(best, min(level, _way_there(levels, came[row, col], value[row, col])))
                continue
            if came[row, col] & BEGINNING:
                best = max(best, min(level, begin_level[np.searchsorted(begin, n)]))
            came[row, col] |= _SEEN
            _look_at(row, col, looked)
            if count == len(pocket):
                longer = np.empty(2 * count, np.int32)
                longer[:count] = pocket
                pocket = longer
            pocket[count] = n
            count += 1
            for r in range(max(0, row - 1), min(rows, row + 2)):
                for c in range(max(0, col - 1), min(cols, col + 2)):
                    if came[r, c] & _SEEN or not _leads(clear, cell, row, col, r, c):
                        continue
                    there = min(level, _level(clear[r, c], fine, levels))
                    if there == level:
                        # Its turn comes before the level is left, so it need not wait twice.
                        if came[r, c] & _NEW:
                            continue
                        came[r, c] |= _NEW
                    queue = _pushed(queue, there, r * cols + c)
    return pocket[:count], best


@njit(cache=True, nogil=True, inline="always")
def _way_there(levels, came, value):
    """The level of a cell whose way is known."""
    return levels if came & CODE == OPEN else -1 if came & CODE == SHUT else value


@njit(cache=True, nogil=True)
def _sweep(clear, cell, fine, levels, begin, begin_level, pocket, least, came, value):
    """The widest ways, no narrower than ``least``, to the cells of a pocket from what lies about it and from beginnings."""
    rows, cols = clear.shape
    queue = _queue(levels)
    for n in pocket:
        row, col = n // cols, n % cols
        room = _level(clear[row, col], fine, levels)
        if came[row, col] & BEGINNING:
            queue = _offered(queue, clear, row, col, row, col, min(room, begin_level[np.searchsorted(begin, n)]), False, came, value)
        for r in range(max(0, row - 1), min(rows, row + 2)):
            for c in range(max(0, col - 1), min(cols, col + 2)):
                if came[r, c] & CODE and not came[r, c] & _SEEN and _leads(clear, cell, row, col, r, c):
                    level = min(room, _way_there(levels, came[r, c], value[r, c]))
                    queue = _offered(queue, clear, r, c, row, col, level, False, came, value)
    front, ahead = np.empty(len(pocket), np.int32), np.empty(len(pocket), np.int32)
    for level in range(levels, least - 1, -1):
        count, at = 0, queue[0][level]
        while at >= 0:
            row, col = queue[2][at] // cols, queue[2][at] % cols
            at = queue[1][at]
            if came[row, col] & _SEEN and value[row, col] == level:
                came[row, col] &= CODE | _INNER
                front[count] = row * cols + col
                count += 1
        # Step by step, so that who comes with the fewest steps is there first.
        while count:
            more = 0
            for i in range(count):
                row, col = front[i] // cols, front[i] % cols
                for r in range(max(0, row - 1), min(rows, row + 2)):
                    for c in range(max(0, col - 1), min(cols, col + 2)):
                        if not came[r, c] & _SEEN or not _leads(clear, cell, row, col, r, c):
                            continue
                        there = min(level, _level(clear[r, c], fine, levels))
                        if there == level and not came[r, c] & _NEW:
                            came[r, c] = _SEEN | _INNER | _NEW
                            ahead[more] = r * cols + c
                            more += 1
                        queue = _offered(queue, clear, row, col, r, c, there, there == level, came, value)
            for i in range(more):
                came[ahead[i] // cols, ahead[i] % cols] &= CODE | _INNER
            front, ahead, count = ahead, front, more
    for n in pocket:
        if came[n // cols, n % cols] & _SEEN:
            # Tied to a goal, but not to a way out so wide: nobody knows yet.
            came[n // cols, n % cols] &= BEGINNING | _INNER


@njit(cache=True, nogil=True)
def _offered(queue, clear, from_row, from_col, row, col, level, new, came, value):
    """A cell of the pocket is offered a way from a neighbour, or from itself where one begins there: it takes the best.

    Unless it is reached by this very step (``new``) it queues until the sweep has come down to its level."""
    code, mark = _code(from_row, from_col, row, col), came[row, col]
    taken = mark & CODE
    if taken and value[row, col] > level:
        return queue
    if taken and value[row, col] == level:
        has, offers = clear[row + (taken - 2) // 3 - 1, col + (taken - 2) % 3 - 1], clear[from_row, from_col]
        if offers > has or (offers == has and code < taken):
            came[row, col] = mark - taken + code
        return queue
    came[row, col], value[row, col] = mark - taken + code, level
    return queue if new else _pushed(queue, level, row * clear.shape[1] + col)


@njit(cache=True, nogil=True)
def _queue(levels):
    """Cells that wait, level by level: the last of each, the one before each, the cells, and how many there are."""
    return np.full(levels + 1, -1, np.int32), np.empty(1024, np.int32), np.empty(1024, np.int32), np.zeros(1, np.int64)


@njit(cache=True, nogil=True)
def _pushed(queue, level, cell):
    last, before, cells, count = queue
    n = count[0]
    if n == len(cells):
        longer, more = np.empty(2 * n, np.int32), np.empty(2 * n, np.int32)
        longer[:n], more[:n] = before, cells
        before, cells = longer, more
    cells[n], before[n], last[level], count[0] = cell, last[level], n, n + 1
    return last, before, cells, count
