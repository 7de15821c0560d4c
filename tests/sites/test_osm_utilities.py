"""Hydrants, manholes and the girth of trees come from the map, and stay in the site file."""

import json
from dataclasses import replace

import pytest

from baukasten.phrase import Language
from baukasten.plain import site_data, site_from
from baukasten.site import UtilityKind
from baukasten.trouble import Trouble
from sites.importers import openstreetmap

MAP = """<?xml version="1.0"?><osm version="0.6">
<node id="1" lat="54.0884" lon="12.1292"><tag k="emergency" v="fire_hydrant"/></node>
<node id="2" lat="54.0885" lon="12.1293"><tag k="man_made" v="manhole"/><tag k="layer" v="-1"/></node>
<node id="3" lat="54.0884" lon="12.1294"><tag k="natural" v="tree"/><tag k="circumference" v="1.05"/></node>
<node id="4" lat="54.0885" lon="12.1295"><tag k="natural" v="tree"/><tag k="circumference" v="105"/></node>
<node id="5" lat="54.0900" lon="12.1292"><tag k="emergency" v="fire_hydrant"/></node>
</osm>"""


@pytest.fixture
def imported(tmp_path, monkeypatch):
    monkeypatch.setattr(openstreetmap, "in_worker", lambda function, *args, progress, name: function(*args, progress))
    file = tmp_path / "lines.osm"
    file.write_text(MAP)
    return openstreetmap.read([file], box=(12.1280, 54.0878, 12.1310, 54.0894))


def test_hydrants_and_manholes_inside_the_boundary_are_read(imported):
    assert [u.kind for u in imported.site.utilities] == [UtilityKind.HYDRANT, UtilityKind.MANHOLE]
    assert "hydrants: 1 – outside the chosen area" in [Language("en").say(left) for left in imported.left_out]


def test_a_girth_in_centimetres_by_mistake_is_not_believed(imported):
    assert [tree.girth for tree in imported.site.standing] == [1050, 0]


def test_a_site_file_keeps_them(imported):
    data = json.loads(json.dumps(site_data(imported.site)))
    assert site_from(data) == imported.site
    data["utilities"][0]["kind"] = "treasure"
    with pytest.raises(Trouble):
        site_from(data)


def test_a_site_without_them_reads_as_before(imported):
    plain = replace(imported.site, utilities=(), standing=())
    assert "utilities" not in site_data(plain)
    assert site_from(site_data(plain)) == plain
