"""Bit planes against rays, and things that move against the same things computed afresh."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baukasten.body import Crown, CrownForm, Light, MonthDay, Point3, Prism, Rod, Sheet
from baukasten.commands import move
from baukasten.geometry import Outline, Point
from baukasten.plan import Placed
from baukasten.receivers import Receiver
from baukasten.relief import Relief
from baukasten.scene import Body, Scene
from baukasten.scene import scene as scene_of
from baukasten.shade import day_suns, follow, hold, item_shade, lift, moved, put_down, rays, release, seen, weigh
from baukasten.shade.layers import LAYER_BITS
from baukasten.shade.planes import planes
from baukasten.shade.shapes import shapes
from baukasten.shade.sky import sky, sky_seen
from baukasten.site import Building, Site, Terrain
from tests.core.yard import ROSTOCK, snapshot
from tests.laws import examples

GREY = "#888888"
LEAVES = Light(0.04, 0.5, MonthDay(4, 28), MonthDay(10, 20))
NEEDLES = Light(0.08, 0.08)
CLOTH = Light(0.25, 1.0, MonthDay(5, 1), MonthDay(9, 30))
JUNE, DECEMBER = MonthDay(6, 21), MonthDay(12, 21)
EVERY_HOUR = day_suns(ROSTOCK, date(2025, 6, 21), 60)


def scene(bodies, terrain=None, receivers=(), side=40):
    site = Site("s", {}, Outline.rectangle(side * 1000, side * 1000), ROSTOCK, terrain=terrain)
    return Scene(site, tuple(bodies), (), Relief(terrain), receivers)


def sloping(share, side=40):
    """Rising eastwards and a little to the north, with a hump in the middle."""
    reach = side * 500
    corners = [Point(x, y) for x in (-reach, reach) for y in (-reach, reach)]
    spots = [(p, 20_000 + round(share * (p.x + 0.3 * p.y))) for p in corners]
    return Terrain((*spots, (Point(0, 0), 20_000 + round(share * 2_000))))


def chance_bodies(seed, count, relief, reach=22_000):
    """Houses with courtyards, L-shaped ones, table tops, rods any way up, sails and crowns of every form."""
    chance = np.random.default_rng(seed)
    return [_chance_body(n, chance, relief, reach) for n in range(1, count + 1)]


def _chance_body(item, chance, relief, reach):
    at = Point(*map(int, chance.integers(-reach, reach, 2)))
    ground, turn = relief.at(at), int(chance.integers(3600))
    wide, deep, tall = (int(v) for v in chance.integers(400, 6_000, 3))
    box = Outline.rectangle(wide, deep)
    light = (LEAVES, NEEDLES, CLOTH)[int(chance.integers(3))]
    low = ground + int(chance.integers(0, 3_000))
    kind = chance.integers(8)
    if kind == 0:
        part = Prism(box.placed(at, turn), ground, ground + tall, GREY)
    elif kind == 1:
        court = Outline(box.ring, (Outline.rectangle(wide // 2, deep // 2).ring,))
        part = Prism(court.placed(at, turn), ground, ground + tall, GREY)
    elif kind == 2:
        el = Outline((Point(0, 0), Point(wide, 0), Point(wide, 300), Point(300, 300), Point(300, deep), Point(0, deep)))
        part = Prism(el.placed(at, turn), low, low + 200, GREY, CLOTH if turn % 2 else Light())
    elif kind == 3:
        end = Point3(at.x + wide - 3_000, at.y + deep - 3_000, low + tall)
        part = Rod(Point3(*at, low + 400), end, int(chance.integers(50, 400)), GREY)
    elif kind == 4:
        ring = box.placed(at, turn).ring
        part = Sheet(tuple(Point3(*p, low + 2_000 + (0, 0, 900, 900)[n]) for n, p in enumerate(ring)), GREY, CLOTH)
    else:
        form = list(CrownForm)[kind - 5]
        crown = Crown(at, low, low + tall, wide, form, GREY, light)
        return Body(item, (Rod(Point3(*at, ground), Point3(*at, low + 200), 150, GREY), crown), ground)
    return Body(item, (part,), ground)


def light_of_each_sun(there, day):
    """[suns, rows, cols] as the planes have it."""
    return np.stack([planes(there, day, (sun,), 0.5).light for sun in EVERY_HOUR])


def agreement(there, day, lowest=0.5, cell=0.25):
    """Share of open cells and suns at which the planes and the rays say the same light."""
    packed, same, asked = shapes(there, day), 0, 0
    for sun in EVERY_HOUR:
        if sun.elevation < lowest:
            continue
        found = planes(there, day, (sun,), cell)
        light = found.light[:, : found.hours.shape[1]] / 1e6
        truth = rays.light_on(packed, found.grid, (sun,))
        same += (np.abs(light - truth) < 2e-6)[found.grid.open].sum()
        asked += found.grid.open.sum()
    return same / asked


@pytest.mark.parametrize("day", [JUNE, DECEMBER])
@pytest.mark.parametrize("seed", [1, 20, 300])
def test_on_level_ground_planes_say_what_rays_say(seed, day):
    """But for more layers of one veil than are counted, and for ties on an edge."""
    assert agreement(scene(chance_bodies(seed, 30, Relief(None))), day) >= 0.9999


@pytest.mark.parametrize("seed", [4, 50])
def test_on_a_slope_planes_say_what_rays_say(seed):
    ground = sloping(0.1)
    assert agreement(scene(chance_bodies(seed, 15, Relief(ground)), ground), JUNE, 10, 0.5) >= 0.9999


def test_seven_crowns_behind_each_other_let_through_what_seven_do():
    crowns = [Body(n, (Crown(Point(0, 0), 2_000 * n, 2_000 * n + 1_500, 12_000, CrownForm.COLUMN, GREY, CLOTH),)) for n in range(1, 8)]
    overhead = replace(EVERY_HOUR[7], elevation=89.0)
    found = planes(scene(crowns), JUNE, (overhead,), 0.5)
    assert found.light[40, 40] == round(0.25**7 * 1e6)


def test_a_rod_that_goes_into_the_ground_and_a_corner_said_twice_shade_as_rays_say():
    twice = Outline((Point(0, 0), Point(0, 0), Point(3_000, 500), Point(3_000, 500), Point(2_500, 3_000), Point(0, 2_500)))
    rod = Body(1, (Rod(Point3(-9_000, -9_000, -500), Point3(-5_000, -7_000, 4_000), 200, GREY),))
    assert agreement(scene([rod, Body(2, (Prism(twice, 0, 3_000, GREY),))]), JUNE) >= 0.9999


def test_things_whose_shadows_pass_between_the_cells_can_be_moved_on_a_wide_grid():
    """Their reach has rows but no columns, which must not upset how the rows are shared out."""
    posts = [Body(n, (Prism(Outline.rectangle(20, 20).placed(Point(700 * n, 300 * n), 0), 0, 400, GREY),)) for n in range(1, 40)]
    there = planes(scene(posts, side=400), JUNE, EVERY_HOUR, 0.5)
    for post in posts:
        moved(there, post, post)
    assert_same(there, planes(scene(posts, side=400), JUNE, EVERY_HOUR, 0.5))


def seats_about(count=6):
    return tuple(Receiver(n, (Point3(n * 2_000 - 7_000, 0, 450), Point3(n * 2_000 - 6_500, 700, 450))) for n in range(1, count + 1))


def assert_same(changed, afresh):
    assert np.array_equal(changed.light, afresh.light)
    assert np.array_equal(changed.hours, afresh.hours, equal_nan=True)
    assert np.array_equal(changed.seats.light, afresh.seats.light)
    assert np.array_equal(changed.seats.shaded, afresh.seats.shaded)
    for plane, veil in enumerate([None, *changed.veils]):
        other = 0 if veil is None else 1 + afresh.veils.index(veil) if veil in afresh.veils else None
        mine = changed.planes[digits(plane)]
        assert np.array_equal(mine, afresh.planes[digits(other)]) if other is not None else not mine.any()


def digits(veil):
    """The planes that count the layers of a veil; 0 is what is solid."""
    return slice(0, 1) if veil == 0 else slice(1 + (veil - 1) * LAYER_BITS, 1 + veil * LAYER_BITS)


edits = st.lists(
    st.tuples(st.sampled_from(["move", "lift", "put", "hold", "release", "drag"]), st.integers(0, 9), st.integers(0, 99)),
    min_size=1, max_size=8,
)  # fmt: skip


@pytest.mark.parametrize("ground", [None, sloping(0.08)], ids=["level", "sloping"])
@examples(25)
@given(edits=edits, seed=st.integers(0, 1000))
def test_any_edits_come_to_the_same_as_from_scratch(ground, edits, seed):
    relief = Relief(ground)
    standing = dict(enumerate(chance_bodies(seed, 8, relief, 15_000), start=0))
    suns = EVERY_HOUR[::3]
    changing = planes(scene(standing.values(), ground, seats_about()), JUNE, suns, 0.5)
    held = None
    for what, which, another in edits:
        fresh = replace(chance_bodies(another + 5_000, 1, relief, 15_000)[0], item=which + 1)
        if what == "move" and which in standing:
            moved(changing, standing[which], fresh)
            standing[which], held = fresh, None
        elif what == "lift" and which in standing:
            lift(changing, standing.pop(which))
            held = None
        elif what == "put" and which not in standing:
            put_down(changing, fresh)
            standing[which], held = fresh, None
        elif what == "release":
            release(changing)
            held = None
        elif what in ("hold", "drag"):
            held = replace(fresh, item=77)
            hold(changing, held)
    if held is not None:
        shown = planes(scene([*standing.values(), held], ground, seats_about()), JUNE, suns, 0.5)
        assert np.array_equal(changing.hours, shown.hours, equal_nan=True)
        assert np.array_equal(changing.seats.light, shown.seats.light)
        release(changing)
    assert_same(changing, planes(scene(standing.values(), ground, seats_about()), JUNE, suns, 0.5))


def test_what_moves_far_and_often_leaves_nothing_behind():
    standing = chance_bodies(9, 12, Relief(None), 15_000)
    changing = planes(scene(standing), JUNE, EVERY_HOUR[::4], 0.5)
    chance = np.random.default_rng(2)
    for n in range(600):
        which = int(chance.integers(12))
        fresh = replace(chance_bodies(10_000 + n, 1, Relief(None), 15_000)[0], item=standing[which].item)
        moved(changing, standing[which], fresh)
        standing[which] = fresh
    assert len(changing.alive) < 800
    assert_same(changing, planes(scene(standing), JUNE, EVERY_HOUR[::4], 0.5))


def test_only_the_items_whose_light_changed_are_named():
    far, near = Receiver(1, (Point3(15_000, 15_000, 450),)), Receiver(2, (Point3(0, 1_000, 450),))
    post = Body(9, (Prism(Outline.rectangle(300, 300), 0, 3_000, GREY),))
    there = planes(scene([], receivers=(far, near)), JUNE, EVERY_HOUR, 0.5)
    assert put_down(there, post) == (2,)
    assert lift(there, post) == (2,)
    assert lift(there, post) == ()


@pytest.mark.parametrize("terrain", [None, sloping(0.1)])
def test_a_day_alone_is_the_day_that_can_be_followed(terrain):
    there = scene(chance_bodies(5, 30, Relief(terrain)), terrain)
    alone = planes(there, JUNE, EVERY_HOUR, 0.5, kept=False)
    assert not alone.planes.size
    assert np.array_equal(alone.hours, planes(there, JUNE, EVERY_HOUR, 0.5).hours, equal_nan=True)


def test_leaves_are_a_weight_and_no_new_shadow():
    bodies = chance_bodies(5, 30, Relief(None))
    summer = planes(scene(bodies, receivers=seats_about()), JUNE, EVERY_HOUR, 0.5)
    weigh(summer, DECEMBER)
    assert_same(summer, planes(scene(bodies, receivers=seats_about()), DECEMBER, EVERY_HOUR, 0.5))


def test_a_seat_that_moves_is_told_at_its_new_place_and_not_shaded_by_itself():
    bench = Body(3, (Prism(Outline.rectangle(2_000, 500), 0, 900, GREY),))
    there = planes(scene([bench], receivers=(Receiver(3, (Point3(0, 0, 450),)),)), JUNE, EVERY_HOUR, 0.5)
    assert (there.seats.light == 1).all()


# The sky.


def test_open_ground_sees_the_whole_sky():
    assert sky(scene([]), JUNE, 2.0).seen == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize(("height", "seen"), [(10, 0.7071), (15, 0.5547)])
def test_the_middle_of_a_street_sees_the_cosine_of_its_walls(height, seen):
    """V36: endless walls, 20 m apart; the cells beside the middle see as much as it does."""
    walls = [
        Body(n, (Prism(Outline.rectangle(1_000, 400_000, Point(x, 0)), 0, height * 1000, GREY),)) for n, x in ((1, -10_500), (2, 10_500))
    ]
    assert sky(scene(walls), JUNE, 1.0).seen[:, 19:21].mean() == pytest.approx(seen, abs=0.015)


def test_the_middle_of_a_basin_with_its_horizon_at_45_degrees_sees_half_the_sky():
    """V37."""
    rim = Outline(Outline.circle(24_000).ring, (Outline.circle(20_000).ring,))
    assert sky(scene([Body(1, (Prism(rim, 0, 10_000, GREY),))]), JUNE, 0.5).seen[39:41, 39:41].mean() == pytest.approx(0.5, abs=0.01)


def test_a_seat_sees_the_sky_from_where_it_is():
    """At the foot of the wall half of it; as high as the wall's top all of it."""
    wall = Body(1, (Prism(Outline.rectangle(1_000, 2_000_000, Point(500, 0)), 0, 50_000, GREY),))
    seats = (Receiver(2, (Point3(-100, 0, 450),)), Receiver(3, (Point3(-100, 0, 50_000),)))
    seen = sky(scene([wall], receivers=seats), JUNE, 1.0).items
    assert seen[2] == pytest.approx(0.5, abs=0.02) and seen[3] == 1


def test_a_site_without_open_ground_sees_no_sky():
    whole = scene([])
    built = replace(whole, site=replace(whole.site, buildings=(Building(Outline.rectangle(40_000, 40_000), 3_000),)))
    assert sky_seen(sky(built, JUNE, 1.0)) is None


def test_at_the_foot_of_an_endless_wall_half_the_sky_is_hidden():
    wall = Body(1, (Prism(Outline.rectangle(1_000, 2_000_000, Point(500, 0)), 0, 500_000, GREY),))
    seen = sky(scene([wall]), JUNE, 1.0)
    assert seen.seen[:, 19].mean() == pytest.approx(0.5, abs=0.03)


DAY = date(2026, 6, 21)


def test_while_a_tree_is_dragged_only_changed_seats_need_telling_anew():
    benches = [Placed("bench", Point(x * 1000, 10_000)) for x in range(6, 36, 4)]
    shot = snapshot(*benches, Placed("lime", Point(2_000, 6_000)))
    tree = len(benches) + 1
    there = scene_of(shot)
    followed = follow(there, DAY)
    lift(followed, next(body for body in there.bodies if body.item == tree))
    told = {one.item: one.text for one in item_shade(shot, seen(followed, DAY))}
    kept = 0
    for step in range(12):
        plan = move(shot.plan, {tree}, 2_500, 200 * (-1) ** step).applied(shot.plan)
        shot = replace(shot, plan=plan)
        body = next(body for body in scene_of(shot).bodies if body.item == tree)
        changed = hold(followed, body)
        light = seen(followed, DAY)
        told |= {one.item: one.text for one in item_shade(shot, light, changed)}
        kept += len(benches) - len(set(changed))
        assert told == {one.item: one.text for one in item_shade(shot, light)}
    assert kept, "in no frame was a seat left alone, so nothing was shown"
