"""The sun's position against pvlib, whose SPA (Reda and Andreas, NREL) is good to 0.0003°."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from baukasten.earth import Anchor
from baukasten.shade import day_suns, sun_positions
from tests.bench.beside_peers import DAY
from tests.bench.clock import in_turn, reason
from tests.bench.table import Row, ahead

YEAR = np.arange(np.datetime64("2025-01-01T00:00", "s"), np.datetime64("2026-01-01T00:00", "s"), np.timedelta64(600, "s"))
GOAL = 0.02


def rows(anchor: Anchor, rounds: int) -> Iterator[Row]:
    what, goal = "sun position, largest error of the year 2025", f"≤ {GOAL:g}°"
    try:
        import pandas as pd
        import pvlib
    except Exception as error:  # a peer's fault is a row of the table, whatever it is
        yield Row(what, "", f"pvlib: not measured ({reason(error)})", goal=goal)
        return
    lon, lat = anchor.lonlat()
    name = f"pvlib {pvlib.__version__}"

    def theirs(times: np.ndarray) -> pd.DataFrame:
        return pvlib.solarposition.get_solarposition(pd.DatetimeIndex(times, tz="UTC"), lat, lon, method="nrel_numpy")

    exact = theirs(YEAR)
    azimuth, elevation = sun_positions(anchor, YEAR)
    up = exact["elevation"].to_numpy() > 0
    high = np.abs(elevation - exact["elevation"].to_numpy())[up].max()
    round_ = np.abs((azimuth - exact["azimuth"].to_numpy() + 180) % 360 - 180)[up].max()
    told = f"elevation {high:.4f}°, azimuth {round_:.4f}°"
    yield Row(what, told, f"{name}: the measure", goal=goal, reached=max(high, round_) <= GOAL)
    times = np.array([sun.time.replace(tzinfo=None) - sun.time.utcoffset() for sun in day_suns(anchor, DAY)], "datetime64[s]")
    taken = in_turn({"ours": partial(sun_positions, anchor, times), "pvlib": partial(theirs, times)}, max(9, rounds))
    yield ahead(f"the sun's {len(times)} places of a day", taken["ours"], taken["pvlib"], name)
