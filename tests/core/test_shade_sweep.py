"""The sweep over surface models against exact geometry, against the object engine and against UMEP."""

import math
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest

from baukasten.body import Light, MonthDay, Point3, Prism, placed
from baukasten.geometry import Outline, Point
from baukasten.receivers import Receiver
from baukasten.relief import Relief
from baukasten.scene import Body, Scene
from baukasten.shade import LOCAL, Sun, day_suns, follow, hold, lift, put_down, release, seat, seen, shadows, sunlight
from baukasten.shade.planes import planes
from baukasten.shade.sky import sky
from baukasten.shade.sweep import Raster, around, hidden_cells, hidden_places, hours_on_cells
from baukasten.site import UNKNOWN, Site, SurfaceModel, Terrain
from tests.core.test_shade_planes import LEAVES, chance_bodies
from tests.core.yard import ROSTOCK

SUN, CROWN, SOLID = 0, 1, 2
JUNE, DECEMBER = date(2025, 6, 21), date(2025, 12, 21)
UMEP = Path(__file__).parents[3] / "shared" / "data" / "terrain" / "athens_shadows"


def sun_from(bearing, elevation):
    return Sun(datetime(2025, 6, 21, 12, tzinfo=LOCAL), bearing, bearing, elevation)


def flat(rows=80, columns=80, cell=0.5):
    return Raster(cell, 0.0, 0.0, np.zeros((rows, columns), np.float32))


def with_box(height=6.0):
    """From 18 m to 22 m both ways."""
    raster = flat()
    raster.solid[36:44, 36:44] = height
    return raster


def with_crown(base=3.0, top=6.0):
    """A hedge in the air: over all columns, from 10 m to 12 m north."""
    raster, leaves = flat(), np.full((80, 80), np.nan, np.float32)
    leaves[20:24] = 1
    return replace(raster, crown_top=leaves * np.float32(top), crown_base=leaves * np.float32(base))


@pytest.mark.parametrize(("bearing", "north", "east"), [(180, 1, 0), (0, -1, 0), (270, 0, 1), (90, 0, -1)])
def test_the_shadow_of_a_box_is_as_long_as_geometry_says(bearing, north, east):
    (hidden,) = hidden_cells(with_box(), [sun_from(bearing, 45)])
    along = hidden if north else hidden.T
    away = along[:, 40] if north + east > 0 else along[::-1, 40]
    # From the middle of its last cell at 21.75 m it falls 6 m further; cells beyond the box begin at 22 m.
    assert np.flatnonzero(away[44:] == SOLID).tolist() == list(range(11))
    assert (along[:, :36] == SUN).all() and (along[:, 44:] == SUN).all()


@pytest.mark.parametrize("elevation", [8, 20, 40, 60])
@pytest.mark.parametrize("bearing", [17, 75, 133, 200, 290, 340])
def test_a_box_shades_as_the_same_box_does_among_the_objects(bearing, elevation):
    corners = tuple(Point(x, y) for x, y in ((0, 0), (40_000, 0), (40_000, 40_000), (0, 40_000)))
    outline = Outline(tuple(Point(x, y) for x, y in ((18_000, 18_000), (22_000, 18_000), (22_000, 22_000), (18_000, 22_000))))
    scene = Scene(Site("s", {}, Outline(corners), ROSTOCK), (Body(None, (Prism(outline, 0, 6000, "#888888"),)),), (), Relief(None))
    sun = sun_from(bearing, elevation)
    exact = planes(scene, MonthDay(6, 21), [sun], 0.5).hours < 0.01
    (hidden,) = hidden_cells(with_box(), [sun])
    outside = np.ones((80, 80), bool)
    outside[36:44, 36:44] = False
    rim = np.hypot(*np.gradient(exact.astype(float))) > 0
    assert ((hidden == SOLID) == exact)[outside].mean() > 0.97
    assert ((hidden == SOLID) == exact)[outside & ~rim].mean() > 0.993


@pytest.mark.parametrize("rise", [-0.1, 0.0, 0.1])
def test_a_shadow_is_shorter_uphill_and_longer_downhill(rise):
    """A wall 3 m above its foot, 10 m north, sun in the south at 30°."""
    raster = flat(rows=120)
    raster.solid[:] = (np.arange(120)[:, None] * 0.5 - 10) * rise
    raster.solid[20] += 3
    (hidden,) = hidden_cells(raster, [sun_from(180, 30)])
    length = (hidden[21:, 40] == SOLID).sum() * 0.5
    assert length == pytest.approx(3 / (math.tan(math.radians(30)) + rise), abs=0.5)


def test_a_slope_that_falls_away_from_the_sun_more_steeply_than_its_light_lies_in_its_own_shade():
    raster = flat()
    raster.solid[:] = -0.3 * np.arange(80)[:, None]
    assert (hidden_cells(raster, [sun_from(180, 35)])[0] == SUN).all()
    assert (hidden_cells(raster, [sun_from(180, 25)])[0][1:] == SOLID).all()


@pytest.mark.parametrize("elevation", [20, 45, 60])
def test_the_sun_comes_in_under_a_crown(elevation):
    (hidden,) = hidden_cells(with_crown(), [sun_from(180, elevation)])
    tan = math.tan(math.radians(elevation))
    shaded = np.flatnonzero(hidden[:, 40] == CROWN) * 0.5 + 0.25
    assert shaded[0] == pytest.approx(10 + 3 / tan, abs=0.6) and shaded[-1] == pytest.approx(12 + 6 / tan, abs=0.6)
    assert len(shaded) == np.round((shaded[-1] - shaded[0]) / 0.5) + 1
    assert not (hidden == SOLID).any()


def test_ground_above_the_crowns_is_not_shaded_by_them():
    raster = with_crown()
    ground = np.full((80, 80), 7, np.float32)
    assert (hidden_cells(raster, [sun_from(180, 30)], ground)[0] == SUN).all()


def test_what_is_solid_hides_more_than_a_crown_before_it():
    raster = with_crown()
    raster.solid[10] = 30
    (hidden,) = hidden_cells(raster, [sun_from(180, 45)])
    assert (hidden[11:60] == SOLID).all()


def test_where_nothing_is_known_nothing_shades_and_nothing_is_shaded():
    raster = with_box()
    raster.solid[36:44, 36:44] = np.nan
    assert (hidden_cells(raster, [sun_from(180, 20)])[0] == SUN).all()
    beside = with_box()
    beside.solid[50] = np.nan
    assert (hidden_cells(beside, [sun_from(180, 20)])[0][50] == SUN).all()


def test_the_hours_of_a_day_are_those_of_its_suns():
    raster = with_crown()
    raster.solid[36:44, 36:44] = 6
    suns = day_suns(ROSTOCK, JUNE)
    light = np.array([1, 0.2, 0])[hidden_cells(raster, suns)].sum(axis=0)
    assert hours_on_cells(raster, suns, 0.2) == pytest.approx(light / 6, abs=1e-4)


def test_a_place_in_the_middle_of_a_cell_sees_what_the_cell_sees():
    raster = with_crown()
    raster.solid[36:44, 36:44] = 6
    suns = day_suns(ROSTOCK, JUNE, 60)
    x, y = np.meshgrid(np.arange(80) * 0.5 + 0.25, np.arange(80) * 0.5 + 0.25)
    places = np.column_stack([x.ravel(), y.ravel(), raster.solid.ravel()])
    by_place = {}
    hidden_places(raster, places, suns, by_place.__setitem__)
    for n, cells in enumerate(hidden_cells(raster, suns)):
        assert (by_place[n].reshape(80, 80) == cells).mean() > 0.995


def test_places_outside_the_raster_are_shaded_by_it_and_not_from_nowhere():
    found = {}
    hidden_places(with_box(), np.array([[20.0, 50.0, 0], [20, -5, 0], [900, 900, 0]]), [sun_from(180, 10), sun_from(0, 10)], found.__setitem__)
    assert found[0].tolist() == [SOLID, SUN, SUN] and found[1].tolist() == [SUN, SOLID, SUN]


# Around a site


def model(raster, crowns=Light(), ground=0):
    def packed(sheet):
        return b"" if sheet is None else np.where(np.isnan(sheet), UNKNOWN, np.round(sheet * 1000) + ground).astype("<i4").tobytes()

    corner = Point(round(raster.west * 1000), round(raster.south * 1000))
    sheets = packed(raster.solid), packed(raster.crown_top), packed(raster.crown_base)
    return SurfaceModel(corner, round(raster.cell * 1000), raster.solid.shape[1], ground, *sheets, crowns)


def site(raster, crowns=Light(), ground=0, terrain=None):
    """20 m by 20 m in the middle of the raster."""
    side = Outline(tuple(Point(x, y) for x, y in ((10_000, 10_000), (30_000, 10_000), (30_000, 30_000), (10_000, 30_000))))
    return Site("s", {}, side, ROSTOCK, terrain=terrain, surface_model=model(raster, crowns, ground))


def scene(raster, bodies=(), receivers=(), **about):
    place = site(raster, **about)
    return Scene(place, tuple(bodies), (), Relief(place.terrain), tuple(receivers))


def walled(height=8.0):
    """A long house south of the site."""
    raster = flat()
    raster.solid[10:18, 10:70] = height
    return raster


def with_trees():
    raster, leaves = walled(), np.full((80, 80), np.nan, np.float32)
    leaves[20:60, 62:70] = 1
    return replace(raster, crown_top=leaves * 9, crown_base=leaves * 2)


def house(raster):
    rows, columns = np.nonzero(raster.solid > 0)
    (west, east), (south, north) = ((round(v.min() * 500), round(v.max() * 500 + 500)) for v in (columns, rows))
    outline = Outline((Point(west, south), Point(east, south), Point(east, north), Point(west, north)))
    return Body(None, (Prism(outline, 0, round(raster.solid.max() * 1000), "#888888"),))


def test_a_house_of_the_surface_model_shades_the_site_as_a_drawn_one():
    seat = Receiver(1, (Point3(20_000, 12_000, 450),))
    measured = sunlight(scene(walled(), receivers=[seat]), JUNE, 0.5)
    drawn = sunlight(scene(flat(), [house(walled())], [seat]), JUNE, 0.5)
    assert np.nanmean(np.abs(measured.hours - drawn.hours)) < 0.05 and np.nanmin(drawn.hours) < np.nanmax(drawn.hours) - 5
    assert measured.items[1].light.sum() == pytest.approx(drawn.items[1].light.sum(), abs=3)


def test_a_moment_and_the_sky_know_the_surface_model():
    noon = datetime(2025, 12, 21, 12, 15, tzinfo=LOCAL)
    light = shadows(scene(walled()), noon, 0.5).light
    assert light[0].max() == 0 and np.nanmean(shadows(scene(flat()), noon, 0.5).light) == 1
    assert np.nanmean(sky(scene(walled()), MonthDay(6, 21), 1).seen) < np.nanmean(sky(scene(flat()), MonthDay(6, 21), 1).seen) - 0.03


def test_inside_the_boundary_the_surface_model_says_nothing():
    inside = with_box(20)
    assert np.isnan(around(site(inside), Relief(None)).solid[36:44, 36:44]).all()
    assert np.nanmin(sunlight(scene(inside), JUNE, 0.5).hours) == np.nanmax(sunlight(scene(flat()), JUNE, 0.5).hours)


def test_heights_above_the_sea_meet_the_ground_of_the_site():
    spots = tuple((Point(x, y), 50_000) for x in (0, 40_000) for y in (0, 40_000))
    level, assumed = (
        sunlight(scene(walled(), ground=50_000, terrain=terrain), JUNE, 0.5).hours for terrain in (Terrain(spots), None)
    )
    assert np.array_equal(level, assumed, equal_nan=True)
    assert np.array_equal(level, sunlight(scene(walled()), JUNE, 0.5).hours, equal_nan=True)


def test_crowns_of_the_surface_model_let_the_light_of_the_season_through():
    leafy, bare = (
        sunlight(scene(with_trees(), crowns=light), day, 1).hours[10, 18]
        for day, light in ((JUNE, LEAVES), (JUNE, replace(LEAVES, leafy=1.0)))
    )
    assert leafy < bare - 0.5
    winter, none = (sunlight(scene(with_trees(), crowns=light), DECEMBER, 1).hours for light in (LEAVES, Light()))
    assert np.nanmean(winter) > np.nanmean(none)


@pytest.mark.parametrize("slope", [False, True])
def test_things_that_move_before_a_surface_model_leave_the_light_of_the_same_plan_computed_afresh(slope):
    terrain = Terrain(tuple((Point(x, y), 30_000 + (x + y) // 20) for x in (0, 40_000) for y in (0, 40_000))) if slope else None
    about = {"crowns": LEAVES, "ground": 30_000, "terrain": terrain}
    bodies = [
        replace(body, parts=tuple(_shifted(part) for part in body.parts))
        for body in chance_bodies(11, 12, Relief(terrain), 10_000)
    ]
    seats = [Receiver(100 + n, (Point3(11_000 + 3_000 * n, 14_000, 450),)) for n in range(5)]
    there = follow(scene(with_trees(), bodies, seats, **about), JUNE, 0.5)
    for body in bodies[:6]:
        lift(there, body)
    hold(there, bodies[0])
    release(there)
    for body in bodies[2:6]:
        put_down(there, body)
    now, afresh = seen(there, JUNE), sunlight(scene(with_trees(), bodies[2:], seats, **about), JUNE, 0.5)
    assert np.array_equal(now.hours, afresh.hours, equal_nan=True)
    for item, light in afresh.items.items():
        assert np.array_equal(light.light, now.items[item].light)
    assert np.nanmin(afresh.hours) < np.nanmax(afresh.hours)


def test_a_seat_that_moves_before_a_surface_model_sees_what_it_would_afresh():
    seats = [Receiver(100 + n, (Point3(11_000 + 3_000 * n, 14_000, 450),)) for n in range(5)]
    elsewhere = [replace(seats[0], points=(Point3(16_000, 25_000, 450),)), *seats[1:]]
    there = follow(scene(with_trees(), (), seats, crowns=LEAVES), JUNE, 0.5)
    seat(there, elsewhere)
    now, afresh = seen(there, JUNE), sunlight(scene(with_trees(), (), elsewhere, crowns=LEAVES), JUNE, 0.5)
    for item, light in afresh.items.items():
        assert np.array_equal(light.light, now.items[item].light)
    assert (afresh.items[100].light < 1).any()


def _shifted(part):
    """To the middle of the site."""
    return placed(part, Point(20_000, 20_000), 0, 0)


@pytest.mark.shared
@pytest.mark.skipif(not UMEP.exists(), reason="the real files are not beside the checkout")
@pytest.mark.parametrize(("name", "bearing", "elevation"), [("morning", 90, 30), ("noon", 180, 60)])
def test_the_shadows_of_umep_in_athens_are_ours(name, bearing, elevation):
    surface, top, base = (np.load(UMEP / f"input_{sheet}.npy")[::-1] for sheet in ("dsm", "cdsm", "tdsm"))
    leaves = np.where(top > 0, np.float32(1), np.float32(np.nan))
    (hidden,) = hidden_cells(Raster(1.0, 0, 0, surface, top * leaves, base * leaves), [sun_from(bearing, elevation)])
    in_sun, under_crowns = (np.load(UMEP / f"shadow_{name}_{kind}_sh.npy")[::-1] == lit for kind, lit in (("bldg", 1), ("veg", 0)))
    assert ((hidden != SOLID) == in_sun).mean() >= 0.999
    assert ((hidden == CROWN) == under_crowns)[in_sun].mean() >= 0.998
