"""Rules about sun and shade: the new days, what shades today and what has grown, and that no repair does harm."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from baukasten.checks import (
    RULES, harmless, helps, infants, judged, mended, metal_slide, plant_light, seat_shade, seat_sun,
    shade_first, uv_shade, winter_sun, with_repairs,
)
from baukasten.checks.tried_sun import followed, tried
from baukasten.checks.undecided import UNDECIDED
from baukasten.commands import move, place, remove, turn_to
from baukasten.commands.describe import describe
from baukasten.element import Plant, PlantLight, Play, Swing
from baukasten.finding import Result
from baukasten.geometry import Point
from baukasten.judged_sun import judged_sun
from baukasten.phrase import Language
from baukasten.plan import Brief, Placed
from baukasten.receivers import height, receivers
from baukasten.relief import Relief
from baukasten.scene import scene
from baukasten.shade import sun_hours, sunlight
from tests.core.example_plans import ELEMENTS, NOWHERE, example, example_case

SUMMER = "; sun of 21 June; sun of 15 August"
FACTS = Path(__file__).parents[3] / "shared" / "docs" / "rules.md"


def done(text):
    given = example_case(text)
    snapshot = with_a_tree_to_plant(given.snapshot)
    return judged(RULES, snapshot, *given.sunlights)


def with_a_tree_to_plant(snapshot):
    """Of the trees of the examples one is known well enough to be planted."""
    kinds = dict(snapshot.catalogue.elements)
    kinds["tree"] = replace(kinds["tree"], plant=Plant(frozenset(PlantLight), NOWHERE))
    return replace(snapshot, catalogue=replace(snapshot.catalogue, elements=kinds))


def finding_of(rule, text):
    """What is judged, and the one finding of a rule, mended."""
    given = done(text)
    (found,) = [f for f in given.findings if f.rule.id == rule.RULE.id]
    return given, mended(RULES, given, found)


def told(found):
    return " ".join(Language("en").say(phrase) for phrase in found.advice)


# Which rows of the fact sheet are judged

@pytest.mark.shared
def test_every_row_about_sun_is_judged_or_says_why_not():
    if not FACTS.exists():
        pytest.skip(f"the fact sheet is not there: {FACTS}")
    rows = set(re.findall(r"^\| (H\d\d) \|", FACTS.read_text(encoding="utf-8"), re.M))
    judged_here = {rule.RULE.id for rule in RULES}
    assert len(rows) > 25 and not judged_here & set(UNDECIDED)
    assert rows - judged_here - set(UNDECIDED) == set()
    # Rules of this program's own have ids beyond the rows.
    assert {rule for rule in judged_here if rule.startswith("H")} - rows == {"H21", "H22"}


# What was tried is what comes to be

CHANGES = [
    lambda plan: place(plan, "roof", Point(9_000, 8_000), 300),
    lambda plan: move(plan, (1,), 3_000, -2_000),
    lambda plan: turn_to(plan, 3, 900),
    lambda plan: remove(plan, (2,)),
    lambda plan: move(plan, (1, 2), 1_000, 1_000).then(place(plan, "tree", Point(4_000, 4_000))),
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(("day", "year"), [(date(2025, 6, 21), 0), (date(2025, 3, 21), 0), (date(2025, 6, 21), 10)])
def test_the_light_that_was_tried_is_the_light_from_scratch(change, day, year):
    snapshot = example("yard 24 x 20; house 0,18 to 24,20 height 12; bench 8,8; pergola 14,9; sandpit 15,10; tree 10,4; flowers 2,2 to 4,4")
    sun = followed(snapshot, Relief(None), sunlight(scene(snapshot), day), year)
    before = {i: light.light.tolist() for i, light in sun.light.items.items()}
    changed = change(snapshot.plan)
    after = replace(snapshot, plan=changed.applied(snapshot.plan))
    fresh = followed(after, Relief(None), sun.light, year).light
    light = tried(sun, changed)
    assert light.items.keys() == fresh.items.keys()
    for item, known in fresh.items.items():
        assert light.items[item].light.tolist() == known.light.tolist()
    assert (light.hours.shape, light.hours[~(light.hours == fresh.hours)].size) == (fresh.hours.shape, sum(fresh.hours.ravel() != fresh.hours.ravel()))
    assert before == {i: light.light.tolist() for i, light in sun.light.items.items()}, "and nothing is left of it"


# No repair does harm

def test_a_change_that_breaks_another_rule_is_no_repair():
    given = done("yard 20 x 20; entrance 0,10; entrance 20,10; bench 10,14")
    assert harmless(RULES, given, place(given.case.snapshot.plan, "bin", Point(5_000, 5_000)))
    assert not harmless(RULES, given, place(given.case.snapshot.plan, "bin", Point(10_000, 14_000)))
    assert not harmless(RULES, given, place(given.case.snapshot.plan, "bin", Point(30_000, 5_000)))


def test_a_change_that_makes_a_broken_rule_worse_is_no_repair():
    given = done("yard 20 x 20; bench 19.5,10")
    plan = given.case.snapshot.plan
    assert not harmless(RULES, given, move(plan, (1,), 300, 0))
    assert harmless(RULES, given, move(plan, (1,), -100, 0))


def test_a_repair_has_to_help():
    given = done("yard 20 x 20; bench 20,10; bench 5,5")
    (found,) = [f for f in given.findings if f.rule.id == "B01"]
    plan = given.case.snapshot.plan
    assert helps(RULES, given, found, move(plan, (1,), -2_000, 0)) and helps(RULES, given, found, move(plan, (1,), -100, 0))
    assert not helps(RULES, given, found, move(plan, (2,), 1_000, 0))


def test_a_second_thing_out_of_place_is_not_hidden_by_the_first():
    given = done("yard 20 x 20; bench 5,5; bench 5,5.3; bench 5,5.6")
    plan = given.case.snapshot.plan
    assert not harmless(RULES, given, move(plan, (3,), 0, -300))


@pytest.mark.parametrize("text", [
    "yard 20 x 20; entrance 0,10; entrance 20,10; sandpit 10,10; bench 5,5; bench 5,15",
    "yard 16 x 16; entrance 0,8; entrance 16,8; slide 8,8 facing 180; bench 3,3; tree 12,12",
    "yard 30 x 20; entrance 0,10; house 0,18 to 30,20 height 12; bench 8,16; bench 12,16; sandpit 20,8; flowers 2,2 to 4,4",
])
def test_no_repair_and_no_tree_makes_anything_worse(text):
    snapshot = with_a_tree_to_plant(example(text))
    given = judged(RULES, snapshot, *judged_sun(snapshot, scene(snapshot)))
    offered = [c for f in with_repairs(RULES, given) for c in (f.repair, f.later) if c]
    assert offered
    bad = {f.identity for f in given.findings if f.result is Result.NOT_KEPT}
    for change in offered:
        after = replace(snapshot, plan=change.applied(snapshot.plan))
        fresh = judged(RULES, after, *judged_sun(after, scene(after)))
        new = {f.identity for f in fresh.findings if f.result is Result.NOT_KEPT} - bad
        assert all(any(rule == old and set(items) < set(those) for old, those in bad) for rule, items in new), new


# Shade today, and shade that grows

def test_a_tree_is_offered_with_the_years_it_takes():
    given, found = finding_of(seat_shade, "yard 30 x 30 of lawn; bench 15,15; sun of 21 June")
    (tree,) = found.later.items.values()
    assert tree[0] is None and given.case.snapshot.catalogue[tree[1].element].tree
    assert tree[1].at.y < 15_000, "towards the sun"
    assert "years: put " in told(found)


def test_what_a_tree_is_said_to_do_it_does():
    given, found = finding_of(seat_shade, "yard 30 x 30 of lawn; bench 15,15; sun of 21 June")
    years = next(phrase.values["years"] for phrase in found.advice if "years" in phrase.values)
    after = replace(given.case.snapshot, plan=found.later.applied(given.case.snapshot.plan))
    for year, is_kept in ((0, False), (years, True)):
        light = sunlight(scene(after, year), date(2025, 6, 21))
        result = {f.rule.id: f.result for f in judged(RULES, after, light).findings}["H13"]
        assert (result is Result.KEPT) == is_kept


def test_trees_that_are_planted_already_are_not_planted_again():
    given, found = finding_of(seat_shade, "yard 30 x 30 of lawn; bench 15,15; sun of 21 June")
    planted = replace(given.case.snapshot, plan=found.later.applied(given.case.snapshot.plan))
    again = judged(RULES, planted, sunlight(scene(planted), date(2025, 6, 21)))
    (still,) = [f for f in again.findings if f.rule.id == "H13"]
    assert "is planted here will do" in told(mended(RULES, again, still)) and not mended(RULES, again, still).later


def test_a_tree_has_the_room_it_needs_when_it_is_grown():
    text = "yard 16 x 24 of lawn; house 0,0 to 16,4 height 3; bench 8,13; sun of 21 June"
    given, found = finding_of(seat_shade, text)
    (tree,) = found.later.items.values()
    crown = given.case.snapshot.catalogue[tree[1].element].tree.grown_crown
    assert tree[1].at.y - 4_000 >= crown / 2 + 1_000 and Point(8_000, 13_000).distance(tree[1].at) >= 1_000


def test_money_is_said_where_it_does_not_reach():
    snapshot = example("yard 20 x 20; sandpit 10,10" + SUMMER)
    for budget, word in ((5_000_000, "the money reaches"), (100, "are missing")):
        plan = describe(snapshot.plan, Brief(budget=budget)).applied(snapshot.plan)
        rich = replace(snapshot, plan=plan)
        given = judged(RULES, rich, *judged_sun(rich, scene(rich)))
        (found,) = [f for f in given.findings if f.rule.id == "H12"]
        assert word in told(mended(RULES, given, found))


def test_where_shade_lies_on_the_slide_the_sand_gets_a_roof_of_its_own():
    given, found = finding_of(shade_first, "yard 40 x 30; roof 30,12; platform 30,10; sandpit 8,15; sun of 21 June")
    (roof,) = [after for _before, after in found.repair.items.values()]
    assert abs(roof.at.x - 8_000) < 5_000


# Sun where it is wanted

@pytest.mark.parametrize(("rule", "text", "day", "least"), [
    (seat_sun, "yard 30 x 30; house 0,0 to 30,10 height 12; bench 15,12; sun of 21 March", date(2025, 3, 21), 2.0),
    (winter_sun, "yard 40 x 30; house -20,0 to 60,6 height 3; bench 14,9; sun of 21 December", date(2025, 12, 21), 1.0),
])
def test_a_seat_in_the_dark_is_carried_into_the_sun(rule, text, day, least):
    given, found = finding_of(rule, text)
    assert found.result is Result.NOT_KEPT and found.repair
    after = replace(given.case.snapshot, plan=found.repair.applied(given.case.snapshot.plan))
    assert sun_hours(sunlight(scene(after), day), 1) >= least


def test_what_stands_there_today_is_not_carried_into_the_sun():
    _given, found = finding_of(winter_sun, "yard 40 x 30; house -20,0 to 60,6 height 3; bench 14,9 kept; sun of 21 December")
    assert found.result is Result.NOT_KEPT and found.repair is None


def test_plants_are_swapped_for_those_that_like_the_light():
    given, found = finding_of(plant_light, "yard 20 x 20; ferns 5,5 to 8,8; sun of 21 June")
    assert found.repair.items[1][1].material == "flowers"
    assert told(found) == "What helps: take Flowers instead of Ferns 1."


def test_a_slide_turns_north_or_lies_under_a_roof():
    _given, found = finding_of(metal_slide, "yard 20 x 20; slide 10,10 facing 180; sun of 21 June")
    assert found.repair.items[1][1].angle in range(0, 60) or found.repair.items[1][1].angle > 3540
    # Across there is no room to turn it.
    _given, narrow = finding_of(metal_slide, "yard 30 x 7; slide 10,3.5 facing 90; sun of 21 June")
    assert narrow.repair is None or 1 not in narrow.repair.items


@pytest.mark.parametrize(("rule", "kept"), [(uv_shade, "roof 10,9; bench 10,10"), (infants, "roof 10,9; sandpit 10,10")])
def test_noon_is_asked_in_june_and_in_august(rule, kept):
    for suns, result in ((SUMMER, Result.KEPT), ("; sun of 21 June", Result.CANNOT), ("", Result.CANNOT)):
        found = [f for f in done(f"yard 30 x 30; {kept}{suns}").findings if f.rule.id == rule.RULE.id]
        assert [f.result for f in found] == [result]


# How high people are

def test_children_on_a_platform_are_judged_up_there():
    element = next(e for e in ELEMENTS if e.id == "platform")
    high = replace(element, play=replace(element.play, platform=1500))
    swing = replace(element, play=Play(1475, True, swing=Swing(2000, 450, 420, 2, 500)))
    assert [height(e) for e in (element, high, swing)] == [0, 1500, 450]
    snapshot = example("yard 20 x 20; platform 10,10")
    raised = replace(snapshot, catalogue=replace(snapshot.catalogue, elements={**snapshot.catalogue.elements, "platform": high}))
    (receiver,) = receivers(raised, Relief(None))
    assert {p.z for p in receiver.points} == {1500}


def test_a_wall_that_shades_the_ground_does_not_shade_the_platform():
    snapshot = example("yard 20 x 20; house 0,0 to 20,8 height 1.4; platform 10,8.6")
    element = snapshot.catalogue["platform"]
    raised = {**snapshot.catalogue.elements, "platform": replace(element, play=replace(element.play, platform=1500))}
    day = date(2025, 3, 21)
    low = sun_hours(sunlight(scene(snapshot), day), 1)
    high = sun_hours(sunlight(scene(replace(snapshot, catalogue=replace(snapshot.catalogue, elements=raised))), day), 1)
    assert high > low + 3


def test_the_catalogue_knows_the_platforms_of_its_towers():
    from catalogue.load import catalogue

    elements = catalogue().elements
    assert {name: height(elements[name]) for name in ("slide", "play_combination", "swing_double", "sandpit")} == {
        "slide": 1500, "play_combination": 1500, "swing_double": 450, "sandpit": 0,
    }


def test_each_member_of_a_composed_thing_is_judged_at_its_own_height():
    from catalogue.load import catalogue
    from baukasten.plan import Plan
    from tests.core.yard import yard

    snapshot = replace(example("yard 20 x 20"), catalogue=catalogue(), site=yard(), plan=Plan({1: Placed("verweilecke", Point(9_000, 9_000))}, 1))
    (receiver,) = receivers(snapshot, Relief(None))
    assert len({p.z for p in receiver.points}) > 1
