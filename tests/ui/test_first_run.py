"""What a newcomer sees first: the example in the window, or its proposal and results where there is no display."""

from pathlib import Path

import pytest

from baukasten.files import open_plan
from baukasten.phrase import Language
from sites.load import example
from ui import first_run
from ui.example_plan import own_example


@pytest.fixture(autouse=True)
def somewhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person who runs the tests is touched."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setattr("sys.argv", ["first_run"])


@pytest.mark.usefixtures("small_pictures")
def test_without_a_display_the_results_are_told_and_the_proposal_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert first_run.main() == 0
    title, cost, rules, shade, proposal = capsys.readouterr().out.splitlines()
    assert example().brief.title in title
    assert cost.startswith("Cost: €") and "budget of €50,000" in cost
    assert "not kept" in rules and "hours on average" in shade
    assert proposal == f"Proposal: {tmp_path / 'proposal.pdf'}"
    assert (tmp_path / "proposal.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_window_opens_on_the_example(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setenv(name, ":0")
    monkeypatch.setattr("ui.app.open_window", lambda path: opened.append(path) or 0)
    assert first_run.main() == 0
    with open_plan(opened[0], write=False) as file:
        assert file.plan == example()


def test_the_example_is_copied_once_and_then_belongs_to_the_user() -> None:
    first = own_example()
    with open_plan(first) as file:
        assert not file.read_only
    first.write_bytes(first.read_bytes())
    written = first.stat().st_mtime_ns
    assert own_example() == first and first.stat().st_mtime_ns == written


def test_trouble_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    monkeypatch.setattr(first_run, "PROPOSAL", tmp_path / "no" / "such" / "folder.pdf")
    assert first_run.main() == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "folder.pdf" in line


def test_without_a_display_german_is_spoken_unless_the_system_is_english(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LANG", "C.UTF-8")
    said: list[Language] = []
    monkeypatch.setattr(first_run, "results", lambda say, path: said.append(say) or "")
    assert first_run.main() == 0
    assert said[0].code == "de"
