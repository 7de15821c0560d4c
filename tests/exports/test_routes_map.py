"""Ways and barriers as GeoJSON: valid, in degrees, outer rings counter-clockwise, with OpenStreetMap's own keys."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import shapely

from baukasten.access.course import course
from baukasten.access.profile import profiles
from baukasten.access.routes import routes
from baukasten.access.trip import trip
from baukasten.phrase import Language
from baukasten.site import EdgeKind
from baukasten.snapshot import Snapshot
from baukasten.today import today
from baukasten.trouble import Trouble
from catalogue.load import catalogue
from exports.routes_map import SURFACES, Answer, geojson, write
from sites.importers import openstreetmap
from sites.load import example as example_of_the_gate
from sites.load import sites
from tests.core.example_plans import example

SHARED = Path(__file__).parents[3] / "shared" / "data" / "osm" / "osm2streets_neukolln.osm"
YARD = (
    "yard 20 x 20; entrance 0,10; entrance 20,10; bench 15,10; bench 5,2; kerb 12,0 to 12,4 height 0.12; kerb 12,4 to 12,20 height 0.03; "
    "steps 3,12 to 3,20 width 2 height 0.16; wall 8,0 to 8,9; wall 8,10.4 to 8,20; lawn 0,0 to 2,2; wall 17,0 to 17,9; wall 17,9.7 to 17,20"
)


def answered(snapshot: Snapshot, person: str = "wheelchair"):
    there = trip(snapshot, profiles()[person])
    return there, [Answer(r, course(there, r.way) if r.way else None) for r in routes(there)]


def features(snapshot: Snapshot, person: str = "wheelchair", kind: str = "") -> list[dict]:
    there, answers = answered(snapshot, person)
    found = json.loads(geojson(there, answers, Language("en")))["features"]
    return [f for f in found if not kind or f["properties"]["bauplan:kind"] == kind]


def of_kind(kind: str, person: str = "wheelchair") -> list[dict]:
    return [f["properties"] for f in features(example(YARD), person, kind)]


def check_valid(content: str) -> int:
    """RFC 7946, with shapely as the judge; the number of features."""
    data = json.loads(content)
    assert data["type"] == "FeatureCollection" and "crs" not in data
    for feature in data["features"]:
        assert feature["type"] == "Feature" and isinstance(feature["properties"], dict)
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert shape.is_valid and not shape.is_empty, feature
        for lon, lat in shapely.get_coordinates(shape).tolist():
            assert -180 <= lon <= 180 and -90 <= lat <= 90
            assert (round(lon, 7), round(lat, 7)) == (lon, lat)
        for part in shapely.get_parts(shape):
            if part.geom_type == "Polygon":
                assert part.exterior.is_ccw and not any(hole.is_ccw for hole in part.interiors)
    return len(data["features"])


@pytest.mark.parametrize("person", profiles().known)
def test_the_file_is_valid_for_everybody(person):
    there, answers = answered(example(YARD), person)
    assert check_valid(geojson(there, answers, Language("de"))) > 5


def test_the_example_of_the_gate_is_valid():
    there = trip(Snapshot(example_of_the_gate(), sites()[0], catalogue()), profiles()["wheelchair"])
    answers = [Answer(r, course(there, r.way) if r.way else None) for r in routes(there, None, there.goals[0])]
    assert check_valid(geojson(there, answers, Language("de"))) > 40


def test_ways_carry_the_keys_of_openstreetmap():
    way = next(f for f in of_kind("way") if f.get("bauplan:item") == 2)
    assert way["highway"] == "footway" and way["tactile_paving"] == "no" and way["wheelchair"] in ("yes", "limited")
    assert way["width"] > 0 and "incline" not in way, "no slope where nobody knows the heights"
    sloping = [f["properties"] for f in features(example("yard 40 x 20; slope 3; entrance 0,10; bench 30,10"), kind="way")]
    assert sloping[0]["incline"] == "3.0%"


def test_kerbs_say_how_high_they_are_and_who_stops():
    assert sorted((k["barrier"], k["kerb"], k["kerb:height"], k["wheelchair"]) for k in of_kind("kerb")) == [
        ("kerb", "lowered", 0.03, "yes"), ("kerb", "raised", 0.12, "no"),
    ]
    assert "wheelchair" not in of_kind("kerb", "blind")[0]
    assert {k["stroller"] for k in of_kind("kerb", "pram")} == {"yes", "no"}


def test_steps_tell_how_many_they_are_where_somebody_counted():
    (steps,) = of_kind("steps")
    assert steps["highway"] == "steps" and steps["wheelchair"] == "no" and steps["step:height"] == 0.16 and steps["width"] == 2.0
    assert "step_count" not in steps
    snapshot = example(YARD)
    counted = tuple(replace(e, count=7) if e.kind is EdgeKind.STEPS else e for e in snapshot.site.edges)
    (told,) = features(replace(snapshot, site=replace(snapshot.site, edges=counted)), kind="steps")
    assert told["properties"]["step_count"] == 7


def test_a_narrow_place_is_a_point_with_its_width():
    told = {n["maxwidth:physical"]: n["wheelchair"] for n in of_kind("narrow")}
    assert told[0.7] == "no" and told[1.4] == "yes"


def test_the_ground_says_where_one_gets_along():
    areas = {a["bauplan:area"]: a["wheelchair"] for a in of_kind("area")}
    assert areas["open"] == "yes" and areas["narrow"] == "no" and areas["soft"] == "no"
    cut = features(example("yard 20 x 20; entrance 0,10; wall 10,0 to 10,20"), kind="area")
    assert {a["properties"]["bauplan:area"] for a in cut} == {"open", "cut off"}


def test_what_is_not_reached_says_why():
    (shut,) = [f for f in of_kind("no_way") if "bauplan:item" not in f]
    assert shut["wheelchair"] == "no" and "0.70 m" in shut["description"]


def test_the_surfaces_with_a_word_on_the_map_are_surfaces_of_the_catalogue():
    assert all(catalogue()[ground].ground for ground in SURFACES)
    (way,) = features(example("yard 20 x 20; entrance 0,10; bench 15,10"), kind="way")
    assert way["properties"]["surface"] == "paved", "the made-up paving of the tests has no word of its own"


def test_a_site_without_a_place_on_earth_has_no_map(tmp_path):
    snapshot = example(YARD)
    nowhere = replace(snapshot, site=replace(snapshot.site, anchor=None))
    there, answers = answered(nowhere)
    with pytest.raises(Trouble, match="no place on earth"):
        write(there, answers, tmp_path / "routes.geojson", Language("en"))
    assert list(tmp_path.iterdir()) == []


def test_other_programs_read_the_file(tmp_path):
    program = shutil.which("ogrinfo")
    if program is None:
        pytest.skip("ogrinfo is not installed here")
    there, answers = answered(example(YARD))
    write(there, answers, tmp_path / "routes.geojson", Language("en"))
    said = subprocess.run([program, "-al", "-so", tmp_path / "routes.geojson"], capture_output=True, text=True, timeout=60, check=True)
    assert f"Feature Count: {len(features(example(YARD)))}" in said.stdout and "WGS 84" in said.stdout
    assert "ERROR" not in said.stderr


@pytest.mark.shared
def test_the_barriers_of_neukoelln_are_found_before_anything_is_designed():
    """A hundred metres about the middle: steps and kerbs as they are mapped, no way over ground that is not there."""
    if not SHARED.exists():
        pytest.skip("the large real files are not beside the checkout")
    site = openstreetmap.read([SHARED], centre=(13.4402, 52.4742), radius_m=60).site
    there, answers = answered(Snapshot(today(site), site, catalogue()))
    assert check_valid(geojson(there, answers, Language("de"))) > 20
    assert any(a.course for a in answers) and not any(a.course and a.course.steepest is not None for a in answers)
