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
    pocket, ways_out, least = _pocket(clear, cell, fine, levels, begin, begin_level, goal, goal_level, came, value, looked)
    if least >= 0:
        _sweep(clear, cell, fine, levels, begin, begin_level, pocket, ways_out, least, came, value)
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
def _climb(clear, cell, fine, levels, row, col, path, came, value, looked):
    """Know of a cell whether it lies on a slope: the steepest way up over cells with more and more room ends on open ground.

    ``path``: room to note the way in; returned, because it may have become too short."""
    rows, cols = clear.shape
    count = 0
    while not came[row, col] & (CODE | _INNER):
        if count == len(path):
            path = _longer(path, 2 * count)
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
        row, col = path[i] // cols, path[i] % cols
        if slope:
            to = path[i + 1] if i + 1 < count else up
            came[row, col], value[row, col] = _code(to // cols, to % cols, row, col), _level(clear[row, col], fine, levels)
        else:
            came[row, col] |= _INNER
    return path


@njit(cache=True, nogil=True, inline="always")
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
    """The cells of pockets tied to some goals by ways as wide as the widest way out, the cells beside them from where a
    way is known, and the level of the widest way out, -1 where there is none."""
    rows, cols = clear.shape
    queue = _queue(levels)
    for i in range(len(goal)):
        queue = _pushed(queue, goal_level[i], goal[i])
    pocket, count = np.empty(1024, np.int32), 0
    ways_out, known = np.empty(256, np.int32), 0
    path = np.empty(64, np.int32)
    # All that is wide open is tied to its neighbours, unless cells are very large.
    wide = levels if levels * fine >= 1.5 * cell else levels + 1
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
            is_wide = _level(clear[row, col], fine, levels) >= wide and not came[row, col] & CODE
            if not is_wide:
                path = _climb(clear, cell, fine, levels, row, col, path, came, value, looked)
            if came[row, col] & CODE:
                best = max(best, min(level, _way_there(levels, came[row, col], value[row, col])))
                if known == len(ways_out):
                    ways_out = _longer(ways_out, 2 * known)
                ways_out[known] = n
                known += 1
                continue
            start, stop = col, col + 1
            if is_wide:
                # Nothing leads from here to a known way without leaving the open: the whole row at once.
                while start > 0 and _is_wide(clear, fine, levels, row, start - 1, came):
                    start -= 1
                while stop < cols and _is_wide(clear, fine, levels, row, stop, came):
                    stop += 1
            if count + stop - start > len(pocket):
                pocket = _longer(pocket, 2 * (count + stop - start))
            for c in range(start, stop):
                mark = came[row, c]
                if mark & BEGINNING:
                    best = max(best, min(level, begin_level[np.searchsorted(begin, row * cols + c)]))
                _meet(mark, row, c, looked)
                came[row, c] = (mark & ~_NEW) | _SEEN | _INNER
                pocket[count] = row * cols + c
                count += 1
            _look_along(row, start, stop, looked)
            for r in range(max(0, row - 1), min(rows, row + 2)):
                queued = False
                for c in range(max(0, start - 1), min(cols, stop + 1)):
                    if came[r, c] & _SEEN or not (clear[r, c] > 0.0 if is_wide else _leads(clear, cell, row, col, r, c)):
                        queued = False
                        continue
                    there = _level(clear[r, c], fine, levels)
                    stands_for_more = is_wide and there == levels and not came[r, c] & CODE
                    if stands_for_more and queued:
                        continue
                    # One cell stands for all that lie beside it in the open.
                    queued, there = stands_for_more, min(level, there)
                    if there == level:
                        # Its turn comes before the level is left, so it need not wait twice.
                        if came[r, c] & _NEW:
                            continue
                        came[r, c] |= _NEW
                    queue = _pushed(queue, there, r * cols + c)
    return pocket[:count], ways_out[:known], best


@njit(cache=True, nogil=True, inline="always")
def _is_wide(clear, fine, levels, row, col, came):
    """Whether a cell of which nothing is known is as clear as is asked for."""
    return not came[row, col] & (CODE | _SEEN) and _level(clear[row, col], fine, levels) == levels


@njit(cache=True, nogil=True)
def _look_along(row, start, stop, looked):
    by, turn, _met, extent = looked
    by[row, start:stop] = turn
    extent[0], extent[1] = min(extent[0], row), max(extent[1], row)
    extent[2], extent[3] = min(extent[2], start), max(extent[3], stop - 1)


@njit(cache=True, nogil=True, inline="always")
def _way_there(levels, came, value):
    """The level of a cell whose way is known."""
    return levels if came & CODE == OPEN else -1 if came & CODE == SHUT else value


@njit(cache=True, nogil=True)
def _sweep(clear, cell, fine, levels, begin, begin_level, pocket, ways_out, least, came, value):
    """The widest ways, no narrower than ``least``, to the cells of a pocket from the ways known beside it and from beginnings."""
    rows, cols = clear.shape
    queue = _queue(levels)
    for i in range(len(begin)):
        row, col = begin[i] // cols, begin[i] % cols
        if came[row, col] & _SEEN and came[row, col] & BEGINNING:
            level = min(_level(clear[row, col], fine, levels), begin_level[i])
            queue = _offered(queue, clear, row, col, row, col, level, came, value)
    for n in ways_out:
        row, col = n // cols, n % cols
        room = _way_there(levels, came[row, col], value[row, col])
        for r in range(max(0, row - 1), min(rows, row + 2)):
            for c in range(max(0, col - 1), min(cols, col + 2)):
                if came[r, c] & _SEEN and room >= 0 and _leads(clear, cell, row, col, r, c):
                    level = min(room, _level(clear[r, c], fine, levels))
                    queue = _offered(queue, clear, row, col, r, c, level, came, value)
    front, ahead = np.empty((len(pocket), 2), np.int32), np.empty((len(pocket), 2), np.int32)
    tied = 2 * least * fine >= 1.5 * cell  # so wide that all neighbours are
    for level in range(levels, least - 1, -1):
        count, at = 0, queue[0][level]
        while at >= 0:
            row, col = queue[2][at] // cols, queue[2][at] % cols
            at = queue[1][at]
            if came[row, col] & _SEEN and value[row, col] == level:
                came[row, col] &= CODE | _INNER
                front[count, 0], front[count, 1] = row, col
                count += 1
        # Step by step, so that who comes with the fewest steps is there first.
        while count:
            more = 0
            for i in range(count):
                row, col = front[i, 0], front[i, 1]
                offers = clear[row, col]
                for r in range(max(0, row - 1), min(rows, row + 2)):
                    for c in range(max(0, col - 1), min(cols, col + 2)):
                        mark = came[r, c]
                        if not mark & _SEEN or not (tied or _leads(clear, cell, row, col, r, c)):
                            continue
                        if mark & _NEW:
                            if _is_better(clear, r, c, mark & CODE, offers, _code(row, col, r, c)):
                                came[r, c] = _SEEN | _INNER | _NEW | _code(row, col, r, c)
                            continue
                        there = level if level == least else min(level, _level(clear[r, c], fine, levels))
                        if there < level:
                            queue = _offered(queue, clear, row, col, r, c, there, came, value)
                            continue
                        came[r, c], value[r, c] = _SEEN | _INNER | _NEW | _code(row, col, r, c), level
                        ahead[more, 0], ahead[more, 1] = r, c
                        more += 1
            for i in range(more):
                came[ahead[i, 0], ahead[i, 1]] &= CODE | _INNER
            front, ahead, count = ahead, front, more
    for n in pocket:
        if came[n // cols, n % cols] & _SEEN:
            # Tied to a goal, but not to a way out so wide: nobody knows yet.
            came[n // cols, n % cols] &= BEGINNING | _INNER


@njit(cache=True, nogil=True, inline="always")
def _is_better(clear, row, col, taken, offers, code):
    """Whether a way from a neighbour with so much clear keeps better clear of things than the one that a cell has taken."""
    has = clear[row + (taken - 2) // 3 - 1, col + (taken - 2) % 3 - 1]
    return offers > has or (offers == has and code < taken)


@njit(cache=True, nogil=True)
def _offered(queue, clear, from_row, from_col, row, col, level, came, value):
    """A cell of the pocket is offered a way from a neighbour, or from itself where one begins there: it takes the best.

    It queues until the sweep has come down to its level."""
    code, mark = _code(from_row, from_col, row, col), came[row, col]
    taken = mark & CODE
    if taken and value[row, col] > level:
        return queue
    if taken and value[row, col] == level:
        if _is_better(clear, row, col, taken, clear[from_row, from_col], code):
            came[row, col] = mark - taken + code
        return queue
    came[row, col], value[row, col] = mark - taken + code, level
    return _pushed(queue, level, row * clear.shape[1] + col)


@njit(cache=True, nogil=True)
def _queue(levels):
    """Cells that wait, level by level: the last of each, the one before each, the cells, and how many there are."""
    return np.full(levels + 1, -1, np.int32), np.empty(1024, np.int32), np.empty(1024, np.int32), np.zeros(1, np.int64)


@njit(cache=True, nogil=True, inline="always")
def _pushed(queue, level, cell):
    last, before, cells, count = queue
    n = count[0]
    if n == len(cells):
        before, cells = _longer(before, 2 * n), _longer(cells, 2 * n)
    cells[n], before[n], last[level], count[0] = cell, last[level], n, n + 1
    return last, before, cells, count


@njit(cache=True, nogil=True)
def _longer(numbers, length):
    result = np.empty(length, numbers.dtype)
    result[: len(numbers)] = numbers
    return result
