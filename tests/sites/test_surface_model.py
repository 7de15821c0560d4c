"""Heights measured from the air: GeoTIFF files of many dialects, and what of them comes to lie around a site."""

import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2
from PIL.TiffTags import ASCII, DOUBLE, SHORT

from baukasten.earth import Anchor
from baukasten.geometry import Outline, Point
from baukasten.plain import parsed, site_data, site_from, written
from baukasten.site import UNKNOWN, Site, Terrain
from baukasten.trouble import Trouble
from sites.importers import geotiff, surface_model
from sites.importers.surface_model import AROUND, with_surroundings

ROSTOCK = Anchor("EPSG:25833", 312_000, 5_998_000)
WEST, NORTH = 311_950.0, 5_998_100.0
KEYS = (1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 25833)
SHARED = Path(__file__).parents[3] / "shared" / "data" / "terrain" / "athens"


@pytest.fixture(autouse=True)
def no_worker(request, monkeypatch):
    """A process of its own takes half a second; the tests that are about it ask for it."""
    if "worker" not in request.node.name:
        monkeypatch.setattr(surface_model, "in_worker", lambda read, *given, progress, name: read(*given, progress))


def heights(rows=60, columns=80):
    """Ground at 10 m, a house of 12 m in the north, row 0 in the north."""
    surface = np.full((rows, columns), 10, np.float32)
    surface[5:15, 10:60] = 22
    return surface


def tiff(path, values, cell=1.0, keys=KEYS, place=(WEST, NORTH), none=None, packing=None, **more):
    """As surveys write it; ``more``: other tags, by Pillow."""
    tags = ImageFileDirectory_v2()
    for tag, kind, value in (
        (33550, DOUBLE, (cell, cell, 0.0)), (33922, DOUBLE, (0.0, 0.0, 0.0, *place, 0.0)), (34735, SHORT, keys),
        (42113, ASCII, none), *more.get("tags", ()),
    ):  # fmt: skip
        if value is not None:
            tags.tagtype[tag] = kind
            tags[tag] = value
    for tag in more.get("without", ()):
        del tags[tag]
    Image.fromarray(values).save(path, "TIFF", tiffinfo=tags, compression=packing)
    return path


def by_hand(path, values, order="<", predictor=1, tile=None, sample_format=3):
    """A GeoTIFF written number by number: other orders of bytes, 64 bits, tiles, differences."""
    rows, columns = values.shape
    plain = values.astype(values.dtype.newbyteorder(order))
    if tile:
        padded = np.zeros((-(-rows // tile) * tile, -(-columns // tile) * tile), plain.dtype)
        padded[:rows, :columns] = plain
        pieces = [padded[r : r + tile, c : c + tile] for r in range(0, rows, tile) for c in range(0, columns, tile)]
    else:
        pieces = [plain]
    packed = [_packed(piece, predictor) for piece in pieces]
    offsets, at = [], 8
    for piece in packed:
        offsets.append(at)
        at += len(piece) + len(piece) % 2
    entries = [
        (256, "L", [columns]), (257, "L", [rows]), (258, "H", [values.itemsize * 8]), (259, "H", [1 if predictor == 1 else 8]),
        (262, "H", [1]), (277, "H", [1]), (317, "H", [predictor]), (339, "H", [sample_format]),
        (33550, "d", [1.0, 1.0, 0.0]), (33922, "d", [0.0, 0.0, 0.0, WEST, NORTH, 0.0]), (34735, "H", KEYS),
    ]  # fmt: skip
    if tile:
        entries += [(322, "H", [tile]), (323, "H", [tile]), (324, "L", offsets), (325, "L", [len(p) for p in packed])]
    else:
        entries += [(273, "L", offsets), (278, "L", [rows]), (279, "L", [len(packed[0])])]
    entries.sort()
    extra, body = at + 2 + 12 * len(entries) + 4, b""
    directory = struct.pack(order + "H", len(entries))
    for tag, letter, numbers in entries:
        data = struct.pack(f"{order}{len(numbers)}{letter}", *numbers)
        kind = {"H": 3, "L": 4, "d": 12}[letter]
        directory += struct.pack(order + "HHL", tag, kind, len(numbers))
        if len(data) <= 4:
            directory += data.ljust(4, b"\0")
        else:
            directory += struct.pack(order + "L", extra + len(body))
            body += data
    whole = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "L", at)
    for piece in packed:
        whole += piece + b"\0" * (len(piece) % 2)
    path.write_bytes(whole + directory + b"\0\0\0\0" + body)
    return path


def _packed(piece, predictor):
    import zlib

    if predictor == 1:
        return piece.tobytes()
    if predictor == 2:
        numbers = piece.view(f"{piece.dtype.str[0]}u{piece.itemsize}").astype(f"u{piece.itemsize}")
        differences = np.diff(numbers, axis=1, prepend=np.zeros((len(piece), 1), numbers.dtype))
        return zlib.compress(differences.astype(piece.dtype.str.replace("f", "u").replace("i", "u")).tobytes())
    high_first = piece.astype(piece.dtype.newbyteorder(">")).view(np.uint8).reshape(*piece.shape, piece.itemsize)
    flat = high_first.swapaxes(1, 2).reshape(len(piece), -1)
    return zlib.compress(np.diff(flat, axis=1, prepend=np.zeros((len(flat), 1), np.uint8)).astype(np.uint8).tobytes())


@pytest.mark.parametrize("tile", [None, 32])
@pytest.mark.parametrize("predictor", [1, 2, 3])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("dtype", ["f4", "f8", "i2", "u2", "i4"])
def test_numbers_of_every_kind_are_read(tmp_path, dtype, order, predictor, tile):
    if predictor == 3 and dtype[0] != "f":
        pytest.skip("differences of floating numbers are for floating numbers")
    values = (heights() + np.arange(80) * 0.25).astype(dtype)
    kind = {"u": 1, "i": 2, "f": 3}[dtype[0]]
    raster = geotiff.read(by_hand(tmp_path / "x.tif", values, order, predictor, tile, kind))
    assert np.array_equal(raster.heights, values[::-1].astype(np.float32))
    assert (raster.cell, raster.west, raster.south, raster.epsg) == (1.0, WEST, NORTH - 60, 25833)


@pytest.mark.parametrize("packing", [None, "tiff_lzw", "tiff_adobe_deflate", "packbits"])
def test_packed_files_are_read(tmp_path, packing):
    raster = geotiff.read(tiff(tmp_path / "x.tif", heights(), packing=packing))
    assert np.array_equal(raster.heights, heights()[::-1])


def test_a_survey_tile_of_a_hundred_megabytes_is_read(tmp_path):
    tile = np.full((5000, 5000), 12, np.float32)
    assert geotiff.read(tiff(tmp_path / "x.tif", tile, cell=0.2)).heights.shape == (5000, 5000)


def test_cells_without_a_height_are_nowhere(tmp_path):
    values = heights()
    values[0, 0], values[1, 1], values[2, 2] = -9999, np.nan, 3e38
    raster = geotiff.read(tiff(tmp_path / "x.tif", values, none="-9999"))
    assert np.isnan(raster.heights).sum() == 3
    assert np.isnan(geotiff.read(tiff(tmp_path / "y.tif", heights(), none="22")).heights).sum() == 500


def test_a_place_of_the_middle_is_half_a_cell_off_a_place_of_the_corner(tmp_path):
    middle = (*KEYS[:8], 1025, 0, 1, 2, *KEYS[12:])
    raster = geotiff.read(tiff(tmp_path / "x.tif", heights(), keys=middle))
    assert (raster.west, raster.south) == (WEST - 0.5, NORTH + 0.5 - 60)


def turned():
    return (34264, DOUBLE, (0.9, 0.1, 0, WEST, 0.1, -0.9, 0, NORTH, 0, 0, 0, 0, 0, 0, 0, 1))


@pytest.mark.parametrize(
    ("reason", "make"),
    [
        ("is not a GeoTIFF", lambda path: path.write_bytes(b"height 12\n")),
        ("is not a GeoTIFF", lambda path: path.write_bytes(b"")),
        ("EPSG number", lambda path: tiff(path, heights(), keys=(1, 1, 0, 1, 1024, 0, 1, 2))),
        ("EPSG number", lambda path: tiff(path, heights(), keys=(*KEYS[:15], 32767))),
        ("where on earth", lambda path: tiff(path, heights(), without=(33922,))),
        ("not square", lambda path: tiff(path, heights(), tags=(turned(),))),
        ("not square", lambda path: tiff(path, heights(), tags=((33550, DOUBLE, (1.0, 2.0, 0.0)),))),
        ("is a picture", lambda path: tiff(path, np.zeros((9, 9, 3), np.uint8))),
        ("has no heights", lambda path: tiff(path, np.full((9, 9), np.nan, np.float32))),
        ("has no heights around", lambda path: tiff(path, heights(), place=(WEST + 5000, NORTH))),
        ("lies in EPSG:25832, the site in EPSG:25833", lambda path: tiff(path, heights(), keys=(*KEYS[:15], 25832))),
        ("is damaged", lambda path: path.write_bytes(tiff(path, heights()).read_bytes()[:6000])),
        ("is damaged", lambda path: path.write_bytes(by_hand(path, heights().astype("f8")).read_bytes()[:-300])),
        ("too big", lambda path: _claims(path, 60_000)),
    ],
)
def test_a_file_that_is_none_is_told_in_one_line(tmp_path, reason, make):
    make(tmp_path / "dom.tif")
    with pytest.raises(Trouble, match=rf"^dom\.tif: .*(?:{reason})") as told:
        with_surroundings(square(), tmp_path / "dom.tif")
    assert "\n" not in str(told.value)


def _claims(path, columns):
    """A small file that says it has many columns and rows."""
    whole = bytearray(by_hand(path, heights().astype("f8")).read_bytes())
    (start,) = struct.unpack_from("<L", whole, 4)
    for place in (start + 2, start + 14):
        struct.pack_into("<L", whole, place + 8, columns)
    path.write_bytes(whole)


def test_a_worker_reads_the_files_and_tells_what_is_wrong(tmp_path):
    path = tiff(tmp_path / "dom.tif", heights())
    assert with_surroundings(square(), path).site.surface_model.columns == 80
    path.write_bytes(path.read_bytes()[:6000])
    with pytest.raises(Trouble, match=r"^dom\.tif: is damaged"):
        with_surroundings(square(), path)


# Around a site


def square(**about):
    """25 m by 20 m."""
    corners = (Point(0, 50_000), Point(25_000, 50_000), Point(25_000, 70_000), Point(0, 70_000))
    return Site("s", {"en": "Square"}, Outline(corners), ROSTOCK, **about)


def sheet(model, packed=None):
    values = np.frombuffer(model.solid if packed is None else packed, "<i4").reshape(-1, model.columns)
    return np.where(values == UNKNOWN, np.nan, values / 1000)


def said(imported):
    return [line.message for line in (*imported.read, *imported.left_out)]


def test_the_surface_model_lies_where_it_was_measured(tmp_path):
    imported = with_surroundings(square(), tiff(tmp_path / "dom.tif", heights()))
    model = imported.site.surface_model
    assert (model.corner, model.cell, model.columns) == (Point(-50_000, 40_000), 1000, 80)
    assert np.array_equal(sheet(model), heights()[::-1])
    assert model.ground == 10_000 and any("taken to lie at" in line for line in said(imported))
    assert imported.site.claims[-1].source == "dom.tif" and imported.site.claims[-1].fact


def test_only_what_can_shade_the_site_is_kept(tmp_path):
    wide = np.full((1500, 1500), 10, np.float32)
    model = with_surroundings(square(), tiff(tmp_path / "dom.tif", wide, place=(WEST - 700, NORTH + 700))).site.surface_model
    assert sheet(model).shape == (20 + 2 * AROUND, 25 + 2 * AROUND)
    assert model.corner == Point(-AROUND * 1000, 50_000 - AROUND * 1000)


def test_of_very_fine_cells_every_second_or_third_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(surface_model, "MOST_CELLS", 1300)
    model = with_surroundings(square(), tiff(tmp_path / "dom.tif", heights())).site.surface_model
    assert model.cell == 2000 and sheet(model).shape == (30, 40) and set(np.unique(sheet(model))) == {10, 22}


def test_trees_stand_on_the_ground_and_let_light_in_below(tmp_path):
    trees = np.zeros((60, 80), np.float32)
    trees[30:40, 70:78] = 8
    imported = with_surroundings(square(), tiff(tmp_path / "dom.tif", heights()), tiff(tmp_path / "trees.tif", trees))
    model = imported.site.surface_model
    assert np.nanmax(sheet(model, model.crown_top)) == 18 and np.nanmin(sheet(model, model.crown_base)) == 12
    assert (~np.isnan(sheet(model, model.crown_top))).sum() == 80
    assert model.crown_light.leafy < model.crown_light.bare


def test_a_tree_that_the_surface_model_holds_too_stands_there_once(tmp_path):
    ground, trees, surface = np.full((60, 80), 10, np.float32), np.zeros((60, 80), np.float32), heights()
    trees[30:40, 70:78] = 8
    surface[30:40, 70:78] = 18.4
    files = [tiff(tmp_path / f"{n}.tif", values) for n, values in enumerate((surface, trees, ground))]
    model = with_surroundings(square(), *files).site.surface_model
    assert np.array_equal(sheet(model), heights()[::-1])


def test_the_ground_gives_the_site_its_slope_and_a_known_one_stays(tmp_path):
    ground = np.float32(10 + np.arange(60)[:, None] * 0.1 + np.zeros(80)[None])
    dom, dgm = tiff(tmp_path / "dom.tif", ground), tiff(tmp_path / "dgm.tif", ground)
    site = with_surroundings(square(), dom, ground=dgm).site
    assert len(site.terrain.spots) == 49
    assert max(z for _, z in site.terrain.spots) - min(z for _, z in site.terrain.spots) == pytest.approx(2000, abs=101)
    known = Terrain(((Point(0, 50_000), 11_000), (Point(0, 70_000), 12_000), (Point(25_000, 50_000), 11_500)))
    kept = with_surroundings(square(terrain=known), dom, ground=dgm)
    assert kept.site.terrain == known and any("heights of its own" in line for line in said(kept))


@pytest.mark.parametrize(("vertical", "datum"), [(7837, "DHHN2016"), (5783, "DHHN92"), (25833, None), (5103, None), (32767, None)])
def test_the_system_of_heights_is_what_the_file_of_the_ground_names(tmp_path, vertical, datum):
    keys = (1, 1, 0, 4, *KEYS[4:], 4096, 0, 1, vertical)
    found = with_surroundings(square(), tiff(tmp_path / "dom.tif", heights()), ground=tiff(tmp_path / "dgm.tif", heights(), keys=keys))
    assert found.site.terrain.datum == datum
    assert any("does not say from which level" in line for line in said(found)) is (datum is None)
    assert site_from(parsed(written(site_data(found.site)))) == found.site


def test_heights_of_another_system_are_noticed(tmp_path):
    known = Terrain(((Point(0, 50_000), 51_000), (Point(0, 70_000), 52_000)))
    with pytest.raises(Trouble, match=r"dom\.tif: its ground lies 41"):
        with_surroundings(square(terrain=known), tiff(tmp_path / "dom.tif", heights()))


@pytest.mark.parametrize(
    ("values", "reason"),
    [(np.zeros((60, 80), np.float32), "has no trees"), (np.full((60, 80), 120, np.float32), "above the ground are needed")],
)
def test_trees_that_cannot_be_are_refused(tmp_path, values, reason):
    with pytest.raises(Trouble, match=rf"trees\.tif: .*{reason}"):
        with_surroundings(square(), tiff(tmp_path / "dom.tif", heights()), tiff(tmp_path / "trees.tif", values))


def test_a_site_without_a_place_on_earth_has_no_surroundings(tmp_path):
    with pytest.raises(Trouble, match="no place on earth"):
        with_surroundings(replace(square(), anchor=None), tiff(tmp_path / "dom.tif", heights()))


def test_a_site_with_a_surface_model_is_written_and_read_back_equal(tmp_path):
    trees = np.zeros((60, 80), np.float32)
    trees[30:40, 70:78] = 8
    site = with_surroundings(square(), tiff(tmp_path / "dom.tif", heights()), tiff(tmp_path / "trees.tif", trees)).site
    assert site_from(parsed(written(site_data(site)))) == site
    assert "surface_model" not in site_data(square())


def test_a_surface_model_that_was_tampered_with_is_refused(tmp_path):
    site = with_surroundings(square(), tiff(tmp_path / "dom.tif", heights())).site
    whole = site_data(site)
    longer = whole["surface_model"]["solid"]
    for key, value in (
        ("columns", 77), ("columns", 0), ("cell", 0), ("solid", ""), ("solid", "%%%"), ("solid", 5), ("solid", longer[:40]),
        ("crown_top", longer), ("crown_light", {}), ("crown_light", {"leafy": 2, "bare": 0, "leaves_from": [1, 1], "leaves_to": [1, 1]}),
    ):  # fmt: skip
        with pytest.raises(Trouble, match=r"site\.surface_model"):
            site_from({**whole, "surface_model": {**whole["surface_model"], key: value}})


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the real files are not beside the checkout")
def test_the_surface_model_of_athens_is_read():
    site = Site("a", {}, Outline.rectangle(120_000, 90_000), Anchor("EPSG:2100", 477_000, 4_206_050))
    found = with_surroundings(site, SHARED / "DSM.tif", ground=SHARED / "DEM.tif").site
    assert found.surface_model.columns == 400 and found.surface_model.cell == 1000
    assert np.nanmin(sheet(found.surface_model)) == pytest.approx(108.96, abs=0.01)
    assert len(found.terrain.spots) == 49
