"""Who goes: each a small file, each figure with its source; a wrong file is told in one line."""

from pathlib import Path

import pytest

from baukasten.access.profile import FIGURES, profile_file, profiles, profiles_in
from baukasten.phrase import LANGUAGES
from baukasten.source import Status
from baukasten.trouble import Trouble
from tests.house.house import HOUSE

WHEELCHAIR = (HOUSE / "baukasten/profiles/wheelchair.toml").read_text(encoding="utf-8")


def test_the_eight_people_are_there_the_wheelchair_first():
    assert tuple(profiles().known) == (
        "wheelchair", "power_wheelchair", "rollator", "pram", "child", "blind", "low_vision", "walks_with_difficulty",
    )
    assert profiles().problems == ()


@pytest.mark.parametrize("profile", profiles().known.values(), ids=lambda p: p.id)
def test_every_figure_says_where_it_comes_from(profile):
    assert set(profile.sources) == set(FIGURES)
    for source in profile.sources.values():
        assert source.document
        assert source.status not in (Status.READ, Status.REPRODUCTION) or source.address or source.clause


@pytest.mark.parametrize("profile", profiles().known.values(), ids=lambda p: p.id)
def test_everybody_has_a_name_and_a_word_in_every_language(profile):
    assert all(profile.names[code].strip() and profile.about[code].strip() for code in LANGUAGES)
    assert 0 < profile.slope <= profile.steepest and profile.cross <= profile.cross_level


def test_the_wheelchair_has_the_figures_of_the_norm():
    """rules.md A02, A04, A20, A21, A23, A33, A12."""
    chair = profiles()["wheelchair"]
    assert (chair.width, chair.turning, chair.kerb, chair.headroom, chair.steps, chair.rolls) == (900, 1500, 30, 2250, False, True)
    assert (chair.slope, chair.steepest, chair.run, chair.cross, chair.cross_level) == (0.03, 0.06, 10_000, 0.02, 0.025)


@pytest.mark.parametrize("name", ["rollator", "Rollator", " ROLLATOR ", "walks_with_difficulty", "Gehbehindert", "Walking with difficulty"])
def test_people_are_found_by_id_and_by_name_in_any_language(name):
    assert profiles()[name].id in ("rollator", "walks_with_difficulty")


def test_an_unknown_person_is_told_with_all_that_are_known():
    with pytest.raises(Trouble, match="unicyclist.*wheelchair, power_wheelchair, rollator"):
        profiles()["unicyclist"]


def test_a_new_person_needs_no_program(tmp_path: Path):
    (tmp_path / "cargo_bike.toml").write_text(WHEELCHAIR.replace("value = 900", "value = 1100").replace("place = 1", "place = 9"), encoding="utf-8")
    (tmp_path / "wheelchair.toml").write_text(WHEELCHAIR, encoding="utf-8")
    found = profiles_in(tmp_path)
    assert tuple(found.known) == ("wheelchair", "cargo_bike") and found["cargo_bike"].width == 1100


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value = 900", "value = -1", r"wrong.toml.width.value: expected a whole number from 200"),
        ("value = 900", 'value = "wide"', r"wrong.toml.width.value: expected"),
        ("value = 900", "value = 900.5", r"wrong.toml.width.value: expected"),
        ('[sources.widths]', "[sources.other]", r"width.source: expected one of the sources"),
        ("rolls = true", "roles = true", r"surface: the key “rolls” is missing"),
        ('place = 1', 'plaice = 1', r"the key “place” is missing"),
        ('de = "Rollstuhl", ', "", r"names: the key “de” is missing"),
        ("most = 6.0", "most = 1.0", r"slope.most: expected a number from 3"),
        ("most = 6.0", "most = nan", r"slope.most: expected a number"),
        ('status = "reproduction"', 'status = "sworn"', r"status: expected one of"),
        ("[sources.widths]", "[sources.widths", r"is not TOML"),
    ],
)
def test_a_wrong_file_is_told_by_key_and_the_others_load(tmp_path: Path, old, new, said):
    assert old in WHEELCHAIR
    (tmp_path / "wrong.toml").write_text(WHEELCHAIR.replace(old, new, 1), encoding="utf-8")
    (tmp_path / "right.toml").write_text(WHEELCHAIR, encoding="utf-8")
    found = profiles_in(tmp_path)
    assert tuple(found.known) == ("right",) and len(found.problems) == 1
    with pytest.raises(Trouble, match=said):
        profile_file(tmp_path / "wrong.toml")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"place = 1", b"a" * 200_000, b"x = " + b"[" * 5000])
def test_what_is_no_profile_is_one_clear_line(tmp_path: Path, content):
    (tmp_path / "junk.toml").write_bytes(content)
    with pytest.raises(Trouble) as told:
        profile_file(tmp_path / "junk.toml")
    assert "junk.toml" in str(told.value) and "\n" not in str(told.value)


def test_a_missing_folder_or_file_is_told(tmp_path: Path):
    for ask in (lambda: profiles_in(tmp_path / "none"), lambda: profile_file(tmp_path / "none.toml")):
        with pytest.raises(Trouble, match="none"):
            ask()
