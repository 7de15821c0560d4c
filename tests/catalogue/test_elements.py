"""What is in the catalogue, and that every element is what it says."""

import time

import pytest

from baukasten.element import Element, Form, Texture
from baukasten.geometry import Point, polygon
from baukasten.phrase import LANGUAGES
from baukasten.plan import Placed
from catalogue.load import catalogue
from catalogue.models import MODELS
from tests.catalogue.extents import extents, hard_parts_below
from baukasten.access.steps import ramp_area

PIECES = [e for e in catalogue().elements.values() if e.form is Form.PIECE]
HEADROOM = 2250

NEEDED = """
bench bench_backless bench_senior bench_round_tree lounger chair_fixed block_seat table_accessible table_chess
bin_wetz_rostock_60 bin_cannes bin_punto bin_primus bin_mr_fill bin_dinova bin_drive_in_240
bike_stand cargo_bike_stand bike_repair_pillar bollard
lamp_kleine_glocke lamp_grosse_glocke lamp_histo lamp_albstadt lamp_mast bollard_light
tree_tilia_cordata tree_acer_campestre tree_carpinus_betulus tree_amelanchier tree_malus tree_sorbus_intermedia
tree_platanus tree_tilia_tomentosa tree_fraxinus_ornus tree_pinus_sylvestris tree_gleditsia tree_betula_pendula
tree_quercus_robur tree_generic
planter raised_bed raised_bed_wheelchair shrub
swing_double swing_nest spring_rocker slide climbing_net play_combination carousel_inclusive sandpit balance_course
water_play play_house trampoline fitness_device table_tennis boules_court calisthenics multi_generation_play
drinking_fountain fountain_jets sun_sail parasol pergola pavilion barbecue_place notice_board book_box
information_stele verweilecke stage
pavers slabs granite_setts granite_slabs clinker asphalt water_bound permeable_pavers grass_pavers timber_deck concrete
lawn meadow perennials shrubs rain_garden impact_sand impact_chips impact_epdm impact_tiles tactile_field water gravel earth
hedge fence_play handrail low_wall kerb_lowering tactile_strip drainage_channel seat_step kerb
""".split()


def of(form: Form) -> list[Element]:
    return [e for e in catalogue().elements.values() if e.form is form]


def test_everything_loads_without_a_problem(record_property: pytest.FixtureRequest) -> None:
    catalogue.cache_clear()
    start = time.perf_counter()
    loaded = catalogue()
    record_property("milliseconds to load", round((time.perf_counter() - start) * 1000))
    assert loaded.problems == ()
    assert len(loaded.elements) >= 110


def test_what_plans_and_sites_count_on_is_there() -> None:
    assert [name for name in NEEDED if name not in catalogue().elements] == []


def test_groups_stand_in_the_order_people_look_for_them() -> None:
    groups = list(dict.fromkeys(e.group for e in catalogue().elements.values()))
    assert groups == list(catalogue().groups)
    assert groups[:3] == ["seating", "tables", "bins"]
    assert list(catalogue().elements)[0] == "bench"


def test_every_element_has_its_name_and_search_words_in_both_languages() -> None:
    for element in catalogue().elements.values():
        for language in LANGUAGES:
            assert element.names[language].strip(), element.id
            assert len(element.terms[language]) >= 3, element.id


def test_names_are_not_used_twice() -> None:
    for language in LANGUAGES:
        names = [e.names[language] for e in catalogue().elements.values()]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Mülleimer", "bin_wetz_rostock_60"),
        ("Papierkorb", "bin_cannes"),
        ("Sandkiste", "sandpit"),
        ("Laterne", "lamp_kleine_glocke"),
        ("Wippe", "spring_rocker"),
        ("rollstuhl", "carousel_inclusive"),
        ("shade", "sun_sail"),
        ("trash can", "bin_primus"),
    ],
)
def test_everyday_words_find_the_element(word: str, found: str) -> None:
    terms = [term.casefold() for words in catalogue()[found].terms.values() for term in words]
    assert word.casefold() in terms


@pytest.mark.parametrize("element", PIECES, ids=lambda e: e.id)
def test_the_body_is_as_large_as_the_size_says(element: Element) -> None:
    west, south, bottom, east, north, top = extents(element.body)
    for said, measured in zip(element.size, (east - west, north - south, top), strict=True):
        assert measured == pytest.approx(said, rel=0.05)
    assert -2 <= bottom <= 2, "it stands on the ground"


@pytest.mark.parametrize("element", PIECES, ids=lambda e: e.id)
def test_the_footprint_holds_all_one_can_bump_into(element: Element) -> None:
    footprint = polygon(element.footprint).buffer(0.03)
    if element.ramp:  # one goes up on it
        footprint = footprint.union(ramp_area(Placed(element.id, Point(0, 0)), element.ramp).buffer(0.03))
    outside = [shape.bounds for shape in hard_parts_below(element.body, HEADROOM) if not footprint.contains(shape)]
    assert outside == []


@pytest.mark.parametrize("element", PIECES, ids=lambda e: e.id)
def test_bodies_stay_light_enough_for_many_of_them(element: Element) -> None:
    assert 2 <= len(element.body) <= 100


def test_surfaces_and_lines_have_no_body_of_their_own() -> None:
    for element in [*of(Form.SURFACE), *of(Form.LINE)]:
        assert element.body == () and element.footprint.ring == ()
    assert all(e.ground for e in of(Form.SURFACE))
    assert all(e.ground is None for e in [*of(Form.PIECE), *of(Form.LINE)])
    assert all(e.size[1] > 0 and e.size[2] > 0 for e in of(Form.LINE))


def test_people_walk_between_the_masts_of_a_sun_sail() -> None:
    sail = catalogue()["sun_sail"]
    for angle in range(0, 3600, 370):
        feet = polygon(sail.footprint.placed(sail.footprint.ring[0], angle))
        assert len(feet.geoms) == 4
        assert feet.area == pytest.approx(4 * 0.14**2, rel=0.03)


def test_a_tree_stands_in_the_hole_of_the_round_bench() -> None:
    bench, tree = polygon(catalogue()["bench_round_tree"].footprint), polygon(catalogue()["tree_tilia_cordata"].footprint)
    assert bench.disjoint(tree)


def test_a_sun_sail_lets_a_tenth_through_in_summer_and_is_put_away_in_winter() -> None:
    cloth = [part.light for part in catalogue()["sun_sail"].body if part.light.leafy < 1 and part.light.leafy > 0]
    assert {light.on((6, 21)) for light in cloth} == {0.10}
    assert {light.on((12, 21)) for light in cloth} == {1.0}


def test_every_model_is_used() -> None:
    """A model no element is made with would be dead code."""
    import tomllib
    from importlib import resources

    folder = resources.files("catalogue") / "elements"
    files = [file for group in folder.iterdir() if group.is_dir() for file in group.iterdir()]
    used = {tomllib.loads(file.read_text("utf-8")).get("body", {}).get("model") for file in files}
    assert set(MODELS) <= used


@pytest.mark.parametrize(
    ("element", "size"),
    [
        ("bin_wetz_rostock_60", (590, 260, 910)),
        ("bin_cannes", (420, 370, 900)),
        ("bin_punto", (350, 420, 1100)),
        ("bin_primus", (580, 480, 1130)),
        ("bin_mr_fill", (680, 850, 1480)),
        ("bin_dinova", (410, 420, 1480)),
        ("bin_drive_in_240", (740, 800, 1680)),
    ],
)
def test_the_citys_bins_have_their_true_sizes(element: str, size: tuple[int, int, int]) -> None:
    assert catalogue()[element].size == size


@pytest.mark.parametrize(
    ("surface", "rolls", "softens"),
    [
        ("asphalt", True, 0),
        ("water_bound", True, 0),
        ("granite_setts", False, 0),
        ("lawn", False, 1500),
        ("earth", False, 1000),
        ("impact_sand", False, 3000),
        ("impact_chips", False, 3000),
        ("impact_epdm", True, 3000),
    ],
)
def test_what_a_surface_is_to_wheels_and_falling_children(surface: str, rolls: bool, softens: int) -> None:
    ground = catalogue()[surface].ground
    assert ground is not None and (ground.rolls, ground.softens) == (rolls, softens)


def test_planted_and_water_surfaces_are_not_walked_on() -> None:
    for element in of(Form.SURFACE):
        if element.ground and element.ground.texture in (Texture.PLANTS, Texture.WATER):
            assert not element.ground.walkable


def test_a_wheelchair_gets_under_what_is_made_for_it() -> None:
    for name in ("table_accessible", "table_chess", "raised_bed_wheelchair"):
        table = catalogue()[name].table
        assert table is not None and table.height <= 850 and table.knee_height >= 670 and table.knee_depth >= 300


def test_seats_have_a_height_one_gets_up_from() -> None:
    benches = [e for e in catalogue().elements.values() if e.seat and e.group == "seating" and e.id != "lounger"]
    assert len(benches) >= 7
    assert all(460 <= e.seat.height <= 480 for e in benches if e.seat)


def test_the_drinking_fountain_is_in_reach() -> None:
    assert catalogue()["drinking_fountain"].control_height == 850
