"""The bundled plots are what is known of them, and say what is assumed."""

from collections import Counter
from importlib import resources

import pytest
import shapely

from baukasten.cost import Standing as Money
from baukasten.cost import estimate
from baukasten.geometry import Point, polygon, shapely_point
from baukasten.plan import BRIEF, Line, Note, Path, Placed, State, Surface, element_of
from baukasten.relief import Relief
from baukasten.site import EdgeKind
from baukasten.snapshot import Snapshot
from baukasten.today import today
from catalogue.load import catalogue
from sites.importers import osm_tags
from sites.load import PLOTS, example, load, sites

SQUARE, COURTYARD = PLOTS


@pytest.fixture(scope="module")
def square():
    return load(SQUARE)


@pytest.fixture(scope="module")
def courtyard():
    return load(COURTYARD)


def standing(site, element):
    return [thing for thing in site.standing if thing.element == element]


@pytest.mark.parametrize("site", sites(), ids=PLOTS)
class TestEveryPlot:
    def test_is_named_in_both_languages_by_its_slug(self, site):
        assert site.slug in PLOTS and site.names["de"] and site.names["en"]

    def test_lies_in_rostock(self, site):
        lon, lat = site.anchor.lonlat(Point(20_000, 20_000))
        assert 11.9 < lon < 12.3 and 54.0 < lat < 54.3
        assert site.anchor.true_north() == pytest.approx(2.35, abs=0.05)

    def test_is_entered_on_its_boundary_or_inside(self, site):
        boundary = polygon(site.boundary).buffer(0.002)
        assert len(site.entrances) >= 3
        assert all(boundary.covers(shapely_point(entrance.at)) for entrance in site.entrances)

    def test_has_ground_everywhere_and_nowhere_twice(self, site):
        shapes = [polygon(area.outline) for area in site.ground]
        boundary = polygon(site.boundary)
        assert shapely.union_all(shapes).symmetric_difference(boundary).area < 1
        assert sum(shape.area for shape in shapes) == pytest.approx(boundary.area, abs=1)

    def test_no_building_stands_on_it(self, site):
        boundary = polygon(site.boundary)
        assert all(polygon(b.outline).intersection(boundary).area < 0.1 for b in site.buildings)

    def test_says_what_is_fact_and_what_is_assumed(self, site):
        assert any(not claim.fact for claim in site.claims)
        assert all(claim.source for claim in site.claims if claim.fact)
        sources = (resources.files("sites") / "plots" / site.slug / "SOURCES.md").read_text()
        assert "assumed" in sources

    def test_uses_what_the_catalogue_has(self, site):
        known = catalogue()
        assert {thing.element for thing in site.standing} <= set(known.elements)
        assert all(known[area.material].ground for area in site.ground)


class TestSquareAtTheGate:
    """Facts by rostock-heute.de, rathaus.rostock.de and the city's data, as its SOURCES.md lists them."""

    def test_area(self, square):
        assert square.boundary.area_m2 == pytest.approx(7245, abs=1)

    def test_a_third_is_green_on_both_sides(self, square):
        green = [a.outline for a in square.ground if a.material == "lawn"]
        assert sum(o.area_m2 for o in green) / 7245 == pytest.approx(1 / 3, abs=0.005)
        middle = shapely.LineString([(45, 13), (81, 38.5), (126, 78), (169, 92)])
        sides = {polygon(o).representative_point().y > middle.interpolate(middle.project(polygon(o).centroid)).y for o in green}
        assert sides == {True, False}

    def test_the_gate_stands_where_the_city_says(self, square):
        gate = next(b for b in square.buildings if b.name == "Kröpeliner Tor")
        middle = polygon(gate.outline).centroid
        east, north = square.anchor.coordinates(Point(round(middle.x * 1000), round(middle.y * 1000)))
        assert (east, north) == pytest.approx((312243, 5997173), abs=1)
        assert gate.outline.area_m2 == pytest.approx(103.3, abs=1)
        assert max(b.height for b in square.buildings if b.name.startswith("Kröpeliner Tor")) == 54_000

    def test_19_benches_on_the_sunny_side(self, square):
        benches = standing(square, "bench")
        assert len(benches) == 19
        assert all(900 <= bench.angle <= 2250 for bench in benches)  # from east over south to south-west

    def test_five_limes_at_the_southern_bank(self, square):
        boundary = polygon(square.boundary)
        limes = [t for t in standing(square, "tree_tilia_cordata") if boundary.contains(shapely_point(t.at))]
        assert len(limes) == 5 and all("2012" in lime.name for lime in limes)
        lawns = shapely.union_all([polygon(a.outline) for a in square.ground if a.material == "lawn"])
        assert all(lawns.contains(shapely_point(lime.at)) for lime in limes)

    def test_87_bicycle_hoops_with_room(self, square):
        hoops = standing(square, "bike_stand")
        assert len(hoops) == 87
        nearest = [min(a.at.distance(b.at) for b in hoops if b is not a) for a in hoops]
        assert min(nearest) == pytest.approx(1200, abs=3)

    def test_it_is_described_as_free_of_steps(self, square):
        assert not [edge for edge in square.edges if edge.kind is EdgeKind.STEPS]
        assert all(edge.height == 0 for edge in square.edges if edge.kind is EdgeKind.KERB)

    def test_the_heights_are_where_they_were_measured(self, square):
        spots = {height: point for point, height in square.terrain.spots}
        assert {7_700, 11_400, 13_000, 15_570} <= set(spots)
        rise = min(
            (p for p, z in square.terrain.spots if z == 13_000), key=lambda p: abs(spots[7_700].distance(p) - 170_000)
        )
        run = spots[7_700].distance(rise)
        assert run / 1000 == pytest.approx(170, abs=1)
        assert (13_000 - 7_700) / run == pytest.approx(0.031, abs=0.0005)

    def test_the_ground_rises_gently_to_the_gate(self, square):
        relief = Relief(square.terrain)
        gate, crossing = square.entrances[0].at, square.entrances[2].at
        assert relief.base == 7_700
        assert relief.at(gate) + relief.base == pytest.approx(15_570, abs=40)
        assert 13_000 < relief.at(crossing) + relief.base < 13_300

    def test_the_lines_that_must_be_shown(self, square):
        shown = " ".join(square.attribution)
        assert "© OpenStreetMap-Mitwirkende" in shown and "ODbL" in shown
        assert "© GeoBasis-DE/M-V" in shown and "CC BY 4.0" in shown

    def test_what_nobody_measured_is_marked(self, square):
        assert all(thing.assumed for thing in square.standing if thing.element != "lamp_mast")
        assert not any(lamp.assumed for lamp in standing(square, "lamp_mast"))


class TestCourtyard:
    def test_is_empty_level_and_40_by_30(self, courtyard):
        assert courtyard.boundary.bounds == (0, 0, 40_000, 30_000)
        assert courtyard.standing == ()
        assert len({height for _spot, height in courtyard.terrain.spots}) == 1

    def test_is_enclosed_by_five_storeys(self, courtyard):
        assert {b.height for b in courtyard.buildings} == {15_000}

    def test_claims_nothing_as_fact(self, courtyard):
        assert not any(claim.fact for claim in courtyard.claims)


class TestExample:
    def test_starts_from_what_stands_there(self, square):
        kept, before = example().items, today(square).items
        for i, item in before.items():
            if i != BRIEF:
                assert kept[i].element == item.element
                assert kept[i] == item or kept[i].reason

    def test_proposes_25_to_40_things(self, square):
        plan = example()
        proposed = [i for i, item in plan.items.items() if i > len(square.standing) and not isinstance(item, Note)]
        touched = [i for i, item in plan.items.items() if isinstance(item, Placed) and item.state in (State.MOVE, State.REMOVE)]
        assert 25 <= len(proposed) + len(touched) <= 40

    def test_shows_every_state_and_every_kind(self):
        items = example().items.values()
        assert {item.state for item in items if isinstance(item, Placed)} == set(State)
        assert {type(item) for item in items} >= {Placed, Surface, Path, Line, Note}

    def test_has_wishes_in_peoples_own_words(self):
        notes = [note for _i, note in example().of(Note)]
        assert 4 <= len(notes) <= 6 and all(note.author and len(note.text) > 30 for note in notes)

    def test_fits_the_budget_but_only_just(self, square):
        plan = example()
        cost = estimate(Snapshot(plan, square, catalogue()))
        assert plan.brief.budget == 5_000_000 and cost.unpriced == ()
        assert 4_600_000 <= cost.gross.mid <= 5_000_000
        assert cost.against(plan.brief.budget) is Money.TIGHT

    def test_uses_what_the_catalogue_has(self):
        elements = {element_of(item) for item in example().items.values()} - {None}
        assert elements <= set(catalogue().elements)

    def test_everything_new_stands_on_the_square(self, square):
        boundary = polygon(square.boundary)
        new = [item for i, item in example().of(Placed) if i > len(square.standing)]
        assert all(boundary.contains(shapely_point(item.at)) for item in new)
        kinds = Counter(item.element for item in new)
        assert kinds["bench_senior"] == 3


def test_every_element_the_importers_name_is_in_the_catalogue():
    known = catalogue().elements
    named = {element for _key, _value, element, _kind in osm_tags.THINGS} | set(osm_tags.SPECIES.values())
    named |= {"bike_stand", "bench_backless", "tree_generic"}
    assert named <= set(known)
    laid = set(osm_tags.SURFACES.values()) | set(osm_tags.GREEN.values()) | {m for _w, m in osm_tags.ROADS.values()}
    assert all(known[material].ground for material in laid)
