"""One can hold on along a ramp, and wheels stay on it: handrails and wheel kerbs on both sides."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.kinds import is_ramp
from baukasten.checks.sources import DIN_18040_1_RAILS
from baukasten.element import Ramp
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, Phrase, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A29", _("A ramp has handrails and wheel kerbs"), Severity.SHOULD, DIN_18040_1_RAILS,
    (
        Example("yard 20 x 20; good ramp 10,10", 0),
        Example("yard 20 x 20; bare ramp 10,10", 1),
        Example("yard 20 x 20; ramp of unknown rails 10,10", 1),
    ),
)
concerns = is_ramp
REACH = 0.0
RAIL: tuple[Millimetre, Millimetre] = (850, 900)
GRIP: tuple[Millimetre, Millimetre] = (30, 45)
BEYOND: Millimetre = 300
WHEEL_KERB: Millimetre = 100


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        if (ramp := thing.element.ramp) is None:
            continue
        if wrong := tuple(_wrong(ramp)):
            text = _("Nobody is safe on {name}: {wrong}.", name=case.name(item), wrong=wrong)
            yield broken(RULE, (item,), thing.at, text)
        elif unknown := tuple(_unknown(ramp)):
            yield cannot(RULE, _("Nobody knows this of {name}: {unknown}.", name=case.name(item), unknown=unknown), (item,), thing.at)


def _wrong(ramp: Ramp) -> Iterator[Phrase]:
    if ramp.rail == 0:
        yield _("handrails on both sides are missing")
    elif ramp.rail is not None and not RAIL[0] <= ramp.rail <= RAIL[1]:
        yield _("the handrails are {measured} high, {low} to {high} is right", measured=Length(ramp.rail), low=Length(RAIL[0]), high=Length(RAIL[1]))
    elif ramp.grip is not None and not GRIP[0] <= ramp.grip <= GRIP[1]:
        yield _("the handrails are {measured} thick, {low} to {high} is right", measured=Length(ramp.grip), low=Length(GRIP[0]), high=Length(GRIP[1]))
    elif ramp.beyond is not None and ramp.beyond < BEYOND:
        yield _("the handrails run on for {measured} at the ends, {needed} are needed", measured=Length(ramp.beyond), needed=Length(BEYOND))
    if ramp.wheel_kerb is not None and ramp.wheel_kerb < WHEEL_KERB:
        yield _("edges of {needed} height that keep wheels on it are missing", needed=Length(WHEEL_KERB))


def _unknown(ramp: Ramp) -> Iterator[Phrase]:
    if ramp.rail is None:
        yield _("height of its handrails")
    if ramp.grip is None:
        yield _("how thick its handrails are")
    if ramp.beyond is None:
        yield _("how far its handrails run on")
    if ramp.wheel_kerb is None:
        yield _("height of its wheel kerbs")
