"""Plans are begun and things are put on them: ``new``, ``place`` and ``import``."""

from pathlib import Path

import pytest

from baukasten.files import open_plan
from baukasten.geometry import Point
from baukasten.plan import Placed, State
from sites.load import load
from tests.ui.at_the_terminal import Terminal, baukasten, plan, things

__all__ = ["baukasten", "plan"]

OSM = Path(__file__).parents[1] / "data" / "osm"


def test_new_begins_with_what_stands_there(baukasten: Terminal) -> None:
    answer = baukasten("new", "--site", "kroepeliner-tor-vorplatz", "-o", "tor.bauplan")
    standing = load("kroepeliner-tor-vorplatz").standing
    assert answer.code == 0 and str(len(standing)) in answer.out
    assert [thing.element for thing in things("tor.bauplan")] == [thing.element for thing in standing]
    assert {thing.state for thing in things("tor.bauplan")} == {State.KEEP}


def test_new_never_overwrites(baukasten: Terminal, plan: str) -> None:
    before = Path(plan).read_bytes()
    assert plan in baukasten("new", "--site", "practice-courtyard", "-o", plan).complaint
    assert Path(plan).read_bytes() == before


def test_place_puts_the_element_where_it_was_asked(baukasten: Terminal, plan: str) -> None:
    answer = baukasten("place", plan, "bench_senior", -3.25, 4, "--angle", -90, "--state", "reuse")
    assert answer.code == 0
    assert things(plan)[-1] == Placed("bench_senior", Point(-3250, 4000), 2700, State.REUSE)
    assert "-3.25 m" in answer.out


def test_place_offers_similar_ids(baukasten: Terminal, plan: str) -> None:
    before = Path(plan).read_bytes()
    complaint = baukasten("place", plan, "bnech", 1, 2).complaint
    assert "bnech" in complaint and "bench" in complaint.split("bnech")[1]
    assert Path(plan).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("bench", "nan", 2), "X"),
        (("bench", 1, "inf"), "Y"),
        (("bench", 312243, 5997173), "X"),
        (("bench", "here", 2), "X"),
        (("bench", 1, 2, "--angle", "inf"), "--angle"),
        (("bench", 1, 2, "--state", "broken"), "--state"),
        (("bench", 1, 2, 3), "3"),
        (("bench", 1), "Y"),
        (("lawn", 1, 2), "lawn"),
    ],
)
def test_place_refuses_what_makes_no_sense(baukasten: Terminal, plan: str, words: tuple[object, ...], named: str) -> None:
    before = Path(plan).read_bytes()
    assert named in baukasten("place", plan, *words).complaint
    assert Path(plan).read_bytes() == before


def test_a_plan_that_is_open_elsewhere_can_be_read_but_not_changed(baukasten: Terminal, plan: str) -> None:
    with open_plan(Path(plan)):
        before = Path(plan).read_bytes()
        assert plan in baukasten("place", plan, "bench", 5, 5).complaint
        assert Path(plan).read_bytes() == before
        assert baukasten("cost", plan, "--json").code == 0
    assert baukasten("place", plan, "bench", 5, 5).code == 0


@pytest.mark.parametrize("angle", ["nan", "inf", "1e308", "-4000"])
def test_an_angle_that_is_none(baukasten: Terminal, plan: str, angle: str) -> None:
    before = things(plan)
    assert "--angle" in baukasten("place", plan, "bench", 1, 1, "--angle", angle).complaint
    assert things(plan) == before


@pytest.mark.parametrize(("typed_angle", "tenths"), [(450, 900), (-90, 2700), (359.99, 0), (12.34, 123), (-3600, 0)])
def test_an_angle_beyond_a_turn_is_brought_back(baukasten: Terminal, plan: str, typed_angle: float, tenths: int) -> None:
    assert baukasten("place", plan, "bench", 1, 1, "--angle", typed_angle).code == 0
    assert things(plan)[-1].angle == tenths


@pytest.mark.parametrize(("typed_id", "meant"), [("bank", "bench"), ("Bench", "bench"), ("benhc", "bench"), ("hecke", "hedge")])
def test_a_wrong_id_is_answered_with_what_was_meant(baukasten: Terminal, plan: str, typed_id: str, meant: str) -> None:
    assert meant in baukasten("place", plan, typed_id, 1, 1).complaint.partition("Similar:")[2]


def test_import_makes_a_site_that_can_be_planned_on(baukasten: Terminal) -> None:
    answer = baukasten("import", OSM / "things.osm", "-o", "things.site", "--name", "Our corner")
    assert answer.code == 0 and "OpenStreetMap" in answer.out
    assert baukasten("new", "--site", "things.site", "-o", "things.bauplan").code == 0
    assert [thing.element for thing in things("things.bauplan")] == [thing.element for thing in load("things.site").standing]
    assert baukasten("check", "things.bauplan", "--json").data["findings"]


def test_import_never_overwrites(baukasten: Terminal, plan: str) -> None:
    before = Path(plan).read_bytes()
    assert plan in baukasten("import", OSM / "things.osm", "-o", plan).complaint
    assert Path(plan).read_bytes() == before


@pytest.mark.parametrize("option", [("--box", "12,54"), ("--box", "a,b,c,d"), ("--at", "12"), ("--at", "12,54", "--radius", "-5")])
def test_import_refuses_an_extent_that_is_none(baukasten: Terminal, option: tuple[str, ...]) -> None:
    assert baukasten("import", OSM / "things.osm", "-o", "x.site", *option).complaint
    assert not Path("x.site").exists()
