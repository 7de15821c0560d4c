"""Counting the light of many suns over 64 cells at a time."""

import numpy as np
from numba import njit

from baukasten.shade.layers import FULL, LAYER_BITS, NONE, ONE, add_where, alike, veils_over, weight

_CHUNK = 512
"""Words that are counted together; what they need stays in the innermost cache."""
_COUNTER_BITS = 8
_AT_ONCE = 4
_ROOM = (_AT_ONCE + _COUNTER_BITS) * _CHUNK
MOST_SUNS = 2**_COUNTER_BITS - 1
"""As many as one counting run can take."""


@njit(cache=True, nogil=True)
def spread_of_bytes():
    """[256]: the eight bits of a byte as eight bytes."""
    table = np.zeros(256, np.uint64)
    for byte in range(256):
        for bit in range(8):
            table[byte] |= np.uint64((byte >> bit) & 1) << np.uint64(8 * bit)
    return table


@njit(cache=True, nogil=True)
def count(planes, share, spread, start, stop, row0, row1, light):
    """Add to ``light`` [rows, words * 64] in rows ``row0`` to before ``row1`` what arrives from suns ``start`` to before ``stop``.

    Cells that are open, and cells under one layer of one veil, are counted 64 at a time in binary counters; the
    rest one by one. ``rooms`` [veil, 4 suns and 8 digits]: words in one row each, so that one step takes many.
    """
    width, veils = planes.shape[3], len(share) - 1
    begin_all, total = row0 * width, (row1 - row0) * width
    flat = planes.reshape(planes.shape[0], planes.shape[1], planes.shape[2] * width)
    rooms = np.empty((veils + 1, _ROOM), np.uint64)
    used = np.zeros((veils + 1, 2), np.bool_)
    many = np.empty(2 * _CHUNK, np.uint64)
    state, active = np.empty(planes.shape[0], np.uint64), np.empty(veils + 1, np.int64)
    flat_light, eights = light.reshape(light.size), np.empty(_CHUNK * 8, np.uint64)
    for offset in range(0, total, _CHUNK):
        begin, size = begin_all + offset, min(_CHUNK, total - offset)
        rooms[:, _AT_ONCE * _CHUNK :] = NONE
        used[:, 0] = False
        for t in range(start, stop, _AT_ONCE):
            used[:, 1] = False
            for n in range(_AT_ONCE):
                if t + n >= stop:
                    rooms[:, n * _CHUNK : (n + 1) * _CHUNK] = NONE
                elif _sort_out(flat, t + n, begin, size, veils, n * _CHUNK, rooms, used, many):
                    _one_by_one(flat, t + n, begin, size, many, state, active, share, light)
            for c in range(veils + 1):
                if used[c, 1]:
                    _tally(rooms[c], size)
                    used[c, 0] = True
        for c in range(veils + 1):
            if used[c, 0]:
                each = np.int32(FULL) if c == 0 else np.int32(share[c, 1] * FULL + 0.5)
                _settle(rooms[c], size, each, spread, eights, flat_light[begin << 6 : (begin + size) << 6])


@njit(cache=True, nogil=True)
def tell_hours(light, is_open, per_sun, rows, touched, hours):
    """Write ``hours`` of the open cells that are ``touched``, in rows ``rows[0]`` to before ``rows[1]``."""
    factor = per_sun / FULL
    for row in range(rows[0], rows[1]):
        for column in range(touched[row, 0], min(touched[row, 1], hours.shape[1])):
            hours[row, column] = light[row, column] * factor if is_open[row, column] else np.nan


@njit(cache=True, nogil=True)
def _sort_out(flat, t, begin, size, veils, at, rooms, used, many):
    """Cells in full sun into room 0, under one layer of veil c only into room c, from word ``at`` on; the rest into ``many``.

    ``used`` [veil, 1] learns which rooms count. Whether there is anything in ``many``, whose second half is to work in.
    """
    solid, own = flat[0, t, begin : begin + size], rooms[0]
    for w in range(size):
        many[w] = many[_CHUNK + w] = NONE
    for c in range(1, veils + 1):
        base = 1 + (c - 1) * LAYER_BITS
        anything = NONE
        for plane in range(base, base + LAYER_BITS):
            words = flat[plane, t, begin : begin + size]
            for w in range(size):
                anything |= words[w]
        own = rooms[c]
        if anything == NONE:
            for w in range(size):
                own[at + w] = NONE
            continue
        used[c, 1] = True
        lowest, middle, top = flat[base, t, begin : begin + size], flat[base + 1, t, begin : begin + size], flat[base + 2, t, begin : begin + size]
        for w in range(size):
            higher = middle[w] | top[w]
            there = lowest[w] | higher
            many[w] |= (many[_CHUNK + w] & there) | higher
            many[_CHUNK + w] |= there
            own[at + w] = lowest[w] & ~higher
    for c in range(1, veils + 1):
        if used[c, 1]:
            own = rooms[c]
            for w in range(size):
                own[at + w] &= ~(many[w] | solid[w])
    own = rooms[0]
    used[0, 1] = True
    anything = NONE
    for w in range(size):
        own[at + w] = ~(many[_CHUNK + w] | solid[w])
        many[w] &= ~solid[w]
        anything |= many[w]
    return anything != NONE


@njit(cache=True, nogil=True)
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


@njit(cache=True, nogil=True)
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


@njit(cache=True, nogil=True)
def _settle(room, size, each, spread, eights, light):
    """Read the counters, eight cells at a time, and add what they stand for to the ``light`` of their cells."""
    for w in range(size):
        for byte in range(8):
            shift = np.uint64(8 * byte)
            eight = NONE
            for digit in range(_COUNTER_BITS):
                eight |= spread[(room[w + (_AT_ONCE + digit) * _CHUNK] >> shift) & np.uint64(255)] << np.uint64(digit)
            eights[w * 8 + byte] = eight
    counts = eights.view(np.uint8)
    for cell in range(size << 6):
        light[cell] += np.int32(counts[cell]) * each
