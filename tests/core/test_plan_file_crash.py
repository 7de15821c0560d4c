"""Killed at any moment, the program loses nothing it has said to be kept."""

from tests.core.crash_loop import crash_loop


def test_what_was_kept_survives_kill_minus_nine(tmp_path):
    count = crash_loop(tmp_path, kills=8)
    assert count.acknowledged >= 8 * 5
    assert (count.kills, count.lost, count.corrupt) == (8, 0, 0)
