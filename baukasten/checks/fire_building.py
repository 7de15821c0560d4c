"""Nobody barbecues under windows. Where a building has windows nobody knows, so its whole front counts."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.beside import apart_from_buildings, building_near, of_use
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_used_for
from baukasten.checks.sources import OWN
from baukasten.element import Use
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "N04", _("Smoke does not get in at windows"), Severity.HINT, OWN,
    (
        Example("yard 40 x 40; house 0,0 to 40,5; grill 20,21", 0),
        Example("yard 40 x 40; house 0,0 to 40,5; grill 20,20", 1),
    ),
)
APART = 15.0
"""Metres; this program's own proposal."""
concerns = is_used_for(Use.FIRE)
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in of_use(case, item, Use.FIRE):
        if (gap := building_near(case, thing, APART)) is not None:
            text = _(
                "Smoke gets in where people live: {name} stands {measured} from a building, {needed} are better.",
                name=case.name(item), measured=Length(gap * 1000), needed=Length(APART * 1000),
            )
            yield broken(RULE, (item,), thing.at, text, round(gap, 2), APART, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The barbecue is carried off."""
    yield from apart_from_buildings(case, finding.items[0], APART)
