"""Play and sport, uses that disturb each other, who sees whom: check values of the fact sheet and what a catalogue must tell."""

import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import example as always, given
from hypothesis import strategies as st

from baukasten import impact
from baukasten.body import Prism
from baukasten.checks import (
    RULES, fill_layer, free_space, impact_inside, impact_overlap, impact_surface, judged, mended, play_fence, says,
    slide_runout, swing_fall, trampoline,
)
from baukasten.checks.case import case
from baukasten.checks.undecided import UNDECIDED
from baukasten.element import Device, Fill, Swing
from baukasten.finding import Result
from baukasten.geometry import Outline, Point
from baukasten.phrase import Language
from baukasten.plan import Line, Path as Way, Placed, Plan, Surface
from catalogue.load import catalogue
from tests.core.example_plans import ELEMENTS, example, example_case
from tests.laws import examples

FACTS = Path(__file__).parents[3] / "shared" / "docs" / "rules.md"


def found(rule, text):
    return list(says(rule, example_case(text)))


def repaired(text, rule):
    """The plan after the first repair of a rule's first finding, as text of what changed."""
    done = judged(RULES, example(text))
    finding = next(f for f in done.findings if f.rule.id == rule.RULE.id and f.result is Result.NOT_KEPT)
    return mended(RULES, done, finding).repair


@pytest.mark.shared
def test_every_row_about_play_is_judged_or_has_a_reason():
    if not FACTS.exists():
        pytest.skip(f"the fact sheet is not there: {FACTS}")
    rows = set(re.findall(r"^\| (P\d\d) \|", FACTS.read_text(encoding="utf-8"), re.M))
    judged_here = {rule.RULE.id for rule in RULES} | {row for rule in RULES for row in getattr(rule, "ALSO", ())}
    assert len(rows) > 40 and not judged_here & set(UNDECIDED)
    assert {row for row in judged_here | set(UNDECIDED) if row.startswith("P")} == rows


@pytest.mark.parametrize(("text", "results"), [
    ("yard 20 x 20 of lawn; tower at 1.4 10,10", 0), ("yard 20 x 20 of topsoil; tower at 1.4 10,10", 1),
    ("yard 20 x 20; tower at 1.4 10,10", 1), ("yard 20 x 20; sand 0,0 to 20,20; tower at 2.0 10,10", 0),
    ("yard 20 x 20; sand 0,0 to 20,20; tower at 2.1 10,10", 1), ("yard 20 x 20; chips 0,0 to 20,20; tower at 3.0 10,10", 0),
    ("yard 20 x 20; rocker 10,10", 1),
])
def test_what_softens_which_fall(text, results):
    """V77, V78."""
    assert len(found(impact_surface, text)) == results


@pytest.mark.parametrize(("fill", "layer", "fall"), [
    (Fill.SAND, 300, 2000), (Fill.SAND, 299, 600), (Fill.SAND, 400, 3000), (Fill.CHIPS, 400, 3000), (Fill.BARK, 300, 2000),
    (Fill.GRAVEL, 399, 2000), (Fill.SOIL, 0, 1000), (Fill.LAWN, 0, 1500), (Fill.TESTED, 0, 3000),
])
def test_the_table_of_fall_grounds(fill, layer, fall):
    """P21 to P27."""
    assert impact.softened(fill, layer) == fall


@pytest.mark.parametrize(("chain", "seat", "fall", "loose", "rubber"), [
    (2250, 350, 1.475, 4.201, 3.701), (2000, 450, 1.450, 3.984, 3.484), (2200, 400, 1.500, 4.157, 3.657),
])
def test_swings_by_their_chains(chain, seat, fall, loose, rubber):
    """V74, V75, V76."""
    swing = Swing(chain, seat, seat, 1, 440)
    assert impact.swing_fall(swing) / 1000 == pytest.approx(fall)
    assert impact.swing_reach(swing, loose=True) / 1000 == pytest.approx(loose, abs=0.0006)
    assert impact.swing_reach(swing, loose=False) / 1000 == pytest.approx(rubber, abs=0.0006)


def test_loose_fill_that_is_missing_is_told_in_cubic_metres():
    """P28, V79: 11 cm more under a platform of 1 × 1 m, 1.50 m high."""
    (finding,) = found(fill_layer, "yard 20 x 20; thin sand 0,0 to 20,20; tower at 2 10,10")
    assert (finding.measured, finding.needed) == (0.29, 0.3)
    assert Language("en").say(finding.text).endswith("0.30 m are needed, that is 0.2 m³ more.")


def test_a_child_that_jumps_needs_more_air_the_higher_the_ground_it_jumps_on():
    low = "yard 40 x 40; slope {slope}; jumping mat 20,20; branch at 3.6 21.4,20"
    assert not found(trampoline, low.format(slope=0))
    assert not found(trampoline, low.format(slope=10))
    (finding,) = found(trampoline, low.format(slope=-10))
    assert finding.measured == pytest.approx(3.45)


def test_what_hangs_over_a_platform_counts_from_the_platform():
    (finding,) = found(free_space, "yard 20 x 20; balcony 10,10; branch at 2.9 10,10.6")
    assert (finding.measured, finding.needed, finding.items) == (1.4, 1.8, (1, 2))


# Every kind of device of the catalogue

def test_the_catalogue_tells_what_the_rules_about_devices_ask_for():
    elements = catalogue().elements.values()
    for element in elements:
        play = element.play
        if element.device is Device.SWING:
            assert play.swing and play.platform == 0
        if element.device is Device.SLIDE:
            assert play.chute and play.barrier
        if element.device is Device.TRAMPOLINE:
            assert play.headroom
        if element.group == "bins":
            assert element.uses
    known = {e.device for e in elements}
    assert {Device.SWING, Device.SLIDE, Device.CAROUSEL, Device.ROCKER, Device.TRAMPOLINE, Device.FITNESS} <= known


def test_the_bodies_of_swings_hang_as_their_facts_say():
    """The bar's middle is where suspension and seat height end."""
    for name in ("swing_double", "swing_nest"):
        element = catalogue()[name]
        swing = element.play.swing
        assert swing.suspension + swing.seat_height == element.size[2] - 60
        assert element.play.fall_height == impact.swing_fall(swing)
        assert element.play.impact_length == math.floor(2 * impact.swing_reach(swing, loose=True) + 0.5)
        assert element.play.impact_width == impact.swing_width(swing)
    rim = [part for part in catalogue()["swing_nest"].body if isinstance(part, Prism)]
    assert min(part.bottom for part in rim) == catalogue()["swing_nest"].play.swing.clearance


@pytest.mark.parametrize("name", [e.id for e in catalogue().elements.values() if e.play])
def test_no_play_element_of_the_catalogue_breaks_a_rule_on_ground_made_for_it(name):
    """On 40 cm of chips in the middle of a large yard only what the plan lacks may be told, not what the catalogue does."""
    yard = example("yard 60 x 60; entrance 0,30; entrance 60,30")
    snapshot = replace(yard, catalogue=catalogue(), plan=Plan({
        0: yard.plan.items[0], 1: Surface("impact_chips", yard.site.boundary), 2: Placed(name, Point(30_000, 30_000)),
    }, 2))
    told = [f for f in judged(RULES, snapshot).findings if f.rule.id[0] in "PN" and f.result is not Result.KEPT]
    assert [f.rule.id for f in told if f.result is Result.NOT_KEPT] == []
    assert {f.rule.id for f in told} <= {"P54", "P06"}


# Repairs

def test_a_play_element_steps_inside_together_with_its_ground():
    repair = repaired("yard 30 x 30; chips 25,10 to 30,20; platform 28.5,15; entrance 0,15", impact_inside)
    after = [after for _before, after in repair.items.values()]
    assert any(isinstance(item, Placed) and item.at.x < 28_000 for item in after)


def test_two_that_collide_part_and_take_their_ground_along():
    text = "yard 40 x 20; entrance 0,2; sand 5,4 to 15,17; swing 10,10; platform 13,10"
    repair = repaired(text, impact_overlap)
    kinds = {type(after) for _before, after in repair.items.values()}
    assert kinds == {Placed, Surface}


def test_a_fence_comes_along_the_shore():
    repair = repaired("yard 40 x 40; entrance 0,20; rubber 4,4 to 16,16; pond 18,0 to 24,40; balcony 10,10", play_fence)
    ((_id, (before, after)),) = repair.items.items()
    assert before is None and isinstance(after, Line) and {p.x for p in after.points} == {17_500}


@pytest.mark.parametrize(("between", "said"), [
    ("", "A kerb runs 5.67 m beside the impact area of Platform 1."), ("; play fence 16,0 to 16,40", "The site does not say where cars drive"),
])
def test_a_kerb_nearby_may_be_that_of_a_road(between, said):
    (finding,) = says(play_fence, example_case("yard 40 x 40; kerb 18,0 to 18,40 height 0.12; platform 10,10" + between))
    assert finding.result is Result.CANNOT and Language("en").say(finding.text).startswith(said)


def test_a_run_out_is_cleared():
    repair = repaired("yard 20 x 20; rubber 0,0 to 20,20; tight slide 10,8; bench 10,12.0", slide_runout)
    assert repair is not None and 3 in repair.items


def test_a_swing_of_unknown_chains_is_never_called_kept():
    done = judged(RULES, example("yard 20 x 20; old swing 10,10"))
    untold = {f.rule.id for f in done.findings if f.result is Result.CANNOT and f.items == (1,)}
    assert {"P30", "P31", "P32", "P34", "P35"} <= untold and swing_fall.RULE.id in untold


# Whatever changes beside it, the answer is that from scratch

YARD = example("yard 30 x 26; entrance 0,8; house 24,0 to 30,4; slope 2; lawn 0,0 to 6,6; pond 26,10 to 30,20")
MINE = tuple(rule for rule in RULES if rule.RULE.id[0] in "PNG")
NAMES = [e.id for e in ELEMENTS if e.ground is None and e.footprint.ring]
points = st.builds(Point, st.integers(0, 30_000), st.integers(0, 26_000))
sides = st.integers(500, 9_000)
things = st.one_of(
    st.builds(Placed, st.sampled_from(NAMES), points, st.integers(0, 3599)),
    st.builds(
        lambda material, at, w, d: Surface(material, Outline((at, at.moved(w, 0), at.moved(w, d), at.moved(0, d)))),
        st.sampled_from(["sand", "thin sand", "rubber", "pond", "lawn"]), points, sides, sides,
    ),
    st.builds(Way, st.just("paving"), st.tuples(points, points), st.just(2000)),
    st.builds(Line, st.sampled_from(["play fence", "hedge"]), st.tuples(points, points)),
)


@examples(25)
@always([Placed("bench", Point(0, 0)), Placed("bin", Point(9000, 9000))], [(1, Line("play fence", (Point(0, 0), Point(0, 0))))])
@given(st.lists(things, min_size=2, max_size=9), st.lists(st.tuples(st.integers(1, 9), things | st.none()), min_size=1, max_size=3))
def test_ground_ways_and_fences_that_change_are_followed(items, changes):
    plan = {**YARD.plan.items, **{100 + n: item for n, item in enumerate(items)}}
    following = judged(MINE, replace(YARD, plan=Plan(plan, 200)))
    for number, item in changes:
        plan = {i: there for i, there in plan.items() if i != 100 + number} | ({100 + number: item} if item else {})
        snapshot = replace(YARD, plan=Plan(plan, 200))
        following = judged(MINE, snapshot, before=following)
        assert following.findings == judged(MINE, snapshot).findings


# Who sees whom, against looks traced one by one

BLOCKS = [e.id for e in ELEMENTS if e.id in ("screen", "kiosk", "pillar", "bench", "tree", "bush")]
placed = st.builds(Placed, st.sampled_from(BLOCKS), st.builds(Point, st.integers(500, 19_500), st.integers(500, 15_500)), st.integers(0, 3599))


@examples(25)
@given(st.lists(placed, min_size=1, max_size=8), st.lists(st.tuples(st.floats(0.1, 19.9), st.floats(0.1, 15.9)), min_size=1, max_size=20))
def test_a_place_is_unseen_where_every_look_is_barred(items, places):
    yard = example("yard 20 x 16; entrance 0,8; entrance 20,3; house 14,12 to 20,16; path 3,2 to 12,2 width 1")
    plan = Plan({**yard.plan.items, **{100 + n: item for n, item in enumerate(items)}}, 200)
    looks = case(replace(yard, plan=plan)).sight
    points = np.array(places)
    unseen = looks.hidden(points, np.full(len(points), -1))
    for point, hidden in zip(points, unseen, strict=True):
        traced = all(any(s.intersects(shapely.LineString([eye, point])) for s in looks.screens) for eye in looks.places)
        assert hidden == traced


@pytest.mark.parametrize(("name", "hides"), [("screen", True), ("kiosk", True), ("pillar", True), ("bench", False), ("roof", False), ("bush", False)])
def test_what_hides_people(name, hides):
    looks = example_case(f"yard 40 x 40; entrance 0,20; {name} 20,20").sight
    assert bool(len(looks.screens)) is hides


def test_a_hedge_hides_from_the_height_of_the_eye_on():
    def screens(height):
        snapshot = example("yard 20 x 20; entrance 0,10; hedge 5,5 to 5,15")
        elements = {**snapshot.catalogue.elements}
        elements["hedge"] = replace(elements["hedge"], size=(0, 500, height))
        return case(replace(snapshot, catalogue=replace(snapshot.catalogue, elements=elements))).sight.screens

    assert not screens(1599) and len(screens(1600)) == 1


def test_ways_are_places_to_look_from():
    few = example_case("yard 40 x 40; entrance 0,20").sight.places
    more = example_case("yard 40 x 40; entrance 0,20; path 0,20 to 40,20 width 2").sight.places
    assert len(few) == 1 and len(more) == 1 + 6
    assert isinstance(example("yard 40 x 40; path 0,20 to 40,20 width 2").plan.items[1], Way)
