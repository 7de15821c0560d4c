"""Nobody walks into glass: two bands of marks run over it at the height of knees and of eyes."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.sources import DIN_18040_1_GLASS
from baukasten.element import Element, Glazing
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, Phrase, _
from baukasten.plan import ItemId, Line
from baukasten.units import Millimetre

RULE = Rule(
    "A18", _("Nobody walks into glass"), Severity.SHOULD, DIN_18040_1_GLASS,
    (
        Example("yard 20 x 20; bench 10,10", 0),
        Example("yard 20 x 20; marked glass 10,10", 0),
        Example("yard 20 x 20; half marked glass 10,10", 1),
        Example("yard 20 x 20; unknown glass 10,10", 1),
        Example("yard 20 x 20; glass fence 5,5 to 10,5", 1),
    ),
)
REACH = 0.0
BANDS = ((400, 700), (1200, 1600))
"""Millimetres above the ground between which a strip of each pair lies."""
STRIP: Millimetre = 80


def concerns(element: Element) -> bool:
    return element.glazing is not None


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    there = case.snapshot.plan.items[item]
    if isinstance(there, Line):
        element = case.element(item)
        if element and element.glazing and case.is_chosen(item):
            yield from _says(case, item, element.glazing)
    for thing in case.by_item.get(item, ()):
        if thing.element.glazing:
            yield from _says(case, item, thing.element.glazing)


def _says(case: Case, item: ItemId, glazing: Glazing) -> Iterator[Finding]:
    at = case.at(item)
    if glazing.strips is None:
        yield cannot(RULE, _("Nobody knows whether its glass is marked: {name}.", name=case.name(item)), (item,), at)
    elif missing := [band for band in BANDS if not _is_marked(glazing, band)]:
        bands: tuple[Phrase, ...] = tuple(_("{low} to {high}", low=Length(low), high=Length(high)) for low, high in missing)
        text = _(
            "People who see badly walk into the glass of {name}: a strip of marks {strip} high is missing at a height of {bands}.",
            name=case.name(item), strip=Length(STRIP), bands=bands,
        )
        yield broken(RULE, (item,), at, text, len(BANDS) - len(missing), len(BANDS), "")


def _is_marked(glazing: Glazing, band: tuple[Millimetre, Millimetre]) -> bool:
    low, high = band
    return any(min(top, high) - max(bottom, low) >= STRIP for bottom, top in glazing.strips or ())
