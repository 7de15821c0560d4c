"""No child can fall from higher than 3 m."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_fallen_from
from baukasten.checks.sources import EN_1176_1
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P01", _("No child can fall from higher than 3 m"), Severity.MUST, EN_1176_1,
    (
        Example("yard 20 x 20; tower at 3 10,10", 0),
        Example("yard 20 x 20; tower at 3.01 10,10", 1),
    ),
)
HIGHEST: Millimetre = 3000
concerns = is_fallen_from
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    element = case.element(item)
    if item in case.playing and element and element.play and (height := element.play.fall_height) > HIGHEST:
        text = _(
            "From {name} a child can fall {measured}; the most the standard lets be is {needed}.",
            name=case.name(item), measured=Length(height), needed=Length(HIGHEST),
        )
        yield broken(RULE, (item,), case.playing[item][0].at, text, height / 1000, HIGHEST / 1000, "m")
