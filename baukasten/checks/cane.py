"""A blind person's cane finds everything that stands there, or the rough paving around it."""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten.change import Change
from baukasten.checks.case import Case, broken, cannot
from baukasten.checks.materials import rough_material
from baukasten.checks.repair import laid
from baukasten.checks.sources import DIN_18040_3_FURNITURE
from baukasten.checks.swap import swaps
from baukasten.element import Element, Texture
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.phrase import Length, _
from baukasten.plan import ItemId
from baukasten.units import Millimetre

RULE = Rule(
    "A16", _("A cane finds everything that stands there"), Severity.SHOULD, DIN_18040_3_FURNITURE,
    (
        Example("yard 20 x 20; bench 10,10", 0),
        Example("yard 20 x 20; board 10,10", 1),
        Example("yard 20 x 20; board 10,10; board 12,10", 2),
        Example("yard 20 x 20; setts 8.8,9.35 to 11.2,10.65; board 10,10", 0),
        Example("yard 20 x 20; setts 8.9,9.35 to 11.2,10.65; board 10,10", 1),
        Example("yard 20 x 20; hedgebed 8,8 to 12,12; board 10,10", 0),
        Example("yard 20 x 20; unknown board 10,10", 1),
    ),
)
REACH = 1.5
STRIP: Millimetre = 600
"""Depth of the strip of small setts."""
LITTLE = 0.02
"""Square metres of it that may be missing."""


def concerns(element: Element) -> bool:
    return not element.tree and not element.detectable


def judge(case: Case, item: ItemId) -> Iterator[Finding]:
    for thing in case.by_item.get(item, ()):
        if thing.shape.is_empty or thing.element.tree or thing.element.detectable or _is_announced(case, item, thing.shape):
            continue
        if thing.element.detectable is None:
            yield cannot(RULE, _("Nobody knows whether a cane finds it: {name}.", name=case.name(item)), (item,), thing.at)
        else:
            text = _(
                "A cane does not find {name}, because it begins high over the ground. A plinth helps, or {strip} of small "
                "setts around it.",
                name=case.name(item), strip=Length(STRIP),
            )
            yield broken(RULE, (item,), thing.at, text)


def repairs(case: Case, finding: Finding) -> Iterator[Change]:
    """Another of its kind that a cane finds; else small setts around it."""
    item = finding.items[0]
    yield from swaps(case, item, lambda e: e.detectable is True)
    material = rough_material(case)
    for thing in case.by_item[item]:
        if material and (change := laid(case, material, thing.shape.buffer(STRIP / 1000, join_style="mitre"))) is not None:
            yield change


def _is_announced(case: Case, item: ItemId, shape: BaseGeometry) -> bool:
    """Whether there are small setts around it, or ground that nobody walks on."""
    covers = case.under(shape, STRIP / 1000)
    if all(c.ground.walkable and c.ground.texture is not Texture.SETTS for c in covers):
        return False
    smooth = [c.shape for c in covers if c.ground.walkable and c.ground.texture is not Texture.SETTS]
    stands = [o.shape for o in case.ground.near(shape, STRIP / 1000) if o.item != item]
    around = shapely.difference(shape.buffer(STRIP / 1000 - 0.002, join_style="mitre"), shapely.union_all([shape, *stands]))
    return bool(shapely.area(shapely.intersection(smooth, around)).sum() <= LITTLE)
