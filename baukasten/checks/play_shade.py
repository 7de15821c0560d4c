"""Small children play in the shade at noon in summer, in June and still in August."""

from collections.abc import Iterator
from datetime import date, time

from baukasten.access.things import Thing
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_play_for
from baukasten.checks.shelter import Wanted
from baukasten.checks.sources import OWN
from baukasten.checks.sunny import least_shaded, missing, suns
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Share, _
from baukasten.plan import ItemId
from baukasten.shade import Sunlight

RULE = Rule(
    "H12", _("Small children play in the shade"), Severity.HINT, OWN,
    (
        Example("yard 20 x 20", 0),
        Example("yard 20 x 20; platform 10,10", 2),
        Example("yard 20 x 20; platform 10,10; sun of 21 June; sun of 15 August", 1),
        Example("yard 20 x 20; sandpit 10,10; sun of 21 June; sun of 15 August", 1),
        Example("yard 20 x 20; roof 10,10; platform 10,10; sun of 21 June; sun of 15 August", 0),
        Example("yard 20 x 20; roof 10,10; platform 10,10; sun of 21 June", 1),
    ),
)
MIDSUMMER, AUGUST = date(2025, 6, 21), date(2025, 8, 15)
START, END = time(11), time(15)
ENOUGH = 0.5
"""Share of the element that is to lie in shade at every hour; this program's own proposal, no standard asks it."""
SMALL = 3
"""Age in years: what is for children of this age counts."""


def check(case: Case) -> Iterator[Finding]:
    small = {t.item: t for t in case.made(is_play_for(SMALL))}
    for day in (MIDSUMMER, AUGUST):
        if not small:
            return
        if why_not := missing(case, RULE, day):
            yield why_not
            continue
        for thing in _in_the_sun(case, day, small):
            yield _finding(case, small.pop(thing.item), day)


def shade_wanted(case: Case, finding: Finding) -> Iterator[Wanted]:
    yield Wanted(case.by_item[finding.items[0]][0], suns(case, MIDSUMMER, AUGUST), _is_shaded, time(13))


def _is_shaded(light: Sunlight, item: ItemId) -> bool:
    return least_shaded(light, item, START, END) >= ENOUGH


def _in_the_sun(case: Case, day: date, small: dict[ItemId, Thing]) -> list[Thing]:
    light = case.sunlight(day)
    return [t for t in small.values() if light and not _is_shaded(light, t.item)]


def _finding(case: Case, thing: Thing, day: date) -> Finding:
    light = case.sunlight(day)
    least = least_shaded(light, thing.item, START, END) if light else 0.0
    text = _(
        "At noon on {day} small children play in the sun here: {name}. At times only {share} of it lies in shade.",
        day=light.day if light else day, name=case.name(thing.item), share=Share(least),
    )
    return broken(RULE, (thing.item,), thing.at, text, round(least * 100, 1), ENOUGH * 100, "%")
