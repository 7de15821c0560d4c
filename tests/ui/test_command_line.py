"""What holds for every command, and what the small ones answer: lists, help, language, slips, pipes and faults."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.load import catalogue
from sites.load import load, sites
from tests.ui.at_the_terminal import Terminal, baukasten, plan

__all__ = ["baukasten", "plan"]


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


@pytest.mark.parametrize("command", [("shade", "yard.bauplan", "-o"), ("propose", "yard.bauplan", "-o")])
def test_a_slip_never_overwrites_the_plan(baukasten: Terminal, plan: str, command: tuple[str, ...]) -> None:
    before = Path(plan).read_bytes()
    assert plan in baukasten(*command, plan).complaint
    assert Path(plan).read_bytes() == before


def test_propose_writes_a_pdf(baukasten: Terminal, plan: str) -> None:
    answer = baukasten("propose", plan, "-o", "yard.pdf")
    assert answer.code == 0 and "yard.pdf" in answer.out
    assert Path("yard.pdf").read_bytes().startswith(b"%PDF-")


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
