"""Other programs see the plan as map layers, and may open the file without spoiling it."""

import json
import shutil
import sqlite3
import subprocess

import pytest
import shapely

from baukasten.commands import move, place, remove, set_state
from baukasten.files import create, open_plan
from baukasten.geometry import Outline, Point
from baukasten.plan import Plan, State, Surface
from tests.core.plan_files import START, planned
from tests.core.yard import ROSTOCK, yard

needs_gdal = pytest.mark.skipif(
    not shutil.which("ogrinfo"), reason="ogrinfo is not there (Debian: apt-get install gdal-bin)"
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "hof.bauplan"


def rows(path, query):
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def gdal(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and "ERROR" not in done.stderr, done.stderr
    return done.stdout


def gdal_layers(path):
    """Layer → (geometry, features, EPSG number, west of its extent) as GDAL sees the file."""
    text = gdal("ogrinfo", "-so", "-al", "-oo", "LIST_ALL_TABLES=AUTO", str(path))
    layers = {}
    for block in text.split("Layer name: ")[1:]:
        lines = block.split("\n")
        kind, count = (next(line for line in lines if line.startswith(k)) for k in ("Geometry: ", "Feature Count: "))
        crs = [line for line in lines if line.startswith('    ID["EPSG",')]
        layers[lines[0].strip()] = (kind[10:], int(count[15:]), crs[-1].strip() if crs else None)
    return layers


@needs_gdal
def test_ogrinfo_lists_all_layers_with_system_and_counts(path):
    planned(path)
    utm = 'ID["EPSG",25833]]'
    assert gdal_layers(path) == {
        "elemente": ("Point", 1, utm), "flaechen": ("Polygon", 1, utm), "wege": ("Line String", 1, utm),
        "linien": ("Line String", 1, utm), "wuensche": ("Point", 1, utm), "qb_meta": ("None", 5, None),
    }


@needs_gdal
def test_gdal_reads_true_places_and_german_fields(path):
    with create(path, START, yard()) as file:
        file.append(set_state(file.plan, [1], State.KEEP))
    (there,) = json.loads(gdal("ogr2ogr", "-f", "GeoJSON", "-t_srs", "EPSG:25833", "/vsistdout/", str(path), "elemente"))["features"]
    assert there["geometry"]["coordinates"] == pytest.approx([ROSTOCK.east + 2, ROSTOCK.north + 3], abs=1e-3)
    assert there["properties"] == {
        "element": "bench", "zustand": "bleibt", "winkel_grad": 90, "hoehe_m": 0, "breite_m": 0, "begruendung": "",
    }


@needs_gdal
def test_gdal_finds_the_file_a_sound_geopackage(path):
    planned(path)
    for tool in ("gdalinfo", "ogrinfo"):
        said = subprocess.run([tool, str(path)], capture_output=True, text=True, timeout=60).stderr
        # .bauplan instead of .gpkg is all that it may remark on.
        assert [line for line in said.split("\n") if "Warning" in line and "file extension" not in line] == []


@needs_gdal
def test_after_gdal_indexed_the_layers_steps_are_saved_as_before(path):
    plan = planned(path)
    for layer in ("elemente", "flaechen", "wege", "linien", "wuensche"):
        gdal("ogrinfo", str(path), "-sql", f"SELECT CreateSpatialIndex('{layer}', 'geom')")
    assert rows(path, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'")[0][0] > 20
    with open_plan(path) as file:
        assert file.plan == plan and not file.read_only and file.notice is None
        file.append(place(file.plan, "bench", Point(20_000, 20_000)))
        file.append(move(file.plan, list(file.plan.items), 1_000, 0))
        file.append(remove(file.plan, [4]))
        file.append(move(file.plan, [1], 0, 7_000))
        plan = file.plan
    with open_plan(path) as file:
        assert file.plan == plan and file.notice is None
    indexed = rows(path, "SELECT id, minx, miny FROM rtree_elemente_geom ORDER BY id")
    assert [i for i, _x, _y in indexed] == [1, 6]
    for (_i, x, y), item in zip(indexed, (plan.items[1], plan.items[6]), strict=True):
        assert (x, y) == pytest.approx(ROSTOCK.coordinates(item.at), abs=1.0)  # the index keeps 32-bit floats
    assert gdal_layers(path)["elemente"][1] == 2 and gdal_layers(path)["linien"][1] == 0


@needs_gdal
def test_a_wish_that_another_program_adds_is_noticed_and_not_mixed_in(path):
    plan = planned(path)
    theirs = path.with_name("theirs.gpkg")
    gdal("ogr2ogr", "-f", "GPKG", "-unsetFid", str(theirs), str(path), "wuensche")
    gdal("ogr2ogr", "-update", "-append", "-unsetFid", str(path), str(theirs), "wuensche")
    with open_plan(path) as file:
        assert file.plan == plan and not file.read_only
        assert "edited in another program" in file.notice.message and file.notice.values["count"] == 1
        file.append(move(file.plan, [1], 10, 0))
    with open_plan(path) as file:
        assert file.plan.items[1].at == Point(*START.items[1].at).moved(210, 100)


def test_any_edit_of_a_row_is_noticed(path):
    plan = planned(path)
    for statement in (
        "UPDATE elemente SET winkel_grad = 45",
        "DELETE FROM wege",
        "INSERT INTO wuensche (id, text) VALUES (99, 'Schaukel')",
    ):
        connection = sqlite3.connect(path)
        connection.execute(statement)
        connection.commit()
        connection.close()
        with open_plan(path) as file:
            assert file.notice and file.plan == plan and not file.read_only
    assert file.notice.values["count"] == 3


def test_a_thing_drawn_elsewhere_under_our_next_number_does_not_stop_us(path):
    planned(path)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO elemente (id, element) VALUES (6, 'drawn in QGIS')")
    connection.commit()
    connection.close()
    with open_plan(path) as file:
        file.append(place(file.plan, "bin", Point(1, 1)))
    with open_plan(path) as file:
        assert file.plan.items[6].element == "bin" and file.notice is None


def test_a_layer_that_lost_a_field_leaves_the_plan_readable(path):
    plan = planned(path)
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE elemente DROP COLUMN begruendung")
    connection.commit()
    connection.close()
    with open_plan(path) as file:
        assert file.read_only and file.plan == plan and "save it as a new file" in file.notice.message
        file.copy(path.with_name("new.bauplan"))
        with open_plan(path.with_name("new.bauplan")) as new:
            assert not new.read_only and new.notice is None and new.history() == file.history()


def test_what_others_add_beside_the_plan_is_let_be(path):
    plan = planned(path)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleqml TEXT)")
    connection.execute("CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT)")
    connection.execute("CREATE VIEW seats AS SELECT * FROM elemente")
    connection.commit()
    connection.close()
    with open_plan(path) as file:
        assert file.plan == plan and not file.read_only and file.notice is None


def test_a_removed_thing_leaves_its_layer_and_a_marked_one_stays(path):
    with create(path, START, yard()) as file:
        file.append(place(file.plan, "bench", Point(0, 0), state=State.KEEP))
        file.append(remove(file.plan, [1, 2]))
    assert rows(path, "SELECT id, zustand FROM elemente") == [(2, "entfällt")]


def test_a_surface_with_a_hole_is_a_polygon_with_a_hole(path):
    outline = Outline(Outline.rectangle(10_000, 10_000).ring, (Outline.rectangle(2_000, 2_000).ring,))
    with create(path, Plan({1: Surface("lawn", outline)}, 1), yard()):
        pass
    ((blob, area),) = rows(path, "SELECT geom, flaeche_m2 FROM flaechen")
    assert area == 96 == shapely.from_wkb(blob[8:]).area
    assert rows(path, "SELECT min_x, max_x FROM gpkg_contents WHERE table_name = 'flaechen'") == [
        (ROSTOCK.east - 5, ROSTOCK.east + 5)
    ]
