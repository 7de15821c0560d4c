"""What OpenStreetMap files say becomes a site; what they do not say is assumed and told; what is no map is refused."""

import bz2
import gzip
from collections import Counter
from pathlib import Path

import pytest
import shapely

from baukasten.geometry import polygon, shapely_point
from baukasten.phrase import Language
from baukasten.plain import site_data, site_from
from baukasten.site import EdgeKind
from baukasten.trouble import Trouble
from baukasten.worker import in_worker
from sites.importers import IMPORTERS, openstreetmap

DATA = Path(__file__).parents[1] / "data" / "osm"
HERE = (12.1292, 54.0884)
ALL = (12.1280, 54.0878, 12.1310, 54.0894)
"""A box around everything in the hand-made files, which count metres from HERE."""

say = Language("en").say


@pytest.fixture(scope="module", autouse=True)
def _in_this_process():
    """Starting a process takes longer than reading a small file; the worker has tests of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(openstreetmap, "in_worker", lambda function, *args, progress, name: function(*args, progress))
        yield


@pytest.fixture
def own_process(monkeypatch):
    monkeypatch.setattr(openstreetmap, "in_worker", in_worker)


def from_files(*names: str, **where):
    return openstreetmap.read([DATA / name for name in names], **(where or {"box": ALL}))


@pytest.fixture(scope="module")
def things():
    return from_files("things.osm")


@pytest.fixture(scope="module")
def buildings():
    return from_files("buildings.osm")


@pytest.fixture(scope="module")
def ground():
    return from_files("ground.osm")


@pytest.fixture(scope="module")
def edges():
    return from_files("edges.osm")


def at(imported, x: float, y: float) -> shapely.Point:
    """Where the hand-made files' metres lie on the site."""
    point = imported.site.anchor.from_lonlat(HERE[0] + x / 65366, HERE[1] + y / 111330)
    return shapely_point(point)


def nearest(imported, x: float, y: float):
    place = at(imported, x, y)
    return min(imported.site.standing, key=lambda s: shapely_point(s.at).distance(place))


def left(imported) -> str:
    return "\n".join(say(phrase) for phrase in imported.left_out)


# Trees and furniture


def test_a_tree_keeps_its_species_and_measures(things):
    lime = nearest(things, 10, 10)
    assert (lime.element, lime.height, lime.spread, lime.assumed) == ("tree_tilia_cordata", 12000, 8500, False)


@pytest.mark.parametrize("x, element", [(20, "tree_acer_campestre"), (30, "tree_generic"), (40, "tree_betula_pendula")])
def test_the_nearest_tree_of_the_catalogue(things, x, element):
    assert nearest(things, x, 10).element == element


def test_feet_are_not_metres(things):
    assert nearest(things, 30, 10).height == 12192


def test_nonsense_is_no_height(things):
    birch = nearest(things, 40, 10)
    assert birch.height == 0 and birch.assumed


def test_a_row_of_trees_is_spaced_and_marked(things):
    oaks = [s for s in things.site.standing if s.element == "tree_quercus_robur"]
    assert len(oaks) == 4 and all(oak.assumed for oak in oaks)
    assert oaks[0].at.distance(oaks[1].at) == pytest.approx(8000, abs=60)


def test_a_bench_looks_where_the_map_says_from_true_north(things):
    bench = nearest(things, 10, 20)
    assert (bench.element, bench.assumed) == ("bench", False)
    assert bench.angle == 1823  # 180° from true north, which lies 2.33° east of grid north here
    assert nearest(things, 12, 20).element == "bench_backless"
    assert nearest(things, 12, 20).angle == 2273


def test_a_bench_without_direction_looks_at_the_way_and_is_marked(things):
    bench = nearest(things, 14, 20)
    assert bench.assumed and abs(bench.angle - 24) < 25 or bench.angle > 3575
    assert "benches: 1 – direction not given" in left(things)


def test_a_bench_drawn_as_a_line_looks_across_it(things):
    assert abs((nearest(things, 17, 20).angle + 1800) % 3600 - 1800 - 24) < 30


def test_furniture_by_kind(things):
    kinds = Counter(s.element for s in things.site.standing)
    assert kinds["bin_wetz_rostock_60"] == 1 and kinds["bollard"] == 2 and kinds["drinking_fountain"] == 1
    assert kinds["book_box"] == kinds["notice_board"] == kinds["table_tennis"] == kinds["shrub"] == 1
    assert kinds["spring_rocker"] == kinds["slide"] == 1


def test_a_lamp_on_a_wall_does_not_stand_in_the_way(things):
    lamps = [s for s in things.site.standing if s.element == "lamp_mast"]
    assert [lamp.height for lamp in lamps] == [4500]
    assert "lamps: 1 – fixed to a wall" in left(things)


def test_bicycle_stands_by_capacity_sheds_left_out(things):
    assert sum(s.element == "bike_stand" for s in things.site.standing) == 5 + 1
    assert "bicycle stands: 1 – a shed" in left(things)
    assert "bicycle stands: 1 – number not given" in left(things)


def test_what_the_catalogue_does_not_have_is_named(things):
    assert "play equipment: 1 – not in the catalogue: hovercraft (1)" in left(things)


def test_what_was_read_is_counted(things):
    assert {say(p) for p in things.read} >= {"trees: 8", "benches: 4", "bollards: 2", "bicycle stands: 6"}


def test_upper_floors_are_left_out(things):
    assert "benches: 1 – below the ground or above it" in left(things)


# Buildings


def height_at(imported, x, y):
    place = at(imported, x, y)
    return [(b.height, b.height_assumed) for b in imported.site.buildings if polygon(b.outline).contains(place)]


@pytest.mark.parametrize(
    "x, y, height, assumed",
    [(5, 5, 12500, False), (20, 5, 15000, False), (35, 5, 9000, True), (50, 5, 6000, False), (55 - 2, 28, 21000, False)],
)
def test_heights_by_height_levels_parts_or_assumed(buildings, x, y, height, assumed):
    assert height_at(buildings, x, y) == [(height, assumed)]


def test_a_courtyard_is_a_hole(buildings):
    assert height_at(buildings, 17, 22) == [(15000, False)]
    assert height_at(buildings, 24, 29) == []


def test_a_crossed_outline_is_repaired_and_told(buildings):
    assert height_at(buildings, 2, 25) == height_at(buildings, 8, 25) == [(5000, False)]
    assert "buildings: 1 – outline crosses itself, repaired" in left(buildings)


@pytest.mark.parametrize("reason", ["2 – corners missing", "1 – a roof without walls", "1 – below the ground", "1 – only a point"])
def test_what_is_no_building_is_left_out_and_told(buildings, reason):
    assert f"buildings: {reason}" in left(buildings)


def test_a_building_is_called_by_its_address(buildings):
    assert "Lange Straße 7" in {b.name for b in buildings.site.buildings}


# Ground


def material_at(imported, x, y):
    place = at(imported, x, y)
    on_top = [g.material for g in imported.site.ground if polygon(g.outline).contains(place)]
    return on_top[-1] if on_top else None


@pytest.mark.parametrize(
    "x, y, material",
    [
        (40, 15, "lawn"), (0, 25, "asphalt"), (0, 26.4, "asphalt"), (0, 27, None), (30, 25, "asphalt"), (15, 35, "granite_setts"),
        (30, 35, "impact_sand"), (40, 32, "lawn"), (12, 10, "perennials"), (22, 10, "water"), (50, 10, "shrubs"),
        (0, 50, "asphalt"), (0, 52.9, "asphalt"), (0, 53.2, None), (55, 10, "pavers"), (30, 12, "lawn"), (70, 10, None),
    ],
)
def test_what_lies_where(ground, x, y, material):
    assert material_at(ground, x, y) == material


@pytest.mark.parametrize(
    "line",
    [
        "streets and paths: 1 – width not given, assumed by the kind of way",
        "streets and paths: 1 – surface “moon_dust” not known, assumed by kind",
        "streets and paths: 1 – below the ground or above it",
        "playgrounds: 1 – surface not given, left open",
    ],
)
def test_what_is_assumed_of_the_ground_is_told(ground, line):
    assert line in left(ground)


def test_ground_ends_at_the_boundary(ground):
    boundary = polygon(ground.site.boundary).buffer(0.002)
    assert all(boundary.covers(polygon(g.outline)) for g in ground.site.ground)


# Edges and entrances


def edges_of(imported, kind):
    return [e for e in imported.site.edges if e.kind is kind]


def test_a_kerb_is_lowered_where_the_map_says_so(edges):
    line = sorted((e for e in edges_of(edges, EdgeKind.KERB) if abs(e.points[0].y - e.points[-1].y) < 1000), key=lambda e: e.points[0].x)
    assert [e.height for e in line] == [120, 30, 120, 120]
    lowered = line[1]
    assert lowered.points[0].distance(lowered.points[-1]) == pytest.approx(2000, abs=5)
    assert not lowered.assumed and line[0].assumed


def test_a_kerb_mapped_as_a_point_lies_across_the_way(edges):
    crossing = [e for e in edges_of(edges, EdgeKind.KERB) if e.points[0].distance(e.points[-1]) < 1600]
    assert [(e.height, round(e.points[0].distance(e.points[-1]), -1)) for e in crossing] == [(120, 1500)]
    assert "kerbs: 1 – a point beside the ways" in left(edges)


def test_steps_walls_and_fences(edges):
    (steps,) = edges_of(edges, EdgeKind.STEPS)
    assert (steps.height, steps.width, steps.assumed) == (150, 2500, False)
    assert sorted((e.height, e.assumed) for e in edges_of(edges, EdgeKind.WALL)) == [(500, False), (1000, True)]
    assert [(e.height, e.assumed) for e in edges_of(edges, EdgeKind.FENCE)] == [(1500, False)]


def test_people_come_in_by_doors_gates_and_ways(edges):
    clipped = openstreetmap.read([DATA / "edges.osm"], box=(12.12915, 54.08835, 12.1302, 54.0888))
    names = {e.name: e.width for e in clipped.site.entrances}
    assert names == {"Gartenweg": 2000, "Haustür Am Strande 3": 1200, "Tor": 900}
    boundary = polygon(clipped.site.boundary)
    assert all(boundary.covers(shapely_point(e.at)) for e in clipped.site.entrances)


# Where it lies and how much of it


def test_the_origin_is_a_round_corner_in_the_zone_of_the_place(things):
    anchor = things.site.anchor
    assert anchor.crs == "EPSG:25833" and anchor.east % 10 == anchor.north % 10 == 0
    assert min(p.x for p in things.site.boundary.ring) in range(0, 10_000)
    assert anchor.true_north() == pytest.approx(2.327, abs=0.002)
    lon, lat = anchor.lonlat(nearest(things, 10, 10).at)
    assert (lon, lat) == pytest.approx((HERE[0] + 10 / 65366, HERE[1] + 10 / 111330), abs=4e-8)


@pytest.mark.parametrize(
    "lon, lat, crs",
    [(11.9, 54.1, "EPSG:25832"), (12.1, 54.1, "EPSG:25833"), (-0.1, 51.5, "EPSG:25830"),
     (-73.9, 40.7, "EPSG:32618"), (151.2, -33.9, "EPSG:32756")],
)
def test_the_coordinate_system_of_a_place(lon, lat, crs):
    from sites.importers.osm_file import LonLat
    from sites.importers.osm_ground_plan import system_at

    assert system_at(LonLat(lon, lat)) == crs


def test_a_circle_about_a_centre(things):
    small = from_files("things.osm", centre=(HERE[0] + 12 / 65366, HERE[1] + 20 / 111330), radius_m=5)
    assert small.site.boundary.area_m2 == pytest.approx(78.5, rel=0.02)
    assert {s.element for s in small.site.standing} == {"bench", "bench_backless"}
    assert "litter bins: 1 – outside the chosen area" in left(small)


def test_without_a_box_the_site_is_what_is_mapped():
    whole = openstreetmap.read([DATA / "things.osm"])
    west, south, east, north = whole.site.boundary.bounds
    assert (east - west) / 1000 == pytest.approx(34 + 20, abs=2)
    assert len(whole.site.standing) == 29


def test_several_files_are_one_site():
    both = from_files("things.osm", "ways_first.osm")
    assert len(both.site.buildings) == 1 and len(both.site.standing) == 29


def test_the_order_of_the_file_does_not_matter_nor_negative_ids():
    (building,) = from_files("ways_first.osm").site.buildings
    assert building.height == 7000


@pytest.mark.parametrize("pack, ending", [(gzip.compress, "gz"), (bz2.compress, "bz2")])
def test_packed_files(tmp_path, pack, ending):
    packed = tmp_path / f"things.osm.{ending}"
    packed.write_bytes(pack((DATA / "things.osm").read_bytes()))
    assert len(openstreetmap.read([packed], box=ALL).site.standing) == 29


def test_pbf_is_told_by_its_content(tmp_path):
    import osmium

    path = tmp_path / "things.dat.osm.pbf"
    with osmium.SimpleWriter(str(path)) as writer:
        for thing in osmium.FileProcessor(str(DATA / "things.osm")):
            writer.add(thing)
    renamed = path.rename(tmp_path / "things.osm")
    assert len(openstreetmap.read([renamed], box=ALL).site.standing) == 29


def test_the_site_travels_as_a_file_and_says_where_it_comes_from(things):
    assert site_from(site_data(things.site)) == things.site
    assert "© OpenStreetMap-Mitwirkende, ODbL 1.0" in things.site.attribution
    assert any(claim.fact for claim in things.site.claims) and not all(claim.fact for claim in things.site.claims)


def test_progress_is_told():
    told = []
    openstreetmap.read([DATA / "things.osm"], progress=told.append)
    assert told == sorted(told) and told[-1] == 1.0


def test_the_importer_is_listed_and_knows_its_files():
    assert openstreetmap in IMPORTERS
    assert openstreetmap.reads(Path("n.osm")) and openstreetmap.reads(Path("A.OSM.PBF"))
    assert not openstreetmap.reads(Path("n.gml"))


def test_reading_happens_in_a_process_of_its_own(own_process, things):
    told = []
    imported = from_files("things.osm", box=ALL)
    assert imported == things
    with pytest.raises(Trouble, match="truncated.osm: is damaged"):
        openstreetmap.read([DATA / "truncated.osm"], progress=told.append)
    assert not any(told)


# Bad input


@pytest.mark.parametrize(
    "name, reason",
    [
        ("laughs.osm", "declares its own entities"),
        ("xxe.osm", "declares its own entities"),
        ("truncated.osm", "is damaged or not an OpenStreetMap file"),
        ("page.osm", "is not an OpenStreetMap file"),
        ("empty.osm", "is empty"),
        ("nothing.osm", "holds nothing inside the chosen area"),
        ("nowhere.osm", "coordinates that are no numbers of degrees"),
        ("numbers.osm", "is damaged or not an OpenStreetMap file"),
        ("missing.osm", "cannot be read"),
    ],
)
def test_what_is_no_map_is_refused_in_one_line(name, reason):
    with pytest.raises(Trouble) as caught:
        from_files(name)
    line = str(caught.value)
    assert line.startswith(f"{name}: ") and reason in line and "\n" not in line
    assert "root:" not in line


def test_places_beyond_the_earth_are_counted_and_the_rest_is_read():
    imported = openstreetmap.read([DATA / "far.osm"])
    assert [s.element for s in imported.site.standing] == ["bin_wetz_rostock_60"]  # the later of two with one id
    assert "points: 2 – their coordinates are nowhere on earth" in left(imported)


@pytest.mark.parametrize("cut", [40, 100, 400])
def test_a_truncated_pack_is_refused(tmp_path, cut):
    packed = tmp_path / "things.osm.gz"
    packed.write_bytes(gzip.compress((DATA / "things.osm").read_bytes())[:cut])
    with pytest.raises(Trouble, match=r"things.osm.gz: is damaged"):
        openstreetmap.read([packed])


def test_a_bomb_is_refused(tmp_path):
    bomb = tmp_path / "bomb.osm.gz"
    with gzip.open(bomb, "wb", compresslevel=1) as file:
        file.write(b'<?xml version="1.0"?>\n<osm version="0.6">\n')
        block = b" " * (1 << 22)
        for _n in range(130):
            file.write(block)
    with pytest.raises(Trouble, match="bomb.osm.gz: is too big"):
        openstreetmap.read([bomb])


@pytest.mark.parametrize("box", [(12.2, 54.0, 12.1, 54.1), (12.1, 54.0, 12.9, 54.9), (0, 91, 1, 92), (float("nan"),) * 4])
def test_a_box_that_is_none(box):
    with pytest.raises(Trouble, match="box"):
        from_files("things.osm", box=box)


def test_a_radius_that_is_none():
    with pytest.raises(Trouble, match="radius"):
        from_files("things.osm", centre=HERE, radius_m=50_000)


def test_a_box_beside_the_map():
    with pytest.raises(Trouble, match="things.osm: holds nothing inside"):
        from_files("things.osm", box=(13.0, 53.0, 13.001, 53.001))


# Real files


SHARED = Path(__file__).parents[3] / "shared" / "data" / "osm"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real OpenStreetMap files are not beside the checkout")
class TestRealFiles:
    def test_neukoelln_is_complete(self, own_process):
        imported = openstreetmap.read([SHARED / "osm2streets_neukolln.osm"])
        read = {say(phrase) for phrase in imported.read}
        assert read >= {"benches: 22", "trees: 145", "lamps: 52", "bollards: 60", "litter bins: 16", "steps: 5"}
        assert "buildings: 124" in read and "buildings: 3 – a roof without walls" in left(imported)
        trees = [s for s in imported.site.standing if s.element.startswith("tree_")]
        assert sum(tree.spread > 0 for tree in trees) == 42 and sum(tree.height > 0 for tree in trees) == 18
        assert imported.site.anchor.crs == "EPSG:25833"

    @pytest.mark.parametrize("name", [
        "osm2streets_kingsway_junction.osm", "osm2streets_borough_sausage_links.osm",
        "osm2streets_st_georges_cycletrack.osm", "pyrosm_test.osm.pbf", "ors_preprocessed_osm_data.osm.pbf",
    ])
    def test_every_other_file_makes_a_sound_site(self, name):
        site = openstreetmap.read([SHARED / name]).site
        assert site_from(site_data(site)) == site
        boundary = polygon(site.boundary)
        assert boundary.is_valid and boundary.area > 1000
        assert all(boundary.covers(shapely_point(s.at)) for s in site.standing)
        assert all(polygon(g.outline).is_valid for g in site.ground)
