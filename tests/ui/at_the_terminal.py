"""The command line as people use it: type a command, read what it says."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from baukasten.files import open_plan
from baukasten.plan import Placed
from ui.command_line import run


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def data(self) -> dict:
        return json.loads(self.out)

    @property
    def complaint(self) -> str:
        """The one line that says what is wrong."""
        assert self.code == 2, self.out
        assert self.out == ""
        (line,) = self.err.splitlines()
        assert "Traceback" not in line
        return line


Terminal = Callable[..., Answer]


@pytest.fixture
def baukasten(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    """Types a command in an empty folder of an English system, in a terminal of a hundred columns."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")

    def typed(*words: object) -> Answer:
        capsys.readouterr()
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return typed


@pytest.fixture
def plan(baukasten: Terminal) -> str:
    """A plan of the practice courtyard with two benches and a table on it."""
    assert baukasten("new", "--site", "practice-courtyard", "-o", "yard.bauplan").code == 0
    for element, x, y in (("bench", 8, 10), ("table_chess", 20.5, 12), ("bench", 30, 20)):
        assert baukasten("place", "yard.bauplan", element, x, y, "--angle", 180).code == 0
    return "yard.bauplan"


def things(path: str) -> list[Placed]:
    with open_plan(Path(path), write=False) as file:
        return [item for _id, item in file.plan.of(Placed)]
