"""How wide a gap is that no way leads through, and that it is measured again only where something changes."""

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from baukasten.access import Going, Ways, ground
from baukasten.access.gap import Gaps, gap, side
from baukasten.access.narrow import AROUND
from baukasten.access.passable import TOLERANCE, gate, surroundings
from baukasten.checks import fire_lane
from baukasten.checks.case import case
from baukasten.commands import move
from baukasten.geometry import Point
from baukasten.plan import Placed, Plan
from baukasten.snapshot import Snapshot
from tests.core.example_plans import ELEMENTS, example

YARD = example("yard 24 x 10; entrance 0,5 width 3; entrance 24,5 width 3; wall 11,6.4 to 11,10; wall 13,0 to 13,3.5; kerb 4,0 to 4,4 height 0.12")
PIECES = [e.id for e in ELEMENTS if e.ground is None and e.footprint.ring]
places = st.builds(Point, st.integers(2000, 22_000), st.integers(0, 10_000))
plans = st.lists(st.builds(Placed, st.sampled_from(PIECES), places, st.integers(0, 3599)), min_size=3, max_size=16)


def halved(of, going, one, other, most):
    """The width by halving alone."""
    window = shapely.box(*shapely.shortest_line(one, other).buffer(AROUND + most).bounds)
    low, high = 0.0, most
    while high - low > TOLERANCE / 4:
        middle = (low + high) / 2
        half = max(middle - TOLERANCE, 0.0) / 2
        pieces = surroundings(of, going, window, half).drawn_in(half)
        tied = any(piece.intersects(one) and piece.intersects(other) for piece in pieces)
        low, high = (middle, high) if tied else (low, middle)
    return max(low - TOLERANCE, 0.0)


@settings(max_examples=15, deadline=None)
@given(plans, st.sampled_from([Going.WHEELS, Going.FEET]), st.sampled_from([1.25, 2.5, 3.0]))
def test_a_gap_is_as_wide_as_halving_says(items, going, most):
    here = ground(Snapshot(Plan({**YARD.plan.items, **dict(enumerate(items, 10))}, 200), YARD.site, YARD.catalogue))
    ways = Ways(here).at(going, most)
    at = [ways.touching(gate(entrance, most)) for entrance in here.entrances]
    if not at[0] & at[1]:
        one, other = (side(ways, areas, gate(entrance, most)) for areas, entrance in zip(at, here.entrances, strict=True))
        ends = (shapely.multipolygons(parts) for parts in (one, other))
        assert gap(here, going, one, other, most, Gaps()).width == pytest.approx(halved(here, going, *ends, most), abs=0.001)


def test_only_what_changes_in_a_gap_has_it_measured_again():
    yard = example("yard 60 x 6; entrance 0,3; entrance 60,3; bench 10,1.5; bench 10,4.5; bin 55,1")
    (upper, far), now, told = (2, 3), case(yard), []
    for item, dx in ((far, 0), (far, -700), (far, 300), (upper, 0), (upper, 150)):
        moved = Snapshot(move(now.snapshot.plan, (item,), dx, 0).applied(now.snapshot.plan), yard.site, yard.catalogue) if dx else now.snapshot
        now = case(moved, before=now)
        (finding,) = fire_lane.check(now)
        (anew,) = fire_lane.check(case(moved))
        assert (finding.place, finding.measured, finding.items) == (anew.place, anew.measured, anew.items)
        told.append(len(now.gaps.gaps))
    assert told == [1, 1, 1, 1, 2]
