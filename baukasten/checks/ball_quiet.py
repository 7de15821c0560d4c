"""Where people come for rest no balls fly."""

from collections.abc import Iterator

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
    "N01", _("Quiet seats are away from ball games"), Severity.HINT, OWN,
    (
        Example("yard 40 x 20; ping pong 10,10; rest 23,10", 0),
        Example("yard 40 x 20; ping pong 10,10; rest 20,10", 1),
        Example("yard 40 x 20; ping pong 10,10; bench 15,10", 0),
    ),
)
APART = 10.0
"""Metres; this program's own proposal. Ordinary seats beside a game are for those who look on."""
concerns = is_used_for(Use.BALL)
heeds = is_used_for(Use.QUIET)
REACH = APART


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in of_use(case, item, Use.BALL):
        for other, gap in neighbours(case, thing, APART):
            if Use.QUIET in other.element.uses:
                text = _(
                    "Those who want rest are disturbed: {name} stands {measured} from {other}, {needed} are better.",
                    name=case.name(item), other=case.name(other.item), measured=Length(gap * 1000), needed=Length(APART * 1000),
                )
                yield broken(RULE, (item, other.item), other.at, text, round(gap, 2), APART, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The ball game is carried off; the quiet seat where it cannot."""
    yield from apart(case, finding.items, APART)
