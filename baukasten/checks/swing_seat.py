"""Under the seat of a swing is room enough for a child that lies on the ground."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_swing
from baukasten.checks.play_sources import SWING_SEATS
from baukasten.checks.swinging import swings, untold
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P34", _("The seats of swings hang high enough"), Severity.MUST, SWING_SEATS,
    (
        Example("yard 20 x 20; swing 10,10; nest 5,5", 0),
        Example("yard 20 x 20; low swing 10,10", 1),
        Example("yard 20 x 20; low nest 10,10", 1),
        Example("yard 20 x 20; old swing 10,10", 1),
    ),
)
FLAT: Millimetre = 350
SOFT: Millimetre = 400
concerns = is_swing
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    yield from untold(case, RULE, item)
    for thing, _play, swing in swings(case, item):
        needed = SOFT if swing.soft else FLAT
        if swing.clearance < needed:
            text = _(
                "The seat of {name} hits a child that lies under it: it hangs {measured} above the ground, "
                "{needed} are needed.",
                name=case.name(item), measured=Length(swing.clearance), needed=Length(needed),
            )
            yield broken(RULE, (item,), thing.at, text, swing.clearance / 1000, needed / 1000, "m")
