"""One plain sentence for each seat, table and play element."""

from dataclasses import replace
from datetime import date, datetime, time

import numpy as np
import pytest

from baukasten.body import Prism
from baukasten.earth import Anchor
from baukasten.geometry import Outline, Point
from baukasten.phrase import Language
from baukasten.plan import Note, Placed, State
from baukasten.scene import Body, scene
from baukasten.shade import LOCAL, item_shade, sunlight
from baukasten.shade.daylight import ItemLight
from tests.core.yard import snapshot, yard

JUNE, DECEMBER = date(2025, 6, 21), date(2025, 12, 21)
SHOT = snapshot(Placed("bench", Point(20_000, 15_000)))
say = Language("en")


def day_of(day=JUNE, shot=SHOT):
    return sunlight(scene(shot), day, 5.0)


def told(light, day=None):
    """What is said of bench 1 when ``light(time)`` arrives at it through the day."""
    day = day or day_of()
    series = np.array([light(t.time()) for t in day.times], np.float32)
    (shade,) = item_shade(SHOT, replace(day, items={1: ItemLight(1, series, (series <= 0.25).astype(np.float32))}))
    return shade


def dark(*spans):
    return lambda t: 0.0 if any(start <= t < end for start, end in spans) else 1.0


def test_one_time_of_shade():
    shade = told(dark((time(13, 10), time(17, 40))))
    assert say.say(shade.text) == "bench 1: shade from 13:10 to 17:40 on June 21, 2025; shade at noon."
    assert (shade.item, shade.element, shade.shade_minutes) == (1, "bench", 270)
    assert (shade.start, shade.end) == (time(13, 10), time(17, 40))


@pytest.mark.parametrize(("share", "noon"), [(0.0, "shade at noon"), (0.25, "shade at noon"), (0.5, "half shade at noon"), (1.0, "full sun at noon")])
def test_noon_is_when_the_sun_stands_highest(share, noon):
    shade = told(lambda t: share if time(13) <= t < time(13, 30) else 0.0 if t < time(11) else 1.0)
    assert say.say(shade.text).endswith(f"; {noon}.")


def test_two_and_more_times_of_shade():
    two = told(dark((time(9), time(10)), (time(15), time(16, 30))))
    assert say.say(two.text) == "bench 1: shade from 09:00 to 10:00 and from 15:00 to 16:30 on June 21, 2025; full sun at noon."
    assert (two.shade_minutes, two.start, two.end) == (150, time(15), time(16, 30))
    three = told(dark((time(9), time(10)), (time(11), time(11, 30)), (time(15), time(16, 30))))
    assert "shade at 3 times" in say.say(three.text) and "15:00 to 16:30" in say.say(three.text)
    assert three.shade_minutes == 180


def test_a_fleck_of_sun_or_a_passing_shadow_goes_without_saying_but_counts():
    shade = told(dark((time(9), time(9, 10)), (time(15), time(16)), (time(16, 10), time(17))))
    assert "shade from 15:00 to 17:00 on" in say.say(shade.text)
    assert (shade.shade_minutes, shade.start, shade.end) == (120, time(15), time(17))
    short = told(dark((time(9), time(9, 10))))
    assert "shade from 09:00 to 09:10 on" in say.say(short.text) and short.shade_minutes == 10


def test_all_day():
    always = told(lambda t: 0.1)
    assert say.say(always.text) == "bench 1: in shade all day on June 21, 2025."
    assert always.shade_minutes == 1_000 and (always.start, always.end) == (time(5), time(21, 40))
    never = told(lambda t: 1.0)
    assert say.say(never.text) == "bench 1: sun all day on June 21, 2025."
    assert (never.shade_minutes, never.start, never.end) == (0, None, None)
    thin = told(lambda t: 0.5)
    assert say.say(thin.text) == "bench 1: never fully in shade on June 21, 2025; half shade at noon."
    assert thin.shade_minutes == 0


def test_what_only_a_low_sun_casts_goes_without_saying_but_counts():
    low = told(dark((time(4), time(5, 40)), (time(21), time(22))))
    assert say.say(low.text) == "bench 1: sun all day on June 21, 2025, shade only while the sun is low."
    assert low.shade_minutes == 80
    both = told(dark((time(4), time(5, 40)), (time(14), time(14, 20))))
    assert "shade from 14:00 to 14:20" in say.say(both.text)
    assert (both.start, both.shade_minutes) == (time(14), 60)


def test_in_winter_the_noon_shadow_is_told_although_the_sun_is_low():
    shade = told(dark((time(11), time(13))), day_of(DECEMBER))
    assert "shade from 11:00 to 13:00 on December 21, 2025; shade at noon" in say.say(shade.text)


def test_no_sun_that_day():
    north = snapshot(Placed("bench", Point(20_000, 15_000)), site=replace(yard(), anchor=Anchor("EPSG:25833", 512_000, 8_683_000)))
    (shade,) = item_shade(north, day_of(DECEMBER, north))
    assert say.say(shade.text) == "bench 1: the sun does not rise on December 21, 2025."
    assert (shade.shade_minutes, shade.start, shade.end) == (None, None, None)


def test_a_site_without_a_place_on_earth():
    nowhere = snapshot(Placed("bench", Point(20_000, 15_000)), site=replace(yard(), anchor=None))
    (shade,) = item_shade(nowhere, None)
    assert say.say(shade.text) == "bench 1: shade cannot be told, because the site has no place on earth."
    assert shade.shade_minutes is None


def test_an_item_the_sunlight_does_not_know_yet():
    (shade,) = item_shade(SHOT, replace(day_of(), items={}))
    assert say.say(shade.text) == "bench 1: its shade has not been measured."


def test_only_where_people_stay_and_only_what_will_stand():
    shot = snapshot(
        Placed("bin", Point(1_000, 1_000)), Placed("rocker", Point(5_000, 5_000)), Note(Point(1, 1), "more shade"),
        Placed("bench", Point(20_000, 15_000), state=State.REMOVE), Placed("bench", Point(30_000, 15_000)),
    )  # fmt: skip
    assert [(s.item, s.element) for s in item_shade(shot, day_of(shot=shot))] == [(2, "rocker"), (5, "bench")]


def test_the_whole_way_from_a_wall_to_a_sentence():
    """A wall 5 m high 2 m west of the bench: its shadow comes when the sun is high in the west and stays."""
    stage = scene(SHOT)
    wall = Body(None, (Prism(Outline.rectangle(200, 60_000, Point(18_000, 15_000)), 0, 5_000, "#888888"),))
    day = sunlight(replace(stage, bodies=(*stage.bodies, wall)), JUNE, 5.0)
    (shade,) = item_shade(SHOT, day)
    assert "full sun at noon" in say.say(shade.text) and "shade from 14:" in say.say(shade.text)
    assert shade.end == time(21, 40)
    minutes = datetime(2025, 6, 21, 21, 40, tzinfo=LOCAL) - datetime.combine(JUNE, shade.start, LOCAL)
    assert shade.shade_minutes == minutes.total_seconds() / 60
