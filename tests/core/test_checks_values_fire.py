"""The worked check values V80 to V88 of the fact sheet: what fire engines and trees need."""

import math
import re
from dataclasses import replace
from pathlib import Path as File

import pytest
import shapely

from baukasten.checks import (
    RULES, fire_bends, fire_headroom, fire_lane, fire_set_up, protected_trees, says, tree_lines, tree_pit_volume, trench,
)
from baukasten.checks.fire_rectangle import holds
from baukasten.checks.roots import root_zone
from baukasten.checks.tree_lines import Protection
from baukasten.checks.undecided import UNDECIDED
from baukasten.earth import Anchor
from baukasten.finding import Result
from baukasten.geometry import Point
from baukasten.plan import Path
from tests.core.example_plans import example_case


FACTS = File(__file__).resolve().parents[3] / "shared" / "docs" / "rules.md"


def broken(rule, plan):
    return [f for f in says(rule, example_case(plan)) if f.result is Result.NOT_KEPT]


RADII = [(12.0, 5.0), (12.01, 4.5), (15.01, 4.0), (20.01, 3.5), (40.01, 3.2), (70.01, 3.0)]


@pytest.mark.parametrize(("radius", "width"), RADII)
def test_the_tighter_the_bend_the_wider(radius, width):
    """V80."""
    assert fire_bends.needed(radius) == width


def bent(outer, width, turn=90, every=6):
    """A quarter of a circle of an outer radius, in metres, drawn as a run of points with straight ends."""
    middle = outer - width / 2
    angles = [math.radians(a) for a in range(0, turn + 1, every)]
    arc = [(middle * math.sin(a), middle * (1 - math.cos(a))) for a in angles]
    along = (math.cos(angles[-1]) * 20, math.sin(angles[-1]) * 20)
    run = [(-20.0, 0.0), *arc, (arc[-1][0] + along[0], arc[-1][1] + along[1])]
    return Path("drive", tuple(Point(round(x * 1000), round(y * 1000)) for x, y in run), round(width * 1000))


@pytest.mark.parametrize(("radius", "width"), [(11.8, 5.0), *RADII[1:]])
def test_a_drawn_bend_is_judged_by_its_radius(radius, width):
    """V80 on ways drawn as runs of points: as wide as needed it fits, 0.3 m narrower it does not."""
    assert all(bend.fits for bend in fire_bends.bends(bent(radius, width)))
    if width > 3.0:
        assert not all(bend.fits for bend in fire_bends.bends(bent(radius, width - 0.3)))


def test_no_engine_gets_round_a_bend_of_nine_metres():
    assert not any(bend.fits for bend in list(fire_bends.bends(bent(9.0, 6.0)))[1:-1])


@pytest.mark.parametrize("turn", [20, 45, 90, 120])
@pytest.mark.parametrize("width", [3.0, 4.0, 6.0, 9.0])
def test_the_arc_that_fits_a_corner_lies_on_the_way(turn, width):
    """The clear width of a bend, against the same arc drawn and laid on the way with shapely."""
    a = math.radians(turn)
    run = (Point(-60_000, 0), Point(0, 0), Point(round(60_000 * math.cos(a)), round(60_000 * math.sin(a))))
    (bend,) = fire_bends.bends(Path("drive", run, round(width * 1000)))
    radius = bend.driven
    clear = bend.clear(radius)
    # Without the outer corner, which no arc touches: the way as it is built, with sharp corners.
    way = shapely.LineString([(p.x / 1000, p.y / 1000) for p in run]).buffer(width / 2, cap_style="flat", join_style="mitre", mitre_limit=20)
    if clear <= 0:
        return
    # The middle of the arc: from the outer corner along the bisector, inwards.
    inner, outer = -width / 2 / math.cos(a / 2), width / 2 / math.cos(a / 2)
    bisector = (math.sin(a / 2), -math.cos(a / 2))
    far = outer - radius / math.cos(a / 2)
    middle = shapely.Point(bisector[0] * far, bisector[1] * far)
    ring = shapely.difference(middle.buffer(radius - 0.01, quad_segs=128), middle.buffer(radius - clear + 0.01, quad_segs=128))
    wedge = shapely.Polygon([(middle.x, middle.y), *[
        (middle.x + 200 * math.sin(math.radians(k) * turn / 10), middle.y - 200 * math.cos(math.radians(k) * turn / 10)) for k in range(11)
    ]])
    assert shapely.difference(shapely.intersection(ring, wedge), way).area < 0.02
    assert inner < outer


@pytest.mark.parametrize(("length", "found"), [(13, 1), (11, 0)])
def test_a_way_between_walls_is_wider(length, found):
    """V81: 3.2 m wide."""
    walls = f"wall 5,8.2 to {5 + length},8.2; wall 5,11.8 to {5 + length},11.8"
    assert len(broken(fire_lane, f"yard 40 x 20; path 0,10 to 40,10 width 3.2 of drive; {walls}")) == found


@pytest.mark.parametrize("today, found", [("", 1), ("; bench 15,1.5 removed; bench 15,4.5 removed", 0)])
def test_a_way_that_is_shut_today_is_not_shut_by_the_plan(today, found):
    yard = "yard 20 x 6; entrance 0,3; entrance 20,3; bench 10,1.5; bench 10,4.5"
    assert len(broken(fire_lane, yard + today)) == found


@pytest.mark.parametrize(("wide", "found"), [(5.4, 1), (5.5, 0)])
def test_the_ladder_stands_on_5_50_by_11_m(wide, found):
    """V82."""
    assert len(broken(fire_set_up, f"yard 40 x 40; set up 5,5 to {5 + wide},16")) == found


def test_a_rectangle_fits_however_it_is_turned():
    for angle in range(0, 180, 7):
        turned = shapely.affinity.rotate(shapely.box(0, 0, 11.0, 5.5), angle)
        assert holds(turned, 11.0, 5.5)
        assert not holds(turned.buffer(-0.01, join_style="mitre"), 11.0, 5.5)
    corner = shapely.union(shapely.box(0, 0, 20, 5), shapely.box(0, 0, 5, 20))
    assert not holds(corner, 11.0, 5.5) and holds(corner, 11.0, 5.0)


@pytest.mark.parametrize(("height", "found"), [(3.4, 1), (3.5, 0)])
def test_a_string_of_lights_over_the_way(height, found):
    """V83."""
    assert len(broken(fire_headroom, f"yard 30 x 20; path 0,10 to 30,10 width 3.5 of drive; branch at {height} 15,12")) == found


def test_a_pit_of_12_m3():
    """V84."""
    assert tree_pit_volume.area(12_000, 1.5) == pytest.approx(8.00)


@pytest.mark.parametrize(("kind", "crown", "radius", "area"), [("tree", 8, 5.5, 95.03), ("column", 3, 6.5, 132.73)])
def test_the_root_zone(kind, crown, radius, area):
    """V85."""
    zone = root_zone(example_case(f"yard 40 x 40; {kind} 20,20 kept crown {crown}").by_item[1][0])
    assert zone.bounds[2] - 20 == pytest.approx(radius)
    assert zone.area == pytest.approx(area, rel=0.002)


@pytest.mark.parametrize(("girth", "far"), [(0.50, 2.50), (0.94, 3.76)])
def test_how_far_a_trench_keeps_off(girth, far):
    """V86."""
    assert trench.needed(round(girth * 1000)) == round(far * 1000)


@pytest.mark.parametrize(("tree", "girth", "protected"), [
    ("Quercus robur", 490, False), ("Quercus robur", 500, True), ("Malus domestica", 790, False), ("Malus domestica", 800, True),
    ("Juglans regia", 500, True), ("Castanea sativa", 500, True),
])
def test_which_trees_rostock_protects(tree, girth, protected):
    """V87."""
    assert protected_trees.is_protected(tree, girth) is protected


@pytest.mark.parametrize(("distance", "needs"), [
    (990, Protection.EXCEPTION), (1000, Protection.PROTECT), (2490, Protection.PROTECT), (2510, Protection.NONE),
])
def test_how_near_a_line_a_tree_may_stand(distance, needs):
    """V88."""
    assert tree_lines.protection(distance) is needs
    plan = f"yard 20 x 20; manhole 10,{10 + distance / 1000}; tree 10,10"
    assert len(broken(tree_lines, plan)) == (needs is not Protection.NONE)


def test_elsewhere_nobody_says_which_trees_are_protected():
    given = example_case("yard 20 x 20; oak 10,10 removed girth 0.9")
    berlin = replace(given.snapshot.site, anchor=Anchor("EPSG:25833", 392000.0, 5820000.0))
    case = replace(given, snapshot=replace(given.snapshot, site=berlin))
    assert [f.result for f in says(protected_trees, case)] == [Result.CANNOT]


@pytest.mark.shared
@pytest.mark.skipif(not FACTS.exists(), reason="the fact sheet is not beside this checkout")
def test_every_row_about_fire_light_and_trees_is_judged_or_left_out_with_a_reason():
    text = FACTS.read_text(encoding="utf-8")
    sections = text[text.index("## 3. Emergency") : text.index("### 4b Species")]
    rows = set(re.findall(r"^\| ([FLT]\d\d) \|", sections, re.MULTILINE))
    judged_here = {row for rule in RULES for row in (rule.RULE.id, *getattr(rule, "ALSO", ())) if row in rows}
    assert len(rows) == 18 + 5 + 19 and not judged_here & set(UNDECIDED)
    assert rows == judged_here | {row for row in UNDECIDED if row[0] in "FLT"}
