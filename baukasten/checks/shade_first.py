"""Where shade is scarce, sand and water play get it first: small children stay there longest."""

from collections.abc import Iterator
from datetime import time

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_play
from baukasten.checks.play_shade import END, MIDSUMMER, START
from baukasten.checks.shelter import Wanted
from baukasten.checks.sources import GALK_SHADE
from baukasten.checks.sunny import missing, shaded_share
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId
from baukasten.shade import Sunlight

RULE = Rule(
    "H11", _("Sand and water get the shade first"), Severity.HINT, GALK_SHADE,
    (
        Example("yard 30 x 30; platform 20,10", 0),
        Example("yard 30 x 30; sandpit 10,10; platform 20,10", 1),
        Example("yard 30 x 30; sandpit 10,10; platform 20,10; sun of 21 June", 0),
        Example("yard 30 x 30; roof 20,12; platform 20,10; sandpit 5,10; sun of 21 June", 1),
        Example("yard 30 x 30; roof 10,12; platform 20,10; sandpit 10,10; sun of 21 June", 0),
    ),
)
SHADED = 0.5
"""Mean share in shade from 11 to 3; this program's own proposal."""


def check(case: Case) -> Iterator[Finding]:
    playing = {t.item: t for t in case.made(is_play)}
    first = {i for i, t in playing.items() if t.element.play and (t.element.play.sand or t.element.play.water)}
    if not first or first == set(playing):
        return
    if why_not := missing(case, RULE, MIDSUMMER):
        yield why_not
    elif light := case.sunlight(MIDSUMMER):
        shares = {i: share for i in playing if (share := shaded_share(light, i, START, END)) is not None}
        sunny = [i for i in shares if i in first and shares[i] < SHADED]
        shady = [i for i in shares if i not in first and shares[i] >= SHADED]
        if sunny and shady:
            text = _(
                "Shade falls on {shady}, while children sit in the sun at {sunny}. Sand and water come first, children stay there longest.",
                shady=case.names(shady), sunny=case.names(sunny),
            )
            measured = min(shares[i] for i in sunny)
            yield broken(RULE, (*sunny, *shady), playing[sunny[0]].at, text, round(measured * 100, 1), SHADED * 100, "%")


def shade_wanted(case: Case, finding: Finding) -> list[Wanted]:
    light = case.sunlight(MIDSUMMER)
    things = [case.by_item[i][0] for i in finding.items if i in case.by_item]
    return [Wanted(t, (light,), _is_shaded, time(13)) for t in things if light and not _is_shaded(light, t.item)]


def _is_shaded(light: Sunlight, item: ItemId) -> bool:
    share = shaded_share(light, item, START, END)
    return share is not None and share >= SHADED
