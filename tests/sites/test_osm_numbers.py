"""Numbers as mappers write them."""

import pytest

from sites.importers.osm_numbers import bearing, count, metres
from sites.importers.osm_tags import species


@pytest.mark.parametrize(
    "text, length",
    [
        ("12", 12), ("12.5", 12.5), ("12,5", 12.5), ("12 m", 12), ("12m", 12), ("350 cm", 3.5), ("40'", 12.192),
        ("5'10\"", 1.778), ("10 ft", 3.048), ("~8", 8), ("ca. 3m", 3), ("4;6", 4), (" 7 ", 7), ("0.5", 0.5),
    ],
)
def test_lengths(text, length):
    assert metres(text, 100) == pytest.approx(length)


@pytest.mark.parametrize("text", [None, "", "yes", "tall", "12 apples", "1e9", "-3", "101", "nan", "inf", "1.2.3", "١٢٣٤"])
def test_what_is_no_length(text):
    assert metres(text, 100) is None


def test_a_least_length():
    assert metres("0.2", 10, 0.5) is None


@pytest.mark.parametrize("text, number", [("9", 9), ("12 places", 12), ("0", None), ("-4", None), ("many", None), (None, None), ("999999", None)])
def test_counts(text, number):
    assert count(text, 300) == number


@pytest.mark.parametrize(
    "text, degrees",
    [("180", 180), ("SW", 225), ("south-west", 225), ("nne", 22.5), ("370", 10), ("90°", 90), ("-90", 270), ("forward", None), ("", None), (None, None), ("nan", None)],
)
def test_directions(text, degrees):
    assert bearing(text) == degrees


@pytest.mark.parametrize(
    "tags, element",
    [
        ({"species": "Tilia tomentosa 'Brabant'"}, "tree_tilia_tomentosa"),
        ({"species": "Tilia × europaea"}, "tree_tilia_cordata"),
        ({"genus": "Platanus"}, "tree_platanus"),
        ({"genus:de": "Winter-Linde"}, "tree_tilia_cordata"),
        ({"species:de": "Silberlinde"}, "tree_tilia_tomentosa"),
        ({"species": "Araucaria araucana"}, "tree_generic"),
        ({}, "tree_generic"),
    ],
)
def test_the_nearest_tree(tags, element):
    assert species(tags) == element
