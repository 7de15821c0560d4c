"""What things cost, against the figures of the price table."""

import pytest

from baukasten.element import UNIT, Form
from baukasten.source import Status
from catalogue.load import catalogue

TABLE = {
    # element: row, unit price low, mid, high, life, upkeep a year (euros, net, 2025)
    "bench": ("U01", 900, 1600, 3000, 15, 60),
    "bench_senior": ("U03", 1000, 1800, 3200, 15, 60),
    "table_accessible": ("U07", 1800, 3000, 5500, 12, 90),
    "bin_wetz_rostock_60": ("U11", 500, 900, 1800, 12, 450),
    "bike_stand": ("U14", 200, 350, 600, 25, 8),
    "raised_bed": ("U20", 500, 1000, 2200, 8, 80),
    "raised_bed_wheelchair": ("U21", 1200, 2200, 4000, 12, 80),
    "drinking_fountain": ("U27", 6000, 15000, 25000, 15, 4000),
    "sun_sail": ("U33", 8000, 15000, 30000, 12, 900),
    "lamp_mast": ("U38", 2500, 4000, 6500, 25, 90),
    "swing_nest": ("U45", 4000, 6500, 10000, 15, 250),
    "play_combination": ("U51", 12000, 30000, 60000, 15, 500),
    "carousel_inclusive": ("U53", 9000, 14000, 22000, 15, 250),
    "sandpit": ("U55", 3000, 5500, 9000, 10, 350),
    "impact_sand": ("U72", 35, 55, 90, 5, 6),
    "impact_epdm": ("U74", 110, 160, 260, 12, 4),
    "tree_tilia_cordata_park": ("U76", 900, 1500, 2500, 60, 60),
    "tree_tilia_cordata": ("U77", 4500, 7000, 12000, 50, 80),
    "hedge": ("U79", 45, 80, 150, 30, 10),
    "lawn": ("U83", 4, 8, 25, 20, 2),
    "pavers": ("U90", 80, 120, 180, 40, 1.5),
    "asphalt": ("U95", 60, 90, 140, 30, 1),
    "water_bound": ("U96", 45, 70, 110, 15, 3),
    "tactile_strip": ("U101", 80, 130, 220, 40, 2),
    "kerb_lowering": ("U103", 120, 220, 400, 40, 0),
}


@pytest.mark.parametrize("element_id", TABLE)
def test_prices_are_those_of_the_table(element_id: str) -> None:
    row, low, mid, high, life, upkeep = TABLE[element_id]
    element = catalogue()[element_id]
    price = element.price
    assert (price.low, price.mid, price.high) == (low * 100, mid * 100, high * 100)
    assert (element.life_years, element.upkeep) == (life, upkeep * 100)
    assert (price.source.clause or "").split(":")[0] == row


@pytest.mark.parametrize(("element_id", "area", "per_m2"), [("boules_court", 36, 100), ("pergola", 12, 800)])
def test_what_is_priced_by_area_costs_the_area_it_has(element_id: str, area: int, per_m2: int) -> None:
    element = catalogue()[element_id]
    assert element.price.mid == area * per_m2 * 100
    assert element.size[0] * element.size[1] == area * 1_000_000


def test_all_prices_are_of_one_year_and_rise_from_low_to_high() -> None:
    for element in catalogue().elements.values():
        price = element.price
        assert 0 < price.low < price.mid < price.high, element.id
        assert price.high <= 8 * price.low, element.id
        assert price.year == catalogue().price_year == 2025
        assert element.life_years >= 2 and element.upkeep >= 0


def test_estimates_are_called_estimates() -> None:
    assert {e.price.source.status for e in catalogue().elements.values()} == {Status.ESTIMATE}


def test_anchors_name_the_press_they_were_set_against() -> None:
    fountain = catalogue()["drinking_fountain"].price.source
    assert "Potsdam" in (fountain.clause or "") and (fountain.address or "").startswith("https://")


def test_cost_groups_are_those_of_outdoor_works() -> None:
    for element in catalogue().elements.values():
        assert element.din276.startswith("5"), element.id


def test_units_are_those_of_bills_of_quantities() -> None:
    assert {UNIT[form] for form in Form} == {"St", "m²", "m"}


def test_a_composed_element_costs_what_its_members_cost() -> None:
    composed = [e for e in catalogue().elements.values() if e.members]
    assert {e.id for e in composed} == {"verweilecke", "multi_generation_play"}
    for element in composed:
        members = [catalogue()[m.element] for m in element.members]
        assert element.price.low == sum(m.price.low for m in members)
        assert element.price.mid == sum(m.price.mid for m in members)
        assert element.price.high == sum(m.price.high for m in members)
        assert element.upkeep == sum(m.upkeep for m in members)
        assert len(element.body) == sum(len(m.body) for m in members)


def test_the_seating_corner_is_two_benches_a_planter_and_a_bin() -> None:
    corner = catalogue()["verweilecke"]
    assert [m.element for m in corner.members] == ["bench", "bench_senior", "planter", "bin_cannes"]
    assert corner.price.mid == (1600 + 1800 + 1200 + 900) * 100
    assert corner.seat is not None
    assert corner.seat.places == sum(s.places for m in corner.members if (s := catalogue()[m.element].seat))
    assert "U19" in (corner.price.source.clause or "")
