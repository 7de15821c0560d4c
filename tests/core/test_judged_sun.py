"""The days the rules ask for, the repairs for want of shade, and the light of plants."""

from dataclasses import replace
from datetime import date

import pytest

from baukasten.checks import RULES, findings, judged, mended, plant_light, play_shade, seat_shade, shade_first
from baukasten.checks.case import case
from baukasten.element import Plant, PlantLight
from baukasten.finding import Result
from baukasten.geometry import polygon
from baukasten.judged_sun import judged_sun
from baukasten.plan import Placed
from baukasten.receivers import plant_receivers
from baukasten.relief import Relief
from baukasten.scene import scene
from baukasten.snapshot import Snapshot
from tests.core.example_plans import NOWHERE, example, example_case, test_catalogue

SUMMER = "; sun of 21 June; sun of 15 August"


def test_each_rule_finds_the_sun_of_its_day():
    snapshot = example("yard 20 x 20; sandpit 10,10; bench 5,5; slide 15,10 facing 180; flowers 2,2 to 4,4")
    suns = judged_sun(snapshot, scene(snapshot))
    assert [(s.day.month, s.day.day) for s in suns] == [(6, 21), (3, 21), (8, 15), (12, 21)]
    cannot = {f.rule.id for f in findings(snapshot, *suns) if f.result is Result.CANNOT and f.rule.id.startswith("H")}
    assert cannot == {"H10"}, "only how many children come stays unknown"


def test_without_a_place_on_earth_there_is_no_sun():
    snapshot = example("yard 20 x 20; sandpit 10,10; flowers 2,2 to 4,4; slide 15,10 facing 180")
    lost = replace(snapshot, site=replace(snapshot.site, anchor=None))
    assert judged_sun(lost, scene(lost)) == ()
    found = {f.rule.id: f.result for f in findings(lost)}
    assert {found[rule] for rule in ("H10", "H11", "H12", "H15", "H20", "H21")} == {Result.CANNOT}


def test_the_share_done_only_grows():
    snapshot = example("yard 20 x 20; bench 5,5")
    told = []
    judged_sun(snapshot, scene(snapshot), told.append)
    assert told == sorted(told) and told[-1] == pytest.approx(1.0)


def mended_of(rule, text):
    """The one finding of a rule, with its repair."""
    given = example_case(text)
    done = judged(RULES, given.snapshot, *given.sunlights)
    (found,) = [f for f in done.findings if f.rule.id == rule.RULE.id]
    return given, mended(RULES, done, found)


def repaired(rule, text):
    given, found = mended_of(rule, text)
    assert found.repair is not None
    return given, found, replace(given.snapshot, plan=found.repair.applied(given.snapshot.plan))


def test_a_roof_is_added_where_it_shades_the_sand():
    given, found, after = repaired(play_shade, "yard 20 x 20; sandpit 10,10" + SUMMER)
    assert list(found.repair.items) == [2] and after.plan.items[2].element in ("pergola", "roof")
    assert after.plan.items[2].at.y < 10_000, "towards the sun"
    assert not list(play_shade.check(case(after, *judged_sun(after, scene(after)))))


def test_a_roof_of_the_groups_own_is_carried_rather_than_bought():
    given, found, after = repaired(seat_shade, "yard 20 x 20; bench 5,5; pergola 15,15; sun of 21 June")
    assert set(found.repair.items) == {2} and len(after.plan.items) == len(given.snapshot.plan.items)
    assert isinstance(after.plan.items[2], Placed) and after.plan.items[2].at != given.snapshot.plan.items[2].at


def test_what_stands_there_today_is_not_carried():
    _given, found, after = repaired(seat_shade, "yard 20 x 20; bench 5,5; pergola 15,15 kept; sun of 21 June")
    assert 2 not in found.repair.items and 3 in found.repair.items


def test_nobody_loses_shade_by_a_repair():
    text = "yard 20 x 20; bench 5,5; bench 15.5,15.8; bench 10,2; pergola 15,15; sun of 21 June"
    _given, found = mended_of(seat_shade, text)
    assert found.repair is None or 4 not in found.repair.items


def test_there_is_no_roof_where_there_is_no_room():
    _given, found = mended_of(play_shade, "yard 4 x 4; sandpit 2,2" + SUMMER)
    assert found.result is Result.NOT_KEPT and found.repair is None


def test_a_roof_leaves_ways_and_the_boundary_alone():
    given, _found, after = repaired(play_shade, "yard 9 x 9; sandpit 4.5,5.5; bin 1,1" + SUMMER)
    new = after.plan.items[3]
    element = after.catalogue[new.element]
    posts = polygon(element.footprint.placed(new.at, new.angle))
    assert given.ground.boundary.covers(posts)
    assert all(o.shape.distance(posts) >= 0.9 for o in given.ground.obstacles)


def test_the_day_in_august_is_asked_too():
    given = example_case("yard 20 x 20; roof 10,10; sandpit 10,10; sun of 21 June")
    (found,) = play_shade.check(given)
    assert (found.result, found.text.values["day"]) == (Result.CANNOT, date(2025, 8, 15))


def test_shade_on_everything_or_on_nothing_is_no_question_of_first():
    assert not list(shade_first.check(example_case("yard 20 x 20; sandpit 5,10; platform 12,10; sun of 21 June")))


@pytest.mark.parametrize(("light", "span"), [
    ({PlantLight.SUN}, (6, 24)), ({PlantLight.HALF}, (3, 6)), ({PlantLight.SHADE}, (0, 3)),
    ({PlantLight.SUN, PlantLight.HALF}, (3, 24)), (set(PlantLight), (0, 24)),
])
def test_what_a_plant_bears_is_all_between_its_kinds_of_light(light, span):
    assert plant_light.needed(Plant(frozenset(light), NOWHERE)) == span


def test_a_tree_is_asked_at_its_top_and_does_not_shade_itself():
    snapshot = example("yard 20 x 20; tree 10,10")
    kinds = dict(test_catalogue().elements)
    kinds["tree"] = replace(kinds["tree"], plant=Plant(frozenset({PlantLight.SUN}), NOWHERE))
    planted = Snapshot(snapshot.plan, snapshot.site, replace(snapshot.catalogue, elements=kinds))
    (receiver,) = plant_receivers(planted, Relief(None))
    assert {point.z for point in receiver.points} == {4500}
    (june, *_others) = judged_sun(planted, scene(planted))
    assert not list(plant_light.check(case(planted, june)))


def test_the_plants_of_the_catalogue_say_what_light_they_need():
    from catalogue.load import catalogue

    elements = catalogue().elements
    assert elements["meadow"].plant.light == {PlantLight.SUN}
    assert elements["hedge"].plant.light == set(PlantLight)
    assert all(e.plant for e in elements.values() if e.tree and e.id != "tree_generic")
    assert {e.id for e in elements.values() if e.play and e.play.metal_slide} == {"play_combination", "slide"}
