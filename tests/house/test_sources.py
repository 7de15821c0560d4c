"""No number without saying where it comes from and how far it may be trusted."""

from collections.abc import Iterator

from baukasten.access.profile import profiles
from baukasten.checks import RULES
from baukasten.source import Source, Status
from catalogue.load import catalogue
from sites.load import sites

READ_SOMEWHERE = (Status.READ, Status.REPRODUCTION)


def sources() -> Iterator[tuple[str, Source]]:
    """Every source in the house, with what it stands for."""
    for module in RULES:
        yield f"rule {module.RULE.id}", module.RULE.source
    for profile in profiles().known.values():
        for figure, source in profile.sources.items():
            yield f"{figure} of {profile.id}", source
    for element in catalogue().elements.values():
        yield f"price of {element.id}", element.price.source
        if element.tree:
            yield f"tree {element.id}", element.tree.source


def test_there_are_rules_and_elements_to_ask() -> None:
    assert len(RULES) >= 10
    assert len(catalogue().elements) >= 40
    assert not catalogue().problems


def test_every_source_names_a_document_and_a_status() -> None:
    assert not [thing for thing, source in sources() if not source.document.strip() or not isinstance(source.status, Status)]


def test_what_was_read_says_where() -> None:
    assert not [thing for thing, source in sources() if source.status in READ_SOMEWHERE and not (source.address or source.clause)]


def test_every_rule_is_one_of_its_kind() -> None:
    ids = [module.RULE.id for module in RULES]
    assert len(set(ids)) == len(ids)


def test_every_rule_has_an_example_it_finds_and_one_it_lets_pass() -> None:
    shown = {module.RULE.id: [example.findings for example in module.RULE.examples] for module in RULES}
    assert not [rule for rule, found in shown.items() if not (0 in found and any(found))]


def test_every_price_goes_up_from_low_to_high() -> None:
    prices = {element.id: element.price for element in catalogue().elements.values()}
    assert not [name for name, price in prices.items() if not 0 < price.low <= price.mid <= price.high]


def test_every_place_says_what_is_fact_and_what_is_assumed() -> None:
    for site in sites():
        assert site.claims, site.slug
        assert not [claim.text for claim in site.claims if claim.fact and not claim.source], site.slug
