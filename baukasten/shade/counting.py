"""Counting the light of many suns over 64 cells at a time."""

import numpy as np

from baukasten.compiled import njit
from baukasten.shade.layers import FULL, LAYER_BITS, NONE, ONE, add_where, alike, veils_over, weight

_CHUNK = 520
"""Words that are counted together; what they need stays in the innermost cache."""
_COUNTER_BITS = 8
_AT_ONCE = 4
_COUNTED = 3
_ROOM = (_AT_ONCE + _COUNTER_BITS) * _CHUNK
MOST_SUNS = 2**_COUNTER_BITS - 1
"""As many as one counting run can take."""
SPREAD = np.unpackbits(np.arange(256, dtype=np.uint8), bitorder="little").view(np.uint64)
"""[256]: the eight bits of a byte as eight bytes."""


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def count(planes, share, start, stop, row0, row1, light):
    """Add to ``light`` [rows, words * 64] in rows ``row0`` to before ``row1`` what arrives from suns ``start`` to before ``stop``.

    Cells that are open, and cells under up to ``_COUNTED`` layers of one veil only, are counted 64 at a time in binary
    counters; the rest one by one. ``rooms`` [open and each veil's layers, 4 suns and 8 digits of _CHUNK words].
    """
    width, veils = planes.shape[3], len(share) - 1
    begin_all, total = row0 * width, (row1 - row0) * width
    flat = planes.reshape(planes.shape[0], planes.shape[1], planes.shape[2] * width)
    rooms = np.empty((1 + veils * _COUNTED, _ROOM), np.uint64)
    used, now = np.zeros(len(rooms), np.bool_), np.zeros((len(rooms), _AT_ONCE), np.bool_)
    many = np.empty(2 * _CHUNK, np.uint64)
    state, active = np.empty(planes.shape[0], np.uint64), np.empty(veils + 1, np.int64)
    flat_light, eights = light.reshape(light.size), np.empty(_CHUNK * 8, np.uint64)
    for offset in range(0, total, _CHUNK):
        begin, size = begin_all + offset, min(_CHUNK, total - offset)
        used[:] = False
        for t in range(start, stop, _AT_ONCE):
            now[:] = False
            for n in range(min(_AT_ONCE, stop - t)):
                if _sort_out(flat, t + n, begin, size, veils, n, rooms, now, many):
                    _one_by_one(flat, t + n, begin, size, many, state, active, share, light)
            for r in range(len(rooms)):
                if now[r, 0] or now[r, 1] or now[r, 2] or now[r, 3]:
                    if not used[r]:
                        rooms[r, _AT_ONCE * _CHUNK :] = NONE
                        used[r] = True
                    for n in range(_AT_ONCE):
                        if not now[r, n]:
                            rooms[r, n * _CHUNK : (n + 1) * _CHUNK] = NONE
                    _tally(rooms[r], size)
        for r in range(len(rooms)):
            if used[r]:
                through = 1.0 if r == 0 else share[1 + (r - 1) // _COUNTED, 1 + (r - 1) % _COUNTED]
                each = np.int32(through * FULL + 0.5)
                _settle(rooms[r], size, each, eights, flat_light[begin << 6 : (begin + size) << 6])


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
    Whether there is anything in ``many``, whose second half is to work in.
    """
    solid, at, present = flat[0, t, begin : begin + size], n * _CHUNK, 0
    for w in range(size):
        many[w] = NONE
        many[_CHUNK + w] = solid[w]
    for c in range(1, veils + 1):
        base, r = 1 + (c - 1) * LAYER_BITS, 1 + (c - 1) * _COUNTED
        lowest, middle = flat[base, t, begin : begin + size], flat[base + 1, t, begin : begin + size]
        top = flat[base + 2, t, begin : begin + size]
        low, high = NONE, NONE
        for w in range(size):
            low |= lowest[w]
            high |= middle[w] | top[w]
        if high:
            _several(lowest, middle, top, solid, size, at, rooms[r], rooms[r + 1], rooms[r + 2], many)
            now[r, n] = now[r + 1, n] = now[r + 2, n] = True
        elif low:
            _single(lowest, solid, size, at, rooms[r], many)
            now[r, n] = True
        present += (low | high) != NONE
    anything = NONE
    for w in range(size):
        anything |= many[w]
    if present > 1:
        for r in range(1, len(rooms)):
            if now[r, n]:
                own = rooms[r]
                for w in range(size):
                    own[at + w] &= ~many[w]
    own = rooms[0]
    now[0, n] = True
    for w in range(size):
        own[at + w] = ~many[_CHUNK + w]
    return anything != NONE


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _single(lowest, solid, size, at, one, many):
    """A veil that hangs nowhere in more than one layer."""
    for w in range(size):
        there, before = lowest[w] & ~solid[w], many[_CHUNK + w]
        one[at + w] = there
        many[w] |= before & there
        many[_CHUNK + w] = before | there


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _several(lowest, middle, top, solid, size, at, one, two, three, many):
    for w in range(size):
        lit = ~solid[w]
        a, b, c, before = lowest[w] & lit, middle[w] & lit, top[w] & lit, many[_CHUNK + w]
        there = a | b | c
        one[at + w] = a & ~(b | c)
        two[at + w] = b & ~(a | c)
        three[at + w] = a & b & ~c
        many[w] |= (before & there) | c
        many[_CHUNK + w] = before | there


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _one_by_one(flat, t, begin, size, many, state, active, share, light):
    """Cells under several layers: those under the same ones are alike."""
    width = light.shape[1] >> 6
    for word in range(size):
        left = many[word]
        if left == NONE:
            continue
        cell = begin + word
        for plane in range(len(state)):
            state[plane] = flat[plane, t, cell]
        over = veils_over(state, active)
        while left != NONE:
            lowest = left & (~left + ONE)
            same = alike(state, lowest, left)
            add_where(light, cell // width, (cell % width) << 6, same, weight(state, lowest, share, active, over))
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
                eight |= SPREAD[(room[w + (_AT_ONCE + digit) * _CHUNK] >> shift) & np.uint64(255)] << np.uint64(digit)
            eights[w * 8 + byte] = eight
    counts = eights.view(np.uint8)
    for cell in range(size << 6):
        light[cell] += np.int32(counts[cell]) * each
