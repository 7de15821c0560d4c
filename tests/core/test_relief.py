"""The height of the ground between the spots that are known."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from baukasten.geometry import Point
from baukasten.relief import Relief
from baukasten.site import Terrain

spots = st.lists(
    st.tuples(st.builds(Point, st.integers(-80_000, 80_000), st.integers(-80_000, 80_000)), st.integers(0, 20_000)),
    min_size=1, max_size=8, unique_by=lambda spot: (spot[0].x // 5_000, spot[0].y // 5_000),
)


def far_apart(some) -> bool:
    return all(a[0].distance(b[0]) > 3_000 for n, a in enumerate(some) for b in some[:n])


@given(spots.filter(lambda some: len(some) >= 3))
def test_it_goes_exactly_through_every_spot(some):
    corners = np.array([(p.x / 1000, p.y / 1000, 1.0) for p, _ in some])
    assume(far_apart(some) and np.linalg.svd(corners)[1][2] > 1.0)  # not all on one line
    relief = Relief(Terrain(tuple(some)))
    assert relief.base == min(z for _, z in some)
    for point, z in some:
        assert abs(relief.at(point) - (z - relief.base)) <= 1


@given(spots, st.floats(-0.2, 0.2), st.floats(-0.2, 0.2), st.builds(Point, st.integers(-200_000, 200_000), st.integers(-200_000, 200_000)))
def test_where_the_spots_lie_on_a_plane_the_ground_is_that_plane(some, east, north, anywhere):
    assume(far_apart(some))
    corners = np.array([(p.x / 1000, p.y / 1000, 1.0) for p, _ in some])
    assume(len(some) >= 3 and np.linalg.svd(corners)[1][2] > 1.0)
    plane = tuple((p, round(50_000 + east * p.x + north * p.y)) for p, _ in some)
    relief = Relief(Terrain(plane))
    expected = 50_000 + east * anywhere.x + north * anywhere.y - relief.base
    # Spots are whole millimetres: half of one, over the shortest lever, out to where we look.
    assert relief.at(anywhere) == pytest.approx(expected, abs=250)
    at_spot = plane[0][0]
    slope_east, slope_north = relief.slopes(at_spot.x / 1000, at_spot.y / 1000)
    assert (float(slope_east), float(slope_north)) == pytest.approx((east, north), abs=0.004)


def test_the_slope_up_to_the_gate():
    """Kröpeliner-Tor-Vorplatz rises 7.87 m over 170 m: 4.6 % from end to end."""
    relief = Relief(Terrain(((Point(0, 0), 7_700), (Point(170_000, 0), 15_570), (Point(85_000, 40_000), 11_635))))
    assert relief.at(Point(85_000, 0)) == pytest.approx(3_935, abs=1)
    east, north = relief.slopes(np.array([10.0, 160.0]), np.array([0.0, 5.0]))
    assert east == pytest.approx([0.0463, 0.0463], abs=1e-4) and north == pytest.approx([0, 0], abs=1e-4)


@pytest.mark.parametrize("terrain", [None, Terrain(())])
def test_nothing_known_is_flat_and_says_so(terrain):
    relief = Relief(terrain)
    assert not relief.known and relief.at(Point(5_000, 5_000)) == 0
    assert relief.heights(np.zeros((2, 3)), np.zeros((2, 3))).tolist() == [[0.0] * 3] * 2


def test_one_spot_is_level_ground():
    relief = Relief(Terrain(((Point(0, 0), 13_000),)))
    assert relief.known and relief.base == 13_000
    assert [relief.at(Point(x, 0)) for x in (-50_000, 0, 50_000)] == [0, 0, 0]


def test_spots_on_one_line_leave_the_ground_level_across_it():
    relief = Relief(Terrain(((Point(0, 0), 0), (Point(10_000, 0), 500), (Point(20_000, 0), 1_000))))
    assert relief.at(Point(10_000, 0)) == 500
    assert relief.at(Point(10_000, 8_000)) == pytest.approx(500, abs=2)
    assert relief.at(Point(15_000, -8_000)) == pytest.approx(750, abs=2)


def test_a_hump_is_between_its_neighbours():
    relief = Relief(Terrain((*(((Point(x, y)), 0) for x in (0, 20_000) for y in (0, 20_000)), (Point(10_000, 10_000), 1_000))))
    assert 0 < relief.at(Point(5_000, 5_000)) < 1_000
    assert relief.at(Point(10_000, 10_000)) == 1_000


def test_the_same_spot_named_twice_does_no_harm():
    relief = Relief(Terrain(((Point(0, 0), 100), (Point(0, 0), 100), (Point(9_000, 0), 200), (Point(0, 9_000), 100))))
    assert relief.at(Point(0, 0)) == pytest.approx(0, abs=2) and relief.at(Point(9_000, 0)) == pytest.approx(100, abs=2)
