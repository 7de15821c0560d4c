"""Random yards, and what shapely alone says of the ground of one."""

import shapely
from hypothesis import strategies as st

from baukasten.access import Going
from baukasten.access.passable import TOLERANCE, gate
from baukasten.geometry import Outline, Point, parts_with_area
from baukasten.plan import Path, Placed, Plan, Surface
from baukasten.snapshot import Snapshot
from tests.core.example_plans import ELEMENTS, example

YARD = example("yard 34 x 27; entrance 0,8; entrance 34,20 width 1.5; house 14,0 to 20,4; kerb 20,8 to 34,8 height 0.12; wall 5,16 to 14,16")
PIECES = [e.id for e in ELEMENTS if e.ground is None and e.footprint.ring]
places = st.builds(Point, st.integers(-1000, 35_000), st.integers(-1000, 28_000))
placed = st.builds(Placed, st.sampled_from(PIECES), places, st.integers(0, 3599))
laid = st.builds(
    lambda a, b, of: Surface(of, Outline((a, Point(b.x, a.y), b, Point(a.x, b.y)))), places, places, st.sampled_from(["lawn", "hedgebed", "paving"])
)
paths = st.builds(Path, st.sampled_from(["paving", "lawn"]), st.tuples(places, places, places), st.integers(0, 3000))
things = st.one_of(placed, placed, placed, laid, paths)
plans = st.lists(things, min_size=3, max_size=25)
widths = st.sampled_from([0.3, 0.9, 1.2, 1.8, 3.5])
goings = st.sampled_from(list(Going))


def snapshot(items) -> Snapshot:
    return Snapshot(Plan({**YARD.plan.items, **items}, 200), YARD.site, YARD.catalogue)


def whole(of, going, width):
    """All at once, with shapely alone: the pieces, and those that are entered."""
    half = (width - TOLERANCE) / 2
    standing = [o.shape for o in of.obstacles] + ([b.shape for b in of.barriers] if going is not Going.FEET else [])
    floor = of.rolls if going is Going.WHEELS else of.walk
    grown = shapely.union_all([shape.buffer(half, quad_segs=16) for shape in standing])
    pieces = [p for p in parts_with_area(floor.buffer(-half, quad_segs=16).difference(grown)) if p.area > 1e-6]
    return pieces, [p for p in pieces if any(p.intersects(gate(e, width)) for e in of.entrances)]
