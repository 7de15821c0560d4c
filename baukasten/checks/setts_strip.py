"""A strip of small setts between path and lawn is 0.60 m wide, so that a cane finds it."""

from collections.abc import Iterator

import shapely

from baukasten.change import Change
from baukasten.checks.case import Case, broken
from baukasten.checks.sources import DIN_18040_3_PARKS
from baukasten.commands import widen
from baukasten.element import Element, Texture
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import line
from baukasten.phrase import Length, _
from baukasten.plan import ItemId, Path, Surface, item_area
from baukasten.units import mm

RULE = Rule(
    "A35", _("A cane finds the strip of setts beside lawns"), Severity.SHOULD, DIN_18040_3_PARKS,
    (
        Example("yard 20 x 20; hedgebed 0,10 to 20,20; path 0,9.7 to 20,9.7 width 0.6 of setts", 0),
        Example("yard 20 x 20; hedgebed 0,10 to 20,20; path 0,9.75 to 20,9.75 width 0.5 of setts", 1),
        Example("yard 20 x 20; hedgebed 0,10 to 20,20; setts 0,9.5 to 20,10", 1),
        Example("yard 20 x 20; path 0,9.75 to 20,9.75 width 0.5 of setts", 0),
        Example("yard 20 x 20; hedgebed 0,10 to 20,20; setts 0,5 to 20,10", 0),
    ),
)
REACH = 1.0
WIDE = 0.60
LONGER = 3.0
"""So many times longer than wide is a strip."""
TOUCHES = 0.05
SHARE = 0.3
"""Share of its length along which ground to roll on and ground not to walk on or lawn lie beside it."""


def concerns(element: Element) -> bool:
    return element.ground is not None and element.ground.walkable and element.ground.texture is Texture.SETTS


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    there, element = case.snapshot.plan.items[item], case.element(item)
    if not isinstance(there, Surface | Path) or not element or not element.ground:
        return
    if element.ground.texture is not Texture.SETTS or not element.ground.walkable:
        return
    wide, long = _sides(there)
    if wide < WIDE - 0.001 and long >= LONGER * wide and _is_border(case, there, long):
        text = _(
            "A cane sweeps over {name} without finding it: it is {measured} wide, {needed} are needed.",
            name=case.name(item), measured=Length(wide * 1000), needed=Length(WIDE * 1000),
        )
        yield broken(RULE, (item,), item_area(there), text, round(wide, 3), WIDE, "m")


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """The strip is made wider, where it is drawn as a path."""
    item = finding.items[0]
    there = case.snapshot.plan.items[item]
    if isinstance(there, Path) and case.is_chosen(item):
        yield widen(case.snapshot.plan, (item,), mm(WIDE) - there.width)


def _sides(there: Surface | Path) -> tuple[float, float]:
    """Width and length in metres."""
    if isinstance(there, Path):
        return there.width / 1000, float(line(there.points).length)
    shape = item_area(there)
    long = shape.length / 2
    return (shape.area / long if long else 0.0), long


def _is_border(case: Case, there: Surface | Path, long: float) -> bool:
    shape = item_area(there)
    edge = shapely.difference(shape.buffer(TOUCHES, cap_style="flat", join_style="mitre"), shape)
    covers = [(cover.ground, cover.shape.intersection(edge).area / TOUCHES) for cover in case.under(edge)]
    path = sum(length for ground, length in covers if ground.walkable and ground.rolls)
    lawn = sum(length for ground, length in covers if not ground.walkable or ground.texture is Texture.LAWN)
    return min(path, lawn) >= SHARE * long
