"""On hot afternoons half of the seats lie in shade."""

from collections.abc import Iterator
from datetime import time

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_seat
from baukasten.checks.play_shade import MIDSUMMER
from baukasten.checks.shelter import Wanted
from baukasten.checks.sources import OWN
from baukasten.checks.sunny import missing, shaded_share
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Share, _
from baukasten.plan import ItemId
from baukasten.shade import Sunlight
from baukasten.units import Millimetre

RULE = Rule(
    "H13", _("On hot afternoons there are seats in the shade"), Severity.HINT, OWN,
    (
        Example("yard 20 x 20", 0),
        Example("yard 20 x 20; bench 10,10", 1),
        Example("yard 20 x 20; bench 10,10; sun of 21 June", 1),
        Example("yard 20 x 20; roof 10,10; bench 10,10; bench 5,5; sun of 21 June", 0),
    ),
)
START, END = time(13), time(16)
SEARCHES = 2
"""For so many seats the place of a roof or a tree is looked for; the people at the table wait for the answer."""
TOGETHER: Millimetre = 3000
"""Seats so near to each other may share one."""
ENOUGH = 0.5
"""Share of the seats, and of each seat; this program's own proposal, no standard asks it."""


def check(case: Case) -> Iterator[Finding]:
    seats = {thing.item: thing for thing in case.made(is_seat)}
    if not seats:
        return
    if why_not := missing(case, RULE, MIDSUMMER):
        yield why_not
        return
    light = case.sunlight(MIDSUMMER)
    shares = {i: share for i in seats if light and (share := shaded_share(light, i, START, END)) is not None}
    sunny = tuple(i for i, share in shares.items() if share < ENOUGH)
    if shares and len(sunny) > (1 - ENOUGH) * len(shares):
        shaded = 1 - len(sunny) / len(shares)
        text = _(
            "On a hot afternoon, from 1 to 4 p.m., only {share} of the seats lie in shade. In the sun: {names}.",
            share=Share(shaded), names=case.names(sunny),
        )
        yield broken(RULE, sunny, seats[sunny[0]].at, text, round(shaded * 100, 1), ENOUGH * 100, "%")


def shade_wanted(case: Case, finding: Finding) -> list[Wanted]:
    """Shade for the few seats that have the most others in the sun beside them."""
    light = case.sunlight(MIDSUMMER)
    seats = [case.by_item[i][0] for i in finding.items if i in case.by_item]
    beside = {t.item: sum(t.at.distance(other.at) <= TOGETHER for other in seats) for t in seats}
    first = sorted(seats, key=lambda t: (-beside[t.item], t.item))[:SEARCHES]
    return [Wanted(seat, (light,), _in_shade, time(14, 30)) for seat in first if light]


def _in_shade(light: Sunlight, item: ItemId) -> bool:
    share = shaded_share(light, item, START, END)
    return share is not None and share >= ENOUGH
