"""Where the sun stands: the worked check values V01 … V26, unrefracted, and the turn to grid north."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from baukasten.earth import Anchor
from baukasten.geometry import Point
from baukasten.shade import LOCAL, day_suns, sun_at, sun_day, sun_positions
from baukasten.shade.sun import declination_and_equation, positions
from baukasten.trouble import Trouble
from tests.core.yard import ROSTOCK

TOLERANCE = 0.02
SVALBARD = Anchor("EPSG:25833", 512_000, 8_683_000)

# UTC, elevation, azimuth at 54.09 N 12.10 E (V10 … V26).
CHECKS = """
2025-06-21T06:00 25.5175  84.7074
2025-06-21T07:00 34.2966  96.9518
2025-06-21T09:00 50.4988 127.5204
2025-06-21T10:00 56.3953 148.5216
2025-06-21T11:00 59.2428 173.9602
2025-06-21T12:00 58.1257 200.5142
2025-06-21T13:00 53.4334 223.6612
2025-06-21T14:00 46.4146 242.1425
2025-06-21T15:00 38.1795 257.1010
2025-06-21T17:00 20.7198 281.6909
2025-03-20T09:00 28.8076 139.4205
2025-03-20T12:00 35.2957 192.6054
2025-12-21T10:00 11.0225 163.7349
2025-12-21T11:00 12.4408 177.7067
2025-12-21T13:00  8.9112 205.4377
2025-05-01T10:00 48.8760 154.3397
2025-08-15T12:00 48.8673 196.3372
"""


def at(text):
    return np.datetime64(text, "us")


@pytest.mark.parametrize("line", CHECKS.split("\n")[1:-1])
def test_rostock_checks(line):
    moment, elevation, azimuth = line.split()
    found_azimuth, found_elevation = sun_positions(ROSTOCK, at(moment))
    assert found_elevation == pytest.approx(float(elevation), abs=TOLERANCE)
    assert found_azimuth == pytest.approx(float(azimuth), abs=TOLERANCE)


def test_a_day_in_one_call_is_the_same_as_one_by_one():
    times = np.array([line.split()[0] for line in CHECKS.split("\n")[1:-1]], "datetime64[us]")
    together = np.stack(sun_positions(ROSTOCK, times))
    assert np.array_equal(together, np.stack([np.stack(sun_positions(ROSTOCK, t)) for t in times], axis=1))


def test_nrel_spa_example_without_refraction():
    """V01: the mountain's height and the air of the example change nothing but refraction and parallax (0.002°)."""
    moment = at("2003-10-17T19:30:30")
    azimuth, elevation = positions(-105.1786, 39.742476, moment)
    assert azimuth == pytest.approx(194.34024, abs=TOLERANCE)
    assert elevation == pytest.approx(39.872046, abs=TOLERANCE)
    declination, equation = declination_and_equation(moment)
    assert declination == pytest.approx(-9.31434, abs=TOLERANCE)
    assert equation == pytest.approx(14.641503, abs=0.05)


def test_noaa_sheet_to_its_own_digits():
    """V02: the same formulas, so the same digits."""
    moment = at("2010-06-21T07:06:00")
    azimuth, elevation = positions(-105, 40, moment)
    assert elevation == pytest.approx(-26.5537621191813, abs=1e-6)
    assert azimuth == pytest.approx(1.09867118388445, abs=1e-6)
    declination, equation = declination_and_equation(moment)
    assert declination == pytest.approx(23.4383706192869, abs=1e-6)
    assert equation == pytest.approx(-1.71536757846953, abs=1e-6)


@pytest.mark.parametrize(
    ("day", "rise", "noon", "set_", "elevation"),
    [
        ("2025-06-21", "02:38:26", "11:13:27", "19:48:27", 59.3467),
        ("2025-12-21", "07:29:09", "11:09:46", "14:50:23", 12.4694),
        ("2025-03-20", "05:13:42", "11:18:58", "17:25:20", 35.94),
    ],
)
def test_sunrise_noon_and_sunset(day, rise, noon, set_, elevation):
    """V03 … V06, UTC; rise and set to 60 s."""
    found = sun_day(ROSTOCK, date.fromisoformat(day))
    for moment, expected, seconds in ((found.rise, rise, 60), (found.noon, noon, 10), (found.set, set_, 60)):
        assert abs(moment - datetime.fromisoformat(f"{day}T{expected}+00:00")) <= timedelta(seconds=seconds)
    highest = sun_at(ROSTOCK, found.noon)
    assert highest.elevation == pytest.approx(elevation, abs=TOLERANCE)
    assert highest.azimuth == pytest.approx(180, abs=0.1)


def test_the_plan_is_drawn_to_grid_north():
    """The bearing on the plan is 2.350° more than the azimuth; at 45 m that is 1.85 m."""
    sun = sun_at(ROSTOCK, datetime(2025, 12, 21, 12, tzinfo=LOCAL))
    assert sun.bearing - sun.azimuth == pytest.approx(2.350, abs=0.001)
    assert 45 * np.deg2rad(sun.bearing - sun.azimuth) == pytest.approx(1.85, abs=0.01)


def test_the_turn_is_measured_on_the_earth_itself():
    """A point due north by longitude lies where ``true_north`` says, seen on the plan."""
    lon, lat = ROSTOCK.lonlat()
    north = ROSTOCK.from_lonlat(lon, lat + 0.01)
    assert np.degrees(np.arctan2(north.x, north.y)) == pytest.approx(ROSTOCK.true_north(), abs=0.001)
    assert ROSTOCK.point(*ROSTOCK.coordinates(Point(5, 7))) == Point(5, 7)


def test_a_moment_without_a_zone_is_local_time():
    assert sun_at(ROSTOCK, datetime(2025, 6, 21, 13)).elevation == pytest.approx(59.2428, abs=TOLERANCE)
    assert sun_at(ROSTOCK, datetime(2025, 12, 21, 12)).elevation == pytest.approx(12.4408, abs=TOLERANCE)


def test_suns_of_a_day_stand_every_ten_minutes_above_half_a_degree():
    suns = day_suns(ROSTOCK, date(2025, 6, 21))
    assert len(suns) == 100
    assert all(sun.elevation > 0.5 for sun in suns)
    assert {b.time - a.time for a, b in zip(suns, suns[1:], strict=False)} == {timedelta(minutes=10)}
    assert (suns[0].time.isoformat(), suns[-1].time.isoformat()) == (
        "2025-06-21T05:00:00+02:00", "2025-06-21T21:30:00+02:00",
    )  # fmt: skip


@pytest.mark.parametrize("day", [date(2025, 3, 30), date(2025, 10, 26)])
def test_the_day_the_clocks_change_is_still_one_day(day):
    suns = day_suns(ROSTOCK, day, step_minutes=30)
    assert {sun.time.date() for sun in suns} == {day}
    noon = max(suns, key=lambda sun: sun.elevation)
    assert noon.azimuth == pytest.approx(180, abs=5)
    gaps = {b.time.timestamp() - a.time.timestamp() for a, b in zip(suns, suns[1:], strict=False)}
    assert gaps == {1800}


def test_polar_night_and_polar_day():
    assert day_suns(SVALBARD, date(2025, 12, 21)) == ()
    assert len(day_suns(SVALBARD, date(2025, 6, 21))) == 144
    night = sun_day(SVALBARD, date(2025, 12, 21))
    assert night.rise is None and night.set is None and night.noon.hour == 11


def test_without_a_place_on_earth_there_is_no_sun_to_tell_of():
    for ask in (lambda: day_suns(None, date(2025, 6, 21)), lambda: sun_at(None, datetime(2025, 6, 21, 12))):
        with pytest.raises(Trouble, match="no place on earth"):
            ask()
