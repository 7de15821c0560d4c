"""Somebody in a wheelchair can drink at the drinking fountain: spout at 0.80 to 0.85 m, room for knees below."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.knee_room import DEEP, HIGH
from baukasten.checks.sources import DIN_18040_1_UNREAD
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A52", _("Everybody can drink at a drinking fountain"), Severity.SHOULD, DIN_18040_1_UNREAD,
    (
        Example("yard 20 x 20; fountain 10,10", 0),
        Example("yard 20 x 20; high fountain 10,10", 1),
        Example("yard 20 x 20; closed fountain 10,10", 1),
    ),
)
REACH = 0.0
LOWEST: Millimetre = 800
HIGHEST: Millimetre = 850


def concerns(element: Element) -> bool:
    return element.fountain is not None


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        fountain = thing.element.fountain
        if fountain is None:
            continue
        if not LOWEST <= fountain.spout <= HIGHEST:
            text = _(
                "Not everybody can drink at {name}: the spout is at {measured}, from {low} to {high} is right.",
                name=case.name(item), measured=Length(fountain.spout), low=Length(LOWEST), high=Length(HIGHEST),
            )
            needed = LOWEST if fountain.spout < LOWEST else HIGHEST
            yield broken(RULE, (item,), thing.at, text, fountain.spout / 1000, needed / 1000, "m")
        elif fountain.knee_height < HIGH or fountain.knee_depth < DEEP:
            text = _(
                "A wheelchair does not get close to {name}: under the basin {high} height and {deep} depth are needed for "
                "the knees, there are {measured} height.",
                name=case.name(item), high=Length(HIGH), deep=Length(DEEP), measured=Length(fountain.knee_height),
            )
            yield broken(RULE, (item,), thing.at, text, fountain.knee_height / 1000, HIGH / 1000, "m")
