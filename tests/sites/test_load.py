"""Site files: read and written whole, never over another, and every fault is one line."""

import json
import os
from pathlib import Path

import pytest

from baukasten.trouble import Trouble
from sites.load import PLOTS, load, sites, write


@pytest.fixture(scope="module")
def courtyard():
    return load("practice-courtyard")


def test_the_bundled_plots_in_order():
    assert tuple(site.slug for site in sites()) == PLOTS
    assert PLOTS[0] == "kroepeliner-tor-vorplatz"


@pytest.mark.parametrize("site", sites(), ids=PLOTS)
def test_write_and_load_give_the_same_site(tmp_path, site):
    path = tmp_path / "n.site"
    write(site, path)
    assert load(str(path)) == site
    assert os.listdir(tmp_path) == ["n.site"]


def test_a_site_file_is_read_by_people_line_by_line(tmp_path, courtyard):
    write(courtyard, tmp_path / "n.site")
    text = (tmp_path / "n.site").read_text(encoding="utf-8")
    assert '"name": "Haustür (Westen)"' in text
    assert len(text.splitlines()) > 25 and json.loads(text)["version"] == 1


def test_a_file_that_is_there_is_not_touched(tmp_path, courtyard):
    path = tmp_path / "n.site"
    path.write_text("mine")
    with pytest.raises(Trouble, match="n.site: is there already"):
        write(courtyard, path)
    assert path.read_text() == "mine" and os.listdir(tmp_path) == ["n.site"]


def test_a_stick_without_links_is_written_too(tmp_path, courtyard, monkeypatch):
    def no_links(*_names):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write(courtyard, tmp_path / "n.site")
    assert load(str(tmp_path / "n.site")) == courtyard
    with pytest.raises(Trouble, match="is there already"):
        write(courtyard, tmp_path / "n.site")
    assert os.listdir(tmp_path) == ["n.site"]


def test_a_full_disk_leaves_nothing_behind(tmp_path, courtyard, monkeypatch):
    def full(_file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble, match=r"n.site: cannot be written \(No space left on device\)"):
        write(courtyard, tmp_path / "n.site")
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_not_there(tmp_path, courtyard):
    with pytest.raises(Trouble, match="n.site: cannot be written"):
        write(courtyard, tmp_path / "nowhere" / "n.site")


def test_a_medium_that_cannot_be_written_to(tmp_path, courtyard, monkeypatch):
    def refused(file, *_more, **_named):
        raise OSError(30, "Read-only file system", str(file))

    monkeypatch.setattr("builtins.open", refused)
    monkeypatch.setattr("pathlib.Path.unlink", refused)
    with pytest.raises(Trouble, match=r"^n.site: cannot be written \(Read-only file system\)"):
        write(courtyard, tmp_path / "n.site")


def test_a_name_nobody_knows_names_the_plots():
    with pytest.raises(Trouble, match="no site of that name .*kroepeliner-tor-vorplatz, practice-courtyard"):
        load("marktplatz")


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "not JSON"),
        (b"\x00\xff\x12", "not readable as JSON"),
        (b'{"version": 1}', "“slug” is missing"),
        (b'{"version": 99}', "newer program"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"version": NaN}', "NaN is not a number"),
        (b"<osm/>", "not JSON"),
    ],
)
def test_what_is_no_site_is_one_line(tmp_path, content, reason):
    path = tmp_path / "bad.site"
    path.write_bytes(content)
    with pytest.raises(Trouble) as caught:
        load(str(path))
    line = str(caught.value)
    assert line.startswith("bad.site: is not a site:") and reason in line and "\n" not in line
    assert path.read_bytes() == content


def test_a_truncated_site(tmp_path, courtyard):
    path = tmp_path / "n.site"
    write(courtyard, path)
    half = tmp_path / "half.site"
    half.write_bytes(path.read_bytes()[:700])
    with pytest.raises(Trouble, match="half.site: is not a site"):
        load(str(half))


def test_a_folder_is_no_site(tmp_path):
    with pytest.raises(Trouble, match="is a folder, not a file"):
        load(str(tmp_path))


def test_a_giant_is_not_even_read(tmp_path):
    giant = tmp_path / "giant.site"
    with open(giant, "wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(Trouble, match="giant.site: is too big"):
        load(str(giant))


def test_content_folders_hold_no_python():
    plots = Path(__file__).parents[2] / "sites" / "plots"
    assert {p.suffix for p in plots.rglob("*") if p.is_file()} <= {".json", ".md"}
