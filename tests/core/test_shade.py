"""Shadows: the worked check values, every kind of part against a slow reference, and what a day adds up to."""

import math
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import numpy as np
import pytest
import shapely
from hypothesis import assume, example, given
from hypothesis import strategies as st

from baukasten.body import SOLID, Crown, CrownForm, Light, MonthDay, Point3, Prism, Rod, Sheet
from baukasten.earth import Anchor
from baukasten.element import Member, Play
from baukasten.geometry import Outline, Point, polygon
from baukasten.plan import Line, Placed, State, Surface
from baukasten.receivers import Receiver
from baukasten.relief import Relief
from baukasten.scene import Body, Scene, scene
from baukasten.shade import (
    LOCAL, Sun, day_suns, light_between, rays, shaded_between, shadows, summary, sun_at, sun_hours, sunlight,
)
from baukasten.shade.grid import grid
from baukasten.shade.shapes import shapes
from baukasten.site import Building, Site, Terrain
from baukasten.trouble import Trouble
from tests.core.yard import BENCH, PAVERS, ROSTOCK, snapshot, yard
from tests.laws import examples

JUNE, DECEMBER = date(2025, 6, 21), date(2025, 12, 21)
LIME_LIGHT = Light(0.04, 0.5, MonthDay(4, 28), MonthDay(10, 20))
GREY = "#888888"


def stage(*parts, size=40, terrain=None, receivers=(), buildings=(), item=None, anchor=ROSTOCK):
    """Parts as one body on a square of ``size`` metres about the origin."""
    site = Site("stage", {}, Outline.rectangle(size * 1000, size * 1000), anchor, buildings=buildings, terrain=terrain)
    return Scene(site, (Body(item, parts),), (), Relief(terrain), receivers)


def sun_from(bearing, elevation):
    return Sun(datetime(2025, 6, 21, 12, tzinfo=LOCAL), bearing, bearing, elevation)


def lit(stage, bearing, elevation, cell=0.1, day=MonthDay(6, 21)):
    """Light per cell [rows, cols], and the x and y of the cells in metres."""
    cells = grid(stage, cell)
    light = rays.light_on(shapes(stage, day), cells, (sun_from(bearing, elevation),))
    y, x = np.indices(light.shape)
    return light, cells.west + (x + 0.5) * cell, cells.south + (y + 0.5) * cell


def light_at(stage, point, bearing, elevation, owner=-2, day=MonthDay(6, 21)):
    places = np.array([point], float)
    return float(rays.light_series(shapes(stage, day), places, np.array([owner]), (sun_from(bearing, elevation),))[0, 0])


def box(width, height, at=Point(0, 0), light=SOLID, bottom=0):
    return Prism(Outline.rectangle(width, width, at), bottom, height, GREY, light)


def crown(top=11_000, bottom=3_000, diameter=8_000, form=CrownForm.ELLIPSOID, light=SOLID, at=Point(0, 0)):
    return Crown(at, bottom, top, diameter, form, GREY, light)


POLE = Rod(Point3(0, 0, 0), Point3(0, 0, 10_000), 20, GREY)


# The worked check values (V30 … V35).


@pytest.mark.parametrize(("elevation", "length"), [(59.3467, 5.927), (45, 10.0), (30, 17.321)])
def test_pole_shadow_is_as_long_as_its_height_by_the_tangent(elevation, length):
    light, x, y = lit(stage(POLE, size=40), 180, elevation, cell=0.02)
    dark = light == 0
    assert y[dark].max() == pytest.approx(length + 0.02, abs=0.04)
    assert abs(x[dark]).max() < 0.03


@pytest.mark.parametrize(("bearing", "elevation", "area"), [(180, 45, 100.0), (225, 45, 141.421), (180, 59.3467, 59.265)])
def test_box_shadow_area(bearing, elevation, area):
    light, x, y = lit(stage(box(10_000, 10_000)), bearing, elevation)
    shadow = (light == 0) & ((abs(x) > 5) | (abs(y) > 5))
    assert shadow.sum() * 0.01 == pytest.approx(area, rel=0.005)
    assert y[shadow].mean() > 5 and (x[shadow].mean() > 3) == (bearing == 225)


def test_sphere_crown_shadow_area_and_place():
    light, x, y = lit(stage(crown()), 180, 59.3467)
    assert (light == 0).sum() * 0.01 == pytest.approx(58.430, rel=0.005)
    assert y[light == 0].mean() == pytest.approx(4.149, abs=0.02)
    assert x[light == 0].mean() == pytest.approx(0, abs=0.02)


def test_cone_crown_shadow_is_a_disc_and_the_two_tangents_from_its_tip():
    """Radius 3 on the ground, tip 10 m up at 45°: r²(π - α) + r·√(d² - r²) with cos α = r / d."""
    light, _x, y = lit(stage(crown(10_000, 0, 6_000, CrownForm.CONE)), 180, 45)
    alpha = math.acos(3 / 10)
    assert (light == 0).sum() * 0.01 == pytest.approx(9 * (math.pi - alpha) + 3 * math.sqrt(100 - 9), rel=0.005)
    assert y[light == 0].max() == pytest.approx(10, abs=0.3)


def test_column_crown_shadow_is_two_discs_and_what_lies_between():
    light, _x, y = lit(stage(crown(10_000, 2_000, 4_000, CrownForm.COLUMN)), 180, 45)
    assert (light == 0).sum() * 0.01 == pytest.approx(math.pi * 4 + 4 * 8, rel=0.005)
    assert y[light == 0].min() == pytest.approx(0, abs=0.1) and y[light == 0].max() == pytest.approx(12, abs=0.1)


def test_light_through_two_crowns_multiplies():
    two = stage(crown(light=Light(leafy=0.04)), crown(light=Light(leafy=0.25), at=Point(3000, 0)))
    light, _x, _y = lit(two, 180, 60)
    assert set(np.unique(light.round(6))) == {0.01, 0.04, 0.25, 1.0}


def test_a_shadow_45_m_long_lies_1_85_m_beside_where_grid_north_would_put_it():
    moment = datetime(2025, 12, 21, 11, 6, tzinfo=LOCAL)
    sun = sun_at(ROSTOCK, moment)
    height = 45 * math.tan(math.radians(sun.elevation))
    tall = stage(Rod(Point3(0, 0, 0), Point3(0, 0, round(height * 1000)), 150, GREY), size=100)
    seen = shadows(tall, moment, cell_m=0.25)
    dark = seen.light == 0
    y, x = np.indices(dark.shape)
    x, y = seen.west + (x + 0.5) * 0.25, seen.south + (y + 0.5) * 0.25
    tip = (np.hypot(x, y) > 44.5) & dark
    by_true_north = math.radians(sun.azimuth + 180)
    beside = x[tip].mean() * math.cos(by_true_north) - y[tip].mean() * math.sin(by_true_north)
    assert beside == pytest.approx(1.85, abs=0.1)


def test_what_is_dimmed_by_crowns_can_still_be_darkened_by_a_wall():
    crowns = [crown(diameter=60_000, light=Light(leafy=0.5)) for _crown in range(3)]
    light, _x, y = lit(stage(*crowns, box(20_000, 10_000)), 180, 45, cell=0.5)
    assert light[(y > 11) & (y < 19)].min() == 0
    assert 0.125 in light


# The ground.


@pytest.mark.parametrize("bearing", [180, 270, 45])
@pytest.mark.parametrize(("rise", "length"), [(0.1, 10 / 1.1), (-0.1, 10 / 0.9), (0.0, 10.0)])
def test_on_a_slope_the_shadow_ends_where_the_ground_meets_the_ray(bearing, rise, length):
    """``rise`` metres per metre away from the sun."""
    east, north = -math.sin(math.radians(bearing)), -math.cos(math.radians(bearing))
    corners = [Point(x, y) for x in (-20_000, 20_000) for y in (-20_000, 20_000)]
    slope = Terrain(tuple((p, 5_000 + round(rise * (p.x * east + p.y * north))) for p in corners))
    foot = Relief(slope).at(Point(0, 0))
    pole = Rod(Point3(0, 0, foot), Point3(0, 0, foot + 10_000), 50, GREY)
    light, x, y = lit(stage(pole, terrain=slope), bearing, 45, cell=0.05)
    assert (x * east + y * north)[light == 0].max() == pytest.approx(length, abs=0.1)


def test_a_wall_below_the_terrace_throws_no_shadow_on_it():
    step = Terrain(((Point(0, -20_000), 0), (Point(-20_000, 20_000), 8_000), (Point(20_000, 20_000), 8_000), (Point(0, 0), 4_000)))
    high = Relief(step).heights(0.05, 15.05)
    wall = Prism(Outline.rectangle(10_000, 200, Point(0, 10_000)), 0, round(float(high) * 1000) - 1, GREY)
    light, _x, y = lit(stage(wall, terrain=step), 180, 20)
    assert light[(y > 15) & (y < 16)].min() == 1


# Outlines.


def test_the_sun_reaches_into_a_courtyard():
    ring = Outline(Outline.rectangle(20_000, 20_000).ring, (Outline.rectangle(10_000, 10_000).ring,))
    light, x, y = lit(stage(Prism(ring, 0, 5_000, GREY)), 180, 45)
    court = (abs(x) < 5) & (abs(y) < 5)
    assert light[court & (y < -0.1)].max() == 0 and light[court & (y > 0.1)].min() == 1


def test_the_corner_of_an_l_is_not_filled():
    el = Outline(tuple(Point(*p) for p in ((0, 0), (10_000, 0), (10_000, 2_000), (2_000, 2_000), (2_000, 10_000), (0, 10_000))))
    light, x, y = lit(stage(Prism(el, 0, 1_000, GREY)), 180, 45)
    nook = (x > 2.1) & (x < 9.9) & (y > 3.1) & (y < 9.9)
    assert light[nook].min() == 1
    assert light[(x > 2.1) & (x < 9.9) & (y > 2.1) & (y < 2.9)].max() == 0


def test_a_table_top_lets_light_in_below():
    light, _x, y = lit(stage(box(1_000, 800, bottom=750)), 180, 30, cell=0.05)
    dark = y[light == 0]
    assert dark.min() == pytest.approx(-0.5 + 0.75 / math.tan(math.radians(30)), abs=0.06)
    assert dark.max() == pytest.approx(0.5 + 0.8 / math.tan(math.radians(30)), abs=0.06)


STRANGE = {
    "no corner": Outline(()),
    "one corner": Outline((Point(0, 0),)),
    "a line": Outline((Point(0, 0), Point(5_000, 0), Point(0, 0))),
    "all in one place": Outline((Point(0, 0),) * 4),
    "no width": Outline((Point(0, 0), Point(5_000, 0), Point(5_000, 0), Point(0, 0))),
}


@pytest.mark.parametrize("outline", STRANGE.values(), ids=STRANGE)
def test_what_has_no_extent_casts_no_shadow(outline):
    thin = (
        Prism(outline, 0, 5_000, GREY),
        Prism(Outline.rectangle(3_000, 3_000), 4_000, 4_000, GREY),
        Rod(Point3(0, 0, 0), Point3(0, 0, 0), 500, GREY),
        Rod(Point3(0, 0, 0), Point3(0, 0, 5_000), 0, GREY),
        Sheet((Point3(0, 0, 2_000), Point3(5_000, 0, 2_000), Point3(0, 0, 2_000)), GREY),
        Sheet((), GREY),
        crown(diameter=0),
        crown(top=3_000),
    )
    light, _x, _y = lit(stage(*thin), 180, 45, cell=0.25)
    assert light.min() == 1


def test_a_self_crossing_outline_shades_what_it_encloses():
    bow = Outline((Point(-5_000, -5_000), Point(5_000, 5_000), Point(5_000, -5_000), Point(-5_000, 5_000)))
    light, x, y = lit(stage(Prism(bow, 0, 1, GREY)), 180, 60)
    assert (light == 0).sum() * 0.01 == pytest.approx(50, rel=0.02)
    assert (abs(y) < abs(x) + 0.1)[light == 0].all()


def test_a_spike_on_an_outline_is_no_wall():
    spike = Outline((*Outline.rectangle(1_000, 1_000).ring, Point(-500, -500), Point(-9_000, -500)))
    light, x, _y = lit(stage(Prism(spike, 0, 5_000, GREY)), 180, 45)
    assert x[light == 0].min() > -0.6


# Every kind of part against a slow reference.

small = st.integers(-6_000, 6_000)
bearings = st.floats(0, 360)
elevations = st.floats(3, 85)


@st.composite
def wild_outlines(draw):
    ring = tuple(Point(x, y) for x, y in draw(st.lists(st.tuples(small, small), min_size=3, max_size=8)))
    return Outline(ring)


@examples(60)
@given(wild_outlines(), st.integers(0, 3_000), st.integers(200, 6_000), bearings, elevations)
def test_prisms_agree_with_shapely(outline, bottom, thickness, bearing, elevation):
    """The plan view of the ray, between the heights of the prism, meets its area.

    Where a crossing outline is repaired its new corners are whole millimetres, so rays within 1 mm
    of an edge are left out.
    """
    area = polygon(outline)
    light, x, y = lit(stage(Prism(outline, bottom, bottom + thickness, GREY), size=30), bearing, elevation, cell=1.0)
    reach = np.array([bottom, bottom + thickness]) / 1000 / math.tan(math.radians(elevation))
    direction = np.array([math.sin(math.radians(bearing)), math.cos(math.radians(bearing))])
    starts = np.stack([x.ravel(), y.ravel()], axis=1)
    rays_seen = shapely.linestrings(np.stack([starts + r * direction for r in reach], axis=1))
    surely = shapely.intersects(rays_seen, area.buffer(-1e-3))
    maybe = shapely.intersects(rays_seen, area.buffer(1e-3))
    dark = light.ravel() == 0
    assert (dark[surely]).all() and not dark[~maybe].any()


def aimed(target, bearing, elevation, away):
    """A point whose ray to the sun passes through the target, ``away`` metres before it."""
    el, az = math.radians(elevation), math.radians(bearing)
    return np.array(target) - away * np.array([math.sin(az) * math.cos(el), math.cos(az) * math.cos(el), math.sin(el)])


def marched(inside, point, bearing, elevation, steps=4_000, reach=60.0):
    """Does a ray from the point pass through what ``inside`` describes? By small steps."""
    s = np.linspace(0, reach, steps)
    el, az = math.radians(elevation), math.radians(bearing)
    way = np.array([math.sin(az) * math.cos(el), math.cos(az) * math.cos(el), math.sin(el)])
    return bool(inside(np.asarray(point, float) + s[:, None] * way).any())


def crown_inside(form, radius, bottom, top, grow):
    """Within a crown that is thicker by ``grow`` all round; a thinner one lies inside the true one, also where it is flat."""
    middle, half = (bottom + top) / 2, (top - bottom) / 2

    def inside(p):
        across, z = np.hypot(p[:, 0], p[:, 1]), p[:, 2]
        if form is CrownForm.ELLIPSOID:
            return (across / (radius + grow)) ** 2 + ((z - middle) / (half + grow)) ** 2 <= 1
        taper = (top - z) / (top - bottom) if form is CrownForm.CONE else 1.0
        return (z >= bottom - grow) & (z <= top + grow) & (across <= radius * taper + grow)

    return inside


def rod_inside(start, end, radius, grow):
    start, axis = np.array(start) / 1000, (np.array(end) - np.array(start)) / 1000
    span = np.linalg.norm(axis)
    axis = axis / span

    def inside(p):
        along = (p - start) @ axis
        off = np.linalg.norm(p - start - along[:, None] * axis, axis=1)
        return (along >= -grow) & (along <= span + grow) & (off <= radius + grow)

    return inside


def assert_between(stage, shrunk, grown, point, bearing, elevation):
    light = light_at(stage, point, bearing, elevation)
    if marched(shrunk, point, bearing, elevation):
        assert light == 0
    elif not marched(grown, point, bearing, elevation):
        assert light == 1


shares = st.tuples(*[st.floats(-0.7, 0.7)] * 3)
"""Where a ray is aimed at, as shares of a part's size about its middle: now in it, now just beside it."""
ways = st.floats(-5, 20)


@examples(60)
@example(CrownForm.CONE, 2_092, 0, 554, (0.375, 0.0, -0.625), -0.625, 0.0, 11.0)
@given(st.sampled_from(CrownForm), st.integers(1_000, 9_000), st.integers(0, 4_000), st.integers(500, 8_000), shares, ways, bearings, elevations)
def test_crowns_agree_with_small_steps(form, diameter, bottom, tall, share, way, bearing, elevation):
    scene = stage(crown(bottom + tall, bottom, diameter, form))
    target = np.array([0, 0, bottom + tall / 2]) + np.array(share) * (diameter, diameter, tall)
    point = aimed(target / 1000, bearing, elevation, way)
    sizes = (form, diameter / 2000, bottom / 1000, (bottom + tall) / 1000)
    assert_between(scene, crown_inside(*sizes, -0.05), crown_inside(*sizes, 0.05), point, bearing, elevation)


ends = st.tuples(small, small, st.integers(0, 5_000))


@examples(60)
@given(ends, ends, st.integers(150, 1_500), st.floats(-0.2, 1.2), shares, ways, bearings, elevations)
def test_rods_agree_with_small_steps(start, end, radius, along, share, way, bearing, elevation):
    assume(math.dist(start, end) > 200)
    target = np.array(start) + along * (np.array(end) - start) + np.array(share) * 2 * radius
    point = aimed(target / 1000, bearing, elevation, way)
    scene = stage(Rod(Point3(*start), Point3(*end), radius, GREY))
    shrunk, grown = (rod_inside(start, end, radius / 1000, grow) for grow in (-0.05, 0.05))
    assert_between(scene, shrunk, grown, point, bearing, elevation)


@examples(60)
@given(ends, ends, ends, st.tuples(*[st.floats(-0.3, 0.9)] * 2), ways, bearings, elevations)
def test_sheets_agree_with_the_plane_they_lie_in(a, b, c, share, way, bearing, elevation):
    el, az = math.radians(elevation), math.radians(bearing)
    way = np.array([math.sin(az) * math.cos(el), math.cos(az) * math.cos(el), math.sin(el)])
    corner, p, q = (np.array(v) / 1000 for v in (a, b, c))
    point = aimed(corner + share[0] * (p - corner) + share[1] * (q - corner), bearing, elevation, way)
    system = np.column_stack([p - corner, q - corner, -way])
    assume(abs(np.linalg.det(system)) > 0.05)
    s, t, ahead = np.linalg.solve(system, point - corner)
    margins = np.array([s, t, 1 - s - t, ahead])
    assume(abs(margins).min() > 1e-6)
    light = light_at(stage(Sheet((Point3(*a), Point3(*b), Point3(*c)), GREY)), point, bearing, elevation)
    assert light == (0 if (margins > 0).all() else 1)


# Trees through the year.


def test_leaves_come_and_go_and_needles_stay():
    pine = Light(leafy=0.25, bare=0.25)
    for day, through in ((MonthDay(6, 21), 0.04), (MonthDay(4, 27), 0.5), (MonthDay(10, 20), 0.04), (MonthDay(12, 21), 0.5)):
        assert lit(stage(crown(light=LIME_LIGHT)), 180, 45, 0.5, day)[0].min() == through
        assert lit(stage(crown(light=pine)), 180, 45, 0.5, day)[0].min() == 0.25


def test_a_trunk_is_solid_below_its_crown():
    lime = (Rod(Point3(0, 0, 0), Point3(0, 0, 6_000), 300, GREY), crown(light=LIME_LIGHT))
    light, _x, y = lit(stage(*lime), 180, 45)
    assert light[(y > 0.5) & (y < 2)].min() == 0
    assert set(np.unique(light)) == {0.0, 0.04, 1.0}


# The day.


def test_sun_hours_of_open_ground_are_the_length_of_the_day():
    day = sunlight(stage(), JUNE, cell_m=2.0)
    assert np.allclose(day.hours, len(day_suns(ROSTOCK, JUNE)) / 6)
    assert day.hours.dtype == np.float32 and day.hours.shape == (20, 20)
    assert (day.cell_m, day.west, day.south, day.note) == (2.0, -20, -20, None)
    assert day.times[0].isoformat() == "2025-06-21T05:00:00+02:00"


def test_hours_are_the_sum_of_the_moments():
    trees = stage(box(4_000, 8_000), crown(light=LIME_LIGHT, at=Point(8_000, 0)), POLE)
    day = sunlight(trees, date(2025, 9, 1), cell_m=1.0)
    moments = sum(shadows(trees, t, cell_m=1.0).light.astype(float) for t in day.times)
    assert np.allclose(day.hours, moments / 6, atol=1e-5)


def test_what_stands_outside_shades_into_the_site():
    outside = Building(Outline.rectangle(20_000, 10_000, Point(0, -40_000)), 25_000)
    tall = Prism(outside.outline, 0, outside.height, GREY)
    there, away = (sunlight(stage(*parts, buildings=(outside,)), DECEMBER, 2.0) for parts in ((tall,), ()))
    assert summary(there).mean < 0.8 * summary(away).mean
    assert not np.isnan(there.hours).any()


def test_ground_outside_the_boundary_and_under_buildings_is_not_told():
    inside = Building(Outline.rectangle(10_000, 10_000), 5_000)
    triangle = Outline((Point(-20_000, -20_000), Point(20_000, -20_000), Point(-20_000, 20_000)))
    site = Site("t", {}, triangle, ROSTOCK, buildings=(inside,))
    day = sunlight(Scene(site, (Body(None, (Prism(inside.outline, 0, 5_000, GREY),)),), (), Relief(None)), JUNE, 1.0)
    assert np.isnan(day.hours[-1, -1]) and np.isnan(day.hours[16, 16]) and day.hours[0, 0] > 10
    assert summary(day).least > 0
    assert (~np.isnan(day.hours)).sum() == pytest.approx(800 - 50 - 25 - 12.5, abs=45)


def test_the_same_question_has_the_same_answer():
    trees = stage(box(4_000, 8_000), crown(light=LIME_LIGHT, at=Point(8_000, 0)), POLE, size=60)
    once, again = (sunlight(trees, JUNE, 0.5).hours for _time in range(2))
    assert np.array_equal(once, again)


def test_no_sun_that_day_and_no_sun_at_that_hour_are_said():
    svalbard = Anchor("EPSG:25833", 512_000, 8_683_000)
    night = sunlight(stage(anchor=svalbard), DECEMBER, 5.0)
    assert night.suns == () and (night.hours == 0).all() and "does not rise" in night.note.message
    dark = shadows(stage(), datetime(2025, 6, 21, 23, tzinfo=LOCAL), 5.0)
    assert not dark.sun.up and (dark.light == 0).all() and "not up" in dark.note.message
    assert shadows(stage(), datetime(2025, 6, 21, 12), 5.0).note is None


def test_without_a_place_on_earth_or_without_area_it_says_so():
    with pytest.raises(Trouble, match="no place on earth"):
        sunlight(stage(anchor=None), JUNE)
    with pytest.raises(Trouble, match="no place on earth"):
        shadows(stage(anchor=None), datetime(2025, 6, 21, 12))
    flat = Scene(Site("f", {}, Outline((Point(0, 0), Point(1, 1))), ROSTOCK), (), (), Relief(None))
    with pytest.raises(Trouble, match="no area"):
        sunlight(flat, JUNE)


@pytest.mark.parametrize("cell", [-1.0, 1e-4, float("nan"), float("inf")])
def test_cells_that_do_not_suit_are_refused(cell):
    with pytest.raises(Trouble, match="do not suit"):
        sunlight(stage(), JUNE, cell)


def test_cells_are_fine_on_small_squares_and_coarser_on_big_ones():
    assert [grid(stage(size=size)).cell for size in (30, 150, 2_000)] == [0.25, 0.5, 10.0]


def test_progress_rises_to_the_end_and_can_stop_the_work():
    heard = []
    sunlight(stage(), JUNE, 0.5, heard.append)
    assert heard == sorted(heard) and heard[-1] == 1

    def stop(_share):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        sunlight(stage(), JUNE, 0.5, stop)


def test_summary_of_a_site_without_open_ground_is_none():
    everywhere = Building(Outline.rectangle(50_000, 50_000), 5_000)
    assert summary(sunlight(stage(buildings=(everywhere,)), JUNE, 5.0)) is None


# Where people sit and play.


def test_a_bench_is_not_shaded_by_itself_but_by_its_neighbours():
    alone = scene(snapshot(Placed("bench", Point(20_000, 15_000))))
    day = sunlight(alone, JUNE, 5.0)
    assert sun_hours(day, 1) == pytest.approx(len(day.suns) / 6)
    beside = scene(snapshot(Placed("bench", Point(20_000, 15_000)), Placed("light", Point(20_000, 14_000))))
    assert 0.5 < sun_hours(sunlight(beside, JUNE, 5.0), 1) / sun_hours(day, 1) < 0.99


def test_a_roof_of_its_own_does_shade_a_seat():
    seat = Receiver(7, (Point3(0, 0, 450),))
    back = Prism(Outline.rectangle(2_000, 50, Point(0, -300)), 400, 900, GREY)
    roof = Prism(Outline.rectangle(3_000, 3_000), 2_200, 2_300, GREY)
    backed, roofed = (sunlight(stage(*parts, receivers=(seat,), item=7), JUNE, 5.0) for parts in ((back,), (back, roof)))
    assert light_between(backed, 7, time(13), time(14)) == 1
    assert light_between(roofed, 7, time(13), time(14)) == 0


def test_a_seat_under_two_crowns_has_what_both_let_through():
    above = stage(crown(light=Light(leafy=0.04)), crown(light=Light(leafy=0.25), at=Point(1_000, 0)))
    assert light_at(above, (0.5, 0, 0.45), 180, 60) == pytest.approx(0.01)
    day = sunlight(replace(above, receivers=(Receiver(7, (Point3(500, 0, 450), Point3(19_000, -19_000, 450))),)), JUNE, 5.0)
    assert light_between(day, 7, time(13), time(13, 10)) == pytest.approx((0.01 + 1) / 2)


def test_a_seat_lies_above_low_shadows():
    kerb = Prism(Outline.rectangle(2_000, 200, Point(0, -300)), 0, 400, GREY)
    seat, ground = Receiver(7, (Point3(0, 0, 450),)), Receiver(8, (Point3(0, 0, 0),))
    day = sunlight(stage(kerb, receivers=(seat, ground)), JUNE, 5.0)
    assert sun_hours(day, 7) > sun_hours(day, 8)


def test_light_and_shade_between_two_hours():
    wall = Prism(Outline.rectangle(200, 20_000, Point(1_000, 0)), 0, 10_000, GREY)
    day = sunlight(stage(wall, receivers=(Receiver(7, (Point3(0, 0, 450),)),)), JUNE, 5.0)
    assert light_between(day, 7, time(8), time(11)) == 0
    assert light_between(day, 7, time(15), time(18)) == 1
    assert shaded_between(day, 7, time(8), time(9)) == (1.0,) * 6
    assert light_between(day, 7, time(1), time(2)) is None and light_between(day, 99, time(8), time(9)) is None
    assert shaded_between(day, 99, time(8), time(9)) == () and sun_hours(day, 99) is None


def test_half_a_sandpit_in_shade_is_half_in_shade():
    roof = Prism(Outline.rectangle(6_000, 6_000, Point(17_000, 15_000)), 3_000, 3_001, GREY)
    lights = Receiver(1, tuple(Point3(20_000 + dx, 15_000, 0) for dx in (-1_500, -500, 500, 1_500)))
    noon = sunlight(Scene(yard(), (Body(None, (roof,)),), (), Relief(None), (lights,)), JUNE, 5.0)
    assert set(shaded_between(noon, 1, time(13), time(13, 20))) == {0.5}


def test_receivers_are_seats_and_play_at_their_heights_and_not_what_is_removed():
    hedge = Line("hedge", (Point(0, 0), Point(9_000, 0)))
    shot = snapshot(
        Placed("bench", Point(20_000, 15_000), 450), Placed("rocker", Point(5_000, 5_000)), Placed("bin", Point(1, 1)),
        Placed("bench", Point(9_000, 9_000), state=State.REMOVE), hedge, Placed("ufo", Point(1, 1)),
    )  # fmt: skip
    found = {r.item: r.points for r in scene(shot).receivers}
    assert list(found) == [1, 2]
    assert {p.z for p in found[1]} == {460} and {p.z for p in found[2]} == {0}
    assert 5 <= len(found[1]) <= 9
    footprint = polygon(Outline.rectangle(1_800, 600).placed(Point(20_000, 15_000), 450))
    assert all(footprint.contains(shapely.Point(p.x / 1000, p.y / 1000)) for p in found[1])


def test_a_composed_element_is_judged_at_its_seats_and_not_at_its_planter():
    members = (Member("bench", Point(-2_000, 0), 900), Member("bin", Point(2_000, 0), 0))
    corner = replace(BENCH, id="corner", footprint=Outline.rectangle(6_000, 3_000), members=members)
    shot = snapshot(Placed("corner", Point(20_000, 15_000), 1_800))
    shot = replace(shot, catalogue=replace(shot.catalogue, elements={**shot.catalogue.elements, "corner": corner}))
    (seats,) = scene(shot).receivers
    assert {21_700 < p.x < 22_300 and 14_100 < p.y < 15_900 for p in seats.points} == {True}


def test_play_on_a_surface_follows_the_ground():
    slope = Terrain(((Point(0, 0), 7_000), (Point(40_000, 0), 8_000), (Point(0, 30_000), 7_000), (Point(40_000, 30_000), 8_000)))
    court = replace(PAVERS, id="court", play=Play(0, False))
    shot = snapshot(Surface("court", Outline.rectangle(10_000, 4_000, Point(20_000, 15_000))), site=yard(terrain=slope))
    shot = replace(shot, catalogue=replace(shot.catalogue, elements={"court": court}))
    (places,) = scene(shot).receivers
    assert len(places.points) == 25 and all(abs(p.z - p.x / 40) <= 1 for p in places.points)


def test_receivers_stand_on_the_slope():
    slope = Terrain(((Point(0, 0), 7_000), (Point(40_000, 0), 8_000), (Point(0, 30_000), 7_000), (Point(40_000, 30_000), 8_000)))
    shot = snapshot(Placed("bench", Point(20_000, 15_000)), site=yard(terrain=slope))
    assert {p.z for p in scene(shot).receivers[0].points} == {500 + 460}
    day = sunlight(scene(shot), JUNE, 5.0)
    assert sun_hours(day, 1) > 15


def test_a_tree_in_the_southwest_shades_the_bench_in_the_afternoon():
    bench, lime = Placed("bench", Point(20_000, 15_000)), Placed("lime", Point(16_000, 12_000), height=12_000, spread=9_000)
    day = sunlight(scene(snapshot(bench, lime)), JUNE, 5.0)
    assert light_between(day, 1, time(16), time(17)) < 0.25 < light_between(day, 1, time(9), time(12))
    assert all(t.tzinfo == LOCAL and t - day.times[0] >= timedelta() for t in day.times)
