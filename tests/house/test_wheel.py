"""What is installed elsewhere is the five rooms, whole, and nothing else."""

import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.house.house import CONTENT, HOUSE, ROOMS, files


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The names of the files in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [Path(sys.executable).with_name("uv"), "build", "--wheel", "--quiet", "--out-dir", folder, HOUSE]
    # The builder is in uv's cache since the environment was set up; where it is not, the registry has it.
    offline = subprocess.run([*build, "--offline"], capture_output=True, text=True, timeout=120)
    if offline.returncode:
        online = subprocess.run(build, capture_output=True, text=True, timeout=120)
        assert online.returncode == 0, online.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


def test_the_wheel_holds_exactly_the_five_rooms(packed: frozenset[str]) -> None:
    tops = {name.split("/")[0] for name in packed}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(ROOMS)


def test_the_wheel_holds_every_file_of_the_rooms(packed: frozenset[str]) -> None:
    wanted = {path.as_posix() for room in ROOMS for path in files(room)}
    assert {name for name in packed if ".dist-info/" not in name} == wanted


@pytest.mark.parametrize(
    "content", ["baukasten/words/de/LC_MESSAGES/baukasten.po", "sites/plots/kroepeliner-tor-vorplatz/site.json",
                "sites/plots/kroepeliner-tor-vorplatz/example.json", "catalogue/elements/", "baukasten/profiles/wheelchair.toml"],
)  # fmt: skip
def test_content_travels_along(packed: frozenset[str], content: str) -> None:
    assert [name for name in packed if name.startswith(content)]


def test_the_licence_travels_along(packed: frozenset[str]) -> None:
    assert [name for name in packed if name.endswith(".dist-info/licenses/LICENSE")]


def test_no_foreign_package_owns_a_name_of_ours() -> None:
    """PyPI has a `catalogue`; installed beside ours it would overwrite it without a word."""
    owners = packages_distributions()
    foreign = {room: set(owners.get(room, ())) - {"quartiersbaukasten"} for room in ROOMS}
    assert not any(foreign.values()), foreign


@pytest.mark.parametrize("folder", CONTENT)
def test_content_folders_hold_no_program(folder: str) -> None:
    assert not [path for path in files(folder) if path.suffix in (".py", ".pyc", ".so")]
