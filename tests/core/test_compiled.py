"""What was compiled for one state of the sources is never met by another."""

import os
import subprocess
import sys

from baukasten.compiled import clear_others, folder


def test_other_sources_have_another_folder(tmp_path):
    kernel = tmp_path / "kernels.py"
    kernel.write_text("one = 1")
    before = folder([kernel], tmp_path / "home")
    assert folder([kernel], tmp_path / "home") == before
    kernel.write_text("one = 1 + 1")
    assert folder([kernel], tmp_path / "home") != before


def test_only_the_newest_state_is_kept(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    for place in (old, new):
        place.mkdir()
        (place / "draw.nbi").write_bytes(b"compiled")
    clear_others(new)
    assert not old.exists() and (new / "draw.nbi").exists()
    clear_others(tmp_path / "nowhere" / "yet")


def test_who_names_a_folder_keeps_it(tmp_path):
    say = "import os, baukasten.compiled; print(os.environ['NUMBA_CACHE_DIR'])"
    for given in ({}, {"NUMBA_CACHE_DIR": str(tmp_path / "mine")}):
        env = {k: v for k, v in os.environ.items() if k != "NUMBA_CACHE_DIR"} | given
        told = subprocess.run([sys.executable, "-c", say], env=env, capture_output=True, text=True, check=True).stdout.strip()
        assert told == given.get("NUMBA_CACHE_DIR", told) and told
