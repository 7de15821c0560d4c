"""The hours of sun as GeoTIFF and as a table: what other programs read of them."""

import csv
import json
import shutil
import subprocess
from datetime import date, time

import numpy as np
import pytest
from PIL import Image

from baukasten.earth import Anchor
from baukasten.phrase import Language, _
from baukasten.shade import ItemShade, Sunlight
from baukasten.trouble import Trouble
from exports import shade_list, shade_raster

ROSTOCK = Anchor("EPSG:25833", 310_000.25, 5_997_000.5)
HOURS = np.array([[1.5, 2.5, np.nan], [4.0, 5.0, 6.0]], np.float32)
LIGHT = Sunlight(date(2026, 6, 21), 0.5, -2.0, 3.0, HOURS, (), {})


@pytest.fixture
def path(tmp_path):
    there = tmp_path / "sun.tif"
    there.write_bytes(shade_raster.raster(ROSTOCK, LIGHT))
    return there


def test_north_is_up_and_every_hour_is_there(path):
    with Image.open(path) as read:
        assert read.mode == "F" and read.size == (3, 2)
        assert np.array_equal(np.asarray(read), HOURS[::-1], equal_nan=True)


def test_its_north_west_corner_lies_on_the_earth(path):
    with Image.open(path) as read:
        assert read.tag_v2[33550] == (0.5, 0.5, 0.0)
        assert read.tag_v2[33922] == (0.0, 0.0, 0.0, 309_998.25, 5_997_004.5, 0.0)
        assert read.tag_v2[34735] == (1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 25833)
        assert read.tag_v2[42113] == "nan"


@pytest.mark.skipif(not shutil.which("gdalinfo"), reason="GDAL's own reader is not installed")
def test_gdal_reads_it(path):
    told = json.loads(subprocess.run(["gdalinfo", "-json", "-stats", "--config", "GDAL_PAM_ENABLED", "NO", str(path)], capture_output=True, check=True).stdout)
    assert told["geoTransform"] == [309_998.25, 0.5, 0.0, 5_997_004.5, 0.0, -0.5]
    assert 'ID["EPSG",25833]' in told["coordinateSystem"]["wkt"]
    (band,) = told["bands"]
    assert (band["type"], str(band["noDataValue"]).lower()) == ("Float32", "nan")
    assert (band["minimum"], band["maximum"]) == (1.5, 6.0)


@pytest.mark.parametrize("anchor", [None, Anchor("+proj=utm +zone=33", 0, 0), Anchor("EPSG:99999", 0, 0), Anchor("ESRI:102100", 0, 0)])
def test_without_a_code_for_the_earth_there_is_no_raster(anchor):
    with pytest.raises(Trouble):
        shade_raster.raster(anchor, LIGHT)


def test_the_table_has_a_line_for_each_and_nothing_made_up(tmp_path):
    items = (
        ItemShade(3, "bench", 270, time(13, 10), time(17, 40), _("{name}: ready, \"set\", go", name="Bank ö 3")),
        ItemShade(4, "sandpit", None, None, None, _("unknown")),
    )
    shade_list.write(items, tmp_path / "items.csv", Language("en"))
    with open(tmp_path / "items.csv", encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["id", "element", "minutes", "from", "to", "text"],
            ["3", "bench", "270", "13:10", "17:40", 'Bank ö 3: ready, "set", go'],
            ["4", "sandpit", "", "", "", "unknown"],
        ]


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "taken.csv").mkdir()
    with pytest.raises(OSError, match=r"taken\.csv"):
        shade_list.write((), tmp_path / "taken.csv", Language("en"))
    assert [p.name for p in tmp_path.iterdir()] == ["taken.csv"]
