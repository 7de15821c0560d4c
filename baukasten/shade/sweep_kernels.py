"""One walk over a raster away from the sun, row by row: what has been passed is carried along in lines.

A height z that lies q rows down the walk is kept as z + q · drop, ``drop`` being what a ray loses from row to row.
In that measure a ray has one height all its way, so nothing carried has to be touched from row to row: of solid
things each line keeps the highest passed so far. Crowns have an underside: each line keeps one bit for each
slice of height, set where leaves have been passed. A whole raster so takes a few steps per cell and sun.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from baukasten.compiled import njit

SUN, CROWN, SOLID = np.uint8(0), np.uint8(1), np.uint8(2)
ONE = np.uint64(1)
VOID, SKY = np.float32(-1e9), np.float32(1e9)
"""Lower and higher than everything."""


HAIR = 1e-3
"""Metres by which something has to be higher than a place: a place on top of a cell is not hidden by that cell."""


class Walk(NamedTuple):
    """``back``: from the last row to the first. ``slope``: columns a ray moves per row. ``slice_`` of height for one bit,
    counted from ``low``."""

    back: bool
    slope: float
    drop: float
    low: float
    slice_: float


class Crowns(NamedTuple):
    """Cells with leaves, sorted by row: those of row i are ``first[i]`` to before ``first[i + 1]``."""

    first: NDArray[np.int64]
    column: NDArray[np.int64]
    base: NDArray[np.float32]
    top: NDArray[np.float32]


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def over_cells(solid, ground, crowns, walk, seen):
    """Fill ``seen`` [rows, columns]: what hides the sun from the ``ground`` at the middle of each cell."""
    rows, columns = solid.shape
    pad, highest, leaves = _lines(solid.shape, crowns, walk)
    slices = np.empty(columns, np.int32)
    for q in range(rows):
        row = rows - 1 - q if walk.back else q
        shift = int(np.floor(walk.slope * q + 0.5))
        start, height = pad - shift, np.float32(q * walk.drop)
        seen[row] = SUN
        if len(crowns.column):
            _pass_crowns(crowns, row, start, q, walk, leaves)
            _under_leaves(leaves, start, ground[row], height, walk, slices, seen[row])
        _over_row(highest[start : start + columns], solid[row], ground[row], height, seen[row])


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def over_places(solid, crowns, walk, order, along, across, z, seen):
    """Fill ``seen`` [places]: what hides the sun from places at ``along`` rows, ``across`` columns and height ``z``.

    ``order``: the places by ``along``. Rows and columns count from the middle of the first cell, in fractions.
    """
    rows, columns = solid.shape
    pad, highest, leaves = _lines(solid.shape, crowns, walk)
    seen[:] = SUN
    at = 0
    for q in range(rows):
        row = rows - 1 - q if walk.back else q
        shift, aside = int(np.floor(walk.slope * q + 0.5)), int(np.floor(walk.slope * (q + 1) + 0.5))
        start, height = pad - shift, np.float32(q * walk.drop)
        while at < len(order) and _down(walk, rows, along, order, at) < q:
            if q:
                _over_place(highest, leaves, pad, walk, rows, order, at, along, across, z, seen)
            at += 1
        behind = solid[min(max(row - 1 if walk.back else row + 1, 0), rows - 1)]
        _pass_row(highest[start : start + columns], solid[row], behind, aside - shift, height, np.float32(walk.drop))
        if len(crowns.column):
            _pass_crowns(crowns, row, start, q, walk, leaves)
    while at < len(order):
        _over_place(highest, leaves, pad, walk, rows, order, at, along, across, z, seen)
        at += 1


@njit(cache=True, nogil=True, error_model="numpy", no_cfunc_wrapper=True)
def add_light(seen, share, total):
    """Add to ``total`` what arrives, by ``share`` [what hides the sun]."""
    for row in range(seen.shape[0]):
        _add_row(seen[row], share, total[row])


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _add_row(seen, share, total):
    full, leafy = share[0], share[1]
    for j in range(len(seen)):
        total[j] += (full if seen[j] == SUN else np.int32(0)) + (leafy if seen[j] == CROWN else np.int32(0))


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _lines(shape, crowns, walk):
    """Room for all lines, and the number of the one in which the first cell of the first row lies."""
    pad = int(abs(walk.slope) * shape[0]) + 2
    slices = 0
    if len(crowns.column):
        slices = int((crowns.top.max() + walk.drop * (shape[0] + 1) - walk.low) / walk.slice_) + 2
    lines = shape[1] + 2 * pad
    return pad, np.full(lines, VOID, np.float32), np.zeros(((slices + 63) // 64, lines), np.uint64)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _over_row(highest, solid, ground, height, seen):
    for j in range(len(seen)):
        passed, here = highest[j], solid[j] + height
        seen[j] = SOLID if passed > ground[j] + height else seen[j]
        highest[j] = passed if passed > here else here


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _pass_row(highest, solid, behind, aside, height, drop):
    """Where the next cell on the way, ``aside`` columns off, lies deeper than the light falls, there is an edge.

    It is taken to run half way between the two middles: a wall stands somewhere there, on a slope nothing does.
    """
    half, last = drop / np.float32(2), len(solid) - 1
    for j in range(len(solid)):
        edge = behind[min(max(j + aside, 0), last)] + drop < solid[j]
        here = solid[j] + height + (half if edge else np.float32(0))
        highest[j] = highest[j] if highest[j] > here else here


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _pass_crowns(crowns, row, start, q, walk, leaves):
    """Set the slices that leaves of this row fill; a cell is as deep as a row."""
    per = 1 / walk.slice_
    front, back = (q - 0.5) * walk.drop - walk.low, (q + 0.5) * walk.drop - walk.low
    for k in range(crowns.first[row], crowns.first[row + 1]):
        first = int((crowns.base[k] + front) * per + 0.5)
        last = int((crowns.top[k] + back) * per + 0.5) - 1
        line = start + crowns.column[k]
        for word in range(first >> 6, (last >> 6) + 1):
            low, high = max(first - (word << 6), 0), min(last - (word << 6), 63)
            if high >= low:
                leaves[word, line] |= (~np.uint64(0) >> np.uint64(63 - high + low)) << np.uint64(low)


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _under_leaves(leaves, start, ground, height, walk, slices, seen):
    """Two plain loops without a branch, which become vector code; ``slices`` [columns] is room to work in."""
    flat, lines = leaves.reshape(leaves.size), leaves.shape[1]
    per, up, most = np.float32(1 / walk.slice_), np.float32(height - walk.low), np.float32(len(leaves) * 64 - 1)
    for j in range(len(seen)):
        # No leaves fill the lowest and the highest slice: they stand for all that is below and above.
        slices[j] = np.int32(min(max((ground[j] + up) * per, np.float32(0)), most))
    for j in range(len(seen)):
        slice_ = slices[j]
        seen[j] = np.uint8(flat[(slice_ >> 6) * lines + start + j] >> np.uint64(slice_ & 63) & ONE)  # which is CROWN


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _down(walk, rows, along, order, at):
    """How many rows down the walk the next place lies."""
    return rows - 1 - along[order[len(order) - 1 - at]] if walk.back else along[order[at]]


@njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
def _over_place(highest, leaves, pad, walk, rows, order, at, along, across, z, seen):
    place = order[len(order) - 1 - at] if walk.back else order[at]
    down = rows - 1 - along[place] if walk.back else along[place]
    line = pad + int(np.floor(across[place] - walk.slope * down + 0.5))
    if not 0 <= line < len(highest):
        return
    here = z[place] + down * walk.drop
    if highest[line] > here + HAIR:
        seen[place] = SOLID
    elif len(leaves):
        slice_ = int(min(max((here - walk.low) / walk.slice_, 0.0), len(leaves) * 64 - 1.0))
        if leaves[slice_ >> 6, line] >> np.uint64(slice_ & 63) & ONE:
            seen[place] = CROWN
