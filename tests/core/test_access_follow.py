"""Ways over squares and ways that follow a plan are the ways over the whole ground, worked out another way."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from baukasten.access import Going, Ways, ground, kernels, reach
from baukasten.access.clearance import clear_map, followed, reachable
from baukasten.access.passable import TOLERANCE, gate, passable
from baukasten.access.reach import is_usable, narrow_way, use_zone
from baukasten.access.tracing import shortest
from baukasten.access.ways import ways_over
from baukasten.geometry import Outline, Point, parts_with_area
from baukasten.plan import Path, Placed, Plan, Surface
from baukasten.snapshot import Snapshot
from tests.core.example_plans import ELEMENTS, example
from tests.laws import examples

YARD = example("yard 34 x 27; entrance 0,8; entrance 34,20 width 1.5; house 14,0 to 20,4; kerb 20,8 to 34,8 height 0.12; wall 5,16 to 14,16")
PIECES = [e.id for e in ELEMENTS if e.ground is None and e.footprint.ring]
places = st.builds(Point, st.integers(-1000, 35_000), st.integers(-1000, 28_000))
placed = st.builds(Placed, st.sampled_from(PIECES), places, st.integers(0, 3599))
laid = st.builds(
    lambda a, b, of: Surface(of, Outline((a, Point(b.x, a.y), b, Point(a.x, b.y)))), places, places, st.sampled_from(["lawn", "hedgebed", "paving"])
)
paths = st.builds(Path, st.sampled_from(["paving", "lawn"]), st.tuples(places, places, places), st.integers(0, 3000))
things = st.one_of(placed, placed, placed, laid, paths)
plans = st.lists(things, min_size=3, max_size=25)
SOUTH_WEST, NORTH_EAST, MIDDLE = (0.0, 8.0), (34.0, 20.0), (17.0, 12.0)
widths = st.sampled_from([0.3, 0.9, 1.2, 1.8, 3.5])
goings = st.sampled_from(list(Going))


def snapshot(items) -> Snapshot:
    return Snapshot(Plan({**YARD.plan.items, **items}, 200), YARD.site, YARD.catalogue)


def whole(of, going, width):
    """All at once, with shapely alone: the pieces, and those that are entered."""
    half = (width - TOLERANCE) / 2
    standing = [o.shape for o in of.obstacles] + ([b.shape for b in of.barriers] if going is not Going.FEET else [])
    floor = of.rolls if going is Going.WHEELS else of.walk
    grown = shapely.union_all([shape.buffer(half, quad_segs=16) for shape in standing])
    pieces = [p for p in parts_with_area(floor.buffer(-half, quad_segs=16).difference(grown)) if p.area > 1e-6]
    return pieces, [p for p in pieces if any(p.intersects(gate(e, width)) for e in of.entrances)]


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
    ways, clear = Ways(here), clear_map(here, going)
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
        assert [p.wkb for p in ways_over(anew).at(going, width).parts] == [p.wkb for p in fresh.parts]
        assert np.array_equal(clear.clear, clear_map(anew, going).clear)
        assert reach(ways, here.things) == reach(Ways(anew), anew.things)
        for start, end in ((SOUTH_WEST, NORTH_EAST), (NORTH_EAST, MIDDLE)):
            assert shortest(mine.net, [start], end) == shortest(fresh.net, [start], end)


@examples(15)
@given(plans, plans, goings, widths)
def test_what_is_tied_is_told_from_few_squares(items, more, going, width):
    here = ground(snapshot(dict(enumerate(items, 10))))
    known = passable(here, going, width).whole
    after = ground(snapshot(dict(enumerate([*items, *more[:4]], 10))), here)
    zones = [*(gate(entrance, width) for entrance in after.entrances), *(use_zone(thing, width) for thing in after.things[:4])]
    few, all_squares = passable(after, going, width, known), passable(after, going, width)
    told, surely = few.tied(zones), [all_squares.touching(zone) for zone in zones]
    assert [[bool(one & other) for one in told] for other in told] == [[bool(one & other) for one in surely] for other in surely]


@examples(15)
@given(plans)
def test_what_is_reached_and_how_wide_is_what_shapely_says(items):
    """The narrowest place by halving over the whole ground; where two ways differ by less than a cell either is right."""
    here = ground(snapshot(dict(enumerate(items, 10))))
    ways = Ways(here)
    entered = {}

    def is_open(thing, width):
        if width not in entered:
            entered[width] = whole(here, Going.WHEELS, width)[1]
        return any(p.intersects(use_zone(thing, width)) for p in entered[width])

    for thing, found in zip(filter(is_usable, here.things), reach(ways, here.things), strict=True):
        assert (found.passes, found.meet and found.passes) == (is_open(thing, 0.9), is_open(thing, 1.8) and is_open(thing, 0.9))
        if found.narrow:
            assert is_open(thing, found.narrow.width - 0.15) and not is_open(thing, 0.9)
            assert not is_open(thing, found.narrow.width + 0.1) or is_open(thing, 0.3)
        if is_open(thing, 0.9) and not is_open(thing, 1.8):
            narrow = narrow_way(ways, thing)
            assert narrow is not None and is_open(thing, round(narrow.width - 0.15, 3))
            assert not is_open(thing, round(narrow.width + 0.16, 3))


def test_a_gate_between_the_middles_of_cells_is_a_way_in():
    """The swing stands in one gate; the wider way to it begins in the other, 1.5 m wide, where cells do not quite lie."""
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


@examples(8)
@given(plans, st.lists(st.tuples(st.integers(10, 34), things | st.none()), min_size=1, max_size=4), goings)
def test_a_way_is_the_widest_and_the_same_whatever_was_asked_before(items, changes, going):
    """Two orders of asking, following and from scratch; no cells with more room lead from the entrances to the goal."""
    there = dict(enumerate(items, 10))
    here = ground(snapshot(there))
    ways = Ways(here)
    for number, item in [(10, there[10]), *changes]:
        there = {i: known for i, known in there.items() if i != number} | ({number: item} if item else {})
        here = ground(snapshot(there), here)
        ways = ways.over(here)
        zones = [lambda width, thing=thing: use_zone(thing, width) for thing in filter(is_usable, here.things)]
        following, anew = ways.widest(going, 1.2), Ways(ground(snapshot(there))).widest(going, 1.2)
        back = [following.to(zone) for zone in reversed(zones)][::-1]
        for zone, way in zip(zones, back, strict=True):
            again = anew.to(zone)
            assert (way is None) == (again is None) and (way is None or np.array_equal(way, again))
            clear = 0.0 if way is None else float(following.clear.clear[*way.T].min())
            assert not _is_tied(following, zone, max(clear, 0.08) + 0.002)


def _is_tied(found, zone, half):
    """Do cells with so much room lead there, whoever goes being as wide as that?"""
    if half > found.high / 2:
        return False
    clear, result = found.clear, np.empty(found.came.shape, np.uint8)
    kernels.tied(clear.clear, half, *clear.cells(found.starts(2 * half)), result)
    return bool(result[clear.cells(zone(2 * half))].any())
