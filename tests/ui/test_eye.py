"""Where one looks from in 3D."""

import math

import pytest

from ui.view3d.eye import EYE_HEIGHT, FURTHEST, HIGHEST, LOWEST, NEAREST, STRIDE, Eye

ROUND = Eye(10.0, 20.0, 2.0, heading=0.0, lift=30.0, distance=40.0)


def test_in_orbit_the_eye_stands_behind_and_above_what_it_looks_at():
    assert ROUND.at == pytest.approx((10.0, 20.0 - 40 * math.cos(math.radians(30)), 2.0 + 20.0))
    assert ROUND.towards == (10.0, 20.0, 2.0)


def test_turning_right_goes_by_the_compass():
    east = ROUND.turned(90)
    assert east.at == pytest.approx((10.0 - 40 * math.cos(math.radians(30)), 20.0, 22.0))
    assert east.turned(270).heading == 0


def test_walking_at_eye_height_goes_where_one_looks():
    walker = ROUND.on_foot(5.0).turned(90).stepped(2)
    assert walker.at == pytest.approx((10.0 + 2 * STRIDE, 20.0, 5.0 + EYE_HEIGHT))
    ahead = walker.towards[0] - walker.at[0], walker.towards[1] - walker.at[1]
    assert ahead == pytest.approx((10.0, 0.0))


def test_limits():
    assert ROUND.lifted(500).lift == HIGHEST
    assert ROUND.lifted(-500).lift == LOWEST
    assert ROUND.nearer(1e9).distance == NEAREST
    assert ROUND.nearer(1e-9).distance == FURTHEST
