"""``baukasten shade`` where there is no sun, no ground or no shade to count: words, never zeros alone."""

from pathlib import Path

from baukasten.earth import Anchor
from baukasten.files import create
from baukasten.geometry import Outline, Point
from baukasten.plan import Placed, Plan
from baukasten.site import Building, Site
from tests.ui.at_the_terminal import Terminal, baukasten  # noqa: F401

SQUARE = Outline((Point(0, 0), Point(20_000, 0), Point(20_000, 20_000), Point(0, 20_000)))
SVALBARD = Anchor("EPSG:32633", 500_000, 8_700_000)
ROSTOCK = Anchor("EPSG:25833", 312_243, 5_997_173)


def plan(*items: Placed, anchor: Anchor | None = ROSTOCK, buildings: tuple[Building, ...] = ()) -> str:
    site = Site("far", {"en": "Far"}, SQUARE, anchor, buildings=buildings)
    numbered = {**Plan().items, **dict(enumerate(items, start=1))}
    create(Path("far.bauplan"), Plan(numbered, len(items)), site).close()
    return "far.bauplan"


def test_a_polar_night_is_told_for_the_ground_each_seat_and_each_month(baukasten: Terminal) -> None:  # noqa: F811
    far = plan(Placed("bench", Point(9000, 9000)), anchor=SVALBARD)
    answer = baukasten("shade", far, "--day", "2025-12-21", "--year", "--json").data
    assert "does not rise" in answer["note"] and "does not rise" in answer["items"][0]["text"]
    assert answer["items"][0]["shade_minutes"] is None
    dark = [month["month"] for month in answer["year"] if month["note"]]
    assert dark == [1, 11, 12]
    text = baukasten("shade", far, "--day", "2025-12-21", "--year").out
    assert "The sun does not rise here on December 21, 2025." in text
    (december,) = [line for line in text.splitlines() if line.startswith("December 21, 2025 ")]
    assert december.split()[-3:] == ["–"] * 3
    files = "far.png", "far.tif", "far.csv"
    assert baukasten("shade", far, "--day", "2025-12-21", *(word for file in files for word in ("-o", file))).code == 0
    assert b"The sun does not rise here on December 21, 2025." in Path("far.tif").read_bytes()
    assert "does not rise" in Path("far.csv").read_text(encoding="utf-8-sig") and all(Path(file).stat().st_size for file in files)


def test_what_cannot_shade_is_told(baukasten: Terminal) -> None:  # noqa: F811
    nothing = Outline((Point(5000, 5000), Point(5000, 5000), Point(5000, 5000)))
    far = plan(Placed("no_such_thing", Point(9000, 9000)), buildings=(Building(nothing, 9000),))
    answer = baukasten("shade", far, "--json").data
    assert answer["note"] is None and len(answer["left_out"]) == 2 and "no_such_thing" in answer["left_out"][0]
    assert "no_such_thing" in baukasten("shade", far).out
    assert baukasten("check", far).code == 0


def test_a_square_that_is_all_house_has_no_open_ground(baukasten: Terminal) -> None:  # noqa: F811
    around = Outline((Point(-1000, -1000), Point(21_000, -1000), Point(21_000, 21_000), Point(-1000, 21_000)))
    far = plan(buildings=(Building(around, 9000),))
    answer = baukasten("shade", far, "--json").data
    assert answer["sun_hours"]["mean"] is None and "no open ground" in answer["note"]
    assert baukasten("shade", far, "-o", "far.png").code == 0


def test_years_far_outside_and_sites_without_a_place_are_one_line(baukasten: Terminal) -> None:  # noqa: F811
    far = plan(Placed("bench", Point(9000, 9000)))
    for day in ("0001-01-01", "1500-06-21", "9999-12-31"):
        assert "from 1900 to 2199" in baukasten("shade", far, "--day", day).complaint
    assert "no place on earth" in baukasten("shade", plan_without_place()).complaint


def plan_without_place() -> str:
    Path("far.bauplan").unlink()
    return plan(Placed("bench", Point(9000, 9000)), anchor=None)
