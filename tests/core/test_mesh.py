"""Bodies as triangles: right volume, normals outward, ground that follows the relief."""

import math

import numpy as np
import pytest
import trimesh

from baukasten.body import Crown, CrownForm, Light, MonthDay, Part, Point3, Prism, Rod, Sheet
from baukasten.geometry import Outline, Point
from baukasten.mesh import NOBODY, Mesh, bodies_mesh, body_mesh, part_triangles, scene_mesh
from baukasten.neighbourhood import MOST_CELLS, REACH, Neighbourhood
from baukasten.relief import Relief
from baukasten.scene import EARTH, Body, Floor, Scene
from baukasten.site import UNKNOWN, Building, Site, SurfaceModel, Terrain

GREY = "#808080"
PRISM = Prism(Outline.rectangle(2000, 1000), 0, 3000, GREY)
FRAME = Prism(Outline(Outline.rectangle(2000, 2000).ring, (Outline.rectangle(1000, 1000).ring,)), 0, 1000, GREY)
LEANING_ROD = Rod(Point3(0, 0, 0), Point3(3000, 4000, 12000), 100, GREY)
SAIL = Sheet((Point3(0, 0, 2500), Point3(4000, 0, 3500), Point3(4000, 4000, 2500), Point3(0, 4000, 3500)), GREY)


def crown(form: CrownForm) -> Crown:
    return Crown(Point(500, -700), 2000, 9000, 4000, form, GREY)


SOLIDS: list[tuple[Part, float, float]] = [
    (PRISM, 6.0, 1e-6),
    (FRAME, 3.0, 1e-6),
    (Prism(Outline(tuple(reversed(PRISM.outline.ring))), 0, 3000, GREY), 6.0, 1e-6),
    (LEANING_ROD, math.pi * 0.01 * 13, 0.08),
    (crown(CrownForm.ELLIPSOID), 4 / 3 * math.pi * 2 * 2 * 3.5, 0.06),
    (crown(CrownForm.COLUMN), math.pi * 4 * 7, 0.08),
    (crown(CrownForm.CONE), math.pi * 4 * 7 / 3, 0.05),
]


@pytest.mark.parametrize(("part", "volume", "facets"), SOLIDS)
def test_a_solid_is_closed_and_has_its_volume(part: Part, volume: float, facets: float) -> None:
    solid = body_mesh([part]).trimesh()
    solid.merge_vertices()
    assert solid.is_watertight
    assert solid.volume == pytest.approx(volume, rel=facets)


@pytest.mark.parametrize("part", [PRISM, LEANING_ROD, *(crown(form) for form in CrownForm)])
def test_normals_look_outward(part: Part) -> None:
    mesh = body_mesh([part])
    middles = mesh.vertices[mesh.faces].mean(axis=1)
    outward = middles - mesh.vertices.mean(axis=0)
    assert ((mesh.normals * outward).sum(axis=1) > 0).all()


def test_a_hole_stays_open() -> None:
    solid = body_mesh([FRAME]).trimesh()
    hits = solid.ray.intersects_any([[0, 0, 5], [0.75, 0, 5]], [[0, 0, -1], [0, 0, -1]])
    assert hits.tolist() == [False, True]


def test_a_cloth_shows_both_sides() -> None:
    up = body_mesh([SAIL]).normals[:, 2]
    assert up.max() > 0.5 and up.min() < -0.5
    assert body_mesh([SAIL]).vertices[:, 2].max() == pytest.approx(3.5, abs=0.02)


def test_a_self_crossing_outline_is_repaired() -> None:
    bow_tie = Outline((Point(0, 0), Point(2000, 2000), Point(2000, 0), Point(0, 2000), Point(-500, 1000)))
    assert body_mesh([Prism(bow_tie, 0, 1000, GREY)]).trimesh().volume > 0.9


@pytest.mark.parametrize(
    "part",
    [
        Prism(PRISM.outline, 500, 500, GREY),
        Prism(Outline((Point(0, 0), Point(1, 1))), 0, 500, GREY),
        Rod(Point3(1, 1, 1), Point3(1, 1, 1), 50, GREY),
        Sheet((Point3(0, 0, 0), Point3(1000, 0, 0), Point3(2000, 0, 0)), GREY),
        Crown(Point(0, 0), 500, 500, 900, CrownForm.CONE, GREY),
    ],
)
def test_a_part_without_extent_has_no_faces(part: Part) -> None:
    assert len(part_triangles(part).faces) == 0


def slope(point: Point) -> int:
    """Three in a hundred up to the east, in millimetres above sea."""
    return 7000 + point.x * 3 // 100


def scene(bodies: tuple[Body, ...] = (), sloping: bool = True) -> Scene:
    boundary = Outline.rectangle(60_000, 30_000)
    terrain = Terrain(tuple((p, slope(p)) for p in boundary.ring))
    building = Building(Outline.rectangle(20_000, 10_000, Point(0, 40_000)), 9000)
    site = Site("yard", {"en": "Yard"}, boundary, None, buildings=(building,), terrain=terrain if sloping else None)
    return Scene(site, bodies, (Floor(None, boundary, EARTH),), Relief(site.terrain))


def ground_of(mesh: Mesh) -> np.ndarray:
    """The vertices of the site's own floor."""
    floor = next(k for k, piece in enumerate(mesh.pieces) if isinstance(piece, Floor) and piece.ground is EARTH)
    return mesh.vertices[np.unique(mesh.faces[mesh.pieces_at == floor])]


def test_the_ground_follows_the_relief() -> None:
    ground = ground_of(scene_mesh(scene()))
    assert ground[:, 2] == pytest.approx((ground[:, 0] + 30) * 0.03, abs=1e-3)
    assert len(ground) > 100


def test_without_spot_heights_the_ground_is_flat_and_plain() -> None:
    ground = ground_of(scene_mesh(scene(sloping=False)))
    assert len(ground) == 4 and not ground[:, 2].any()


def test_the_surroundings_reach_beyond_the_buildings() -> None:
    assert scene_mesh(scene()).vertices[:, 1].max() > 45 + 15


def test_each_face_knows_its_thing_and_colour() -> None:
    bench = Prism(Outline.rectangle(1800, 400), 0, 450, "#aa5500")
    mesh = bodies_mesh([Body(7, (bench, LEANING_ROD)), Body(None, (PRISM,))])
    of_the_bench = mesh.items == 7
    assert mesh.pieces[mesh.pieces_at[of_the_bench][0]] is bench
    assert set(map(tuple, mesh.colours[of_the_bench])) == {(0xAA, 0x55, 0, 255), (0x80, 0x80, 0x80, 255)}
    assert set(mesh.items) == {7, NOBODY}


def test_nothing_is_an_empty_mesh() -> None:
    assert body_mesh([]).faces.shape == (0, 3) and body_mesh([]).colours.shape == (0, 4)


def measured(**about: bytes | Light) -> SurfaceModel:
    """80 by 60 cells of a metre round a plot of 30 by 20: level, a house of 12 m that reaches to the plot, and a wall in its midst."""
    heights = np.full((60, 80), 10_000, "<i4")
    heights[40:50, 10:60] = 22_000
    heights[28:32, 38:42] = 15_000
    return SurfaceModel(Point(-25_000, -20_000), 1000, 80, 10_000, heights.tobytes(), **about)


def plot(model: SurfaceModel | None, *buildings: Building) -> Site:
    return Site("plot", {}, Outline.rectangle(30_000, 20_000, Point(15_000, 10_000)), None, buildings=buildings, surface_model=model)


def measured_faces(site: Site) -> tuple[Mesh, np.ndarray]:
    """The scene of a bare site, and which faces are of the surface model."""
    mesh = scene_mesh(Scene(site, (), (), Relief(None)))
    return mesh, np.array([isinstance(piece, Neighbourhood) for piece in mesh.pieces])[mesh.pieces_at]


def test_what_was_measured_stands_around_the_site_and_not_on_it() -> None:
    mesh, around = measured_faces(plot(measured()))
    corners = mesh.vertices[mesh.faces[around]]
    assert around.any() and (mesh.items[around] == NOBODY).all()
    on_the_plot = ((corners[..., :2] > 0) & (corners[..., :2] < (30, 20))).all(axis=2)
    assert not on_the_plot.any(), "there the plan's own things stand"
    assert corners[..., 2].max() == 12
    shown = ((corners[..., 0] > -12) & (corners[..., 0] < 42) & (corners[..., 1] > -12) & (corners[..., 1] < 19)).all(axis=1)
    assert (corners[shown][..., 2].max(axis=1) < 0).all(), "level ground lies under the ground that is drawn there"


def test_houses_that_reach_to_the_boundary_are_closed() -> None:
    mesh, around = measured_faces(plot(measured()))
    rays = trimesh.Trimesh(mesh.vertices, mesh.faces[around], process=False).ray
    middles = np.array([[x, 15.0, 6.0] for x in np.linspace(1, 29, 15)])
    assert rays.intersects_any(middles, np.tile([0.0, 1.0, 0.0], (15, 1))).all()
    up = mesh.normals[around][:, 2]
    assert (up > -1e-6).all(), "nothing looks down"


def test_a_building_that_is_known_hides_what_was_measured_of_it() -> None:
    house = Building(Outline.rectangle(50_000, 10_000, Point(10_000, 25_000)), 9000)
    mesh, around = measured_faces(plot(measured(), house))
    assert mesh.vertices[mesh.faces[around]][..., 2].max() <= 0


def test_crowns_of_the_surroundings_let_light_through() -> None:
    top, base = np.full((60, 80), UNKNOWN, "<i4"), np.full((60, 80), UNKNOWN, "<i4")
    top[5:10, 5:10], base[5:10, 5:10] = 18_000, 12_000
    light = Light(0.1, 0.6, MonthDay(4, 28), MonthDay(10, 20))
    mesh, around = measured_faces(plot(measured(crown_top=top.tobytes(), crown_base=base.tobytes(), crown_light=light)))
    leafy = np.array([isinstance(piece, Neighbourhood) and piece.light == light for piece in mesh.pieces])[mesh.pieces_at]
    assert mesh.vertices[mesh.faces[leafy]][..., 2].max() == 8
    assert not (leafy & ~around).any() and leafy.sum() < around.sum() / 10


def test_a_wide_neighbourhood_is_thinned_out() -> None:
    heights = np.full((1500, 1000), 10_000, "<i4")
    wide = SurfaceModel(Point(-500_000, -700_000), 1000, 1000, 10_000, heights.tobytes())
    mesh, around = measured_faces(plot(wide))
    assert 20_000 < around.sum() < 2.2 * MOST_CELLS
    assert np.abs(mesh.vertices[mesh.faces[around]][..., 0]).max() <= 30 + REACH + 4
