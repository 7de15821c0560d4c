"""What mends findings about fire engines, trees and lamps; and that a change far off changes nothing that is said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baukasten.checks import RULES, judged, mended
from baukasten.commands import move, remove, turn
from baukasten.finding import Result
from baukasten.phrase import Language
from baukasten.plan import Placed
from tests.core.example_plans import example_case
from tests.laws import examples

HOUSE = "yard 60 x 40; house 0,20 to 60,30 height 12; set up 5,8 to 16,13.5"


@pytest.mark.parametrize(("rule", "plan", "said"), [
    ("F02", "yard 20 x 6; entrance 0,3; entrance 20,3; bench 10,1.5; bench 10,4.5", "carry Bench 1"),
    ("F02", "yard 40 x 20; path 0,10 to 40,10 width 2.9 of drive", "make Drive 1 3.00 m wide"),
    ("F03", "yard 30 x 20; path 0,10 to 30,10 width 3.5 of drive; branch at 3.4 15,12", "carry Branch"),
    ("F04", "yard 60 x 60; path 0,10 to 30,10 to 30,40 width 3 of drive", "make Drive 1"),
    ("F10", "yard 60 x 40; house 0,20 to 60,30 height 12; set up 5,5 to 16,10.5", "Set up 1"),
    ("F11", "yard 40 x 40; working area 10,10 to 22,17; bench 24,13", "carry Bench 2"),
    ("F13", f"{HOUSE}; lamp 10,17", "carry Lamp 2"),
    ("F14", "yard 30 x 20; path 0,10 to 30,10 width 3.5 of drive; bench 15,12", "carry Bench 2"),
    ("F16", "yard 20 x 20; hydrant 10,10; bench 10,11.7", "carry Bench 1"),
    ("L04", "yard 20 x 20; cold lamp 10,10", "take Lamp instead of Cold lamp 1"),
    ("L05", "yard 20 x 20; lamp 10,10; tree 12.9,10", "carry Lamp 1"),
    ("T01", "yard 20 x 20; tree 10,10", "lay Soft bed"),
    ("T05", "yard 20 x 20; manhole 10,12.49; tree 10,10", "carry Tree 1"),
    ("T06", "yard 10 x 14; house 0,0 to 5,14; tree 8,7", "take Column instead of Tree 1"),
    ("T07", "yard 30 x 30; tree 10,10; tree 17.9,10", "carry Tree 2"),
    ("T08", "yard 20 x 20; kerb 0,10 to 20,10 height 0.12; tree 10,10.9", "carry Tree 1"),
    ("T09", f"{HOUSE}; tree 19,17", "carry Tree 2"),
    ("T10", "yard 30 x 30; tree 15,15 kept crown 8; bench 15,19", "carry Bench 2"),
    ("T12", "yard 20 x 20; oak 10,10 removed girth 0.50", "let Oak 1 stand"),
    ("T18", "yard 30 x 20; pit tree 10,10; platform 13.5,10", "carry Pit tree 1"),
])
def test_what_helps(rule, plan, said):
    case = example_case(plan)
    done = judged(RULES, case.snapshot)
    finding = next(f for f in done.findings if f.rule.id == rule and f.result is Result.NOT_KEPT)
    better = mended(RULES, done, finding)
    assert better.repair is not None
    assert said in " ".join(Language("en").say(phrase) for phrase in better.advice)


STREET = (
    f"{HOUSE}; path 0,4 to 60,4 width 3.5 of drive; working area 30,8 to 42,15; kerb 0,1 to 60,1 height 0.12; hydrant 50,8; "
    "manhole 45,15; entrance 0,4; entrance 60,4; tree 22,17; pit tree 25,17; tree 50,17 kept crown 6; lamp 28,12; lamp 55,8; "
    "branch at 3.4 48,5; column 52,9; bench 47,8; platform 20,8; garden wall 48,12 to 55,12; oak 40,17 removed girth 0.6; oak 44,18 kept"
)
OURS = tuple(rule for rule in RULES if rule.RULE.id[0] in "FLT" and rule.RULE.id[1:].isdigit())


@given(st.lists(st.tuples(st.integers(4, 22), st.integers(-9000, 9000), st.integers(-9000, 9000), st.booleans()), min_size=1, max_size=6))
@examples(25)
def test_what_is_judged_again_near_a_change_is_as_from_scratch(steps):
    case = example_case(STREET)
    done = judged(OURS, case.snapshot)
    for item, dx, dy, gone in steps:
        plan = done.case.snapshot.plan
        if item not in plan.items:
            continue
        change = remove(plan, (item,)) if gone else move(plan, (item,), dx, dy)
        if isinstance(plan.items[item], Placed) and not gone:
            change = change.then(turn(change.applied(plan), (item,), 300))
        snapshot = replace(done.case.snapshot, plan=change.applied(plan))
        done = judged(OURS, snapshot, before=done)
        assert set(done.findings) == set(judged(OURS, snapshot).findings)
