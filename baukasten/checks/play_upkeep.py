"""Somebody looks after every play element: by eye each week, by hand every one to three months, thoroughly once a year."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_play
from baukasten.checks.play_sources import UPKEEP
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _
from baukasten.plan import ItemId

RULE = Rule(
    "P58", _("The upkeep of play elements is counted"), Severity.HINT, UPKEEP,
    (
        Example("yard 20 x 20; cableway 10,10; sandpit 5,5", 0),
        Example("yard 20 x 20; forgotten tower 10,10", 1),
    ),
)
concerns = is_play
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        if item in case.playing and thing.element.play and not thing.element.upkeep:
            text = _(
                "Nobody has counted the upkeep of {name}: play elements are looked at each week and once a year "
                "thoroughly.",
                name=case.name(item),
            )
            yield broken(RULE, (item,), thing.at, text)
