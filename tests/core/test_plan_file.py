"""A plan on disk: saved with every step, opened safely, never overwritten."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baukasten.change import Change
from baukasten.commands import move, place, remove
from baukasten.desk import Desk
from baukasten.files import create, open_plan
from baukasten.files.lock import lock_of, locked
from baukasten.geometry import Point
from baukasten.plan import BRIEF, Brief, Placed, Plan
from baukasten.trouble import Trouble
from tests.core.plan_files import START, planned
from tests.core.strategies import changes_of, plans
from tests.core.yard import yard
from tests.laws import examples

ROOT = pathlib.Path(__file__).parents[2]
@pytest.fixture
def path(tmp_path):
    return tmp_path / "hof.bauplan"


def test_what_was_planned_is_there_again(path):
    plan = planned(path)
    with open_plan(path) as file:
        assert file.plan == plan and file.plan.last == plan.last
        assert file.site == yard()
        assert not file.read_only and file.notice is None


def test_every_step_is_in_the_history(path):
    plan = planned(path, steps=9)
    with open_plan(path) as file:
        history = file.history()
    assert [step.seq for step in history] == list(range(1, 11))
    assert sorted(step.at for step in history) == [step.at for step in history]
    replayed = Plan({})
    for step in history:
        replayed = step.change.applied(replayed)
    assert replayed == plan


@examples(25)
@given(st.data())
def test_any_steps_come_back_and_the_layers_show_them(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "any.bauplan"
    plan = data.draw(plans())
    with create(path, plan, yard()) as file:
        for _ in range(data.draw(st.integers(0, 4))):
            change = data.draw(changes_of(plan))
            file.append(change)
            plan = change.applied(plan)
        assert file.plan == plan
    with open_plan(path) as file:
        # The notice would say so if one row of a layer were not what the plan says.
        assert file.plan == plan and file.plan.last == plan.last and file.notice is None
    assert recorded_boxes(path) == true_boxes(path)


def recorded_boxes(path):
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as c:
        return {t: box for t, *box in c.execute(
            "SELECT table_name, min_x, min_y, max_x, max_y FROM gpkg_contents WHERE data_type = 'features'")}


def true_boxes(path):
    """Each layer's extent counted from its geometries by shapely."""
    import shapely

    boxes = {}
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as c:
        for (table,) in c.execute("SELECT table_name FROM gpkg_geometry_columns").fetchall():
            column = {"wege": "points", "linien": "points"}.get(table)
            shapes = [shapely.from_wkb(g[8:]) for (g,) in c.execute(f"SELECT geom FROM {table}") if g]
            run_out = column and c.execute(f"SELECT count(*) FROM {table} WHERE geom IS NULL").fetchone()[0]
            bounds = shapely.total_bounds(shapes) if shapes else [None] * 4
            boxes[table] = recorded_boxes(path)[table] if run_out else [*map(_float, bounds)]
    return boxes


def _float(number):
    return None if number is None else float(number)


def test_an_id_is_never_given_twice_even_after_a_removal(path):
    with create(path, START, yard()) as file:
        file.append(place(file.plan, "bin", Point(0, 0)))
        file.append(remove(file.plan, [2]))
    with open_plan(path) as file:
        assert list(place(file.plan, "bin", Point(0, 0)).items) == [3]


def test_a_file_that_is_there_is_never_overwritten(path):
    path.write_text("letters from grandmother")
    with pytest.raises(Trouble, match="hof.bauplan exists already and is not overwritten"):
        create(path, START, yard())
    assert path.read_text() == "letters from grandmother"
    assert os.listdir(path.parent) == ["hof.bauplan"]


def test_a_link_to_nowhere_is_not_followed(path):
    path.symlink_to(path.parent / "elsewhere")
    with pytest.raises(Trouble, match="exists already"):
        create(path, START, yard())
    assert not (path.parent / "elsewhere").exists()


def test_a_plan_that_could_not_be_read_again_is_not_made(path):
    with pytest.raises(Trouble, match="change.items"):
        create(path, Plan({BRIEF: Brief(), 1: Placed("bench", Point(10**12, 0))}, 1), yard())
    assert os.listdir(path.parent) == []


def test_a_step_that_could_not_be_read_again_is_taken_back(path):
    with create(path, START, yard()) as file:
        desk = Desk(file.plan)
        desk.keep(file.append)
        with pytest.raises(Trouble, match="whole number"):
            desk.do(move(desk.plan, [1], 10**12, 0))
        assert desk.plan == file.plan == START
        desk.do(move(desk.plan, [1], 10, 0))
        assert file.plan == desk.plan
    with open_plan(path) as file:
        assert file.plan == desk.plan


def test_where_there_is_no_folder_nothing_is_made(tmp_path):
    with pytest.raises(Trouble, match="hof.bauplan: there is no such file or folder"):
        create(tmp_path / "nowhere" / "hof.bauplan", START, yard())


def test_the_folder_holds_the_plan_alone_once_it_is_closed(path):
    planned(path)
    open_plan(path).close()
    assert os.listdir(path.parent) == ["hof.bauplan"]


def test_every_step_is_on_the_disk_at_once(path):
    with create(path, START, yard()) as file:
        file.append(move(file.plan, [1], 10, 0))
        shutil.copy(path, path.with_name("copied by hand.bauplan"))
        with open_plan(path.with_name("copied by hand.bauplan")) as copy:
            assert copy.plan == file.plan


def test_a_copy_has_the_whole_history_and_never_overwrites(path):
    planned(path)
    target = path.with_name("stick.bauplan")
    with open_plan(path) as file:
        file.copy(target)
        with open_plan(target) as copy:
            assert copy.plan == file.plan and copy.history() == file.history()
        with pytest.raises(Trouble, match="stick.bauplan exists already"):
            file.copy(target)


def test_a_copy_on_another_site_has_the_whole_history(path):
    planned(path)
    target = path.with_name("elsewhere.bauplan")
    with open_plan(path) as file:
        elsewhere = replace(file.site, slug="elsewhere")
        file.copy_to_site(target, elsewhere)
        with open_plan(target) as copy:
            assert (copy.site, copy.plan, copy.history()) == (elsewhere, file.plan, file.history())
        with pytest.raises(Trouble, match="elsewhere.bauplan exists already"):
            file.copy_to_site(target, elsewhere)


def test_an_empty_change_is_no_step(path):
    with create(path, START, yard()) as file:
        file.append(Change())
        assert len(file.history()) == 1


def test_a_site_without_coordinates_has_a_plan_too(path):
    from dataclasses import replace

    site = replace(yard(), anchor=None)
    with create(path, START, site):
        pass
    with open_plan(path) as file:
        assert file.site == site and file.notice is None
    assert recorded_boxes(path)["elemente"] == [2.0, 3.0, 2.0, 3.0]


# Two programs on one plan

def test_the_second_program_only_reads_and_says_so(path):
    planned(path)
    with open_plan(path) as first, open_plan(path) as second:
        assert not first.read_only and second.read_only
        assert "open in another program" in Trouble(second.notice).args[0]
        with pytest.raises(Trouble, match="hof.bauplan is open for reading only; this change cannot be saved"):
            second.append(move(second.plan, [1], 10, 0))
        first.append(move(first.plan, [1], 10, 0))
        assert second.history() == first.history()
    with open_plan(path) as alone:
        assert not alone.read_only


def test_a_desk_on_a_read_only_plan_takes_each_step_back(path):
    plan = planned(path)
    with open_plan(path), open_plan(path) as second:
        desk = Desk(second.plan)
        desk.keep(second.append)
        with pytest.raises(Trouble):
            desk.do(move(desk.plan, [1], 10, 0))
        assert desk.plan == plan and not desk.can_undo


def test_both_names_of_one_plan_meet_at_one_lock(path):
    planned(path)
    link = path.with_name("link.bauplan")
    link.symlink_to(path)
    with open_plan(path), open_plan(link) as second:
        assert second.read_only


def test_reading_only_takes_no_lock(path):
    planned(path)
    with open_plan(path, write=False) as reader:
        assert reader.read_only and reader.notice is None
        with open_plan(path) as writer:
            assert not writer.read_only


def test_a_lock_that_was_left_behind_means_nothing(path):
    planned(path)
    lock_of(path).write_text("")
    with open_plan(path) as file:
        assert not file.read_only


def test_a_lock_ends_with_the_program_that_held_it(path):
    planned(path)
    code = (
        "import sys, pathlib, time; from baukasten.files import open_plan\n"
        "file = open_plan(pathlib.Path(sys.argv[1])); print(file.read_only, flush=True); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert child.stdout.readline() == "False\n"
        with open_plan(path) as second:
            assert second.read_only
    finally:
        child.kill()
        child.communicate()
    with open_plan(path) as file:
        assert not file.read_only


def test_two_locks_are_never_held_at_once(path):
    path.touch()
    first = locked(path)
    assert first and locked(path) is None
    first.release()
    again = locked(path)
    assert again
    first.release()  # a second release of an old lock must not let others in
    assert locked(path) is None
    again.release()


# What goes wrong while saving

def test_a_plan_that_was_removed_meanwhile_swallows_no_step(path):
    with create(path, START, yard()) as file:
        desk = Desk(file.plan)
        desk.keep(file.append)
        path.unlink()
        with pytest.raises(Trouble, match="hof.bauplan is no longer where it was"):
            desk.do(move(desk.plan, [1], 10, 0))
        assert desk.plan == START


def test_a_plan_that_was_replaced_meanwhile_is_not_written_into(path):
    planned(path)
    other = path.with_name("other")
    shutil.copy(path, other)
    with open_plan(path) as file:
        os.replace(other, path)
        before = path.read_bytes()
        with pytest.raises(Trouble, match="moved, removed or replaced"):
            file.append(move(file.plan, [1], 10, 0))
    assert path.read_bytes() == before


def test_a_step_of_somebody_else_is_not_written_over(path):
    planned(path)
    with open_plan(path) as file:
        with sqlite3.connect(path) as other:
            other.execute("INSERT INTO qb_change SELECT seq + 1, at, change, last, items, 'x' FROM qb_change ORDER BY seq DESC LIMIT 1")
        other.close()
        with pytest.raises(Trouble, match="hof.bauplan was changed by another program"):
            file.append(move(file.plan, [1], 10, 0))


def test_while_another_program_writes_the_step_is_refused_not_lost(path, monkeypatch):
    monkeypatch.setattr("baukasten.files.safe_open.BUSY_SECONDS", 0.05)
    planned(path)
    with open_plan(path) as file:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Trouble, match="hof.bauplan is being used by another program"):
            file.append(move(file.plan, [1], 10, 0))
        other.execute("ROLLBACK")
        other.close()
        file.append(move(file.plan, [1], 10, 0))
    with open_plan(path) as again:
        assert again.plan == file.plan


FULL_DISK = """
import pathlib, resource, sys
from baukasten.commands import place
from baukasten.desk import Desk
from baukasten.files import open_plan
from baukasten.geometry import Point
from baukasten.trouble import Trouble
path = pathlib.Path(sys.argv[1])
file = open_plan(path)
desk = Desk(file.plan)
desk.keep(file.append)
room = path.stat().st_size + 20_000
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
kept = 0
try:
    while True:
        desk.do(place(desk.plan, "bench", Point(kept, 0)))
        kept += 1
except Trouble as trouble:
    print(kept, len(desk.plan.items), len(file.plan.items), trouble, sep="|", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a POSIX thing")
def test_on_a_full_disk_the_step_is_taken_back_and_the_plan_stays_whole(path):
    pytest.importorskip("resource")
    planned(path)
    with open_plan(path) as file:
        before = len(file.plan.items)
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    kept, on_desk, in_file, said = done.stdout.strip().split("|")
    assert int(kept) > 3 and int(on_desk) == int(in_file) == before + int(kept), done.stderr
    assert said.startswith("hof.bauplan")
    with open_plan(path) as file:
        assert len(file.plan.items) == before + int(kept) and file.notice is None


READ_ONLY = """
import os, pathlib, sys
from baukasten.files import open_plan
open_plan(pathlib.Path(sys.argv[1]), write=False)  # all imports before the rights are given away
if os.getuid() == 0:
    os.setuid(65534)
file = open_plan(pathlib.Path(sys.argv[1]))
print(file.read_only, file.notice.message, len(file.plan.items), sep="|")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are told in another way there")
@pytest.mark.parametrize("folder_mode, file_mode", [(0o555, 0o644), (0o777, 0o444), (0o555, 0o444)])
def test_where_nothing_can_be_written_the_plan_can_be_looked_at(path, folder_mode, file_mode):
    plan = planned(path)
    if os.getuid() == 0:
        open_up(path.parent)
    path.chmod(file_mode)
    path.parent.chmod(folder_mode)
    try:
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=60
        )
    finally:
        path.parent.chmod(0o755)
    assert done.returncode == 0, done.stderr
    read_only, notice, count = done.stdout.strip().split("|")
    assert read_only == "True" and "cannot write" in notice and int(count) == len(plan.items)


def open_up(folder: pathlib.Path) -> None:
    """Let every user pass down to the folder; the test's own folders only."""
    for parent in (folder, *folder.parents):
        if "pytest" in parent.name or "pytest" in parent.parent.name:
            parent.chmod(0o755)
