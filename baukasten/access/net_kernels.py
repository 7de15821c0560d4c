"""The search for the shortest way over a net, compiled by numba; how its cells are held: ``cell_kernels``."""

import numpy as np

from baukasten.access.cell_kernels import SLIGHT, STRAIGHT, WEST, after, turn
from baukasten.compiled import njit

NOWHERE, UNKNOWN = -1, -2
"""Instead of a square's first edge: there is no such square, or it has not been cut yet."""
SHUT, FOUND, ASKS, FULL = 0, 1, 2, 3
"""How a search ends: no way, a way, a square has to be cut first, more room is needed."""


@njit(cache=True, nogil=True, error_model="numpy")
def search(
    points, links, rims, base, rim_first, whole, xs, ys, last, goal,
    best, looked, seen, at, order, far, counted, trails, trail_at, head
):  # fmt: skip
    """Go on with a search until it ends.

    The net: ``points``, ``links``, ``rims`` of all squares that are cut; square by square, column by column, the first edge of each,
    or ``NOWHERE`` or ``UNKNOWN`` (``base``), where its rims begin (``rim_first`` [squares, 5]) and whether its triangles are made
    cells (``whole``); ``xs``, ``ys``: the borders of the columns and rows. All around lie squares that are nowhere. ``last``: the
    cell in which the goal lies.

    The search, which is changed. ``best`` [edges]: metres to each corner so far. ``looked`` [squares]. What is seen of an edge, from
    left to right (``seen`` [n, 4]), ``at`` [n, 6]: that edge in the cell behind it, or -1 where it is the goal; its square; the cell
    before it, or -1 at a start; the trail; the corners at the left and the right. ``order``, ``far``, ``counted``: which of these is
    next, heaped by how long the way through it is at least and then by how long they wait. ``trails`` [n, 3]: a bend and the metres
    to it; ``trail_at`` [n, 2]: the bend before it and its corner. ``head``: how many wait; how many ever did; how many of ``seen``
    were used, and the last of those that are free again; how many trails there are; the square that is asked for.
    """
    places, ties = np.empty((64, 4)), np.empty((64, 4), np.int64)
    while head[0] > 0:
        n = order[0]
        edge, square, out, trail = at[n, 0], at[n, 1], at[n, 2], at[n, 3]
        if edge < 0:
            return FOUND
        bx, by, gone = trails[trail, 0], trails[trail, 1], trails[trail, 2]
        if trail_at[trail, 1] >= 0 and gone > best[trail_at[trail, 1]] + SLIGHT:
            _take(order, far, counted, at, head)
            continue
        first = base[square]
        cell = _cell(links, edge, first, whole[square])
        many = 0
        if cell != last:
            if not looked[square]:
                for side in range(4):
                    if base[_beyond(square, side, len(ys))] == UNKNOWN:
                        head[5] = square
                        return ASKS
                looked[square] = True
            many = _doors(edge, square, cell, out, points, links, rims, base, rim_first, whole, xs, ys, places, ties)
            if many > len(places):
                places, ties = np.empty((2 * many, 4)), np.empty((2 * many, 4), np.int64)
                continue
        # Through one door at most three things come to sight, behind at most two bends.
        if head[2] + 3 * many >= len(at) or head[4] + 2 * many >= len(trails):
            return FULL
        lx, ly, rx, ry, left, right = seen[n, 0], seen[n, 1], seen[n, 2], seen[n, 3], at[n, 4], at[n, 5]
        # The first of what comes next takes its place in the heap: mostly it is the very next.
        taken = False
        if cell == last:
            # The rest of the way: straight, or by the left or right end of what is seen of the last edge.
            x, y, cx, cy, bends = goal[0], goal[1], bx, by, 0
            if out >= 0 and turn(bx, by, lx, ly, x, y) > SLIGHT:
                cx, cy, bends = lx, ly, 1
            elif out >= 0 and turn(bx, by, rx, ry, x, y) < -SLIGHT:
                cx, cy, bends = rx, ry, 1
            gone += _length(cx - bx, cy - by) + _length(x - cx, y - cy)
            _wait(gone, cx, cy, x, y, -1, -1, -1, bends, -1, trail, taken, seen, at, order, far, counted, head)
            continue
        for door in range(many):
            ox, oy, px, py = places[door, 0], places[door, 1], places[door, 2], places[door, 3]
            into, beyond, one, other = ties[door, 0], ties[door, 1], ties[door, 2], ties[door, 3]
            at_left, at_right = bx == lx and by == ly, bx == rx and by == ry
            # An edge that begins at the bend itself lies where its other end does.
            by_o, by_p = bx == ox and by == oy, bx == px and by == py
            is_left = out >= 0 and not at_left and turn(bx, by, lx, ly, ox if by_p else px, oy if by_p else py) > -SLIGHT
            is_right = out >= 0 and not at_right and turn(bx, by, rx, ry, px if by_o else ox, py if by_o else oy) < SLIGHT
            partly_left = out >= 0 and not at_left and not is_left and turn(bx, by, lx, ly, ox, oy) > SLIGHT
            partly_right = out >= 0 and not at_right and not is_right and turn(bx, by, rx, ry, px, py) < -SLIGHT
            # From f to t the door is seen straight on.
            fx, fy, from_ = (px, py, other) if is_left else (ox, oy, one)
            tx, ty, to = (ox, oy, one) if is_right else (px, py, other)
            if partly_left:
                fx, fy = _crossing(bx, by, lx, ly, ox, oy, px, py)
                from_ = one if fx == ox and fy == oy else other if fx == px and fy == py else STRAIGHT
            if partly_right:
                tx, ty = _crossing(bx, by, rx, ry, ox, oy, px, py)
                to = one if tx == ox and ty == oy else other if tx == px and ty == py else STRAIGHT
            # Straight on, behind the left corner, behind the right one.
            for kind in range(3):
                hx, hy, length, bend = bx, by, gone, trail
                ax, ay, cx, cy, a, c = fx, fy, tx, ty, from_, to
                if kind == 0:
                    if is_left or is_right or (out >= 0 and fx == tx and fy == ty):
                        continue
                else:
                    corner = left if kind == 1 else right
                    if corner < 0 or not (is_left or partly_left if kind == 1 else is_right or partly_right):
                        continue
                    hx, hy = (lx, ly) if kind == 1 else (rx, ry)
                    length = gone + _length(hx - bx, hy - by)
                    if length > best[corner] + SLIGHT:
                        continue
                    best[corner] = min(best[corner], length)
                    bend = head[4]
                    head[4] += 1
                    trails[bend, 0], trails[bend, 1], trails[bend, 2] = hx, hy, length
                    trail_at[bend, 0], trail_at[bend, 1] = trail, corner
                    if kind == 1:
                        ax, ay, cx, cy, a, c = ox, oy, fx, fy, one, from_
                    else:
                        ax, ay, cx, cy, a, c = tx, ty, px, py, to, other
                length += _at_least(hx, hy, ax, ay, cx, cy, goal[0], goal[1])
                _wait(length, ax, ay, cx, cy, a, c, into, beyond, cell, bend, taken, seen, at, order, far, counted, head)
                taken = True
        if not taken:
            _take(order, far, counted, at, head)
    return SHUT


@njit(cache=True, nogil=True, error_model="numpy")
def _cell(links, edge, first, whole):
    """The cell that an edge goes round."""
    return first + links[edge, 2] if whole else edge - (edge - first) % 3


@njit(cache=True, nogil=True, error_model="numpy")
def _corner(links, edge, first):
    """The corner at which an edge begins."""
    return links[edge, 3] + first if links[edge, 3] >= 0 else STRAIGHT


@njit(cache=True, nogil=True, error_model="numpy")
def _beyond(square, side, rows):
    """The square to the west, south, east or north."""
    return square + (-rows if side == 0 else -1 if side == 1 else rows if side == 2 else 1)


@njit(cache=True, nogil=True, error_model="numpy")
def _doors(edge, square, cell, out, points, links, rims, base, rim_first, whole, xs, ys, places, ties):
    """The doors of the cell round which an edge goes, but for those into the cell one came ``out`` of, and how many they are.

    ``places`` [n, 4]: left and right end as one goes through; ``ties`` [n, 4]: the edge behind it, its square, the corners at the
    left and the right. They hold as many as there is room for.
    """
    first, rows, many = base[square], len(ys), 0
    f = edge
    while True:
        tied, end = links[f, 0], first + after(f - first)
        if tied >= 0:
            into = first + tied
            if _cell(links, into, first, whole[square]) != out:
                if many < len(places):
                    places[many, 0], places[many, 1] = points[end, 0], points[end, 1]
                    places[many, 2], places[many, 3] = points[f, 0], points[f, 1]
                    ties[many, 0], ties[many, 1] = into, square
                    ties[many, 2], ties[many, 3] = _corner(links, end, first), _corner(links, f, first)
                many += 1
        elif tied <= WEST and base[_beyond(square, WEST - tied, rows)] >= 0:
            side = WEST - tied
            beyond, facing, axis = _beyond(square, side, rows), (side + 2) % 4, 1 - side % 2
            start = base[beyond]
            line = xs[square // rows + (side == 2)] if axis else ys[square % rows + (side == 3)]
            # Edges run counter-clockwise round their square: east along its southern border, and north along the eastern one.
            up = side == 1 or side == 2
            low, high = (f, end) if up else (end, f)
            for k in range(rim_first[beyond, facing], rim_first[beyond, facing + 1]):
                into = start + rims[k]
                to = start + after(rims[k])
                low_there, high_there = (to, into) if up else (into, to)
                a, b = max(points[low, axis], points[low_there, axis]), min(points[high, axis], points[high_there, axis])
                if a >= b or _cell(links, into, start, whole[beyond]) == out:
                    continue
                if many < len(places):
                    from_ = _corner(links, low, first) if a == points[low, axis] else _corner(links, low_there, start)
                    until = _corner(links, high, first) if b == points[high, axis] else _corner(links, high_there, start)
                    one, other = (b, a) if up else (a, b)
                    places[many, 0], places[many, 1], places[many, 2], places[many, 3] = line, one, line, other
                    if axis == 0:
                        places[many, 0], places[many, 1], places[many, 2], places[many, 3] = one, line, other, line
                    ties[many, 0], ties[many, 1] = into, beyond
                    ties[many, 2], ties[many, 3] = (until, from_) if up else (from_, until)
                many += 1
        f = first + links[f, 1] if whole[square] else end
        if f == edge:
            return many


@njit(cache=True, nogil=True, error_model="numpy")
def _crossing(bx, by, x, y, ax, ay, cx, cy):
    """Where the ray from b through a place meets the edge from a to c."""
    one, other = turn(bx, by, x, y, ax, ay), turn(bx, by, x, y, cx, cy)
    share = one / (one - other)
    return ax + share * (cx - ax), ay + share * (cy - ay)


@njit(cache=True, nogil=True, error_model="numpy")
def _length(x, y):
    return np.sqrt(x * x + y * y)


@njit(cache=True, nogil=True, error_model="numpy")
def _at_least(bx, by, lx, ly, rx, ry, x, y):
    """The straight length from a bend through a piece of an edge to the goal; a goal on this side of it is mirrored."""
    if turn(lx, ly, rx, ry, x, y) < 0.0:
        dx, dy = rx - lx, ry - ly
        share = ((x - lx) * dx + (y - ly) * dy) / max(dx * dx + dy * dy, 1e-18)
        x, y = 2.0 * (lx + share * dx) - x, 2.0 * (ly + share * dy) - y
    if turn(bx, by, lx, ly, x, y) > SLIGHT:
        return _length(lx - bx, ly - by) + _length(x - lx, y - ly)
    if turn(bx, by, rx, ry, x, y) < -SLIGHT:
        return _length(rx - bx, ry - by) + _length(x - rx, y - ry)
    return _length(x - bx, y - by)


@njit(cache=True, nogil=True, error_model="numpy")
def _wait(length, lx, ly, rx, ry, left, right, edge, square, cell, trail, taken, seen, at, order, far, counted, head):
    """Into the heap, in the place of its first unless that is ``taken``."""
    n = order[0]
    if taken:
        n = head[3]
        if n >= 0:
            head[3] = at[n, 0]
        else:
            n = head[2]
            head[2] += 1
        head[0] += 1
    seen[n, 0], seen[n, 1], seen[n, 2], seen[n, 3] = lx, ly, rx, ry
    at[n, 0], at[n, 1], at[n, 2], at[n, 3], at[n, 4], at[n, 5] = edge, square, cell, trail, left, right
    head[1] += 1
    if not taken:
        _sink(n, length, head[1], order, far, counted, head[0])
        return
    k = head[0] - 1
    while k > 0:
        above = (k - 1) >> 1
        if far[above] <= length:
            break
        far[k], counted[k], order[k] = far[above], counted[above], order[above]
        k = above
    far[k], counted[k], order[k] = length, head[1], n


@njit(cache=True, nogil=True, error_model="numpy")
def _take(order, far, counted, at, head):
    """The first of the heap leaves it, and its place among what is seen is free again."""
    at[order[0], 0], head[3] = head[3], order[0]
    head[0] -= 1
    n = head[0]
    _sink(order[n], far[n], counted[n], order, far, counted, n)


@njit(cache=True, nogil=True, error_model="numpy")
def _sink(n, length, count, order, far, counted, many):
    """From the top of the heap down to its place; among equals what has waited longer comes first."""
    k = 0
    while True:
        below = 2 * k + 1
        if below >= many:
            break
        if below + 1 < many and (
            far[below + 1] < far[below] or (far[below + 1] == far[below] and counted[below + 1] < counted[below])
        ):
            below += 1
        if far[below] > length or (far[below] == length and counted[below] > count):
            break
        far[k], counted[k], order[k] = far[below], counted[below], order[below]
        k = below
    far[k], counted[k], order[k] = length, count, n
