"""What is written comes back equal, or is refused with the key and what was expected."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baukasten.change import Change
from baukasten.geometry import Point
from baukasten.phrase import Language
from baukasten.plain import (
    change_data, change_from, item_data, item_from, parsed, plan_data, plan_from, site_data, site_from, written,
)
from baukasten.plan import BRIEF, Brief, Note, Placed, Plan, State
from baukasten.trouble import Trouble
from tests.core.strategies import changes_of, items, plans, sites
from tests.core.yard import yard


@given(plans())
def test_a_plan_comes_back_through_json(plan):
    back = plan_from(json.loads(json.dumps(plan_data(plan))))
    assert back == plan and back.last == plan.last
    assert list(back.items) == list(plan.items)


@given(st.data())
def test_a_change_comes_back_through_json(data):
    change = data.draw(changes_of(data.draw(plans())))
    assert change_from(json.loads(json.dumps(change_data(change)))) == change


@given(sites)
def test_a_site_comes_back_through_json(site):
    assert site_from(json.loads(json.dumps(site_data(site)))) == site


@given(items)
def test_an_item_comes_back_through_one_line_of_ascii(item):
    text = written(item_data(item))
    assert text.isascii() and "\n" not in text
    assert item_from(parsed(text), 7) == item


def test_the_written_names_are_the_stable_ones():
    plan = Plan({BRIEF: Brief("Hof", "Wir", 5_000_000), 3: Placed("bench", Point(1, -2), 900, State.KEEP)}, 4)
    assert plan_data(plan) == {
        "version": 1,
        "last": 4,
        "items": [
            {"id": 0, "kind": "brief", "title": "Hof", "group": "Wir", "budget": 5_000_000, "day": None},
            {
                "id": 3, "kind": "placed", "element": "bench", "at": [1, -2], "angle": 900, "state": "keep",
                "height": 0, "spread": 0, "reason": "",
            },
        ],
    }
    assert change_data(Change({3: (None, Note(Point(5, 6), "Wasser!"))})) == {
        "version": 1,
        "items": [{"id": 3, "before": None, "after": {"kind": "note", "at": [5, 6], "text": "Wasser!", "author": ""}}],
    }
    assert list(site_data(yard())) == [
        "version", "slug", "names", "boundary", "anchor", "ground", "buildings", "edges", "entrances",
        "standing", "terrain", "claims", "attribution",
    ]


BENCH = {
    "kind": "placed", "element": "bench", "at": [1, 2], "angle": 0, "state": "new", "height": 0, "spread": 0,
    "reason": "",
}


@pytest.mark.parametrize(
    "edit, said",
    [
        ({"at": [1, 2, 3]}, "item 1.at: expected a point [x, y] in millimetres, found a list"),
        ({"at": [1, 2.0]}, "item 1.at[1]: expected a whole number from -1,000,000,000 to 1,000,000,000, found 2.0"),
        ({"at": [1, True]}, "item 1.at[1]: expected a whole number from -1,000,000,000 to 1,000,000,000, found true"),
        ({"at": [1, 10**9 + 1]}, "item 1.at[1]: expected a whole number from -1,000,000,000 to 1,000,000,000, found 1000000001"),
        ({"at": [1, 10**400]}, "found a number that is far too big"),
        ({"at": None}, "item 1.at: expected a list, found null"),
        ({"angle": 3600}, "item 1.angle: expected a whole number from 0 to 3,599, found 3600"),
        ({"height": -1}, "item 1.height: expected a whole number from 0"),
        ({"state": "gone"}, "item 1.state: expected one of new, keep, move, reuse, selfbuild, remove, found “gone”"),
        ({"state": ["new"]}, "item 1.state: expected one of"),
        ({"kind": "tree"}, "item 1.kind: expected one of brief, placed, surface, path, line, note, accepted, found “tree”"),
        ({"kind": "brief"}, "item 1.kind: expected “brief” for item 0 and for no other"),
        ({"element": ""}, "item 1.element: expected a text that is not empty"),
        ({"reason": 5}, "item 1.reason: expected a text of at most 100,000 characters, found 5"),
        ({"reason": "\ud83d"}, "item 1.reason: expected a text of whole characters"),
        ({"reason": "x" * 100_001}, "item 1.reason: expected a text of at most"),
        ({"colour": "red"}, "item 1: the key “colour” is not known"),
    ],
)
def test_a_wrong_value_is_named_with_its_key(edit, said):
    with pytest.raises(Trouble) as trouble:
        item_from({**BENCH, **edit}, 1)
    assert said in str(trouble.value) and "\n" not in str(trouble.value)


@pytest.mark.parametrize("key", BENCH)
def test_a_missing_key_is_named(key):
    with pytest.raises(Trouble, match=f"item 1: the key “{key}” is missing"):
        item_from({k: v for k, v in BENCH.items() if k != key}, 1)


def test_a_newer_version_is_refused_before_anything_else_is_read():
    for read in (plan_from, change_from, site_from):
        with pytest.raises(Trouble, match="newer program .format 2, this program reads up to 1"):
            read({"version": 2, "things nobody knows yet": []})


@pytest.mark.parametrize("version", [0, -1, "1", 1.0, True, None])
def test_a_version_is_a_number_from_one_on(version):
    with pytest.raises(Trouble, match="plan.version: expected a whole number from 1"):
        plan_from({"version": version, "last": 0, "items": []})


def test_two_items_never_share_a_number():
    twice = [{"id": 4, **BENCH}, {"id": 4, **BENCH}]
    with pytest.raises(Trouble, match=r"plan.items\[1\].id: expected a number that no other item has, found 4"):
        plan_from({"version": 1, "last": 4, "items": twice})


def test_a_number_once_given_is_never_given_again():
    with pytest.raises(Trouble, match="plan.last: expected a whole number from 4"):
        plan_from({"version": 1, "last": 3, "items": [{"id": 4, **BENCH}]})


@pytest.mark.parametrize(
    "crs", ["EPSG:4326", "EPSG:99999", "epsg:25833", "+proj=utm +zone=33", "EPSG:25833+5783", "/etc/passwd", ""]
)
def test_only_plane_systems_in_metres_by_their_number(crs):
    data = site_data(yard())
    data["anchor"]["crs"] = crs
    with pytest.raises(Trouble, match="site.anchor.crs: expected a coordinate system in metres by its EPSG number"):
        site_from(data)


@pytest.mark.parametrize("east", [float("nan"), float("inf"), -2e9, "3", None])
def test_an_anchor_lies_on_earth(east):
    data = site_data(yard())
    data["anchor"]["east"] = east
    with pytest.raises(Trouble, match="site.anchor.east: expected a number"):
        site_from(data)


def test_an_anchor_far_outside_its_system_lies_nowhere():
    data = site_data(yard())
    data["anchor"]["east"] = data["anchor"]["north"] = 1e9
    with pytest.raises(Trouble, match="site.anchor: expected a place on earth in EPSG:25833"):
        site_from(data)


@pytest.mark.parametrize(
    "ring",
    [[[0, 0], [0, 0], [0, 0]], [[0, 0], [9_000, 0], [20_000, 0]], [[0, 0], [900, 0], [0, 900]]],
    ids=["a point", "a line", "a sheet of paper"],
)
def test_a_boundary_goes_round_ground_to_plan_on(ring):
    data = site_data(yard())
    data["boundary"] = {"ring": ring, "holes": []}
    with pytest.raises(Trouble, match="site.boundary: expected an outline around at least one square metre"):
        site_from(data)


def test_a_boundary_that_crosses_itself_still_goes_round_ground():
    data = site_data(yard())
    data["boundary"] = {"ring": [[0, 0], [20_000, 20_000], [20_000, 0], [0, 20_000]], "holes": []}
    assert site_from(data).boundary.ring[1] == Point(20_000, 20_000)


def test_a_boundary_wider_than_a_town_is_a_mistake():
    data = site_data(yard())
    data["boundary"] = {"ring": [[0, 0], [20_000_001, 0], [0, 5_000]], "holes": []}
    with pytest.raises(Trouble, match="site.boundary: expected an outline of at most 20,000.00 m from side to side"):
        site_from(data)


@pytest.mark.parametrize(
    "text, said",
    [
        ("NaN", "NaN is not a number"), ('{"x": -Infinity}', "-Infinity is not a number"),
        ("[" * 100_000, "nested too deep"), ("9" * 5_000, "not readable as JSON"),
        ('{"a": 1,\n "b" 2}', "not JSON in line 2, column 6"), (b"\xff\xfe\xff", "not readable as JSON"), ("", "not JSON in line 1"),
    ],
)
def test_text_that_is_no_data(text, said):
    with pytest.raises(Trouble, match=said):
        parsed(text)


loose = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["version", "items", "last", "id", "kind", "at", "slug", "names"]), inner, max_size=4
    ),
    max_leaves=15,
)


@given(loose)
def test_no_data_from_outside_gets_past_as_anything_but_a_value_or_trouble(data):
    for read in (plan_from, change_from, site_from):
        with pytest.raises(Trouble) as trouble:
            read(data)
        assert Language("de").say(trouble.value.phrase)


@given(st.data())
def test_one_value_replaced_anywhere_is_refused_or_another_plan(data):
    plan = data.draw(plans())
    written_plan = json.loads(json.dumps(plan_data(plan)))
    where, key = data.draw(st.sampled_from([*_places(written_plan)]))
    where[key] = data.draw(loose)
    try:
        assert isinstance(plan_from(written_plan), Plan)
    except Trouble as trouble:
        assert ":" in str(trouble) or "newer" in str(trouble)


def _places(data):
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield data, key
        yield from _places(value)
