"""Files that are missing, foreign, cut off or hostile: one line that names file and reason, and nothing on disk changes."""

import os
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


def test_what_never_ends_is_not_read(baukasten: Terminal, tmp_path: Path) -> None:
    """A pipe would keep the program waiting for ever, a device would fill its memory."""
    os.mkfifo(tmp_path / "pipe.site")
    os.mkfifo(tmp_path / "pipe.osm")
    (tmp_path / "zeros.site").symlink_to("/dev/zero")
    (tmp_path / "zeros.osm").symlink_to("/dev/zero")
    (tmp_path / "zeros.bauplan").symlink_to("/dev/zero")
    for words in (("new", "--site", "pipe.site", "-o", "n.bauplan"), ("new", "--site", "zeros.site", "-o", "n.bauplan"),
                  ("import", "pipe.osm", "-o", "n.site"), ("import", "zeros.osm", "-o", "n.site"), ("cost", "zeros.bauplan")):  # fmt: skip
        named = next(word for word in words if word.startswith(("pipe", "zeros")))
        assert named in baukasten(*words).complaint
    assert len(list(tmp_path.iterdir())) == 5


@pytest.mark.parametrize(
    ("extent", "named"),
    [
        (("--radius", 20), "--radius"),
        (("--at", "12.1,54.08", "--box", "12.0,54.0,12.1,54.1"), "--box"),
        (("--at", "12.1"), "--at"),
        (("--box", "a,b,c,d"), "--box"),
    ],
)
def test_an_extent_that_is_not_clear(baukasten: Terminal, tmp_path: Path, extent: tuple[object, ...], named: str) -> None:
    assert named in baukasten("import", OSM / "things.osm", "-o", "new.site", *extent).complaint
    assert not list(tmp_path.iterdir())


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
    complaint = baukasten(*command).complaint
    assert f"x.{command[-1].rsplit('.')[-1]}" in complaint and "there is no folder no/such/folder" in complaint
    assert picture(tmp_path) == before


def test_a_line_break_in_a_name_does_not_break_the_line(baukasten: Terminal) -> None:
    assert baukasten("cost", "two\nlines.bauplan").complaint == baukasten("cost", "two\nlines.bauplan").complaint.strip()
    assert "two lines.bauplan" in baukasten("cost", "two\nlines.bauplan").complaint
