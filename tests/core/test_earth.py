"""Where on earth a site lies. Check values V45–V52 of the project's rules sheet (section 9c)."""

import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baukasten.earth import Anchor
from baukasten.geometry import Point
from tests.core.strategies import near_points

UTM = "EPSG:25833"
ORIGIN = Anchor(UTM, 0, 0)


@pytest.mark.parametrize(
    "lat, lon, east, north",
    [
        pytest.param(54.0884, 12.1405, 312_982.612, 5_997_138.241, id="V45 Neuer Markt"),
        pytest.param(54.09, 12.10, 310_341.828, 5_997_424.078, id="V46"),
        pytest.param(54.18, 12.08, 309_447.957, 6_007_487.509, id="V47 Warnemünde"),
        pytest.param(54.0, 15.0, 500_000.000, 5_983_521.662, id="V48 middle meridian"),
    ],
)
def test_longitude_and_latitude_become_metres_to_the_millimetre(lat, lon, east, north):
    assert ORIGIN.from_lonlat(lon, lat) == pytest.approx((east * 1000, north * 1000), abs=1)
    assert Anchor(UTM, east, north).lonlat() == pytest.approx((lon, lat), abs=2e-8)


def test_metres_become_longitude_and_latitude():
    """V49"""
    assert Anchor(UTM, 313_000, 5_997_000).lonlat() == pytest.approx((12.1408509, 54.0871654), abs=5e-8)


def test_a_distance_on_the_grid_and_on_the_earth():
    """V50: from V45 to V46."""
    a, b = ORIGIN.from_lonlat(12.1405, 54.0884), ORIGIN.from_lonlat(12.10, 54.09)
    assert a.distance(b) / 1000 == pytest.approx(2_656.209, abs=0.002)
    _, _, geodesic = pyproj.Geod(ellps="GRS80").inv(12.1405, 54.0884, 12.10, 54.09)
    assert geodesic == pytest.approx(2_656.115, abs=0.002)


@pytest.mark.parametrize(
    "crs, east, north", [("EPSG:5650", 33_312_982.612, 5_997_138.241), ("EPSG:3857", 1_351_474.278, 7_186_916.004)]
)
def test_other_systems_name_the_same_place(crs, east, north):
    """V51"""
    assert Anchor(crs, 0, 0).from_lonlat(12.1405, 54.0884) == pytest.approx((east * 1000, north * 1000), abs=1)
    assert Anchor(crs, east, north).lonlat() == pytest.approx((12.1405, 54.0884), abs=2e-8)


@pytest.mark.parametrize(
    "lat, lon, clockwise",
    [(54.0884, 12.1405, 2.31664), (54.09, 12.10, 2.34952), (54.18, 12.08, 2.36842), (54.0, 15.0, 0.0), (54.0, 16.0, -0.80905)],
)
def test_true_north_lies_clockwise_of_the_grid_west_of_the_middle_meridian(lat, lon, clockwise):
    """V45–V48, V52 (2.350° in Rostock); east of 15° E it is the other way: sin 54° · 1°."""
    point = ORIGIN.from_lonlat(lon, lat)
    anchor = Anchor(UTM, point.x / 1000, point.y / 1000)
    assert anchor.true_north() == pytest.approx(clockwise, abs=2e-4)


def test_true_north_is_where_a_walk_north_leads():
    """The same angle measured: a step along the meridian, seen on the plan."""
    anchor = Anchor(UTM, 310_341.828, 5_997_424.078)
    north = anchor.from_lonlat(12.10, 54.09 + 0.01)
    assert Point(0, 0).bearing(north) / 10 == pytest.approx(anchor.true_north(), abs=0.06)


@given(near_points)
def test_from_the_plan_to_the_earth_and_back(point):
    anchor = Anchor(UTM, 312_243.0, 5_997_173.5)
    assert anchor.point(*anchor.coordinates(point)) == point
    assert anchor.from_lonlat(*anchor.lonlat(point)) == pytest.approx(point, abs=1)


@given(st.floats(5, 15), st.floats(47, 55))
def test_nowhere_in_germany_is_true_north_further_off_than_the_meridians_say(lon, lat):
    crs = "EPSG:25832" if lon < 12 else UTM
    point = Anchor(crs, 0, 0).from_lonlat(lon, lat)
    assert abs(Anchor(crs, point.x / 1000, point.y / 1000).true_north()) < 3.5
