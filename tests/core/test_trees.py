"""How trees grow."""

from hypothesis import given
from hypothesis import strategies as st

from baukasten import trees
from baukasten.body import Crown, Rod
from tests.core.yard import LIME

TREE = LIME.tree


def test_as_planted():
    now = trees.size(TREE, 0)
    assert (now.height, now.crown) == (4_500, 1_800)


def test_grown_up_it_stops_growing():
    assert trees.size(TREE, 100) == trees.size(TREE, 200)
    assert (trees.size(TREE, 100).height, trees.size(TREE, 100).crown) == (16_000, 10_000)


def test_what_was_measured_counts_today():
    now = trees.size(TREE, 0, height=12_000, spread=7_000)
    assert (now.height, now.crown) == (12_000, 7_000)


def test_a_measured_crown_alone_tells_the_height_in_proportion():
    assert trees.size(TREE, 0, spread=5_000).height == 8_000


def test_a_tree_bigger_than_the_book_does_not_shrink():
    assert trees.size(TREE, 10, height=20_000, spread=14_000) == trees.TreeSize(20_000, 14_000, 2_500)


@given(st.integers(0, 60), st.integers(0, 25_000), st.integers(0, 15_000))
def test_no_tree_ever_shrinks(year, height, spread):
    now, later = (trees.size(TREE, y, height, spread) for y in (year, year + 1))
    assert later.height >= now.height and later.crown >= now.crown
    assert 0 <= now.crown_base < now.height or now.height <= 2


def test_trunk_and_crown_hold_together():
    trunk, crown = trees.parts(TREE, trees.size(TREE, 10))
    assert isinstance(trunk, Rod) and isinstance(crown, Crown)
    assert trunk.start.z == 0 and crown.bottom < trunk.end.z < crown.top
    assert crown.light == TREE.light
