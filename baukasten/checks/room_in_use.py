"""The main ways stay wide enough while people sit on the benches, unlock their bikes and read the notices.

The room before a thing is taken off the way: 1.00 m before a bench, 2.00 m before bikes that stand
at right angles to the way, 1.50 m before notices (EFA 2002); each as the catalogue has it.
"""

from collections.abc import Iterator

from baukasten.access.reach import MEET
from baukasten.change import Change
from baukasten.checks.case import Case, broken, no_entrance
from baukasten.checks.repair import searched
from baukasten.checks.sources import EFA_2002
from baukasten.checks.used_width import split_by
from baukasten.commands import turn_to
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line
from baukasten.phrase import Length, _
from baukasten.plan import Placed

RULE = Rule(
    "A11", _("The main ways stay wide enough while everything is used"), Severity.SHOULD, EFA_2002,
    (
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; bench 10,10", 0),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; house 0,0 to 20,8; house 0,13 to 20,20; bench 10,8.4", 0),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; house 0,0 to 20,8; house 0,11 to 20,20; bench 10,8.4", 1),
        Example("yard 20 x 20; entrance 0,10; entrance 20,10; house 0,0 to 20,8; house 0,10.7 to 20,20; bench 10,8.4 facing 180", 0),
        Example("yard 20 x 20; bench 10,10", 1),
    ),
)
NEAR = 3.0
"""Metres from the way within which a thing may be what makes it narrow."""


def check(case: Case) -> Iterator[Finding]:
    if not case.ground.entrances:
        yield no_entrance(RULE)
        return
    # An item put together of several things has the room of each.
    used = case.made(lambda element: element.room > 0 and element.ramp is None)
    for here, there in split_by(case, RULE, (t.front(t.element.room) for t in used)):
        straight = line((here.at, there.at))
        items = tuple(dict.fromkeys(t.item for t in used if t.front(t.element.room).distance(straight) < NEAR))
        text = _(
            "Between {here} and {there} two wheelchairs cannot pass each other while people sit and stand before things there: {needed} "
            "have to stay free beside them. Near the way: {names}.",
            here=here.name, there=there.name, needed=Length(MEET * 1000), names=case.names(items),
        )
        yield broken(RULE, items, case.at(items[0]) if items else there.at, text, None, MEET, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A thing is turned round, or carried aside."""
    for item in finding.items:
        there = case.snapshot.plan.items[item]
        if isinstance(there, Placed) and case.is_chosen(item):
            yield turn_to(case.snapshot.plan, item, there.angle + 1800)
            if (change := searched(case, item, lambda dx, dy: abs(dx) + abs(dy) > 0.9)) is not None:
                yield change
