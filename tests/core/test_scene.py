"""Plan, site and catalogue in space."""

from dataclasses import replace

from baukasten.body import Crown, Light, Prism, Rod
from baukasten.geometry import Outline, Point, polygon
from baukasten.plan import Line, Note, Path, Placed, State, Surface
from baukasten.scene import EARTH, floors, scene
from baukasten.site import Building, Edge, EdgeKind, GroundArea, Terrain
from tests.core.yard import CATALOGUE, HEDGE, PAVERS, snapshot, yard

SLOPE = Terrain(((Point(0, 0), 7_000), (Point(40_000, 0), 8_000), (Point(0, 30_000), 7_000), (Point(40_000, 30_000), 8_000)))


def body_of(shot, item_id):
    return next(body for body in scene(shot).bodies if body.item == item_id)


def test_things_stand_on_the_ground_they_stand_on():
    body = body_of(snapshot(Placed("bench", Point(20_000, 15_000)), site=yard(terrain=SLOPE)), 1)
    assert body.ground == 500
    assert (body.parts[0].bottom, body.parts[0].top) == (500, 1_350)


def test_what_is_removed_is_not_there_and_notes_have_no_body():
    shot = snapshot(Placed("bench", Point(1, 1), state=State.REMOVE), Note(Point(1, 1), "x"), Placed("ufo", Point(1, 1)))
    assert scene(shot).bodies == ()


def test_trees_are_as_big_as_the_year_says():
    shot = snapshot(Placed("lime", Point(20_000, 15_000)))
    young, old = (next(p for p in scene(shot, year).bodies[0].parts if isinstance(p, Crown)) for year in (0, 25))
    assert (young.diameter, young.top) == (1_800, 4_500)
    assert old.diameter > 3 * young.diameter and old.light.leafy == 0.04


def test_a_hedge_follows_the_slope_piece_by_piece():
    hedge = Line("hedge", (Point(0, 10_000), Point(20_000, 10_000), Point(40_000, 10_000)))
    parts = body_of(snapshot(hedge, site=yard(terrain=SLOPE)), 1).parts
    assert [(p.bottom, p.top) for p in parts] == [(250, 1_450), (750, 1_950)]


def test_a_fence_is_posts_and_bars_and_lets_the_sun_through():
    see_through = replace(HEDGE, id="fence", size=(0, 50, 1_100), light=Light(0.7, 0.7))
    catalogue = replace(CATALOGUE, elements={**CATALOGUE.elements, "fence": see_through})
    shot = replace(snapshot(Line("fence", (Point(0, 0), Point(4_000, 0)))), catalogue=catalogue)
    parts = body_of(shot, 1).parts
    assert all(isinstance(part, Rod) for part in parts)
    assert sum(part.start.x == part.end.x for part in parts) == 3, "posts at 0, 2 and 4 m"
    assert max(part.end.z for part in parts) == 1_100


def test_buildings_and_high_walls_shade_low_kerbs_do_not():
    site = yard(
        buildings=(Building(Outline.rectangle(8_000, 8_000, Point(-9_000, 0)), 12_000),),
        edges=(
            Edge(EdgeKind.WALL, (Point(0, 0), Point(5_000, 0)), 1_800),
            Edge(EdgeKind.KERB, (Point(0, 0), Point(5_000, 0)), 120),
        ),
    )
    bodies = scene(snapshot(site=site)).bodies
    assert [type(b.parts[0]) for b in bodies] == [Prism, Prism]
    assert [b.parts[0].top for b in bodies] == [12_000, 1_800]
    assert all(b.item is None for b in bodies)


def test_the_floor_covers_the_site_once():
    site = yard(ground=(GroundArea(Outline.rectangle(20_000, 30_000, Point(10_000, 15_000)), "lawn"),))
    shot = snapshot(
        Surface("pavers", Outline.rectangle(10_000, 10_000, Point(20_000, 15_000))),
        Path("pavers", (Point(-5_000, 15_000), Point(45_000, 15_000)), 2_000),
        site=site,
    )
    pieces = list(floors(shot))
    assert abs(sum(p.outline.area_m2 for p in pieces) - 1_200) < 0.01
    for n, a in enumerate(pieces):
        for b in pieces[n + 1 :]:
            assert polygon(a.outline).intersection(polygon(b.outline)).area < 1e-4
    assert {p.item for p in pieces} == {None, 1, 2}
    assert any(p.ground == EARTH for p in pieces) and any(p.ground == PAVERS.ground for p in pieces)


def test_what_lies_later_lies_on_top():
    square = Outline.rectangle(10_000, 10_000, Point(20_000, 15_000))
    shot = snapshot(Surface("pavers", square), Surface("impact_sand", square))
    assert {p.item for p in floors(shot)} == {None, 2}


def test_strange_shapes_break_nothing():
    bow_tie = Outline((Point(0, 0), Point(4_000, 4_000), Point(4_000, 0), Point(0, 4_000)))
    shot = snapshot(
        Surface("pavers", bow_tie), Surface("pavers", Outline(())), Path("pavers", (Point(0, 0),), 0),
        Line("hedge", (Point(1, 1),)), Line("hedge", ()),
    )
    assert scene(shot).bodies == ()
