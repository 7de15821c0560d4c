"""Foreign files are read in a process of their own: its limits, its troubles, and where it may be called from."""

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from baukasten.phrase import _
from baukasten.trouble import Trouble
from baukasten.worker import in_worker


def doubled(number):
    return number * 2


def own_pid():
    return os.getpid()


def refuses(name):
    raise Trouble(_("{file}: is not a plan.", file=name))


def stumbles():
    raise KeyError("osm")


def sleeps():
    time.sleep(60)


def sleeps_long(_progress):
    time.sleep(60)


def computes():
    while True:
        pass


def swallows_memory():
    return len(bytearray(3_000_000_000))


def dies():
    os._exit(3)


def dies_of_a_signal():
    os.kill(os.getpid(), 11)


def counts(progress):
    for n in range(1, 5):
        progress(n / 4)
    return "counted"


def cannot_travel():
    return lambda: None


def modules():
    return sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "typer", "ui", "catalogue"))


def test_gives_the_result_of_another_process():
    assert in_worker(doubled, 21) == 42
    assert in_worker(own_pid) != os.getpid()


def test_a_trouble_travels_out_as_it_was_said():
    with pytest.raises(Trouble, match="n.osm: is not a plan."):
        in_worker(refuses, "n.osm")


def test_any_other_failure_is_one_line():
    with pytest.raises(Trouble) as caught:
        in_worker(stumbles, name="n.osm")
    assert str(caught.value) == "n.osm: cannot be read (KeyError: 'osm')."


@pytest.mark.parametrize("work", [sleeps, computes])
def test_time_is_limited(work):
    started = time.monotonic()
    with pytest.raises(Trouble, match="n.osm: took more than 1 s to read."):
        in_worker(work, seconds=1, name="n.osm")
    assert time.monotonic() - started < 30, "the work itself takes a minute, or never ends"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps RLIMIT_AS")
def test_memory_is_limited():
    with pytest.raises(Trouble, match=r"needs more memory than allowed \(500 MB\)"):
        in_worker(swallows_memory, megabytes=500)


@pytest.mark.parametrize("work", [dies, dies_of_a_signal])
def test_a_crash_hurts_nobody_else(work):
    with pytest.raises(Trouble, match="n.osm: reading it broke down"):
        in_worker(work, name="n.osm")


def test_a_result_that_cannot_travel_is_a_trouble():
    with pytest.raises(Trouble, match="cannot be read"):
        in_worker(cannot_travel)


def test_progress_is_told_in_order():
    told = []
    assert in_worker(counts, progress=told.append) == "counted"
    assert list(dict.fromkeys(told)) in ([0.0, 0.25, 0.5, 0.75, 1.0], [0.25, 0.5, 0.75, 1.0])


def test_who_does_not_want_to_know_any_more_need_not_wait():
    class NotAnyMore(Exception):
        pass

    def stop(_share):
        raise NotAnyMore

    began = time.monotonic()
    with pytest.raises(NotAnyMore):
        in_worker(sleeps_long, progress=stop)
    assert time.monotonic() - began < 20 and not multiprocessing.active_children()


def test_works_from_a_background_thread():
    results = []
    threads = [threading.Thread(target=lambda n=n: results.append(in_worker(doubled, n))) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [0, 2, 4]


def test_the_callers_main_is_left_as_it_was_and_not_run_again(tmp_path: Path):
    script = tmp_path / "program"
    script.write_text(
        "import sys\n"
        f"sys.path[:0] = {[str(Path(__file__).parent), *sys.path]!r}\n"
        "print('started')\n"
        "from test_worker import modules\n"
        "from baukasten.worker import in_worker\n"
        "print(in_worker(modules), __file__.endswith('program'))\n"
    )
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout == "started\n[] True\n"


def test_no_process_is_left_behind():
    with pytest.raises(Trouble):
        in_worker(sleeps, seconds=0.5)
    assert multiprocessing.active_children() == []
