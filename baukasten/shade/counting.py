"""Counting the light of many suns over 64 cells at a time."""

import numpy as np

from baukasten.compiled import njit
from baukasten.shade.drawing import draw
from baukasten.shade.layers import FULL, LAYER_BITS, NONE, ONE, add_where, alike, veils_over, weight

_CHUNK = 256
"""Words that are counted together; what they need stays in the inner caches."""
_COUNTER_BITS = 8
AT_ONCE = 4
"""Suns that are counted together."""
_COUNTED = 3
_ROOM = (AT_ONCE + _COUNTER_BITS) * _CHUNK
_MOST_SUNS = 2**_COUNTER_BITS - AT_ONCE
"""As many as the counters can take; in steps of ``AT_ONCE``."""
SPREAD = np.unpackbits(np.arange(256, dtype=np.uint8), bitorder="little").view(np.uint64)
"""[256]: the eight bits of a byte as eight bytes."""


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def shine(prints, boxes, suns, cells, under, planes, drawn, share, row0, row1, light):
    """Add to ``light`` [all cells, rows of words * 64] in rows ``row0`` to before ``row1`` what arrives from all suns.

    Shadows are drawn into the ``planes``, on top of what lies ``under`` all, unless they are ``drawn`` already; planes
    of no sun at all are not kept: shadows are then drawn into room of our own, which the inner caches can hold.
    Cells that are open, and cells under up to ``_COUNTED`` layers of one veil only, are counted 64 at a time in binary
    counters; the rest one by one.
    """
    width, veils, kept = planes.shape[3], len(share) - 1, planes.shape[1] > 0
    base = np.int64(0) if kept else row0
    bits = planes if kept else np.empty((planes.shape[0], AT_ONCE, row1 - row0, width), np.uint64)
    own, words, ends = np.zeros((cells.rows, width), np.uint64), np.empty((cells.rows, 2), np.int64), np.empty((6, cells.rows))
    flat = bits.reshape(bits.shape[0], bits.shape[1], bits.shape[2] * width)
    begin, total = (row0 - base) * width, (row1 - row0) * width
    chunks, kinds = -(-total // _CHUNK), 1 + veils * _COUNTED
    counters, used, now = np.empty((chunks, kinds, _ROOM), np.uint64), np.zeros((chunks, kinds), np.bool_), np.zeros((kinds, AT_ONCE), np.bool_)
    many, eights = np.empty(2 * _CHUNK, np.uint64), np.empty(_CHUNK * 8, np.uint64)
    state, active = np.empty(planes.shape[0], np.uint64), np.empty(veils + 1, np.int64)
    ground = light[(row0 * width) << 6 : (row1 * width) << 6]
    for start in range(0, len(suns), AT_ONCE):
        stop = min(start + AT_ONCE, len(suns))
        slot = start if kept else np.int64(0)
        for t in range(start, 0 if drawn else stop):
            _lay_under(bits, slot + t - start, base, under, t, row0, row1)
            draw(prints, boxes[t], suns[t], cells, bits, slot + t - start, base, row0, row1 - 1, own, words, ends)
        for chunk in range(len(counters)):
            offset, rooms = chunk * _CHUNK, counters[chunk]
            size = min(_CHUNK, total - offset)
            now[:] = False
            for n in range(stop - start):
                if _sort_out(flat, slot + n, begin + offset, size, veils, n, rooms, now, many):
                    _one_by_one(flat, slot + n, begin + offset, size, many, state, active, share, ground[offset << 6 :])
            for r in range(len(rooms)):
                if now[r, 0] or now[r, 1] or now[r, 2] or now[r, 3]:
                    if not used[chunk, r]:
                        _empty(rooms[r, AT_ONCE * _CHUNK :])
                        used[chunk, r] = True
                    for n in range(AT_ONCE):
                        if not now[r, n]:
                            _empty(rooms[r, n * _CHUNK : (n + 1) * _CHUNK])
                    _tally(rooms[r], size)
            if stop == len(suns) or stop % _MOST_SUNS == 0:
                for r in range(len(rooms)):
                    if used[chunk, r]:
                        through = 1.0 if r == 0 else share[1 + (r - 1) // _COUNTED, 1 + (r - 1) % _COUNTED]
                        _settle(rooms[r], size, np.int32(through * FULL + 0.5), eights, ground[offset << 6 : (offset + size) << 6])
                        used[chunk, r] = False


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _lay_under(planes, t, base, under, sun, row0, row1):
    """Begin with what lies under all shadows of a sun."""
    for plane in range(planes.shape[0]):
        for row in range(row0, row1):
            words = planes[plane, t, row - base]
            if plane < len(under):
                _copy(under[plane, sun, row], words)
            else:
                _empty(words)


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def tell_hours(light, is_open, per_sun, rows, touched, hours):
    """Write ``hours`` of the open cells that are ``touched``, in rows ``rows[0]`` to before ``rows[1]``."""
    factor = per_sun / FULL
    for row in range(rows[0], rows[1]):
        start, stop = touched[row, 0], min(touched[row, 1], hours.shape[1])
        if start < stop:
            _tell_row(light[row, start:stop], is_open[row, start:stop], factor, hours[row, start:stop])


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _tell_row(light, is_open, factor, hours):
    """A plain loop without a branch, which becomes vector code."""
    for j in range(len(hours)):
        told = np.float32(light[j] * factor)
        hours[j] = told if is_open[j] else np.float32(np.nan)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _sort_out(flat, t, begin, size, veils, n, rooms, now, many):
    """Cells in full sun into room 0, under few layers of one veil only into that veil's rooms, the rest into ``many``.

    They are the ``n``th of the suns that are counted together. ``now`` [room, sun] learns what was filled.
    Whether there is anything in ``many``, whose second half is to work in: what is hidden by now.
    """
    solid, present, left = flat[0, t, begin : begin + size], 0, NONE
    at, until, hidden = n * _CHUNK, n * _CHUNK + size, many[_CHUNK : _CHUNK + size]
    _empty(many[:size])
    _copy(solid, hidden)
    for c in range(1, veils + 1):
        base, r = 1 + (c - 1) * LAYER_BITS, 1 + (c - 1) * _COUNTED
        lowest, middle = flat[base, t, begin : begin + size], flat[base + 1, t, begin : begin + size]
        top = flat[base + 2, t, begin : begin + size]
        own, more, most = rooms[r, at:until], rooms[r + 1, at:until], rooms[r + 2, at:until]
        one, two, three, left = _layers(lowest, middle, top, solid, hidden, own, more, most, many, left)
        now[r, n], now[r + 1, n], now[r + 2, n] = one != NONE, two != NONE, three != NONE
        present += (one | two | three) != NONE
    if left != NONE and present > 1:
        for r in range(1, len(rooms)):
            if now[r, n]:
                _clear(rooms[r, at:until], many)
    now[0, n] = True
    _turn_round(rooms[0, at:until], hidden)
    return left != NONE


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _layers(lowest, middle, top, solid, hidden, one, two, three, many, left):
    """Into ``one``, ``two``, ``three`` the cells under so many layers of a veil; what there is in each, and in ``many``.

    A plain loop without a branch, which becomes vector code.
    """
    ones, twos, threes = NONE, NONE, NONE
    for w in range(len(solid)):
        lit, before = ~solid[w], hidden[w]
        a, b, c = lowest[w] & lit, middle[w] & lit, top[w] & lit
        there = a | b | c
        single, double, triple, more = a & ~(b | c), b & ~(a | c), a & b & ~c, many[w] | (before & there) | c
        one[w], two[w], three[w], many[w], hidden[w] = single, double, triple, more, before | there
        ones, twos, threes, left = ones | single, twos | double, threes | triple, left | more
    return ones, twos, threes, left


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _empty(words):
    for w in range(len(words)):
        words[w] = NONE


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _copy(words, there):
    for w in range(len(words)):
        there[w] = words[w]


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _clear(words, away):
    for w in range(len(words)):
        words[w] &= ~away[w]


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _turn_round(words, others):
    for w in range(len(words)):
        words[w] = ~others[w]


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _one_by_one(flat, t, begin, size, many, state, active, share, light):
    """Cells under several layers: those under the same ones are alike."""
    for word in range(size):
        left = many[word]
        if left == NONE:
            continue
        for plane in range(len(state)):
            state[plane] = flat[plane, t, begin + word]
        over = veils_over(state, active)
        while left != NONE:
            lowest = left & (~left + ONE)
            same = alike(state, lowest, left)
            add_where(light[word << 6 : (word + 1) << 6], same, weight(state, lowest, share, active, over))
            left &= ~same


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _tally(room, size):
    """Add the ones of four suns: the counters lie upright, one digit of 64 cells in each word."""
    for w in range(size):
        a, b, c, d = room[w], room[w + _CHUNK], room[w + 2 * _CHUNK], room[w + 3 * _CHUNK]
        ones = room[w + 4 * _CHUNK]
        half = ones ^ a
        twos, ones = (ones & a) | (half & b), half ^ b
        half = ones ^ c
        more, ones = (ones & c) | (half & d), half ^ d
        room[w + 4 * _CHUNK] = ones
        before = room[w + 5 * _CHUNK]
        half = before ^ twos
        carry = (before & twos) | (half & more)
        room[w + 5 * _CHUNK] = half ^ more
        for digit in range(6, 12):
            before = room[w + digit * _CHUNK]
            room[w + digit * _CHUNK] = before ^ carry
            carry &= before


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _settle(room, size, each, eights, light):
    """Read the counters, eight cells at a time, and add what they stand for to the ``light`` of their cells."""
    for w in range(size):
        for byte in range(8):
            shift = np.uint64(8 * byte)
            eight = NONE
            for digit in range(_COUNTER_BITS):
                eight |= SPREAD[(room[w + (AT_ONCE + digit) * _CHUNK] >> shift) & np.uint64(255)] << np.uint64(digit)
            eights[w * 8 + byte] = eight
    counts = eights.view(np.uint8)
    for cell in range(size << 6):
        light[cell] += np.int32(counts[cell]) * each
