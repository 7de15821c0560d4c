"""The figures of shade at planting, after 10 and after 25 years (H19), against the same counted afresh."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from baukasten.earth import Anchor
from baukasten.geometry import Outline, Point
from baukasten.plan import Placed
from baukasten.scene import scene
from baukasten.shade import shade_growth, shaded_between, sky_seen, sunlight
from baukasten.shade.growth import FROM, HOURS, UNTIL
from baukasten.site import Building
from baukasten.trees import YEARS
from baukasten.trouble import Trouble
from tests.core.yard import snapshot, yard

DAY = date(2026, 6, 21)
CELL = 1.0
TREE, NORTH, FAR = 1, 2, 3
SHOT = snapshot(
    Placed("lime", Point(20_000, 16_000)), Placed("bench", Point(20_000, 19_000)), Placed("bench", Point(36_000, 2_000))
)


@pytest.fixture(scope="module")
def grown():
    return shade_growth(SHOT, DAY, CELL)


def test_the_years_are_those_that_people_are_shown(grown):
    assert tuple(one.years for one in grown.grown) == YEARS and grown.day == DAY


@pytest.mark.parametrize("n", range(len(YEARS)))
def test_each_year_is_as_if_it_were_counted_afresh(grown, n):
    light = sunlight(scene(SHOT, YEARS[n]), DAY, CELL)
    told = grown.grown[n].items
    assert set(told) == {NORTH, FAR}
    for item, shares in told.items():
        for hour, share in zip(HOURS, shares, strict=True):
            assert share == pytest.approx(shaded_between(light, item, hour, hour.replace(minute=10))[0], abs=1e-6)


def test_a_tree_gives_more_shade_the_older_it_is(grown):
    grounds = [one.ground for one in grown.grown]
    assert 0 < grounds[0] < grounds[1] < grounds[2] < 9
    assert max(grown.grown[2].items[NORTH]) == 1, "north of a grown lime"
    assert grown.grown[0].items[FAR] == (0, 0, 0, 0)


def test_sun_and_shade_of_the_ground_make_up_the_nine_hours(grown):
    """A house so high and near that from 9 to 18 h its shadow lies over everything leaves nothing but shade."""
    walls = tuple(
        Building(Outline.rectangle(*size, Point(*at)), 200_000)
        for size, at in (((44_000, 2_000), (20_000, -1_500)), ((2_000, 44_000), (-1_500, 16_000)), ((2_000, 44_000), (41_500, 16_000)))
    )
    dark = shade_growth(snapshot(site=yard(buildings=walls)), DAY, CELL).grown[0]
    bare = shade_growth(snapshot(site=yard(buildings=())), DAY, CELL).grown[0]
    assert dark.ground > 8 and bare.ground == pytest.approx(0, abs=0.05)
    assert UNTIL.hour - FROM.hour == 9


def test_the_sky_is_told_for_ground_and_seats(grown):
    seen = sky_seen(grown.sky)
    assert 0 <= seen.least < seen.mean < seen.most <= 1
    assert set(grown.sky.items) == {NORTH, FAR} and grown.sky.items[NORTH] < grown.sky.items[FAR]


def test_where_no_sun_stands_at_that_hour_nothing_is_told():
    """Svalbard in December: neither a share nor hours of shade."""
    svalbard = replace(yard(), anchor=Anchor("EPSG:25833", 514_000.0, 8_680_000.0))
    polar = snapshot(Placed("bench", Point(20_000, 19_000)), site=svalbard)
    night = shade_growth(polar, date(2026, 12, 21), 4.0)
    assert all(one.ground is None and one.items[1] == (None,) * 4 for one in night.grown)
    assert np.isfinite(night.sky.items[1])


def test_a_site_nobody_knows_the_place_of_is_refused():
    with pytest.raises(Trouble, match="no place on earth"):
        shade_growth(replace(SHOT, site=replace(SHOT.site, anchor=None)), DAY)


def test_whoever_waits_hears_how_far_it_is():
    heard: list[float] = []
    shade_growth(SHOT, DAY, 4.0, heard.append)
    assert heard == sorted(heard) and 0.5 < max(heard) <= 1
