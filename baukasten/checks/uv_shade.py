"""While the sun burns, people can sit out of it: in summer, from eleven to three.

The radiation protection office says from which UV index on skin needs shade and to keep out of the sun at noon;
that one seat at least makes this possible is this program's own yardstick.
"""

from collections.abc import Iterator
from datetime import time

from baukasten.access.things import Thing
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_seat
from baukasten.checks.play_shade import AUGUST, END, MIDSUMMER, START
from baukasten.checks.shelter import Wanted
from baukasten.checks.sources import UV_INDEX
from baukasten.checks.sunny import least_shaded, missing, suns
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Share, _
from baukasten.plan import ItemId
from baukasten.shade import Sunlight

RULE = Rule(
    "H16", _("At noon in summer somebody can sit out of the sun"), Severity.HINT, UV_INDEX,
    (
        Example("yard 20 x 20", 0),
        Example("yard 20 x 20; bench 10,10", 1),
        Example("yard 20 x 20; bench 10,10; sun of 21 June; sun of 15 August", 1),
        Example("yard 20 x 20; roof 10,10; bench 10,10; bench 2,2; sun of 21 June; sun of 15 August", 0),
    ),
)
ENOUGH = 0.5
"""Share of the seat that lies in shade all the time."""
SEARCHES = 2
"""For so many seats shade is looked for."""


def check(case: Case) -> Iterator[Finding]:
    seats = {thing.item: thing for thing in case.made(is_seat)}
    if not seats:
        return
    if why_not := missing(case, RULE, MIDSUMMER) or missing(case, RULE, AUGUST):
        yield why_not
        return
    days = suns(case, MIDSUMMER, AUGUST)
    shares = {i: min(least_shaded(sun, i, START, END) for sun in days) for i in seats if all(i in sun.items for sun in days)}
    if shares and max(shares.values()) < ENOUGH:
        best = max(shares, key=lambda i: (shares[i], -i))
        text = _(
            "From 11 a.m. to 3 p.m. in summer the sun burns, and no seat lies in shade all that time. Of {name} it is {share} at times.",
            name=case.name(best), share=Share(shares[best]),
        )
        yield broken(RULE, sorted(shares), seats[best].at, text, round(shares[best] * 100, 1), ENOUGH * 100, "%")


def shade_wanted(case: Case, finding: Finding) -> list[Wanted]:
    """Shade for the seats that want the least."""
    days = suns(case, MIDSUMMER, AUGUST)
    seats: list[Thing] = [case.by_item[i][0] for i in finding.items if i in case.by_item]
    shadiest = sorted(seats, key=lambda t: (-min(least_shaded(sun, t.item, START, END) for sun in days), t.item))
    return [Wanted(seat, days, _is_shaded, time(13)) for seat in shadiest[:SEARCHES]]


def _is_shaded(light: Sunlight, item: ItemId) -> bool:
    return least_shaded(light, item, START, END) >= ENOUGH

