"""Files that are missing, foreign, cut off or hostile: one line that names file and reason, and nothing on disk changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.at_the_terminal import Terminal, baukasten

__all__ = ["baukasten"]

OSM = Path(__file__).parents[1] / "data" / "osm"

READING = (
    ("open",), ("check",), ("cost",), ("shade",), ("check", "--json"), ("place", "bench", "1", "2"), ("propose", "-o", "out.pdf"),
    ("shade", "-o", "out.png"),
)  # fmt: skip


def missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 64)


def truncated(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def overwritten(path: Path) -> None:
    """The head of a database, then noise."""
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xa5" * (len(whole) - 100))


def folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


DAMAGE = (missing, empty, foreign, truncated, overwritten, folder)


def picture(folder: Path) -> dict[str, bytes | None]:
    """Every file below a folder and what is in it."""
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_bad_plan(baukasten: Terminal, tmp_path: Path, command: tuple[str, ...], damage: Callable[[Path], None]) -> None:
    baukasten("new", "--site", "practice-courtyard", "-o", "mine.bauplan")
    damage(tmp_path / "mine.bauplan")
    before = picture(tmp_path)
    assert "mine.bauplan" in baukasten(command[0], "mine.bauplan", *command[1:]).complaint
    assert picture(tmp_path) == before


@pytest.mark.parametrize("damage", [missing, empty, foreign, truncated, folder], ids=lambda damage: damage.__name__)
def test_a_bad_site(baukasten: Terminal, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    baukasten("import", OSM / "things.osm", "-o", "here.site")
    damage(tmp_path / "here.site")
    before = picture(tmp_path)
    assert "here.site" in baukasten("new", "--site", "here.site", "-o", "new.bauplan").complaint
    assert picture(tmp_path) == before


@pytest.mark.parametrize(
    "content",
    ["{}", "[]", '{"version": 99}', '{"version": 1, "slug": 5}', "[" * 100_000, '{"version": 1, "slug": "x", "names": {"de": "x"}, "boundary": {"ring": [[0, 1e999]]}}'],
    ids=["no keys", "a list", "from the future", "wrong kind", "nested without end", "infinite"],
)  # fmt: skip
def test_a_site_that_says_strange_things(baukasten: Terminal, tmp_path: Path, content: str) -> None:
    (tmp_path / "strange.site").write_text(content)
    before = picture(tmp_path)
    assert "strange.site" in baukasten("new", "--site", "strange.site", "-o", "new.bauplan").complaint
    assert picture(tmp_path) == before


@pytest.mark.parametrize("name", ["truncated.osm", "empty.osm", "page.osm", "xxe.osm", "laughs.osm", "nothing.osm", "not-there.osm"])
def test_a_bad_map(baukasten: Terminal, tmp_path: Path, name: str) -> None:
    before = picture(tmp_path)
    assert name in baukasten("import", OSM / name, "-o", "new.site").complaint
    assert picture(tmp_path) == before


def test_a_file_of_a_kind_nobody_reads(baukasten: Terminal, tmp_path: Path) -> None:
    (tmp_path / "plan.dwg").write_bytes(b"AC1032")
    before = picture(tmp_path)
    assert "plan.dwg" in baukasten("import", "plan.dwg", "-o", "new.site").complaint
    assert picture(tmp_path) == before


@pytest.mark.parametrize(
    "command",
    [
        ("new", "--site", "practice-courtyard", "-o", "no/such/folder/x.bauplan"),
        ("propose", "mine.bauplan", "-o", "no/such/folder/x.pdf"),
        ("shade", "mine.bauplan", "-o", "no/such/folder/x.png"),
        ("import", str(OSM / "things.osm"), "-o", "no/such/folder/x.site"),
    ],
    ids=lambda command: command[0],
)
def test_nowhere_to_write(baukasten: Terminal, tmp_path: Path, command: tuple[str, ...]) -> None:
    baukasten("new", "--site", "practice-courtyard", "-o", "mine.bauplan")
    before = picture(tmp_path)
    assert f"x.{command[-1].rsplit('.')[-1]}" in baukasten(*command).complaint
    assert picture(tmp_path) == before


def test_a_line_break_in_a_name_does_not_break_the_line(baukasten: Terminal) -> None:
    assert baukasten("cost", "two\nlines.bauplan").complaint == baukasten("cost", "two\nlines.bauplan").complaint.strip()
    assert "two lines.bauplan" in baukasten("cost", "two\nlines.bauplan").complaint
