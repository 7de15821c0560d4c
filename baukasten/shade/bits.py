"""Bit planes of a day: what hides which cell from which sun, counted, and changed part by part.

``planes`` [plane, sun, row, 64 cells]. Plane 0 holds what lets nothing through. Each veil, one kind of light
that a crown, a sail or a hedge lets through, has ``LAYER_BITS`` planes that count how many layers of it hang
between the cell and the sun, up to ``MOST_LAYERS``: more count as that many, when next to nothing is left.
So leaves are a weight that is put on afterwards, and what several veils let through multiplies.

Light is kept in whole millionths of full sun: whole numbers come to the same sum in any order, and that is
why a plan that was changed a hundred times has the very light of the same plan computed afresh.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from baukasten.shade.stamp import stamp

LAYER_BITS = 2
MOST_LAYERS = 2**LAYER_BITS - 1
FULL = 1_000_000
_CHUNK = 512
_COUNTER_BITS = 8
MOST_SUNS = 2**_COUNTER_BITS - 1
"""As many as one counting run can take."""

ONE = np.uint64(1)
NONE = np.uint64(0)


class Scratch(NamedTuple):
    """Room to work in, by rows, so that bands of rows do not meet in it; ``u_of``, ``v_of`` and ``active`` are a band's own.

    ``own``, ``now`` are empty before and after. ``touched`` [rows, 2]: columns that changed, from … to before.
    """

    lo: NDArray[np.float64]
    hi: NDArray[np.float64]
    u_of: NDArray[np.float64]
    v_of: NDArray[np.float64]
    words: NDArray[np.int64]
    reach: NDArray[np.int64]
    own: NDArray[np.uint64]
    now: NDArray[np.uint64]
    old: NDArray[np.uint64]
    active: NDArray[np.int64]
    touched: NDArray[np.int64]


@njit(cache=True, nogil=True)
def spread_of_bytes():
    """[256]: the eight bits of a byte as eight bytes."""
    table = np.zeros(256, np.uint64)
    for byte in range(256):
        for bit in range(8):
            table[byte] |= np.uint64((byte >> bit) & 1) << np.uint64(8 * bit)
    return table


@njit(cache=True, nogil=True)
def draw(shapes, suns, cells, planes, boxes, start, stop, most_corners):
    """Draw all parts at suns ``start`` to before ``stop`` into planes; ``boxes`` [sun, 4, part] learns their reach."""
    rows, width = planes.shape[2], planes.shape[3]
    lo, hi, words = np.empty(rows), np.empty(rows), np.empty((rows, 2), np.int64)
    u_of, v_of = np.empty(most_corners), np.empty(most_corners)
    own = np.zeros((rows, width), np.uint64)
    table, corners, firsts = shapes.table, shapes.corners, shapes.first
    for t in range(start, stop):
        for k in range(len(shapes.kind)):
            veil = shapes.veil[k]
            bits = own if veil else planes[0, t]
            row0, row1, col0, col1 = stamp(shapes, table, corners, firsts, k, suns[t], cells, 0, rows - 1, bits, words, lo, hi, u_of, v_of)
            boxes[t, 0, k], boxes[t, 1, k], boxes[t, 2, k], boxes[t, 3, k] = row0, row1, col0, col1
            if veil:
                for row in range(row0, row1 + 1):
                    for word in range(words[row, 0], words[row, 1] + 1):
                        _add_layer(planes, veil, t, row, word, own[row, word])
                        own[row, word] = NONE


@njit(cache=True, nogil=True)
def count(planes, share, spread, start, stop, row0, row1, light):
    """Add to ``light`` [rows, words * 64] in rows ``row0`` to before ``row1`` what arrives from suns ``start`` to before ``stop``.

    ``share`` [veil, layers]: what is let through. Cells that are open, and cells under one layer of one veil, are
    counted 64 at a time in binary counters; the rest one by one.
    """
    width, veils = planes.shape[3], len(share) - 1
    total = (row1 - row0) * width
    flat = planes.reshape(planes.shape[0], planes.shape[1], planes.shape[2] * width)
    counters = np.empty((veils + 1, _COUNTER_BITS, _CHUNK), np.uint64)
    single = np.empty((veils + 1, _CHUNK), np.uint64)
    many, some = np.empty(_CHUNK, np.uint64), np.empty(_CHUNK, np.uint64)
    state, active = np.empty(planes.shape[0], np.uint64), np.empty(veils + 1, np.int64)
    flat_light, eights = light.reshape(light.size), np.empty(_CHUNK * 8, np.uint64)
    for offset in range(0, total, _CHUNK):
        begin = row0 * width + offset
        size = min(_CHUNK, total - offset)
        counters[:] = NONE
        for t in range(start, stop):
            _sort_out(flat, t, begin, size, veils, single, many, some)
            digits = 1
            while (t - start + 1) >> digits:
                digits += 1
            for c in range(veils + 1):
                _tally(single[c], counters[c], size, digits)
            for word in range(size):
                left = many[word]
                if left == NONE:
                    continue
                cell = begin + word
                for plane in range(len(state)):
                    state[plane] = flat[plane, t, cell]
                used = _active(state, active)
                while left != NONE:
                    lowest = left & (~left + ONE)
                    alike = _alike(state, lowest, left)
                    _add_where(light, cell // width, (cell % width) << 6, alike, _weight(state, lowest, share, active, used))
                    left &= ~alike
        for c in range(veils + 1):
            weight = np.int32(FULL) if c == 0 else np.int32(share[c, 1] * FULL + 0.5)
            _settle(counters[c], size, weight, spread, eights, flat_light[begin << 6 : (begin + size) << 6])


@njit(cache=True, nogil=True)
def take_out(shapes, alive, gone, suns, cells, planes, under, boxes, share, light, row0, row1, scratch):
    """Take the parts ``gone`` out of the planes and give their light back to ``light``, in rows ``row0`` to ``row1``.

    Where they shaded, everything of their kind is wiped down to what lies ``under`` all, and what is still ``alive``
    there is drawn again.
    """
    veils = len(share) - 1
    lo, hi, u_of, v_of, words, reach = scratch.lo, scratch.hi, scratch.u_of, scratch.v_of, scratch.words, scratch.reach
    own, cover, old, active = scratch.own, scratch.now, scratch.old, scratch.active
    table, corners, firsts = shapes.table, shapes.corners, shapes.first
    area = np.empty((veils + 1, 4), np.int64)
    state = np.empty(planes.shape[0], np.uint64)
    for t in range(len(suns)):
        first, last = row1 + 1, row0 - 1
        for c in range(veils + 1):
            area[c, 0], area[c, 1], area[c, 2], area[c, 3] = row1 + 1, row0 - 1, 1 << 30, -1
        for k in gone:
            if boxes[t, 1, k] < row0 or boxes[t, 0, k] > row1 or boxes[t, 3, k] < 0:
                continue
            r0, r1, c0, c1 = stamp(shapes, table, corners, firsts, k, suns[t], cells, row0, row1, own, words, lo, hi, u_of, v_of)
            veil = shapes.veil[k]
            first, last = _widen(reach, first, last, r0, r1, planes.shape[3])
            for row in range(r0, r1 + 1):
                for word in range(words[row, 0], words[row, 1] + 1):
                    cover[row, word, veil] |= own[row, word]
                    own[row, word] = NONE
                reach[row, 0], reach[row, 1] = min(reach[row, 0], words[row, 0]), max(reach[row, 1], words[row, 1])
            area[veil, 0], area[veil, 1] = min(area[veil, 0], r0), max(area[veil, 1], r1)
            area[veil, 2], area[veil, 3] = min(area[veil, 2], c0), max(area[veil, 3], c1)
        if last < first:
            continue
        for row in range(first, last + 1):
            for word in range(reach[row, 0], reach[row, 1] + 1):
                for plane in range(len(state)):
                    before = planes[plane, t, row, word]
                    old[row, word, plane] = before
                    wiped = cover[row, word, 0 if plane == 0 else 1 + (plane - 1) // LAYER_BITS]
                    if wiped:
                        planes[plane, t, row, word] = before & ~wiped
                        if plane < len(under):
                            planes[plane, t, row, word] |= under[plane, t, row, word] & wiped
        for k in range(len(alive)):
            veil = shapes.veil[k]
            if boxes[t, 0, k] > area[veil, 1] or boxes[t, 1, k] < area[veil, 0] or not alive[k]:
                continue
            if boxes[t, 2, k] > area[veil, 3] or boxes[t, 3, k] < area[veil, 2]:
                continue
            r0, r1 = max(area[veil, 0], boxes[t, 0, k]), min(area[veil, 1], boxes[t, 1, k])
            r0, r1, _c0, _c1 = stamp(shapes, table, corners, firsts, k, suns[t], cells, r0, r1, own, words, lo, hi, u_of, v_of)
            for row in range(r0, r1 + 1):
                for word in range(words[row, 0], words[row, 1] + 1):
                    again = own[row, word] & cover[row, word, veil]
                    own[row, word] = NONE
                    if again:
                        _add_layer(planes, veil, t, row, word, again)
        for row in range(first, last + 1):
            _note(scratch.touched, row, reach)
            for word in range(reach[row, 0], reach[row, 1] + 1):
                for plane in range(len(state)):
                    state[plane] = planes[plane, t, row, word]
                for c in range(veils + 1):
                    cover[row, word, c] = NONE
                _adjust(old[row, word], state, row, word, share, active, light)


@njit(cache=True, nogil=True)
def put_in(shapes, suns, cells, planes, boxes, share, light, row0, row1, keep, scratch):
    """Put the parts into the planes and take their shade from ``light``, in rows ``row0`` to ``row1``.

    Where ``keep`` is false the planes stay as they are: the parts are only held over the ground. ``boxes``
    [sun, 4, part] tells the reach of each part. ``scratch.touched`` [rows, 2] widens to the columns that changed.
    """
    lo, hi, u_of, v_of, words, reach = scratch.lo, scratch.hi, scratch.u_of, scratch.v_of, scratch.words, scratch.reach
    own, now, old, active = scratch.own, scratch.now, scratch.old, scratch.active
    table, corners, firsts = shapes.table, shapes.corners, shapes.first
    count_of_planes = planes.shape[0]
    for t in range(len(suns)):
        first, last = row1 + 1, row0 - 1
        for k in range(len(shapes.kind)):
            if boxes[t, 1, k] < row0 or boxes[t, 0, k] > row1 or boxes[t, 3, k] < 0:
                continue
            r0, r1, _c0, _c1 = stamp(shapes, table, corners, firsts, k, suns[t], cells, row0, row1, own, words, lo, hi, u_of, v_of)
            veil = shapes.veil[k]
            first, last = _widen(reach, first, last, r0, r1, planes.shape[3])
            for row in range(r0, r1 + 1):
                a, b = words[row, 0], words[row, 1]
                if b < a:
                    continue
                if reach[row, 1] < reach[row, 0]:
                    for word in range(a, b + 1):
                        _load(planes, t, row, word, old, now)
                    reach[row, 0], reach[row, 1] = a, b
                else:
                    for word in range(a, reach[row, 0]):
                        _load(planes, t, row, word, old, now)
                    for word in range(reach[row, 1] + 1, b + 1):
                        _load(planes, t, row, word, old, now)
                    # Between two stretches that do not touch there may be words of neither.
                    for word in range(b + 1, reach[row, 0]):
                        _load(planes, t, row, word, old, now)
                    for word in range(reach[row, 1] + 1, a):
                        _load(planes, t, row, word, old, now)
                    reach[row, 0], reach[row, 1] = min(reach[row, 0], a), max(reach[row, 1], b)
                for word in range(a, b + 1):
                    mask = own[row, word]
                    own[row, word] = NONE
                    if veil == 0:
                        now[row, word, 0] |= mask
                        continue
                    full = mask
                    base = 1 + (veil - 1) * LAYER_BITS
                    for b_ in range(LAYER_BITS):
                        full &= now[row, word, base + b_]
                    mask &= ~full
                    for b_ in range(LAYER_BITS):
                        carry = now[row, word, base + b_] & mask
                        now[row, word, base + b_] ^= mask
                        mask = carry
        for row in range(first, last + 1):
            _note(scratch.touched, row, reach)
            for word in range(reach[row, 0], reach[row, 1] + 1):
                _adjust(old[row, word], now[row, word], row, word, share, active, light)
                for plane in range(count_of_planes):
                    if keep:
                        planes[plane, t, row, word] = now[row, word, plane]
                    now[row, word, plane] = NONE


@njit(cache=True, nogil=True)
def reaches(shapes, suns, cells, rows, columns, boxes, at):
    """Note in ``boxes`` [sun, 4, part], from part ``at`` on, the cells which each part's shadow may reach: rows and columns."""
    for t in range(len(suns)):
        sa, ca = suns[t, 0], suns[t, 1]
        flat = suns[t, 3] / suns[t, 2]
        for k in range(len(shapes.kind)):
            x0, x1, y0, y1 = np.inf, -np.inf, np.inf, -np.inf
            for i in range(shapes.first[k], shapes.first[k + 1]):
                x0, x1, y0, y1 = min(x0, shapes.x[i]), max(x1, shapes.x[i]), min(y0, shapes.y[i]), max(y1, shapes.y[i])
            near, far = max(0.0, shapes.low[k] - cells.highest) * flat, (shapes.high[k] - cells.z) * flat
            r = shapes.radius[k] + cells.cell
            x0, x1 = x0 - r + min(-near * sa, -far * sa), x1 + r + max(-near * sa, -far * sa)
            y0, y1 = y0 - r + min(-near * ca, -far * ca), y1 + r + max(-near * ca, -far * ca)
            first, last = (y0 - cells.south) / cells.cell - 0.5, (y1 - cells.south) / cells.cell - 0.5
            left, right = (x0 - cells.west) / cells.cell - 0.5, (x1 - cells.west) / cells.cell - 0.5
            if far <= 0 or last < 0 or first > rows - 1 or right < 0 or left > columns - 1:
                boxes[t, 0, at + k], boxes[t, 1, at + k], boxes[t, 2, at + k], boxes[t, 3, at + k] = 0, -1, 0, -1
                continue
            boxes[t, 0, at + k], boxes[t, 1, at + k] = max(0, int(first)), min(rows - 1, int(last) + 1)
            boxes[t, 2, at + k], boxes[t, 3, at + k] = max(0, int(left)), min(columns - 1, int(right) + 1)


@njit(cache=True, nogil=True)
def tell_hours(light, is_open, per_sun, rows, touched, hours):
    """Write ``hours`` of the open cells that are ``touched``, in rows ``rows[0]`` to before ``rows[1]``."""
    factor = per_sun / FULL
    for row in range(rows[0], rows[1]):
        for column in range(touched[row, 0], min(touched[row, 1], hours.shape[1])):
            hours[row, column] = light[row, column] * factor if is_open[row, column] else np.nan


@njit(cache=True, nogil=True)
def restore(light, before, touched):
    """Give the cells that are ``touched`` the light they had before."""
    for row in range(len(touched)):
        for column in range(touched[row, 0], min(touched[row, 1], light.shape[1])):
            light[row, column] = before[row, column]


@njit(cache=True, nogil=True)
def _note(touched, row, reach):
    if reach[row, 1] >= reach[row, 0]:
        touched[row, 0] = min(touched[row, 0], reach[row, 0] << 6)
        touched[row, 1] = max(touched[row, 1], (reach[row, 1] << 6) + 64)


@njit(cache=True, nogil=True)
def _load(planes, t, row, word, old, now):
    for plane in range(planes.shape[0]):
        old[row, word, plane] = now[row, word, plane] = planes[plane, t, row, word]


@njit(cache=True, nogil=True)
def _widen(reach, first, last, r0, r1, width):
    """Rows ``first`` to ``last`` grow by ``r0`` to ``r1``; rows that are new have no words yet."""
    if r1 < r0:
        return first, last
    if last < first:
        for row in range(r0, r1 + 1):
            reach[row, 0], reach[row, 1] = width, -1
        return r0, r1
    for row in range(r0, first):
        reach[row, 0], reach[row, 1] = width, -1
    for row in range(last + 1, r1 + 1):
        reach[row, 0], reach[row, 1] = width, -1
    return min(first, r0), max(last, r1)


@njit(cache=True, nogil=True)
def _add_layer(planes, veil, t, row, word, mask):
    """One more layer at the cells of ``mask``, or something solid."""
    if veil == 0:
        planes[0, t, row, word] |= mask
        return
    base = 1 + (veil - 1) * LAYER_BITS
    full = mask
    for bit in range(LAYER_BITS):
        full &= planes[base + bit, t, row, word]
    mask &= ~full
    for bit in range(LAYER_BITS):
        carry = planes[base + bit, t, row, word] & mask
        planes[base + bit, t, row, word] ^= mask
        mask = carry


@njit(cache=True, nogil=True)
def _active(state, active):
    """Which veils hang over any of the 64 cells; how many they are."""
    used = 0
    for c in range(1, 1 + (len(state) - 1) // LAYER_BITS):
        there = NONE
        for bit in range(LAYER_BITS):
            there |= state[1 + (c - 1) * LAYER_BITS + bit]
        if there:
            active[used] = c
            used += 1
    return used


@njit(cache=True, nogil=True)
def _alike(state, one, among):
    """Those of ``among`` over which hangs the same as over the cell ``one``."""
    for plane in range(len(state)):
        among &= state[plane] if state[plane] & one else ~state[plane]
    return among


@njit(cache=True, nogil=True)
def _add_where(light, row, column, cells, change):
    """Add to the light of those of 64 cells; without branches, so that many are done at once."""
    for bit in range(64):
        light[row, column + bit] += np.int32((cells >> np.uint64(bit)) & ONE) * change


@njit(cache=True, nogil=True)
def _weight(state, one, share, active, used):
    """Millionths of the sun that arrive at one of the 64 cells."""
    if state[0] & one:
        return np.int32(0)
    through = 1.0
    for n in range(used):
        c = active[n]
        layers = 0
        for digit in range(LAYER_BITS):
            layers |= (1 << digit) if state[1 + (c - 1) * LAYER_BITS + digit] & one else 0
        if layers:
            through *= share[c, layers]
    return np.int32(through * FULL + 0.5)


@njit(cache=True, nogil=True)
def _adjust(old, now, row, word, share, active, light):
    """Add to ``light`` what 64 cells have gained or lost."""
    changed = NONE
    veiled = NONE
    for plane in range(1, len(now)):
        changed |= old[plane] ^ now[plane]
        veiled |= old[plane] | now[plane]
    changed = ((old[0] ^ now[0]) | changed) & ~(old[0] & now[0])
    if changed == NONE:
        return
    used = 0
    if veiled:
        for c in range(1, 1 + (len(now) - 1) // LAYER_BITS):
            there = NONE
            for bit in range(LAYER_BITS):
                plane = 1 + (c - 1) * LAYER_BITS + bit
                there |= old[plane] | now[plane]
            if there:
                active[used] = c
                used += 1
    while changed != NONE:
        lowest = changed & (~changed + ONE)
        alike = _alike(now, lowest, _alike(old, lowest, changed))
        change = _weight(now, lowest, share, active, used) - _weight(old, lowest, share, active, used)
        _add_where(light, row, word << 6, alike, change)
        changed &= ~alike


@njit(cache=True, nogil=True)
def _sort_out(flat, t, begin, size, veils, single, many, some):
    """Cells in full sun into ``single[0]``, under one layer of veil c only into ``single[c]``, under more into ``many``."""
    solid = flat[0, t, begin : begin + size]
    for w in range(size):
        some[w] = NONE
        many[w] = NONE
    for c in range(1, veils + 1):
        base = 1 + (c - 1) * LAYER_BITS
        lowest, higher, own = flat[base, t, begin : begin + size], flat[base + 1, t, begin : begin + size], single[c]
        for w in range(size):
            there = lowest[w] | higher[w]
            many[w] |= (some[w] & there) | higher[w]
            some[w] |= there
            own[w] = lowest[w] & ~higher[w]
    for c in range(1, veils + 1):
        own = single[c]
        for w in range(size):
            own[w] &= ~(many[w] | solid[w])
    own = single[0]
    for w in range(size):
        own[w] = ~(some[w] | solid[w])
        many[w] &= ~solid[w]


@njit(cache=True, nogil=True)
def _tally(ones, counter, size, digits):
    """Add one where ``ones`` has a 1: the counters lie upright, one digit of 64 cells in each word."""
    for digit in range(digits):
        row = counter[digit]
        for w in range(size):
            carry = row[w] & ones[w]
            row[w] ^= ones[w]
            ones[w] = carry


@njit(cache=True, nogil=True)
def _settle(counter, size, weight, spread, eights, light):
    """Read the counters, eight cells at a time, and add what they stand for to the ``light`` of their cells."""
    for w in range(size):
        for byte in range(8):
            shift = np.uint64(8 * byte)
            eight = NONE
            for digit in range(_COUNTER_BITS):
                eight |= spread[(counter[digit, w] >> shift) & np.uint64(255)] << np.uint64(digit)
            eights[w * 8 + byte] = eight
    counts = eights.view(np.uint8)
    for cell in range(size << 6):
        light[cell] += np.int32(counts[cell]) * weight
