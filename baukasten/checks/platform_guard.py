"""A barrier keeps children from falling off a high platform."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_play
from baukasten.checks.play_sources import BARRIERS
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "P06", _("High platforms have a barrier"), Severity.MUST, BARRIERS,
    (
        Example("yard 20 x 20; balcony 10,10", 0),
        Example("yard 20 x 20; low balcony 10,10", 1),
        Example("yard 20 x 20; tower at 0.6 10,10", 0),
        Example("yard 20 x 20; tower at 1.5 10,10", 1),
        Example("yard 20 x 20; swing 10,10; jumping mat 3,3", 0),
    ),
)
LOW: Millimetre = 600
"""A platform up to this height needs none."""
BARRIER: Millimetre = 700
concerns = is_play
REACH = 0.0


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        play = thing.element.play
        if play is None or (play.fall_height if play.platform is None else play.platform) <= LOW:
            continue
        if play.platform is None or play.barrier is None:
            text = _(
                "The catalogue does not say how high the platform of {name} and its barrier are.",
                name=case.name(item),
            )
            yield cannot(RULE, text, (item,), thing.at)
        elif play.barrier < BARRIER:
            text = _(
                "Children may fall off the platform of {name}: its barrier is {measured} high, {needed} are needed.",
                name=case.name(item), measured=Length(play.barrier), needed=Length(BARRIER),
            )
            yield broken(RULE, (item,), thing.at, text, play.barrier / 1000, BARRIER / 1000, "m")
