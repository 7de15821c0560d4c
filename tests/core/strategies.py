"""Any plan, any change, any site: what the laws are tried on."""

from hypothesis import strategies as st

from baukasten.change import Change, between
from baukasten.earth import Anchor
from baukasten.geometry import Outline, Point
from baukasten.plan import BRIEF, Accepted, Brief, Line, Note, Path, Placed, Plan, State, Surface
from baukasten.site import (
    Building, Claim, Edge, EdgeKind, Entrance, GroundArea, Site, Standing, Terrain,
)

FAR = 10**9
near = st.integers(-100_000, 100_000)
coordinates = st.one_of(near, near, st.integers(-FAR, FAR))
points = st.builds(Point, coordinates, coordinates)
near_points = st.builds(Point, near, near)
angles = st.integers(0, 3599)
sizes = st.integers(0, 50_000)
states = st.sampled_from(State)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ids = st.sampled_from(["bench", "oak", "paving", "hedge", "Bänke/ß"])
runs = st.lists(points, max_size=6).map(tuple)
rings = st.lists(points, min_size=3, max_size=6).map(tuple)
outlines = st.builds(Outline, rings, st.lists(rings, max_size=2).map(tuple))

briefs = st.builds(Brief, words, words, st.integers(0, 10**12), st.none() | st.dates())
placed = st.builds(Placed, ids, points, angles, states, sizes, sizes, words)
surfaces = st.builds(Surface, ids, outlines, states, words)
paths = st.builds(Path, ids, runs, sizes, states, words)
lines = st.builds(Line, ids, runs, states, words)
notes = st.builds(Note, points, words, words)
accepted = st.builds(Accepted, ids, st.lists(st.integers(0, 14), max_size=3).map(tuple), words, words, st.none() | st.dates())
items = st.one_of(placed, placed, surfaces, paths, lines, notes, accepted)


@st.composite
def plans(draw, most: int = 6) -> Plan:
    """A plan with its brief and a few items; ids have gaps, as after removals."""
    numbers = draw(st.lists(st.integers(1, 12), max_size=most, unique=True))
    things = {BRIEF: draw(briefs), **{n: draw(items) for n in sorted(numbers)}}
    return Plan(things, max(12, *things))


@st.composite
def changes_of(draw, plan: Plan) -> Change:
    """A change that fits the plan: some items edited, some removed, some new."""
    after = dict(plan.items)
    for i in draw(st.lists(st.sampled_from([*range(13)]), max_size=4, unique=True)):
        if i == BRIEF:
            after[i] = draw(briefs)
        elif draw(st.booleans()):
            after[i] = draw(items)
        else:
            after.pop(i, None)
    return between(plan, Plan(after, plan.last))


norths = st.floats(0, 9e6)
anchors = st.one_of(
    st.builds(Anchor, st.sampled_from(["EPSG:25833", "EPSG:25832", "EPSG:3857"]), st.floats(0, 1e6), norths),
    st.builds(Anchor, st.just("EPSG:5650"), st.floats(33e6, 34e6), norths),
)
plots = st.builds(Outline.rectangle, st.integers(1_100, 200_000), st.integers(1_100, 200_000), near_points)
materials = st.lists(st.builds(GroundArea, outlines, ids), max_size=2).map(tuple)
sites = st.builds(
    Site,
    slug=st.sampled_from(["hof", "kroepeliner-tor"]),
    names=st.dictionaries(st.sampled_from(["de", "en", "pl"]), words),
    boundary=plots,
    anchor=st.none() | anchors,
    ground=materials,
    buildings=st.lists(st.builds(Building, outlines, sizes, st.booleans(), words), max_size=2).map(tuple),
    edges=st.lists(st.builds(Edge, st.sampled_from(EdgeKind), runs, sizes, sizes, st.booleans()), max_size=2).map(tuple),
    entrances=st.lists(st.builds(Entrance, words, points, sizes), max_size=2).map(tuple),
    standing=st.lists(
        st.builds(Standing, ids, points, angles, sizes, sizes, st.booleans(), words), max_size=2
    ).map(tuple),
    terrain=st.none() | st.builds(
        Terrain, st.lists(st.tuples(points, st.integers(-10_000, 3_000_000)), max_size=4).map(tuple), words
    ),
    claims=st.lists(st.builds(Claim, words, st.booleans(), words, words), max_size=2).map(tuple),
    attribution=st.lists(words, max_size=2).map(tuple),
)
