"""The sun on a plan: ``shade``."""

from pathlib import Path

import pytest
from PIL import Image

from tests.ui.at_the_terminal import Terminal, baukasten, plan

__all__ = ["baukasten", "plan"]


def test_shade_tells_every_seat_and_table(baukasten: Terminal, plan: str) -> None:
    shade = baukasten("shade", plan, "--day", "2026-06-21", "--json").data
    assert set(shade) == {"day", "cell_m", "sun_hours", "note", "items", "left_out"}
    assert shade["day"] == "2026-06-21" and shade["cell_m"] > 0
    hours = shade["sun_hours"]
    assert 0 <= hours["min"] <= hours["mean"] <= hours["max"] <= 17.5
    assert {item["element"] for item in shade["items"]} >= {"bench", "table_chess"}
    for item in shade["items"]:
        assert set(item) == {"id", "element", "shade_minutes", "from", "to", "text"}
        assert item["shade_minutes"] >= 0
        assert (item["from"] is None) == (item["to"] is None)


def test_the_sun_shines_shorter_in_winter(baukasten: Terminal, plan: str) -> None:
    summer, winter = (baukasten("shade", plan, "--day", day, "--json").data["sun_hours"] for day in ("2026-06-21", "2026-12-21"))
    assert winter["mean"] < summer["mean"]
    assert winter["max"] < 7.5 and summer["max"] > 12


def test_shade_speaks_of_midsummer_unless_told_otherwise(baukasten: Terminal, plan: str) -> None:
    assert baukasten("shade", plan, "--json").data["day"].endswith("-06-21")


def test_shade_tells_how_it_grows_with_the_trees_where_asked(baukasten: Terminal, plan: str) -> None:
    told = baukasten("shade", plan, "--growth", "--json").data
    growth = told["growth"]
    assert set(growth) == {"day", "years", "sky_view_factor"} and growth["day"] == told["day"]
    assert [one["years_after_planting"] for one in growth["years"]] == [0, 10, 25]
    ids = [item["id"] for item in told["items"]]
    for one in growth["years"]:
        assert set(one) == {"years_after_planting", "shade_hours_per_m2", "items"} and 0 <= one["shade_hours_per_m2"] <= 9
        assert [item["id"] for item in one["items"]] == ids
        for item in one["items"]:
            assert list(item["shade_share"]) == ["11:00", "13:00", "15:00", "17:00"]
            assert all(0 <= share <= 1 for share in item["shade_share"].values())
    sky = growth["sky_view_factor"]
    assert 0 <= sky["min"] <= sky["mean"] <= sky["max"] <= 1 and [item["id"] for item in sky["items"]] == ids


def test_people_read_how_shade_grows_as_a_table(baukasten: Terminal, plan: str) -> None:
    assert baukasten("shade", plan, "--growth").out.count("11 h 13 h 15 h 17 h") == 3
    assert "11 h 13 h" not in baukasten("shade", plan).out


def test_shade_draws_a_map(baukasten: Terminal, plan: str) -> None:
    answer = baukasten("shade", plan, "-o", "sun.png", "--json")
    assert answer.code == 0 and answer.data["items"]
    with Image.open("sun.png") as map_:
        assert map_.format == "PNG" and map_.width == 1800 and map_.height > 1000
        assert len(map_.convert("RGB").resize((60, 60)).getcolors(3600)) > 20
    assert [path.name for path in Path().iterdir() if "part" in path.name] == []


def test_shade_writes_a_map_for_other_programs_and_a_table(baukasten: Terminal, plan: str) -> None:
    answer = baukasten("shade", plan, "-o", "sun.tif", "-o", "items.csv", "--json")
    assert answer.code == 0
    with Image.open("sun.tif") as raster:
        assert raster.mode == "F" and 34735 in raster.tag_v2
    lines = Path("items.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "id,element,minutes,from,to,text"
    assert [line.split(",")[0] for line in lines[1:]] == [str(item["id"]) for item in answer.data["items"]]


def test_a_year_of_sun_comes_only_when_asked_for(baukasten: Terminal, plan: str) -> None:
    assert "year" not in baukasten("shade", plan, "--json").data
    answer = baukasten("shade", plan, "--day", "2026-06-21", "--year", "--json").data
    assert [month["day"][5:] for month in answer["year"]] == [f"{month:02}-21" for month in range(1, 13)]
    means = [month["sun_hours"]["mean"] for month in answer["year"]]
    assert means.index(min(means)) == 11 and means.index(max(means)) == 5
    assert answer["year"][5]["sun_hours"] == answer["sun_hours"]
    minutes = {item["id"]: item["shade_minutes"] for item in answer["items"]}
    assert {item["id"]: item["shade_minutes"] for item in answer["year"][5]["items"]} == minutes


def test_the_year_is_told_to_people_month_by_month(baukasten: Terminal, plan: str) -> None:
    out = baukasten("shade", plan, "--year").out
    assert "On average" in out and "December 21" in out


def test_shade_names_the_endings_it_can_write(baukasten: Terminal, plan: str) -> None:
    complaint = baukasten("shade", plan, "-o", "sun.jpg").complaint
    assert "sun.jpg" in complaint and ".tif" in complaint and ".csv" in complaint


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31", "2200-01-01"])
def test_a_day_too_far_away(baukasten: Terminal, plan: str, day: str) -> None:
    assert day in baukasten("shade", plan, "--day", day).complaint
