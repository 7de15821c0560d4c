"""Children who play do not run into a hot grill."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.beside import of_use
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_fallen_from, is_used_for
from baukasten.checks.repair import carried_off
from baukasten.checks.sources import OWN
from baukasten.element import Use
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "N06", _("Play is away from fire"), Severity.HINT, OWN,
    (
        Example("yard 40 x 40; grill 10,10; platform 20,10", 0),
        Example("yard 40 x 40; grill 10,10; platform 17,10", 1),
    ),
)
APART = 5.0
"""Metres from the impact area; this program's own proposal."""
concerns = is_used_for(Use.FIRE)
heeds = is_fallen_from
REACH = APART + 6.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in of_use(case, item, Use.FIRE):
        for other in case.playing_near(thing.shape, APART):
            gap = float(case.playing[other][2].distance(thing.shape))
            if other != item and gap < APART - 0.001:
                text = _(
                    "Children run into the hot grill: {name} stands {measured} from the impact area of {other}, "
                    "{needed} are better.",
                    name=case.name(item), other=case.name(other), measured=Length(gap * 1000), needed=Length(APART * 1000),
                )
                yield broken(RULE, (item, other), thing.at, text, round(gap, 2), APART, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The barbecue is carried off; the play element where it cannot."""
    item, other = finding.items
    for thing in of_use(case, item, Use.FIRE):
        area = case.playing[other][2]
        for mover, shape, fixed in ((item, thing.shape, area), (other, area, thing.shape)):
            if change := carried_off(case, mover, shape, fixed, APART):
                yield change
