"""The light that a thing in the hand gets: about this place, about this thing, as the rules would say it."""

from baukasten.checks import RULES, judged
from baukasten.checks.in_hand import nearby, resting
from baukasten.checks.outcome import all_repairs, outcome
from baukasten.commands import move, place
from baukasten.finding import Result
from baukasten.geometry import Point
from baukasten.plan import Plan
from baukasten.snapshot import Snapshot
from catalogue.load import catalogue
from sites.load import PLOTS, load

CATALOGUE, COURT = catalogue(), load(PLOTS[1])
BENCH, BEFORE = Point(21000, 9000), Point(21000, 9800)
OUTSIDE = Point(60000, 9000)


def standing(*things: tuple[str, Point]) -> Snapshot:
    plan = Plan()
    for element, at in things:
        plan = place(plan, element, at).applied(plan)
    return Snapshot(plan, COURT, CATALOGUE)


def against(snapshot: Snapshot, held: int) -> list[tuple[str, tuple[int, ...]]]:
    return [(f.rule.id, f.items) for f in resting(RULES, snapshot, frozenset({held})).against]


def test_a_bin_before_a_bench_is_held_against_the_bin() -> None:
    assert ("A47", (1,)) in against(standing(("bench", BENCH), ("bin_wetz_rostock_60", BEFORE)), 2)


def test_what_would_be_said_anywhere_is_no_matter_of_the_place() -> None:
    """A cane does not find this bin, wherever it stands."""
    snapshot = standing(("bin_wetz_rostock_60", Point(21000, 3000)))
    assert "A16" in {f.rule.id for f in judged(RULES, snapshot).findings if f.result is Result.NOT_KEPT}
    assert against(snapshot, 1) == []


def test_what_is_wrong_nearby_already_is_not_laid_to_the_thing() -> None:
    """A bin stands before a bench; a second bench farther off is not to blame."""
    snapshot = standing(("bench", BENCH), ("bin_wetz_rostock_60", BEFORE), ("bench", Point(21000, 15000)))
    assert not [one for one in against(snapshot, 3) if 3 not in one[1]]


def test_things_outside_and_in_one_another_are_told() -> None:
    assert against(standing(("bench", OUTSIDE)), 1)[0] == ("B01", (1,))
    assert ("B02", (1, 2)) in against(standing(("bench", BENCH), ("bench", BENCH.moved(200, 100))), 2)


def test_what_it_says_is_what_the_rules_say_to_the_plan() -> None:
    """Whatever is held against a place is a finding of the whole plan too."""
    snapshot = standing(("bench", BENCH), ("bin_wetz_rostock_60", BEFORE), ("table_accessible", BENCH.moved(0, -1200)))
    whole = {(f.rule.id, f.items) for f in judged(RULES, snapshot).findings if f.result is Result.NOT_KEPT}
    for held in (1, 2, 3):
        assert set(against(snapshot, held)) <= whole


def test_only_what_is_near_is_looked_at() -> None:
    snapshot = standing(("bench", BENCH), ("bench", BENCH.moved(0, 5000)), ("bench", BENCH.moved(0, 40000)))
    assert set(nearby(snapshot, frozenset({1})).plan.items) == {0, 1, 2}


def test_each_thing_shows_the_room_that_it_needs() -> None:
    def names(element: str) -> set[str]:
        return {zone.name.message for zone in resting(RULES, standing((element, BENCH)), frozenset({1})).zones}

    assert {"room to use it", "wheelchair place"} <= names("bench")
    assert "room to turn" in names("table_accessible")
    assert "falling room" in names("swing_double")
    assert names("tree_tilia_cordata") == {"crown when grown", "roots when grown"}


def test_the_wheelchair_place_goes_when_nothing_is_free() -> None:
    crowded = standing(("bench", BENCH), ("bench", BENCH.moved(2000, 0)), ("bench", BENCH.moved(-2000, 0)))
    zones = {zone.name.message for zone in resting(RULES, crowded, frozenset({1})).zones}
    assert "wheelchair place" not in zones


def test_an_outcome_counts_what_a_change_ends_and_costs() -> None:
    snapshot = standing(("bench", BENCH), ("bin_wetz_rostock_60", BEFORE))
    done = judged(RULES, snapshot)
    away = move(snapshot.plan, {2}, 0, 5200)
    told = outcome(RULES, done, away, BEFORE)
    assert ("A47", (1,)) in {f.identity for f in told.ends}
    assert told.more == 0 and told.begins == ()
    assert told.broken[1] == told.broken[0] - len(told.ends)
    assert told.left == snapshot.plan.brief.budget - done.case.snapshot.plan.brief.budget + done.case.money_left


def test_all_repairs_together_leave_less_that_is_not_kept() -> None:
    snapshot = standing(("bench", OUTSIDE), ("bench", OUTSIDE.moved(0, 5000)), ("bin_wetz_rostock_60", BENCH))
    done = judged(RULES, snapshot)
    from baukasten.checks import with_repairs

    told = all_repairs(RULES, done, with_repairs(RULES, done), lambda _share: None)
    assert told is not None and {1, 2} <= told.change.items.keys()
    assert told.broken[1] < told.broken[0] and told.steps
    after = judged(RULES, Snapshot(told.change.applied(snapshot.plan), COURT, CATALOGUE))
    assert sum(f.result is Result.NOT_KEPT for f in after.findings) == told.broken[1]


def test_nothing_to_repair_is_no_outcome() -> None:
    done = judged(RULES, standing(("bench", BENCH)))
    assert all_repairs(RULES, done, done.findings, lambda _share: None) is None
