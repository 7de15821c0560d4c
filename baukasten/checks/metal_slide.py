"""Slides of metal look to the north, or lie in shade: in the sun they get hot."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken, case as case_of
from baukasten.checks.play_shade import END, MIDSUMMER, START
from baukasten.checks.repair import fits, own_room
from baukasten.checks.shelter import Wanted
from baukasten.checks.sources import GALK_SHADE
from baukasten.checks.sunny import missing, shaded_share
from baukasten.commands import turn_to
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Share, _
from baukasten.plan import ItemId, Placed
from baukasten.shade import Sunlight
from baukasten.units import Tenth

RULE = Rule(
    "H20", _("Metal slides do not get hot"), Severity.HINT, GALK_SHADE,
    (
        Example("yard 20 x 20; slide 10,10", 0),
        Example("yard 20 x 20; slide 10,10 facing 40", 0),
        Example("yard 20 x 20; slide 10,10 facing 180", 1),
        Example("yard 20 x 20; slide 10,10 facing 180; sun of 21 June", 1),
        Example("yard 20 x 20; roof 10,10; slide 10,10 facing 180; sun of 21 June", 0),
    ),
)
NORTH: Tenth = 450
"""To either side of true north; this program's own proposal, the source only says "north"."""
TURNS: tuple[Tenth, ...] = (0, 150, -150, 300, -300, 450, -450)
"""Off true north, in the order they are tried."""
SHADED = 0.5
"""Mean share in shade from 11 to 3, likewise."""


def check(case: Case) -> Iterator[Finding]:
    slides = [t for t in case.made(_is_metal_slide) if not _looks_north(case, t)]
    if not slides:
        return
    if why_not := missing(case, RULE, MIDSUMMER):
        yield replace(why_not, items=tuple(t.item for t in slides), place=slides[0].at)
        return
    for thing in slides:
        light = case.sunlight(MIDSUMMER)
        share = shaded_share(light, thing.item, START, END) if light else None
        if share is not None and share < SHADED:
            text = _(
                "A metal slide lies in the sun and does not look north: {name}. It gets hot. Only {share} of it lies in shade at noon.",
                name=case.name(thing.item), share=Share(share),
            )
            yield broken(RULE, (thing.item,), thing.at, text, round(share * 100, 1), SHADED * 100, "%")


def _is_metal_slide(element: Element) -> bool:
    return element.play is not None and element.play.metal_slide


def _looks_north(case: Case, thing: Thing) -> bool:
    off = (thing.angle - case.true_north) % 3600
    return min(off, 3600 - off) <= NORTH


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Turn it where it stands, as little away from north as there is room for."""
    return _turned(case, case.by_item[finding.items[0]][0])


def shade_wanted(case: Case, finding: Finding) -> Iterator[Wanted]:
    if light := case.sunlight(MIDSUMMER):
        yield Wanted(case.by_item[finding.items[0]][0], (light,), _is_shaded, time(13))


def _turned(case: Case, thing: Thing) -> Iterator[Change]:
    plan = case.snapshot.plan
    item = plan.items.get(thing.item)
    if not case.is_chosen(thing.item) or not isinstance(item, Placed) or thing.element.id != item.element:
        return
    for off in TURNS:
        change = turn_to(plan, thing.item, (case.true_north + off) % 3600)
        there = case_of(replace(case.snapshot, plan=change.applied(plan)))
        clear = not any(area.intersects(own_room(there, thing.item)) for i, (_p, _e, area) in there.playing.items() if i != thing.item)
        if clear and fits(there, thing.item, 0, 0):
            yield change
            return


def _is_shaded(light: Sunlight, item: ItemId) -> bool:
    share = shaded_share(light, item, START, END)
    return share is not None and share >= SHADED
