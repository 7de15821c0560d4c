"""The ground cut into convex cells: all of it, none of it twice, and smoothed as shapely would."""

import numpy as np
import pytest
import shapely

from baukasten.access.cell_kernels import STRAIGHT, WALL, WEST, after, smoothed
from baukasten.access.cells import DETAIL, ON, cut
from baukasten.access.tiles import OFF, cut as squares_of, tiles


def yard(seed):
    chance = np.random.default_rng(seed)
    round_, turned = chance.uniform(0, 24, (2, 14, 2))
    taken = [shapely.Point(at).buffer(0.45 + size, quad_segs=16) for at, size in zip(round_, chance.uniform(0, 1.5, 14), strict=True)]
    taken += [shapely.affinity.rotate(shapely.box(x, y, x + 3, y + 0.4), angle) for (x, y), angle in zip(turned, range(0, 182, 13), strict=False)]
    floor = squares_of(shapely.difference(shapely.box(0, 0, 24, 24), shapely.union_all(taken)), 1.0)
    return floor.side, tiles(floor, floor.floors, 0.0, np.zeros(0, object), np.zeros((0, 4)))


def rounds(cells):
    """The edges of each cell in their order: from every edge of a border or wall on, and from every edge beside one that is known."""
    known, found = set(), []
    waiting = [e for e in range(len(cells.links)) if cells.links[e, 0] < 0]
    while waiting:
        edge = waiting.pop()
        if edge not in known:
            cell = [edge]
            while (following := int(cells.links[cell[-1], 1])) != edge:
                cell.append(following)
            known.update(cell)
            waiting += [int(cells.links[e, 0]) for e in cell if cells.links[e, 0] >= 0]
            found.append(cell)
    return found


@pytest.mark.parametrize("seed", range(4))
def test_the_cells_of_a_square_are_convex_and_cover_its_ground_once(seed):
    side, squares = yard(seed)
    many = 0
    for key, cells in cut(squares, side).items():
        ground = shapely.union_all(squares[key].pieces)
        shapes = [shapely.Polygon(cells.points[cell]) for cell in rounds(cells)]
        assert shapely.area(shapes).sum() == pytest.approx(ground.area, abs=DETAIL * max(1.0, ground.length))
        assert shapely.union_all(shapes, grid_size=1e-5).area == pytest.approx(shapely.area(shapes).sum(), abs=1e-3)
        assert all(shape.convex_hull.area == pytest.approx(shape.area, abs=1e-5) for shape in shapes)
        many += len(shapes)
    assert many < 0.8 * sum(len(cells.triangles) for cells in cut(squares, side).values())


def test_edges_know_the_other_side_the_cell_and_the_corner():
    side, squares = yard(5)
    for key, cells in cut(squares, side).items():
        links, points = cells.links, cells.points
        west, south = (n * side + OFF for n in key)
        lines = west, south, west + side, south + side
        for cell in rounds(cells):
            assert len({int(links[e, 2]) for e in cell}) == 1
            for e in cell:
                tied, end = int(links[e, 0]), after(e)
                if tied >= 0:
                    assert links[tied, 0] == e and (points[tied] == points[end]).all() and (points[after(tied)] == points[e]).all()
                elif tied != WALL:
                    line = WEST - tied
                    assert np.abs(points[[e, end], line % 2] - lines[line]).max() < ON
                if links[e, 3] != STRAIGHT:
                    assert (points[links[e, 3]] == points[e]).all()
        counts = [int((links[cells.rims[a:b], 0] == WEST - n).sum()) for n, (a, b) in enumerate(spans(cells.rim_count))]
        assert counts == cells.rim_count.tolist()


def spans(counts):
    ends = np.cumsum(counts)
    return zip(ends - counts, ends, strict=True)


@pytest.mark.parametrize("seed", range(6))
def test_a_ring_is_smoothed_as_shapely_smooths_it(seed):
    chance = np.random.default_rng(seed)
    far = 3 + np.cumsum(chance.uniform(-0.02, 0.02, 300))
    turn = np.linspace(0, 2 * np.pi, 300, endpoint=False)
    ring = np.column_stack([far * np.cos(turn), far * np.sin(turn)])
    ring = np.concatenate([ring, ring[:1]])
    lines = np.array([[-100.0, -100.0, 100.0, 100.0], [-100.0, -100.0, float(ring[40, 0]), float(ring[90, 1])]])
    result, count = np.zeros((4 * len(ring), 2)), np.zeros(2, np.int64)
    smoothed(np.concatenate([ring, ring]), np.array([0, len(ring), 2 * len(ring)]), lines, DETAIL, ON, result, count)
    plain = shapely.simplify(shapely.LineString(ring), DETAIL, preserve_topology=False)
    assert np.array_equal(result[: count[0]], shapely.get_coordinates(plain))
    on = sorted(np.flatnonzero((np.abs(ring[:-1] - lines[1, 2:]) < ON).any(axis=1)).tolist())
    stretches = [np.concatenate([ring[a : b + 1]]) for a, b in zip(on, on[1:], strict=False)]
    stretches.append(np.concatenate([ring[on[-1] : -1], ring[: on[0] + 1]]))
    apart = [shapely.get_coordinates(shapely.simplify(shapely.LineString(one), DETAIL, preserve_topology=False)) for one in stretches]
    assert np.array_equal(result[2 * len(ring) : 2 * len(ring) + count[1]], np.concatenate(apart))
