"""What the rules say after a small change is what they would say from scratch."""

from collections.abc import Mapping
from types import ModuleType

import shapely
from hypothesis import given
from hypothesis import strategies as st

from baukasten.checks import RULES, judged
from baukasten.checks.case import case
from baukasten.finding import Result
from baukasten.geometry import Outline, Point
from baukasten.plan import Item, Line, Path, Placed, Plan, Surface, element_of
from baukasten.snapshot import Snapshot
from tests.core.example_plans import ELEMENTS, GROUNDS, example
from tests.laws import examples

YARD = example(
    "yard 20 x 16; entrance 0,8; entrance 20,8; house 14,0 to 20,4; slope 2; lawn 0,0 to 6,6; kerb 6,6 to 14,6; ribs 2,12 to 18,12; "
    "studs 9,11 to 10,13; path 1,3 to 13,3 width 1.2; path 0,8 to 20,8 width 4; steps 16,10 to 19,10 width 1"
)
NAMES = [e.id for e in ELEMENTS if e.ground is None and e.footprint.ring]

placed = st.builds(
    Placed, st.sampled_from(NAMES), st.builds(Point, st.integers(0, 20_000), st.integers(0, 16_000)), st.integers(0, 3599),
)
points = st.lists(st.builds(Point, st.integers(0, 20_000), st.integers(0, 16_000)), min_size=2, max_size=3).map(tuple)
rectangles = st.builds(Outline.rectangle, st.integers(500, 9000), st.integers(500, 9000), st.builds(Point, st.integers(0, 20_000), st.integers(0, 16_000)))
materials = st.sampled_from([ground.id for ground in GROUNDS])
drawn = st.one_of(
    st.builds(Surface, materials, rectangles), st.builds(Path, materials, points, st.integers(300, 4000)),
    st.builds(Line, st.sampled_from(["hedge", "edging", "lowered kerb"]), points),
)
edits = st.lists(st.tuples(st.integers(1, 9), placed | drawn | st.none()), min_size=1, max_size=3)


def told(findings):
    return [(f.rule.id, f.result, f.items, f.place, f.measured, f.text) for f in findings]


@examples(10)
@given(st.lists(placed, min_size=2, max_size=9), edits)
def test_following_a_plan_tells_the_same_as_judging_it_anew(items, changes):
    plan: Mapping[int, Item] = {**YARD.plan.items, **{100 + n: item for n, item in enumerate(items)}}
    following = judged(RULES, Snapshot(Plan(plan, 200), YARD.site, YARD.catalogue))
    for number, item in changes:
        plan = {i: there for i, there in plan.items() if i != 100 + number} | ({100 + number: item} if item else {})
        snapshot = Snapshot(Plan(plan, 200), YARD.site, YARD.catalogue)
        following = judged(RULES, snapshot, before=following)
        assert told(following.findings) == told(judged(RULES, snapshot).findings)


def test_no_rule_has_anything_to_say_to_what_it_does_not_concern():
    items = {100 + n: Placed(name, Point(1500 * (n % 12), 2500 * (n // 12)), 100 * n) for n, name in enumerate(NAMES)}
    here = case(Snapshot(Plan({**YARD.plan.items, **items}, 200), YARD.site, YARD.catalogue))
    for rule in (rule for rule in RULES if hasattr(rule, "concerns")):
        for item, made in here.snapshot.plan.items.items():
            if not any(map(rule.concerns, YARD.catalogue.parts_of(element_of(made) or ""))):
                assert not list(rule.judge(here, item)), (rule.RULE.id, made)


def test_shapes_too_odd_to_be_cut_are_told_of_and_nothing_stops():
    def fails(*_asked):
        raise shapely.GEOSException("TopologyException: side location conflict")
        yield

    one, whole = ModuleType("one"), ModuleType("whole")
    vars(one).update(RULE=RULES[0].RULE, judge=fails, REACH=1.0)
    vars(whole).update(RULE=RULES[1].RULE, check=fails)
    snapshot = example("yard 20 x 20; bench 5,5")
    found = judged((one, whole), snapshot).findings
    assert {f.result for f in found} == {Result.CANNOT}
    assert any(f.items == (1,) for f in found)


def test_a_place_beside_a_bench_that_is_cut_off_from_afar_is_told_of():
    shut = example("yard 20 x 20; entrance 0,10; bench 10,10; bin 8.7,10; wall 11,8 to 11,20; wall 11,8 to 18,8; hedge 18,8 to 20,8")
    last = max(shut.plan.items)
    ajar = Snapshot(Plan({i: item for i, item in shut.plan.items.items() if i != last}, shut.plan.last), shut.site, shut.catalogue)
    before = judged(RULES, ajar)
    for snapshot in (shut, ajar):
        before = judged(RULES, snapshot, before=before)
        beside = [f.items for f in before.findings if f.rule.id == "A45" and f.result is Result.NOT_KEPT]
        assert beside == ([(1,)] if snapshot is shut else [])
        assert told(before.findings) == told(judged(RULES, snapshot).findings)
