"""Distances to what stands in the way: exact, wherever the place lies and whatever the outline."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from baukasten.access import Going, ground
from baukasten.access.clearance import clear_map, clearance
from baukasten.geometry import areas
from tests.core.example_plans import example
from tests.laws import examples

spots = st.tuples(st.integers(0, 12_000), st.integers(0, 12_000))
outlines = st.lists(st.lists(spots, min_size=3, max_size=9), min_size=1, max_size=8)


def solids(rings):
    return [areas(shapely.make_valid(shapely.Polygon(np.array(ring) / 1000))) for ring in rings]


@examples(50)
@given(outlines, st.lists(spots, min_size=1, max_size=40))
def test_a_distance_is_what_shapely_measures(rings, places):
    """Corners, edges and places in line with them too: all lie on whole millimetres."""
    shapes = solids(rings)
    points = np.array([*places, *(spot for ring in rings for spot in ring)]) / 1000
    solid = shapely.union_all(shapes)
    expected = np.minimum(shapely.distance(solid, shapely.points(points)), 3) if not solid.is_empty else np.full(len(points), 3.0)
    assert clearance(points, shapes) == pytest.approx(expected, abs=1e-6)


def test_in_a_courtyard_the_nearest_wall_counts():
    court = shapely.box(0, 0, 20, 20).difference(shapely.box(5, 5, 15, 15))
    places = np.array([(10, 10), (6, 10), (2, 10), (25, 10), (20.5, 20.5)])
    assert clearance(places, [court], 7) == pytest.approx([5, 1, 0, 5, 0.5**0.5])


@pytest.mark.parametrize("most", [0.5, 3.0, 20.0])
def test_far_is_as_far_as_is_asked_for(most):
    assert clearance(np.array([(0, 0), (1e7, 0)]), [shapely.box(5, 0, 6, 1)], most).tolist() == [min(5.0, most), most]


def test_nothing_stands_there():
    assert clearance(np.zeros((2, 2)), []).tolist() == [3.0, 3.0] and not len(clearance(np.zeros((0, 2)), [shapely.box(0, 0, 1, 1)]))


@pytest.mark.parametrize("going", list(Going))
def test_the_map_measures_to_things_and_to_the_edge_of_the_floor(going):
    text = "yard 14 x 11; entrance 0,5; house 9,0 to 12,4; lawn 0,8 to 6,11; hedgebed 8,7 to 11,9; kerb 6,0 to 6,7 height 0.12; bench 3,3 facing 30"
    here = ground(example(text))
    clear = clear_map(here, going)
    free = here.rolling if going is Going.WHEELS else here.free if going is Going.FEET else here.free.difference(here.barred)
    rows, cols = np.indices(clear.clear.shape)
    middles = shapely.points(*clear.middles(rows, cols))
    expected = np.where(shapely.intersects(free, middles), np.minimum(shapely.distance(free.boundary, middles), 3), 0)
    assert clear.clear == pytest.approx(expected, abs=1e-5)
