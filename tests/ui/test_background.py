"""Thinking beside the hand: the newest question wins, and nothing old is told."""

from threading import Event, current_thread

import pytest

from baukasten.phrase import Language, _
from baukasten.trouble import Trouble
from ui.background import Background


@pytest.fixture
def background(qtbot):
    beside = Background()
    yield beside
    beside.close()


def test_an_answer_is_told(background, qtbot):
    told = []
    background.ask("sum", lambda progress: 1 + 1, told.append)
    qtbot.waitUntil(lambda: told == [2])
    assert background.idle()


def test_a_stale_answer_is_dropped(background, qtbot):
    told, begun, go_on = [], Event(), Event()

    def slow(progress):
        begun.set()
        go_on.wait(10)
        return "old"

    background.ask("plan", slow, told.append)
    qtbot.waitUntil(begun.is_set)
    background.ask("plan", lambda progress: "new", told.append)
    go_on.set()
    qtbot.waitUntil(background.idle)
    assert told == ["new"]


def test_of_many_waiting_questions_only_the_newest_is_worked_on(background, qtbot):
    worked, told = [], []
    for n in range(50):
        background.ask("plan", lambda progress, n=n: worked.append(n) or n, told.append, pause_ms=20)
    qtbot.waitUntil(background.idle)
    assert worked == [49]
    assert told == [49]


def test_topics_do_not_disturb_each_other(background, qtbot):
    told = {}
    background.ask("cost", lambda progress: 1, lambda answer: told.update(cost=answer))
    background.ask("shade", lambda progress: 2, lambda answer: told.update(shade=answer))
    qtbot.waitUntil(lambda: told == {"cost": 1, "shade": 2})


def test_a_cancelled_question_stops_at_its_next_progress(background, qtbot):
    told, begun, steps = [], Event(), []

    def long(progress):
        begun.set()
        for n in range(10_000):
            steps.append(n)
            progress(n / 10_000)
            Event().wait(0.001)
        return "done"

    background.ask("export", long, told.append)
    qtbot.waitUntil(begun.is_set)
    background.cancel("export")
    background.close()
    assert told == []
    assert len(steps) < 10_000


def test_trouble_is_one_line(background, qtbot):
    def fails(progress):
        raise Trouble(_("The file is gone."))

    with qtbot.waitSignal(background.failed) as heard:
        background.ask("export", fails, lambda _answer: None)
    assert (heard.args[0], Language("en").say(heard.args[1])) == ("export", "The file is gone.")


def test_a_fault_of_the_program_is_one_line_too(background, qtbot, caplog):
    with qtbot.waitSignal(background.failed) as heard:
        background.ask("cost", lambda progress: 1 / 0, lambda _answer: None)
    assert "\n" not in Language("en").say(heard.args[1])
    assert "ZeroDivisionError" in caplog.text, "the log keeps what people need not see"


def test_progress_is_told(background, qtbot):
    with qtbot.waitSignal(background.progressed) as heard:
        background.ask("export", lambda progress: progress(0.5), lambda _answer: None)
    assert heard.args == ["export", 0.5]


def test_what_follows_the_hand_is_told_each_time_and_what_waits_is_outdated(background, qtbot):
    told, begun, go_on = [], Event(), Event()

    def first(progress):
        begun.set()
        go_on.wait(10)
        return 1

    background.follow("sun", first, told.append)
    qtbot.waitUntil(begun.is_set)
    background.follow("sun", lambda progress: 2, told.append)
    background.follow("sun", lambda progress: 3, told.append)
    go_on.set()
    qtbot.waitUntil(lambda: background.idle())
    assert told == [1, 3]


def test_all_that_follows_goes_through_one_thread(background, qtbot):
    threads, order = set(), []

    def enter(name):
        def work(progress):
            threads.add(current_thread().name)
            order.append(name)
            Event().wait(0.02)
            order.append(name)

        return work

    for n in range(6):
        background.follow(f"topic {n}", enter(n), lambda _nothing: None)
    qtbot.waitUntil(background.idle)
    assert len(threads) == 1
    assert order[::2] == order[1::2], "one after the other"


def test_a_cancelled_follower_tells_nothing(background, qtbot):
    told, begun, go_on = [], Event(), Event()

    def slow(progress):
        begun.set()
        go_on.wait(10)
        return "late"

    background.follow("sun", slow, told.append)
    qtbot.waitUntil(begun.is_set)
    background.cancel("sun")
    go_on.set()
    background.close()
    qtbot.wait(20)
    assert told == []
