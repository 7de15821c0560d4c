"""Pictures: where shadows fall, what crowns let through, what cameras frame."""

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from PIL import Image

from baukasten.body import Crown, CrownForm, Light, MonthDay, Prism, Rod
from baukasten.geometry import Outline, Point, polygon, shapely_point
from baukasten.plan import Placed, State
from baukasten.relief import Relief
from baukasten.scene import EARTH, Body, Floor, Scene, scene
from baukasten.shade import Sun, sun_at
from exports.pictures import Camera, bird, element_picture, eye_height, picture
from exports.pictures.people import people, walker, wheelchair_user
from tests.core.yard import BENCH, HEDGE, LAWN, LIME, yard
from tests.exports.gardens import garden

ABOVE = Camera((0, -0.01, 60), (0, 0, 0), 40)
"""Looks straight down: north is up, the picture is about 44 m high."""
SIZE = (120, 120)
NOON = datetime(2025, 6, 21, 12)


def court(*parts) -> Scene:
    """A bare court of 60 × 60 m about the origin."""
    floor = Outline.rectangle(60_000, 60_000)
    return Scene(yard(), (Body(1, parts),), (Floor(None, floor, EARTH),), Relief(None))


def sun(bearing: float, elevation: float = 45) -> Sun:
    return Sun(NOON, bearing, bearing, elevation)


def brightness(image: Image.Image) -> np.ndarray:
    return np.asarray(image.convert("L"), float)


def at(image: Image.Image, x: float, y: float) -> float:
    """Brightness at metres of the court seen from above."""
    half = 60 * np.tan(np.deg2rad(20))
    column, row = ((1 + x / half) * SIZE[0] / 2, (1 - y / half) * SIZE[1] / 2)
    return float(brightness(image)[round(row) - 2 : round(row) + 3, round(column) - 2 : round(column) + 3].mean())


WALL = Prism(Outline.rectangle(8_000, 2_000), 0, 6_000, "#a0a0a0")
TREE = Crown(Point(0, 0), 0, 6_000, 8_000, CrownForm.ELLIPSOID, "#5f8f4e", Light(0.5, 0.5))


@pytest.mark.parametrize(
    ("bearing", "shaded", "lit"),
    [(180, (0, 4), (0, -4)), (0, (0, -4), (0, 4)), (90, (-7, 0), (7, 0)), (270, (7, 0), (-7, 0))],
)
def test_the_shadow_falls_away_from_the_sun(bearing, shaded, lit):
    image = picture(court(WALL), ABOVE, sun(bearing), SIZE, ())
    assert at(image, *shaded) < 0.75 * at(image, *lit)


def test_a_covered_sky_casts_no_shadow():
    image = picture(court(WALL), ABOVE, None, SIZE, ())
    assert at(image, 0, 5) == pytest.approx(at(image, 0, -5), rel=0.03)


def test_the_sun_below_the_horizon_is_a_covered_sky():
    night = picture(court(WALL), ABOVE, sun(180, -10), SIZE, ())
    assert np.array_equal(brightness(night), brightness(picture(court(WALL), ABOVE, None, SIZE, ())))


def test_under_a_crown_it_is_lighter_than_behind_a_wall():
    open_ground = picture(court(), ABOVE, sun(180), SIZE, ())
    crown, wall = (picture(court(part), ABOVE, sun(180), SIZE, ()) for part in (TREE, WALL))
    behind = 0, 4.8
    assert at(wall, *behind) < at(crown, *behind) - 10 < at(open_ground, *behind) - 20


def test_a_bare_crown_lets_more_light_through_than_a_leafy_one():
    seasonal = Crown(Point(0, 0), 0, 6_000, 8_000, CrownForm.ELLIPSOID, "#5f8f4e", Light(0.05, 0.7, MonthDay(5, 1), MonthDay(10, 15)))
    winter = picture(court(seasonal), ABOVE, Sun(datetime(2025, 1, 10, 12), 180, 180, 45), SIZE, ())
    leafy = picture(court(seasonal), ABOVE, sun(180), SIZE, ())
    assert at(leafy, 0, 4.8) < at(winter, 0, 4.8) - 10


def test_a_picture_is_the_same_every_time():
    shot = scene(garden())
    camera = bird(shot, garden().plan)
    first, second = (picture(shot, camera, sun(200), (80, 50)) for _time in range(2))
    assert first.tobytes() == second.tobytes()
    assert len(first.getcolors(4000)) > 50, "there is something in it"


def test_above_the_horizon_is_sky_and_below_is_ground():
    image = np.asarray(picture(court(), Camera((0, -20, 1.6), (0, 20, 1.6), 50), sun(180), (60, 40), ()), float)
    sky, ground = image[3, 30], image[36, 30]
    assert sky[2] > sky[0] + 20, "the sky is blue"
    assert abs(ground[2] - ground[0]) < 40


def test_the_bird_has_everything_planned_in_the_picture():
    shot = garden()
    camera = bird(scene(shot), shot.plan, 1.6)
    places = [(i.at.x / 1000, i.at.y / 1000, 0.8) for _n, i in shot.plan.of(Placed) if i.state is State.NEW]
    assert (np.abs(camera.projected(np.array(places), 1.6)) < 1).all()
    assert camera.eye[2] > 8


def test_the_bird_comes_nearer_for_a_small_plan():
    one = garden(Placed("bench", Point(12_000, 9_000)))
    far, near = (bird(scene(shot), shot.plan).eye[2] for shot in (garden(), one))
    assert near < far


def test_without_a_plan_the_bird_frames_the_site():
    shot = garden()
    camera = bird(scene(shot))
    ring = np.array([(p.x / 1000, p.y / 1000, 0) for p in shot.site.boundary.ring])
    assert (np.abs(camera.projected(ring, 1.6)) < 1).all()


def test_eye_height_is_a_person_on_free_ground_who_sees_something_new():
    shot = garden()
    space = scene(shot)
    camera = eye_height(shot, space)
    x, y, z = camera.eye
    ground = float(space.relief.heights(x, y))
    assert z - ground == pytest.approx(1.6, abs=1e-6)
    here = shapely_point(Point(round(x * 1000), round(y * 1000)))
    assert all(polygon(building.outline).distance(here) > 1 for building in shot.site.buildings)
    new = np.array([(i.at.x / 1000, i.at.y / 1000, ground + 0.5) for _n, i in shot.plan.of(Placed) if i.state is not State.KEEP])
    assert (np.abs(camera.projected(new, 1.6)) < 1).all(axis=1).any()


def test_eye_height_finds_a_place_even_where_nothing_is_planned():
    empty = garden(Placed("bench", Point(12_000, 9_000), 0, State.KEEP))
    assert np.isfinite(eye_height(empty, scene(empty)).eye).all()


def test_people_stand_on_free_ground_and_one_sits_in_a_wheelchair():
    shot = garden()
    space = scene(shot)
    figures = people(space, bird(space, shot.plan))
    assert 2 <= len(figures) <= 5
    solid = [polygon(p.outline) for b in space.bodies for p in b.parts if isinstance(p, Prism)]
    for figure in figures:
        feet = next(p for p in figure.parts if isinstance(p, Rod))
        spot = shapely_point(Point(feet.start.x, feet.start.y))
        assert all(shape.distance(spot) > 0.2 for shape in solid)
    assert any(isinstance(p, Prism) and p.top - p.bottom == 50 for p in figures[1].parts), "the seat"


def test_people_have_the_size_of_people():
    standing, sitting = (max(p.top for p in figure if isinstance(p, Prism)) for figure in (walker(0), wheelchair_user(1)))
    assert standing == pytest.approx(1700, abs=10)
    assert sitting == pytest.approx(1350, abs=10)
    wide = [x for p in wheelchair_user(0) if isinstance(p, Rod) for x in (p.start.x, p.end.x)]
    assert max(wide) - min(wide) <= 700


@pytest.mark.parametrize("element", [BENCH, LIME, LAWN, HEDGE])
def test_a_tile_shows_the_element_on_clear_ground(element):
    tile = element_picture(element, 64)
    assert tile.size == (64, 64) and tile.mode == "RGBA"
    cover = np.asarray(tile)[..., 3]
    assert cover[0, 0] == cover[0, -1] == 0
    assert 0.05 < (cover > 200).mean() < 0.9


def test_a_tile_of_something_without_a_body_is_clear():
    assert np.asarray(element_picture(replace(BENCH, body=()), 32))[..., 3].max() == 0


def test_under_a_thing_there_is_a_soft_shadow():
    leg = Prism(Outline.rectangle(100, 100), 0, 700, "#ffffff")
    top = Prism(Outline.rectangle(1500, 1500), 700, 750, "#ffffff")
    tile = np.asarray(element_picture(replace(BENCH, body=(leg, top)), 96), float)
    soft = (tile[..., 3] > 10) & (tile[..., 3] < 200) & (tile[..., :3].max(axis=2) < 90)
    assert soft.mean() > 0.03


def test_in_the_afternoon_of_a_rostock_summer_shadows_point_north_east():
    afternoon = sun_at(garden().site.anchor, datetime(2025, 6, 21, 15))
    image = picture(court(WALL), ABOVE, afternoon, SIZE, ())
    assert at(image, 5, 3) < 0.75 * at(image, -5, 3)
