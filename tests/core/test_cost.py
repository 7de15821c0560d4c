"""What a plan costs."""

from dataclasses import replace

import pytest

from baukasten.checks import findings
from baukasten.cost import Range, Standing, Surcharges, estimate, total
from baukasten.geometry import Outline, Point
from baukasten.phrase import _
from baukasten.plan import Line, Path, Placed, Plan, State, Surface
from baukasten.site import GroundArea
from tests.core.yard import CATALOGUE, piece, price, snapshot, yard

BARE = Surcharges(setup=(0, 0, 0), contingency=0, fees=0.2)


def mid(name: str, at: int = 0, state: State = State.NEW) -> Placed:
    return Placed(name, Point(5000 + at, 5000), state=state)


def small_square():
    """Check value V97: 120 m² of paving, 4 benches, 2 bins, 3 trees, 2 lights."""
    paving = Surface("pavers", Outline.rectangle(12_000, 10_000, Point(20_000, 15_000)))
    things = [mid("bench")] * 4 + [mid("bin")] * 2 + [mid("lime")] * 3 + [mid("light")] * 2
    return snapshot(paving, *things)


def euros(cents: int) -> float:
    return cents / 100


def test_the_check_value_of_the_fact_sheet():
    sums = estimate(small_square(), BARE)
    assert euros(sums.groups["533"].mid) == 12_000
    assert euros(sums.groups["561"].mid) == 8_200
    assert euros(sums.groups["573"].mid) == 21_000
    assert euros(sums.groups["556"].mid) == 8_000
    assert euros(sums.works.mid) == 49_200
    assert euros(sums.fees.mid) == 9_840
    assert euros(sums.net.mid) == 59_040
    assert euros(sums.gross.mid) == 70_257.60


def test_the_same_with_ten_per_cent_reserve():
    sums = estimate(small_square(), replace(BARE, contingency=0.1))
    assert euros(sums.gross.mid) == 76_112.40


def test_groups_add_up_to_the_works_also_with_site_set_up():
    sums = estimate(small_square())
    assert total(sums.groups.values()) == sums.works
    assert sums.groups["591"].mid == round(4_920_000 * 0.06)


def test_an_empty_plan_costs_nothing():
    sums = estimate(snapshot())
    assert sums.gross == Range() and sums.lines == () and sums.yearly_upkeep == 0


def test_what_stands_there_and_stays_costs_nothing():
    assert estimate(snapshot(mid("bench", state=State.KEEP))).gross == Range()


@pytest.mark.parametrize(
    ("state", "share", "group"),
    [(State.MOVE, 0.35, "561"), (State.REUSE, 0.6, "561"), (State.SELFBUILD, 0.5, "561"), (State.REMOVE, 0.15, "594")],
)
def test_a_state_has_its_share_of_the_new_price_and_says_why(state, share, group):
    (line,) = estimate(snapshot(mid("bench", state=state))).lines
    assert line.total.mid == round(160_000 * share)
    assert line.group == group
    assert line.note is not None


def test_low_mid_and_high_stay_in_order():
    dear = replace(CATALOGUE["bench"], price=price(1600, 900, 3000))
    catalogue = replace(CATALOGUE, elements={**CATALOGUE.elements, "bench": dear})
    sums = estimate(replace(snapshot(mid("bench")), catalogue=catalogue))
    assert sums.gross.low < sums.gross.mid < sums.gross.high
    assert sums.lines[0].unit_price == Range(90_000, 160_000, 300_000)


def test_a_rocker_on_pavers_brings_its_fall_protection_along():
    """EN 1176: a rocker moves the child, so hard ground is out of the question."""
    sums = estimate(snapshot(mid("rocker"), site=yard(material="pavers")))
    sand = next(line for line in sums.lines if line.element == "impact_sand")
    # 1.0 × 0.5 m with 1.50 m all round and round corners.
    assert sand.quantity == pytest.approx(1.0 * 0.5 + 2 * 1.5 * (1.0 + 0.5) + 3.14159 * 1.5**2, abs=0.02)
    assert sand.items == (1,)


def test_a_rocker_on_lawn_needs_none():
    assert [line.element for line in estimate(snapshot(mid("rocker"))).lines] == ["rocker"]


def test_what_counts_as_too_hard_is_what_the_check_finds():
    """Paving laid over sand is as hard as paving, and nothing is paid for beyond the boundary."""
    sand = Surface("impact_sand", Outline.rectangle(6_000, 6_000, Point(5_000, 5_000)))
    paving = Surface("pavers", Outline.rectangle(2_000, 6_000, Point(5_000, 5_000)))
    at_the_edge = replace(mid("rocker"), at=Point(0, 10_000))
    for things in ((mid("rocker"),), (replace(mid("rocker"), at=Point(5_000, 5_000)), sand, paving), (at_the_edge,)):
        whole = snapshot(*things, site=yard(material="pavers"))
        paid = sum(line.quantity for line in estimate(whole).lines if line.note == _("fall protection that the plan does not show yet"))
        found = sum(f.text.values["missing"] for f in findings(whole) if f.rule.id == "P03" and f.measured is not None)
        assert paid == pytest.approx(found, abs=0.06) and paid > 3


def test_old_paving_is_broken_up_where_fall_protection_has_still_to_be_laid():
    lines = estimate(snapshot(mid("rocker"), site=yard(material="pavers"))).lines
    (breaking,) = [line for line in lines if line.element == "breaking_up"]
    (sand,) = [line for line in lines if line.element == "impact_sand"]
    assert (breaking.quantity, breaking.items) == (sand.quantity, (1,))


def test_fall_protection_that_is_drawn_is_not_counted_twice():
    sand = Surface("impact_sand", Outline.rectangle(6_000, 6_000, Point(5_000, 5_000)))
    sums = estimate(snapshot(mid("rocker"), sand, site=yard(material="pavers")))
    assert sum(line.quantity for line in sums.lines if line.element == "impact_sand") == 36


def test_new_paving_over_old_paving_pays_for_breaking_it_up():
    lawn = Surface("lawn", Outline.rectangle(5_000, 4_000, Point(10_000, 10_000)))
    sums = estimate(snapshot(lawn, site=yard(material="pavers")))
    breaking = next(line for line in sums.lines if line.group == "594")
    assert breaking.quantity == 20
    assert euros(breaking.total.mid) == 900


def test_new_paving_over_lawn_breaks_nothing_up():
    paving = Surface("pavers", Outline.rectangle(5_000, 4_000, Point(10_000, 10_000)))
    assert all(line.group != "594" for line in estimate(snapshot(paving)).lines)


def test_paving_under_a_lawn_is_not_broken_up_again():
    ground = tuple(GroundArea(yard().boundary, material) for material in ("pavers", "lawn"))
    surface = Surface("pavers", Outline.rectangle(5_000, 4_000, Point(10_000, 10_000)))
    assert all(line.group != "594" for line in estimate(snapshot(surface, site=yard(ground=ground))).lines)


def test_paths_count_by_area_and_lines_by_length():
    path = Path("pavers", (Point(5_000, 5_000), Point(15_000, 5_000)), 1_800)
    hedge = Line("hedge", (Point(1_000, 1_000), Point(1_000, 4_000), Point(5_000, 4_000)))
    by_element = {line.element: line for line in estimate(snapshot(path, hedge)).lines}
    assert (by_element["pavers"].quantity, by_element["pavers"].unit) == (18.0, "m²")
    assert (by_element["hedge"].quantity, by_element["hedge"].unit) == (7.0, "m")


def test_an_unknown_element_is_named_and_does_not_hide_in_the_sum():
    sums = estimate(snapshot(mid("ufo"), mid("bench")))
    assert sums.unpriced == (1,)
    assert [line.element for line in sums.lines] == ["bench"]


def test_upkeep_counts_what_is_new_and_not_what_stands_there():
    sums = estimate(snapshot(mid("bench"), mid("bench", state=State.MOVE), mid("bench", state=State.REUSE)))
    assert euros(sums.yearly_upkeep) == 120


@pytest.mark.parametrize(
    ("low", "mid_", "high", "standing"),
    [(10, 20, 30, Standing.WITHIN), (10, 20, 80, Standing.TIGHT), (10, 60, 80, Standing.OVER)],
)
def test_how_a_plan_stands_against_the_money_there_is(low, mid_, high, standing):
    thing = replace(piece("bench", 1800, 600, 850, 1), price=price(mid_, low, high))
    catalogue = replace(CATALOGUE, elements={"bench": thing})
    bare = Surcharges((0, 0, 0), 0, 0, 0)
    sums = estimate(replace(snapshot(mid("bench")), catalogue=catalogue), bare)
    assert sums.against(5000) is standing


def test_an_estimate_knows_only_its_snapshot():
    shot = small_square()
    assert estimate(shot) == estimate(replace(shot, plan=Plan(dict(shot.plan.items), 99)))
