"""Foreign, broken and hostile files: one clear line, nothing changed on disk, and what can be saved is saved."""

import hashlib
import os
import random
import shutil
import sqlite3
import struct
import time

import pytest

from baukasten.files import Damaged, create, open_plan, rescue
from baukasten.phrase import Language
from baukasten.trouble import Trouble
from tests.core.plan_files import START, planned
from tests.core.yard import yard


@pytest.fixture
def path(tmp_path):
    return tmp_path / "hof.bauplan"


def refusal(path) -> str:
    """What is said, after a look that nothing in the folder has changed and nobody waited long."""
    before, began = state(path.parent), time.monotonic()
    with pytest.raises(Trouble) as trouble:
        open_plan(path)
    assert state(path.parent) == before
    assert time.monotonic() - began < 30
    said = str(trouble.value)
    assert "\n" not in said and path.name in said
    return said


def state(folder):
    return {
        f.name: (hashlib.sha256(f.read_bytes()).hexdigest(), f.stat().st_mtime_ns)
        for f in folder.iterdir() if f.is_file()
    }


def edited(path, *statements):
    """The file after somebody's SQL."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


# Not a plan file at all

@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "hof.bauplan is empty."),
        (b"Dear Anna, the plan is attached.", "hof.bauplan is not a plan file."),
        (b"SQLite format 3\0", "hof.bauplan is not a plan file."),
        (b"SQLite format 3\0" + bytes(4096), "hof.bauplan is not a plan file."),
        (b"PK\3\4" + bytes(2000), "hof.bauplan is not a plan file."),
        (os.urandom(5000), "hof.bauplan is not a plan file."),
    ],
    ids=["empty", "letter", "header only", "zeros", "zip", "noise"],
)
def test_something_else_is_not_a_plan_file(path, content, said):
    path.write_bytes(content)
    assert refusal(path) == said


def test_nothing_a_folder_and_a_pipe_are_not_plan_files(path):
    assert refusal(path) == "hof.bauplan: there is no such file or folder."
    path.mkdir()
    assert refusal(path) == "hof.bauplan is a folder, not a plan file."
    path.rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        assert refusal(path) == "hof.bauplan is not a plan file."


def test_another_programs_database_is_not_a_plan_file(path):
    edited(path, "CREATE TABLE films (title TEXT)")
    assert refusal(path) == "hof.bauplan is not a plan file."


def test_a_geopackage_of_somebody_else_is_not_a_plan_file(path):
    edited(path, "PRAGMA application_id = 1196444487", "CREATE TABLE gpkg_contents (table_name TEXT)")
    assert refusal(path) == "hof.bauplan is not a plan file."


def test_a_newer_file_is_refused_with_a_clear_line(path):
    planned(path)
    edited(path, "UPDATE qb_meta SET value = '2' WHERE key = 'format'", "CREATE TABLE qb_asset (id INTEGER)")
    assert refusal(path) == (
        "hof.bauplan comes from a newer program (format 2, this program reads up to 1). "
        "A newer version of the program can open it."
    )


# Hostile

ENDLESS = "WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t) SELECT i AS id, 'x' AS item FROM t"


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE qb_item", f"CREATE VIEW qb_item AS {ENDLESS}"),
        ("DROP TABLE qb_meta", f"CREATE VIEW qb_meta AS {ENDLESS}"),
        ("DROP TABLE gpkg_contents", f"CREATE VIEW gpkg_contents AS {ENDLESS}"),
        ("DROP TABLE elemente", "CREATE VIEW elemente AS SELECT printf('%.*c', 900000000, 'x') AS geom"),
        ("CREATE TRIGGER evil AFTER INSERT ON elemente BEGIN DELETE FROM qb_item; END",),
        ("CREATE TRIGGER rtree_evil AFTER INSERT ON qb_change BEGIN DELETE FROM qb_item; END",),
        ("CREATE VIRTUAL TABLE words USING fts5(text)",),
        ("CREATE INDEX slow ON qb_change (change)",),
        ("CREATE TABLE qb_more (id INTEGER)",),
        ("DROP TABLE wuensche",),
    ],
    ids=lambda statements: statements[-1][:40],
)
def test_what_does_not_belong_into_a_plan_file_is_refused(path, statements):
    planned(path)
    edited(path, *statements)
    assert refusal(path).startswith(
        ("hof.bauplan holds something that does not belong into a plan file: ", "hof.bauplan is not a plan file.")
    )


def test_a_trigger_under_a_trusted_name_can_still_not_touch_the_plan(path):
    planned(path)
    edited(path, "CREATE TRIGGER rtree_elemente_geom_insert AFTER UPDATE ON elemente BEGIN DELETE FROM qb_item; END")
    from baukasten.commands import move

    with open_plan(path) as file:
        plan = file.plan
        with pytest.raises(Trouble):
            file.append(move(plan, [1], 100, 0))
    with open_plan(path) as file:
        assert file.plan == plan


@pytest.mark.parametrize("text", ["[" * 200_000, "9" * 5_000, "NaN", '{"kind": "placed"}', "null", ""])
def test_an_item_made_to_hurt_is_refused(path, text):
    planned(path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE qb_item SET item = ? WHERE id = 1", (text,))
    connection.commit()
    connection.close()
    assert "is damaged, but all 7 changes can be read" in refusal(path)


# Damaged: what is said, and what a rescue saves

def test_a_silent_flip_in_the_history_is_noticed_and_the_plan_saved(path):
    plan = planned(path, steps=8)
    edited(path, "UPDATE qb_change SET change = replace(change, '\"bench\"', '\"bonch\"') WHERE seq = 7")
    assert refusal(path) == (
        "hof.bauplan is damaged in its history after change 6 of 9. The plan as it last was can be saved as a new file."
    )
    saved = rescue(path, path.with_name("saved.bauplan"))
    assert (saved.changes, saved.total, saved.current) == (6, 9, True)
    with open_plan(path.with_name("saved.bauplan")) as file:
        assert file.plan == plan and len(file.history()) == 7


def test_a_silent_flip_in_the_items_is_noticed_and_the_whole_plan_saved(path):
    plan = planned(path)
    edited(path, "UPDATE qb_item SET item = replace(item, '900', '901') WHERE id = 1")
    assert refusal(path) == (
        "hof.bauplan is damaged, but all 7 changes can be read. The whole plan can be saved as a new file."
    )
    saved = rescue(path, path.with_name("saved.bauplan"))
    assert (saved.changes, saved.total, saved.current) == (7, 7, True)
    with open_plan(path.with_name("saved.bauplan")) as file:
        assert file.plan == plan and len(file.history()) == 7


def test_a_row_that_went_missing_is_noticed(path):
    planned(path)
    edited(path, "DELETE FROM qb_item WHERE id = 3")
    assert "all 7 changes can be read" in refusal(path)


def test_lost_last_changes_are_noticed(path):
    planned(path)
    edited(path, "DELETE FROM qb_change WHERE seq = 7")
    assert refusal(path).startswith("hof.bauplan is damaged")


def test_history_and_items_both_damaged_leave_the_plan_up_to_there(path):
    planned(path, steps=8)
    edited(
        path, "UPDATE qb_change SET at = '1999' WHERE seq = 6", "UPDATE qb_item SET item = 'x' WHERE id = 1"
    )
    assert refusal(path) == (
        "hof.bauplan is damaged after change 5 of 9. The plan up to there can be saved as a new file."
    )
    saved = rescue(path, path.with_name("saved.bauplan"))
    assert (saved.changes, saved.total, saved.current) == (5, 9, False)
    with open_plan(path.with_name("saved.bauplan")) as file:
        assert set(file.plan.items) == {0, 1, 2, 3, 4, 5} and file.plan.items[1].at == START.items[1].at


def test_a_damaged_site_asks_for_the_site(path):
    plan = planned(path)
    edited(path, "UPDATE qb_meta SET value = replace(value, 'Hof', 'Huf') WHERE key = 'site'")
    assert refusal(path) == (
        "hof.bauplan is damaged where the site is described. The plan itself can be read; "
        "together with the site it can be saved as a new file."
    )
    target = path.with_name("saved.bauplan")
    with pytest.raises(Damaged):
        rescue(path, target)
    assert not target.exists()
    rescue(path, target, yard())
    with open_plan(target) as file:
        assert file.plan == plan and file.site == yard()


def test_a_torn_page_is_noticed_and_what_is_before_it_saved(path):
    planned(path, steps=200)
    content = bytearray(path.read_bytes())
    connection = sqlite3.connect(path)
    page_size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    leaf = content.rindex(b'[5500,4750]') // page_size + 1  # the page that holds some change's text
    content[(leaf - 1) * page_size : leaf * page_size] = bytes(page_size)
    path.write_bytes(content)
    assert "damaged" in refusal(path)
    saved = rescue(path, path.with_name("saved.bauplan"))
    assert 0 < saved.changes < 200
    with open_plan(path.with_name("saved.bauplan")) as file:
        assert file.plan.items[0] == START.items[0]


@pytest.mark.parametrize("share", [0.95, 0.6, 0.4])
def test_a_copy_that_was_broken_off_gives_what_is_in_it(path, share):
    planned(path, steps=300)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert "damaged after change" in refusal(path)
    saved = rescue(path, path.with_name("saved.bauplan"))
    assert saved.changes > 5 and saved.total is None and not saved.current
    with open_plan(path.with_name("saved.bauplan")) as file:
        assert set(file.plan.items) == {0, 1, 2, 3, 4, 5} and len(file.history()) == saved.changes


def test_a_rescue_never_overwrites_and_leaves_the_damaged_file_alone(path):
    planned(path)
    edited(path, "DELETE FROM qb_item WHERE id = 3")
    target = path.with_name("saved.bauplan")
    target.write_text("somebody's")
    before = state(path.parent)
    with pytest.raises(Trouble, match="saved.bauplan exists already"):
        rescue(path, target)
    assert state(path.parent) == before
    target.unlink()
    rescue(path, target)
    assert state(path.parent)["hof.bauplan"] == before["hof.bauplan"]


def test_a_rescue_of_a_sound_file_gives_it_all(path):
    plan = planned(path)
    target = path.with_name("saved.bauplan")
    saved = rescue(path, target)
    assert saved.changes == saved.total and saved.current
    with open_plan(path) as old, open_plan(target) as new:
        assert new.plan == plan and new.history() == old.history()


def test_the_trouble_is_told_in_german_too(path):
    path.write_text("x")
    with pytest.raises(Trouble) as trouble:
        open_plan(path)
    assert "hof.bauplan" in Language("de").say(trouble.value.phrase)


# What a crash or another program leaves beside the file

def test_a_write_ahead_log_of_another_program_is_taken_in(path):
    plan = planned(path)
    edited(path, "PRAGMA journal_mode = WAL")
    assert path.read_bytes()[18:20] == b"\2\2"
    with open_plan(path, write=False) as file:
        assert file.plan == plan
    assert path.read_bytes()[18:20] == b"\2\2"
    with open_plan(path) as file:
        assert not file.read_only and file.plan == plan
        assert path.read_bytes()[18:20] == b"\1\1"
    assert os.listdir(path.parent) == ["hof.bauplan"]


def test_a_journal_that_a_crash_left_is_rolled_back(path):
    plan = planned(path)
    crashed = torn(path)
    with open_plan(crashed) as file:
        assert file.plan == plan and not file.read_only
    assert sorted(os.listdir(crashed.parent)) == [crashed.name]


def test_a_plan_with_a_crashs_journal_can_be_looked_at_without_a_write(path):
    plan = planned(path)
    crashed = torn(path)
    before = state(crashed.parent)
    with open_plan(crashed, write=False) as file:
        assert file.plan == plan
    assert state(crashed.parent) == before


def torn(path):
    """The files as a crash in the middle of a transaction leaves them, in a folder of their own."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE qb_change SET change = change || 'torn'")
    connection.execute("UPDATE qb_item SET item = item || hex(randomblob(20000))")
    folder = path.parent / "after the crash"
    folder.mkdir()
    for there in path.parent.glob(path.name + "*"):
        shutil.copy(there, folder / there.name)
    connection.execute("ROLLBACK")
    connection.close()
    assert (folder / (path.name + "-journal")).stat().st_size > 0
    assert (folder / path.name).read_bytes() != path.read_bytes()
    return folder / path.name


# Any damage at all

@pytest.mark.parametrize("seed", range(8))
def test_no_flip_or_cut_crashes_hangs_or_passes_unnoticed(path, seed):
    """240 broken files in all: each is refused, or opens as the plan that was saved."""
    plan = planned(path, steps=40)
    sound = path.read_bytes()
    dice = random.Random(seed)
    opened = 0
    for n in range(30):
        broken = bytearray(sound)
        for _ in range(dice.choice([1, 1, 5, 50, 500])):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        if dice.random() < 0.2:
            del broken[dice.randrange(len(broken)) :]
        if dice.random() < 0.2:  # where SQLite keeps what the file is and where things are
            broken[dice.randrange(100)] ^= 1 << dice.randrange(8)
        folder = path.parent / str(n)
        folder.mkdir()
        one = folder / path.name
        one.write_bytes(broken)
        try:
            with open_plan(one, write=dice.random() < 0.5) as file:
                assert file.plan == plan and file.site == yard()
                opened += 1
        except Trouble as trouble:
            assert path.name in str(trouble) and "\n" not in str(trouble)
            assert one.read_bytes() == bytes(broken)
            assert os.listdir(folder) == [path.name]
            _rescue_or_trouble(one, folder)
    assert opened < 30


def _rescue_or_trouble(one, folder):
    content = one.read_bytes()
    try:
        rescue(one, folder / "saved.bauplan")
    except Trouble:
        assert os.listdir(folder) == [one.name]
    else:
        open_plan(folder / "saved.bauplan").close()
    assert one.read_bytes() == content
