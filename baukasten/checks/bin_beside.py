"""Litter bins stand near seats and tables but not at people's elbows: they smell, and wasps come."""

from collections.abc import Iterator

from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.beside import apart, neighbours, of_use
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_used_for
from baukasten.checks.sources import OWN
from baukasten.element import Use
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "N03", _("Litter bins do not stand where people sit and eat"), Severity.HINT, OWN,
    (
        Example("yard 20 x 20; bench 10,10; litter 12.2,10", 0),
        Example("yard 20 x 20; bench 10,10; litter 11.6,10", 1),
        Example("yard 20 x 20; table 10,10; litter 12.2,10", 1),
        Example("yard 20 x 20; table 10,10; litter 14.2,10", 0),
    ),
)
SEAT, TABLE = 1.0, 3.0
"""Metres from a seat and from a table; this program's own proposal."""
concerns = is_used_for(Use.LITTER)
REACH = TABLE


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in of_use(case, item, Use.LITTER):
        for other, gap in neighbours(case, thing, TABLE):
            if gap < (needed := _apart(other)) - 0.001:
                text = _(
                    "Who sits there smells the litter: {name} stands {measured} from {other}, {needed} are better.",
                    name=case.name(item), other=case.name(other.item), measured=Length(gap * 1000), needed=Length(needed * 1000),
                )
                yield broken(RULE, (item, other.item), thing.at, text, round(gap, 2), needed, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The bin is carried off; the seat where it cannot."""
    yield from apart(case, finding.items, finding.needed or TABLE)


def _apart(thing: Thing) -> float:
    if thing.element.table:
        return TABLE
    return SEAT if thing.element.seat else 0.0
