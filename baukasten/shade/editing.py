"""Changing bit planes and their light in place: what one part hides is taken out or put in, and nothing else is counted."""

import numpy as np

from baukasten.compiled import njit
from baukasten.shade import spans
from baukasten.shade.layers import LAYER_BITS, NONE, ONE, add_layer, add_where, alike, weight
from baukasten.shade.stamp import stamp


OUT, IN, HELD = range(3)
"""What becomes of the parts: see ``edit``."""


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def edit(how, prints, alive, gone, suns, cells, planes, under, boxes, share, light, row0, row1, scratch):
    """Change the light in rows ``row0`` to ``row1``, and the planes unless the parts are only ``HELD`` over the ground.

    ``OUT``: of the parts those ``gone`` are taken out, those ``alive`` stay. Else: all parts come ``IN``. ``boxes``
    [sun, 4, part] tells the reach of each part. One kernel for all, for each has the drawing of shadows in it,
    which takes seconds to compile.
    """
    if how == OUT:
        _take_out(prints, alive, gone, suns, cells, planes, under, boxes, share, light, row0, row1, scratch)
    else:
        _put_in(prints, suns, cells, planes, boxes, share, light, row0, row1, how == IN, scratch)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _take_out(prints, alive, gone, suns, cells, planes, under, boxes, share, light, row0, row1, scratch):
    """Take the parts ``gone`` out of the planes and give their light back to ``light``, in rows ``row0`` to ``row1``.

    Where they shaded, everything of their kind is wiped down to what lies ``under`` all, and what is
    still ``alive`` there is drawn again.
    """
    veils = len(share) - 1
    ends, words, reach = scratch.ends, scratch.words, scratch.reach
    own, cover, old, active = scratch.own, scratch.now, scratch.old, scratch.active
    table = prints.table
    area = np.empty((veils + 1, 4), np.int64)
    state = np.empty(planes.shape[0], np.uint64)
    for t in range(len(suns)):
        first, last = row1 + 1, row0 - 1
        for c in range(veils + 1):
            area[c, 0], area[c, 1], area[c, 2], area[c, 3] = row1 + 1, row0 - 1, 1 << 30, -1
        for k in gone:
            if boxes[t, 1, k] < row0 or boxes[t, 0, k] > row1 or boxes[t, 3, k] < 0:
                continue
            r0, r1, c0, c1 = stamp(prints, k, suns[t], cells, row0, row1, own, words, ends)
            if r1 < r0:
                continue
            veil = int(table[k, spans.VEIL])
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
                    if before & wiped:
                        planes[plane, t, row, word] = before & ~wiped
                        if plane < len(under):
                            planes[plane, t, row, word] |= under[plane, t, row, word] & wiped
        for k in range(len(alive)):
            veil = int(table[k, spans.VEIL])
            if boxes[t, 0, k] > area[veil, 1] or boxes[t, 1, k] < area[veil, 0] or not alive[k]:
                continue
            if boxes[t, 2, k] > area[veil, 3] or boxes[t, 3, k] < area[veil, 2]:
                continue
            r0, r1 = max(area[veil, 0], boxes[t, 0, k]), min(area[veil, 1], boxes[t, 1, k])
            r0, r1, _c0, _c1 = stamp(prints, k, suns[t], cells, r0, r1, own, words, ends)
            for row in range(r0, r1 + 1):
                for word in range(words[row, 0], words[row, 1] + 1):
                    again = own[row, word] & cover[row, word, veil]
                    own[row, word] = NONE
                    if again:
                        add_layer(planes, veil, t, row, word, again)
        for row in range(first, last + 1):
            _note(scratch.touched, row, reach)
            for word in range(reach[row, 0], reach[row, 1] + 1):
                for plane in range(len(state)):
                    state[plane] = planes[plane, t, row, word]
                for c in range(veils + 1):
                    cover[row, word, c] = NONE
                _adjust(old[row, word], state, row, word, share, active, light)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _put_in(prints, suns, cells, planes, boxes, share, light, row0, row1, keep, scratch):
    """Put the parts into the planes and take their shade from ``light``, in rows ``row0`` to ``row1``.

    Where ``keep`` is false the planes stay as they are: the parts are only held over the ground. ``scratch.touched`` [rows, 2] widens to the columns that changed.
    """
    ends, words, reach = scratch.ends, scratch.words, scratch.reach
    own, now, old, active = scratch.own, scratch.now, scratch.old, scratch.active
    table = prints.table
    count_of_planes = planes.shape[0]
    for t in range(len(suns)):
        first, last = row1 + 1, row0 - 1
        for k in range(len(table)):
            if boxes[t, 1, k] < row0 or boxes[t, 0, k] > row1 or boxes[t, 3, k] < 0:
                continue
            r0, r1, _c0, _c1 = stamp(prints, k, suns[t], cells, row0, row1, own, words, ends)
            if r1 < r0:
                continue
            veil = int(table[k, spans.VEIL])
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
                    base = 1 + (veil - 1) * LAYER_BITS
                    for plane in range(base, base + LAYER_BITS):
                        carry = now[row, word, plane] & mask
                        now[row, word, plane] ^= mask
                        mask = carry
                    for plane in range(base, base + LAYER_BITS):
                        now[row, word, plane] |= mask
        for row in range(first, last + 1):
            _note(scratch.touched, row, reach)
            for word in range(reach[row, 0], reach[row, 1] + 1):
                _adjust(old[row, word], now[row, word], row, word, share, active, light)
                for plane in range(count_of_planes):
                    if keep and now[row, word, plane] != old[row, word, plane]:
                        planes[plane, t, row, word] = now[row, word, plane]
                    now[row, word, plane] = NONE


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _note(touched, row, reach):
    if reach[row, 1] >= reach[row, 0]:
        touched[row, 0] = min(touched[row, 0], reach[row, 0] << 6)
        touched[row, 1] = max(touched[row, 1], (reach[row, 1] << 6) + 64)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _load(planes, t, row, word, old, now):
    for plane in range(planes.shape[0]):
        old[row, word, plane] = now[row, word, plane] = planes[plane, t, row, word]


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
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


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
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
        same = alike(now, lowest, alike(old, lowest, changed))
        change = weight(now, lowest, share, active, used) - weight(old, lowest, share, active, used)
        add_where(light[row, word << 6 : (word + 1) << 6], same, change)
        changed &= ~same
