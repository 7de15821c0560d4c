"""Small children play in the shade at noon in summer."""

from collections.abc import Iterator
from datetime import date, time

from baukasten.checks.case import Case, broken
from baukasten.checks.sources import OWN
from baukasten.checks.sunny import missing
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Share, _
from baukasten.shade import shaded_between

RULE = Rule(
    "H12", _("Small children play in the shade"), Severity.HINT, OWN,
    (
        Example("yard 20 x 20", 0),
        Example("yard 20 x 20; platform 10,10", 1),
        Example("yard 20 x 20; platform 10,10; sun of 21 June", 1),
        Example("yard 20 x 20; roof 10,10; platform 10,10; sun of 21 June", 0),
    ),
)
MIDSUMMER = date(2025, 6, 21)
START, END = time(11), time(15)
ENOUGH = 0.5
"""Share of the element that is to lie in shade at every hour; this program's own proposal, no standard asks it."""
SMALL = 3
"""Age in years: what is for children of this age counts."""


def check(case: Case) -> Iterator[Finding]:
    small = [t for t in case.things if t.element.play and t.element.play.ages[0] <= SMALL]
    if not small:
        return
    if why_not := missing(case, RULE, MIDSUMMER):
        yield why_not
    elif light := case.sunlight(MIDSUMMER):
        for thing in small:
            shares = shaded_between(light, thing.item, START, END)
            if shares and min(shares) < ENOUGH:
                text = _(
                    "At noon in summer small children play in the sun here: {name}. At times only {share} of it lies in shade.",
                    name=case.name(thing.item), share=Share(min(shares)),
                )
                yield broken(RULE, (thing.item,), thing.at, text, round(min(shares) * 100, 1), ENOUGH * 100, "%")
