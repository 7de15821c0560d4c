"""Who can go where, asked on the command line."""

import json
from pathlib import Path

import pytest

from tests.ui.at_the_terminal import Terminal, baukasten

__all__ = ["baukasten"]

WAY = {
    "from", "to", "item", "passable", "width_m", "width_in_use_m", "narrow", "turns", "reached_from", "hindrance", "effort",
    "length_m", "steepest", "across", "without_seat_m", "seats", "guided", "surfaces_m", "steps_mm",
}
YARD = "practice-courtyard"


@pytest.fixture
def plan(baukasten: Terminal) -> str:
    assert baukasten("new", "--site", YARD, "-o", "yard.bauplan").code == 0
    for element, x, y in (("bench", 8, 10), ("table_chess", 20.5, 12)):
        assert baukasten("place", "yard.bauplan", element, x, y, "--angle", 180).code == 0
    return "yard.bauplan"


def test_every_way_is_told_with_stable_keys(baukasten: Terminal, plan: str) -> None:
    told = baukasten("routes", plan, "--profile", "rollator", "--json").data
    assert {"site", "profile", "entrances", "slopes_known", "ways"} == told.keys()
    assert told["profile"]["id"] == "rollator" and told["profile"]["sources"]["rest"]["status"] == "reproduction"
    assert told["ways"] and all(way.keys() == WAY for way in told["ways"])
    # The courtyard, its things of today, and the two that were placed.
    assert len([way for way in told["ways"] if way["item"]]) >= 2


def test_people_read_a_table_in_their_language(baukasten: Terminal, plan: str) -> None:
    english = baukasten("routes", plan).out
    assert english.startswith("Wheelchair: ") and "Steepest" in english and "DIN 18040-3" in english
    assert baukasten("routes", plan, "--profile", "pram", "--language", "de").out.startswith("Kinderwagen")


def test_a_site_is_asked_as_it_is_today(baukasten: Terminal) -> None:
    assert baukasten("routes", YARD, "--json").data["site"] == YARD


def test_from_one_entrance_to_one_thing(baukasten: Terminal, plan: str) -> None:
    whole = baukasten("routes", plan, "--json").data
    name = whole["entrances"][0]["name"]
    item = next(way["item"] for way in whole["ways"] if way["item"])
    for entrance in ("1", name, name.upper()):
        (way,) = baukasten("routes", plan, "--from", entrance, "--to", item, "--json").data["ways"]
        assert (way["from"], way["item"]) == (name, item)
    assert len(baukasten("routes", plan, "--to", item, "--json").data["ways"]) == len(whole["entrances"])


def test_the_map_is_written_whole(baukasten: Terminal, plan: str) -> None:
    assert baukasten("routes", plan, "-o", "routes.geojson").code == 0
    assert json.loads(Path("routes.geojson").read_text(encoding="utf-8"))["type"] == "FeatureCollection"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("--profile", "unicycle"), "wheelchair, power_wheelchair, rollator"),
        (("--profile", "mine.toml"), "mine.toml"),
        (("--from", "Nowhere"), "Nowhere is no entrance here. There are: 1 "),
        (("--from", "99"), "99 is no entrance here"),
        (("--to", "999"), "999 is nothing that people use here. There are: "),
        (("--to", ""), "nothing that people use here"),
        (("-o", "plan.bauplan"), "geojson"),
        (("-o", "none/routes.geojson"), "there is no folder"),
    ],
)
def test_what_is_not_there_is_told_in_one_line_with_what_is(baukasten: Terminal, plan: str, typed, said) -> None:
    assert said in baukasten("routes", plan, *typed).complaint


@pytest.mark.parametrize("wanted", ["none.bauplan", ".", "broken.json", "empty.bauplan"])
def test_what_is_neither_plan_nor_site_is_told_in_one_line(baukasten: Terminal, wanted: str) -> None:
    Path("broken.json").write_text('{"version": 1', encoding="utf-8")
    Path("empty.bauplan").touch()
    assert baukasten("routes", wanted).complaint


def test_a_person_of_ones_own_needs_only_a_file(baukasten: Terminal, plan: str) -> None:
    from tests.house.house import HOUSE

    own = (HOUSE / "baukasten/profiles/wheelchair.toml").read_text(encoding="utf-8").replace("value = 900", "value = 2000")
    Path("tandem.toml").write_text(own, encoding="utf-8")
    told = baukasten("routes", plan, "--profile", "tandem.toml", "--json").data
    assert told["profile"]["id"] == "tandem" and told["profile"]["width_mm"] == 2000


def test_a_site_without_entrances_or_place_on_earth_is_told(baukasten: Terminal) -> None:
    from tests.house.house import HOUSE

    site = json.loads((HOUSE / "sites/plots" / YARD / "site.json").read_text(encoding="utf-8"))
    Path("shut.json").write_text(json.dumps({**site, "entrances": [], "terrain": None}), encoding="utf-8")
    told = baukasten("routes", "shut.json")
    assert told.code == 0 and "nobody knows where people come from" in told.out and "slopes are not known" in told.out
    assert "where its entrances are" in baukasten("routes", "shut.json", "--from", "1").complaint
    Path("nowhere.json").write_text(json.dumps({**site, "anchor": None}), encoding="utf-8")
    assert baukasten("routes", "nowhere.json").code == 0
    assert "no place on earth" in baukasten("routes", "nowhere.json", "-o", "routes.geojson").complaint
    assert not Path("routes.geojson").exists()
