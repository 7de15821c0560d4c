"""At one play element at least a child in a wheelchair can play along."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.access.passable import Going
from baukasten.access.reach import PASS
from baukasten.access.square import SIDE
from baukasten.access.things import Thing
from baukasten.change import Change
from baukasten.checks.case import Case, broken, no_entrance
from baukasten.checks.materials import soft_material
from baukasten.checks.repair import laid
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


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Soft ground that wheels roll on is laid around one of them and up to it, the smallest area first."""
    for item in sorted(set(finding.items) & set(case.playing), key=lambda item: case.playing[item][2].area):
        _placed, element, area = case.playing[item]
        material = soft_material(case, element.play.fall_height, rolls=True) if element.play else None
        if material and (change := laid(case, material, _with_way(case, area))) is not None:
            yield change


def _with_way(case: Case, area: BaseGeometry) -> BaseGeometry:
    """The area and a strip to the nearest ground that wheels get to."""
    if case.entered.is_empty:
        return area
    strip = shapely.shortest_line(area, case.entered).buffer(SIDE / 2, cap_style="square")
    return shapely.union(area, strip)


def _is_reached(case: Case, thing: Thing) -> bool:
    beside = thing.footprint.buffer(PASS / 2 + 0.1, quad_segs=8)
    return case.ways.at(Going.WHEELS, PASS).reaches([beside])[0]
