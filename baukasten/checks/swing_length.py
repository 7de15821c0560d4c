"""A swing's impact area is long enough for a child that jumps off: longer in loose fill than on rubber."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_swing
from baukasten.checks.play_sources import SWINGS
from baukasten.checks.swinging import swings, untold
from baukasten.element import Fill
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.impact import swing_reach
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "P31", _("Swings have room before and behind them"), Severity.MUST, SWINGS,
    (
        Example("yard 20 x 20; sand 0,0 to 20,20; swing 10,10", 0),
        Example("yard 20 x 20; sand 0,0 to 20,20; short swing 10,10", 1),
        Example("yard 20 x 20; rubber 0,0 to 20,20; short swing 10,10", 0),
        Example("yard 20 x 20; rubber 0,0 to 20,11; short swing 10,10", 1),
        Example("yard 20 x 20; old swing 10,10", 1),
    ),
)
ROUNDED = 1.0
"""Millimetres."""
concerns = is_swing
REACH = 6.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    yield from untold(case, RULE, item)
    for thing, play, swing in swings(case, item):
        loose = any(cover.ground.fill is not Fill.TESTED for cover in case.under(case.playing[item][2].buffer(-0.01)))
        measured, needed = play.impact_length / 2, swing_reach(swing, loose)
        if measured < needed - ROUNDED:
            text = _(
                "A child that jumps off {name} lands beyond its impact area: it reaches {measured} to each side "
                "of the bar, {needed} are needed.",
                name=case.name(item), measured=Length(measured), needed=Length(needed),
            )
            yield broken(RULE, (item,), thing.at, text, measured / 1000, round(needed / 1000, 3), "m")
