"""Parts made ready for one grid: what of their shadows does not depend on the sun, in the grid's own measure.

Lengths on the ground are counted in cells, ``per`` of them to a metre, and from the middle of the cell in the
south-west corner: rows and columns are whole numbers. Heights are metres. Two arrays of numbers say it all,
for compiled functions hand two on more quickly than twenty.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from baukasten.shade.grid import Grid
from baukasten.shade.shapes import COLUMN, PRISM, ROD, SHEET, Shapes

TABLE = (
    "kind", "convex", "upright", "veil", "lowest", "low", "high", "x0", "x1", "y0", "y1", "radius", "way_x", "way_y", "way_z",
    "px", "py", "pz", "qx", "qy", "qz", "owner", "overhead",
)  # fmt: skip
"""Columns of a part. ``upright``: the same outline from its underside to its top. ``x0`` to ``y1``: the box of its
corners. ``way``: from one end of a rod to the other, and ``p``, ``q``: two radii across it, at right angles to it and
to each other. Of a sheet ``way`` is its normal and ``px`` how far its plane lies from the middle of the first cell.
``owner``: the plan's item, -1 for the site's; ``overhead``: hangs so high that it shades its own seats too."""

CORNERS = ("x", "y", "z", "after", "along_x", "along_y", "lean")
"""Columns of a corner. ``along``: the way to the next one; ``lean``: cells eastwards on a row further north."""

STEEP = 1e-9
"""Cells: an edge that rises less crosses no row that matters."""


class Prints(NamedTuple):
    """``table`` [parts, 23]; the corners of part k are ``first[k]`` to ``first[k + 1]`` of ``corners`` [corners, 7].

    Convex prisms are walked counter-clockwise, whichever way their outline was drawn.
    """

    table: NDArray[np.float64]
    corners: NDArray[np.float64]
    first: NDArray[np.int64]


def prints(shapes: Shapes, grid: Grid) -> Prints:
    """All parts over the cells of a grid."""
    west, south, cell = float(grid.west), float(grid.south), float(grid.cell)
    per = 1 / cell
    corners = _corners(shapes, west, south, per)
    table = np.zeros((len(shapes.kind), len(TABLE)))
    round_ones = (shapes.kind == ROD) | (shapes.kind == COLUMN)
    upright = (shapes.kind == PRISM) | (round_ones & (shapes.axis_x == 0) & (shapes.axis_y == 0))
    # The box of a rod is wider than the rod: its ends are flat.
    foot, head = _flat_ends(shapes)
    low, high = np.where(upright & round_ones, foot, shapes.low), np.where(upright & round_ones, head, shapes.high)
    table[:, :7] = np.column_stack([shapes.kind, shapes.convex, upright, shapes.veil, shapes.lowest, low, high])
    table[:, 11], table[:, 21], table[:, 22] = shapes.radius * per, shapes.owner, shapes.overhead
    if len(table):
        for column, axis in ((7, 0), (9, 1)):
            table[:, column] = np.minimum.reduceat(corners[:, axis], shapes.first[:-1])
            table[:, column + 1] = np.maximum.reduceat(corners[:, axis], shapes.first[:-1])
        table[round_ones, 12:21] = _across(shapes, round_ones, per)
        sheets = shapes.kind == SHEET
        nx, ny = shapes.axis_x[sheets], shapes.axis_y[sheets]
        off = shapes.span[sheets] - nx * (west + cell / 2) - ny * (south + cell / 2)
        table[sheets, 12:16] = np.column_stack([nx * cell, ny * cell, shapes.axis_z[sheets], off])
    return Prints(table, corners, shapes.first)


def put_together(one: Prints, other: Prints) -> Prints:
    """The parts of both, in this order."""
    first = np.concatenate([one.first, other.first[1:] + one.first[-1]])
    return Prints(np.concatenate([one.table, other.table]), np.concatenate([one.corners, other.corners]), first)


def kept(prints: Prints, which: NDArray[np.bool_]) -> Prints:
    """Only some parts [n]."""
    sizes = np.diff(prints.first)
    first = np.concatenate([[0], np.cumsum(sizes[which])])
    return Prints(prints.table[which], prints.corners[np.repeat(which, sizes)], first)


def _corners(shapes: Shapes, west: float, south: float, per: float) -> NDArray[np.float64]:
    x, y = (shapes.x - west) * per - 0.5, (shapes.y - south) * per - 0.5
    sizes = np.diff(shapes.first)
    offset = np.repeat(shapes.first[:-1], sizes)
    own = np.arange(len(x))
    if len(x):
        after = offset + shapes.after
        spokes = (x - x[offset]) * (y[after] - y[offset]) - (x[after] - x[offset]) * (y - y[offset])
        area = np.add.reduceat(spokes, shapes.first[:-1])
        turned = np.repeat((area < 0) & shapes.convex & (shapes.kind == PRISM), sizes)
        own = np.where(turned, 2 * offset + np.repeat(sizes, sizes) - 1 - own, own)
        x, y = x[own], y[own]
    after = offset + shapes.after
    along_x, along_y = x[after] - x, y[after] - y
    lean = np.divide(along_x, along_y, out=np.zeros(len(x)), where=np.abs(along_y) > STEEP)
    return np.column_stack([x, y, shapes.z[own], shapes.after, along_x, along_y, lean])


def _flat_ends(shapes: Shapes) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Heights of the lower and of the upper end of whatever has an axis."""
    start = shapes.z[shapes.first[:-1]] if len(shapes.kind) else shapes.low
    end = start + shapes.axis_z * shapes.span
    return np.minimum(start, end), np.maximum(start, end)


def _across(shapes: Shapes, which: NDArray[np.bool_], per: float) -> NDArray[np.float64]:
    """[rods, 9]: the way from end to end, and two radii across it; eastwards and northwards in cells, upwards in metres."""
    nx, ny, nz = shapes.axis_x[which], shapes.axis_y[which], shapes.axis_z[which]
    flat = np.hypot(nx, ny)
    leans = flat > 1e-12
    flat_or_1 = np.where(leans, flat, 1.0)
    zero = np.zeros(len(flat))
    p = np.where(leans, np.array([-ny / flat_or_1, nx / flat_or_1, zero]), np.array([[1.0], [0.0], [0.0]]))
    q = np.where(leans, np.array([-nz * nx / flat_or_1, -nz * ny / flat_or_1, flat]), np.array([[0.0], [1.0], [0.0]]))
    way = np.array([nx, ny, nz]) * shapes.span[which]
    across = np.concatenate([way, p * shapes.radius[which], q * shapes.radius[which]])
    across[[0, 1, 3, 4, 6, 7]] *= per
    return across.T
