"""Ways over squares and ways that follow a plan are the ways over the whole ground, worked out another way."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from baukasten.access import Going, Ways, ground, reach
from baukasten.access.clearance import clear_map, followed, reachable
from baukasten.access.passable import passable
from baukasten.access.reach import is_usable, narrow_way, told, use_zone
from baukasten.access.tracing import shortest
from baukasten.geometry import Point
from baukasten.plan import Path, Placed
from tests.core.yards import goings, plans, snapshot, things, whole, widths
from tests.laws import examples

SOUTH_WEST, NORTH_EAST, MIDDLE = (0.0, 8.0), (34.0, 20.0), (17.0, 12.0)


@examples(20)
@given(plans, goings, widths)
def test_the_ground_in_squares_is_the_ground_at_once(items, going, width):
    here = ground(snapshot(dict(enumerate(items, 10))))
    pieces, entered = whole(here, going, width)
    found = passable(here, going, width)
    assert shapely.symmetric_difference(shapely.union_all(found.parts), shapely.union_all(pieces)).area < 0.01
    assert shapely.area(found.entered_parts) == pytest.approx(sum(p.area for p in entered), abs=0.01)
    assert len([p for p in found.pieces if p.area > 1e-6]) == len(pieces)


@examples(15)
@given(plans, st.lists(st.tuples(st.integers(10, 34), things | st.none()), min_size=1, max_size=5), goings, widths)
def test_following_a_plan_gives_the_ways_from_scratch(items, changes, going, width):
    there = dict(enumerate(items, 10))
    here = ground(snapshot(there))
    ways, clear, reached = Ways(here), clear_map(here, going), None
    ways.at(going, width)
    for number, item in changes:
        there = {i: known for i, known in there.items() if i != number} | ({number: item} if item else {})
        here = ground(snapshot(there), here)
        ways, clear = ways.over(here), followed(clear, here)
        anew = ground(snapshot(there))
        assert here.walk.equals(anew.walk) and here.rolls.equals(anew.rolls) and here.steps == anew.steps
        assert [(o.item, o.shape) for o in here.obstacles] == [(o.item, o.shape) for o in anew.obstacles]
        mine, fresh = ways.at(going, width), passable(anew, going, width)
        assert [p.wkb for p in mine.parts] == [p.wkb for p in fresh.parts]
        assert mine.number.tolist() == fresh.number.tolist() and mine.entered.tolist() == fresh.entered.tolist()
        assert np.array_equal(clear.clear, clear_map(anew, going).clear)
        reached = told(ways, here.things, reached)
        assert reached.reached == reach(Ways(anew), anew.things)
        for start, end in ((SOUTH_WEST, NORTH_EAST), (NORTH_EAST, MIDDLE)):
            assert shortest(mine.net, [start], end) == shortest(fresh.net, [start], end)


@examples(15)
@given(plans)
def test_what_is_reached_and_how_wide_is_what_shapely_says(items):
    """The narrowest place is as wide as the ground drawn in says: a hair less leads there, a hair more does not."""
    here = ground(snapshot(dict(enumerate(items, 10))))
    ways = Ways(here)
    entered = {}

    def is_open(thing, width):
        if width not in entered:
            entered[width] = whole(here, Going.WHEELS, width)[1]
        return any(p.intersects(use_zone(thing, width)) for p in entered[width])

    for thing, found in zip(filter(is_usable, here.things), reach(ways, here.things), strict=True):
        assert found.passes == is_open(thing, 0.9)
        if found.narrow:
            assert is_open(thing, found.narrow.width - 0.002) and not is_open(thing, found.narrow.width + 0.008)
        if is_open(thing, 0.9) and not is_open(thing, 1.8):
            narrow = narrow_way(ways, thing)
            assert is_open(thing, narrow.width - 0.002) and not is_open(thing, narrow.width + 0.008)


def test_the_wider_gate_is_the_way_in():
    """The swing stands in one gate; the wider way to it begins in the other, 1.5 m wide."""
    here = ground(snapshot({10: Placed("short swing", Point(0, 11_332), 738), 11: Path("lawn", (Point(8, 0), Point(0, 0), Point(2, 9067)), 3000)}))
    swing = next(thing for thing in here.things if thing.item == 10)
    assert narrow_way(Ways(here), swing).width == pytest.approx(1.5, abs=0.01)


@examples(20)
@given(plans)
def test_the_map_shows_where_a_wheelchair_gets_to(items):
    """Cells tell it to their own size: well inside it is so, well outside it is not."""
    here = ground(snapshot(dict(enumerate(items, 10))))
    clear = clear_map(here, Going.WHEELS, 0.1)
    shown = reachable(clear, here, 0.9)
    rows, cols = np.indices(shown.shape)
    middles = shapely.points(*clear.middles(rows, cols))
    narrower, wider = (shapely.union_all([p.buffer(0.15) for p in whole(here, Going.WHEELS, w)[1]]) for w in (0.75, 1.2))
    assert not (shown & ~shapely.intersects(narrower, middles)).any()
    surely = shapely.intersects(shapely.union_all(whole(here, Going.WHEELS, 1.2)[1]), middles)
    assert not (surely & ~shown).any() and wider is not None


def test_a_move_makes_only_the_squares_near_it_anew():
    there = {10: Placed("bench", Point(4000, 4000)), 11: Placed("bin", Point(30_000, 24_000))}
    before = Ways(ground(snapshot(there)))
    was = before.at(Going.WHEELS, 0.9).squares.tiles
    after = before.over(ground(snapshot(there | {11: Placed("bin", Point(29_000, 24_000))}), before.ground))
    now = after.at(Going.WHEELS, 0.9).squares.tiles
    anew = [key for key in now if now[key] is not was[key]]
    assert anew and len(anew) <= 4 and all(key[0] >= 3 and key[1] >= 2 for key in anew)


def test_a_moved_ramp_changes_the_kerb_and_not_the_floor():
    ramp = Placed("good ramp", Point(24_000, 8000))
    here = None
    for at in (24_000, 30_000, 27_000):
        there = snapshot({10: replace(ramp, at=Point(at, 8000)), 11: Placed("bench", Point(4000, 4000))})
        before, here, anew = here, ground(there, here), ground(there)
        assert here.steps == anew.steps and here.barriers == anew.barriers and here.obstacles == anew.obstacles
        assert before is None or (here.walk is before.walk and here.steps != before.steps)
    bench_moved = snapshot({10: replace(ramp, at=Point(27_000, 8000)), 11: Placed("bench", Point(4500, 4000))})
    assert ground(bench_moved, here).steps is here.steps


def test_a_way_is_looked_for_again_only_where_it_looked():
    here, bench, aside = None, Placed("bench", Point(9000, 10_200)), Placed("bench", Point(9600, 10_200))
    told = []
    for bin_at, seat in ((32_000, bench), (31_000, bench), (31_000, aside)):
        here = ground(snapshot({10: seat, 11: Placed("bin", Point(bin_at, 24_500))}), here)
        ways = ways.over(here) if told else Ways(here)
        net = ways.at(Going.WHEELS, 0.9).net
        way = shortest(net, [SOUTH_WEST], MIDDLE)
        told.append(net.told[SOUTH_WEST, MIDDLE])
        assert way == shortest(passable(here, Going.WHEELS, 0.9).net, [SOUTH_WEST], MIDDLE) and len(way.points) > 2
    assert told[0] is told[1] and told[1] is not told[2] and told[1].way != told[2].way
