"""Children under three play without direct sun: their skin burns within minutes.

What a crown or a sail lets through counts as shade (``baukasten.shade.IN_SHADE``). The hours are those of H12 and H16.
"""

from collections.abc import Iterator
from datetime import time

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_play_for
from baukasten.checks.play_shade import AUGUST, END, MIDSUMMER, START
from baukasten.checks.shelter import Wanted
from baukasten.checks.sources import INFANTS
from baukasten.checks.sunny import least_shaded, missing, suns
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Share, _
from baukasten.plan import ItemId
from baukasten.shade import Sunlight

RULE = Rule(
    "H17", _("Children under three have a place without any sun"), Severity.HINT, INFANTS,
    (
        Example("yard 20 x 20; slide 10,10", 0),
        Example("yard 20 x 20; sandpit 10,10", 1),
        Example("yard 20 x 20; sandpit 10,10; sun of 21 June; sun of 15 August", 1),
        Example("yard 20 x 20; sandpit 10,10; platform 15,10; sun of 21 June; sun of 15 August", 1),
        Example("yard 30 x 30; roof 10,9; sandpit 10,10; sandpit 20,20; sun of 21 June; sun of 15 August", 0),
    ),
)
INFANT = 3
"""Years: what is for younger children counts."""
NEEDED = 1.0
"""All of it lies in shade, all the time."""


def check(case: Case) -> Iterator[Finding]:
    """One place is enough: infants are carried there."""
    playing = {t.item: t for t in case.made(is_play_for(INFANT - 1))}
    if not playing:
        return
    if why_not := missing(case, RULE, MIDSUMMER) or missing(case, RULE, AUGUST):
        yield why_not
        return
    days = suns(case, MIDSUMMER, AUGUST)
    shares = {i: min(least_shaded(sun, i, START, END) for sun in days) for i in playing}
    if max(shares.values()) < NEEDED:
        best = max(shares, key=lambda i: (shares[i], -i))
        text = _(
            "Children under three should not be in the sun at all. At noon in summer it reaches every place for them: {names}. "
            "The shadiest, {name}, lies in shade to {share} at times.",
            names=case.names(sorted(shares)), name=case.name(best), share=Share(shares[best]),
        )
        yield broken(RULE, sorted(shares), playing[best].at, text, round(shares[best] * 100, 1), NEEDED * 100, "%")


def shade_wanted(case: Case, finding: Finding) -> list[Wanted]:
    """Shade for the place that wants the least."""
    days = suns(case, MIDSUMMER, AUGUST)
    things = [case.by_item[i][0] for i in finding.items if i in case.by_item]
    shadiest = sorted(things, key=lambda t: (-min(least_shaded(sun, t.item, START, END) for sun in days), t.item))
    return [Wanted(thing, days, _is_shaded, time(13)) for thing in shadiest[:1]]


def _is_shaded(light: Sunlight, item: ItemId) -> bool:
    return least_shaded(light, item, START, END) >= NEEDED

