"""Where wheels and canes cross a kerb together, it is 3 cm high: wheels get over it, and a cane still finds it."""

from collections.abc import Iterator

from baukasten.checks.case import Case, broken
from baukasten.checks.sources import DIN_18040_3_KERBS
from baukasten.element import Element, Form
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A31", _("A lowered kerb is 3 cm high"), Severity.SHOULD, DIN_18040_3_KERBS,
    (
        Example("yard 20 x 20; lowered kerb 5,10 to 8,10", 0),
        Example("yard 20 x 20; half lowered kerb 5,10 to 8,10", 1),
        Example("yard 20 x 20; flush kerb 5,10 to 8,10", 0),
    ),
)
REACH = 0.0
HIGH: Millimetre = 30
FLUSH: Millimetre = 5
"""What is no higher is a crossing for wheels alone, which A32 is about."""


def concerns(element: Element) -> bool:
    return lowered_to(element) is not None


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    step = lowered_to(case.element(item))
    if step is not None and step > FLUSH and step != HIGH:
        if step > HIGH:
            text = _(
                "Wheels hardly get over {name}: it is {measured} high, {needed} is right.",
                name=case.name(item), measured=Length(step), needed=Length(HIGH),
            )
        else:
            text = _(
                "Blind people do not notice the edge of the road at {name}: it is {measured} high, {needed} is right.",
                name=case.name(item), measured=Length(step), needed=Length(HIGH),
            )
        yield broken(RULE, (item,), case.at(item), text, step / 1000, HIGH / 1000, "m")


def lowered_to(element: Element | None) -> Millimetre | None:
    """The step that a lowered kerb leaves; None for everything else."""
    return element.lowers if element and element.form is Form.LINE else None
