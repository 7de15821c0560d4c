"""Who gets from one place to another is told by what comes between the two, exactly and whatever the width."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from baukasten.access import Going, Ways, ground
from baukasten.access.chains import chains
from baukasten.access.narrow import is_tied, narrowest, narrowest_each, ties
from baukasten.access.reach import gate_zones
from baukasten.checks import fire_lane
from baukasten.checks.case import case
from baukasten.commands import move
from baukasten.geometry import Point, shapely_point
from baukasten.snapshot import Snapshot
from tests.core.example_plans import example
from tests.core.yards import goings, plans, snapshot, things, whole
from tests.laws import examples


def open_at(of, going, width):
    """Which entrances the ground drawn in ties, with shapely alone."""
    pieces = whole(of, going, width)[0]
    zones = [zone(width) for zone in gate_zones(of.entrances)]
    at = [{n for n, piece in enumerate(pieces) if piece.intersects(zone)} for zone in zones]
    return np.array([[bool(one & other) for other in at] for one in at])


@examples(25)
@given(plans, goings, st.sampled_from([0.9, 1.25, 1.8, 2.5, 3.0]))
def test_entrances_are_tied_as_the_ground_drawn_in_says(items, going, width):
    here = ground(snapshot(dict(enumerate(items, 10))))
    assert ties(Ways(here), going, gate_zones(here.entrances), width)[0, 1] == open_at(here, going, width)[0, 1]


@examples(25)
@given(plans, goings, st.sampled_from([0.9, 1.8, 3.0]))
def test_a_hair_less_than_the_narrowest_place_is_open_and_a_hair_more_is_not(items, going, most):
    here = ground(snapshot(dict(enumerate(items, 10))))
    ways, (one, other) = Ways(here), gate_zones(here.entrances)
    if is_tied(ways, going, [one], [other], most):
        return
    found = narrowest(ways, going, [one], [other], most)
    width = found.width if found else 0.0
    assert width <= 0.003 or open_at(here, going, width - 0.002)[0, 1]
    assert not open_at(here, going, width + 0.01)[0, 1]


@examples(20)
@given(plans, st.lists(st.tuples(st.integers(10, 34), things | st.none()), min_size=1, max_size=5), goings)
def test_following_a_plan_gives_the_chains_from_scratch(items, changes, going):
    there = dict(enumerate(items, 10))
    here = ground(snapshot(there))
    following = chains(here, going)
    for number, item in changes:
        there = {i: known for i, known in there.items() if i != number} | ({number: item} if item else {})
        here = ground(snapshot(there), here)
        following, anew = chains(here, going, following), chains(ground(snapshot(there)), going)
        told, fresh = (sorted(map(tuple, of.lines.tolist())) for of in (following, anew))
        assert told == fresh and (np.diff(following.lines[:, 0]) >= 0).all()
        places = np.array([(x, y) for x in (1.0, 12.0, 33.0) for y in (1.5, 12.0, 26.0)])
        assert np.array_equal(following.apart(places, places, 3.0)[0], anew.apart(places, places, 3.0)[0])


def parted(text, one, other):
    """From which gap on two places of a yard are parted, metres."""
    of = chains(ground(example(text)), Going.FEET)
    (gap,), (link,) = of.apart(np.array([one], float), np.array([other], float), 3.0)
    return float(gap[0]), of.middle(int(link[0])) if np.isfinite(gap[0]) else None


def test_nothing_parts_two_places_beside_a_single_thing():
    assert parted("yard 20 x 20; pillar 10,10", (2, 10), (18, 10)) == (np.inf, None)


def test_a_gap_parts_from_its_own_width_on_in_its_middle():
    gap, middle = parted("yard 20 x 20; wall 10,0 to 10,9; wall 10,10.4 to 10,20", (2, 10), (18, 10))
    assert gap == pytest.approx(1.4) and middle == pytest.approx((10, 9.7))


def test_of_two_gaps_side_by_side_the_wider_one_parts_last():
    gap, middle = parted("yard 20 x 20; wall 10,0 to 10,5; wall 10,5.8 to 10,12; wall 10,13.2 to 10,20", (2, 10), (18, 10))
    assert gap == pytest.approx(1.2) and middle == pytest.approx((10, 12.6))


def test_what_stands_in_a_gap_makes_two_of_it():
    gap, middle = parted("yard 20 x 20; wall 10,0 to 10,8; pillar 10,9.25; wall 10,12 to 10,20", (2, 10), (18, 10))
    assert gap == pytest.approx(2.5) and middle == pytest.approx((10, 10.75))


def test_a_closed_wall_parts_whatever_the_width():
    text = "yard 20 x 20; wall 5,5 to 15,5; wall 15,5 to 15,15; wall 15,15 to 5,15; wall 5,15 to 5,5"
    assert parted(text, (2, 2), (10, 10))[0] == 0.0 and parted(text, (7, 7), (13, 13))[0] == np.inf


def test_a_thing_parts_with_its_own_two_arms():
    """A house like a U: its court opens to the north, 2.40 m wide."""
    text = "yard 20 x 20; house 4,4 to 16,6; house 4,6 to 8.8,14; house 11.2,6 to 16,14"
    gap, middle = parted(text, (10, 8), (10, 18))
    assert gap == pytest.approx(2.4) and middle[0] == pytest.approx(10)


def test_several_pairs_say_what_each_says_alone():
    here = ground(example("yard 40 x 20; entrance 0,10; entrance 20,0; entrance 40,10; wall 10,0 to 10,9; wall 10,9.7 to 10,20; wall 30,0 to 30,9; wall 30,10.1 to 30,20"))
    ways, zones = Ways(here), gate_zones(here.entrances)
    pairs = [([zones[a]], [zones[b]]) for a, b in ((0, 1), (1, 2), (0, 2))]
    together = narrowest_each(ways, Going.WHEELS, pairs, 1.8)
    assert together == [narrowest(ways, Going.WHEELS, *pair, 1.8) for pair in pairs]
    assert [narrow.width for narrow in together] == pytest.approx([0.7, 1.1, 0.7])


def test_where_nobody_so_wide_fits_at_an_end_that_is_the_narrowest_place():
    here = ground(example("yard 20 x 20; wall 9,9.7 to 11,9.7; wall 9,10.5 to 11,10.5; wall 11,9.7 to 11,10.5"))
    start, niche = (lambda width: shapely_point(Point(2000, 2000)).buffer(0.1)), (lambda width: shapely_point(Point(10_600, 10_100)).buffer(0.05))
    found = narrowest(Ways(here), Going.FEET, [start], [niche], 1.8)
    assert found.width == pytest.approx(0.68, abs=0.0015) and {o.name.message for o in found.between} == {"wall"}


def test_only_what_stands_near_has_a_zone_looked_at_again():
    yard = example("yard 60 x 6; entrance 0,3; entrance 60,3; bench 10,1.5; bench 10,4.5; bin 55,1")
    (upper, far), now = (2, 3), case(yard)
    for item, dx in ((far, 0), (far, -700), (far, 300), (upper, 150)):
        moved = Snapshot(move(now.snapshot.plan, (item,), dx, 0).applied(now.snapshot.plan), yard.site, yard.catalogue) if dx else now.snapshot
        now = case(moved, before=now)
        (finding,), (anew,) = fire_lane.check(now), fire_lane.check(case(moved))
        assert (finding.place, finding.measured, finding.items) == (anew.place, anew.measured, anew.items)
    assert shapely.Point(10, 3).distance(shapely_point(finding.place)) < 0.5
