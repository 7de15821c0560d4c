"""Bit planes of a day: what hides which cell from which sun, and how much light that leaves.

``planes`` [plane, sun, row, 64 cells]. Plane 0 holds what lets nothing through. Each veil, one kind of light
that a crown, a sail or a hedge lets through, has ``LAYER_BITS`` planes that count how many layers of it hang
between the cell and the sun, up to ``MOST_LAYERS``: more count as that many, when next to nothing is left.
So leaves are a weight that is put on afterwards, and what several veils let through multiplies.

Light is kept in whole millionths of full sun: whole numbers come to the same sum in any order, and that is
why a plan that was changed a hundred times has the very light of the same plan computed afresh.
"""

import sys
from contextlib import suppress
from mmap import mmap

import numpy as np
from numpy.typing import NDArray

from baukasten.compiled import njit

if sys.platform == "linux":
    from mmap import MADV_HUGEPAGE, MADV_NOHUGEPAGE, MAP_ANONYMOUS, MAP_PRIVATE, PAGESIZE

LAYER_BITS = 3
MOST_LAYERS = 2**LAYER_BITS - 1
FULL = 1_000_000

ONE = np.uint64(1)
NONE = np.uint64(0)


def empty_planes(veils: int, suns: int, rows: int, words: int) -> NDArray[np.uint64]:
    """Nothing hides any sun.

    Four layers of a veil are seldom: the memory of the highest digits is taken page by page, only where there is one.
    """
    count, each = 1 + LAYER_BITS * veils, suns * rows * words * 8
    if sys.platform != "linux" or not each:
        return np.zeros((count, suns, rows, words), np.uint64)
    room = mmap(-1, count * each, MAP_PRIVATE | MAP_ANONYMOUS)
    for plane in range(count):
        start = plane * each // PAGESIZE * PAGESIZE
        highest = plane > 0 and plane % LAYER_BITS == 0
        with suppress(OSError):  # a kernel that has no large pages knows neither word
            room.madvise(MADV_NOHUGEPAGE if highest else MADV_HUGEPAGE, start, (plane + 1) * each - start)
    return np.frombuffer(room, np.uint64).reshape(count, suns, rows, words)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def add_layer(planes, veil, t, row, word, mask):
    """One more layer at the cells of ``mask``, or something solid. Upper digits are touched only where they are needed."""
    if veil == 0:
        planes[0, t, row, word] |= mask
        return
    lowest = 1 + (veil - 1) * LAYER_BITS
    before = planes[lowest, t, row, word]
    planes[lowest, t, row, word] = before ^ mask
    if before & mask:
        carry_on(planes, veil, t, np.uint64(row), np.uint64(word), before & mask)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def carry_on(planes, veil, t, row, word, mask):
    """The cells of ``mask`` had the lowest digit; where there is no digit left all stay set."""
    base = 1 + (veil - 1) * LAYER_BITS
    for plane in range(base + 1, base + LAYER_BITS):
        before = planes[plane, t, row, word]
        planes[plane, t, row, word] = before ^ mask
        mask &= before
        if mask == NONE:
            return
    for plane in range(base, base + LAYER_BITS):
        planes[plane, t, row, word] |= mask


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def veils_over(state, active):
    """Which veils hang over any of the 64 cells; how many they are. ``state`` [planes]: their words."""
    used = 0
    for c in range(1, 1 + (len(state) - 1) // LAYER_BITS):
        there = NONE
        for bit in range(LAYER_BITS):
            there |= state[1 + (c - 1) * LAYER_BITS + bit]
        if there:
            active[used] = c
            used += 1
    return used


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def alike(state, one, among):
    """Those of ``among`` over which hangs the same as over the cell ``one``."""
    for plane in range(len(state)):
        among &= state[plane] if state[plane] & one else ~state[plane]
    return among


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def weight(state, one, share, active, used):
    """Millionths of the sun that arrive at one of the 64 cells; ``share`` [veil, layers]: what is let through."""
    if state[0] & one:
        return np.int32(0)
    through = 1.0
    for n in range(used):
        c = active[n]
        layers = 0
        for digit in range(LAYER_BITS):
            layers |= (1 << digit) if state[1 + (c - 1) * LAYER_BITS + digit] & one else 0
        through *= share[c, layers]
    return np.int32(through * FULL + 0.5)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def add_where(light, cells, change):
    """Add to the ``light`` of those of 64 cells; without branches, so that many are done at once."""
    for bit in range(64):
        light[bit] += np.int32((cells >> np.uint64(bit)) & ONE) * change
