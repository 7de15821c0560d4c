"""Each room knows only the rooms below it, and each floor of the core only the floors below."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.house import HOUSE, ROOMS, modules


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    """import-linter on a house, as people would run it there."""
    command = Path(sys.executable).with_name("lint-imports")
    free = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run([command, "--no-cache"], cwd=house, env=free, capture_output=True, text=True, timeout=60)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program to do harm to."""
    for module in modules(*ROOMS):
        (tmp_path / module.parent).mkdir(parents=True, exist_ok=True)
        shutil.copy(HOUSE / module, tmp_path / module)
    shutil.copy(HOUSE / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_are_kept() -> None:
    answer = lint(HOUSE)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "3 kept, 0 broken" in answer.stdout


@pytest.mark.parametrize(
    ("module", "harm"),
    [
        ("baukasten/units.py", "import catalogue.load"),
        ("baukasten/scene.py", "from PySide6 import QtCore"),
        ("exports/__init__.py", "import ui.command_line"),
        ("catalogue/load.py", "import sites.load"),
        ("sites/load.py", "import pyqtgraph"),
        ("baukasten/geometry.py", "import baukasten.plan"),
        ("baukasten/on_no_floor.py", ""),
    ],
)
def test_a_broken_stair_is_noticed(copy: Path, module: str, harm: str) -> None:
    with open(copy / module, "a", encoding="utf-8") as file:
        file.write(f"\n{harm}\n")
    answer = lint(copy)
    assert answer.returncode == 1, answer.stdout + answer.stderr
