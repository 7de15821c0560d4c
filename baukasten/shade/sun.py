"""Where the sun stands: NOAA's solar calculator (Meeus, Astronomical Algorithms, low accuracy).

UTC inside, local time outside. Azimuths count clockwise from true north; the plan's own y axis is
grid north, so everything that draws uses ``Sun.bearing``. Elevations are without refraction:
above 5° it lifts the sun by less than a tenth of a degree, far less than a crown is known.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from baukasten.days import FIRST, LAST
from baukasten.earth import Anchor
from baukasten.phrase import _
from baukasten.trouble import Trouble

Floats = NDArray[np.float64]
Times = NDArray[np.datetime64]

LOCAL = ZoneInfo("Europe/Berlin")
"""The clock on the wall, which all times that people see are told by."""

STEP_MINUTES = 10
LOWEST = 0.5
"""Degrees below which a sun is left out: its light is weak and its shadows have no end."""

RISE = -0.833
"""Elevation of the sun's middle when its upper edge touches the horizon: half its width and refraction."""

_EPOCH = np.datetime64("2000-01-01T12:00:00", "us")
_NOON_2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Sun:
    """The sun at one moment; degrees. ``azimuth`` from true north, ``bearing`` from the plan's y axis."""

    time: datetime
    azimuth: float
    bearing: float
    elevation: float

    @property
    def up(self) -> bool:
        return self.elevation > LOWEST


@dataclass(frozen=True)
class SunDay:
    """Sunrise, the highest sun and sunset by the local clock; rise and set are None where there is none."""

    rise: datetime | None
    noon: datetime
    set: datetime | None


def sun_positions(anchor: Anchor, times_utc: Times) -> tuple[Floats, Floats]:
    """Azimuth from true north and elevation in degrees; ``times_utc`` any array of UTC times."""
    lon, lat = anchor.lonlat()
    return positions(lon, lat, times_utc)


def sun_at(anchor: Anchor | None, moment: datetime) -> Sun:
    """The sun at one moment; a moment without a time zone is local time. Trouble as in ``day_suns``."""
    _check_near(moment.date())
    return _suns(_known(anchor), [moment if moment.tzinfo else moment.replace(tzinfo=LOCAL)])[0]


def day_suns(
    anchor: Anchor | None, day: date, step_minutes: int = STEP_MINUTES, lowest: float = LOWEST
) -> tuple[Sun, ...]:
    """The suns of a local day, one every ``step_minutes``, as far as they stand above ``lowest`` degrees.

    None at all where the sun does not rise that day. Trouble where there is no anchor, or the day
    is too far away.
    """
    _check_near(day)
    start = datetime.combine(day, time(), LOCAL).astimezone(UTC)
    end = datetime.combine(day + timedelta(days=1), time(), LOCAL).astimezone(UTC)
    # Counted in UTC: local days of 23 and 25 hours come out right.
    count = -(-(end - start) // timedelta(minutes=step_minutes))
    return _suns(_known(anchor), [start + timedelta(minutes=step_minutes * n) for n in range(count)], lowest)


def sun_day(anchor: Anchor | None, day: date) -> SunDay:
    """Sunrise, solar noon and sunset of a local day, to about ten seconds. Trouble as in ``day_suns``."""
    _check_near(day)
    lon, lat = _known(anchor).lonlat()
    midday = np.datetime64(day.isoformat(), "us") + np.timedelta64(round((12 - lon / 15) * 3600), "s")
    noon = _transit(lon, midday)
    return SunDay(_crossing(lon, lat, noon, -1), _local(noon), _crossing(lon, lat, noon, +1))


def positions(lon: float, lat: float, times_utc: Times) -> tuple[Floats, Floats]:
    """Azimuth (clockwise from true north) and elevation (no refraction), degrees, by Meeus ch. 25 as NOAA uses it."""
    declination, equation = declination_and_equation(times_utc)
    minutes = (_days(times_utc) + 0.5) % 1.0 * 1440.0
    hour_angle = np.deg2rad((minutes + equation + 4 * lon) / 4 - 180)
    dec, phi = np.deg2rad(declination), np.deg2rad(lat)
    sine = np.sin(phi) * np.sin(dec) + np.cos(phi) * np.cos(dec) * np.cos(hour_angle)
    east = -np.cos(dec) * np.sin(hour_angle)
    north = np.sin(dec) * np.cos(phi) - np.cos(dec) * np.sin(phi) * np.cos(hour_angle)
    return np.rad2deg(np.arctan2(east, north)) % 360, np.rad2deg(np.arcsin(np.clip(sine, -1, 1)))


def declination_and_equation(times_utc: Times) -> tuple[Floats, Floats]:
    """The sun's declination in degrees and the equation of time in minutes."""
    t = _days(times_utc) / 36525.0
    mean_longitude = np.deg2rad((280.46646 + t * (36000.76983 + t * 0.0003032)) % 360)
    anomaly = np.deg2rad(357.52911 + t * (35999.05029 - 0.0001537 * t))
    eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t)
    centre = (
        np.sin(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t))
        + np.sin(2 * anomaly) * (0.019993 - 0.000101 * t)
        + np.sin(3 * anomaly) * 0.000289
    )
    node = np.deg2rad(125.04 - 1934.136 * t)
    longitude = mean_longitude + np.deg2rad(centre - 0.00569 - 0.00478 * np.sin(node))
    mean_tilt = 23 + (26 + (21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))) / 60) / 60
    tilt = np.deg2rad(mean_tilt + 0.00256 * np.cos(node))
    declination = np.rad2deg(np.arcsin(np.sin(tilt) * np.sin(longitude)))
    y = np.tan(tilt / 2) ** 2
    equation = 4 * np.rad2deg(
        y * np.sin(2 * mean_longitude)
        - 2 * eccentricity * np.sin(anomaly)
        + 4 * eccentricity * y * np.sin(anomaly) * np.cos(2 * mean_longitude)
        - 0.5 * y * y * np.sin(4 * mean_longitude)
        - 1.25 * eccentricity * eccentricity * np.sin(2 * anomaly)
    )
    return declination, equation


def _check_near(day: date) -> None:
    if not FIRST <= day <= LAST:
        raise Trouble(_("{day}: sun and shade can be told from {first} to {last}.", day=day.isoformat(), first=str(FIRST.year), last=str(LAST.year)))


def _known(anchor: Anchor | None) -> Anchor:
    if anchor is None:
        raise Trouble(_("The site has no place on earth, so nothing can be told about sun and shade."))
    return anchor


def _suns(anchor: Anchor, moments: Sequence[datetime], lowest: float = -math.inf) -> tuple[Sun, ...]:
    """Those of the moments' suns that stand above ``lowest`` degrees."""
    utc = np.array([(moment - _NOON_2000) // _MICROSECOND for moment in moments], "timedelta64[us]") + _EPOCH
    azimuths, elevations = sun_positions(anchor, utc)
    bearings = (azimuths + anchor.true_north()) % 360
    return tuple(
        Sun(moment.astimezone(LOCAL), azimuth, bearing, elevation)
        for moment, azimuth, bearing, elevation in zip(moments, azimuths.tolist(), bearings.tolist(), elevations.tolist(), strict=True)
        if elevation > lowest
    )


def _transit(lon: float, near: np.datetime64) -> np.datetime64:
    """When the sun crosses the meridian on the day of ``near``."""
    midnight = near.astype("datetime64[D]").astype("datetime64[us]")
    moment = near
    for _round in range(3):
        _dec, equation = declination_and_equation(moment)
        moment = midnight + np.timedelta64(round((720 - 4 * lon - float(equation)) * 60e6), "us")
    return moment


def _crossing(lon: float, lat: float, noon: np.datetime64, side: int) -> datetime | None:
    """When the sun passes the horizon before (-1) or after (+1) noon; None where it does not."""
    phi, moment = np.deg2rad(lat), noon
    for _round in range(4):
        dec = np.deg2rad(float(declination_and_equation(moment)[0]))
        cosine = (np.sin(np.deg2rad(RISE)) - np.sin(phi) * np.sin(dec)) / (np.cos(phi) * np.cos(dec))
        if abs(cosine) > 1:
            return None
        moment = noon + side * np.timedelta64(round(float(np.rad2deg(np.arccos(cosine))) * 240e6), "us")
    return _local(moment)


def _days(times_utc: Times) -> Floats:
    """Days since noon of 1 January 2000 UTC."""
    since = np.asarray(times_utc, "datetime64[us]") - _EPOCH
    return since / np.timedelta64(1, "D")


def _local(moment: np.datetime64) -> datetime:
    return moment.astype("datetime64[us]").astype(datetime).replace(tzinfo=UTC).astimezone(LOCAL)
