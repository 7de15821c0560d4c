"""The ways of one person: who gets where, how wide, how steep, from seat to seat, and what bars the way."""

import heapq
import math
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from baukasten.access.course import Verdict, course, effort, gaps, verdict
from baukasten.access.passable import Going
from baukasten.access.person import stops
from baukasten.access.profile import profiles
from baukasten.access.reach import Hindrance
from baukasten.access.regions import Kind, regions
from baukasten.access.routes import neighbours, reached_from, route, routes
from baukasten.access.slopes import too_steep
from baukasten.access.tracing import shortest
from baukasten.access.trip import trip
from baukasten.geometry import Outline, Point
from baukasten.phrase import Language
from baukasten.plan import BRIEF, Brief, Path, Placed, Plan, Surface
from baukasten.site import Entrance, GroundArea, Site, Terrain
from baukasten.snapshot import Snapshot
from catalogue.load import catalogue
from tests.core.example_plans import example
from tests.core.nets import net_over
from tests.laws import examples

ENGLISH = Language("en")


def going(text, person="wheelchair"):
    return trip(example(text), profiles()[person])


def to_item(text, person="wheelchair", item=1):
    """The route to a thing of the plan in words, with its course."""
    there = going(text, person)
    found = next(r for r in routes(there) if r.goal.item == item)
    return there, found, course(there, found.way) if found.way else None


def gap(width):
    return f"yard 20 x 20; entrance 0,10; bench 15,10; wall 10,0 to 10,8; wall 10,{8 + width} to 10,20"


@pytest.mark.parametrize("person", profiles().known)
@pytest.mark.parametrize("less", [True, False])
def test_everybody_gets_through_exactly_what_they_need(person, less):
    """V62, for each person's own width."""
    needed = profiles()[person].width / 1000
    _trip, found, _course = to_item(gap(round(needed - 0.01, 3) if less else needed), person)
    assert (found.way is None) is less
    if less:
        assert found.hindered.kind is Hindrance.WIDTH
        assert found.hindered.narrow.width == pytest.approx(needed - 0.01, abs=0.002)
        assert found.hindered.at.distance(Point(10_000, 8000 + round(needed * 500))) < 400


def test_the_narrowest_place_is_told_with_its_width_and_what_makes_it_narrow():
    _trip, found, _course = to_item(gap(1.2))
    assert found.narrow.width == pytest.approx(1.2, abs=0.002) == found.width
    assert [ENGLISH.say(o.name) for o in found.narrow.between] == ["wall", "wall"]


def test_a_way_nobody_has_to_squeeze_through_has_no_narrow_place():
    _trip, found, _course = to_item(gap(1.8))
    assert found.narrow is None and found.width == 1.8


@pytest.mark.parametrize(
    ("person", "kerb", "steps"),
    [("wheelchair", 30, False), ("rollator", 30, False), ("pram", 60, False), ("walks_with_difficulty", 120, False), ("child", 200, True),
     ("blind", 200, True), ("low_vision", 200, True)],
)
def test_each_person_gets_over_its_own_kerb(person, kerb, steps):
    for height, over in ((kerb, True), (kerb + 10, False)):
        _trip, found, _course = to_item(f"yard 20 x 20; entrance 0,10; bench 15,10; kerb 10,0 to 10,20 height {height / 1000}", person)
        assert (found.way is not None) is over
        if not over:
            assert found.hindered.kind is Hindrance.BARRIER
            assert found.hindered.at.x == pytest.approx(10_000, abs=30)
    _trip, found, _course = to_item("yard 20 x 20; entrance 0,10; bench 15,10; steps 10,0 to 10,20 width 1", person)
    assert (found.way is not None) is steps


def test_the_kerb_got_over_is_told():
    _trip, _found, there = to_item("yard 20 x 20; entrance 0,10; bench 15,10; kerb 10,0 to 10,20 height 0.03")
    ((step, place),) = there.steps
    assert (step.height, place.x) == (30, pytest.approx(10_000, abs=30))


def test_wheels_need_ground_that_carries_them_and_feet_do_not():
    text = "yard 20 x 20; entrance 0,10; bench 15,10; lawn 8,0 to 12,20"
    _trip, found, _course = to_item(text)
    assert found.hindered.kind is Hindrance.SURFACE and found.hindered.at.x == pytest.approx(8000, abs=50)
    assert to_item(text, "walks_with_difficulty")[1].way is not None


def test_what_hangs_low_is_in_the_way():
    text = "yard 20 x 20; entrance 0,10; bench 18,10; wall 10,0 to 10,9.5; wall 10,10.5 to 10,20; branch at {} 10,10"
    assert to_item(text.format(2.24), "blind")[1].way is None
    assert to_item("yard 20 x 20; entrance 0,10; bench 18,10; branch at 2.25 10,10")[1].way is not None


def test_steep_ground_bars_who_cannot_climb_it():
    for slope, person, climbs in ((5.9, "wheelchair", True), (6.2, "wheelchair", False), (6.2, "pram", True), (9, "pram", False), (9, "child", True)):
        _trip, found, _course = to_item(f"yard 40 x 20; slope {slope}; entrance 0,10; bench 35,10", person)
        assert (found.way is not None) is climbs, (slope, person)
        if not climbs:
            assert ENGLISH.say(found.hindered.by.name) == "steep ground"


@pytest.mark.parametrize(
    ("slopes", "stretches"),
    [([0.03] * 40, 0), ([0.031] * 24, 1), ([0.05] * 20 + [0.0] * 3 + [0.05] * 20, 0), ([0.05] * 20 + [0.0] * 2 + [0.05] * 20, 1), ([0.061], 1)],
)
def test_steep_runs_need_their_landings(slopes, stretches):
    """V63, in half metres: 3 % goes on for ever, 3.1 % over 12 m does not, 5 % over 10 m does with a landing of 1.5 m."""
    assert len(too_steep(np.array(slopes), 0.5, 0.03, 0.06, 10.0)) == stretches


def test_a_long_slope_is_hard_and_the_steepest_part_is_told():
    there, found, way = to_item("yard 40 x 20; slope 4; entrance 0,10; bench 35,10")
    assert way.steepest == pytest.approx(0.04, abs=0.001) and way.cross < 0.04
    assert verdict(there, found, way) is Verdict.LIMITED
    assert any("4.0 %" in ENGLISH.say(phrase) for phrase in effort(there, found, way))


def test_a_slope_across_is_told_apart_from_one_along():
    there, found, way = to_item("yard 40 x 40; slope 2.6; entrance 20,0; bench 20,35 facing 180")
    assert way.cross == pytest.approx(0.026, abs=0.001)
    assert way.sloping_across and verdict(there, found, way) is Verdict.LIMITED
    assert not to_item("yard 40 x 40; slope 2.4; entrance 20,0; bench 20,35 facing 180")[2].sloping_across


def test_without_heights_no_slope_is_claimed():
    _trip, _found, way = to_item("yard 20 x 20; entrance 0,10; bench 15,10")
    assert way.steepest is None and way.cross is None and way.steepest_at is None


def test_from_seat_to_seat():
    """V66."""
    assert gaps([0, 90, 210, 480]) == [90, 120, 270]
    text = "yard 500 x 20; entrance 0,10; entrance 500,10; bench 90,13; bench 210,13; bench 480,13"
    for person, kept in (("wheelchair", True), ("pram", True), ("rollator", False)):
        there = going(text, person)
        found = next(r for r in routes(there) if r.goal.entrance)
        way = course(there, found.way)
        assert (way.seats, round(way.unrested)) == (3, 270)
        assert (verdict(there, found, way) is Verdict.YES) is kept


def test_while_people_sit_the_way_past_them_is_narrower():
    text = "yard 20 x 4; entrance 0,2; entrance 20,2; bench 10,3.3 facing 180"
    found = next(r for r in routes(going(text)) if r.goal.entrance)
    assert found.width == 1.8 and found.in_use == pytest.approx(1.8, abs=0.06)
    # 0.6 m for the legs of those who sit: of 1.90 m in front of the bench 1.30 m stay.
    narrow = next(r for r in routes(going(text.replace("20 x 4", "20 x 2.5").replace("3.3", "2.2").replace(",2;", ",1.25;"))) if r.goal.entrance)
    assert (narrow.width, narrow.in_use) == (1.8, pytest.approx(1.3, abs=0.06))


def test_room_to_turn_is_a_square():
    """V61: a circle of 1.50 m is not enough."""
    there, found, way = to_item("yard 20 x 20; entrance 0,10; table 15,10")
    assert found.turns is True
    assert to_item("yard 20 x 20; entrance 0,10; table 15,10", "child")[1].turns is None


def test_the_widest_way_is_best_and_then_the_shortest():
    """A short way of 1.00 m and a detour of 1.60 m: the detour. Both wide enough for two: the short one."""
    walls = "yard 30 x 30; entrance 0,15; bench 25,15; wall 15,0 to 15,{}; wall 15,{} to 15,14.5; wall 15,{} to 15,30"
    detour = to_item(walls.format(3, 4.6, 15.5))[1]
    straight = to_item(walls.format(3, 4.6, 16.5))[1]
    assert detour.width == pytest.approx(1.6, abs=0.002) and detour.way.length > 30
    assert straight.width == 1.8 and straight.way.length < 26


def test_ways_bend_only_at_corners():
    """Taut: over open ground it is the straight line, not a staircase."""
    _trip, found, way = to_item("yard 40 x 40; entrance 0,0.01 width 2; bench 30,23")
    assert len(found.way.points) <= 8 and way.length == pytest.approx(math.dist((0, 0), (30, 23)), abs=1.5)


def test_every_entrance_is_asked_and_tied_to_its_neighbour():
    there = going("yard 40 x 10; entrance 0,5; entrance 40,5; entrance 20,0; bench 30,5; wall 25,0 to 25,10")
    bench = there.goals[0]
    assert [end.entrance for end in reached_from(there, bench)] == [2]
    tied = {(a.entrance, b.entrance) for a, b in neighbours(there)}
    assert len(tied) == 2 and (1, 3) in tied
    shut = next(r for r in routes(there) if {r.start.entrance, r.goal.entrance} == {2, 3})
    assert shut.way is None


def test_one_pair_one_start_one_goal():
    there = going("yard 20 x 20; entrance 0,10; entrance 20,10; bench 10,5; bench 10,15")
    first, second = there.entrances
    assert [r.goal for r in routes(there, first)] == [second, *there.goals]
    assert [r.start for r in routes(there, None, there.goals[0])] == [first, second]
    (only,) = routes(there, second, there.goals[1])
    assert (only.start, only.goal) == (second, there.goals[1])


@pytest.mark.parametrize(("name", "rise", "run"), [("ramp_15", 150, 2500), ("ramp_36", 360, 6000)])
def test_ramps_of_the_catalogue_are_as_steep_as_a_ramp_may_be(name, rise, run):
    """V60: 0.15 m takes 2.50 m, 0.36 m takes 6.00 m; A25 to A29."""
    ramp = catalogue()[name].ramp
    assert (ramp.rise, sum(ramp.runs)) == (rise, run) and ramp.rise / sum(ramp.runs) == pytest.approx(0.06)
    assert ramp.width >= 1200 and 850 <= ramp.rail <= 900 and ramp.wheel_kerb == 100 and catalogue()[name].room == 1500


def test_the_ground_falls_into_parts_that_do_not_overlap():
    there = going("yard 20 x 20; entrance 0,10; bench 5,15; wall 10,0 to 10,20; lawn 0,0 to 5,5; wall 14,0 to 14,20; wall 14.7,0 to 14.7,20")
    found = regions(there)
    kinds = {kind: shapely.union_all([r.shape for r in found if r.kind is kind]) for kind in Kind}
    assert kinds[Kind.SOFT].area == pytest.approx(25, abs=0.1)
    assert kinds[Kind.CUT_OFF].area == pytest.approx(4 * 20 + 5.2 * 20, rel=0.05)
    assert kinds[Kind.NARROW].area == pytest.approx(0.58 * 20, rel=0.1)
    assert kinds[Kind.OPEN].area == pytest.approx(9.9 * 20 - 25 - 1.08, rel=0.05)
    for n, one in enumerate(found):
        assert sum(one.shape.intersection(other.shape).area for other in found[n + 1 :]) < 0.05


# Bad input: a clear word, never a crash, never a false "reached".


def test_without_an_entrance_nothing_is_reached():
    there = going("yard 20 x 20; bench 10,10")
    assert list(routes(there)) == [] and reached_from(there, there.goals[0]) == ()
    assert not [r for r in regions(there) if r.kind is Kind.OPEN]
    assert route(there, (), there.goals[0]).way is None


@pytest.mark.parametrize(
    "text",
    [
        "yard 20 x 20; entrance 0,10; path 0,5 to 20,5 width 0; bench 10,10",
        "yard 20 x 20; entrance 0,10; path 5,5 to 5,5 width 1; bench 10,10",
        "yard 20 x 20; entrance 0,10; lawn 5,5 to 5,15; paving 3,3 to 9,9; lawn 4,4 to 8,8; paving 4,4 to 8,8; bench 15,10",
        "yard 20 x 20; entrance 0,10; bench 100,100; pillar -50,3; wall 90,0 to 90,20; bench 10,10",
        "yard 20 x 20; entrance 0,10; entrance 0,10; entrance 0,10.001; bench 10,10; bench 10,10",
        "yard 20 x 20 of nothing; entrance 0,10; bench 10,10",
        "yard 20 x 20; entrance 300,10; bench 10,10",
        "yard 20 x 20; entrance 0,10 width 0; bench 10,10",
        "yard 20 x 20; house 0,0 to 20,20; entrance 0,10; bench 10,10",
        "yard 1 x 1; entrance 0,0.5; bench 0.5,0.5",
    ],
)
@pytest.mark.parametrize("person", ["wheelchair", "child"])
def test_strange_plans_are_answered(text, person):
    there = going(text, person)
    for found in routes(there):
        assert (found.way is None) is (found.hindered is not None)
        if found.way:
            way = course(there, found.way)
            assert math.isfinite(way.length) and verdict(there, found, way) is not Verdict.NO
    regions(there)


def test_what_stands_outside_is_not_reached():
    assert to_item("yard 20 x 20; entrance 0,10; bench 100,100")[1].way is None
    assert to_item("yard 20 x 20; entrance 300,10; bench 10,10")[1].way is None


def test_thousands_of_equal_points_change_nothing():
    whole = Outline.rectangle(20_000, 20_000, Point(10_000, 10_000))
    thick = Outline(tuple(p for p in whole.ring for _n in range(2000)))
    spots = Terrain(tuple((Point(5000, 5000), 0) for _n in range(200)) + tuple((Point(x, 10_000), x // 50) for x in range(0, 20_000, 2000)))
    known = catalogue()
    for outline, terrain in ((whole, None), (thick, spots)):
        site = Site("yard", {"en": "Yard"}, outline, None, ground=(GroundArea(outline, "asphalt"),),
                    entrances=(Entrance("West", Point(0, 10_000)),), terrain=terrain)
        plan = Plan({BRIEF: Brief(), 1: Placed("bench", Point(15_000, 10_000), 2700), 2: Surface("asphalt", outline),
                     3: Path("asphalt", (Point(2000, 2000),) * 3000, 1500)})
        there = trip(Snapshot(plan, site, known), profiles()["wheelchair"])
        (found,) = routes(there)
        assert found.way is not None and found.way.length == pytest.approx(14, abs=1.5)


# Against other methods.

PLACES = st.lists(st.tuples(st.integers(1, 18), st.integers(1, 18), st.integers(0, 7)), min_size=4, max_size=14, unique_by=lambda p: p[:2])


@examples(25)
@given(PLACES, st.sampled_from(["wheelchair", "rollator", "blind", "child"]))
def test_who_is_reached_agrees_with_buffers_on_random_plans(places, person):
    """rules.md §1: a way exists where both ends lie in one part of ``free.buffer(-w/2)``."""
    words = "; ".join(f"{'pillar' if n % 3 else 'bench'} {x},{y} facing {turn * 45}" for n, (x, y, turn) in enumerate(places))
    there = going(f"yard 20 x 20; entrance 0,10; {words}; wall 10,0 to 10,{places[0][1]}; wall 5,20 to 5,{places[1][1]}", person)
    half = (there.width - 0.001) / 2
    free = there.ground.rolling if there.going is Going.WHEELS else shapely.difference(there.ground.free, there.ground.barred)
    parts = [p for p in shapely.get_parts(free.buffer(-half, quad_segs=16)) if p.area > 1e-6]
    (entrance,) = there.entrances
    entered = [p for p in parts if p.intersects(entrance.zone(there.width))]
    for found in routes(there):
        zone = found.goal.zone(there.width)
        expected = any(p.intersects(zone) for p in entered)
        if expected != (found.way is not None):
            # A hair's breadth decides differently only where the two methods round arcs differently.
            slack = any(p.buffer(0.003).intersects(zone) for p in entered) != any(p.intersects(zone.buffer(-0.003)) for p in entered)
            assert slack
        if found.way:
            inside = shapely.LineString(found.way.points).intersection(free.buffer(-half + 0.03)).length
            assert inside >= found.way.length - 2.1


def _exact(room, start, end):
    """The shortest way by a whole visibility graph: slow and certain."""
    corners = np.array([start, end, *shapely.get_coordinates(room).tolist()])
    i, j = np.triu_indices(len(corners), 1)
    room = room.buffer(1e-6)
    shapely.prepare(room)
    seen = shapely.covers(room, shapely.linestrings(np.stack([corners[i], corners[j]], axis=1)))
    far = np.hypot(*(corners[i] - corners[j]).T)
    beside = {n: [] for n in range(len(corners))}
    for a, b, length in zip(i[seen].tolist(), j[seen].tolist(), far[seen].tolist(), strict=True):
        beside[a].append((b, length))
        beside[b].append((a, length))
    gone, queue = {0: 0.0}, [(0.0, 0)]
    while queue:
        length, at = heapq.heappop(queue)
        if at == 1:
            return length
        for other, step in beside[at]:
            if length + step < gone.get(other, math.inf):
                gone[other] = length + step
                heapq.heappush(queue, (length + step, other))
    return None


@pytest.mark.parametrize("seed", range(12))
def test_the_way_is_as_short_as_a_visibility_graph_finds_it(seed):
    rng = np.random.default_rng(seed)
    boxes = [
        shapely.affinity.rotate(shapely.box(x, y, x + w, y + h), turn)
        for x, y, w, h, turn in zip(*(rng.uniform(a, b, 16) for a, b in ((0, 30), (0, 30), (0.5, 9), (0.3, 2), (0, 90))), strict=True)
    ]
    room = shapely.box(0, 0, 30, 30).difference(shapely.union_all(boxes))
    net = net_over(max(shapely.get_parts(room), key=lambda p: p.area))
    triangles = np.concatenate([net.cells(key).triangles for key in net.squares])
    room = shapely.union_all(shapely.polygons(triangles), grid_size=1e-5)
    spots = [tuple(p) for p in rng.uniform(0, 30, (60, 2)).tolist() if room.buffer(-0.1).contains(shapely.Point(p))][:6]
    for start, end in zip(spots, spots[1:], strict=False):
        found = shortest(net, [start], end)
        expected = _exact(room, start, end)
        assert found.length == pytest.approx(expected, abs=1e-4)
        assert shapely.LineString(found.points).difference(room.buffer(1e-5)).length < 1e-4
    nearest = shortest(net, spots[1:], spots[0])
    assert nearest.length == pytest.approx(min(_exact(room, s, spots[0]) for s in spots[1:]), abs=1e-4)


def test_steps_stop_by_what_they_are():
    there = going("yard 20 x 20; entrance 0,10; kerb 10,0 to 10,20 height 0.12; steps 5,0 to 5,20 width 1")
    chair, child = profiles()["wheelchair"], profiles()["child"]
    assert [stops(chair, step) for step in there.ground.steps] == [True, True]
    assert [stops(replace(child, steps=False), step) for step in there.ground.steps] == [False, True]
