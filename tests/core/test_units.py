"""The whole numbers, and how they are reached from metres, degrees and euros."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baukasten.units import FULL_TURN, cents, degrees, metres, mm, tenths


@pytest.mark.parametrize("length, whole", [(1.8, 1800), (0.0004, 0), (0.0006, 1), (-0.45, -450), (1.0045, 1004), (2.675, 2675)])
def test_metres_become_the_nearest_millimetre(length, whole):
    assert mm(length) == whole


@given(st.integers(-10**9, 10**9))
def test_millimetres_survive_as_metres(length):
    assert mm(metres(length)) == length


@pytest.mark.parametrize("angle, whole", [(0, 0), (90, 900), (359.96, 0), (-90, 2700), (720.5, 5), (-0.04, 0)])
def test_degrees_come_round(angle, whole):
    assert tenths(angle) == whole


@given(st.integers(0, FULL_TURN - 1))
def test_tenths_survive_as_degrees(angle):
    assert tenths(degrees(angle)) == angle


@pytest.mark.parametrize("euros, whole", [(1600, 160_000), (19.99, 1999), (0.1 + 0.2, 30), (-5.5, -550)])
def test_euros_become_cents(euros, whole):
    assert cents(euros) == whole
