"""A plan followed through any edits has the very shade of the same plan computed afresh."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baukasten.change import between
from baukasten.geometry import Outline, Point
from baukasten.plan import BRIEF, Brief, Line, Placed, Plan, State, Surface
from baukasten.receivers import Receiver
from baukasten.relief import Relief
from baukasten.scene import scene, scene_after
from baukasten.shade import follow, hold, item_shade, keep_up, lift, put_down, seat, seen
from baukasten.shade.planes import planes
from baukasten.site import Building
from tests.core.test_shade_planes import EVERY_HOUR, JUNE, assert_same, chance_bodies, seats_about, sloping
from tests.core.test_shade_planes import scene as bare_scene
from tests.core.yard import snapshot, yard
from tests.laws import examples

DAY = date(2026, 6, 21)
SOME = EVERY_HOUR[::4]

places = st.builds(Point, st.integers(0, 40_000), st.integers(0, 30_000))
things = st.one_of(
    st.builds(Placed, st.sampled_from(["bench", "rocker", "lime", "light", "bin", "unheard of"]), places, st.integers(0, 3599),
              st.sampled_from([State.NEW, State.KEEP, State.REMOVE]), st.sampled_from([0, 6_000]), st.just(0)),
    st.builds(Line, st.just("hedge"), st.lists(places, min_size=2, max_size=3).map(tuple)),
    st.builds(lambda at: Surface("lawn", Outline.rectangle(3_000, 2_000, at)), places),
)  # fmt: skip
plans = st.dictionaries(st.integers(1, 7), things, max_size=7).map(lambda items: Plan({BRIEF: Brief(), **items}, 7))


def same_seats(one, other):
    assert one.seats.receivers == other.seats.receivers
    for name in ("places", "owners", "light", "shaded", "order", "across"):
        assert np.array_equal(getattr(one.seats, name), getattr(other.seats, name)), name
    assert [a.tolist() for a in one.seats.groups] == [a.tolist() for a in other.seats.groups]


def afresh(there):
    return planes(there, JUNE, SOME, 1.0)


@examples(25)
@given(before=plans, steps=st.lists(st.tuples(plans, st.booleans()), min_size=1, max_size=4), year=st.sampled_from([0, 10]))
def test_any_way_from_plan_to_plan_and_back_comes_to_the_same_as_from_scratch(before, steps, year):
    """Things placed, moved, turned, replaced, taken away; put down at once or held for a while; all undone in the end."""
    first = now = snapshot(*before.items.values())
    now = first = replace(first, plan=before)
    there = scene(now, year)
    followed = afresh(there)
    for plan, in_hand in steps:
        after = replace(now, plan=plan)
        there, was, now = scene_after(there, now, after, year), now, after
        assert there == scene(now, year)
        touched = frozenset(between(was.plan, plan).items) if in_hand else frozenset()
        changed = keep_up(followed, there, touched)
        assert changed is not None and {*changed} <= {r.item for r in there.receivers}
        fresh = afresh(there)
        same_seats(followed, fresh)
        assert np.array_equal(followed.hours, fresh.hours, equal_nan=True)
        if not in_hand:
            assert_same(followed, fresh)
    keep_up(followed, scene(first, year))
    assert_same(followed, afresh(scene(first, year)))


@examples(20)
@given(before=plans, steps=st.lists(st.tuples(plans, st.booleans()), min_size=1, max_size=3))
def test_every_item_whose_light_changed_is_named(before, steps):
    """Whoever tells only the items that are named has told them all, also when a hand lets go or takes it back."""
    now = replace(snapshot(), plan=before)
    followed = follow(scene(now), DAY, 2.0)
    told = {item.item: item for item in item_shade(now, seen(followed, DAY))}
    for plan, in_hand in [*steps, (before, False)]:
        touched, now = frozenset(between(now.plan, plan).items), replace(now, plan=plan)
        touched |= frozenset(keep_up(followed, scene(now), touched if in_hand else frozenset()))
        light = seen(followed, DAY)
        told = {i: item for i, item in told.items() if i not in touched} | {i.item: i for i in item_shade(now, light, touched)}
        assert told == {item.item: item for item in item_shade(now, light)}


@pytest.mark.parametrize("ground", [None, sloping(0.08)], ids=["level", "sloping"])
def test_seats_that_move_are_counted_as_from_scratch(ground):
    bodies = chance_bodies(3, 12, Relief(ground), 12_000)
    changing = afresh(bare_scene(bodies, ground, seats_about()))
    chance = np.random.default_rng(1)
    sitting = list(seats_about())
    for n in range(30):
        which = int(chance.integers(len(sitting)))
        by = [int(v) for v in chance.integers(-3_000, 3_000, 2)]
        points = tuple(p._replace(x=p.x + by[0], y=p.y + by[1]) for p in sitting[which].points)
        sitting[which] = replace(sitting[which], points=points[: 1 + n % 2])
        assert seat(changing, sitting) == (sitting[which].item,)
        same_seats(changing, afresh(bare_scene(bodies, ground, tuple(sitting))))
    assert seat(changing, sitting) == ()
    assert seat(changing, ()) == ()
    assert_same(changing, afresh(bare_scene(bodies, ground)))


def test_a_seat_goes_on_while_something_is_held_over_it():
    bodies = chance_bodies(8, 8, Relief(None), 12_000)
    changing = afresh(bare_scene(bodies[1:], receivers=seats_about()))
    hold(changing, bodies[0])
    elsewhere = tuple(replace(r, points=tuple(p._replace(y=p.y + 900) for p in r.points)) for r in seats_about())
    seat(changing, elsewhere)
    same_seats(changing, afresh(bare_scene(bodies, receivers=elsewhere)))
    hold(changing, bodies[0])
    same_seats(changing, afresh(bare_scene(bodies, receivers=elsewhere)))


def test_several_bodies_in_the_hand_are_as_if_they_stood_there():
    bodies = chance_bodies(21, 10, Relief(None), 12_000)
    changing = afresh(bare_scene(bodies, receivers=seats_about()))
    lift(changing, *bodies[:3])
    hold(changing, *chance_bodies(22, 3, Relief(None), 12_000))
    hold(changing, *bodies[:3])
    fresh = afresh(bare_scene(bodies, receivers=seats_about()))
    same_seats(changing, fresh)
    assert np.array_equal(changing.light, fresh.light)
    put_down(changing, *bodies[:3])
    assert_same(changing, fresh)


def test_on_another_site_one_follows_anew():
    lime = Placed("lime", Point(9_000, 9_000))
    built = yard(buildings=(Building(Outline.rectangle(5_000, 5_000, Point(20_000, 20_000)), 9_000),))
    followed = follow(scene(snapshot(lime)), DAY, 1.0)
    before = followed.light.copy()
    assert keep_up(followed, scene(snapshot(lime, site=built))) is None
    assert np.array_equal(followed.light, before)
    assert keep_up(followed, scene(snapshot(lime, site=yard()))) == (), "an equal site is no other one"


def test_who_goes_away_is_not_named():
    bench, lime = Placed("bench", Point(9_000, 12_000)), Placed("lime", Point(9_000, 9_000))
    followed = follow(scene(snapshot(bench, lime)), DAY, 1.0)
    assert keep_up(followed, scene(snapshot())) == ()
    assert keep_up(followed, scene(snapshot(bench))) == (1,)
    assert seen(followed, DAY).items.keys() == {1}


def test_a_receiver_without_points_is_no_seat():
    followed = follow(scene(snapshot()), DAY, 2.0)
    assert seat(followed, (Receiver(5, ()),)) == ()
    assert followed.seats.receivers == ()


def test_a_tree_that_goes_back_names_the_seats_it_had_shaded():
    """When a hand takes it back, what it had shaded on its way is told anew."""
    bench = Placed("bench", Point(20_000, 12_000))
    far, near = (snapshot(bench, Placed("lime", at)) for at in (Point(20_000, 29_000), Point(20_000, 11_000)))
    followed = follow(scene(far), DAY, 1.0)
    assert keep_up(followed, scene(near), {2}) == (1,)
    assert keep_up(followed, scene(far)) == (1,)
    assert keep_up(followed, scene(far)) == ()
