"""Where a kerb is flush for wheels, blind people are warned off it and find one of 6 cm beside it."""

from collections.abc import Iterator

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.kerb_crossing import FLUSH, lowered_to
from baukasten.checks.materials import stud_material
from baukasten.checks.repair import laid
from baukasten.checks.sources import DIN_18040_3_UNREAD
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Line
from baukasten.units import Millimetre

RULE = Rule(
    "A32", _("Blind people do not get onto the road over a flush kerb"), Severity.SHOULD, DIN_18040_3_UNREAD,
    (
        Example("yard 20 x 20; kerb 0,10 to 20,10 height 0.12; flush kerb 5,10 to 6,10; studs 5,10.1 to 6,10.8", 0),
        Example("yard 20 x 20; kerb 0,10 to 20,10 height 0.12; flush kerb 5,10 to 6,10", 1),
        Example("yard 20 x 20; kerb 0,10 to 20,10 height 0.05; flush kerb 5,10 to 6,10; studs 5,10.1 to 6,10.8", 1),
        Example("yard 20 x 20; kerb 0,10 to 20,10 height 0.12; flush kerb 5,10 to 8,10; studs 5,10.1 to 8,10.8", 1),
        Example("yard 20 x 20; kerb 0,10 to 20,10 height 0.12; lowered kerb 5,10 to 8,10", 0),
    ),
)
REACH = 3.0
FELT: Millimetre = 60
"""Height of the kerb beside it that blind people cross."""
WIDE = 1.00
"""Metres of flush kerb that are enough for wheels."""
WIDER = 0.20
"""Metres more that nobody minds."""
NEXT = 1.5
"""Metres beside the flush kerb within which the high one begins."""
FIELD = 0.50
"""Metres between the kerb and the field that bars the way."""


def concerns(element: Element) -> bool:
    return lowered_to(element) is not None


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    there = case.snapshot.plan.items[item]
    step = lowered_to(case.element(item))
    if not isinstance(there, Line) or step is None or step > FLUSH or len(there.points) < 2:
        return
    kerb = line(there.points)
    if kerb.length > WIDE + WIDER:
        text = _(
            "Blind people easily miss the edge of the road at {name}: it is flush for {measured}, {needed} are enough for wheels.",
            name=case.name(item), measured=Length(kerb.length * 1000), needed=Length(WIDE * 1000),
        )
        yield broken(RULE, (item,), kerb, text, round(kerb.length, 2), WIDE, "m")
    elif not any(kerb.difference(field.shape.buffer(FIELD)).length < 0.05 for field in case.guides.values() if not field.leads):
        text = _(
            "Blind people get onto the road unawares over {name}: a field of studs along it that bars the way is missing.",
            name=case.name(item),
        )
        yield broken(RULE, (item,), kerb, text)
    elif not any(s.height >= FELT and not s.flight and s.shape.dwithin(kerb, NEXT) for s in case.ground.steps):
        text = _(
            "Blind people find no edge to cross the road at beside {name}: a kerb of {needed} at least is missing there.",
            name=case.name(item), needed=Length(FELT),
        )
        yield broken(RULE, (item,), kerb, text, None, FELT / 1000, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """A field of studs is laid along it, on either side."""
    there = case.snapshot.plan.items[finding.items[0]]
    material = stud_material(case)
    if material and isinstance(there, Line) and finding.needed is None:
        for side in (0.75, -0.75):
            kerb = line(there.points)
            beside = kerb.buffer(side, single_sided=True).difference(kerb.buffer(0.15, cap_style="flat"))
            if (change := laid(case, material, beside)) is not None:
                yield change
