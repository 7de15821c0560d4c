"""On a ramp one can rest: after 6.00 m at most there is a landing of 1.50 m.

How long a ramp has to be (federal guide Leitfaden Barrierefreies Bauen, 5.2, rules.md C-RAMP):
sloping length l = Δh / 0.06; landings between n = ⌈l / 6⌉ − 1; with the areas at both ends
L = l + n·1.50 + 2·1.50.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kinds import is_ramp
from baukasten.checks.ramp_slope import STEEPEST
from baukasten.checks.sources import DIN_18040_1_RAMPS
from baukasten.checks.swap import swaps
from baukasten.element import Element, Ramp
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A26", _("On a ramp one can rest"), Severity.SHOULD, DIN_18040_1_RAMPS,
    (
        Example("yard 20 x 20; good ramp 10,10", 0),
        Example("yard 20 x 20; long ramp 10,10", 1),
        Example("yard 20 x 20; ramp without rest 10,10", 1),
    ),
)
concerns = is_ramp
REACH = 0.0
RUN: Millimetre = 6000
LANDING: Millimetre = 1500
ROUNDING = 1e-9


@dataclass(frozen=True)
class Needed:
    """Metres: of slope, and of all with the landings and the areas at both ends; how many ``landings`` between."""

    slope: float
    landings: int
    total: float


def needed(rise: float) -> Needed:
    """How long a ramp over so many metres of height is at least (C-RAMP)."""
    slope = rise / STEEPEST
    landings = max(0, math.ceil(slope / (RUN / 1000) - ROUNDING) - 1)
    return Needed(slope, landings, slope + (landings + 2) * LANDING / 1000)


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        ramp = thing.element.ramp
        if ramp is None or rests(ramp):
            continue
        longest, most = max(ramp.runs), needed(ramp.rise / 1000)
        if longest > RUN:
            text = _(
                "Nobody can rest on {name}: it rises for {measured} without a break, after {needed} a landing of {landing} is needed. For its "
                "height a ramp is {total} long, with {landings} landings.",
                name=case.name(item), measured=Length(longest), needed=Length(RUN), landing=Length(LANDING),
                total=Length(most.total * 1000), landings=most.landings,
            )
            yield broken(RULE, (item,), thing.at, text, longest / 1000, RUN / 1000, "m")
        else:
            text = _(
                "Nobody can rest on {name}: the level ground between its slopes is {measured} long, {needed} are needed.",
                name=case.name(item), measured=Length(ramp.landing), needed=Length(LANDING),
            )
            yield broken(RULE, (item,), thing.at, text, ramp.landing / 1000, LANDING / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Another ramp of the same height."""
    item = finding.items[0]
    ramp = case.by_item[item][0].element.ramp

    def is_right(other: Element) -> bool:
        return bool(ramp and other.ramp and other.ramp.rise == ramp.rise and rests(other.ramp))

    yield from swaps(case, item, is_right)


def rests(ramp: Ramp) -> bool:
    return max(ramp.runs) <= RUN and (len(ramp.runs) == 1 or ramp.landing >= LANDING)
