"""Nothing hangs lower than 2.25 m over walking ground.

Of a tree it counts how high its crown begins ten years after planting, when it has been lifted
(rules.md T36): what is still low then was never meant to be walked under. The crown of the first
years is this program's own guess and no ground to judge on.
"""

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from baukasten import trees
from baukasten.access.overhead import HEADROOM, low_area, underside
from baukasten.access.things import Thing, carried
from baukasten.body import Part
from baukasten.checks.case import Case, broken
from baukasten.checks.sources import DIN_18040_3_WAYS
from baukasten.element import Element
from baukasten.finding import Example, Finding, Rule, Severity
from baukasten.geometry import polygon
from baukasten.phrase import Length, _
from baukasten.units import Millimetre

RULE = Rule(
    "A12", _("Nobody bumps their head"), Severity.SHOULD, DIN_18040_3_WAYS,
    (
        Example("yard 20 x 20; branch at 2.25 10,10", 0),
        Example("yard 20 x 20; branch at 2.24 10,10", 1),
        Example("yard 20 x 20; hedgebed 5,5 to 15,15; branch at 2.24 10,10", 0),
        Example("yard 20 x 20; tree 10,10", 0),
        Example("yard 20 x 20; bush 10,10", 1),
        Example("yard 20 x 20; bench 10,10; pergola 15,15", 0),
    ),
)
REACHES_DOWN: Millimetre = 150
"""What begins lower than this a cane finds (rules.md A16), so nobody walks into it unwarned."""
BESIDE = 0.15
"""Metres that a thing may bulge over its own foot."""
GROWN_IN = 10
"""Years."""


def check(case: Case) -> Iterator[Finding]:
    known: dict[str, list[tuple[Millimetre, BaseGeometry]]] = {}
    for thing in case.things:
        for height, shape in _hanging(thing, known):
            over = shapely.intersection(carried(shape, thing.at, thing.angle), case.ground.walk)
            if over.area > 0.01:
                text = _(
                    "{name} hangs at {measured} over ground where people walk; {needed} must be free.",
                    name=case.name(thing.item), measured=Length(height), needed=Length(HEADROOM),
                )
                yield broken(RULE, (thing.item,), over, text, height / 1000, HEADROOM / 1000, "m")
                break


def _hanging(thing: Thing, known: dict[str, list[tuple[Millimetre, BaseGeometry]]]) -> list[tuple[Millimetre, BaseGeometry]]:
    """Underside and low area of what hangs too low, in the element's own system, the lowest first."""
    element = thing.element
    if element.tree:
        size = trees.size(element.tree, GROWN_IN, thing.placed.height, thing.placed.spread)
        return _low(trees.parts(element.tree, size), element)
    if element.id not in known:
        known[element.id] = _low(element.body, element)
    return known[element.id]


def _low(parts: tuple[Part, ...], element: Element) -> list[tuple[Millimetre, BaseGeometry]]:
    hanging = [part for part in parts if REACHES_DOWN < underside(part) < HEADROOM]
    if not hanging:
        return []
    standing = [low_area(part) for part in parts if underside(part) <= REACHES_DOWN]
    foot = shapely.union_all([polygon(element.footprint), *standing]).buffer(BESIDE, quad_segs=4)
    low = [(underside(part), shapely.difference(low_area(part), foot)) for part in hanging]
    return sorted(((height, shape) for height, shape in low if not shape.is_empty), key=lambda pair: pair[0])
