"""Suns that are not up, places that are nowhere, outlines that cross themselves: a clear word, never a silent zero."""

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
import shapely

from baukasten.body import Prism
from baukasten.earth import Anchor
from baukasten.geometry import Outline, Point, polygon
from baukasten.plan import Line, Placed
from baukasten.relief import Relief
from baukasten.scene import Body, Scene, scene
from baukasten.shade import (
    LOCAL, day_suns, follow, item_shade, left_out, shadows, sun_at, sun_day, sun_year, sunlight, summary,
)
from baukasten.shade.grid import grid
from baukasten.site import Building, Site
from baukasten.trouble import Trouble
from tests.core.yard import ROSTOCK, snapshot

JUNE, DECEMBER = date(2025, 6, 21), date(2025, 12, 21)
SVALBARD = Anchor("EPSG:32633", 500_000, 8_700_000)


def corners(*xy):
    return Outline(tuple(Point(x * 1000, y * 1000) for x, y in xy))


SQUARE = corners((0, 0), (20, 0), (20, 20), (0, 20))
BOW = corners((0, 0), (20, 20), (20, 0), (0, 20))
NOTHING = corners((5, 5), (5, 5), (5, 5))
STROKE = corners((2, 2), (9, 2), (9, 2))


def bare(boundary=SQUARE, buildings=(), anchor=ROSTOCK):
    site = Site("s", {}, boundary, anchor, buildings=tuple(buildings))
    bodies = tuple(Body(None, (Prism(b.outline, 0, b.height, "#888888"),)) for b in buildings)
    return Scene(site, bodies, (), Relief(None))


def test_ground_that_a_house_cuts_in_two_is_open_on_both_sides():
    cut = bare(buildings=[Building(corners((-1, 9), (21, 9), (21, 11), (-1, 11)), 6000)])
    light = sunlight(cut, JUNE, 0.5)
    assert light.note is None and (~np.isnan(light.hours)).sum() == 40 * 40 - 40 * 4
    assert np.nanmean(light.hours[22:30]) < np.nanmean(light.hours[:18])


def test_a_boundary_that_crosses_itself_has_ground_on_both_sides_of_the_crossing():
    assert grid(bare(BOW), 0.5).open.sum() * 0.25 == pytest.approx(200, abs=10)
    assert sunlight(bare(BOW), JUNE, 0.5).note is None


def test_open_ground_is_what_shapely_says_whatever_houses_overlap_or_cross_themselves():
    court = replace(corners((2, 2), (9, 3), (9, 9), (2, 8)), holes=(corners((4, 4), (12, 5), (5, 7)).ring,))
    houses = [court, corners((8, 8), (15, 12), (15, 8), (7, 12)), corners((12, 1), (25, 1), (25, 6), (12, 6)), STROKE]
    there = bare(buildings=[Building(outline, 6000) for outline in houses])
    cells = grid(there, 0.37)
    x, y = np.meshgrid(*((np.arange(n) + 0.5) * 0.37 for n in cells.open.shape[::-1]))
    built = shapely.union_all([polygon(outline) for outline in houses])
    assert np.array_equal(cells.open, shapely.contains_xy(polygon(SQUARE), x, y) & ~shapely.contains_xy(built, x, y))


def test_a_house_that_crosses_itself_shades_with_both_its_halves():
    hours = sunlight(bare(buildings=[Building(corners((6, 8), (14, 12), (14, 8), (6, 12)), 6000)]), DECEMBER, 0.5).hours
    noon = hours[26]
    assert noon[13] < np.nanmax(noon) - 1 and noon[26] < np.nanmax(noon) - 1


@pytest.mark.parametrize("outline", [NOTHING, STROKE, Outline((Point(1, 1), Point(2, 2)))])
def test_a_house_without_area_shades_nothing_and_is_told(outline):
    with_it = bare(buildings=[Building(outline, 9000)])
    assert np.array_equal(sunlight(with_it, JUNE, 0.5).hours, sunlight(bare(), JUNE, 0.5).hours, equal_nan=True)
    whole = snapshot()
    whole = replace(whole, site=replace(whole.site, buildings=with_it.site.buildings))
    assert "without area" in left_out(whole)[-1].message


def test_what_the_catalogue_does_not_have_is_told_by_name_and_the_rest_is_not():
    whole = snapshot()
    assert left_out(whole) == ()
    odd = snapshot(Placed("bench", Point(0, 0)), Placed("no_such_thing", Point(0, 0)), Line("no_hedge", (Point(0, 0), Point(9000, 0))))
    told = left_out(odd)
    assert [dict(line.values)["element"] for line in told] == ["no_such_thing", "no_hedge"]
    assert sunlight(scene(odd), JUNE).note is None


def test_a_boundary_without_area_is_trouble():
    for outline in (NOTHING, STROKE):
        with pytest.raises(Trouble, match="encloses no area"):
            sunlight(bare(outline), JUNE)


def test_a_square_that_is_all_house_says_that_no_ground_is_open():
    full = bare(buildings=[Building(corners((-5, -5), (25, -5), (25, 25), (-5, 25)), 9000)])
    light = sunlight(full, JUNE)
    assert summary(light) is None and "no open ground" in light.note.message
    assert "no open ground" in shadows(full, datetime(2025, 6, 21, 12, tzinfo=LOCAL)).note.message
    (day,) = sun_year(full, (JUNE,))
    assert day.ground is None and "no open ground" in day.note.message


def test_the_polar_night_is_told_and_the_polar_day_is_counted():
    night, day = sun_year(bare(anchor=SVALBARD), (DECEMBER, JUNE))
    assert "does not rise" in night.note.message and night.items == {}
    assert day.note is None and day.ground.most == 24
    assert "does not rise" in sunlight(bare(anchor=SVALBARD), DECEMBER).note.message
    rise = sun_day(SVALBARD, DECEMBER)
    assert rise.rise is None and rise.set is None


def test_at_night_the_moment_says_that_the_sun_is_not_up():
    dark = shadows(bare(), datetime(2025, 6, 21, 1, 30, tzinfo=LOCAL))
    assert "not up" in dark.note.message and (dark.light == 0).all() and dark.sun.elevation < 0
    assert shadows(bare(), datetime(2025, 6, 21, 12, tzinfo=LOCAL)).note is None


@pytest.mark.parametrize("year", [1, 1500, 2200, 9999])
def test_a_year_far_outside_is_trouble_wherever_the_sun_is_asked(year):
    far = date(year, 12, 31)
    for ask in (
        lambda: day_suns(ROSTOCK, far), lambda: sun_day(ROSTOCK, far), lambda: sunlight(bare(), far),
        lambda: sun_at(ROSTOCK, datetime(year, 12, 31, 23, 59)), lambda: sun_at(ROSTOCK, datetime(year, 1, 1, tzinfo=UTC)),
        lambda: shadows(bare(), datetime(year, 12, 31, 12)), lambda: sun_year(bare(), (far,)),
    ):  # fmt: skip
        with pytest.raises(Trouble, match="from 1900 to 2199"):
            ask()


def test_a_site_without_a_place_on_earth_is_trouble_for_the_ground_and_a_sentence_for_each_seat():
    whole = snapshot(Placed("bench", Point(0, 0)), Placed("rocker", Point(3000, 0)))
    whole = replace(whole, site=replace(whole.site, anchor=None))
    for ask in (lambda: sunlight(scene(whole), JUNE), lambda: follow(scene(whole), JUNE), lambda: sun_at(None, datetime(2025, 6, 21))):
        with pytest.raises(Trouble, match="no place on earth"):
            ask()
    told = item_shade(whole, None)
    assert len(told) == 2 and all(item.shade_minutes is None and "no place on earth" in item.text.message for item in told)
