"""What the bench measures with is right: the same scene for everybody, true rasters, a reference that knows a shadow. No times."""

import math
import re
import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest

from baukasten.body import Crown, CrownForm, Light, Point3, Prism, Rod
from baukasten.geometry import Outline, Point
from baukasten.plan import Placed
from baukasten.relief import Relief
from baukasten.scene import Body, Scene
from baukasten.shade import LOCAL, Sun
from baukasten.site import Site
from catalogue.load import catalogue
from sites.load import PLOTS, load
from tests.bench import reference, sky, sweep
from tests.bench.agreement import Sample
from tests.bench.clock import Times, in_turn
from tests.bench.peers import Stage
from tests.bench.product import THINGS, many
from tests.bench.rasters import rasters
from tests.bench.scenes import ROSTOCK, SIZES, scene
from tests.bench.slope import sloping
from tests.bench.table import ahead, duration, laid_out, within

GREY = "#888888"
VEIL = Light(0.5)


def stage(*parts, side=10_000):
    corners = (Point(0, 0), Point(side, 0), Point(side, side), Point(0, side))
    return Scene(Site("stage", {}, Outline(corners), ROSTOCK), (Body(1, parts),), (), Relief(None))


def box(height=2_000):
    """2 m wide, 1 m deep, about 5 m east and 3 m north."""
    return Prism(Outline.rectangle(2_000, 1_000, Point(5_000, 3_000)), 0, height, GREY)


def crown(form=CrownForm.ELLIPSOID):
    return Crown(Point(5_000, 5_000), 2_000, 6_000, 4_000, form, GREY, VEIL)


def sun_from(bearing, elevation):
    return Sun(datetime(2025, 6, 21, 12, tzinfo=LOCAL), bearing, bearing, elevation)


def test_one_seed_is_one_scene_and_another_is_another():
    assert scene("S", 3) == scene("S", 3)
    assert scene("S", 3).bodies != scene("S", 4).bodies


@pytest.mark.parametrize("name", SIZES)
def test_a_scene_holds_what_its_size_says(name):
    size, there = SIZES[name], scene(name, 7)
    trees = [body for body in there.bodies if any(isinstance(part, Crown) for part in body.parts)]
    assert len(there.site.buildings) == size.buildings and len(trees) == size.trees
    assert len(there.bodies) == size.buildings + size.trees + size.boxes
    assert there.site.boundary.bounds == (0, 0, size.side * 1000, size.side * 1000)
    assert there.site.anchor.lonlat() == pytest.approx((12.10, 54.09), abs=1e-5)
    ids = [body.item for body in there.bodies if body.item is not None]
    assert len(set(ids)) == size.trees + size.boxes


def test_the_raster_of_a_box_is_the_box():
    surface = rasters(stage(box()), 0.5).surface
    expected = np.zeros((20, 20))
    expected[5:7, 8:12] = 2
    assert np.array_equal(surface, expected)


def test_the_higher_of_two_things_is_the_surface():
    both = rasters(stage(box(3_000), box(1_000)), 0.5)
    assert both.surface.max() == 3 and (both.surface > 0).sum() == 8


def test_a_thin_trunk_takes_one_cell_and_a_crown_has_a_top_and_a_bottom():
    trunk = Rod(Point3(5_100, 5_100, 0), Point3(5_100, 5_100, 2_300), 100, GREY)
    seen = rasters(stage(trunk, crown()), 0.5)
    assert np.argwhere(seen.surface > 0).tolist() == [[10, 10]]
    covered = seen.crown_top > 0
    assert covered.sum() * 0.25 == pytest.approx(math.pi * 4, rel=0.1)
    assert np.array_equal(covered, seen.crown_bottom > 0)
    assert seen.crown_top.max() == pytest.approx(6, abs=0.1) and seen.crown_bottom[covered].min() == pytest.approx(2, abs=0.1)
    assert np.allclose((seen.crown_top + seen.crown_bottom)[covered], 8, atol=1e-5)


def test_crowns_that_overlap_are_one_from_the_lowest_to_the_highest():
    high = replace(crown(CrownForm.COLUMN), bottom=5_000, top=9_000)
    seen = rasters(stage(crown(CrownForm.COLUMN), high), 0.5)
    assert set(np.unique(seen.crown_top)) == {0, 9} and set(np.unique(seen.crown_bottom)) == {0, 2}


@pytest.mark.parametrize(("north", "light"), [(2.0, 1), (3.6, 0), (5.4, 0), (5.6, 1)])
def test_the_reference_knows_how_long_the_shadow_of_a_box_is(north, light):
    """2 m high, sun in the south at 45°: from its front at 2.5 m to 2 m behind its back at 3.5 m."""
    assert reference.light(stage(box()), np.array([[5.0, north, 0.0]]), sun_from(180, 45)) == light


@pytest.mark.parametrize(
    ("form", "first", "last"),
    # At 45° a ball's shadow is r·√2 long either way; a column's reaches from 2 m to 6 m north, its radius added;
    # a cone's tip falls 6 m north.
    [(CrownForm.ELLIPSOID, 9 - 2 * 2**0.5, 9 + 2 * 2**0.5), (CrownForm.COLUMN, 5.0, 13.0), (CrownForm.CONE, 5.0, 11.0)],
)
def test_the_reference_knows_where_the_shadow_of_a_crown_begins_and_ends(form, first, last):
    places = [[5.0, north, 0.0] for north in (first - 0.01, first + 0.01, last - 0.01, last + 0.01)]
    assert reference.light(stage(crown(form)), np.array(places), sun_from(180, 45)).tolist() == [1, 0.5, 0.5, 1]


def test_light_through_two_crowns_multiplies_in_the_reference_and_solids_can_be_asked_alone():
    two, place = stage(crown(), crown()), np.array([[5.0, 9.0, 0.0]])
    assert reference.light(two, place, sun_from(180, 45)) == 0.25
    assert reference.light(two, place, sun_from(180, 45), solids_only=True) == 1


def test_on_the_slope_everything_stands_on_the_ground():
    lifted = sloping(scene("S", 7), 0.1)
    there = {body.item: body for body in lifted.bodies}
    for body in scene("S", 7).bodies[24::50]:
        part = there[body.item].parts[0]
        foot = part.start.z if isinstance(part, Rod) else part.bottom
        x, y = (part.start.x, part.start.y) if isinstance(part, Rod) else np.mean(part.outline.ring, axis=0)
        assert foot == pytest.approx(0.1 * (x + y) / 2**0.5, abs=3)
    grounds = lifted.relief.heights([0, 100], [0, 0])
    assert grounds[1] - grounds[0] == pytest.approx(0.1 * 100 / 2**0.5, abs=0.01)


def test_the_plan_of_many_things_is_the_same_every_time():
    site = load(PLOTS[0])
    plan = many(site, catalogue(), 1)
    assert plan == many(site, catalogue(), 1) != many(site, catalogue(), 2)
    assert len(list(plan.of(Placed))) == THINGS


def test_a_peer_that_fails_is_a_row_with_its_reason():
    def broken():
        raise OSError("no such library")

    times = in_turn({"ours": lambda: None, "peer": broken}, 2)
    row = ahead("day", times["ours"], times["peer"], "peer", 300)
    assert row.peer == "peer: not measured (OSError: no such library)" and row.reached is None and not row.ratio


def test_the_table_says_what_is_reached_and_what_is_not():
    ours, peer = Times((0.001, 0.002, 0.009)), Times((0.4, 0.5, 0.9), share=0.5)
    assert ahead("day", ours, peer, "peer", 300).cells() == ("day", "2 ms", "peer: 1 s (from 50% of the suns)", "500×", "≥ 300×", "yes")
    assert within("frame", ours, 0.001).cells() == ("frame", "2 ms", "", "", "≤ 1 ms", "NO")
    assert laid_out([within("frame", ours)]).count("\n") == 2
    assert [duration(s) for s in (12.345, 0.0123, 0.0000456)] == ["12.3 s", "12.3 ms", "45.6 µs"]


def test_the_peers_come_for_the_bench_only():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    asked = project["project"]["dependencies"] + [wish for name, wishes in groups.items() if name != "bench" for wish in wishes]
    peers = {re.match(r"[\w-]+", wish)[0] for wish in groups["bench"]}
    access = {"opencv-python-headless", "pyastar2d", "scikit-image", "scipy"}
    assert {"solweig", "umepr", "insolation", "pvlib"} | access == peers
    assert not peers & {re.match(r"[\w-]+", wish)[0] for wish in asked}
    assert "bench" not in project.get("tool", {}).get("uv", {}).get("default-groups", ())


def test_the_sweep_gets_the_very_rasters_of_the_peers():
    seen = rasters(stage(box(), crown()), 0.5)
    raster = sweep.raster_of(Stage(stage(box(), crown()), seen, 0.5))
    assert np.array_equal(raster.solid, seen.surface)
    assert np.array_equal(np.isnan(raster.crown_top), seen.crown_top == 0)
    assert np.nanmax(raster.crown_top) == seen.crown_top.max()


def test_the_rays_to_the_sky_see_all_of_it_from_open_ground_and_none_of_it_from_under_a_roof():
    roof = Prism(Outline.rectangle(400_000, 400_000, Point(5_000, 5_000)), 3_000, 3_200, GREY)
    middle = Sample(np.array([10]), np.array([10]), np.array([[5.0, 5.0, 0.0]]))
    for there, share in ((stage(), 1), (stage(roof), 0), (stage(replace(roof, light=VEIL)), 0.5)):
        assert sky._exact(Stage(there, rasters(stage(), 0.5), 0.5), middle) == pytest.approx(share, abs=0.01)


def test_the_rays_to_the_sky_are_as_many_as_the_light_that_the_ground_gets_from_it():
    """Behind an endless wall half of the sky is hidden, whatever its weights."""
    wall = Prism(Outline((Point(-999_000, 5_500), Point(999_000, 5_500), Point(999_000, 6_500), Point(-999_000, 6_500))), 0, 990_000, GREY)
    middle = Sample(np.array([10]), np.array([10]), np.array([[5.0, 5.0, 0.0]]))
    assert sky._exact(Stage(stage(wall), rasters(stage(), 0.5), 0.5), middle) == pytest.approx(0.5, abs=0.01)
