"""At one play element at least a child in a wheelchair can play along."""

from collections.abc import Iterator

import shapely

from baukasten.access.reach import PASS
from baukasten.access.things import Thing
from baukasten.checks.case import Case, broken, no_entrance
from baukasten.checks.sources import DIN_18034_1
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import _

RULE = Rule(
    "A70", _("A child in a wheelchair can play along"), Severity.SHOULD, DIN_18034_1,
    (
        Example("yard 20 x 20; entrance 0,10", 0),
        Example("yard 20 x 20; entrance 0,10; platform 10,10", 0),
        Example("yard 20 x 20; entrance 0,10; sand 6,6 to 14,14; platform 10,10", 1),
        Example("yard 20 x 20; entrance 0,10; rubber 6,6 to 14,14; platform 10,10", 0),
    ),
)


def check(case: Case) -> Iterator[Finding]:
    devices = [thing for thing in case.things if thing.element.play]
    if not devices:
        return
    if not case.ground.entrances:
        yield no_entrance(RULE)
    elif not any(_is_reached(case, thing) for thing in devices):
        items = tuple(dict.fromkeys(t.item for t in devices))
        text = _(
            "Wheels do not get up to any play element, only to the edge of the loose ground at best: {names}.",
            names=case.names(items),
        )
        yield broken(RULE, items, devices[0].at, text)


def _is_reached(case: Case, thing: Thing) -> bool:
    beside = thing.outline(thing.element.footprint).buffer(PASS / 2 + 0.1, quad_segs=8)
    return bool(shapely.intersects(case.entered, beside))
