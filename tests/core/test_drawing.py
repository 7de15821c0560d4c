"""The drawing: what is on the plan, and that states and findings differ without colour."""

from dataclasses import replace

import pytest

from baukasten.body import Crown
from baukasten.change import Change
from baukasten.drawing import (
    Circle, Dash, Fill, Group, Hatch, Layer, Text, finding_groups, item_group, number_groups, plan_groups,
    site_groups, symbol,
)
from baukasten.drawing.symbol import faded
from baukasten.element import Play
from baukasten.finding import Finding, Result, Rule, Severity
from baukasten.geometry import Outline, Point
from baukasten.phrase import Phrase
from baukasten.plan import Line, Note, Path, Placed, State, Surface
from baukasten.site import Building, Edge, EdgeKind
from tests.core.yard import BENCH, CATALOGUE, GUESS, LIME, snapshot, yard

BENCH_HERE = Placed("bench", Point(10_000, 8_000), 900)


def primitives(groups: tuple[Group, ...]) -> list:
    return [p for group in groups for p in group.primitives]


def test_layers_are_painted_from_the_ground_up():
    shot = snapshot(Surface("pavers", Outline.rectangle(4000, 4000, Point(9000, 9000))), BENCH_HERE, Note(Point(1, 1), "x"))
    layers = [list(Layer).index(group.layer) for group in plan_groups(shot)]
    assert layers == sorted(layers) and len(set(layers)) >= 5


def test_every_item_is_drawn_and_picked_by_its_id():
    shot = snapshot(
        BENCH_HERE, Placed("lime", Point(20_000, 8_000)), Placed("ufo", Point(1, 1)), Note(Point(5, 5), "Schatten!"),
        Path("pavers", (Point(0, 0), Point(9_000, 0)), 1800), Line("hedge", (Point(0, 0), Point(9_000, 0))),
        Surface("nobody_knows", Outline.rectangle(4000, 4000, Point(9000, 9000))),
    )
    assert {group.item for group in plan_groups(shot)} >= {1, 2, 3, 4, 5, 6, 7}


def test_a_bench_is_drawn_at_its_place_in_its_direction():
    (body, *_) = primitives(item_group(snapshot(BENCH_HERE), 1))
    west, south, east, north = body.outline.bounds
    assert ((west + east) // 2, (south + north) // 2) == (10_000, 8_000)
    assert (east - west, north - south) == (600, 1800), "a bench that looks east stands north to south"


def test_states_differ_without_colour():
    looks = {
        state: frozenset(
            (p.pen.width, p.pen.dash, p.hatch) for p in primitives(symbol(BENCH, state)) if p.pen and p.colour is None
        )
        for state in State
    }
    assert len(set(looks.values())) == len(State)


def test_new_is_thick_existing_thin_and_going_is_hatched():
    def outer(state):
        return next(p for p in primitives(symbol(BENCH, state)) if p.colour is None)

    assert outer(State.NEW).pen.width > outer(State.KEEP).pen.width
    assert outer(State.REMOVE).hatch is Hatch.DIAGONAL and outer(State.REMOVE).pen.dash is Dash.DASHED


def test_a_new_tree_carries_a_cross_and_an_old_one_a_thick_trunk():
    new, old = (primitives(symbol(LIME, state)) for state in (State.NEW, State.KEEP))
    assert sum(type(p).__name__ == "Stroke" for p in new) == 2
    assert sum(type(p).__name__ == "Stroke" for p in old) == 0


def test_a_crown_is_as_wide_as_the_tree_measured():
    crown = next(g for g in symbol(LIME, State.KEEP, 12_000, 7_000) if g.layer is Layer.CROWNS)
    assert crown.primitives[0].radius == 3_500


def test_trees_grow_on_paper_too():
    def radius(year):
        groups = symbol(LIME, State.NEW, 0, 0, year)
        return next(g for g in groups if g.layer is Layer.CROWNS).primitives[0].radius

    assert radius(0) < radius(10) < radius(25)
    assert isinstance(LIME.body[1], Crown) and radius(0) * 2 == LIME.tree.crown


def test_play_shows_the_room_it_needs():
    zone = next(g for g in item_group(snapshot(Placed("rocker", Point(9000, 9000))), 1) if g.layer is Layer.ZONES)
    west, south, east, north = zone.primitives[0].outline.bounds
    assert (east - west, north - south) == pytest.approx((4000, 3500), abs=5)


def test_a_sandpit_needs_no_room_to_fall():
    flat = replace(CATALOGUE["rocker"], id="sandpit", play=Play(0, False))
    shot = replace(snapshot(Placed("sandpit", Point(9000, 9000))), catalogue=replace(CATALOGUE, elements={"sandpit": flat}))
    assert not primitives(g for g in item_group(shot, 1) if g.layer is Layer.ZONES)


def test_the_site_draws_ground_buildings_edges_and_ways_in():
    site = yard(
        buildings=(Building(Outline.rectangle(8000, 8000, Point(-9000, 5000)), 12_000, name="Kaufhaus"),),
        edges=tuple(Edge(kind, (Point(0, 0), Point(5000, 0)), 150, 2000) for kind in EdgeKind),
    )
    groups = site_groups(site, CATALOGUE)
    texts = {p.text for p in primitives(groups) if isinstance(p, Text)}
    assert texts == {"Kaufhaus", "West"}
    assert [g.layer for g in groups] == [Layer.GROUND, Layer.BUILDINGS, Layer.EDGES]


def test_a_tower_drawn_in_storeys_is_named_once():
    storeys = tuple(
        Building(Outline.rectangle(w, w, Point(-9000, 5000)), 12_000, name=f"Tor {w}") for w in (4000, 8000, 6000)
    )
    buildings = site_groups(yard(buildings=storeys), CATALOGUE)[1]
    assert [p.text for p in buildings.primitives if isinstance(p, Text)] == ["Tor 8000"]


def test_numbers_stand_on_what_changes_only():
    shot = snapshot(BENCH_HERE, Placed("bin", Point(1, 1), state=State.KEEP), Placed("bin", Point(2, 2), state=State.MOVE))
    assert [group.item for group in number_groups(shot, shot.plan)] == [1, 3]


def finding(severity: Severity, result: Result = Result.NOT_KEPT, place: Point | None = Point(0, 0)) -> Finding:
    rule = Rule("X", Phrase("x"), severity, GUESS, ())
    return Finding(rule, result, (7,), place, Phrase("x"), repair=Change())


def test_findings_differ_by_shape():
    shapes = [finding_groups([finding(severity)])[0].primitives[0] for severity in Severity]
    corners = [len(s.outline.ring) if isinstance(s, Fill) else 0 for s in shapes]
    assert corners == [3, 4, 0] and isinstance(shapes[2], Circle)


def test_what_cannot_be_checked_asks_and_what_is_kept_is_silent():
    signs = finding_groups([finding(Severity.MUST, Result.CANNOT), finding(Severity.MUST, Result.KEPT)])
    assert [p.text for p in primitives(signs) if isinstance(p, Text)] == ["?"]
    assert finding_groups([finding(Severity.MUST, place=None)]) == ()


def test_faded_colours_go_towards_white():
    assert faded("#204060", 0) == "#204060" and faded("#204060", 1) == "#ffffff"
    assert faded("#000000", 0.5) == "#808080"
