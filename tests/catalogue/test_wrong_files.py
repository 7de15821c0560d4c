"""A wrong file is told in one line with file, key and expectation, and the rest still loads."""

from pathlib import Path

import pytest

from baukasten.trouble import Trouble
from catalogue.load import load

GROUPS = """
price_year = 2025
[groups.seating]
de = "Sitzen"
en = "Seating"
[groups.play]
de = "Spielen"
en = "Play"
"""
SOURCES = """
[table]
document = "a price table"
status = "estimate"
"""
BENCH = """
names = { de = "Bank", en = "Bench" }
form = "piece"
size = [1800, 600, 850]
colour = "#a9764a"
din276 = "561"
life_years = 15

[body]
model = "bench"
slats = 4

[price]
low = 900
mid = 1600
high = 3000
upkeep = 60
unit = "St"
year = 2025
source = "table"

[terms]
de = ["Bank"]
en = ["bench"]
"""
TREE = """
[tree]
botanical = "Tilia"
height = 4500
crown = 1800
grown_height = 16000
grown_crown = 10000
growth = 400
form = "ellipsoid"
source = "table"
light = { leafy = 0.04, bare = 0.5, leaves_from = "04-28", leaves_to = "10-20" }
"""
PLAY = "\n[play]\nfall_height = 1000\nforced = false\nages = [3, 12]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small catalogue with one good element."""
    (tmp_path / "groups.toml").write_text(GROUPS, "utf-8")
    (tmp_path / "sources.toml").write_text(SOURCES, "utf-8")
    put(tmp_path, "good", BENCH)
    return tmp_path


def put(folder: Path, name: str, text: str, group: str = "seating") -> None:
    (folder / group).mkdir(exist_ok=True)
    (folder / group / f"{name}.toml").write_text(text, "utf-8")


def the_problem(folder: Path) -> str:
    """The one line; the good element is there all the same, the bad one is not."""
    loaded = load(folder)
    assert "good" in loaded.elements and "bad" not in loaded.elements
    (line,) = loaded.problems
    assert "\n" not in line and len(line) < 700
    return line


def test_a_good_file_loads(folder: Path) -> None:
    loaded = load(folder)
    assert loaded.problems == ()
    assert loaded["good"].price.mid == 160_000
    assert loaded["good"].names["de"] == "Bank"
    assert loaded.price_year == 2025 and loaded.groups["play"]["de"] == "Spielen"


@pytest.mark.parametrize(
    ("old", "new", "key", "expected"),
    [
        ("life_years = 15\n", "", "life_years", "but it is missing"),
        ("life_years = 15", "life_years = 15\nlifetime = 15", "lifetime", "no such key"),
        ("life_years = 15", 'life_years = "long"', "life_years", "a whole number from 1 to 200"),
        ("life_years = 15", "life_years = true", "life_years", "a whole number"),
        ("life_years = 15", 'life_years = 15\ndevice = "boat"', "device", "one of swing, slide"),
        ("life_years = 15", 'life_years = 15\nuses = ["noise"]', "uses", "a list of ball, fire"),
        ("[1800, 600, 850]", "[1800, -600, 850]", "size", "3 lengths in millimetres"),
        ("[1800, 600, 850]", "[1.8, 0.6, 0.85]", "size", "3 lengths in millimetres"),
        ("[1800, 600, 850]", "[1800000, 600, 850]", "size", "60000"),
        ("mid = 1600", "mid = 3600", "price.mid", "low ≤ mid ≤ high"),
        ("mid = 1600", "mid = nan", "price.mid", "euros from 0"),
        ("mid = 1600", 'mid = "cheap"', "price.mid", "found 'cheap'"),
        ('unit = "St"', 'unit = "m²"', "price.unit", "holds"),
        ('unit = "St"', 'unit = "Stück"', "price.unit", "one of St, m², m"),
        ("year = 2025", "year = 2019", "price.year", "2025, the price year"),
        ('source = "table"', 'source = "hearsay"', "price.source", "a key of sources.toml"),
        ('model = "bench"', 'model = "sofa"', "body.model", "one of "),
        ("slats = 4", "slat = 4", "body.slat", "known are"),
        ("slats = 4", "slats = 0", "body.slats", "from 1 to 60"),
        ("slats = 4", 'wood = "brown"', "body.wood", "a colour such as"),
        (', en = "Bench"', "", "names.en", "a text, but it is missing"),
        ('en = ["bench"]', "", "terms.en", "a list of texts"),
        ('form = "piece"', 'form = "thing"', "form", "one of piece, surface, line"),
        ('din276 = "561"', 'din276 = "bench"', "din276", "three figures"),
        ('[body]\nmodel = "bench"\nslats = 4', "body = 3", "body", "a table"),
        ("[body]", '[footprint]\nkind = "star"\n[body]', "footprint.kind", "one of rectangle, circle, ring"),
        ("[body]", '[footprint]\nkind = "circle"\n[body]', "footprint.diameter", "but it is missing"),
        ("[body]", '[ground]\ntexture = "plain"\n[body]', "ground", "no such key"),
    ],
)
def test_a_wrong_key_is_named_with_what_was_expected(folder: Path, old: str, new: str, key: str, expected: str) -> None:
    assert old in BENCH
    put(folder, "bad", BENCH.replace(old, new, 1))
    line = the_problem(folder)
    assert line.startswith(f"seating/bad.toml: {key}: expected ")
    assert expected in line


@pytest.mark.parametrize(
    ("old", "new", "key", "expected"),
    [
        ("fall_height = 1000", "fall_height = 3100", "play.fall_height", "from 0 to 3000"),
        ("fall_height = 1000", "fall_height = -1", "play.fall_height", "from 0 to 3000"),
        ("forced = false", "forced = 0", "play.forced", "true or false"),
        ("ages = [3, 12]", "ages = [3]", "play.ages", "two ages in years"),
        ("ages = [3, 12]", "ages = [12, 3]", "play.ages", "two ages in years"),
        ("ages = [3, 12]", "ages = [3, 12]\nplatform = -1", "play.platform", "millimetres"),
        ("ages = [3, 12]", "ages = [3, 12]\n[play.swing]\nsuspension = 2000", "play.swing.seat_height", "but it is missing"),
        ("ages = [3, 12]", "ages = [3, 12]\n[play.chute]\nend = [0]", "play.chute.end", "a place [x, y]"),
    ],
)
def test_a_wrong_play_device(folder: Path, old: str, new: str, key: str, expected: str) -> None:
    put(folder, "bad", BENCH + PLAY.replace(old, new, 1), group="play")
    line = the_problem(folder)
    assert line.startswith(f"play/bad.toml: {key}: expected ") and expected in line


@pytest.mark.parametrize(
    ("old", "new", "key", "expected"),
    [
        ("leafy = 0.04", "leafy = 4", "tree.light.leafy", "a share from 0 to 1"),
        ('"04-28"', '"28.4."', "tree.light.leaves_from", "a day of the year"),
        ('"04-28"', '"13-28"', "tree.light.leaves_from", "a day of the year"),
        ("height = 4500", "height = 17000", "tree.height", "from 1 to 16000"),
        ('"ellipsoid"', '"ball"', "tree.form", "one of ellipsoid, column, cone"),
    ],
)
def test_a_wrong_tree(folder: Path, old: str, new: str, key: str, expected: str) -> None:
    bench = BENCH.replace("size = [1800, 600, 850]\n", "").replace('colour = "#a9764a"\n', "")
    bench = bench.replace('[body]\nmodel = "bench"\nslats = 4\n', "")
    put(folder, "good_tree", bench + TREE)
    put(folder, "bad", bench + TREE.replace(old, new, 1))
    line = the_problem(folder)
    assert line.startswith(f"seating/bad.toml: {key}: expected ") and expected in line
    assert load(folder)["good_tree"].tree is not None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"names = {", "TOML"),
        (b"names = 'Bank'\nnames = 'Sitz'", "TOML"),
        ("names = 'Bänke'".encode("latin-1"), "UTF-8"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"\x00" * 10, "TOML"),
        (b"#" + b"x" * 1_000_001, "at most 1000000 bytes"),
        (b"a = " + b"[" * 5000, "TOML"),
        (b"a = " + b"9" * 5000, "TOML"),
    ],
    ids=["broken", "key twice", "Latin-1", "UTF-16", "zeros", "too large", "nested", "endless number"],
)
def test_a_file_that_is_no_toml(folder: Path, content: bytes, expected: str) -> None:
    (folder / "seating" / "bad.toml").write_bytes(content)
    line = the_problem(folder)
    assert line.startswith("seating/bad.toml: file: expected ") and expected in line


def test_an_empty_file(folder: Path) -> None:
    put(folder, "bad", "")
    assert the_problem(folder).startswith("seating/bad.toml: form: expected ")


def test_a_folder_where_a_file_should_be(folder: Path) -> None:
    (folder / "seating" / "bad.toml").mkdir()
    assert the_problem(folder).startswith("seating/bad.toml: file: expected a file that can be read")


def test_an_id_that_two_groups_use_is_taken_once(folder: Path) -> None:
    put(folder, "good", BENCH, group="play")
    loaded = load(folder)
    (line,) = loaded.problems
    assert line.startswith("seating/good.toml: id: expected ") and "play/good.toml has it already" in line
    assert loaded["good"].group == "play"


def test_a_member_that_is_not_there(folder: Path) -> None:
    text = BENCH[: BENCH.index("[body]")] + BENCH[BENCH.index("[terms]") :]
    put(folder, "corner", text + '[[members]]\nelement = "good"\nat = [0, 0]\n')
    put(folder, "bad", text + '[[members]]\nelement = "good"\nat = [0, 0]\n[[members]]\nelement = "sofa"\nat = [0, 0]\n')
    line = the_problem(folder)
    assert line.startswith("seating/bad.toml: members[1].element: expected the id of a piece") and "'sofa'" in line
    assert load(folder)["corner"].price.mid == 160_000


def test_a_composed_element_has_no_price_of_its_own(folder: Path) -> None:
    put(folder, "bad", BENCH.replace('[body]\nmodel = "bench"\nslats = 4', "") + '[[members]]\nelement = "good"\nat = [0, 0]\n')
    assert the_problem(folder).startswith("seating/bad.toml: price: expected no such key")


def test_a_composed_element_is_no_member(folder: Path) -> None:
    text = BENCH[: BENCH.index("[body]")] + BENCH[BENCH.index("[terms]") :]
    put(folder, "corner", text + '[[members]]\nelement = "good"\nat = [0, 0]\n')
    put(folder, "bad", text + '[[members]]\nelement = "bad"\nat = [0, 0]\n')
    assert "members[0].element" in the_problem(folder)


def test_a_size_that_a_body_cannot_be_built_in_is_told(folder: Path) -> None:
    put(folder, "bad", BENCH.replace('model = "bench"\nslats = 4', 'model = "hanging_lamp"\nprofile = "tulip"'))
    line = the_problem(folder)
    assert line.startswith("seating/bad.toml: body.model: expected ") and "'tulip'" in line


def test_many_wrong_files_are_many_lines(folder: Path) -> None:
    for number in range(5):
        put(folder, f"wrong_{number}", "form = 1")
    loaded = load(folder)
    assert len(loaded.problems) == 5 and list(loaded.elements) == ["good"]


def test_without_groups_the_folders_name_the_groups(folder: Path) -> None:
    (folder / "groups.toml").unlink()
    loaded = load(folder)
    (line,) = loaded.problems
    assert line.startswith("groups.toml: file: expected a file that can be read")
    assert loaded.groups == {"seating": {"de": "seating", "en": "seating"}} and "good" in loaded.elements


def test_a_folder_that_groups_do_not_name_comes_last(folder: Path) -> None:
    put(folder, "odd", BENCH, group="oddments")
    loaded = load(folder)
    assert loaded.problems == ("groups.toml: groups.oddments: expected names for this folder",)
    assert list(loaded.groups)[-1] == "oddments" and "odd" in loaded.elements


def test_a_wrong_source_is_one_line_and_the_others_stay(folder: Path) -> None:
    (folder / "sources.toml").write_text(SOURCES + '\n[bad]\ndocument = "x"\nstatus = "certain"\n', "utf-8")
    assert the_problem(folder).startswith("sources.toml: bad.status: expected one of read, reproduction")


def test_other_files_are_left_alone(folder: Path) -> None:
    (folder / "seating" / "notes.txt").write_text("not an element", "utf-8")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "x.toml").write_text("form = 1", "utf-8")
    assert load(folder).problems == ()


def test_what_comes_first_is_said_in_groups(folder: Path) -> None:
    put(folder, "a", BENCH.replace('"Bank"', '"Anders"', 1))
    put(folder, "z", BENCH.replace('"Bank"', '"Zuletzt"', 1))
    assert list(load(folder).elements) == ["a", "good", "z"]
    (folder / "groups.toml").write_text(GROUPS.replace('en = "Seating"', 'en = "Seating"\nfirst = ["z"]'), "utf-8")
    assert list(load(folder).elements) == ["z", "a", "good"]


def test_a_missing_folder_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="there is no such folder"):
        load(tmp_path / "nowhere")


def test_reading_changes_nothing(folder: Path) -> None:
    put(folder, "bad", "form = ")
    before = {file: file.read_bytes() for file in folder.rglob("*.toml")}
    load(folder)
    assert {file: file.read_bytes() for file in folder.rglob("*.toml")} == before
