"""Play devices against the check values of EN 1176, trees against their figures."""

import math
from dataclasses import replace

import pytest

from baukasten import trees
from baukasten.body import Crown
from baukasten.element import Element
from baukasten.impact import needs_softening, reach
from catalogue.load import catalogue

TREES = [e for e in catalogue().elements.values() if e.tree]
PLAY = [e for e in catalogue().elements.values() if e.play]


def test_the_double_swing_needs_3_984_m_of_loose_fill_to_both_sides() -> None:
    """Chain 2.00 m, seat at 0.45 m: fall height 1.450 m, half length 3.984 m."""
    play = catalogue()["swing_double"].play
    assert play is not None
    assert play.fall_height == 450 + 2000 // 2
    assert play.impact_length == 2 * 3984
    assert play.impact_width == 1200 + 2 * 875


def test_the_nest_swing_needs_4_053_m_to_both_sides() -> None:
    """Ropes of 2.08 m, seat at 0.46 m: fall height 1.500 m, half length 4.053 m; a nest of 1.00 m is 0.50 m wider."""
    play = catalogue()["swing_nest"].play
    assert play is not None
    assert play.fall_height == 460 + 2080 // 2
    assert play.impact_length / 2 == pytest.approx(4053, abs=1)
    assert play.impact_length == math.ceil(2 * (0.867 * 2080 + 2250))
    assert play.impact_width == 1750 + 500


@pytest.mark.parametrize("element_id", ["swing_double", "swing_nest"])
def test_chains_hang_as_long_as_the_fall_height_counts_on(element_id: str) -> None:
    element = catalogue()[element_id]
    chains = [p for p in element.body if getattr(p, "radius", 0) in (12, 14)]
    longest = max(chain.start.z - chain.end.z for chain in chains)
    assert element.play is not None
    seat = min(chain.end.z for chain in chains)
    assert element.play.fall_height == seat + longest // 2


@pytest.mark.parametrize(
    ("element_id", "margin"),
    [("carousel_inclusive", 2000), ("spring_rocker", 1500), ("trampoline", 1500), ("climbing_net", 2500), ("slide", 2000)],
)
def test_impact_areas_reach_as_far_as_the_standard_asks(element_id: str, margin: int) -> None:
    play = catalogue()[element_id].play
    assert play is not None and reach(play) == margin


def test_what_moves_a_child_needs_soft_ground_whatever_its_height() -> None:
    forced = {e.id for e in PLAY if e.play and e.play.forced}
    assert {"swing_double", "swing_nest", "slide", "spring_rocker", "carousel_inclusive"} <= forced
    assert all(needs_softening(catalogue()[name].play) for name in forced)


def test_no_fall_is_higher_than_three_metres() -> None:
    assert max(e.play.fall_height for e in PLAY if e.play) == 3000


def test_there_is_play_for_the_small_and_for_children_with_disabilities() -> None:
    assert any(e.play.ages[0] <= 1 for e in PLAY if e.play)
    assert {e.id for e in PLAY if e.play and e.play.inclusive} >= {"swing_nest", "carousel_inclusive", "water_play"}


def test_there_are_at_least_ten_kinds_of_trees() -> None:
    assert len({e.tree.botanical for e in TREES if e.tree}) >= 14


@pytest.mark.parametrize("element", TREES, ids=lambda e: e.id)
def test_trees_grow_and_never_beyond_their_size(element: Element) -> None:
    tree = element.tree
    assert tree is not None
    heights = [trees.size(tree, year).height for year in (0, 10, 25, 60)]
    assert heights[0] == tree.height == 4500
    assert heights == sorted(heights) and heights[1] > heights[0]
    assert heights[-1] <= tree.grown_height
    old = trees.size(tree, 100)
    assert (old.height, old.crown) == (tree.grown_height, tree.grown_crown)


@pytest.mark.parametrize("element", TREES, ids=lambda e: e.id)
def test_a_tree_is_shown_as_it_is_planted(element: Element) -> None:
    (crown,) = (part for part in element.body if isinstance(part, Crown))
    assert element.tree is not None
    assert (crown.diameter, crown.top) == (element.tree.crown, element.tree.height)
    assert element.size == (element.tree.crown, element.tree.crown, element.tree.height)


@pytest.mark.parametrize(
    ("element_id", "height", "crown", "growth", "leafy", "bare"),
    [
        ("tree_tilia_cordata", 16000, 10000, 400, 0.04, 0.50),
        ("tree_acer_campestre", 12500, 12500, 350, 0.10, 0.60),
        ("tree_platanus", 25000, 20000, 550, 0.05, 0.50),
        ("tree_gleditsia", 12500, 10000, 450, 0.25, 0.75),
        ("tree_generic", 15000, 9000, 350, 0.10, 0.60),
    ],
)
def test_trees_have_the_figures_of_their_species(
    element_id: str, height: int, crown: int, growth: int, leafy: float, bare: float
) -> None:
    tree = catalogue()[element_id].tree
    assert tree is not None
    assert (tree.grown_height, tree.grown_crown, tree.growth) == (height, crown, growth)
    assert (tree.light.on((6, 21)), tree.light.on((1, 15))) == (leafy, bare)


def test_the_pine_keeps_its_needles() -> None:
    pine = catalogue()["tree_pinus_sylvestris"].tree
    assert pine is not None and pine.light.on((12, 21)) == pine.light.on((6, 21)) == 0.25


def test_in_open_ground_the_same_tree_costs_far_less() -> None:
    pairs = [(catalogue()[e.id.removesuffix("_park")], e) for e in TREES if e.id.endswith("_park")]
    assert len(pairs) >= 6
    for paved, open_ground in pairs:
        assert paved.tree.pit and not open_ground.tree.pit and paved.tree.girth > open_ground.tree.girth
        assert replace(paved.tree, pit=None, girth=open_ground.tree.girth) == open_ground.tree
        assert open_ground.price.mid * 4 < paved.price.mid
