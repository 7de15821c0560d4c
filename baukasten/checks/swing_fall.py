"""The fall height a swing is planned with is that of its seat at 60°."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_swing
from baukasten.checks.play_sources import SWINGS
from baukasten.checks.swinging import swings, untold
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.impact import swing_fall
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "P30", _("Swings are planned for a child that swings high"), Severity.MUST, SWINGS,
    (
        Example("yard 20 x 20; swing 10,10", 0),
        Example("yard 20 x 20; lofty swing 10,10", 1),
        Example("yard 20 x 20; old swing 10,10", 1),
    ),
)
ROUNDED = 1
"""Millimetres."""
concerns = is_swing
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    yield from untold(case, RULE, item)
    for thing, play, swing in swings(case, item):
        fall = swing_fall(swing)
        if play.fall_height < fall - ROUNDED:
            text = _(
                "A child on {name} swings higher than the catalogue says: it may fall {needed}, planned are {measured}.",
                name=case.name(item), measured=Length(play.fall_height), needed=Length(fall),
            )
            yield broken(RULE, (item,), thing.at, text, play.fall_height / 1000, round(fall / 1000, 3), "m")
