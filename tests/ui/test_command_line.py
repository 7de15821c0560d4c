"""Every command on a real plan of the practice courtyard."""

import io
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from baukasten.commands import accept
from baukasten.files import open_plan
from baukasten.geometry import Point
from baukasten.plan import Placed, State
from catalogue.load import catalogue
from sites.load import load, sites
from tests.ui.at_the_terminal import Terminal, baukasten

__all__ = ["baukasten"]

RANGE = {"low", "mid", "high"}
OSM = Path(__file__).parents[1] / "data" / "osm"


@pytest.fixture
def plan(baukasten: Terminal) -> str:
    """A plan with a bench, a table and a swing on it."""
    assert baukasten("new", "--site", "practice-courtyard", "-o", "yard.bauplan").code == 0
    for element, x, y in (("bench", 8, 10), ("table_chess", 20.5, 12), ("bench", 30, 20)):
        assert baukasten("place", "yard.bauplan", element, x, y, "--angle", 180).code == 0
    return "yard.bauplan"


def things(path: str) -> list[Placed]:
    with open_plan(Path(path), write=False) as file:
        return [item for _id, item in file.plan.of(Placed)]


def test_sites_lists_the_bundled_squares(baukasten: Terminal) -> None:
    listed = baukasten("sites", "--json").data["sites"]
    assert [set(site) for site in listed] == [{"slug", "name", "area_m2"}] * len(sites())
    assert {"slug": "practice-courtyard", "name": "Practice courtyard", "area_m2": 1200.0} in listed


def test_sites_for_people_says_the_same(baukasten: Terminal) -> None:
    shown = baukasten("sites").out
    for site in baukasten("sites", "--json").data["sites"]:
        assert site["slug"] in shown and site["name"] in shown


def test_catalogue_lists_every_element_with_size_and_price(baukasten: Terminal) -> None:
    listed = {element["id"]: element for element in baukasten("catalogue", "--json").data["elements"]}
    assert list(listed) == list(catalogue().elements)
    assert all({"id", "name", "group", "size", "price"} == set(element) for element in listed.values())
    bench, known = listed["bench"], catalogue()["bench"]
    assert bench["size"] == [length / 1000 for length in known.size]
    assert bench["price"] == {"low": known.price.low / 100, "mid": known.price.mid / 100, "high": known.price.high / 100, "unit": "St"}


def test_catalogue_for_people_stands_in_columns(baukasten: Terminal) -> None:
    lines = baukasten("--language", "de", "catalogue").out.splitlines()
    (bench,) = [line for line in lines if line.startswith("bench ")]
    assert catalogue()["bench"].names["de"] in bench
    (rule,) = [line for line in lines if line.startswith("---")]
    assert bench[rule.index("  ")] == " "


def test_new_begins_with_what_stands_there(baukasten: Terminal) -> None:
    answer = baukasten("new", "--site", "kroepeliner-tor-vorplatz", "-o", "tor.bauplan")
    standing = load("kroepeliner-tor-vorplatz").standing
    assert answer.code == 0 and str(len(standing)) in answer.out
    assert [thing.element for thing in things("tor.bauplan")] == [thing.element for thing in standing]
    assert {thing.state for thing in things("tor.bauplan")} == {State.KEEP}


def test_new_never_overwrites(baukasten: Terminal, plan: str) -> None:
    before = Path(plan).read_bytes()
    assert plan in baukasten("new", "--site", "practice-courtyard", "-o", plan).complaint
    assert Path(plan).read_bytes() == before


def test_place_puts_the_element_where_it_was_asked(baukasten: Terminal, plan: str) -> None:
    answer = baukasten("place", plan, "bench_senior", -3.25, 4, "--angle", -90, "--state", "reuse")
    assert answer.code == 0
    assert things(plan)[-1] == Placed("bench_senior", Point(-3250, 4000), 2700, State.REUSE)
    assert "-3.25 m" in answer.out


def test_place_offers_similar_ids(baukasten: Terminal, plan: str) -> None:
    before = Path(plan).read_bytes()
    complaint = baukasten("place", plan, "bnech", 1, 2).complaint
    assert "bnech" in complaint and "bench" in complaint.split("bnech")[1]
    assert Path(plan).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("bench", "nan", 2), "X"),
        (("bench", 1, "inf"), "Y"),
        (("bench", 312243, 5997173), "X"),
        (("bench", "here", 2), "X"),
        (("bench", 1, 2, "--angle", "inf"), "--angle"),
        (("bench", 1, 2, "--state", "broken"), "--state"),
        (("bench", 1, 2, 3), "3"),
        (("bench", 1), "Y"),
        (("lawn", 1, 2), "lawn"),
    ],
)
def test_place_refuses_what_makes_no_sense(baukasten: Terminal, plan: str, words: tuple[object, ...], named: str) -> None:
    before = Path(plan).read_bytes()
    assert named in baukasten("place", plan, *words).complaint
    assert Path(plan).read_bytes() == before


def test_a_plan_that_is_open_elsewhere_can_be_read_but_not_changed(baukasten: Terminal, plan: str) -> None:
    with open_plan(Path(plan)):
        before = Path(plan).read_bytes()
        assert plan in baukasten("place", plan, "bench", 5, 5).complaint
        assert Path(plan).read_bytes() == before
        assert baukasten("cost", plan, "--json").code == 0
    assert baukasten("place", plan, "bench", 5, 5).code == 0


def test_check_tells_each_finding_with_its_source(baukasten: Terminal, plan: str) -> None:
    baukasten("place", plan, "bench", -5, 12)
    answer = baukasten("check", plan, "--json").data
    assert (answer["plan"], answer["site"]) == (plan, "practice-courtyard")
    for finding in answer["findings"]:
        assert set(finding) == {"rule", "result", "severity", "items", "place", "measured", "needed", "unit", "text", "accepted", "source"}
        assert finding["result"] in ("not kept", "cannot be checked", "kept")
        assert set(finding["source"]) == {"document", "edition", "clause", "status"}
        assert finding["text"]
    outside = [f for f in answer["findings"] if f["result"] == "not kept" and len(things(plan)) in f["items"] and f["place"]]
    assert any(f["place"][0] < 0 for f in outside)


def test_check_lists_kept_rules_once_and_without_place(baukasten: Terminal, plan: str) -> None:
    kept = [f for f in baukasten("check", plan, "--json").data["findings"] if f["result"] == "kept"]
    assert kept
    assert len({f["rule"] for f in kept}) == len(kept)
    assert all(f["place"] is None and f["items"] == [] for f in kept)


def test_check_for_people_names_rules_and_sources(baukasten: Terminal, plan: str) -> None:
    findings = baukasten("check", plan, "--json").data["findings"]
    shown = baukasten("check", plan).out
    assert all(finding["rule"] in shown for finding in findings)
    open_ones = [finding for finding in findings if finding["result"] != "kept"]
    assert all(finding["source"]["document"] in shown for finding in open_ones)
    assert "Only the city can permit" in shown


def test_check_tells_what_the_group_lives_with_and_why(baukasten: Terminal, plan: str) -> None:
    baukasten("place", plan, "bench", -5, 12)
    broken = next(f for f in baukasten("check", plan, "--json").data["findings"] if f["result"] == "not kept" and f["items"])
    with open_plan(Path(plan)) as file:
        file.append(accept(file.plan, broken["rule"], tuple(broken["items"]), "It stays.", "Anna", date(2026, 11, 23)))
    (told,) = [f for f in baukasten("check", plan, "--json").data["findings"] if f["accepted"]]
    assert (told["rule"], told["items"], told["result"]) == (broken["rule"], broken["items"], "not kept")
    assert told["accepted"] == {"reason": "It stays.", "author": "Anna", "day": "2026-11-23"}
    assert "Accepted: It stays. (Anna, " in baukasten("check", plan).out


def test_cost_adds_up(baukasten: Terminal, plan: str) -> None:
    cost = baukasten("cost", plan, "--json").data
    assert {"currency", "price_year", "lines", "groups", "net", "vat", "gross", "yearly_upkeep"} <= set(cost)
    assert cost["currency"] == "EUR"
    for line in cost["lines"]:
        assert {"group", "element", "name", "quantity", "unit", "unit_price", "total"} <= set(line)
        assert set(line["unit_price"]) == set(line["total"]) == RANGE
    for end in RANGE:
        assert cost["net"][end] + cost["vat"][end] == pytest.approx(cost["gross"][end], abs=0.005)
        groups = sum(group[end] for group in cost["groups"].values())
        lines = sum(line["total"][end] for line in cost["lines"])
        assert groups == pytest.approx(lines + cost["setup"][end], abs=0.005)
    (benches,) = [line for line in cost["lines"] if line["element"] == "bench"]
    assert benches["quantity"] == 2
    assert benches["total"]["mid"] == pytest.approx(2 * catalogue()["bench"].price.mid / 100)


def test_cost_for_people_shows_the_sum(baukasten: Terminal, plan: str) -> None:
    gross = baukasten("cost", plan, "--json").data["gross"]
    shown = baukasten("cost", plan).out
    assert all(f"€{gross[end]:,.0f}" in shown for end in RANGE)
    assert "within the budget of €50,000" in shown


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


@pytest.mark.parametrize("command", [("shade", "yard.bauplan", "-o"), ("propose", "yard.bauplan", "-o")])
def test_a_slip_never_overwrites_the_plan(baukasten: Terminal, plan: str, command: tuple[str, ...]) -> None:
    before = Path(plan).read_bytes()
    assert plan in baukasten(*command, plan).complaint
    assert Path(plan).read_bytes() == before


def test_propose_writes_a_pdf(baukasten: Terminal, plan: str) -> None:
    answer = baukasten("propose", plan, "-o", "yard.pdf")
    assert answer.code == 0 and "yard.pdf" in answer.out
    assert Path("yard.pdf").read_bytes().startswith(b"%PDF-")


def test_import_makes_a_site_that_can_be_planned_on(baukasten: Terminal) -> None:
    answer = baukasten("import", OSM / "things.osm", "-o", "things.site", "--name", "Our corner")
    assert answer.code == 0 and "OpenStreetMap" in answer.out
    assert baukasten("new", "--site", "things.site", "-o", "things.bauplan").code == 0
    assert [thing.element for thing in things("things.bauplan")] == [thing.element for thing in load("things.site").standing]
    assert baukasten("check", "things.bauplan", "--json").data["findings"]


def test_import_never_overwrites(baukasten: Terminal, plan: str) -> None:
    before = Path(plan).read_bytes()
    assert plan in baukasten("import", OSM / "things.osm", "-o", plan).complaint
    assert Path(plan).read_bytes() == before


@pytest.mark.parametrize("option", [("--box", "12,54"), ("--box", "a,b,c,d"), ("--at", "12"), ("--at", "12,54", "--radius", "-5")])
def test_import_refuses_an_extent_that_is_none(baukasten: Terminal, option: tuple[str, ...]) -> None:
    assert baukasten("import", OSM / "things.osm", "-o", "x.site", *option).complaint
    assert not Path("x.site").exists()


def test_the_window_opens_on_the_plan(baukasten: Terminal, plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("ui.app.open_window", lambda path: opened.append(path) or 0)
    assert baukasten("open", plan).code == 0
    assert opened == [Path(plan)]


def test_what_is_no_plan_is_told_before_a_window_opens(baukasten: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.app.open_window", lambda path: pytest.fail("a window opened"))
    assert "nothing.bauplan" in baukasten("open", "nothing.bauplan").complaint


def test_without_a_command_the_window_opens(baukasten: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path | None] = []
    monkeypatch.setattr("ui.app.open_window", lambda path: opened.append(path) or 0)
    assert baukasten().code == 0
    assert opened == [None]


@pytest.mark.parametrize(
    ("setting", "language"),
    [("en_US.UTF-8", "en"), ("de_DE.UTF-8", "de"), ("C.UTF-8", "de"), ("", "de"), ("fr_FR", "de")],
)
def test_the_language_is_the_systems(baukasten: Terminal, monkeypatch: pytest.MonkeyPatch, setting: str, language: str) -> None:
    monkeypatch.setenv("LANG", setting)
    names = {site["name"] for site in baukasten("sites", "--json").data["sites"]}
    assert load("practice-courtyard").names[language] in names


@pytest.mark.parametrize("words", [("--language", "de", "sites", "--json"), ("sites", "--json", "--language=de")])
def test_the_language_can_be_chosen_anywhere(baukasten: Terminal, words: tuple[str, ...]) -> None:
    assert load("practice-courtyard").names["de"] in baukasten(*words).out


def test_help_says_what_the_numbers_mean(baukasten: Terminal) -> None:
    english, german = (" ".join(baukasten("place", "--help", "--language", code).out.split()) for code in ("en", "de"))
    assert "metres in the site's own system, east and north of its origin" in english
    assert "degrees clockwise from site north" in english
    assert "im Uhrzeigersinn" in german and "Meter" in german


def test_help_lists_every_command(baukasten: Terminal) -> None:
    shown = baukasten("--help").out
    for command in ("open", "sites", "catalogue", "new", "place", "check", "cost", "shade", "propose", "import", "import-surface"):
        assert f"\n  {command} " in shown


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("paint",), "paint"),
        (("sites", "--loud"), "--loud"),
        (("new", "--site", "practice-courtyard"), "-o"),
        (("new", "-o", "x.bauplan"), "--site"),
        (("shade", "x.bauplan", "--day", "2026-02-30"), "2026-02-30"),
        (("shade", "x.bauplan", "--day"), "--day"),
        (("sites", "--language", "tlh"), "tlh"),
        (("sites", "--language"), "--language"),
    ],
)
@pytest.mark.parametrize("language", ["en_GB.UTF-8", "de_DE.UTF-8"])
def test_a_slip_of_the_fingers_is_one_line(
    baukasten: Terminal, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], named: str, language: str
) -> None:
    monkeypatch.setenv("LANG", language)
    assert named in baukasten(*words).complaint


def typed(*words: str, folder: Path) -> subprocess.Popen[bytes]:
    """In a process of its own, as from a shell."""
    free = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "LANG": "C.UTF-8"}
    return subprocess.Popen([sys.executable, "-m", "ui.command_line", *words], cwd=folder, env=free,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip


def test_whoever_has_read_enough_may_go(tmp_path: Path) -> None:
    with typed("catalogue", folder=tmp_path) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in (0, 1)


def test_in_a_pipe_there_is_only_the_answer(baukasten: Terminal, plan: str) -> None:
    with typed("shade", plan, "--json", folder=Path()) as process:
        out, err = process.communicate(timeout=300)
    assert process.returncode == 0 and err == b""
    assert b'"sun_hours"' in out


def test_a_short_question_does_not_load_the_window(tmp_path: Path) -> None:
    asked = "import sys; from ui.command_line import run; run(['sites']); print(sorted({'PySide6', 'numba', 'trimesh'} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", asked], cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=60)
    assert answer.stdout.splitlines()[-1] == "[]"


def test_json_stays_readable_where_the_terminal_has_no_umlauts(baukasten: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    from ui.terminal.as_json import written

    assert written({"name": "Übungshof"}).isascii()


def test_stopped_while_it_is_still_loading_it_says_nothing(tmp_path: Path) -> None:
    stop_when_babel_loads = (
        "import os, signal, sys\n"
        "class Stop:\n"
        "    def find_spec(name, *_more):\n"
        "        if name == 'babel': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Stop)\n"
        "from ui.command_line import main\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", stop_when_babel_loads], cwd=Path(__file__).parents[2],
                          capture_output=True, text=True, timeout=60)  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_stopped_at_work_is_one_line(baukasten: Terminal, plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_args: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("baukasten.shade.sunlight", stopped)
    answer = baukasten("shade", plan)
    assert (answer.code, answer.out, answer.err) == (130, "", "Stopped.\n")


def test_a_fault_of_the_program_is_one_line_that_names_its_place(
    baukasten: Terminal, plan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_args: object, **_named: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr("baukasten.shade.sunlight", faulty)
    complaint = baukasten("shade", plan).complaint
    assert "ZeroDivisionError (division by zero)" in complaint and "test_command_line.py" in complaint


def test_nobody_listens(tmp_path: Path) -> None:
    def closed() -> None:
        os.close(1)

    free = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, "-m", "ui.command_line", "sites"], cwd=tmp_path, env=free,
                          preexec_fn=closed, stderr=subprocess.PIPE) as process:  # fmt: skip
        _out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    free = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "LANG": "en_GB.UTF-8"}
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-m", "ui.command_line", "sites"], cwd=tmp_path, env=free, stdout=full,
                              stderr=subprocess.PIPE, text=True, timeout=60)  # fmt: skip
    assert (done.returncode, done.stderr) == (2, "The answer cannot be written (No space left on device).\n")


def test_a_terminal_without_umlauts_still_gets_an_answer(tmp_path: Path) -> None:
    narrow = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-m", "ui.command_line", "--language", "de", "sites"], cwd=tmp_path, env=narrow,
                          capture_output=True, text=True, timeout=60)  # fmt: skip
    assert done.returncode == 0 and "Kr?peliner" in done.stdout and done.stderr == ""


@pytest.mark.parametrize("angle", ["nan", "inf", "1e308", "-4000"])
def test_an_angle_that_is_none(baukasten: Terminal, plan: str, angle: str) -> None:
    before = things(plan)
    assert "--angle" in baukasten("place", plan, "bench", 1, 1, "--angle", angle).complaint
    assert things(plan) == before


@pytest.mark.parametrize(("typed_angle", "tenths"), [(450, 900), (-90, 2700), (359.99, 0), (12.34, 123), (-3600, 0)])
def test_an_angle_beyond_a_turn_is_brought_back(baukasten: Terminal, plan: str, typed_angle: float, tenths: int) -> None:
    assert baukasten("place", plan, "bench", 1, 1, "--angle", typed_angle).code == 0
    assert things(plan)[-1].angle == tenths


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31", "2200-01-01"])
def test_a_day_too_far_away(baukasten: Terminal, plan: str, day: str) -> None:
    assert day in baukasten("shade", plan, "--day", day).complaint


@pytest.mark.parametrize(("typed_id", "meant"), [("bank", "bench"), ("Bench", "bench"), ("benhc", "bench"), ("hecke", "hedge")])
def test_a_wrong_id_is_answered_with_what_was_meant(baukasten: Terminal, plan: str, typed_id: str, meant: str) -> None:
    assert meant in baukasten("place", plan, typed_id, 1, 1).complaint.partition("Similar:")[2]
