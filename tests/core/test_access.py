"""Free ground, clear widths, the way to every thing, room to turn, short ways: to the millimetre."""

import heapq
import math
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from baukasten.access import Going, Ways, clear_width, ground, reach, turning_square
from baukasten.access.narrow import is_tied
from baukasten.access.passable import passable
from baukasten.access.reach import MEET, Hindrance, gate_zones, narrow_way, use_zone
from baukasten.access.square import edges, turning_place
from baukasten.access.tracing import shortest
from baukasten.geometry import Outline, Point, shapely_point
from baukasten.plan import Placed, Plan, Surface
from baukasten.site import Edge, EdgeKind, Entrance, Site
from baukasten.snapshot import Snapshot
from catalogue.load import catalogue
from tests.core.example_plans import example
from tests.core.nets import net_over
from tests.laws import examples


def reached(text, number=1):
    snapshot = example(text)
    return next(r for r in reach(Ways(ground(snapshot)), ground(snapshot).things) if r.item == number)


def gap(width):
    return f"yard 20 x 20; entrance 0,10; bench 15,10; wall 10,0 to 10,8; wall 10,{8 + width} to 10,20"


@pytest.mark.parametrize(("width", "passes", "meets"), [(0.89, False, False), (0.90, True, False), (1.79, True, False), (1.80, True, True)])
def test_two_things_so_far_apart_let_through_who_fits(width, passes, meets):
    """V62."""
    ways = Ways(ground(example(gap(width))))
    (way_there,) = reach(ways, ways.ground.things)
    entered, bench = gate_zones(ways.ground.entrances), [partial(use_zone, ways.ground.things[0])]
    assert (way_there.passes, is_tied(ways, Going.WHEELS, entered, bench, MEET)) == (passes, meets)


@pytest.mark.parametrize("width", [0.31, 0.5, 0.74, 0.89])
def test_the_narrowest_place_is_measured_to_the_millimetre_and_both_sides_are_named(width):
    narrow = reached(gap(width)).narrow
    assert narrow.width == pytest.approx(width, abs=0.0015)
    assert narrow.place.distance(Point(10_000, round(8000 + width * 500))) < 60
    assert [o.name.message for o in narrow.between] == ["wall", "wall"]


@pytest.mark.parametrize("gaps", [(0.6, 0.8), (0.8, 0.6), (0.62, 0.63)])
def test_of_two_narrow_places_behind_each_other_the_narrower_counts(gaps):
    text = "yard 30 x 20; entrance 0,10; bench 25,10" + "".join(
        f"; wall {x},0 to {x},8; wall {x},{8 + g} to {x},20" for x, g in zip((10, 20), gaps, strict=True)
    )
    narrow = reached(text).narrow
    assert narrow.width == pytest.approx(min(gaps), abs=0.0015)
    assert abs(narrow.place.x / 1000 - (10, 20)[gaps.index(min(gaps))]) < 0.3


def test_of_two_ways_the_wider_counts():
    text = "yard 20 x 20; entrance 0,10; bench 15,10; wall 10,0 to 10,4; wall 10,4.4 to 10,12; wall 10,12.7 to 10,20"
    narrow = reached(text).narrow
    assert narrow.width == pytest.approx(0.7, abs=0.0015) and narrow.place.y == pytest.approx(12_350, abs=60)


def test_round_things_are_measured_between_their_nearest_points():
    text = "yard 20 x 20; entrance 0,10; bench 15,10; wall 10,0 to 10,8; pillar 10,8.94 facing 45; wall 10,10 to 10,20"
    narrow = reached(text).narrow
    corner = 8.94 + 0.25 * math.sqrt(2)
    assert narrow.width == pytest.approx(10 - corner, abs=0.003)
    assert {o.item for o in narrow.between} == {2, None}


def test_a_narrow_entrance_is_the_narrowest_place():
    narrow = reached("yard 20 x 20; entrance 0,10 width 0.8; bench 15,10").narrow
    assert narrow.width == pytest.approx(0.8, abs=0.02) and narrow.place.x < 500


def test_a_niche_too_narrow_to_use_the_thing_in_it():
    text = "yard 20 x 20; entrance 0,10; house 10,0 to 14,9.65; house 10,10.35 to 14,20; house 14,0 to 16,20; bin 13.5,10 facing 270"
    way_there = reached(text)
    assert not way_there.passes and way_there.narrow.width == pytest.approx(0.7, abs=0.0015)
    assert [o.name.message for o in way_there.narrow.between] == ["building", "building"]


@pytest.mark.parametrize(("told", "hindrance"), [
    ("lawn 8,0 to 20,20", Hindrance.SURFACE),
    ("kerb 10,0 to 10,20 height 0.12", Hindrance.BARRIER),
    ("kerb 10,0 to 10,20 height 0.03", Hindrance.NOTHING),
    ("steps 10,0 to 10,20 width 1", Hindrance.BARRIER),
    ("wall 10,0 to 10,20", Hindrance.NO_WAY),
    ("fence 10,0 to 10,20", Hindrance.NO_WAY),
    ("hedgebed 8,0 to 12,20", Hindrance.NO_WAY),
    ("hedge 10,0 to 10,20", Hindrance.NO_WAY),
    ("edging 10,0 to 10,20", Hindrance.BARRIER),
    ("kerb 10,0 to 10,20 height 0.12; lowered kerb 10,9 to 10,11", Hindrance.NOTHING),
    ("kerb 10,0 to 10,20 height 0.12; lowered kerb 10,9 to 10,9.8", Hindrance.WIDTH),
    ("kerb 10,0 to 10,20 height 0.12; ramp 9,8 to 11,12", Hindrance.NOTHING),
])
def test_what_hinders_is_told(told, hindrance):
    assert reached(f"yard 20 x 20; entrance 0,10; bench 15,10; {told}").hindrance is hindrance


def test_later_ground_lies_over_earlier():
    text = "yard 20 x 20; entrance 0,10; bench 15,10; hedgebed 8,0 to 12,20; path 7,10 to 13,10 width {width}"
    assert reached(text.format(width=0.9)).passes and not reached(text.format(width=0.88)).passes


def test_surfaces_drawn_edge_to_edge_have_no_joint():
    text = "yard 20 x 20 of lawn; entrance 0,10; paving 0,5 to 9.99,15; paving 10,5 to 18,15; bench 15,10"
    assert reached(text, 3).passes
    assert not reached(text.replace("9.99,15", "9.9,15"), 3).passes


def test_a_thing_flush_with_the_ground_is_in_nobodys_way():
    snapshot = example("yard 20 x 20; bench 10,10")
    bench = replace(snapshot.catalogue["bench"], size=(1800, 600, 30))
    flat = replace(snapshot, catalogue=replace(snapshot.catalogue, elements={"bench": bench}))
    assert ground(flat).blocked.is_empty and not ground(snapshot).blocked.is_empty


def test_a_composed_element_blocks_only_what_its_parts_take():
    from baukasten.element import Member

    snapshot = example("yard 20 x 20; bench 10,10")
    two = replace(
        snapshot.catalogue["bench"], id="corner", footprint=Outline.rectangle(5000, 5000), seat=None, room=0,
        members=(Member("bench", Point(-2000, 0), 900), Member("bench", Point(2000, 0), 2700)),
    )
    catalogue = replace(snapshot.catalogue, elements={**snapshot.catalogue.elements, "corner": two})
    plan = Plan({1: Placed("corner", Point(10_000, 10_000), 450)}, 1)
    things = ground(replace(snapshot, plan=plan, catalogue=catalogue)).things
    assert [t.element.id for t in things] == ["bench", "bench"] and {t.item for t in things} == {1}
    assert things[0].shape.area == pytest.approx(1.8 * 0.6, abs=1e-6)
    assert things[0].shape.centroid.distance(shapely.Point(10 - math.sqrt(2), 10 + math.sqrt(2))) < 0.002


def test_removed_things_are_in_nobodys_way():
    text = gap(0.5).replace("bench 15,10;", "bench 15,10; pillar 10,8.25 removed;")
    assert reached(text).narrow.width == pytest.approx(0.5, abs=0.0015)


def test_items_of_unknown_elements_do_not_stop_the_rest():
    assert reached("yard 20 x 20; entrance 0,10; bench 15,10; flying carpet 10,10").passes


@pytest.mark.parametrize(("width", "most"), [(0.5, 6.0), (1.0, 6.0), (2.5, 6.0), (4.0, 6.0), (2.5, 2.0)])
def test_clear_width_between_two_places(width, most):
    snapshot = example(gap(width))
    measured = clear_width(ground(snapshot), Point(3000, 10_000), Point(13_000, 5_000), most=most)
    assert measured == pytest.approx(min(width, most), abs=0.0015)


def test_clear_width_agrees_with_another_way_to_find_it():
    """The widest way over a net of fine cells can only be narrower, by the cells at most."""
    text = "yard 12 x 12; pillar 4,4; pillar 6,6.2; pillar 8,4.4; pillar 4.2,8; pillar 7.9,8.3; wall 0,6 to 3,6; wall 9,6 to 12,6"
    free = ground(example(text)).free
    xs, ys = np.meshgrid(np.arange(0.1, 12, 0.1), np.arange(0.1, 12, 0.1))
    room = np.where(shapely.contains_xy(free, xs, ys), shapely.distance(free.boundary, shapely.points(xs, ys)), 0)
    start, goal = (10, 60), (110, 60)
    best = {start: room[start]}
    queue = [(-room[start], start)]
    while queue:
        width, (row, col) = heapq.heappop(queue)
        for near in [(row + 1, col), (row - 1, col), (row, col + 1), (row, col - 1)]:
            if 0 <= min(near) and max(near) < len(room) and min(-width, room[near]) > best.get(near, 0):
                best[near] = min(-width, room[near])
                heapq.heappush(queue, (-best[near], near))
    exact = clear_width(ground(example(text)), Point(6100, 1100), Point(6100, 11_100))
    assert 2 * best[goal] - 0.02 <= exact <= 2 * best[goal] + 0.15


@given(st.integers(300, 2500), st.integers(0, 3599), st.integers(-50_000, 50_000))
@examples(30)
def test_a_gap_is_as_wide_as_it_is_at_any_angle_and_place(width, angle, away):
    """Two pillars turned about the middle of a wide yard, told apart by their distance alone."""
    turn = math.radians(angle / 10)
    middle = Point(away, -away)
    half = width / 2 + 250
    a, b = (Point(middle.x + round(s * half * math.sin(turn)), middle.y + round(s * half * math.cos(turn))) for s in (1, -1))
    snapshot = example("yard 20 x 20")
    site = replace(snapshot.site, boundary=Outline.rectangle(20_000, 20_000, middle), ground=())
    plan = Plan({1: Placed("pillar", a, angle), 2: Placed("pillar", b, angle)}, 2)
    shape = ground(replace(snapshot, site=site, plan=plan))
    distance = shape.things[0].shape.distance(shape.things[1].shape)
    assert distance == pytest.approx(width / 1000, abs=0.002)
    narrow = passable(shape, Going.WHEELS, distance - 0.002)
    wide = passable(shape, Going.WHEELS, distance + 0.004)
    between = shapely_point(middle).buffer(0.001)
    assert narrow.touching(between) and not wide.touching(between)


def test_the_use_zone_lies_before_the_front():
    snapshot = example("yard 20 x 20; bench 10,10 facing 90")
    zone = use_zone(ground(snapshot).things[0], 0.9)
    assert zone.bounds == pytest.approx((10.3, 9.1, 10.9, 10.9))


def test_narrow_way_tells_what_keeps_two_wheelchairs_apart():
    snapshot = example(gap(1.2))
    ways = Ways(ground(snapshot))
    narrow = narrow_way(ways, ways.ground.things[0])
    assert narrow.width == pytest.approx(1.2, abs=0.0015) and narrow.width < MEET


# Room to turn

def test_a_circle_of_1_50_m_is_not_enough_to_turn():
    """V61."""
    circle = shapely.Point(5, 5).buffer(0.75, quad_segs=64)
    assert circle.area < 2.25 and turning_square(circle, circle) is None


@pytest.mark.parametrize("angle", [0, 5, 30, 45, 85])
def test_a_square_of_1_50_m_is_enough_at_any_angle(angle):
    room = shapely.affinity.rotate(shapely.box(0, 0, 1.5, 1.5), angle)
    found = turning_square(room, room)
    assert found.area == pytest.approx(2.25, abs=0.001) and room.buffer(0.002).covers(found)


@pytest.mark.parametrize(("side", "fits"), [(1.49, False), (1.50, True)])
def test_room_a_centimetre_too_small_is_too_small(side, fits):
    room = shapely.box(0, 0, side, 10)
    assert (turning_square(room, room) is not None) == fits


def test_the_middle_of_the_square_lies_where_asked():
    room = shapely.box(0, 0, 10, 10)
    found = turning_square(room, shapely.box(4, 0, 5, 1))
    assert 4 <= found.centroid.x <= 5 and found.centroid.y <= 1
    assert turning_square(room, shapely.box(4, -1, 5, 0.7)) is None


def test_the_likeliest_angle_is_tried_as_closely_as_the_others():
    room = shapely.affinity.rotate(shapely.box(0, 0, 1.5, 1.5), 12.3)
    wide = shapely.box(-3, -3, 6.1, 4.7)
    assert turning_square(room, wide) is None
    assert room.buffer(0.002).covers(turning_square(room, wide, first=12.3))


def test_what_stands_on_the_floor_need_not_be_cut_out_of_it():
    floor, house, bin_ = shapely.box(0, 0, 20, 10), shapely.box(0, 0, 10, 10), shapely.box(13, 4, 13.4, 4.4)
    room = edges([floor, house, bin_])
    assert turning_place(room, shapely.box(2, 2, 10.7, 8)) is None
    assert turning_place(room, shapely.box(19.3, 2, 24, 8)) is None
    assert turning_place(room, shapely.box(12.8, 4, 13.6, 4.5)) is None
    assert turning_place(room, shapely.box(10, 2, 12.3, 8)) is not None


def test_a_square_finds_the_one_place_left_between_things():
    holes = shapely.union_all([shapely.box(x, y, x + 0.4, y + 0.4) for x in (0, 1.95, 3.9) for y in (0, 1.95, 3.9)])
    room = shapely.difference(shapely.box(0, 0, 4.3, 4.3), holes)
    found = turning_square(room, room)
    assert room.buffer(0.002).covers(found)


# Short ways

def test_a_way_goes_straight_where_it_can():
    net = net_over(shapely.box(0, 0, 10, 10))
    assert shortest(net, [(1, 1)], (9, 7)).points == ((1, 1), (9, 7))


def test_a_way_bends_at_corners_only():
    wall = shapely.box(4.9, 0, 5.1, 8)
    net = net_over(shapely.difference(shapely.box(0, 0, 10, 10), wall))
    found = shortest(net, [(1, 1)], (9, 1))
    assert found.length == pytest.approx(2 * math.dist((1, 1), (4.9, 8)) + 0.2, abs=0.001)


def test_a_way_through_many_rooms_is_the_shortest():
    walls = [shapely.box(x, 0 if n % 2 else 1, x + 0.2, 9 if n % 2 else 10) for n, x in enumerate((2, 4, 6, 8))]
    room = shapely.difference(shapely.box(0, 0, 10, 10), shapely.union_all(walls))
    found = shortest(net_over(room), [(1, 5)], (9, 5))
    least = math.dist((1, 5), (2, 1)) + 0.2 + math.dist((2.2, 1), (4, 9)) + 0.2 + math.dist((4.2, 9), (6, 1)) + 0.2
    least += math.dist((6.2, 1), (8, 9)) + 0.2 + math.dist((8.2, 9), (9, 5))
    assert found.length == pytest.approx(least, abs=0.01)
    assert room.buffer(0.001).covers(shapely.LineString(found.points))


def test_a_search_that_needs_more_room_goes_on_with_more(monkeypatch):
    blocks = [shapely.Point(x, y).buffer(0.7) for x in range(2, 30, 2) for y in range(2 + x // 2 % 2, 20, 2)]
    room = shapely.difference(shapely.box(0, 0, 30, 20), shapely.union_all(blocks))
    enough = shortest(net_over(room), [(0.5, 0.5)], (29.5, 19.5))
    monkeypatch.setattr("baukasten.access.tracing.ROOM", 1)
    assert shortest(net_over(room), [(0.5, 0.5)], (29.5, 19.5)) == enough and len(enough.points) > 8


def test_no_way_where_the_ground_is_parted():
    net = net_over(shapely.MultiPolygon([shapely.box(0, 0, 4, 4), shapely.box(6, 0, 9, 4)]))
    assert shortest(net, [(1, 1)], (8, 1)) is None and shortest(net_over(shapely.Polygon()), [(0, 0)], (1, 1)) is None


@given(st.lists(st.tuples(st.floats(1, 9), st.floats(1, 9)), min_size=1, max_size=8))
@examples(40)
def test_a_way_stays_on_the_ground_and_is_no_shorter_than_the_straight_line(places):
    blocks = shapely.union_all([shapely.Point(p).buffer(0.7, quad_segs=2) for p in places])
    room = shapely.difference(shapely.box(0, 0, 10, 10), blocks)
    found = shortest(net_over(room), [(0.1, 0.1)], (9.9, 9.9))
    if found:
        assert room.buffer(0.06).covers(shapely.LineString(found.points))
        assert found.length >= math.dist((0.1, 0.1), (9.9, 9.9)) - 1e-9


def test_a_site_edge_without_points_is_no_barrier():
    snapshot = example("yard 20 x 20; entrance 0,10; bench 15,10")
    edges = (Edge(EdgeKind.KERB, (), 120), Edge(EdgeKind.WALL, (Point(0, 0),), 1000), Edge(EdgeKind.STEPS, (Point(5, 5), Point(5, 5)), 300))
    shape = ground(replace(snapshot, site=replace(snapshot.site, edges=edges)))
    assert shape.barred.area < 0.01 and shape.blocked.area == pytest.approx(1.08)


def test_a_self_crossing_surface_is_laid_where_it_has_an_area():
    snapshot = example("yard 20 x 20")
    bow = Surface("hedgebed", Outline((Point(0, 0), Point(10_000, 10_000), Point(10_000, 0), Point(0, 10_000))))
    walk = ground(replace(snapshot, plan=Plan({1: bow}, 1))).walk
    assert walk.area == pytest.approx(400 - 50, abs=0.5)


def test_every_kerb_tells_its_height_and_what_leads_over_it():
    """A lowered kerb leaves the step its catalogue file says, a ramp none, a tactile strip changes nothing."""
    snapshot = example(
        "yard 20 x 20; entrance 0,10; kerb 10,0 to 10,20 height 0.12; lowered kerb 10,4 to 10,6; ramp 9,14 to 11,16"
    )
    steps = ground(snapshot).steps
    assert sorted((step.height, round(step.shape.length / 2)) for step in steps) == [(30, 2), (120, 16)]
    assert [step.height for step in ground(snapshot).barriers] == [120]


def test_a_flat_line_of_the_plan_is_no_step():
    snapshot = example("yard 20 x 20; entrance 0,10; kerb 10,0 to 10,20 height 0")
    assert ground(snapshot).steps == ()


@pytest.mark.parametrize(("width", "passes"), [(0.89, False), (0.90, True), (1.2, True)])
def test_a_door_in_a_house_is_a_way_in(width, passes):
    """People come out of the house through a door as wide as it is, though the wall goes on beside it."""
    snapshot = example(f"yard 20 x 20; house 0,0 to 20,5; entrance 10,5 width {width}; bench 10,15")
    (bench,) = reach(Ways(ground(snapshot)), ground(snapshot).things)
    assert bench.passes is passes


def test_a_gate_opens_the_fence_it_stands_in():
    snapshot = example("yard 20 x 20; fence 0,5 to 20,5 height 1.2; entrance 10,5 width 1.2; bench 10,15; bench 10,2")
    assert [way.passes for way in reach(Ways(ground(snapshot)), ground(snapshot).things)] == [True, True]


def test_an_entrance_beside_a_house_opens_no_wall():
    snapshot = example("yard 20 x 20; house 0,0 to 8,9; entrance 0,10; bench 15,10")
    house = next(o for o in ground(snapshot).obstacles if o.item is None)
    assert house.shape.area == pytest.approx(72)


def test_a_ramp_of_the_catalogue_leads_over_a_kerb():
    ramp = catalogue()["ramp_15"]
    assert ramp.ramp is not None and ramp.ramp.rise / sum(ramp.ramp.runs) <= 0.06
    edge = Edge(EdgeKind.KERB, (Point(0, 6000), Point(12_000, 6000)), 150)
    whole = Outline.rectangle(12_000, 12_000, Point(6000, 6000))
    site = Site("yard", {"en": "Yard"}, whole, None, edges=(edge,), entrances=(Entrance("South", Point(6000, 0)),))
    bench = Placed("bench", Point(6000, 10_500), 1800)
    over = Placed("ramp_15", Point(6000, 4750), 1800)
    for items, passes in (({1: bench}, [False]), ({1: bench, 2: over}, [True, True])):
        floor = ground(Snapshot(Plan({**items}), site, catalogue()))
        assert [way.passes for way in reach(Ways(floor), floor.things)] == passes
