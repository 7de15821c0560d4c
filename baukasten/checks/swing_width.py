"""A swing's impact area is wide enough for each of its seats."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_swing
from baukasten.checks.play_sources import SWINGS_UNREAD
from baukasten.checks.swinging import swings, untold
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.impact import swing_width
from baukasten.phrase import Length, _
from baukasten.plan import ItemId

RULE = Rule(
    "P32", _("Each seat of a swing has room beside it"), Severity.SHOULD, SWINGS_UNREAD,
    (
        Example("yard 20 x 20; swing 10,10; nest 10,10", 0),
        Example("yard 20 x 20; narrow swing 10,10", 1),
        Example("yard 20 x 20; old swing 10,10", 1),
    ),
)
concerns = is_swing
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    yield from untold(case, RULE, item)
    for thing, play, swing in swings(case, item):
        measured, needed = play.impact_width, swing_width(swing)
        if measured < needed:
            text = _(
                "Children on {name} have too little room beside them: its impact area is {measured} wide, "
                "{needed} are needed.",
                name=case.name(item), measured=Length(measured), needed=Length(needed),
            )
            yield broken(RULE, (item,), thing.at, text, measured / 1000, needed / 1000, "m")
