"""Everything has one place, and a name that says what it is."""

import re
import subprocess

import pytest

from tests.house.house import HOUSE, ROOMS, files, modules

AT_THE_TOP = {
    *ROOMS, "tests", "pyproject.toml", "uv.lock", "README.md", "LICENSE", "Makefile", ".gitignore", ".ci",
}  # fmt: skip
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}


def test_only_the_rooms_and_their_papers_stand_at_the_top() -> None:
    if not (HOUSE / ".git").exists():
        pytest.skip("not a checkout of git: there is nothing that says what belongs to it")
    listed = subprocess.run(["git", "ls-files"], cwd=HOUSE, capture_output=True, text=True, check=True).stdout
    assert {name.split("/")[0] for name in listed.splitlines()} <= AT_THE_TOP


def test_no_name_says_nothing() -> None:
    names = {path for room in (*ROOMS, "tests") for path in files(room)}
    assert not [path for path in names if {path.stem, *path.parent.parts} & SAYS_NOTHING]


def test_every_module_says_what_is_in_it() -> None:
    assert not [path for path in modules(*ROOMS) if not (HOUSE / path).read_text(encoding="utf-8").startswith('"""')]


def test_the_readme_names_every_room_and_only_what_exists() -> None:
    readme = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert not [room for room in ROOMS if f"`{room}/`" not in readme]
    named = set(re.findall(r"`((?:%s|tests)/[\w./-]*)`" % "|".join(ROOMS), readme))
    named |= set(re.findall(r"\]\(([\w./-]+)\)", readme))
    assert named and not [name for name in named if not (HOUSE / name).exists()]


def test_nothing_is_left_for_later() -> None:
    mark = re.compile(r"\b(TODO|FIXME|XXX)\b")
    assert not [path for path in modules(*ROOMS) if mark.search((HOUSE / path).read_text(encoding="utf-8"))]
